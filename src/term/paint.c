/*
 * The painter keeps the frame that stands on the screen, compares and sends the difference. What is sent depends on the two
 * frames alone, so it can be tested without a terminal. There is often more than one way (to write over what stands there, to
 * scroll and write on empty rows); each that may be short is tried, and the shortest is taken. The cursor is moved to an
 * absolute place wherever it could be in doubt, as after each cluster whose width terminals disagree about (emoji
 * sequences); such a cluster gets its cells blanked first, so that it may come out narrower than planned.
 */
#include "term/paint.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "term/cells.h"
#include "term/pen.h"
#include "term/scroll.h"

enum {
	ERASE_MIN = 10,  /* blanks in the middle of a row that are erased and not sent */
	SCROLL_MIN = 64, /* bytes from which a shorter way is looked for */
	ERASE_COST = 3,  /* bytes, about */
};

static const struct style plain_style = { 0 };

void
painter_init(struct painter *p, const struct caps *caps)
{
	*p = (struct painter){ .caps = caps, .tip.cursor.row = -1 };
	frame_init(&p->shown, 0, 0);
	frame_init(&p->empty, 0, 0);
}

void
painter_clear(struct painter *p)
{
	frame_clear(&p->shown);
	frame_clear(&p->empty);
	buffer_clear(&p->best);
	buffer_clear(&p->trial);
}

void
painter_forget(struct painter *p)
{
	p->known = false;
}

/* ---- sending ---- */

static void
move_to(struct painter *p, int row, int column, struct buffer *out)
{
	struct cursor to = { row, column };

	cursor_move(p->caps, p->tip.cursor, to, p->empty.columns, out);
	p->tip.cursor = to;
}

static void
set_pen(struct painter *p, struct style style, struct buffer *out)
{
	struct style want;

	if (p->tip.pen_known && cells_styles_equal(p->tip.raw, style))
		return;
	want = pen_style(p->caps, style);
	pen_change(p->caps, p->tip.pen_known ? &p->tip.pen : NULL, &want, out);
	p->tip.pen = want;
	p->tip.raw = style;
	p->tip.pen_known = true;
}

/* True when a blank of the style needs no other pen: any does that has its background and draws nothing. */
static bool
pen_blanks(const struct painter *p, struct style style)
{
	return p->tip.pen_known &&
	       !(p->tip.pen.attributes & (STYLE_UNDERLINE | STYLE_REVERSE | STYLE_STRIKE)) &&
	       (p->tip.raw.background == style.background ||
	        p->tip.pen.background == pen_style(p->caps, style).background);
}

static void
set_blank_pen(struct painter *p, struct style style, struct buffer *out)
{
	if (!pen_blanks(p, style))
		set_pen(p, (struct style){ COLOUR_NONE, style.background, 0 }, out);
}

/*
 * True for a cluster whose width is a matter of opinion: several spacing code points, or a selector or joiner that may
 * change how the first one is drawn.
 */
static bool
is_disputed(const char *text, size_t n)
{
	int spacing = 0;
	uint32_t cp;

	for (size_t i = 0; i < n;) {
		i += utf8_decode(text + i, n - i, &cp);
		spacing += unicode_width(cp) > 0;
		if (cp == 0x200d || cp == 0xfe0f || cp == 0xfe0e)
			return true;
	}
	return spacing > 1;
}

/* Sends a cluster where the cursor is; afterwards it is past it, or nobody knows where. */
static void
send_cluster(struct painter *p, const char *text, size_t n, int width, struct buffer *out)
{
	struct cursor at = p->tip.cursor;

	p->tip.cursor.column += width;
	if (!p->caps->utf8) {
		pen_text(text, n, width, out);
	} else if (is_disputed(text, n)) {
		for (int i = 0; i < width; i++)
			buffer_add_byte(out, ' ');
		p->tip.cursor.row = -1;
		move_to(p, at.row, at.column, out);
		buffer_add(out, text, n);
		p->tip.cursor.row = -1;
	} else {
		buffer_add(out, text, n);
	}
}

/*
 * What is painted in a row: cells of the frame, over those of a row that stands there, in a row of the screen (another
 * one than the frame's while the screen scrolls).
 */
struct strip {
	const struct frame *frame, *under;
	const struct cell *new, *old;
	int at;      /* the row of the screen */
	int columns; /* of a row */
	int text;    /* columns up to the blanks of one background at its end */
};

