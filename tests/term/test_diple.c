/*
 * The program in a terminal: reading the sample, its sections, its quotations, the panels, the help. What is
 * asserted is what a person sees: rows, and the attributes of cells.
 */
#include "tests/term/diple.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "tests/golden.h"
#include "tests/scratch.h"

static bool
same_colours(struct emulator_cell a, struct emulator_cell b)
{
	return a.fg == b.fg && a.bg == b.bg;
}

static bool
same_look(struct emulator_cell a, struct emulator_cell b)
{
	return same_colours(a, b) && a.bold == b.bold && a.italic == b.italic &&
	       a.underline == b.underline && a.reverse == b.reverse;
}

/* The look of the first cell of a text. */
static struct emulator_cell
cell_of(struct pty *pty, const char *text)
{
	int y, x;

	diple_find(pty, text, &y, &x);
	return pty_cell(pty, y, x);
}

/* Sends keys and waits until all has come of them. */
static void
type(struct pty *pty, const char *keys)
{
	assert_true(pty_send(pty, keys));
	assert_true(pty_settle(pty, 150));
}

static void
opens_the_sample(void **state)
{
	struct pty *pty = diple_open_sample();
	struct emulator_cell body = cell_of(pty, "somebody else is talking");
	int y, x;

	(void)state;
	assert_true(pty_mode(pty, 1049));
	assert_true(cell_of(pty, "The Mark in the Margin").bold);
	assert_false(cell_of(pty, "PORT ELDERY").bold);
	assert_false(same_look(cell_of(pty, "SUBSCRIBE"), body));

	/* The column is 72 wide, in the middle of 80 together with its margin. */
	diple_find(pty, "PORT ELDERY", &y, &x);
	assert_int_equal(x, 5);

	/* The status line: the title, and how far. */
	assert_non_null(strstr(pty_row(pty, 23), "The Mark in the Margin"));
	assert_non_null(strstr(pty_row(pty, 23), "Top"));
	diple_quit(pty);
}

static void
marks_quoted_lines(void **state)
{
	struct pty *pty = diple_open_sample();
	int first, last, x, mark_x = -1;

	(void)state;
	diple_find(pty, "Children always ask", &first, &x);
	diple_find(pty, "somebody else is talking", &last, &x);
	assert_true(first < last);
	for (int y = first; y <= last; y++) {
		const char *row = pty_row(pty, y);
		assert_int_equal(strncmp(row + strspn(row, " "), "\u203a", 3), 0);
		mark_x = (int)strspn(row, " ");
		assert_int_equal(mark_x, 3);
	}
	struct emulator_cell mark = pty_cell(pty, first, mark_x);
	struct emulator_cell prose = cell_of(pty, "PORT ELDERY");
	assert_false(same_look(mark, prose));
	assert_false(same_look(cell_of(pty, "somebody else is talking"), prose));

	/* No mark where nobody else speaks. */
	diple_find(pty, "PORT ELDERY", &first, &x);
	assert_null(strstr(pty_row(pty, first), "\u203a"));
	diple_quit(pty);
}

static void
goes_by_sections(void **state)
{
	struct pty *pty = diple_open_sample();

	(void)state;
	type(pty, "]");
	diple_assert_top(pty, "What the Scribes Did");
	assert_true(pty_cell(pty, 0, 5).bold);
	type(pty, "]");
	diple_assert_top(pty, "Whose Words Are Whose");
	type(pty, "[");
	diple_assert_top(pty, "What the Scribes Did");
	type(pty, "3]");
	pty_assert_row(pty, 0, "First, mark every line");
	/* The breadcrumb tells the section and the one around it. */
	pty_assert_row(pty, 23, "The Four Rules");
	type(pty, "G");
	pty_assert_text(pty, "Share this article");
	type(pty, "''");
	pty_assert_row(pty, 0, "First, mark every line");
	type(pty, "g");
	pty_assert_text(pty, "SUBSCRIBE");
	type(pty, "[");
	pty_assert_row(pty, 23, "This is the start");
	type(pty, "G");
	pty_assert_text(pty, "Share this article");
	diple_quit(pty);
}

