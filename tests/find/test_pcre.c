/*
 * Regular expressions over documents: what they see of a block, and that none of them takes too much. In the
 * texts {...} is what must be found, <...> is hidden and | ends a block.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "find/pattern.h"
#include "find/search.h"
#include "tests/find/sample.h"

struct row {
	const char *pattern;
	const char *text;
	int kind; /* enum block_kind */
};

static const struct pattern_options smart = { .regex = true };
static const struct pattern_options ignore = { .regex = true, .case_rule = CASE_IGNORE };
static const struct pattern_options strict = { .regex = true, .case_rule = CASE_EXACT };
static const struct pattern_options word = { .regex = true, .whole_word = true };

static struct search *
start(struct document *document, const char *regex, const struct pattern_options *options)
{
	struct error error = { "" };
	struct pattern *pattern = pattern_new(regex, strlen(regex), options, &error);

	if (!pattern)
		fail_msg("%s: %s", regex, error.text);
	return search_new(document, pattern, 0, true);
}

static void
run(struct search *search)
{
	while (search_step(search, 2000) != SEARCH_DONE)
		;
}

static void
check_row(const struct row *row, const struct pattern_options *options, size_t stretch)
{
	struct sample sample;
	struct range found[SAMPLE_MATCHES], all = { 0, UINT64_MAX };
	bool complete;

	sample_init(&sample, row->text, strlen(row->text), row->kind);
	struct search *search = start(sample.document, row->pattern, options);
	search_set_stretch(search, stretch);
	run(search);
	size_t count = search_matches(search, all, found, SAMPLE_MATCHES);
	sample_check(&sample, row->pattern, row->text, found, count);
	assert_int_equal(search_count(search, &complete), count);
	assert_false(search_limited(search));
	search_free(search);
	sample_clear(&sample);
}

static void
check_rows(const struct row *rows, size_t count, const struct pattern_options *options)
{
	static const size_t stretches[] = { 64 * 1024, 64, 7, 1 };

	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < sizeof stretches / sizeof *stretches; k++)
			check_row(&rows[i], options, stretches[k]);
}

#define CHECK(rows, options) check_rows(rows, sizeof(rows) / sizeof *(rows), options)

static void
matches_as_pcre_does(void **state)
{
	static const struct row rows[] = {
		{ "l[aeiou]mp", "{lamp} {limp} lymp", 0 },
		{ "lamps?", "{lamp} {lamps} {lamps}s", 0 },
		{ "\\bl\\w+", "{lamp} clamp {light}", 0 },
		{ "a+", "{aaa}b{a}", 0 },
		{ "a*", "{aaa}b{a}", 0 },
		{ "x*", "abc", 0 },
		{ "(?=a)", "aaa", 0 },
		{ "(\\w)\\1", "be{tt}er b{oo}k", 0 },
		{ "foo\\Kbar", "foo{bar}", 0 },
		{ "(?<=the )\\w+", "the {lamp} a light", 0 },
		{ "é+", "caf{éé} cafe", 0 },
		{ "\\w+", "{été} {中国} {déjà}", 0 },
		{ "\\d{2,3}", "1 {22} {333} {444}4", 0 },
		{ "a.c", "{abc} {aéc} ac", 0 },
		{ "ß", "{ß} ss", 0 },
	};

	(void)state;
	CHECK(rows, &smart);
}

static void
sees_the_block_as_one_line(void **state)
{
	static const struct row rows[] = {
		{ "red door", "a {red\ndoor}, a {red   \n\t  door}", 0 },
		{ "red door", "a {red\n<> >door}", 0 },
		{ "red.door", "a {red\r\ndoor}", 0 },
		{ "red  door", "a {red  door} red\ndoor", 0 },
		{ "red\\sdoor", "{red\n\ndoor}", 0 },
		{ "red ", "a {red\n   }door", 0 },
		{ " door", "a red{\n   door}", 0 },
		{ "reddoor", "{red<xxx>door}", 0 },
		{ "xxx", "red<xxx>door", 0 },
		{ "^red", "{red} red\nred|{red} red", 0 },
		{ "door$", "door\ndoor {door}|{door}", 0 },
		{ "^.*$", "{one\ntwo}|{three}", 0 },
		{ "red.*door", "{red\n   big\n door}|red|door", 0 },
		{ "one two", "{one\ntwo}", BLOCK_ITEM },
	};

	(void)state;
	CHECK(rows, &smart);
}

static void
sees_the_lines_of_kept_blocks(void **state)
{
	static const struct row rows[] = {
		{ "^red", "{red} x\n{red} y\n red", BLOCK_CODE },
		{ "door$", "{door}\nthe {door}\r\n{door}", BLOCK_VERBATIM },
		{ "red door", "red\ndoor {red door}", BLOCK_CODE },
		{ "red\\s+door", "{red\n  door}", BLOCK_CODE },
		{ "^.+$", "{one}\n{two}\r\n{three}", BLOCK_CODE },
	};

	(void)state;
	CHECK(rows, &smart);
}

