/*
 * Rows of a text as slices of its bytes: where each ends, for reflowed text, for kept lines, and for lines without an
 * end. Stepping from any row's start finds the steps that it was measured with.
 */
#include "layout/flow.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "layout/layout.h"

enum how { FLOWED, KEPT, CHOPPED };

/* In rows, '/' stands between two rows and '-' before it for a hyphen, '~' for a line feed. Hidden is what lies between < and >. */
static const struct {
	enum how how;
	unsigned cols;
	const char *text, *rows;
} table[] = {
	{ FLOWED, 10, "", "" },
	{ FLOWED, 10, "one", "one" },
	{ FLOWED, 10, "one two three", "one two /three" },
	{ FLOWED, 7, "one two three", "one two /three" },
	{ FLOWED, 6, "one two three", "one /two /three" },
	{ FLOWED, 3, "one two", "one /two" },
	{ FLOWED, 2, "one two", "on/e /tw/o" },
	{ FLOWED, 1, "one two", "o/n/e /t/w/o" },
	{ FLOWED, 10, "  one", "  one" },
	{ FLOWED, 3, "one   ", "one   " },
	{ FLOWED, 3, "   one", "   one" },
	{ FLOWED, 3, "   ", "   " },
	{ FLOWED, 7, "one \n\t two three", "one ~\t two /three" },
	{ FLOWED, 8, "well-known", "well-/known" },
	{ FLOWED, 20, "a (b) \"c\" d", "a (b) \"c\" d" },
	{ FLOWED, 6, "a (bcd) e", "a /(bcd) /e" },
	{ FLOWED, 4, "e.g. x", "e.g. /x" },
	{ FLOWED, 5, "abcdefgh ij", "abcde/fgh /ij" },
	{ FLOWED, 6, "ab cdefghijk", "ab /cdefgh/ijk" },
	{ FLOWED, 5, "so\u00adlong", "so\u00ad-/long" },
	{ FLOWED, 6, "so\u00adlong", "so\u00adlong" },
	{ FLOWED, 2, "so\u00adlo", "so\u00ad/lo" }, /* no cell for the hyphen */
	{ FLOWED, 3, "so\u00adlo", "so\u00ad-/lo" },
	{ FLOWED, 5, "one so\u00adlo", "one /so\u00adlo" },
	{ FLOWED, 7, "one so\u00adlo", "one so\u00ad-/lo" },
	{ FLOWED, 3,
	  "abc\u200b"
	  "def",
	  "abc\u200b/def" },
	{ FLOWED, 20, "one\u2028two\u2029three", "one\u2028/two\u2029/three" },
	{ FLOWED, 20, "one\u2028\u2028two", "one\u2028/\u2028/two" },
	{ FLOWED, 20, "one\u2028", "one\u2028" },
	{ FLOWED, 4, "\u65e5\u672c\u8a9e", "\u65e5\u672c/\u8a9e" },
	{ FLOWED, 4, "\u65e5\u672c\u3002\u8a9e", "\u65e5/\u672c\u3002/\u8a9e" },
	{ FLOWED, 5, "\u65e5\u672c\u8a9e", "\u65e5\u672c/\u8a9e" },
	{ FLOWED, 1, "\u65e5\u672c", "\u65e5/\u672c" },
	{ FLOWED, 4, "\u65e5\n\u672c", "\u65e5~\u672c" }, /* no blank: two cells each */
	{ FLOWED, 4, "\u65e5 \u672c", "\u65e5 /\u672c" },
	/* A word goes on behind its hyphen at a line's end, but for one that is left hanging. */
	{ FLOWED, 10, "well-\nknown", "well-~known" },
	{ FLOWED, 9, "well-\n  known", "well-~  /known" },
	{ FLOWED, 7, "op\u2010\ntion", "op\u2010~tion" },
	{ FLOWED, 12, "non-\nEuropean", "non-~European" },
	{ FLOWED, 8, "pre-\nand x", "pre-~and /x" },
	{ FLOWED, 7, "pre-\nand x", "pre-~/and x" },
	{ FLOWED, 10, "sea-\nandrew", "sea-~andrew" },
	{ FLOWED, 4, "1-\nab", "1-~/ab" },
	{ FLOWED, 4, "ab-\n12", "ab-~/12" },
	{ FLOWED, 4, "ab- cd", "ab- /cd" },
	{ FLOWED, 4, "a -\nb", "a -~/b" },
	{ FLOWED, 2, "e\u0301e\u0301e\u0301", "e\u0301e\u0301/e\u0301" },
	{ FLOWED, 3,
	  "a\u00a0"
	  "b c",
	  "a\u00a0"
	  "b /c" },
	{ FLOWED, 3, "\x1b\x1b", "\x1b/\x1b" },
	{ FLOWED, 3, "\xff\xff\xff\xff", "\xff\xff\xff/\xff" },
	{ FLOWED, 5, "ab<xx>cd ef", "ab<xx>cd /ef" },
	{ FLOWED, 5, "ab <xx> cd", "ab <xx> cd" },
	{ FLOWED, 5, "ab<\n> cd", "ab<~> cd" },
	{ FLOWED, 4, "ab <xx> cd", "ab <xx> /cd" },
	{ FLOWED, 2, "<xx>ab<yy> <zz>cd<ww>", "<xx>ab<yy> <zz>/cd<ww>" },
	{ FLOWED, 2, "<xx>", "<xx>" },

	{ KEPT, 10, "", "" },
	{ KEPT, 10, "a\nb", "a~/b" },
	{ KEPT, 10, "a\n\nb", "a~/~/b" },
	{ KEPT, 10, "a\n", "a~" },
	{ KEPT, 10, "\n\n", "~/~" },
	{ KEPT, 10, "a\r\nb\rc", "a\r~/b\r/c" },
	{ KEPT, 10, "one two three", "one two /three" },
	{ KEPT, 3, "  one", "  o/ne" },
	{ KEPT, 3, "one   \ntwo", "one   ~/two" },
	{ KEPT, 3, "one  two", "one  /two" },
	{ KEPT, 10, "\tabc", "\tab/c" },
	{ KEPT, 2, "abcd", "ab/cd" },
	{ KEPT, 10, "a\tbc\td", "a\tbc\t/d" },
	{ KEPT, 4, "\t\t", "\t\t" },
	{ KEPT, 3, "\u65e5\u672c", "\u65e5/\u672c" },
	{ KEPT, 20, "so\u00adlong\u200b", "so\u00adlong\u200b" },
	{ KEPT, 4, "ab<\n>cd", "ab<~>cd" },
	{ KEPT, 4, "<ab>\ncd", "<ab>~/cd" },

	{ KEPT, 10, "one two three\nx", "one two /three~/x" },
	{ KEPT, 10, "  one two three", "  one two /three" },
	{ KEPT, 9, "  one two three", "  one two /three" },
	{ KEPT, 3, "one\ntwo", "one~/two" },
	{ KEPT, 5, "abcdefgh", "abcde/fgh" },
	{ KEPT, 9, "a\tb c", "a\tb /c" },

	{ CHOPPED, 3, "one two three\nfour", "one two three~/four" },
	{ CHOPPED, 3, "\tx\r\n\ty", "\tx\r~/\ty" },
	{ CHOPPED, 3, "a\rb\n\nc\n", "a\r/b~/~/c~" },
	{ CHOPPED, 3, "<a\n>b\n<x>c\n<\n>", "<a~>b~<x>/c~<~>" },
	{ CHOPPED, 3, "a\r<x>\nb<\n>", "a\r<x>/~/b<~>" },
	{ CHOPPED, 3, "", "" },
};