static void
goes_by_quotations(void **state)
{
	struct pty *pty = diple_open_sample();
	struct emulator_cell before, now;

	(void)state;
	before = cell_of(pty, "somebody else is talking");
	type(pty, ")");
	pty_assert_row(pty, 23, "Maren Holt");
	pty_assert_row(pty, 23, "said");
	now = cell_of(pty, "somebody else is talking");
	assert_false(same_look(before, now));
	type(pty, ")");
	pty_assert_row(pty, 23, "Holt");
	assert_true(same_look(cell_of(pty, "somebody else is talking"), before));
	type(pty, "5)");
	type(pty, "6(");
	pty_assert_row(pty, 23, "Maren Holt");
	type(pty, "(");
	pty_assert_row(pty, 23, "No quotation before");
	diple_quit(pty);
}

static void
outline_beside_the_text(void **state)
{
	struct pty *pty = diple_open(100, 30, (const char *[]){ diple_sample(), NULL });
	int y, x;

	(void)state;
	pty_assert_text(pty, "The Mark in the Margin");
	type(pty, "t");
	/* Beside the text: both are there. */
	diple_find(pty, "Fourth, leave the", &y, &x);
	pty_assert_text(pty, "PORT ELDERY");
	type(pty, "jj");
	type(pty, "\r");
	diple_assert_top(pty, "The Four Rules");
	pty_assert_gone(pty, "What the Herring Said");

	/* Filtered as it is typed; Enter in the prompt, then in the panel. */
	type(pty, "t/season");
	pty_assert_gone(pty, "What the Herring Said");
	pty_assert_text(pty, "A Season in Numbers");
	type(pty, "\r\r");
	diple_assert_top(pty, "A Season in Numbers");

	/* Escape leaves everything as it was. */
	type(pty, "t");
	pty_assert_text(pty, "What the Scribes Did");
	type(pty, "kkk\033");
	diple_assert_top(pty, "A Season in Numbers");
	pty_assert_gone(pty, "What the Scribes Did");
	diple_quit(pty);
}

static void
outline_over_a_narrow_text(void **state)
{
	struct pty *pty = diple_open(60, 20, (const char *[]){ diple_sample(), NULL });

	(void)state;
	pty_assert_text(pty, "PORT ELDERY");
	type(pty, "t");
	pty_assert_text(pty, "Whose Words Are Whose");
	type(pty, "Gk\r");
	diple_assert_top(pty, "A Season in Numbers");
	diple_quit(pty);
}

static void
quotes_panel(void **state)
{
	struct pty *pty = diple_open(120, 40, (const char *[]){ diple_sample(), NULL });

	(void)state;
	pty_assert_text(pty, "PORT ELDERY");
	type(pty, "\"");
	pty_assert_text(pty, "Tobias Lindqvist");
	pty_assert_text(pty, "Anselm Okoro");
	type(pty, "/wedges");
	pty_assert_text(pty, "I am fond of wedges");
	type(pty, "\rG\r");
	pty_assert_text(pty, "seen one hold back water");
	pty_assert_row(pty, 39, "Anselm Okoro");
	diple_quit(pty);
}

static void
help_is_a_document(void **state)
{
	struct pty *pty = diple_open_sample();

	(void)state;
	type(pty, "h");
	pty_assert_text(pty, "diple: the keys");
	pty_assert_gone(pty, "PORT ELDERY");
	type(pty, "/half a screen down\r");
	pty_assert_text(pty, "d ^D");
	type(pty, "q");
	pty_assert_text(pty, "PORT ELDERY");
	type(pty, "\033OP"); /* F1 */
	pty_assert_text(pty, "diple: the keys");
	type(pty, "q");
	pty_assert_text(pty, "PORT ELDERY");
	diple_quit(pty);
}

static void
hints_at_unknown_keys(void **state)
{
	struct pty *pty = diple_open_sample();

	(void)state;
	type(pty, "Y");
	pty_assert_row(pty, 23, "Y does nothing here");
	type(pty, "j");
	pty_assert_gone(pty, "does nothing");
	type(pty, "\033[24~"); /* F12 */
	pty_assert_row(pty, 23, "F12 does nothing here");
	type(pty, "zx");
	pty_assert_row(pty, 23, "does nothing here");
	type(pty, ":frobnicate\r");
	pty_assert_row(pty, 23, "\"frobnicate\" is no command");
	diple_quit(pty);
}

