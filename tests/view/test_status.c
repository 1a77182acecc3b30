/*
 * Who gives way in the last row.
 */
#include "view/status.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "tests/view/row.h"
#include "view/line.h"

#define DOT " \302\267 "
#define CUT "\342\200\246"

static const struct section sections[] = {
	{ { 0, 90 }, 1, 0, "The coast" },
	{ { 10, 90 }, 2, 1, "Harbours" },
	{ { 20, 90 }, 3, 2, "Those that silted up" },
};

/* The last stretch of two blanks or more as a bar: between what stands at the left and at the right. */
static const char *
with_bar(const char *row)
{
	static struct buffer out;
	const char *gap = NULL;

	for (const char *p = row; *p; p++)
		if (p[0] == ' ' && p[1] == ' ' && (p == row || p[-1] != ' '))
			gap = p;
	buffer_reset(&out);
	buffer_add(&out, row, gap ? (size_t)(gap - row) : strlen(row));
	if (gap)
		buffer_printf(&out, "|%s", gap + strspn(gap, " "));
	return out.bytes ? out.bytes : "";
}

static void
parts(void **state)
{
	static const struct {
		int columns;
		const char *title, *middle, *message;
		int section;
		const char *progress;
		const char *row;
	} rows[] = {
		{ 60, "A pilot's book", NULL, NULL, -1, NULL, " A pilot's book|34%" },
		{ 60, NULL, NULL, NULL, -1, NULL, "|34%" },
		{ 60, "A pilot's book", NULL, NULL, 1, NULL,
		  " A pilot's book" DOT "The coast \342\200\272 Harbours|34%" },
		{ 60, "The coast", NULL, NULL, 1, NULL, " The coast" DOT "Harbours|34%" },
		{ 60, "The coast", NULL, NULL, 0, NULL, " The coast|34%" },
		{ 60, "The coast - Pilots", NULL, NULL, 1, NULL,
		  " The coast - Pilots" DOT "Harbours|34%" },
		{ 60, "The coast \342\200\224 Pilots", NULL, NULL, 0, NULL,
		  " The coast \342\200\224 Pilots|34%" },
		{ 60, "The coastal trade", NULL, NULL, 0, NULL,
		  " The coastal trade" DOT "The coast|34%" },
		{ 60, "A pilot's book", "2/9", NULL, 1, NULL,
		  " A pilot's book" DOT "The coast \342\200\272 Harbours" DOT "2/9|34%" },
		{ 60, "A pilot's book", NULL, NULL, 2, NULL,
		  " A pilot's book" DOT "Harbours \342\200\272 Those that silted up|34%" },
		{ 40, "A pilot's book of the long coast", NULL, NULL, 2, NULL,
		  " Those that silted up|34%" },
		{ 40, "A pilot's book", "Ada Brandt" DOT "said" DOT "2/9", NULL, 2, NULL,
		  " Ada Brandt" DOT "said" DOT "2/9|34%" },
		{ 20, "A pilot's book", "Ada Brandt" DOT "said" DOT "2/9", NULL, 2, NULL,
		  " Ada Brandt \302\267" CUT "|34%" },
		{ 60, "A pilot's book", NULL, NULL, -1, "sections 7%",
		  " A pilot's book|sections 7%" DOT "34%" },
		{ 60, "A pilot's book", "2/9", "No such word", 1, NULL, " No such word|34%" },
		{ 10, "A pilot's book", NULL, NULL, -1, NULL, " A p" CUT "|34%" },
		{ 3, "A pilot's book", NULL, NULL, -1, NULL, "34%" },
		{ 1, "A pilot's book", NULL, NULL, -1, NULL, CUT },
	};
	struct theme theme;
	struct frame frame;

	(void)state;
	theme_init(&theme, THEME_MONO, false);
	frame_init(&frame, 1, 1);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct status_line line = {
			.title = rows[i].title,
			.middle = rows[i].middle,
			.message = rows[i].message,
			.place = "34%",
			.progress = rows[i].progress,
			.sections = sections,
			.section_count = 3,
			.section = rows[i].section,
		};

		frame_reset(&frame, 1, rows[i].columns, (struct style){ 0 });
		status_draw(&line, &theme, &frame, 0);
		assert_string_equal(with_bar(row_text(&frame, 0)), rows[i].row);
		if (rows[i].columns > 1)
			assert_int_equal(line_width(row_text(&frame, 0)),
			                 rows[i].columns - (rows[i].columns > 12));
	}
	frame_clear(&frame);
}