static void
follows_the_case_rule(void **state)
{
	static const struct row smarts[] = {
		{ "lamp", "{lamp} {Lamp} {LAMP}", 0 },
		{ "Lamp", "lamp {Lamp} LAMP", 0 },
		{ "\\Wlamp\\W", "a{ Lamp }b", 0 },
		{ "\\P{Nd}amp", "{Lamp} {lamp}", 0 },
		{ "é", "{é} {É}", 0 },
		{ "É", "é {É}", 0 },
	};
	static const struct row folded[] = { { "Lamp", "{lamp} {Lamp}", 0 } };
	static const struct row kept[] = { { "lamp", "{lamp} Lamp", 0 } };
	static const struct row words[] = {
		{ "lamp|light", "{lamp} lamps {light} lights", 0 },
	};

	(void)state;
	CHECK(smarts, &smart);
	CHECK(folded, &ignore);
	CHECK(kept, &strict);
	CHECK(words, &word);
}

static void
lives_with_broken_text(void **state)
{
	static const struct row rows[] = {
		{ "lamp", "\xff{lamp}\xc3\xe2\x82{lamp}\xf0", 0 },
		{ "a.b",
		  "{a-b} a\xff"
		  "b {acb}",
		  0 },
		{ "\\w+", "\x80{one}\xbf\xbf\xbf\xbf\xbf{two}", 0 },
	};

	(void)state;
	CHECK(rows, &smart);
}

static void
says_what_is_wrong(void **state)
{
	static const struct {
		const char *pattern;
		const char *sentence;
	} rows[] = {
		{ "(lamp",
		  "not a regular expression, at character 6: missing closing parenthesis" },
		{ "é[a", "not a regular expression, at character 4: missing terminating ]"
		         " for character class" },
		{ "*", "not a regular expression, at character 1: quantifier does not follow"
		       " a repeatable item" },
		{ "\\C", "not a regular expression, at character 3: using \\C is disabled by"
		         " the application" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct error error;
		assert_null(pattern_new(rows[i].pattern, strlen(rows[i].pattern), &smart, &error));
		assert_string_equal(error.text, rows[i].sentence);
	}
}

static char *
repeat(const char *piece, size_t times)
{
	size_t n = strlen(piece);
	char *text = malloc(n * times + 1);

	assert_non_null(text);
	for (size_t i = 0; i < times; i++)
		memcpy(text + i * n, piece, n);
	text[n * times] = '\0';
	return text;
}

/* Each step must come back; how many it takes is bounded, too. */
static void
bounds_what_patterns_take(void **state)
{
	static const struct {
		const char *pattern, *piece;
		size_t times;
		bool limited;
	} rows[] = {
		{ "(a+)+b", "a", 5000, true },
		{ "(a|aa)+b", "a", 3000, true },
		{ "(.*)*xb", "some words and more ", 200, true },
		{ "(x+x+)+b", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx ", 40, true },
		{ "(\\w+\\s?)+b", "one two three four five six seven eight nine ten ", 20, true },
		{ "(a?){30}a{30}b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa ", 10, true },
		{ "(?=(a+))a*x\\1b", "a", 20000, false },
		{ "a+b", "a", 10000, false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		/* PCRE2 looks for a b first: there is one, where it is of no use. */
		char *text = repeat(rows[i].piece, rows[i].times);
		text[strlen(text) - 3] = '-';
		text[strlen(text) - 2] = 'b';
		struct document *document = sample_paragraph(text, strlen(text));
		struct search *search = start(document, rows[i].pattern, &smart);
		unsigned steps = 0;
		bool complete;
		while (search_step(search, 1000) != SEARCH_DONE)
			assert_true(++steps < 20000);
		assert_int_equal(search_count(search, &complete), 0);
		assert_true(complete);
		assert_int_equal(search_limited(search), rows[i].limited);
		search_free(search);
		document_free(document);
		free(text);
	}
}

/* What stands after the place that takes too long is found. */
static void
goes_on_after_a_limit(void **state)
{
	char *hard = repeat("a", 40);
	char text[200];
	struct range match;
	bool wrapped;

	(void)state;
	strcpy(text, hard);
	strcat(text, " - and then aab");
	struct document *document = sample_paragraph(text, strlen(text));
	struct search *search = start(document, "(a+)+b", &smart);
	run(search);
	assert_true(search_limited(search));
	assert_true(search_first(search, &match, &wrapped));
	assert_int_equal(match.start, strlen(text) - 3);
	search_free(search);
	document_free(document);
	free(hard);
}

/* A block longer than what is looked at in one piece: matches at the seams, ^ and $ at the ends only. */
static void
cuts_long_blocks(void **state)
{
	size_t n = 300 * 1000;
	char *text = repeat("0123456789", n / 10);
	struct document *document = sample_paragraph(text, n);
	bool complete;

	(void)state;
	for (int k = 0; k < 3; k++) {
		static const char *const patterns[] = { "890123", "^0|9$", "7.{14999}6" };
		static const uint64_t counts[] = { 29999, 2, 0 };
		struct search *search = start(document, patterns[k], &smart);
		run(search);
		assert_int_equal(search_count(search, &complete), counts[k]);
		search_free(search);
	}
	document_free(document);
	free(text);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(matches_as_pcre_does),
		cmocka_unit_test(sees_the_block_as_one_line),
		cmocka_unit_test(sees_the_lines_of_kept_blocks),
		cmocka_unit_test(follows_the_case_rule),
		cmocka_unit_test(lives_with_broken_text),
		cmocka_unit_test(says_what_is_wrong),
		cmocka_unit_test(bounds_what_patterns_take),
		cmocka_unit_test(goes_on_after_a_limit),
		cmocka_unit_test(cuts_long_blocks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