static void
prompt_completes(void **state)
{
	struct pty *pty = diple_open_sample();

	(void)state;
	type(pty, ":got\t");
	pty_assert_row(pty, 23, ":goto");
	type(pty, "A Sea\t");
	pty_assert_row(pty, 23, ":goto A Season in Numbers");
	type(pty, "\r");
	diple_assert_top(pty, "A Season in Numbers");
	type(pty, ":\033[A"); /* the history */
	pty_assert_row(pty, 23, ":goto A Season in Numbers");
	type(pty, "\033");
	pty_assert_gone(pty, ":goto");
	type(pty, ":40%\r");
	pty_assert_text(pty, "The Four Rules");
	diple_quit(pty);
}

/* The first word of the first row that has one. */
static void
top_word(struct pty *pty, char *word, size_t size)
{
	for (int y = 0; y < 30; y++) {
		const char *row = pty_row(pty, y);
		row += strspn(row, " ");
		if (!strncmp(row, "\u203a", 3))
			row += 3 + strspn(row + 3, " ");
		if (!*row)
			continue;
		snprintf(word, size, "%.*s", (int)strcspn(row, " "), row);
		return;
	}
	fail_msg("an empty screen");
}

static void
resize_keeps_the_top_word(void **state)
{
	struct pty *pty = diple_open(100, 30, (const char *[]){ diple_sample(), NULL });
	char before[64], narrow[64], after[64];

	(void)state;
	pty_assert_text(pty, "PORT ELDERY");
	type(pty, "]jjjj");
	top_word(pty, before, sizeof before);
	for (int i = 0; i < 3; i++) {
		pty_resize(pty, 40, 30);
		assert_true(pty_settle(pty, 200));
		top_word(pty, narrow, sizeof narrow);
		assert_int_equal(strlen(pty_row(pty, 0)) <= 40 * 3, 1);
		pty_resize(pty, 100, 30);
		assert_true(pty_settle(pty, 200));
		top_word(pty, after, sizeof after);
		assert_string_equal(after, before);
	}
	/* A panel takes its room from the text and gives it back. */
	type(pty, "t");
	type(pty, "\033");
	top_word(pty, after, sizeof after);
	assert_string_equal(after, before);
	diple_quit(pty);
}

static void
any_size(void **state)
{
	static const struct {
		int cols, rows;
	} sizes[] = { { 1, 1 },   { 500, 200 }, { 2, 1 },  { 1, 2 },    { 3, 3 },
		      { 500, 1 }, { 1, 200 },   { 9, 40 }, { 500, 200 } };
	struct pty *pty = diple_open(1, 1, (const char *[]){ diple_sample(), NULL });

	(void)state;
	assert_true(pty_settle(pty, 300));
	for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
		pty_resize(pty, sizes[i].cols, sizes[i].rows);
		assert_true(pty_settle(pty, 100));
		type(pty, "t");
		type(pty, "\033");
		type(pty, "\"");
		type(pty, "\033");
		type(pty, " )/the\r");
		type(pty, "wgh");
		type(pty, "q");
		assert_false(pty_wait_exit(pty, 0, NULL));
	}
	pty_resize(pty, 80, 24);
	type(pty, "wg");
	pty_assert_text(pty, "The Mark in the Margin");
	diple_quit(pty);
}

static void
wheel_and_click(void **state)
{
	struct pty *pty = diple_open(100, 24, (const char *[]){ diple_sample(), NULL });
	char event[64];
	int y, x;

	(void)state;
	pty_assert_text(pty, "PORT ELDERY");
	assert_true(pty_settle(pty, 200));
	type(pty, "\033[<65;20;10M");
	pty_assert_gone(pty, "SUBSCRIBE");
	type(pty, "\033[<64;20;10M");
	pty_assert_text(pty, "SUBSCRIBE");

	/* On a quotation, then on a row of the outline. */
	diple_find(pty, "somebody else is talking", &y, &x);
	snprintf(event, sizeof event, "\033[<0;%d;%dM\033[<0;%d;%dm", x + 1, y + 1, x + 1, y + 1);
	type(pty, event);
	pty_assert_row(pty, 23, "Holt");
	type(pty, "t");
	diple_find(pty, "A Season in Numbers", &y, &x);
	snprintf(event, sizeof event, "\033[<0;%d;%dM\033[<0;%d;%dm", x + 1, y + 1, x + 1, y + 1);
	type(pty, event);
	pty_assert_text(pty, "The reading room has counted");
	type(pty, "\033");
	diple_quit(pty);
}

