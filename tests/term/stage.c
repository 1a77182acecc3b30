/* Each cell of a frame beside the cell that libvterm shows. */
#include "tests/term/stage.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/utf8.h"

void
stage_open(struct stage *stage, int rows, int columns)
{
	struct error error;

	*stage = (struct stage){ 0 };
	if (!caps_open(&stage->caps, STDOUT_FILENO, false, &error))
		fail_msg("%s", error.text);
	painter_init(&stage->painter, &stage->caps);
	stage->vterm = vterm_new(rows, columns);
	vterm_set_utf8(stage->vterm, 1);
	stage->screen = vterm_obtain_screen(stage->vterm);
	vterm_screen_enable_altscreen(stage->screen, 1);
	vterm_screen_reset(stage->screen, 1);
}

void
stage_close(struct stage *stage)
{
	painter_clear(&stage->painter);
	buffer_clear(&stage->out);
	vterm_free(stage->vterm);
	caps_close();
}

void
stage_send(struct stage *stage)
{
	const char *bytes = stage->out.bytes, *end = bytes + stage->out.size, *feed;

	while (!stage->caps.feed_keeps_column &&
	       (feed = memchr(bytes, '\n', (size_t)(end - bytes)))) {
		vterm_input_write(stage->vterm, bytes, (size_t)(feed - bytes));
		vterm_input_write(stage->vterm, "\r\n", 2);
		bytes = feed + 1;
	}
	vterm_input_write(stage->vterm, bytes, (size_t)(end - bytes));
}

size_t
stage_show(struct stage *stage, const struct frame *frame)
{
	buffer_reset(&stage->out);
	painter_paint(&stage->painter, frame, &stage->out);
	painter_keep(&stage->painter, frame);
	if (stage->out.size)
		stage_send(stage);
	return stage->out.size;
}

static uint32_t
seen_colour(VTermColor colour)
{
	if (VTERM_COLOR_IS_DEFAULT_FG(&colour) || VTERM_COLOR_IS_DEFAULT_BG(&colour))
		return COLOUR_NONE;
	if (VTERM_COLOR_IS_INDEXED(&colour))
		return COLOUR_INDEX | colour.indexed.idx;
	return COLOUR_RGB | (uint32_t)colour.rgb.red << 16 | (uint32_t)colour.rgb.green << 8 |
	       colour.rgb.blue;
}

void
stage_compare_cell(struct stage *stage, const struct frame *frame, int row, int column)
{
	const struct cell *cell = &frame->cells[row * frame->columns + column];
	VTermScreenCell seen;
	char buf[4], text[64] = "";
	const char *want;
	size_t n, used = 0;
	bool drawn;

	vterm_screen_get_cell(stage->screen, (VTermPos){ row, column }, &seen);
	if (cell->width == 0) {
		assert_int_equal((int)seen.chars[0], -1);
		return;
	}
	want = frame_text(frame, cell, buf, &n);
	if (seen.chars[0] == 0)
		text[used++] = ' ';
	for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && seen.chars[i]; i++)
		used += utf8_encode(seen.chars[i], text + used);
	if (used != n || memcmp(text, want, n) != 0)
		fail_msg("row %d column %d: \"%.*s\" and not \"%.*s\"", row, column, (int)used,
		         text, (int)n, want);
	drawn = *want != ' ' || (cell->style.attributes & (STYLE_UNDERLINE | STYLE_REVERSE));
	assert_int_equal(seen_colour(seen.bg), cell->style.background);
	assert_int_equal(!!seen.attrs.reverse, !!(cell->style.attributes & STYLE_REVERSE));
	assert_int_equal(!!seen.attrs.underline, !!(cell->style.attributes & STYLE_UNDERLINE));
	if (!drawn)
		return;
	assert_int_equal(seen_colour(seen.fg), cell->style.foreground);
	assert_int_equal(!!seen.attrs.bold, !!(cell->style.attributes & STYLE_BOLD));
	assert_int_equal(!!seen.attrs.italic, !!(cell->style.attributes & STYLE_ITALIC));
}

void
stage_compare(struct stage *stage, const struct frame *frame)
{
	VTermPos cursor;

	for (int row = 0; row < frame->rows; row++)
		for (int column = 0; column < frame->columns; column++)
			stage_compare_cell(stage, frame, row, column);
	if (frame->cursor_row < 0)
		return;
	vterm_state_get_cursorpos(vterm_obtain_state(stage->vterm), &cursor);
	assert_int_equal(cursor.row, frame->cursor_row);
	assert_int_equal(cursor.col, frame->cursor_column);
}
