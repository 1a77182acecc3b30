/*
 * What plain patterns find: one row a phenomenon, each looked for in stretches of several sizes. In the
 * texts {...} is what must be found, <...> is hidden and | ends a block.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "find/search.h"
#include "tests/find/sample.h"

struct row {
	const char *pattern;
	const char *text;
};

static const struct pattern_options smart = { 0 };
static const struct pattern_options ignore = { .case_rule = CASE_IGNORE };
static const struct pattern_options strict = { .case_rule = CASE_EXACT };
static const struct pattern_options word = { .whole_word = true };
static const struct pattern_options exact = { .exact = true };

static void
check_row(const struct row *row, const struct pattern_options *options, size_t stretch)
{
	struct sample sample;
	struct range found[SAMPLE_MATCHES];
	struct error error;
	bool complete;

	sample_init(&sample, row->text, strlen(row->text), BLOCK_PARAGRAPH);
	struct pattern *pattern = pattern_new(row->pattern, strlen(row->pattern), options, &error);
	assert_non_null(pattern);
	struct search *search = search_new(sample.document, pattern, 0, true);
	search_set_stretch(search, stretch);
	while (search_step(search, 1000) != SEARCH_DONE)
		;
	struct range all = { 0, UINT64_MAX };
	size_t count = search_matches(search, all, found, SAMPLE_MATCHES);
	sample_check(&sample, row->pattern, row->text, found, count);
	assert_int_equal(search_count(search, &complete), count);
	assert_true(complete);
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
finds_letters_in_any_case(void **state)
{
	static const struct row rows[] = {
		{ "lantern", "A {lantern} in the window" },
		{ "lantern", "A {Lantern}, a {LANTERN}" },
		{ "lantern", "lanter, antern, lan tern" },
		{ "Lantern", "a lantern, a {Lantern}, a LANTERN" },
		{ "LANTERN", "a lantern, a Lantern, a {LANTERN}" },
		{ "x", "{x}" },
		{ "x", "{x}{x}{X}" },
		{ "", "nothing is found" },
		{ "lantern", "" },
		{ "tern", "{Tern}s and lan{tern}s" },
		{ "éa", "{éa} {ÉA} {EA}" },
		{ "Éa", "{Éa} éa EA {Ea}" },
		{ "σοφος", "{σοφος} {ΣΟΦΟΣ} {σοφός}" },
		{ "москва", "{Москва}, {МОСКВА}" },
		{ "Москва", "{Москва}, москва" },
		{ "ǆ", "{ǆ} {Ǆ} {ǅ} {dž}" },
		{ "istanbul", "{İstanbul} {ISTANBUL}" },
		{ "ılık", "{ılık} {ilik}" },
		{ "ნინო", "{ნინო}" },
		{ "42", "{42} 4 2" },
	};

	(void)state;
	CHECK(rows, &smart);
}

static void
follows_the_case_rule(void **state)
{
	static const struct row folded[] = {
		{ "Lantern", "{lantern} {LANTERN} {Lantern}" },
		{ "ÉTÉ", "{été} {Ete}" },
		{ "STRASSE", "{Straße} {strasse} {STRAẞE}" },
	};
	static const struct row kept[] = {
		{ "lantern", "{lantern} LANTERN Lantern" },
		{ "ete", "{été} {ete} Été" },
		{ "strasse", "{straße} {strasse} Straße" },
	};

	(void)state;
	CHECK(folded, &ignore);
	CHECK(kept, &strict);
}

static void
drops_accents(void **state)
{
	static const struct row rows[] = {
		{ "cafe", "a {café}" },
		{ "cafe", "a {cafe\u0301}, two" },
		{ "café", "a {cafe}, a {café}, a {cafe\u0301}" },
		{ "cafe\u0301", "a {cafe}, a {café}" },
		{ "e", "{é}" },
		{ "e", "{e\u0301}" },
		{ "e", "{e\u0323\u0301}t{é\u0323}" },
		{ "ete", "{e\u0301te\u0301}" },
		{ "\u0301", "cafe\u0301" },
		{ "tieng viet", "{Tiếng Việt}" },
		{ "tie\u0302\u0301ng", "{tiếng}" },
		{ "lodz", "{Łódź}" },
		{ "malmo", "{Malmö} {malmø}" },
		{ "aether", "{æther} {Æther} {aether}" },
		{ "œuvre", "{oeuvre} {œuvre} {Œuvre}" },
		{ "dakovo", "{Đakovo}" },
		{ "ναι", "{Ναί} {ναὶ}" },
		{ "ᾳ", "{ᾳ} {α} {ά}" },
		{ "ёж", "{ёж} {еж}" },
		{ "سلام", "{سَلام}" },
		{ "שלום", "{שָׁלוֹם}" },
		{ "a", "{å} {Å} {\u212b}" },
		{ "❤", "{❤\ufe0f} {❤}" },
		{ "👍", "{👍🏽} {👍}" },
	};

	(void)state;
	CHECK(rows, &smart);
}

static void
keeps_marks_that_make_letters(void **state)
{
	static const struct row rows[] = {
		{ "か", "{か} が か\u3099" }, { "が", "か {が} {か\u3099}" },
		{ "ガ", "カ {ガ} {ｶﾞ}" },     { "क", "कि {क}" },
		{ "कि", "{कि} का" },          { "=", "≠ {=}" },
		{ "ね", "{ね}こ" },
	};

	(void)state;
	CHECK(rows, &smart);
}

static void
knows_compatible_forms(void **state)
{
	static const struct row rows[] = {
		{ "office", "an {oﬃce}" },
		{ "oﬃce", "an {office}" },
		{ "fi", "{ﬁ}nd a {fi}sh" },
		{ "f", "{ﬁ}nd" },
		{ "i", "{ﬁ}nd" },
		{ "dif", "{diﬀ}" },
		{ "fa", "{ﬀa}" },
		{ "abc", "{ａｂｃ} {ＡＢＣ}" },
		{ "ａｂｃ", "{abc} {ABC}" },
		{ "ＡＢ", "{AB} ab" },
		{ "tm", "Lantern{™}" },
		{ "x2", "{x²}" },
		{ "iv", "chapter {Ⅳ}" },
		{ "1/2", "1⁄2" },
		{ "カナ", "{ｶﾅ} {カナ}" },
		{ "...", "well{…} yes{...}" },
		{ "…", "well{…} yes{...}" },
		{ "strasse", "{Straße} {STRASSE} {strasse} {STRAẞE}" },
		{ "straße", "{Straße} {STRASSE} {strasse}" },
		{ "Straße", "{Straße} {Strasse} STRASSE" },
		{ "ss", "{ß} {ss}" },
		{ "s", "{ß}" },
		{ "한", "{한} {\u1112\u1161\u11ab}" },
		{ "하", "한 {하} \u1112\u1161\u11ab {\u1112\u1161}" },
		{ "\u1112\u1161\u11ab글", "{한글}" },
		{ "k", "300 {\u212a}" },
		{ "㎏", "5 {kg}" },
		{ "¨", "a {¨} b" },
		{ "5 a", "5¨a" },
	};

	(void)state;
	CHECK(rows, &smart);
}

static void
evens_out_typography(void **state)
{
	static const struct row rows[] = {
		{ "don't", "I {don’t}, I {don't}, I {donʼt}" },
		{ "don’t", "I {don't}" },
		{ "\"so\"", "he said {“so”} and {\"so\"}" },
		{ "„so“", "{»so«} {\"so\"} {„so“}" },
		{ "'so'", "{‘so’} {‚so‘} {‹so›}" },
		{ "a-b", "{a-b} {a‐b} {a‑b} {a–b} {a—b} {a−b} {a﹣b} {a－b}" },
		{ "a—b", "{a-b}" },
		{ "5'", "{5′} tall" },
		{ "5\"", "{5″} wide" },
		{ "`", "‘" },
		{ "''", "″" },
	};

	(void)state;
	CHECK(rows, &smart);
}

static void
takes_white_space_as_one_blank(void **state)
{
	static const struct row rows[] = {
		{ "red door", "a {red door}" },
		{ "red door", "a {red   door}" },
		{ "red door", "a {red\ndoor}" },
		{ "red door", "a {red\r\n    door}" },
		{ "red door", "a {red \t\n\t door}" },
		{ "red door", "a {red\u00a0door}" },
		{ "red door", "a {red\u202fdoor}" },
		{ "red door", "a {red\u3000door}" },
		{ "red door", "a {red\u2003\u00a0door}" },
		{ "red   door", "a {red door}" },
		{ "red\u00a0door", "a {red\ndoor}" },
		{ "red door", "reddoor, red-door" },
		{ "red door", "a red|door" },
		{ "red\n\ndoor", "a red|door" },
		{ "red", "a {red}|door, {red}" },
		{ " ", "a{ }b{  \n }c" },
		{ " b", "a{  b}{ b}b" },
		{ "a ", "{a  }b" },
		{ "a ", "a|b" },
		{ "a ", "{a  }|b" },
		{ " b", "a|b" },
		{ "one two three", "{one\n  two\n  three}" },
		{ "red door", "a {red\u200b door}" },
		{ "red door", "a {red \u200b door}" },
	};

	(void)state;
	CHECK(rows, &smart);
}

static void
joins_broken_words(void **state)
{
	static const struct row rows[] = {
		{ "searching", "we were {search-\ning} it" },
		{ "searching", "we were {search-\n     ing} it" },
		{ "searching", "we were {search-\r\n\ting} it" },
		{ "searching", "we were {search-  \ning} it" },
		{ "search-ing", "we were {search-\n   ing} it" },
		{ "search- ing", "we were {search-\n   ing} it" },
		{ "search ing", "we were search-\n   ing it" },
		{ "searching", "we were {search‐\n   ing} it" },
		{ "searching", "we were {search\u00ad\n   ing} it" },
		{ "search-ing", "we were {search\u00ad\n   ing} it" },
		{ "searching", "we were search-ing, search- ing it" },
		{ "search", "{search}-\n  ing" },
		{ "search-", "{search-}\n  ing" },
		{ "search- ", "{search-\n  }ing" },
		{ "ing", "search-\n  {ing}" },
		{ "-ing", "search{-\n  ing}" },
		{ " ing", "search-{\n  ing}" },
		{ "pre- and post-war", "{pre-\nand post-war}" },
		{ "lantern light", "a {lan-\ntern light}" },
		{ "a-b", "{a-\nb}" },
		{ "ab", "{a-\nb}" },
		{ "ab", "a -\nb" },
		{ "ab", "a-\n- b" },
		{ "a - b", "{a -\nb}" },
		{ "searching", "search—\ning" },
		{ "searching", "search-|ing" },
		{ "handlebars", "{han-\ndle-\nbars}" },
		{ "1914-1918", "from {1914-\n1918}" },
		{ "été", "{é-\nté}" },
		{ "été", "{e\u0301-\nte\u0301}" },
	};

	(void)state;
	CHECK(rows, &smart);
}

static void
ignores_what_cannot_be_seen(void **state)
{
	static const struct row rows[] = {
		{ "lantern", "a {lan\u00adtern}" },
		{ "lan\u00adtern", "a {lantern}" },
		{ "lantern", "a {lan\u200btern}" },
		{ "lantern", "a {lan\u200ctern}" },
		{ "lantern", "a {l\u2060antern}\ufeff" },
		{ "lantern", "a {l\u00ada\u00adn\u00adt\u00ade\u00adr\u00adn}" },
		{ "lantern", "\u200f{lantern}\u200f" },
		{ "a b", "{a\u00ad b}" },
		{ "\u00ad", "lan\u00adtern" },
		{ "\u200b", "lan\u200btern" },
	};

	(void)state;
	CHECK(rows, &smart);
}

static void
steps_over_what_is_hidden(void **state)
{
	static const struct row rows[] = {
		{ "red door", "a {red\n<> >door}" },
		{ "red door", "<RFC 1   red door   page 2>a {red door}" },
		{ "red door", "a {red\n\n\n<page 2\n\f\nHeader>\n\n   door}" },
		{ "searching", "we {search-\n<page 2\f\nHeader\n>   ing} it" },
		{ "searching", "we {search-\n<* >ing} it" },
		{ "reddoor", "{red<ish>door}" },
		{ "red ish", "red<ish>door" },
		{ "ish", "red<ish>door" },
		{ "one two three", "{one\n<* >two\n<* * >three}" },
		{ "two", "<one>{two}<three>" },
		{ "é", "{e<x>\u0301}" },
		{ "e", "<e>|{e}" },
	};

	(void)state;
	CHECK(rows, &smart);
}

static void
stays_in_one_block(void **state)
{
	static const struct row rows[] = {
		{ "one two", "one|two" },
		{ "one two", "{one two}|one|two" },
		{ "one", "{one}|{one}|{one}" },
		{ "one\ntwo", "one|two {one two}" },
	};

	(void)state;
	CHECK(rows, &smart);
}

static void
finds_whole_words(void **state)
{
	static const struct row rows[] = {
		{ "lamp", "{lamp} lamps clamp {lamp}. ({lamp})" },
		{ "lamp", "{Lamp}|{lamp}|lamp9 _lamp {lamp}-post" },
		{ "red lamp", "a {red lamp} infrared lamp red lamps" },
		{ "lamp", "{lamp}’s {lamp}—{lamp}" },
		{ "lamp", "lamp\u00ads {lamp}\u00ad s" },
		{ "ete", "{été} étés" },
		{ "e", "{e\u0301} é\u0301t" },
		{ "中国", "我在{中国}人" },
		{ "-a", "b{-a} {-a} -ab" },
		{ "lamp", "{lamp}<s>" },
		{ "lamp", "lamp<>s" },
		{ "s", "ß {s}" },
		{ "лампа", "{лампа} лампада" },
	};

	(void)state;
	CHECK(rows, &word);
}

static void
takes_exact_patterns_literally(void **state)
{
	static const struct row rows[] = {
		{ "lantern", "{lantern} Lantern LANTERN" },
		{ "café", "{café} cafe cafe\u0301" },
		{ "cafe", "café {cafe} cafe\u0301" },
		{ "cafe\u0301", "café {cafe\u0301}" },
		{ "don't", "don’t {don't}" },
		{ "don’t", "{don’t} don't" },
		{ "a-b", "{a-b} a–b {a-\nb}" },
		{ "red door", "{red door} {red\n   door} {red\u00a0door}" },
		{ "abc", "ａｂｃ {abc}" },
		{ "fi", "ﬁ {fi}" },
		{ "lantern", "lan\u00adtern" },
		{ "lan\u00adtern", "{lan\u00adtern}" },
		{ "searching", "{search-\ning}" },
	};

	(void)state;
	CHECK(rows, &exact);
}

static void
lives_with_broken_text(void **state)
{
	static const struct row rows[] = {
		{ "red door", "\xff\xfe{red door}\xc3" },
		{ "red door", "red\xff door, red\xe2\x80 door" },
		{ "a", "\xe2{a}\xe2\x82{a}\xf0\x9f{a}\xc0" },
		{ "\ufffd", "a{\xff}b{\xe2\x82}c{\ufffd}" },
		{ "é", "\xc3{é}\xa9" },
	};

	(void)state;
	CHECK(rows, &smart);
}

static void
does_not_overlap(void **state)
{
	static const struct row rows[] = {
		{ "aa", "{aa}{aa}a" },
		{ "anana", "b{anana}na" },
		{ "---", "{---}{---}--" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		check_row(&rows[i], &smart, 64);
}

static void
sees_bytes_of_zero(void **state)
{
	static const char text[] = "red\0door {red door}\0{red door}";
	struct sample sample;
	struct error error;
	struct range found[SAMPLE_MATCHES];

	(void)state;
	sample_init(&sample, text, sizeof text - 1, BLOCK_PARAGRAPH);
	struct search *search =
		search_new(sample.document, pattern_new("red door", 8, &smart, &error), 0, true);
	struct range all = { 0, UINT64_MAX };
	size_t count = search_matches(search, all, found, SAMPLE_MATCHES);
	sample_check(&sample, "red door", text, found, count);
	search_free(search);
	search = search_new(sample.document, pattern_new("red\0d", 5, &smart, &error), 0, true);
	count = search_matches(search, all, found, SAMPLE_MATCHES);
	assert_int_equal(count, 1);
	assert_int_equal(found[0].start, 0);
	assert_int_equal(found[0].end, 5);
	search_free(search);
	sample_clear(&sample);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_letters_in_any_case),
		cmocka_unit_test(follows_the_case_rule),
		cmocka_unit_test(drops_accents),
		cmocka_unit_test(keeps_marks_that_make_letters),
		cmocka_unit_test(knows_compatible_forms),
		cmocka_unit_test(evens_out_typography),
		cmocka_unit_test(takes_white_space_as_one_blank),
		cmocka_unit_test(joins_broken_words),
		cmocka_unit_test(ignores_what_cannot_be_seen),
		cmocka_unit_test(steps_over_what_is_hidden),
		cmocka_unit_test(stays_in_one_block),
		cmocka_unit_test(finds_whole_words),
		cmocka_unit_test(takes_exact_patterns_literally),
		cmocka_unit_test(lives_with_broken_text),
		cmocka_unit_test(does_not_overlap),
		cmocka_unit_test(sees_bytes_of_zero),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
