/*
 * Character references: texts and what they stand for.
 */
#include "read/entity.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void
texts(void **unused)
{
	static const struct {
		const char *text, *plain, *in_attribute; /* NULL: the same */
	} cases[] = {
		{ "", "", NULL },
		{ "a & b && c&", "a & b && c&", NULL },
		{ "&amp;&lt;&gt;&quot;&apos;", "&<>\"'", NULL },
		{ "&hellip;&rsquo;&nbsp;x", "…’\xc2\xa0x", NULL },
		/* The first and the last, the longest, one of two code points, one with a digit. */
		{ "&AElig;&zwnj;", "Æ\xe2\x80\x8c", NULL },
		{ "&CounterClockwiseContourIntegral;", "∳", NULL },
		{ "&NotEqualTilde;&frac34;", "≂̸¾", NULL },
		/* Without a semicolon. */
		{ "&copy 2020 &amp", "© 2020 &", NULL },
		{ "&ampere &notin; &notit;", "&ere ∉ ¬it;", "&ampere ∉ &notit;" },
		{ "?a=1&copy=2&lt", "?a=1©=2<", "?a=1&copy=2<" },
		{ "&hellip &alpha", "&hellip &alpha", NULL },
		{ "&nosuch; &Amp;", "&nosuch; &Amp;", NULL },
		/* Numbers. */
		{ "&#65;&#x42;&#X43;&#68 &#x45", "ABCD E", NULL },
		{ "&#8217;&#x1F600;", "’😀", NULL },
		{ "&#147;x&#148;&#150;&#x80;&#129;", "“x”–€\xc2\x81", NULL },
		{ "&#0;&#xD800;&#1114112;&#99999999999999999999;", "����", NULL },
		{ "&#;&#x;&#y", "&#;&#x;&#y", NULL },
		{ "&#000000000000000000000000000000000000000065;", "A", NULL },
	};

	(void)unused;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		for (int in_attribute = 0; in_attribute < 2; in_attribute++) {
			struct buffer text = { 0 };
			buffer_add_string(&text, "");
			entity_text(cases[i].text, strlen(cases[i].text), in_attribute, &text);
			assert_string_equal(text.bytes, in_attribute && cases[i].in_attribute
			                                        ? cases[i].in_attribute
			                                        : cases[i].plain);
			buffer_clear(&text);
		}
	}
}

static void
cut_ones(void **unused)
{
	static const struct {
		const char *bytes;
		bool cut;
	} cases[] = {
		{ "&", true },
		{ "&am", true },
		{ "&amp;", false },
		{ "& ", false },
		{ "&#", true },
		{ "&#3", true },
		{ "&#x2", true },
		{ "&#3;", false },
		{ "&a#", false },
		{ "&amp=", false },
		{ "&abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz", false },
	};

	(void)unused;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_int_equal(entity_is_cut(cases[i].bytes, strlen(cases[i].bytes)),
		                 cases[i].cut);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(texts),
		cmocka_unit_test(cut_ones),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
