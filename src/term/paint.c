/*
 * The painter keeps the frame that stands on the screen, compares and sends the difference. What is sent depends on the two
 * frames alone, so it can be tested without a terminal. There is often more than one way (to write over what stands there, to
 * scroll and write on empty rows); each that may be short is tried, and the shortest is taken.
 */
#include "term/paint.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "term/cells.h"
#include "term/pen.h"
#include "term/strip.h"

enum {
	SCROLL_MIN = 64,  /* bytes from which a shorter way is looked for */
	UPDATE_MIN = 300, /* bytes from which a frame may be seen half done */
};

static const struct style plain_style = { 0 };

void
painter_init(struct painter *p, const struct caps *caps)
{
	*p = (struct painter){ .caps = caps, .tip = { .caps = caps, .cursor.row = -1 } };
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
	scroll_rows_clear(&p->shown_rows);
	scroll_rows_clear(&p->rows);
}

void
painter_forget(struct painter *p)
{
	p->known = false;
}

/* ---- rows ---- */

/* A row of the frame over a row of what was shown (-1: an empty one), in a row of the screen. */
static struct strip
strip_of(const struct painter *p, const struct frame *frame, int row, int old, int at)
{
	const struct frame *under = old < 0 ? &p->empty : &p->shown;

	return (struct strip){ frame, under, cells_row(frame, row),
		               cells_row(under, old < 0 ? 0 : old), at };
}

static void
paint_row(struct painter *p, const struct frame *frame, int row, int old, int at,
          struct buffer *out)
{
	struct strip s = strip_of(p, frame, row, old, at);

	strip_paint(&s, &p->tip, out);
}

/* ---- scrolling ---- */

/* Scrolls by one row; the cursor is in the last row of the region, or in its first. */
static void
scroll_once(struct painter *p, const struct scroll *s, struct buffer *out)
{
	tip_pen_blank(&p->tip, plain_style, out);
	if (s->rows < 0) {
		caps_add(out, p->caps->scroll_down);
		return;
	}
	if (p->tip.cursor.column >= p->tip.columns)
		tip_move(&p->tip, s->bottom, 0, out);
	caps_add(out, p->caps->scroll_up);
	if (!p->caps->feed_keeps_column)
		p->tip.cursor.column = 0;
}

/* The column where the first text of rows that come in begins, when `count` of them come from `row` on, `step` by step. */
static int
first_column(const struct painter *p, const struct frame *frame, int row, int count, int step)
{
	for (; count > 0; count--, row += step) {
		struct strip s = strip_of(p, frame, row, -1, row);
		int column = strip_difference(&s, 0);

		if (column < frame->columns)
			return column;
	}
	return 0;
}

/* Scrolls row by row and paints each that comes in, so that none is seen empty; as long as that takes no more than limit bytes. */
static void
paint_scrolled(struct painter *p, const struct frame *frame, const struct scroll *s, size_t limit,
               struct buffer *out)
{
	bool up = s->rows > 0;
	int count = up ? s->rows : -s->rows, at = up ? s->bottom : s->top;
	int row = up ? s->bottom - count + 1 : s->top + count - 1, step = up ? 1 : -1;
	int column =
		p->caps->feed_keeps_column || !up ? first_column(p, frame, row, count, step) : 0;

