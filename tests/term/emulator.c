/*
 * libvterm behind a small door: bytes in; rows, cells and the terminal's own answers out.
 */
#include "tests/term/emulator.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <vterm.h>

enum { row_turns = 8 };

struct emulator {
	int cols, rows;
	VTerm *vterm;
	VTermScreen *screen;
	char *row[row_turns];
	unsigned turn;
};

struct emulator *
emulator_new(int cols, int rows)
{
	struct emulator *emulator = calloc(1, sizeof *emulator);

	assert(emulator);
	emulator->cols = cols;
	emulator->rows = rows;
	emulator->vterm = vterm_new(rows, cols);
	vterm_set_utf8(emulator->vterm, 1);
	emulator->screen = vterm_obtain_screen(emulator->vterm);
	vterm_screen_enable_altscreen(emulator->screen, 1);
	vterm_screen_reset(emulator->screen, 1);
	return emulator;
}

void
emulator_free(struct emulator *emulator)
{
	if (!emulator)
		return;
	vterm_free(emulator->vterm);
	for (int i = 0; i < row_turns; i++)
		free(emulator->row[i]);
	free(emulator);
}

void
emulator_resize(struct emulator *emulator, int cols, int rows)
{
	emulator->cols = cols;
	emulator->rows = rows;
	vterm_set_size(emulator->vterm, rows, cols);
	vterm_screen_flush_damage(emulator->screen);
}

void
emulator_write(struct emulator *emulator, const char *bytes, size_t size)
{
	vterm_input_write(emulator->vterm, bytes, size);
	vterm_screen_flush_damage(emulator->screen);
}

size_t
emulator_answer(struct emulator *emulator, char *bytes, size_t room)
{
	return vterm_output_read(emulator->vterm, bytes, room);
}

static size_t
put_utf8(char *to, uint32_t c)
{
	if (c < 0x80) {
		to[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		to[0] = (char)(0xC0 | c >> 6);
		to[1] = (char)(0x80 | (c & 0x3F));
		return 2;
	}
	if (c < 0x10000) {
		to[0] = (char)(0xE0 | c >> 12);
		to[1] = (char)(0x80 | (c >> 6 & 0x3F));
		to[2] = (char)(0x80 | (c & 0x3F));
		return 3;
	}
	to[0] = (char)(0xF0 | c >> 18);
	to[1] = (char)(0x80 | (c >> 12 & 0x3F));
	to[2] = (char)(0x80 | (c >> 6 & 0x3F));
	to[3] = (char)(0x80 | (c & 0x3F));
	return 4;
}

static int
colour(VTermColor colour)
{
	if (VTERM_COLOR_IS_DEFAULT_FG(&colour) || VTERM_COLOR_IS_DEFAULT_BG(&colour))
		return -1;
	if (VTERM_COLOR_IS_INDEXED(&colour))
		return colour.indexed.idx;
	return 0x1000000 | colour.rgb.red << 16 | colour.rgb.green << 8 | colour.rgb.blue;
}

struct emulator_cell
emulator_cell(struct emulator *emulator, int y, int x)
{
	struct emulator_cell cell = { .text = " ", .width = 1, .fg = -1, .bg = -1 };
	VTermScreenCell from;
	size_t size = 0;

	assert(y >= 0 && y < emulator->rows && x >= 0 && x < emulator->cols);
	if (!vterm_screen_get_cell(emulator->screen, (VTermPos){ .row = y, .col = x }, &from))
		return cell;
	/* The second half of a wide character is no character of its own. */
	if (from.chars[0] == UINT32_MAX) {
		cell.text[0] = '\0';
		cell.width = 0;
	} else if (from.chars[0]) {
		for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && from.chars[i]; i++)
			size += put_utf8(cell.text + size, from.chars[i]);
		cell.text[size] = '\0';
		cell.width = from.width;
	}
	cell.bold = from.attrs.bold;
	cell.underline = from.attrs.underline != 0;
	cell.italic = from.attrs.italic;
	cell.blink = from.attrs.blink;
	cell.reverse = from.attrs.reverse;
	cell.strike = from.attrs.strike;
	cell.fg = colour(from.fg);
	cell.bg = colour(from.bg);
	return cell;
}

const char *
emulator_row(struct emulator *emulator, int y)
{
	unsigned at = emulator->turn++ % row_turns;
	size_t size = 0, end = 0;
	char *row = realloc(emulator->row[at],
	                    (size_t)emulator->cols * sizeof(struct emulator_cell) + 1);

	assert(row);
	emulator->row[at] = row;
	for (int x = 0; x < emulator->cols; x++) {
		struct emulator_cell cell = emulator_cell(emulator, y, x);
		size_t length = strlen(cell.text);
		memcpy(row + size, cell.text, length);
		size += length;
		if (length && strcmp(cell.text, " ") != 0)
			end = size;
	}
	row[end] = '\0';
	return row;
}

bool
emulator_find(struct emulator *emulator, const char *text, int *y, int *x)
{
	for (int at = 0; at < emulator->rows; at++) {
		const char *row = emulator_row(emulator, at);
		const char *found = strstr(row, text);
		int col = 0;
		if (!found)
			continue;
		for (const char *p = row; p < found; col++)
			p += strlen(emulator_cell(emulator, at, col).text);
		if (y)
			*y = at;
		if (x)
			*x = col;
		return true;
	}
	return false;
}

void
emulator_cursor(struct emulator *emulator, int *y, int *x)
{
	VTermPos pos;

	vterm_state_get_cursorpos(vterm_obtain_state(emulator->vterm), &pos);
	*y = pos.row;
	*x = pos.col;
}