/* Row y of the frame. */
static const char *
nth_row(const struct frame *frame, int y)
{
	struct frame one = *frame;

	one.cells += (size_t)y * (size_t)frame->columns;
	one.rows = 1;
	return row_text(&one, 0);
}

static void
long_messages(void **state)
{
	static const char message[] =
		"A message of several words that needs more than one row of text";
	struct status_line line = { .message = message, .place = "34%" };
	struct theme theme;
	struct frame frame;

	(void)state;
	theme_init(&theme, THEME_MONO, false);
	frame_init(&frame, 9, 30);
	status_draw(&line, &theme, &frame, 8);
	assert_string_equal(nth_row(&frame, 6), " A message of several words");
	assert_string_equal(nth_row(&frame, 7), " that needs more than one row");
	assert_string_equal(nth_row(&frame, 8), " of text");
	assert_string_equal(nth_row(&frame, 5), "");
	frame_reset(&frame, 6, 30, (struct style){ 0 }); /* less room: it is cut */
	status_draw(&line, &theme, &frame, 5);
	assert_string_equal(nth_row(&frame, 4), " A message of several words");
	assert_string_equal(nth_row(&frame, 5), " that needs more than one ro" CUT);
	line.message = "/one/word/longer/than/any/row/there/is/on/this/screen";
	frame_reset(&frame, 9, 30, (struct style){ 0 });
	status_draw(&line, &theme, &frame, 8);
	assert_string_equal(nth_row(&frame, 7), "");
	assert_string_equal(nth_row(&frame, 8), " /one/word/longer/than/any/r" CUT);
	frame_clear(&frame);
}

static void
prompts(void **state)
{
	static const struct {
		int columns;
		const char *text, *remark;
		size_t cursor;
		const char *row;
		int column;
	} rows[] = {
		{ 30, "", NULL, 0, "/", 1 },
		{ 30, "pier", NULL, 4, "/pier", 5 },
		{ 30, "pier", "1/4", 2, "/pier                      1/4", 3 },
		{ 30, "pier", "1/4", 99, "/pier                      1/4", 5 },
		{ 12, "a long pattern", NULL, 14, "/ng pattern", 11 },
		{ 12, "a long pattern", NULL, 0, "/a long patt", 1 },
		{ 12, "\346\274\242\346\274\242\346\274\242\346\274\242\346\274\242\346\274\242",
		  NULL, 18, "/\346\274\242\346\274\242\346\274\242\346\274\242\346\274\242", 11 },
		{ 20, "a long pattern", "many words of a remark", 14, "/pattern  many word" CUT,
		  8 },
		{ 1, "pier", "1/4", 2, "/", 0 },
		{ 2, "pier", "1/4", 4, "/", 1 },
	};
	struct theme theme;
	struct frame frame;

	(void)state;
	theme_init(&theme, THEME_MONO, false);
	frame_init(&frame, 1, 1);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct prompt_line line = { "/", rows[i].text, rows[i].remark, rows[i].cursor,
			                    false };

		frame_reset(&frame, 1, rows[i].columns, (struct style){ 0 });
		prompt_draw(&line, &theme, &frame, 0);
		assert_string_equal(row_text(&frame, 0), rows[i].row);
		assert_int_equal(frame.cursor_row, 0);
		assert_int_equal(frame.cursor_column, rows[i].column);
	}
	frame_clear(&frame);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(parts),
		cmocka_unit_test(long_messages),
		cmocka_unit_test(prompts),
	};

	setlocale(LC_CTYPE, "");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