struct source {
	char bytes[200];
	struct range hidden[8];
	struct flow_text text;
};

static void
make_source(enum how how, unsigned cols, const char *text, struct source *s)
{
	*s = (struct source){ .text = { .size = strlen(text), .tab_cols = 8 } };
	memcpy(s->bytes, text, s->text.size);
	for (size_t i = 0; i < s->text.size; i++) {
		if (text[i] == '<')
			s->hidden[s->text.hidden_count].start = i;
		if (text[i] == '>')
			s->hidden[s->text.hidden_count++].end = i + 1;
	}
	s->text.bytes = s->bytes;
	s->text.hidden = s->hidden;
	s->text.collapse = how == FLOWED;
	s->text.endless = how == CHOPPED;
	s->text.first_cols = s->text.rest_cols = cols;
}

static void
describe(const struct flow *f, const struct source *s, char *out)
{
	for (size_t i = 0; i < f->row_count; i++) {
		size_t end = i + 1 < f->row_count ? f->rows[i + 1].start : s->text.size;
		if (i)
			*out++ = '/';
		for (size_t at = f->rows[i].start; at < end; at++)
			*out++ = s->bytes[at] == '\n' ? '~' : s->bytes[at];
		if (f->rows[i].flags & ROW_HYPHEN)
			*out++ = '-';
	}
	*out = '\0';
}

