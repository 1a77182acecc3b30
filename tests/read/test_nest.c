/* Levels: what is a section, and how deep, by style, label and number. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "read/nest.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

enum { MOST = 16 };

/* Styles by one letter: L abelled, N umbered, M argin, K nown name, C apitals, S hort, P oint; else the mark under it. */
struct entry {
	char style;
	const char *title;
	unsigned level; /* 0: no section */
};

static const struct outline {
	const char *name;
	struct survey survey;
	struct entry entries[MOST];
} outlines[] = {
	{ "parts and chapters",
	  { .book = true },
	  { { 'K', "Preface", 1 },
	    { 'L', "PART I", 1 },
	    { 'L', "CHAPTER I", 2 },
	    { 'L', "CHAPTER II", 2 },
	    { 'L', "PART II", 1 },
	    { 'L', "CHAPTER III", 2 },
	    { 'L', "Appendix A", 1 } } },
	{ "parts that hold books",
	  { .book = true },
	  { { 'L', "Part One", 1 },
	    { 'L', "Book I", 2 },
	    { 'L', "Chapter 1", 3 },
	    { 'L', "Part Two", 1 },
	    { 'L', "Book II", 2 } } },
	{ "dotted numbers under chapters",
	  { .margin = true },
	  { { 'L', "Chapter 1. A", 1 },
	    { 'N', "1.1. B", 2 },
	    { 'N', "1.1.1. C", 3 },
	    { 'N', "1.2. D", 2 },
	    { 'L', "Appendix A. E", 1 },
	    { 'N', "A.1. F", 2 } } },
	{ "a number whose parent is missing",
	  { .margin = true },
	  { { 'N', "1. A", 1 }, { 'N', "2.1. B", 2 }, { 'N', "3. C", 1 } } },
	{ "kinds of numbers, one under the other",
	  { 0 },
	  { { 'N', "I. A", 1 },
	    { 'N', "A. B", 2 },
	    { 'N', "B. C", 2 },
	    { 'N', "II. D", 1 },
	    { 'N', "A. E", 2 },
	    { 'N', "B. F", 2 } } },
	{ "letters after numbers are appendices",
	  { .margin = true },
	  { { 'N', "1. A", 1 },
	    { 'N', "2. B", 1 },
	    { 'N', "A. C", 1 },
	    { 'N', "B. D", 1 },
	    { 'N', "C. E", 1 } } },
	{ "numbers that do not count",
	  { 0 },
	  { { 'N', "3. A", 0 },
	    { 'N', "1. B", 0 },
	    { 'N', "1. C", 1 },
	    { 'N', "2. D", 1 },
	    { 'N', "7. E", 0 } } },
	{ "marks in the order of their appearance",
	  { .underlines = true },
	  { { '-', "A", 1 },
	    { '=', "B", 2 },
	    { '~', "C", 3 },
	    { '=', "D", 2 },
	    { '-', "E", 1 },
	    { '~', "F", 2 } } },
	{ "marks in AsciiDoc's order",
	  { .underlines = true, .asciidoc = true },
	  { { '-', "A", 1 }, { '^', "B", 2 }, { '~', "C", 2 }, { '^', "D", 3 } } },
	{ "one mark, the numbers tell",
	  { .underlines = true },
	  { { '-', "1. A", 1 }, { '-', "1.1. B", 2 }, { '-', "2. C", 1 } } },
	{ "short lines under capitals, but not under an abbreviation",
	  { 0 },
	  { { 'C', "THE FIRST WALL", 1 },
	    { 'S', "A stone", 2 },
	    { 'C', "NATO", 1 },
	    { 'S', "A boat", 2 } } },
	{ "an abbreviation alone", { 0 }, { { 'C', "NATO", 1 }, { 'S', "The wall", 1 } } },
	{ "three points",
	  { 0 },
	  { { 'S', "A", 1 },
	    { 'P', "First, a", 2 },
	    { 'P', "Second, b", 2 },
	    { 'P', "Third, c", 2 } } },
	{ "two points are none", { 0 }, { { 'P', "First, a", 0 }, { 'P', "Second, b", 0 } } },
	{ "points out of order",
	  { 0 },
	  { { 'P', "Second, a", 0 }, { 'P', "First, b", 0 }, { 'P', "Third, c", 0 } } },
	{ "points in a manual",
	  { .underlines = true },
	  { { '=', "A", 1 },
	    { 'P', "First, a", 0 },
	    { 'P', "Second, b", 0 },
	    { 'P', "Third, c", 0 } } },
};

