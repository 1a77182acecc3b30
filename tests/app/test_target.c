#include "app/target.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/memory.h"

static const struct {
	const char *reference, *base;
	enum target_kind kind;
	const char *path, *name;
} cases[] = {
	{ "#end", "a/b.md", TARGET_PLACE, NULL, "end" },
	{ "#", NULL, TARGET_PLACE, NULL, "" },
	{ "", NULL, TARGET_REFUSED, NULL, NULL },
	{ "?q", NULL, TARGET_REFUSED, NULL, NULL },
	{ "other.md", "docs/a.md", TARGET_FILE, "docs/other.md", NULL },
	{ "other.md#two%20words", "docs/a.md", TARGET_FILE, "docs/other.md", "two%20words" },
	{ "../x.html?v=1#top", "/doc/a/b.html", TARGET_FILE, "/doc/a/../x.html", "top" },
	{ "other.md", "a.md", TARGET_FILE, "other.md", NULL },
	{ "other.md", NULL, TARGET_FILE, "other.md", NULL },
	{ "/etc/hosts", "docs/a.md", TARGET_FILE, "/etc/hosts", NULL },
	{ "a%20b%2Fc", "docs/a.md", TARGET_FILE, "docs/a b/c", NULL },
	{ "100%", "a/b", TARGET_FILE, "a/100%", NULL },
	{ "a%00b", "a/b", TARGET_REFUSED, NULL, NULL },
	{ "file:///tmp/a%23b.txt#x", "a/b", TARGET_FILE, "/tmp/a#b.txt", "x" },
	{ "file://localhost/tmp/a", NULL, TARGET_FILE, "/tmp/a", NULL },
	{ "FILE:/tmp/a", NULL, TARGET_FILE, "/tmp/a", NULL },
	{ "file://elsewhere/tmp/a", NULL, TARGET_REFUSED, NULL, NULL },
	{ "file:a", NULL, TARGET_REFUSED, NULL, NULL },
	{ "//example.org/a", "a/b", TARGET_REFUSED, NULL, NULL },
	{ "man:ls(1)", "a/b", TARGET_PAGE, "man:ls(1)", NULL },
	{ "info:grep#Usage of it", NULL, TARGET_PAGE, "info:grep", "Usage of it" },
	{ "man:", NULL, TARGET_REFUSED, NULL, NULL },
	{ "https://example.org/a?b=c#d", NULL, TARGET_OUTSIDE, "https://example.org/a?b=c#d",
	  NULL },
	{ "HTTP://example.org/'$(rm)`\"\n\x1b", NULL, TARGET_OUTSIDE,
	  "HTTP://example.org/%27%24%28rm%29%60%22%0A%1B", NULL },
	{ "mailto:a@b.org", NULL, TARGET_OUTSIDE, "mailto:a@b.org", NULL },
	{ "https://k\303\266ln.example/", NULL, TARGET_OUTSIDE, "https://k%C3%B6ln.example/",
	  NULL },
	{ "javascript:alert(1)", NULL, TARGET_REFUSED, NULL, NULL },
	{ "data:text/html,x", NULL, TARGET_REFUSED, NULL, NULL },
	{ "-x:y", NULL, TARGET_FILE, "-x:y", NULL },
};

static void
assert_same(const char *got, const char *wanted)
{
	if (wanted)
		assert_string_equal(got, wanted);
	else
		assert_null(got);
}

static void
test_kinds(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct target t = target_read(cases[i].reference, cases[i].base);
		assert_int_equal(t.kind, cases[i].kind);
		assert_same(t.path, cases[i].path);
		assert_same(t.name, cases[i].name);
		target_clear(&t);
	}
}

static void
test_decoding(void **state)
{
	static const struct {
		const char *from, *to;
		bool good;
	} strings[] = {
		{ "", "", true },         { "a%41b", "aAb", true }, { "%", "%", true },
		{ "%4", "%4", true },     { "%4g", "%4g", true },   { "%c3%B6", "\303\266", true },
		{ "%2541", "%41", true }, { "a%00b", "ab", false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof strings / sizeof *strings; i++) {
		char *s = memory_string(strings[i].from);
		assert_int_equal(target_decode(s), strings[i].good);
		if (strings[i].good)
			assert_string_equal(s, strings[i].to);
		free(s);
	}
}

static void
test_schemes(void **state)
{
	(void)state;
	assert_int_equal(target_scheme("https://x"), 6);
	assert_int_equal(target_scheme("svn+ssh:x"), 8);
	assert_int_equal(target_scheme("a/b:c"), 0);
	assert_int_equal(target_scheme("1:c"), 0);
	assert_int_equal(target_scheme(""), 0);
	assert_int_equal(target_scheme("abc"), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_kinds),
		cmocka_unit_test(test_decoding),
		cmocka_unit_test(test_schemes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