static void
test_rows(void **unused)
{
	struct flow f = { 0 };
	struct source s;
	char rows[400];

	(void)unused;
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		make_source(table[i].how, table[i].cols, table[i].text, &s);
		flow_rows(&f, &s.text);
		describe(&f, &s, rows);
		if (strcmp(rows, table[i].rows))
			fail_msg("row %zu: \"%s\" at %u: %s", i, table[i].text, table[i].cols,
			         rows);
	}
	flow_clear(&f);
}

/* The first row may have more or less room than the others. */
static void
test_first_row(void **unused)
{
	static const struct {
		unsigned first, rest;
		const char *rows;
	} cases[] = { { 3, 7, "aa /bb cc /dd" },
		      { 8, 2, "aa bb cc /dd" },
		      { 1, 5, "a/a bb /cc dd" } };
	struct flow f = { 0 };
	struct source s;
	char rows[400];

	(void)unused;
	for (size_t i = 0; i < 3; i++) {
		make_source(FLOWED, 0, "aa bb cc dd", &s);
		s.text.first_cols = cases[i].first;
		s.text.rest_cols = cases[i].rest;
		flow_rows(&f, &s.text);
		describe(&f, &s, rows);
		assert_string_equal(rows, cases[i].rows);
	}
	flow_clear(&f);
}

/* From a row's start on, alone or with what follows, one finds the same steps. */
static void
test_steps(void **unused)
{
	struct flow f = { 0 };

	(void)unused;
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		struct source s;
		struct flow_step step, again;
		size_t hidden = 0, item = 0, row = 0, at = 0;
		make_source(table[i].how, table[i].cols, table[i].text, &s);
		flow_rows(&f, &s.text);
		if (s.text.endless) { /* nothing of it has levels */
			assert_int_equal(f.step_count, 0);
			continue;
		}
		bool counted = f.step_count > 0;
		for (; flow_next(&s.text, at, &hidden, 0, &step); at = step.end, item++) {
			size_t other = 0;
			assert_true(step.start >= at && step.end > step.start);
			if (row < f.row_count && (counted ? f.rows[row].item == item
			                                  : f.rows[row].start <= step.start)) {
				assert_true(f.rows[row].start <= step.start);
				assert_true(
					flow_next(&s.text, f.rows[row].start, &other, 0, &again));
				assert_int_equal(again.start, step.start);
				assert_int_equal(again.end, step.end);
				row++;
			}
		}
		if (counted)
			assert_int_equal(item, f.step_count);
		assert_int_equal(row, item ? f.row_count : 0);
	}
	flow_clear(&f);
}

/* Most text is ASCII, and has a way of its own: it finds what is found as soon as something is hidden. */
static void
test_ascii(void **unused)
{
	enum { SIZE = 150 };
	static const char *const pieces[] = {
		"word", "a",    "I",   " ",    "\n",  "  ", "-",
		"--",   " -",   ".",   ",",    "(b)", "/",  "12.5",
		"\"",   "\r\n", "\t",  "e.g.", "C++", "x=", "wordswordsword",
		"!",    " ",    "\n\n"
	};
	uint32_t state = 1;
	size_t own = 0;

	(void)unused;
	for (int turn = 0; turn < 20000; turn++) {
		struct flow fast = { 0 }, slow = { 0 };
		struct source s;
		char text[SIZE + 20] = "", rows[2][2 * SIZE + 40];

		while (strlen(text) < SIZE) {
			state = state * 1664525u + 1013904223u;
			size_t i = (state >> 16) % (sizeof pieces / sizeof *pieces);
			/* Mostly words and single blanks. */
			strcat(text, state >> 28 > 4 ? &"word "[state >> 26 & 3] : pieces[i]);
		}
		make_source(FLOWED, 1 + (state >> 8) % 30, text, &s);
		s.text.first_cols = 1 + (state >> 4) % 20;
		flow_rows(&fast, &s.text);
		own += !fast.step_count;
		describe(&fast, &s, rows[0]);
		s.hidden[0] = (struct range){ s.text.size, s.text.size + 1 };
		s.text.hidden_count = 1;
		flow_rows(&slow, &s.text);
		describe(&slow, &s, rows[1]);
		assert_string_equal(rows[0], rows[1]);
		flow_clear(&fast);
		flow_clear(&slow);
	}
	assert_true(own > 1000);
}

static int
set_locale(void **unused)
{
	(void)unused;
	setlocale(LC_CTYPE, "");
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rows),
		cmocka_unit_test(test_first_row),
		cmocka_unit_test(test_steps),
		cmocka_unit_test(test_ascii),
	};

	return cmocka_run_group_tests_name("flow", tests, set_locale, NULL);
}
