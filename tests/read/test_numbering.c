/* The numbers that headings begin with, in many ways of writing, and lines that only look like them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "read/numbering.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static const struct {
	const char *line;
	enum label label;
	enum number_kind kind;
	unsigned depth;
	unsigned values[4];
	const char *rest;
} numbered[] = {
	{ "1. Purpose", LABEL_NONE, NUMBER_ARABIC, 1, { 1 }, "Purpose" },
	{ "12.  Wide", LABEL_NONE, NUMBER_ARABIC, 1, { 12 }, "Wide" },
	{ "3 Rivers", LABEL_NONE, NUMBER_ARABIC, 1, { 3 }, "Rivers" },
	{ "1.2 Tools", LABEL_NONE, NUMBER_ARABIC, 2, { 1, 2 }, "Tools" },
	{ "1.2.3. Tools", LABEL_NONE, NUMBER_ARABIC, 3, { 1, 2, 3 }, "Tools" },
	{ "4.10.", LABEL_NONE, NUMBER_ARABIC, 2, { 4, 10 }, "" },
	{ "2) Bread", LABEL_NONE, NUMBER_ARABIC, 1, { 2 }, "Bread" },
	{ "(2) Bread", LABEL_NONE, NUMBER_ARABIC, 1, { 2 }, "Bread" },
	{ "1.Tight", LABEL_NONE, NUMBER_ARABIC, 1, { 1 }, "Tight" },
	{ "IV. Laws", LABEL_NONE, NUMBER_ROMAN, 1, { 4 }, "Laws" },
	{ "xii) laws", LABEL_NONE, NUMBER_ROMAN, 1, { 12 }, "laws" },
	{ "I", LABEL_NONE, NUMBER_ROMAN, 1, { 1 }, "" },
	{ "XIV", LABEL_NONE, NUMBER_ROMAN, 1, { 14 }, "" },
	{ "XCIX.", LABEL_NONE, NUMBER_ROMAN, 1, { 99 }, "" },
	{ "A. Sources", LABEL_NONE, NUMBER_LETTER, 1, { 1 }, "Sources" },
	{ "(b) sources", LABEL_NONE, NUMBER_LETTER, 1, { 2 }, "sources" },
	{ "A.1 Sources", LABEL_NONE, NUMBER_LETTER, 2, { 1, 1 }, "Sources" },
	{ "C.2. Sources", LABEL_NONE, NUMBER_LETTER, 2, { 3, 2 }, "Sources" },
	{ "Chapter 4", LABEL_CHAPTER, NUMBER_ARABIC, 1, { 4 }, "" },
	{ "CHAPTER IV. The Mill", LABEL_CHAPTER, NUMBER_ROMAN, 1, { 4 }, "The Mill" },
	{ "Chapter Twenty-Two: Rain", LABEL_CHAPTER, NUMBER_WORD, 1, { 22 }, "Rain" },
	{ "CHAPTER THE FIRST", LABEL_CHAPTER, NUMBER_WORD, 1, { 1 }, "" },
	{ "PART ONE \xe2\x80\x94 The Sea", LABEL_PART, NUMBER_WORD, 1, { 1 }, "The Sea" },
	{ "Book II--1805", LABEL_BOOK, NUMBER_ROMAN, 1, { 2 }, "1805" },
	{ "Vol. 3", LABEL_VOLUME, NUMBER_ARABIC, 1, { 3 }, "" },
	{ "Appendix B. Tables", LABEL_APPENDIX, NUMBER_LETTER, 1, { 2 }, "Tables" },
	{ "Appendix C", LABEL_APPENDIX, NUMBER_ROMAN, 1, { 100 }, "" },
	{ "Section 3.2: Setup", LABEL_SECTION, NUMBER_ARABIC, 2, { 3, 2 }, "Setup" },
	{ "\xc2\xa7 12 Haftung", LABEL_ARTICLE, NUMBER_ARABIC, 1, { 12 }, "Haftung" },
	{ "EXAMPLE 2.1", LABEL_MINOR, NUMBER_ARABIC, 2, { 2, 1 }, "" },
	{ "Figure 1.2 A mill", LABEL_FIGURE, NUMBER_ARABIC, 2, { 1, 2 }, "A mill" },
	{ "Kapitel 7", LABEL_CHAPTER, NUMBER_ARABIC, 1, { 7 }, "" },
	{ "7. Kapitel", LABEL_CHAPTER, NUMBER_ARABIC, 1, { 7 }, "" },
	{ "Erstes Buch", LABEL_BOOK, NUMBER_WORD, 1, { 1 }, "" },
	{ "Second Part: Home", LABEL_PART, NUMBER_WORD, 1, { 2 }, "Home" },
	{ "Chapitre premier", LABEL_CHAPTER, NUMBER_WORD, 1, { 1 }, "" },
	{ "CAP\xc3\x8dTULO V", LABEL_CHAPTER, NUMBER_ROMAN, 1, { 5 }, "" },
	{ "Глава 3. Дом", LABEL_CHAPTER, NUMBER_ARABIC, 1, { 3 }, "Дом" },
	{ "ЧАСТЬ ПЕРВАЯ", LABEL_PART, NUMBER_WORD, 1, { 1 }, "" },
	{ "第一章 河", LABEL_CHAPTER, NUMBER_WORD, 1, { 1 }, "河" },
	{ "第二十三回", LABEL_CHAPTER, NUMBER_WORD, 1, { 23 }, "" },
	{ "第3节：方法", LABEL_SECTION, NUMBER_ARABIC, 1, { 3 }, "方法" },
	{ "제2장 강", LABEL_CHAPTER, NUMBER_ARABIC, 1, { 2 }, "강" },
	{ "三、方法", LABEL_NONE, NUMBER_WORD, 1, { 3 }, "方法" },
	{ "（二）方法", LABEL_NONE, NUMBER_WORD, 1, { 2 }, "方法" },
};

static const char *const plain[] = {
	"",
	"a",
	"i",
	"ii",
	"I am here",
	"A day",
	"e.g. this",
	"i.e. that",
	"1st place",
	"3D models",
	"2nd",
	"12:30 train",
	"1.5x faster",
	"12345. Too long",
	"IIX. wrong",
	"(see there)",
	"Chapter house",
	"Part of it",
	"chapters 1 and 2",
	"Section of wall",
	"10",
	"mix. of",
	"第一",
	"一天",
	"*** 1",
	"-1. x",
	"book",
	"Chapter4",
};

static void
test_numbered(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(numbered); i++) {
		struct numbering n;
		const char *line = numbered[i].line;

		if (!numbering_parse(line, strlen(line), &n))
			fail_msg("no number in \"%s\"", line);
		if (n.label != numbered[i].label || n.kind != numbered[i].kind ||
		    n.depth != numbered[i].depth || strcmp(line + n.rest, numbered[i].rest) != 0)
			fail_msg("\"%s\": label %u kind %u depth %u rest \"%s\"", line, n.label,
			         n.kind, n.depth, line + n.rest);
		for (unsigned k = 0; k < n.depth && k < 4; k++)
			if (n.value[k] != numbered[i].values[k])
				fail_msg("\"%s\": component %u is %u", line, k, n.value[k]);
	}
}

static void
test_plain(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(plain); i++) {
		struct numbering n;

		if (numbering_parse(plain[i], strlen(plain[i]), &n))
			fail_msg("\"%s\" is no number: label %u kind %u depth %u", plain[i],
			         n.label, n.kind, n.depth);
	}
}

/* A capital that is a letter as well as a Roman digit keeps both readings. */
static void
test_letter(void **state)
{
	struct numbering n;

	(void)state;
	assert_true(numbering_parse("C. Costs", 8, &n));
	assert_int_equal(n.kind, NUMBER_ROMAN);
	assert_int_equal(n.letter, 3);
	assert_true(numbering_parse("II. Costs", 9, &n));
	assert_int_equal(n.letter, 0);
	assert_true(numbering_parse("i) costs", 8, &n));
	assert_true(n.lower);
}

/* Any bytes at all: nothing is read past the end. */
static void
test_hostile(void **state)
{
	static const char bytes[] =
		"\xe7\xac\xac\xc2\xa7(1.ivxlcdm\xef\xbc\x91\xff\xe4\xb8\x80IVXLCDM9999.9999)";

	(void)state;
	for (size_t from = 0; from < sizeof bytes - 1; from++) {
		for (size_t n = 0; n <= sizeof bytes - 1 - from; n++) {
			struct numbering out;

			if (numbering_parse(bytes + from, n, &out)) {
				assert_in_range(out.rest, 1, n);
				assert_in_range(out.depth, 1, NUMBERING_DEPTH);
			}
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_numbered),
		cmocka_unit_test(test_plain),
		cmocka_unit_test(test_letter),
		cmocka_unit_test(test_hostile),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
