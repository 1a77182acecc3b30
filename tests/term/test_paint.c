/*
 * What the painter sends, seen by a terminal: after each frame libvterm must show that frame, whatever
 * stood there before.
 */
#include "term/paint.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "term/pen.h"
#include "tests/scratch.h"
#include "tests/term/stage.h"

static uint32_t random_state = 1;

static uint32_t
draw_lot(uint32_t below)
{
	random_state ^= random_state << 13;
	random_state ^= random_state >> 17;
	random_state ^= random_state << 5;
	return random_state % below;
}

static struct style
random_style(void)
{
	static const struct style styles[] = {
		{ 0, 0, 0 },
		{ 0, 0, 0 },
		{ 0, 0, STYLE_BOLD },
		{ COLOUR_INDEX | 2, 0, STYLE_UNDERLINE },
		{ COLOUR_INDEX | 9, COLOUR_INDEX | 236, STYLE_ITALIC },
		{ 0, COLOUR_INDEX | 12, 0 },
		{ COLOUR_INDEX | 150, 0, STYLE_BOLD | STYLE_DIM },
		{ 0, 0, STYLE_REVERSE },
		{ COLOUR_RGB | 0x8cc8f0, 0, STYLE_STRIKE },
		{ COLOUR_RGB | 0xafd787, COLOUR_RGB | 0x303030, 0 },
	};

	return styles[draw_lot(sizeof styles / sizeof *styles)];
}

/* Writes a few words somewhere. */
static void
scribble(struct frame *frame)
{
	static const char *const words[] = {
		"word",
		"a longer stretch of words",
		"      ",
		"\346\274\242\345\255\227",
		"e\314\201e\314\201",
		"x",
		"\303\251\303\250",
		"                                ",
	};
	int row = (int)draw_lot((uint32_t)frame->rows);
	int column = (int)draw_lot((uint32_t)frame->columns);

	frame_write(frame, row, column, frame->columns,
	            words[draw_lot(sizeof words / sizeof *words)], random_style());
}

/* Moves a stretch of rows, as scrolling does. */
static void
shift_rows(struct frame *frame)
{
	int top = (int)draw_lot((uint32_t)frame->rows);
	int rows = (int)draw_lot((uint32_t)(frame->rows - top)) + 1;
	int by = (int)draw_lot((uint32_t)rows);
	size_t columns = (size_t)frame->columns;
	struct cell *cells = frame->cells + (size_t)top * columns;

	if (draw_lot(2))
		memmove(cells, cells + (size_t)by * columns,
		        (size_t)(rows - by) * columns * sizeof *cells);
	else
		memmove(cells + (size_t)by * columns, cells,
		        (size_t)(rows - by) * columns * sizeof *cells);
}

/* A cell's style as a terminal with 256 colours has it. */
static void
flatten(const struct caps *caps, struct frame *frame)
{
	for (int i = 0; i < frame->rows * frame->columns; i++)
		frame->cells[i].style = pen_style(caps, frame->cells[i].style);
}

/* Paints frames that come of one another by scribbling and shifting, and looks at each. */
static void
play(struct stage *stage, struct frame *frame)
{
	for (int round = 0; round < 150; round++) {
		if (draw_lot(20) == 0)
			frame_reset(frame, frame->rows, frame->columns, random_style());
		if (draw_lot(3) == 0)
			shift_rows(frame);
		if (draw_lot(30) == 0)
			painter_forget(&stage->painter);
		for (uint32_t i = draw_lot(12); i > 0; i--)
			scribble(frame);
		flatten(&stage->caps, frame);
		frame->cursor_row = draw_lot(2) ? -1 : (int)draw_lot((uint32_t)frame->rows);
		frame->cursor_column = (int)draw_lot((uint32_t)frame->columns);
		stage_show(stage, frame);
		stage_compare(stage, frame);
		assert_int_equal(stage_show(stage, frame), 0);
	}
}

/* Seeded, so that every run is the same. */
static void
screen_becomes_the_frame(void **state)
{
	static const int sizes[][2] = { { 1, 1 },  { 1, 9 },   { 9, 1 },
		                        { 5, 12 }, { 24, 80 }, { 40, 33 } };
	static const char *const terms[] = { "xterm-256color", "screen-256color", "linux",
		                             "tmux-256color" };

	(void)state;
	for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++)
		for (size_t i = 0; i < 2 * (sizeof terms / sizeof *terms); i++) {
			struct frame frame;
			struct stage stage;

			setenv("TERM", terms[i / 2], 1);
			stage_open(&stage, sizes[s][0], sizes[s][1]);
			stage.caps.feed_keeps_column = i % 2;
			frame_init(&frame, sizes[s][0], sizes[s][1]);
			play(&stage, &frame);
			frame_clear(&frame);
			stage_close(&stage);
		}
	setenv("TERM", "xterm-256color", 1);
}

