/*
 * What is told from an expression: the literal that its matches hold, whether they begin with it, and which expressions are
 * not plain.
 */
#include "find/required.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

struct row {
	const char *source;
	const char *literal; /* "": nothing is required; NULL: not plain either */
	bool begins;
	const char *pair;
};

static const struct row rows[] = {
	{ "quin\\w+ [a-z]+ing", "quin", true, "qu" },
	{ "[a-z]+ing", "ing", false, "ng" },
	{ "\\w+ quiz\\b", "quiz", false, "qu" },
	{ "a.zebra", "zebra", false, "ze" },
	{ "e.zebra", "zebra", false, "ze" },
	{ "zo?x", "z", true, "z" },
	{ "zo+x", "zo", true, "zo" },
	{ "zo{2,3}x", "zo", true, "zo" },
	{ "z*ox", "ox", false, "ox" },
	{ "zo{0}x", "z", true, "z" },
	{ "zo+?x", "zo", true, "zo" },
	{ "\\bzone", "zone", true, "zo" },
	{ "(?:zone)x", "x", false, "x" },
	{ "(zone)?x", "x", false, "x" },
	{ "zone|word", "", false, "" },
	{ "(?:zone|word)x", "x", false, "x" },
	{ "e", "", false, "" },
	{ ".*", "", false, "" },
	{ "", "", false, "" },
	{ "z\\.c", "z.c", true, "z." },
	{ "\xc3\xa9zone", "zone", false, "zo" },
	{ "zone\xc3\xa9*", "zone", true, "zo" },
	{ "zone]", "zone]", true, "zo" },
	{ "z[]a]x", "z", true, "z" },
	{ "z[^]a]x", "z", true, "z" },
	{ "z[a-c\\w]+", "z", true, "z" },
	{ "z[^\\s]", "z", true, "z" },
	{ "ZONE", "ZONE", true, "ZO" },
	/* What looks at more than the match, or takes a line's end for what is no blank, or is not understood. */
	{ "z[^ ]", NULL, false, NULL },
	{ "z[^a -c]", NULL, false, NULL },
	{ "z[^ -~]", NULL, false, NULL },
	{ "z\\n", NULL, false, NULL },
	{ "z\\x41", NULL, false, NULL },
	{ "z\\pL", NULL, false, NULL },
	{ "z\\1", NULL, false, NULL },
	{ "\\Qzone\\E", NULL, false, NULL },
	{ "\\Azone", NULL, false, NULL },
	{ "z\\K", NULL, false, NULL },
	{ "zone$", NULL, false, NULL },
	{ "^zone", NULL, false, NULL },
	{ "zone++", NULL, false, NULL },
	{ "zone(?=x)", NULL, false, NULL },
	{ "zone(?>x)", NULL, false, NULL },
	{ "(?i)zone", NULL, false, NULL },
	{ "(?<n>zone)", NULL, false, NULL },
	{ "(*ACCEPT)zone", NULL, false, NULL },
	{ "z[[:alpha:]]", NULL, false, NULL },
	{ "z[[.x.]]", NULL, false, NULL },
	{ "z[\\n]", NULL, false, NULL },
	{ "z[a-\\d]", NULL, false, NULL },
	{ "z{", NULL, false, NULL },
	{ "z{,3}", NULL, false, NULL },
	{ "z{2", NULL, false, NULL },
	{ "z[a", NULL, false, NULL },
	{ "z\\", NULL, false, NULL },
	{ "(z", NULL, false, NULL },
	{ "z)", NULL, false, NULL },
	{ "\\b*z", NULL, false, NULL },
	{ "z\tx", NULL, false, NULL },
};

static void
tells_what_is_required(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const struct row *row = &rows[i];
		const char *literal = row->literal ? row->literal : "";
		struct required r;
		required_find(&r, row->source, strlen(row->source), false);
		if (r.plain != (row->literal != NULL) || r.size != strlen(literal) ||
		    memcmp(r.literal, literal, r.size) != 0 || r.begins != row->begins)
			fail_msg("/%s/: %splain, \"%.*s\"%s", row->source, r.plain ? "" : "not ",
			         (int)r.size, r.literal, r.begins ? " begins" : "");
		if (r.size)
			assert_memory_equal(r.literal + r.at, row->pair, strlen(row->pair));
	}
}

static void
folds_ascii_only(void **state)
{
	struct required r;

	(void)state;
	required_find(&r, "ZoNe", 4, true);
	assert_true(r.caseless);
	assert_int_equal(r.size, 4);
	assert_memory_equal(r.literal, "zone", 4);
}

static void
cuts_long_literals(void **state)
{
	char source[3 * REQUIRED_MAX];
	struct required r;

	(void)state;
	memset(source, 'a', sizeof source);
	memcpy(source + 2 * REQUIRED_MAX + 5, "zq", 2);
	required_find(&r, source, sizeof source, false);
	assert_true(r.plain && r.begins);
	assert_int_equal(r.size, REQUIRED_MAX);
}

static void
stops_at_deep_groups(void **state)
{
	char source[200];
	struct required r;

	(void)state;
	memset(source, '(', 100);
	memset(source + 100, ')', 100);
	required_find(&r, source, sizeof source, false);
	assert_false(r.plain);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(tells_what_is_required),
		cmocka_unit_test(folds_ascii_only),
		cmocka_unit_test(cuts_long_literals),
		cmocka_unit_test(stops_at_deep_groups),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