/* Sends a cell where it belongs; returns the column after it. */
static int
send_cell(struct painter *p, const struct strip *s, int column, struct buffer *out)
{
	const struct cell *cell = &s->new[column];
	const char *text;
	char buf[4];
	size_t n;

	if (p->caps->last_cell_scrolls && s->at == s->frame->rows - 1 &&
	    column + cell->width >= s->columns)
		return s->columns;
	move_to(p, s->at, column, out);
	if (cells_blank(cell))
		set_blank_pen(p, cell->style, out);
	else
		set_pen(p, cell->style, out);
	if (cell->text < 0x80) {
		buffer_add_byte(out, (char)cell->text);
		p->tip.cursor.column++;
	} else {
		text = frame_text(s->frame, cell, buf, &n);
		send_cluster(p, text, n, cell->width, out);
	}
	if (p->caps->last_cell_scrolls && p->tip.cursor.column >= s->columns)
		p->tip.cursor.row = -1; /* it is in the next row */
	return column + cell->width;
}

/* The first column from which the row on the screen is not the row of the frame. */
static int
next_difference(const struct strip *s, int column)
{
	while (column < s->columns &&
	       cells_equal(s->frame, &s->new[column], s->under, &s->old[column]))
		column++;
	while (column > 0 && column < s->columns && s->new[column].width == 0)
		column--; /* to the head */
	return column;
}

/* True when the blanks of this cell's background can be erased instead of sent. */
static bool
can_erase(const struct painter *p, const struct cell *cell)
{
	return p->caps->erases_in_background ||
	       pen_style(p->caps, cell->style).background == COLOUR_NONE;
}

static bool
same_blank(const struct cell *a, const struct cell *b)
{
	return cells_blank(a) && cells_blank(b) && a->style.background == b->style.background;
}

/* How many blanks of one background begin at the column, up to the end of the text. */
static int
blanks_from(const struct strip *s, int column)
{
	int end = column;

	while (end < s->text && same_blank(&s->new[column], &s->new[end]))
		end++;
	return end - column;
}

/* Sends the stretch that differs from the column on, a cell or blanks in the middle of the row; returns the column after it. */
static int
send_change(struct painter *p, const struct strip *s, int column, struct buffer *out)
{
	int blanks = blanks_from(s, column);

	if (blanks < ERASE_MIN || !p->caps->erase_cells || !can_erase(p, &s->new[column]))
		return send_cell(p, s, column, out);
	move_to(p, s->at, column, out);
	set_blank_pen(p, s->new[column].style, out);
	caps_add_1(out, p->caps->erase_cells, blanks);
	return column + blanks;
}

/* Over cells that need not be sent: sends them all the same where that is shorter than a move, and needs no other pen. */
static void
bridge(struct painter *p, const struct strip *s, int column, int next, struct buffer *out)
{
	struct cursor at = { s->at, column }, to = { s->at, next };
	size_t cost = cursor_cost(p->caps, at, to, s->columns);

	if (p->tip.cursor.row != s->at || p->tip.cursor.column != column ||
	    (size_t)(next - column) > cost)
		return;
	for (int i = column; i < next; i++) {
		const struct cell *cell = &s->new[i];

		if (cell->text >= 0x80 ||
		    !(cells_blank(cell) ? pen_blanks(p, cell->style)
		                        : cells_styles_equal(cell->style, p->tip.raw)))
			return;
	}
	while (column < next)
		column = send_cell(p, s, column, out);
}

/* The blanks at the end of the row: erased, or sent where that is shorter. */
static void
send_end(struct painter *p, const struct strip *s, struct buffer *out)
{
	int first = next_difference(s, s->text), last = s->columns;

	if (first >= s->columns)
		return;
	while (last > first &&
	       cells_equal(s->frame, &s->new[last - 1], s->under, &s->old[last - 1]))
		last--;
	if (p->tip.cursor.row == s->at && p->tip.cursor.column >= s->text &&
	    p->tip.cursor.column < first)
		first = p->tip.cursor.column; /* why move */
	if (!p->caps->erase_line || !can_erase(p, &s->new[first]) || last - first <= ERASE_COST) {
		while (first < last)
			first = send_cell(p, s, first, out);
		return;
	}
	move_to(p, s->at, first, out);
	set_blank_pen(p, s->new[first].style, out);
	caps_add(out, p->caps->erase_line);
}

/* Where the blanks of one background at the row's end begin. */
static int
text_end(const struct strip *s)
{
	int end = s->columns;

	while (end > 0 && same_blank(&s->new[end - 1], &s->new[s->columns - 1]))
		end--;
	return end;
}