static void
shows_strange_characters(void **state)
{
	struct pty *pty = diple_open(
		80, 24,
		(const char *[]){ scratch_text("strange.txt",
	                                       "A title \033[31mred \033[2Jand \007 bell.\n\n"
	                                       "Wide \u5f15\u7528 and e\u0301 and "
	                                       "\u202eoverride, and \377 no UTF-8.\n"),
	                          NULL });
	size_t size;
	int y, x;

	(void)state;
	diple_find(pty, "Wide \u5f15\u7528 and e\u0301 and", &y, &x);
	assert_int_equal(pty_cell(pty, y, x + 5).width, 2);
	pty_assert_text(pty, "\ufffd no UTF-8");
	/* Neither the bell, nor the colour, nor the override went through. */
	const char *sent = pty_output(pty, &size);
	assert_null(memchr(sent, 7, size));
	assert_null(strstr(sent, "\033[31mred"));
	assert_null(strstr(sent, "\033[2Jand"));
	assert_null(strstr(sent, "\u202e"));
	diple_quit(pty);
}

/* What was made for a terminal looks as it was meant to look, and only what has a look goes through. */
static void
shows_terminal_output(void **state)
{
	const char *file =
		scratch_text("output", "\033[33mcommit 12ab\033[m\n\n"
	                               "\033[1;31m-late\033[m \033[2Jline\n"
	                               "\033[7m\033]8;;https://example.org/\033\\turned\033]8;;"
	                               "\033\\\033[27m, _\bu_\bn_\bd_\be_\br\n");
	struct pty *pty = diple_open(120, 24, (const char *[]){ file, NULL });
	size_t size;
	int y, x;

	(void)state;
	diple_find(pty, "commit 12ab", &y, &x);
	assert_in_range(x, 0, 2);
	assert_int_equal(pty_cell(pty, y, x).fg, 3);
	diple_find(pty, "-late", &y, &x);
	assert_int_equal(pty_cell(pty, y, x).fg, 1);
	assert_true(pty_cell(pty, y, x).bold);
	diple_find(pty, "turned, under", &y, &x);
	assert_true(pty_cell(pty, y, x).reverse);
	assert_true(pty_cell(pty, y, x + 8).underline);
	assert_null(strstr(pty_output(pty, &size), "\033[2Jline"));
	diple_quit(pty);
}

/* The screen that the README shows is the screen that is there. */
static void
readme_shows_the_truth(void **state)
{
	static const char before[] = "instead of by lines:\n\n", after[] = "\nThe name: a diple";
	enum { COLS = 92, ROWS = 24, INDENT = 4 };
	char *readme = golden_read("README", NULL);
	char *start = strstr(readme, before), *end = strstr(readme, after);
	struct pty *pty = diple_open(COLS, ROWS, (const char *[]){ diple_sample(), NULL });
	struct buffer made = { 0 };

	(void)state;
	assert_non_null(start);
	assert_non_null(end);
	pty_assert_text(pty, "PORT ELDERY");
	assert_true(pty_settle(pty, 300));
	type(pty, "])");
	type(pty, "t");
	buffer_add(&made, readme, (size_t)(start - readme) + strlen(before));
	for (int y = 0; y < ROWS; y++) {
		const char *row = pty_row(pty, y);
		buffer_printf(&made, "%*s%s\n", *row ? INDENT : 0, "", row);
	}
	buffer_add_string(&made, end);
	golden_check("README", made.bytes, made.size);
	buffer_clear(&made);
	free(readme);
	type(pty, "\033");
	diple_quit(pty);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(opens_the_sample),
		cmocka_unit_test(marks_quoted_lines),
		cmocka_unit_test(goes_by_sections),
		cmocka_unit_test(goes_by_quotations),
		cmocka_unit_test(outline_beside_the_text),
		cmocka_unit_test(outline_over_a_narrow_text),
		cmocka_unit_test(quotes_panel),
		cmocka_unit_test(help_is_a_document),
		cmocka_unit_test(hints_at_unknown_keys),
		cmocka_unit_test(prompt_completes),
		cmocka_unit_test(resize_keeps_the_top_word),
		cmocka_unit_test(any_size),
		cmocka_unit_test(wheel_and_click),
		cmocka_unit_test(shows_strange_characters),
		cmocka_unit_test(shows_terminal_output),
		cmocka_unit_test(readme_shows_the_truth),
	};

	return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
