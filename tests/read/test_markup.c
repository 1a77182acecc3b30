/*
 * Tags and text as they come, whole and byte by byte.
 */
#include "read/markup.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"

static void
say_start(void *context, const char *name, const char *const *attributes)
{
	buffer_printf(context, "<%s", name);
	for (; attributes[0]; attributes += 2)
		buffer_printf(context, " %s=%s", attributes[0], attributes[1]);
	buffer_add_string(context, ">");
}

static void
say_end(void *context, const char *name)
{
	buffer_printf(context, "</%s>", name);
}

static void
say_text(void *context, const char *bytes, size_t n)
{
	buffer_add(context, bytes, n);
}

static bool
is_drawing(void *context, const char *name)
{
	const struct buffer *said = context;

	return (name && !strcmp(name, "svg")) || (said->size && strstr(said->bytes, "<svg>"));
}

static bool
is_id(const char *name, size_t n)
{
	return n == 2 && !memcmp(name, "id", n);
}

static const struct markup_raw raws[] = { { "style", false, false }, { "title", true, true } };

#define SAYS .start = say_start, .end = say_end, .text = say_text
static const struct markup_language page = { SAYS, .raws = raws, .raw_count = 2,
	                                     .is_foreign = is_drawing, .matters = is_id };
static const struct markup_language strict = { SAYS, .xml = true };
static const struct markup_language spaces = { SAYS, .xml = true, .prefixed = true, .bare = true };

static const struct {
	const struct markup_language *language;
	const char *bytes, *said;
} cases[] = {
	{ &page, "<P ID=a class=b>x &lt; y</P>", "<p id=a>x < y</p>" },
	{ &page, "<p/>a<svg/><p/>", "<p>a<svg></svg><p></p>" },
	{ &page, "<style>a<b>&amp;</style><title>a<b>&amp;</title>",
	  "<style>a<b>&amp;</style><title>a<b>&</title>" },
	{ &page, "a<plaintext>b</plaintext>", "a<plaintext>b</plaintext>" },
	{ &page, "<!DOCTYPE a [<!ENTITY b 'c'>]>d", "]>d" },
	{ &page, "<![CDATA[a]]>b", "b" },
	{ &page, "a < b, c<", "a < b, c<" },
	{ &page, "a<p id='b", "a" },
	{ &page, "a<p id='b>c", "a<p id='b>c" },
	{ &strict, "<x:P y:Z='1' z/>", "<p y:z=1 z=></p>" },
	{ &strict, "<style>a<b/></style>", "<style>a<b></b></style>" },
	{ &strict, "<!DOCTYPE a [<!ENTITY b 'c'>]>d&b;", "d&b;" },
	{ &strict, "<!DOCTYPE a SYSTEM 'b'>c", "c" },
	{ &strict, "<!DOCTYPE a [<!ENTITY b 'c'>d", "d" },
	{ &strict, "<![CDATA[a<b>]]>c<!-- d --><?e f?>", "a<b>c" },
	{ &strict, "<one attribute-of-more-than-sixty-four-bytes-is-none-that-any-format-has=1>",
	  "<one>" },
	{ &spaces, "<x:P y:Z='1' z=2 /></x:p>", "<x:p z=1 z=2></x:p></x:p>" },
};

static void
tokens(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buffer whole = { 0 }, pieces = { 0 };
		size_t n = strlen(cases[i].bytes);
		struct markup *markup = markup_new(cases[i].language, &pieces);
		markup_read(cases[i].language, &whole, cases[i].bytes, n);
		for (size_t k = 0; k < n; k++)
			markup_feed(markup, cases[i].bytes + k, 1);
		markup_end(markup);
		markup_free(markup);
		assert_string_equal(buffer_string(&whole), buffer_string(&pieces));
		if (strcmp(buffer_string(&whole), cases[i].said) != 0)
			fail_msg("%s: %s, not %s", cases[i].bytes, buffer_string(&whole),
			         cases[i].said);
		buffer_clear(&whole);
		buffer_clear(&pieces);
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(tokens),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