/* Paints a row of the frame over a row of what was shown (-1: an empty one), in a row of the screen. */
static void
paint_row(struct painter *p, const struct frame *frame, int row, int old, int at,
          struct buffer *out)
{
	const struct frame *under = old < 0 ? &p->empty : &p->shown;
	struct strip s = { frame,
		           under,
		           cells_row(frame, row),
		           cells_row(under, old < 0 ? 0 : old),
		           at,
		           frame->columns,
		           0 };
	int column = next_difference(&s, 0), next;

	if (column >= s.columns)
		return;
	s.text = text_end(&s);
	while (column < s.text) {
		column = send_change(p, &s, column, out);
		next = next_difference(&s, column);
		if (next < s.text)
			bridge(p, &s, column, next, out);
		column = next;
	}
	send_end(p, &s, out);
}

/* ---- scrolling ---- */

/* Scrolls by one row; the cursor is in the last row of the region, or in its first. */
static void
scroll_once(struct painter *p, const struct scroll *s, struct buffer *out)
{
	set_blank_pen(p, plain_style, out);
	if (s->rows < 0) {
		caps_add(out, p->caps->scroll_down);
		return;
	}
	if (p->tip.cursor.column >= p->empty.columns)
		move_to(p, s->bottom, 0, out);
	caps_add(out, p->caps->scroll_up);
	if (!p->caps->feed_keeps_column)
		p->tip.cursor.column = 0;
}

/* The column where the first text of rows that come in begins, when `count` of them come from `row` on, `step` by step. */
static int
first_column(const struct painter *p, const struct frame *frame, int row, int count, int step)
{
	struct strip s = { .frame = frame, .under = &p->empty, .columns = frame->columns };

	s.old = cells_row(&p->empty, 0);
	for (; count > 0; count--, row += step) {
		s.new = cells_row(frame, row);
		int column = next_difference(&s, 0);
		if (column < s.columns)
			return column;
	}
	return 0;
}

/* Scrolls row by row and paints each that comes in, so that none is seen empty. */
static void
paint_scrolled(struct painter *p, const struct frame *frame, const struct scroll *s,
               struct buffer *out)
{
	bool up = s->rows > 0;
	int count = up ? s->rows : -s->rows, at = up ? s->bottom : s->top;
	int row = up ? s->bottom - count + 1 : s->top + count - 1, step = up ? 1 : -1;
	int column =
		p->caps->feed_keeps_column || !up ? first_column(p, frame, row, count, step) : 0;

	caps_add_2(out, p->caps->region, s->top, s->bottom);
	p->tip.cursor.row = -1;
	move_to(p, at, column, out);
	for (; count > 0; count--, row += step) {
		if (p->tip.cursor.row != at)
			move_to(p, at, 0, out);
		scroll_once(p, s, out);
		paint_row(p, frame, row, -1, at, out);
	}
	if (p->caps->region_all)
		caps_add(out, p->caps->region_all);
	else
		caps_add_2(out, p->caps->region, 0, p->shown.rows - 1);
	p->tip.cursor.row = -1;
}

/* Paints all rows on an empty screen. */
static void
paint_anew(struct painter *p, const struct frame *frame, struct buffer *out)
{
	for (int row = 0; row < frame->rows; row++)
		paint_row(p, frame, row, -1, row, out);
}

/* Paints all rows over what is shown, after a scroll if there is one. */
static void
paint_over(struct painter *p, const struct frame *frame, const struct scroll *s, struct buffer *out)
{
	if (s->rows)
		paint_scrolled(p, frame, s, out);
	for (int row = 0; row < frame->rows; row++) {
		int old = scroll_source(s, row);

		if (old >= 0)
			paint_row(p, frame, row, old, row, out);
	}
}

/* Tries the ways that begin with a scroll; the shortest of all is left in best, and the tip where that leaves it. */
static void
try_scrolls(struct painter *p, const struct frame *frame, struct tip before)
{
	struct scroll ways[SCROLL_WAYS];
	int count = scroll_find(&p->shown, frame, ways);

	for (int i = 0; i < count; i++) {
		struct tip best = p->tip;
		const char *missing = ways[i].rows > 0 ? p->caps->scroll_up : p->caps->scroll_down;

		if (!missing)
			continue;
		p->tip = before;
		buffer_reset(&p->trial);
		paint_over(p, frame, &ways[i], &p->trial);
		if (p->trial.size < p->best.size) {
			struct buffer other = p->best;
			p->best = p->trial;
			p->trial = other;
		} else {
			p->tip = best;
		}
	}
}