static void
number_rows(struct frame *frame, int from)
{
	char line[64];

	frame_reset(frame, frame->rows, frame->columns, (struct style){ 0 });
	for (int i = 0; i < frame->rows - 1; i++) {
		snprintf(line, sizeof line, "%d bottles of various sizes, all of them green",
		         (from + i) * 7919);
		frame_write(frame, i, 4, frame->columns, line, (struct style){ 0 });
	}
	frame_fill(frame, frame->rows - 1, 0, frame->columns,
	           (struct style){ 0, 0, STYLE_REVERSE });
}

/* Scrolling sends the new rows and no more. */
static void
scrolling_is_cheap(void **state)
{
	struct frame frame;
	struct stage stage;
	size_t whole;

	(void)state;
	stage_open(&stage, 24, 80);
	frame_init(&frame, 24, 80);
	number_rows(&frame, 100);
	whole = stage_show(&stage, &frame);
	assert_true(whole > 23 * 40);
	for (int to = 101; to < 104; to++) {
		number_rows(&frame, to);
		assert_true(stage_show(&stage, &frame) < 120);
		stage_compare(&stage, &frame);
	}
	number_rows(&frame, 98);
	assert_true(stage_show(&stage, &frame) < 5 * 60 + 40);
	stage_compare(&stage, &frame);
	frame_clear(&frame);
	stage_close(&stage);
}

/* A page of words, as a column with margins, and perhaps a list at its left that stays. */
static size_t
write_page(struct frame *frame, uint32_t seed, bool list)
{
	static const char *const words[] = { "of",     "the",   "harbour", "and",  "two",
		                             "thrown", "later", "without", "light" };
	size_t count = sizeof words / sizeof *words, size = 0;

	random_state = seed;
	frame_reset(frame, frame->rows, frame->columns, (struct style){ 0 });
	for (int row = 0; row < frame->rows - 1; row++) {
		int column = list ? 34 : 15, start = column;

		if (list)
			frame_write(frame, row, 2, 30, row % 2 ? "a section" : "one more section",
			            (struct style){ 0, 0, STYLE_BOLD });
		while (column < start + 60 && row % 7)
			column = 1 + frame_write(frame, row, column, frame->columns,
			                         words[draw_lot((uint32_t)count)],
			                         (struct style){ 0 });
		size += (size_t)(column - start);
	}
	frame_fill(frame, frame->rows - 1, 0, frame->columns,
	           (struct style){ 0, 0, STYLE_REVERSE });
	return size;
}

/* A page that takes another's place costs its text, six bytes a row and thirty, and in place no more than eleven a row. */
static void
pages_are_cheap(void **state)
{
	struct frame frame;
	struct stage stage;

	(void)state;
	for (int list = 0; list < 2; list++) {
		stage_open(&stage, 40, 100);
		stage.caps.feed_keeps_column = true;
		frame_init(&frame, 40, 100);
		write_page(&frame, 1, list);
		stage_show(&stage, &frame);
		for (uint32_t seed = 2; seed < 12; seed++) {
			size_t text = write_page(&frame, seed, list);
			size_t sent = stage_show(&stage, &frame);

			stage_compare(&stage, &frame);
			if (sent > text + (list ? 39 * 11 : 39 * 6 + 30))
				fail_msg("%zu bytes for %zu of text", sent, text);
			if (list)
				assert_null(strstr(stage.out.bytes, "section"));
		}
		frame_clear(&frame);
		stage_close(&stage);
	}
}

/* Emoji of several parts: the cells beside them stay where they are, however the terminal draws them. */
static void
disputed_widths(void **state)
{
	static const char family[] = "\360\237\221\251\342\200\215\360\237\221\247";
	struct frame frame;
	struct stage stage;

	(void)state;
	stage_open(&stage, 3, 40);
	frame_init(&frame, 3, 40);
	frame_put(&frame, 1, 4, family, sizeof family - 1, 4, (struct style){ 0 });
	frame_write(&frame, 1, 8, 40, "after", (struct style){ 0 });
	stage_show(&stage, &frame);
	for (int i = 8; i < 13; i++)
		stage_compare_cell(&stage, &frame, 1, i);
	assert_non_null(strstr(stage.out.bytes, family));
	frame_clear(&frame);
	stage_close(&stage);
}

static struct caps
other_caps(const char *term)
{
	struct error error;
	struct caps caps;

	setenv("TERM", term, 1);
	if (!caps_open(&caps, STDOUT_FILENO, false, &error))
		fail_msg("%s: %s", term, error.text);
	return caps;
}

