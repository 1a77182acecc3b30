/*
 * The difference of two rows, as bytes. A cell that is as it should be is not sent, unless that is shorter than a way past it;
 * blanks at the row's end are erased and never sent, unless that is shorter. Columns up to `text` are those before the blanks
 * of one background at the end of the frame's row.
 */
#include "term/strip.h"

#include <string.h>

#include "term/cells.h"
#include "term/pen.h"

enum {
	ERASE_MIN = 10, /* blanks in the middle of a row that are erased and not sent */
	ERASE_COST = 3, /* bytes, about */
};

/* Sends a cell where it belongs; returns the column after it. */
static int
send_cell(struct tip *tip, const struct strip *s, int column, struct buffer *out)
{
	const struct cell *cell = &s->new[column];
	const char *text;
	char buf[4];
	size_t n;

	if (tip->caps->last_cell_scrolls && s->at == s->frame->rows - 1 &&
	    column + cell->width >= s->frame->columns)
		return s->frame->columns;
	tip_move(tip, s->at, column, out);
	if (cells_blank(cell))
		tip_pen_blank(tip, cell->style, out);
	else
		tip_pen(tip, cell->style, out);
	if (cell->text < 0x80) {
		buffer_add_byte(out, (char)cell->text);
		tip->cursor.column++;
	} else {
		text = frame_text(s->frame, cell, buf, &n);
		tip_send(tip, text, n, cell->width, out);
	}
	if (tip->caps->last_cell_scrolls && tip->cursor.column >= s->frame->columns)
		tip->cursor.row = -1; /* it is in the next row */
	return column + cell->width;
}

int
strip_difference(const struct strip *s, int column)
{
	while (column < s->frame->columns &&
	       cells_equal(s->frame, &s->new[column], s->under, &s->old[column]))
		column++;
	while (column > 0 && column < s->frame->columns && s->new[column].width == 0)
		column--; /* to the head */
	return column;
}

/* True when the blanks of this cell's background can be erased instead of sent. */
static bool
can_erase(const struct tip *tip, const struct cell *cell)
{
	return tip->caps->erases_in_background ||
	       pen_style(tip->caps, cell->style).background == COLOUR_NONE;
}

static bool
same_blank(const struct cell *a, const struct cell *b)
{
	return cells_blank(a) && cells_blank(b) && a->style.background == b->style.background;
}

/* How many blanks of one background begin at the column, up to the end of the text. */
static int
blanks_from(const struct strip *s, int column, int text)
{
	int end = column;

	while (end < text && same_blank(&s->new[column], &s->new[end]))
		end++;
	return end - column;
}

/* Sends the stretch that differs from the column on, a cell or blanks in the middle of the row; returns the column after it. */
static int
send_change(struct tip *tip, const struct strip *s, int column, int text, struct buffer *out)
{
	int blanks = blanks_from(s, column, text);

	if (blanks < ERASE_MIN || !tip->caps->erase_cells || !can_erase(tip, &s->new[column]))
		return send_cell(tip, s, column, out);
	tip_move(tip, s->at, column, out);
	tip_pen_blank(tip, s->new[column].style, out);
	caps_add_1(out, tip->caps->erase_cells, blanks);
	return column + blanks;
}

/* A character that is sent as it is; of two blanks in a row it may be shorter not to send them. */
static bool
is_plain(const struct strip *s, int column)
{
	const struct cell *cell = &s->new[column];

	return cell->text < 0x80 && cell->width == 1 &&
	       (cell->text != ' ' || column + 1 == s->frame->columns || cell[1].text != ' ');
}

static bool
differs(const struct strip *s, int column)
{
	return !cells_equal(s->frame, &s->new[column], s->under, &s->old[column]);
}

/* True for a plain character of the style that differs; or that does not, where the next one does: no way past it is shorter. */
static bool
is_of_run(const struct strip *s, int column, int text, struct style style)
{
	if (!is_plain(s, column) || !cells_styles_equal(s->new[column].style, style))
		return false;
	return differs(s, column) ||
	       (column + 1 < text && is_plain(s, column + 1) &&
	        cells_styles_equal(s->new[column + 1].style, style) && differs(s, column + 1));
}