	caps_add_2(out, p->caps->region, s->top, s->bottom);
	p->tip.cursor.row = -1;
	tip_move(&p->tip, at, column, out);
	for (; count > 0 && out->size <= limit; count--, row += step) {
		if (p->tip.cursor.row != at)
			tip_move(&p->tip, at, 0, out);
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

/* Paints all rows over what is shown, after a scroll if there is one; no further when that takes more than limit bytes. */
static void
paint_over(struct painter *p, const struct frame *frame, const struct scroll *s, size_t limit,
           struct buffer *out)
{
	if (s->rows)
		paint_scrolled(p, frame, s, limit, out);
	for (int row = 0; row < frame->rows && out->size <= limit; row++) {
		int old = scroll_source(s, row);

		if (old >= 0)
			paint_row(p, frame, row, old, row, out);
	}
}

/* Tries a way, from where the tip was before; if it is the shortest so far it is in best, and the tip where that leaves it. */
static void
try_way(struct painter *p, const struct frame *frame, const struct scroll *s,
        const struct tip *before, bool first)
{
	size_t limit = first ? SIZE_MAX : p->best.size;
	struct buffer trial = p->trial;
	struct tip tip = p->tip;

	p->tip = *before;
	buffer_reset(&trial);
	paint_over(p, frame, s, limit, &trial);
	if (first || trial.size < limit) {
		p->trial = p->best;
		p->best = trial;
	} else {
		p->trial = trial;
		p->tip = tip;
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
	p->tip.columns = frame->columns;
	p->tip.pen_known = false;
	tip_pen(&p->tip, plain_style, out);
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
		tip_move(&p->tip, frame->cursor_row, frame->cursor_column, out);
	else if (!p->caps->cursor_hide) /* where it disturbs least */
		tip_move(&p->tip, frame->rows - 1, 0, out);
	if (show == p->cursor_shown || !p->caps->cursor_hide)
		return;
	caps_add(out, show ? p->caps->cursor_show : p->caps->cursor_hide);
	p->cursor_shown = show;
}

/*
 * The shortest of the ways from what is shown to the frame, in best. Little that differs is written over; else the ways that
 * begin with a scroll are tried first, since they are mostly shorter and the others need not be followed to their ends then.
 */
static void
paint_change(struct painter *p, const struct frame *frame)
{
	static const struct scroll still = { 0 };
	bool scrolls = p->caps->region && !p->caps->last_cell_scrolls;
	struct scroll ways[SCROLL_WAYS];
	struct tip before = p->tip;
	bool first = true;

	paint_over(p, frame, &still, scrolls ? SCROLL_MIN : SIZE_MAX, &p->best);
	if (!scrolls || p->best.size <= SCROLL_MIN)
		return;
	scroll_rows_number(&p->rows, frame);
	p->numbered = true;
	int count = scroll_find(&p->shown_rows, &p->rows, frame, ways);
	for (int i = 0; i < count; i++)
		if (ways[i].rows > 0 ? p->caps->scroll_up : p->caps->scroll_down) {
			try_way(p, frame, &ways[i], &before, first);
			first = false;
		}
	try_way(p, frame, &still, &before, first);
}

void
painter_paint(struct painter *p, const struct frame *frame, struct buffer *out)
{
	buffer_reset(&p->best);
	p->numbered = false;
	if (p->known && p->shown.rows == frame->rows && p->shown.columns == frame->columns) {
		paint_change(p, frame);
	} else {
		start_anew(p, frame, &p->best);
		paint_anew(p, frame, &p->best);
	}
	place_cursor(p, frame, &p->best);
	bool large = p->best.size >= UPDATE_MIN;
	if (large)
		caps_add(out, p->caps->update_begin);
	buffer_add(out, p->best.bytes, p->best.size);
	if (large)
		caps_add(out, p->caps->update_end);
}

void
painter_keep(struct painter *p, const struct frame *frame)
{
	struct scroll_rows rows = p->shown_rows;

	copy_frame(&p->shown, frame);
	if (!p->numbered)
		scroll_rows_number(&p->rows, frame);
	p->shown_rows = p->rows;
	p->rows = rows;
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
			tip_pen(&p->tip, cells[i].style, out);
			text = frame_text(&p->shown, &cells[i], buf, &n);
			if (p->caps->utf8)
				buffer_add(out, text, n);
			else
				pen_text(text, n, cells[i].width, out);
		}
		tip_pen(&p->tip, plain_style, out);
		buffer_add_string(out, "\r\n");
	}
}