/* Terminals with less: nothing is sent that they do not have. */
static void
lesser_terminals(void **state)
{
	static const struct {
		const char *term;
		int colours;
	} rows[] = {
		{ "vt100", 0 }, { "linux", 8 }, { "xterm", 8 }, { "vt220", 0 }, { "screen", 8 }
	};
	const struct style loud = { COLOUR_RGB | 0xff8000, COLOUR_INDEX | 200,
		                    STYLE_BOLD | STYLE_ITALIC | STYLE_STRIKE };

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct caps caps = other_caps(rows[i].term);
		struct buffer out = { 0 };
		struct painter painter;
		struct frame frame;

		assert_int_equal(caps.colours, rows[i].colours);
		painter_init(&painter, &caps);
		frame_init(&frame, 4, 20);
		frame_write(&frame, 0, 0, 20, "loud", loud);
		frame_fill(&frame, 3, 0, 20, (struct style){ 0, 0, STYLE_REVERSE });
		painter_paint(&painter, &frame, &out);
		painter_keep(&painter, &frame);
		assert_non_null(memmem(out.bytes, out.size, "loud", 4));
		assert_null(memmem(out.bytes, out.size, ";5;", 3));
		assert_null(memmem(out.bytes, out.size, "38;2", 4));
		if (rows[i].colours == 0)
			assert_null(memmem(out.bytes, out.size, "\033[3", 3));
		buffer_clear(&out);
		frame_clear(&frame);
		painter_clear(&painter);
		caps_close();
	}
	setenv("TERM", "xterm-256color", 1);
}

static void
refused_terminals(void **state)
{
	static const char *const names[] = { "dumb", "", "no-such-terminal" };
	struct error error;
	struct caps caps;

	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		setenv("TERM", names[i], 1);
		error.text[0] = '\0';
		assert_false(caps_open(&caps, STDOUT_FILENO, false, &error));
		assert_true(strlen(error.text) > 10);
	}
	setenv("TERM", "xterm-256color", 1);
}

/* A frame of more than a few hundred bytes is shown at once where the terminal can do that; a small one is as it is. */
static void
large_frames_are_shown_at_once(void **state)
{
	static const char *const words[] = { "a row of a frame that is large",
		                             "OTHER WORDS FOR IT, AS MANY" };
	struct frame frame;
	struct stage stage;
	char line[60];

	(void)state;
	stage_open(&stage, 12, 60);
	stage.caps.update_begin = "\033[?2026h";
	stage.caps.update_end = "\033[?2026l";
	frame_init(&frame, 12, 60);
	for (int turn = 0; turn < 2; turn++) {
		for (int row = 0; row < 12; row++) {
			snprintf(line, sizeof line, "%s %d", words[turn], row * 7);
			frame_write(&frame, row, 0, 60, line, (struct style){ 0 });
		}
		size_t size = stage_show(&stage, &frame);
		assert_true(size > 300);
		assert_memory_equal(stage.out.bytes, "\033[?2026h", 8);
		assert_memory_equal(stage.out.bytes + size - 8, "\033[?2026l", 8);
		stage_compare_cell(&stage, &frame, 11, 0);
	}
	frame_write(&frame, 3, 4, 60, "something else", (struct style){ 0 });
	assert_true(stage_show(&stage, &frame) > 0);
	assert_null(strstr(stage.out.bytes, "2026"));
	assert_int_equal(stage_show(&stage, &frame), 0);
	frame_clear(&frame);
	stage_close(&stage);
}

/* The capability Sync says how, where terminfo has it. */
static void
updates_of_terminfo(void **state)
{
	static const char source[] = "diple-sync|with Sync, use=xterm-256color,\n"
				     "\tSync=\\E[?2026%?%p1%{1}%-%tl%eh%;,\n";
	char command[8300];

	(void)state;
	snprintf(command, sizeof command, "tic -x -o %s %s", scratch_folder(),
	         scratch_text("source", source));
	if (system(command) != 0)
		skip(); /* there is no tic here */
	setenv("TERMINFO", scratch_folder(), 1);
	struct caps caps = other_caps("diple-sync");
	assert_string_equal(caps.update_begin, "\033[?2026h");
	assert_string_equal(caps.update_end, "\033[?2026l");
	caps_close();
	unsetenv("TERMINFO");
	caps = other_caps("xterm-256color");
	assert_null(caps.update_begin);
	assert_null(caps.update_end);
	caps_close();
}

static void
last_frame_as_text(void **state)
{
	struct frame frame;
	struct stage stage;

	(void)state;
	stage_open(&stage, 5, 20);
	frame_init(&frame, 5, 20);
	frame_write(&frame, 0, 2, 20, "first", (struct style){ 0 });
	frame_write(&frame, 2, 0, 20, "\346\274\242!", (struct style){ 0, 0, STYLE_BOLD });
	frame_fill(&frame, 4, 0, 20, (struct style){ 0, 0, STYLE_REVERSE });
	stage_show(&stage, &frame);
	buffer_reset(&stage.out);
	painter_print(&stage.painter, &stage.out);
	assert_string_equal(stage.out.bytes, "\033[m  first\r\n\r\n\033[1m\346\274\242!\033[m\r\n");
	frame_clear(&frame);
	stage_close(&stage);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(screen_becomes_the_frame),
		cmocka_unit_test(scrolling_is_cheap),
		cmocka_unit_test(pages_are_cheap),
		cmocka_unit_test(disputed_widths),
		cmocka_unit_test(lesser_terminals),
		cmocka_unit_test(refused_terminals),
		cmocka_unit_test(last_frame_as_text),
		cmocka_unit_test(large_frames_are_shown_at_once),
		cmocka_unit_test(updates_of_terminfo),
	};

	setlocale(LC_CTYPE, "");
	return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