/* ---- the whole ---- */

static void
copy_frame(struct frame *to, const struct frame *from)
{
	size_t count = (size_t)from->rows * (size_t)from->columns;

	if (to->rows != from->rows || to->columns != from->columns) {
		to->cells = memory_resize(to->cells, count * sizeof *to->cells);
		to->rows = from->rows;
		to->columns = from->columns;
	}
	memcpy(to->cells, from->cells, count * sizeof *to->cells);
	to->clusters = memory_grow(to->clusters, &to->cluster_capacity, from->cluster_size + 1, 1);
	if (from->cluster_size)
		memcpy(to->clusters, from->clusters, from->cluster_size);
	to->cluster_size = from->cluster_size;
	to->cursor_row = from->cursor_row;
	to->cursor_column = from->cursor_column;
}

/* An empty screen, and everything known about it. */
static void
start_anew(struct painter *p, const struct frame *frame, struct buffer *out)
{
	p->tip.pen_known = false;
	set_pen(p, plain_style, out);
	caps_add(out, p->caps->clear);
	if (p->caps->cursor_hide)
		caps_add(out, p->caps->cursor_hide);
	p->cursor_shown = !p->caps->cursor_hide;
	p->tip.cursor = (struct cursor){ 0, 0 };
	frame_reset(&p->empty, 1, frame->columns, plain_style);
	p->known = true;
}

static void
place_cursor(struct painter *p, const struct frame *frame, struct buffer *out)
{
	bool show = frame->cursor_row >= 0 && frame->cursor_row < frame->rows &&
	            frame->cursor_column >= 0 && frame->cursor_column < frame->columns;

	if (show)
		move_to(p, frame->cursor_row, frame->cursor_column, out);
	else if (!p->caps->cursor_hide) /* where it disturbs least */
		move_to(p, frame->rows - 1, 0, out);
	if (show == p->cursor_shown || !p->caps->cursor_hide)
		return;
	caps_add(out, show ? p->caps->cursor_show : p->caps->cursor_hide);
	p->cursor_shown = show;
}

/* The shortest of the ways from what is shown to the frame, in best. */
static void
paint_change(struct painter *p, const struct frame *frame)
{
	static const struct scroll still = { 0 };
	struct tip before = p->tip;

	paint_over(p, frame, &still, &p->best);
	if (p->best.size >= SCROLL_MIN && p->caps->region && !p->caps->last_cell_scrolls)
		try_scrolls(p, frame, before);
}

void
painter_paint(struct painter *p, const struct frame *frame, struct buffer *out)
{
	buffer_reset(&p->best);
	if (p->known && p->shown.rows == frame->rows && p->shown.columns == frame->columns) {
		paint_change(p, frame);
	} else {
		start_anew(p, frame, &p->best);
		paint_anew(p, frame, &p->best);
	}
	place_cursor(p, frame, &p->best);
	if (!p->best.size)
		return;
	caps_add(out, p->caps->update_begin);
	buffer_add(out, p->best.bytes, p->best.size);
	caps_add(out, p->caps->update_end);
}

void
painter_keep(struct painter *p, const struct frame *frame)
{
	copy_frame(&p->shown, frame);
}

/* Where the last cells begin that show no text. */
static int
print_end(const struct cell *cells, int columns)
{
	while (columns > 0 && cells_blank(&cells[columns - 1]))
		columns--;
	return columns;
}

void
painter_print(struct painter *p, struct buffer *out)
{
	int rows = p->known ? p->shown.rows - 1 : 0;

	while (rows > 0 && print_end(cells_row(&p->shown, rows - 1), p->shown.columns) == 0)
		rows--;
	p->tip.pen_known = false;
	for (int row = 0; row < rows; row++) {
		const struct cell *cells = cells_row(&p->shown, row);
		int end = print_end(cells, p->shown.columns);

		for (int i = 0; i < end; i++) {
			const char *text;
			char buf[4];
			size_t n;

			if (cells[i].width == 0)
				continue;
			set_pen(p, cells[i].style, out);
			text = frame_text(&p->shown, &cells[i], buf, &n);
			if (p->caps->utf8)
				buffer_add(out, text, n);
			else
				pen_text(text, n, cells[i].width, out);
		}
		set_pen(p, plain_style, out);
		buffer_add_string(out, "\r\n");
	}
}