static struct candidate
make(const struct entry *entry)
{
	static const struct {
		char letter;
		enum heading_style style;
	} styles[] = {
		{ 'L', HEADING_LABELLED }, { 'N', HEADING_NUMBERED }, { 'M', HEADING_MARGIN },
		{ 'K', HEADING_NAMED },    { 'C', HEADING_CAPS },     { 'S', HEADING_SHORT },
		{ 'P', HEADING_NONE },
	};
	struct candidate c = { .body = 100,
		               .title = (char *)(uintptr_t)entry->title,
		               .style = HEADING_UNDERLINED };
	size_t n = strlen(entry->title);

	for (size_t i = 0; i < COUNT(styles); i++)
		if (styles[i].letter == entry->style)
			c.style = (uint8_t)styles[i].style;
	if (c.style == HEADING_UNDERLINED)
		c.mark = entry->style;
	for (size_t i = 0; i < n; i++)
		c.key = c.key * 31 + (unsigned char)entry->title[i];
	if (entry->style == 'P')
		c.point = entry->title[0] == 'F' ? 1 : entry->title[0] == 'S' ? 2 : 3;
	else if (!numbering_parse(entry->title, n, &c.number))
		c.number = (struct numbering){ 0 };
	return c;
}

static void
test_levels(void **state)
{
	(void)state;
	for (size_t o = 0; o < COUNT(outlines); o++) {
		struct candidate c[MOST];
		size_t count = 0;

		while (count < MOST && outlines[o].entries[count].title) {
			c[count] = make(&outlines[o].entries[count]);
			count++;
		}
		nest(&outlines[o].survey, c, count);
		for (size_t i = 0; i < count; i++)
			if (c[i].level != outlines[o].entries[i].level)
				fail_msg("%s: \"%s\" has level %u", outlines[o].name, c[i].title,
				         c[i].level);
	}
}

/* Headings without text between that come again are a table of contents, whatever it is called. */
static void
test_contents(void **state)
{
	static const struct entry again[] = { { 'S', "Bread", 0 }, { 'S', "Butter", 0 },
		                              { 'S', "Salt", 0 },  { 'S', "Water", 0 },
		                              { 'S', "Bread", 1 }, { 'S', "Butter", 1 },
		                              { 'S', "Salt", 1 },  { 'S', "Water", 1 } };
	struct survey survey = { 0 };
	struct candidate c[COUNT(again)];

	(void)state;
	for (size_t i = 0; i < COUNT(again); i++) {
		c[i] = make(&again[i]);
		if (i < 4)
			c[i].body = 0;
	}
	nest(&survey, c, COUNT(again));
	for (size_t i = 0; i < COUNT(again); i++)
		assert_int_equal(c[i].level, again[i].level);
}

/* A headline under the title is a section only where there are others. */
static void
test_headline(void **state)
{
	static const struct entry two[] = { { 'S', "The wall has come down in the night", 1 },
		                            { 'S', "What is left", 1 } };
	struct survey survey = { 0 };
	struct candidate c[2] = { make(&two[0]), make(&two[1]) };

	(void)state;
	c[0].headline = true;
	nest(&survey, c, 2);
	assert_int_equal(c[0].level, 1);
	nest(&survey, c, 1);
	assert_int_equal(c[0].level, 0);
	nest(&survey, c, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_levels),
		cmocka_unit_test(test_contents),
		cmocka_unit_test(test_headline),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