/*
 * Most of what differs is characters of one style, one after the other: sends those that begin at the column, which differs;
 * returns the column after them.
 */
static int
send_run(struct tip *tip, const struct strip *s, int column, int text, struct buffer *out)
{
	struct style style = s->new[column].style;
	int end = column;
	char *to;

	if (tip->caps->last_cell_scrolls || s->new[column].text == ' ')
		return column;
	while (end < text && is_of_run(s, end, text, style))
		end++;
	if (end == column)
		return column;
	tip_move(tip, s->at, column, out);
	tip_pen(tip, style, out);
	to = buffer_reserve(out, (size_t)(end - column));
	for (int i = column; i < end; i++)
		*to++ = (char)s->new[i].text;
	*to = '\0';
	out->size += (size_t)(end - column);
	tip->cursor.column = end;
	return end;
}

/* Over cells that need not be sent: sends them all the same where that is shorter than a move, and needs no other pen. */
static void
bridge(struct tip *tip, const struct strip *s, int column, int next, struct buffer *out)
{
	struct cursor at = { s->at, column }, to = { s->at, next };
	size_t cost = cursor_cost(tip->caps, at, to, s->frame->columns);

	if (tip->cursor.row != s->at || tip->cursor.column != column ||
	    (size_t)(next - column) > cost)
		return;
	for (int i = column; i < next; i++) {
		const struct cell *cell = &s->new[i];

		if (cell->text >= 0x80 ||
		    !(cells_blank(cell) ? tip_has_blank(tip, cell->style)
		                        : cells_styles_equal(cell->style, tip->raw)))
			return;
	}
	while (column < next)
		column = send_cell(tip, s, column, out);
}

/* The blanks at the end of the row: erased, or sent where that is shorter. */
static void
send_end(struct tip *tip, const struct strip *s, int text, struct buffer *out)
{
	int first = strip_difference(s, text), last = s->frame->columns;

	if (first >= s->frame->columns)
		return;
	while (last > first &&
	       cells_equal(s->frame, &s->new[last - 1], s->under, &s->old[last - 1]))
		last--;
	if (tip->cursor.row == s->at && tip->cursor.column >= text && tip->cursor.column < first)
		first = tip->cursor.column; /* why move */
	if (!tip->caps->erase_line || !can_erase(tip, &s->new[first]) ||
	    last - first <= ERASE_COST) {
		while (first < last)
			first = send_cell(tip, s, first, out);
		return;
	}
	tip_move(tip, s->at, first, out);
	tip_pen_blank(tip, s->new[first].style, out);
	caps_add(out, tip->caps->erase_line);
}

/* Where the blanks of one background at the row's end begin. */
static int
text_end(const struct strip *s)
{
	int end = s->frame->columns;

	while (end > 0 && same_blank(&s->new[end - 1], &s->new[s->frame->columns - 1]))
		end--;
	return end;
}

/* True for a row whose cells are the same to the last bit, and are all of a cell. */
static bool
is_same(const struct strip *s)
{
	return !s->frame->cluster_size && !s->under->cluster_size &&
	       memcmp(s->new, s->old, (size_t)s->frame->columns * sizeof *s->new) == 0;
}

void
strip_paint(const struct strip *s, struct tip *tip, struct buffer *out)
{
	int column, next, text;

	if (is_same(s))
		return;
	column = strip_difference(s, 0);
	if (column >= s->frame->columns)
		return;
	text = text_end(s);
	while (column < text) {
		next = send_run(tip, s, column, text, out);
		column = next > column ? next : send_change(tip, s, column, text, out);
		next = strip_difference(s, column);
		if (next < text && next > column)
			bridge(tip, s, column, next, out);
		column = next;
	}
	send_end(tip, s, text, out);
}
