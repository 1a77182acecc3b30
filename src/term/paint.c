/*
 * The painter keeps the frame that stands on the screen, compares and sends the difference. What is sent depends on the two
 * frames alone, so it can be tested without a terminal. The cursor is moved to an absolute place wherever it could be
 * in doubt: at the start of each stretch, past the last column, and after each cluster whose width terminals
 * disagree about (emoji sequences); such a cluster gets its cells blanked first, so that it may come out narrower than planned.
 */
#include "term/paint.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "term/pen.h"

enum {
	GAP_MAX = 6,    /* unchanged cells that are sent again instead of a move */
	ERASE_MIN = 10, /* blanks that are erased and not sent */
	SCROLL_MIN = 3, /* changed rows from which a scroll is looked for */
};

static const struct cell blank_cell = { ' ', 1, { 0 } };

void
painter_init(struct painter *p, const struct caps *caps)
{
	*p = (struct painter){ .caps = caps, .row = -1 };
	frame_init(&p->shown, 0, 0);
}

void
painter_clear(struct painter *p)
{
	frame_clear(&p->shown);
}

void
painter_forget(struct painter *p)
{
	p->known = false;
}

/* ---- comparing ---- */

static const struct cell *
row_of(const struct frame *frame, int row)
{
	return frame->cells + (size_t)row * (size_t)frame->columns;
}

static bool
styles_equal(struct style a, struct style b)
{
	return a.foreground == b.foreground && a.background == b.background &&
	       a.attributes == b.attributes;
}

/* A blank shows its background, and its foreground only when that draws something. */
static bool
is_blank(const struct cell *cell)
{
	return cell->text == ' ' &&
	       !(cell->style.attributes & (STYLE_UNDERLINE | STYLE_REVERSE | STYLE_STRIKE));
}

static bool
cells_equal(const struct frame *fa, const struct cell *a, const struct frame *fb,
            const struct cell *b)
{
	if (a->width != b->width)
		return false;
	if (a->width == 0)
		return true; /* as its head */
	if (is_blank(a) && is_blank(b))
		return a->style.background == b->style.background;
	if (!styles_equal(a->style, b->style))
		return false;
	if (!(a->text & b->text & FRAME_CLUSTER))
		return a->text == b->text;
	return strcmp(fa->clusters + (a->text & ~(uint32_t)FRAME_CLUSTER),
	              fb->clusters + (b->text & ~(uint32_t)FRAME_CLUSTER)) == 0;
}

static bool
rows_equal(const struct frame *fa, int a, const struct frame *fb, int b)
{
	const struct cell *left = row_of(fa, a), *right = row_of(fb, b);

	for (int i = 0; i < fa->columns; i++)
		if (!cells_equal(fa, left + i, fb, right + i))
			return false;
	return true;
}

/* ---- sending ---- */

static void
move_to(struct painter *p, int row, int column, struct buffer *out)
{
	if (p->row == row && p->column == column)
		return;
	if (p->row == row && p->caps->column)
		caps_add_1(out, p->caps->column, column);
	else
		caps_add_2(out, p->caps->move, row, column);
	p->row = row;
	p->column = column;
}

static void
set_pen(struct painter *p, struct style style, struct buffer *out)
{
	struct style want;

	if (p->pen_known && styles_equal(p->asked, style))
		return;
	want = pen_style(p->caps, style);
	pen_change(p->caps, p->pen_known ? &p->pen : NULL, &want, out);
	p->pen = want;
	p->asked = style;
	p->pen_known = true;
}

/* True when the pen has the style's background. */
static bool
is_background(const struct painter *p, struct style style)
{
	if (!p->pen_known)
		return false;
	return p->asked.background == style.background ||
	       p->pen.background == pen_style(p->caps, style).background;
}

/* For a blank, any pen does that has its background and draws nothing. */
static void
set_blank_pen(struct painter *p, struct style style, struct buffer *out)
{
	if (is_background(p, style) &&
	    !(p->pen.attributes & (STYLE_UNDERLINE | STYLE_REVERSE | STYLE_STRIKE)))
		return;
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

static void
send_cluster(struct painter *p, const char *text, size_t n, int width, struct buffer *out)
{
	int row = p->row, column = p->column;

	if (!p->caps->utf8) {
		pen_text(text, n, width, out);
	} else if (is_disputed(text, n)) {
		for (int i = 0; i < width; i++)
			buffer_add_byte(out, ' ');
		p->row = -1;
		move_to(p, row, column, out);
		buffer_add(out, text, n);
		p->row = -1;
	} else {
		buffer_add(out, text, n);
	}
}

static void
send_cell(struct painter *p, const struct frame *frame, int row, int column, struct buffer *out)
{
	const struct cell *cell = row_of(frame, row) + column;
	const char *text;
	char buf[4];
	size_t n;

	if (p->caps->last_cell_scrolls && row == frame->rows - 1 &&
	    column + cell->width >= frame->columns)
		return;
	move_to(p, row, column, out);
	if (is_blank(cell))
		set_blank_pen(p, cell->style, out);
	else
		set_pen(p, cell->style, out);
	text = frame_text(frame, cell, buf, &n);
	if (n == 1)
		buffer_add_byte(out, *text);
	else
		send_cluster(p, text, n, cell->width, out);
	p->column += cell->width;
	if (p->column >= frame->columns)
		p->row = -1; /* whether it wraps now or later is the terminal's affair */
}

/* How many blanks of one background follow. */
static int
blanks_from(const struct frame *frame, int row, int column)
{
	const struct cell *cells = row_of(frame, row);
	int end = column;

	while (end < frame->columns && is_blank(&cells[end]) &&
	       cells[end].style.background == cells[column].style.background)
		end++;
	return end - column;
}

/* True when the blanks of this cell's background can be erased instead of sent. */
static bool
can_erase(const struct painter *p, const struct cell *cell)
{
	return p->caps->erases_in_background ||
	       pen_style(p->caps, cell->style).background == COLOUR_NONE;
}

/* Sends a stretch of blanks; returns the column after it. */
static int
send_blanks(struct painter *p, const struct frame *frame, int row, int column, int count,
            struct buffer *out)
{
	const struct cell *cell = row_of(frame, row) + column;
	const char *erase = NULL;

	if (can_erase(p, cell))
		erase = column + count == frame->columns ? p->caps->erase_line
		        : count >= ERASE_MIN             ? p->caps->erase_cells
		                                         : NULL;
	if (!erase) {
		for (int i = 0; i < count; i++)
			send_cell(p, frame, row, column + i, out);
		return column + count;
	}
	move_to(p, row, column, out);
	set_blank_pen(p, cell->style, out);
	caps_add_1(out, erase, count); /* erase_line takes no parameter and ignores it */
	return column + count;
}

/* The first column from which the row on the screen is not the row of the frame. */
static int
next_difference(const struct painter *p, const struct frame *frame, int row, int column)
{
	const struct cell *new = row_of(frame, row),
			  *old = p->empty ? NULL : row_of(&p->shown, row);

	while (column < frame->columns &&
	       cells_equal(frame, &new[column], &p->shown, old ? &old[column] : &blank_cell))
		column++;
	while (column > 0 && column < frame->columns && new[column].width == 0)
		column--; /* to the head */
	return column;
}

static void
paint_row(struct painter *p, const struct frame *frame, int row, struct buffer *out)
{
	const struct cell *cells = row_of(frame, row);
	int column = next_difference(p, frame, row, 0), next, blanks;

	while (column < frame->columns) {
		blanks = blanks_from(frame, row, column);
		if (blanks > 3) {
			column = send_blanks(p, frame, row, column, blanks, out);
		} else {
			send_cell(p, frame, row, column, out);
			column += cells[column].width;
		}
		next = next_difference(p, frame, row, column);
		if (next <= column || next >= frame->columns || next - column > GAP_MAX ||
		    p->row != row) {
			column = next > column ? next : column;
			continue;
		}
		while (column < next && styles_equal(cells[column].style, cells[next].style)) {
			send_cell(p, frame, row, column, out);
			column += cells[column].width;
		}
		column = next;
	}
}

/* ---- scrolling ---- */

struct scroll {
	int top, bottom; /* rows of the region, bottom included */
	int rows;        /* > 0: the text moves up */
	int gain;        /* rows that need not be sent */
};

static uint64_t
mix(uint64_t hash, uint64_t value)
{
	return (hash ^ value) * 1099511628211u;
}

/* Rows of the same hash look the same; blanks of one background all hash alike. */
static uint64_t
hash_row(const struct frame *frame, int row)
{
	const struct cell *cells = row_of(frame, row);
	uint64_t hash = 14695981039346656037u;

	for (int i = 0; i < frame->columns; i++) {
		const struct cell *cell = &cells[i];

		if (cell->width == 0)
			continue;
		hash = mix(hash, cell->style.background);
		if (is_blank(cell)) {
			hash = mix(hash, ' ');
			continue;
		}
		hash = mix(hash, (uint64_t)cell->style.foreground << 16 | cell->style.attributes);
		if (cell->text & FRAME_CLUSTER) {
			const char *text =
				frame->clusters + (cell->text & ~(uint32_t)FRAME_CLUSTER);

			for (; *text; text++)
				hash = mix(hash, (unsigned char)*text);
		} else {
			hash = mix(hash, cell->text);
		}
	}
	return hash;
}

static bool
row_is_blank(const struct frame *frame, int row)
{
	const struct cell *cells = row_of(frame, row);

	for (int i = 0; i < frame->columns; i++)
		if (!is_blank(&cells[i]) || cells[i].style.background != COLOUR_NONE)
			return false;
	return true;
}

/* The best stretch of rows that stand `by` rows lower (or higher, by < 0) on the screen than in the frame. */
static void
try_scroll(const uint64_t *old, const uint64_t *new, int rows, uint64_t blank, int by,
           struct scroll *best)
{
	int from = by < 0 ? -by : 0, to = by > 0 ? rows - by : rows;
	int start = from, gain = 0;

	for (int r = from; r <= to; r++) {
		if (r < to && new[r] == old[r + by]) {
			gain += new[r] != blank &&new[r] != old[r];
			continue;
		}
		if (gain > best->gain)
			*best = (struct scroll){ by > 0 ? start : start + by,
				                 by > 0 ? r - 1 + by : r - 1, by, gain };
		gain = 0;
		start = r + 1;
	}
}

static struct scroll
find_scroll(const struct painter *p, const struct frame *frame)
{
	struct scroll best = { 0 };
	uint64_t *old, *new, blank = 0;
	int changed = 0;

	for (int r = 0; r < frame->rows && changed < SCROLL_MIN; r++)
		changed += !rows_equal(frame, r, &p->shown, r);
	if (!p->caps->region || changed < SCROLL_MIN)
		return best;
	old = memory_alloc(2 * (size_t)frame->rows * sizeof *old);
	new = old + frame->rows;
	for (int r = 0; r < frame->rows; r++) {
		old[r] = hash_row(&p->shown, r);
		new[r] = hash_row(frame, r);
		if (row_is_blank(frame, r))
			blank = new[r];
	}
	for (int by = 1; by < frame->rows; by++) {
		try_scroll(old, new, frame->rows, blank, by, &best);
		try_scroll(old, new, frame->rows, blank, -by, &best);
	}
	free(old);
	return best;
}

/* Moves the rows of what is shown as the terminal moves them. */
static void
move_shown(struct painter *p, const struct scroll *s)
{
	size_t columns = (size_t)p->shown.columns;
	int by = s->rows > 0 ? s->rows : -s->rows, kept = s->bottom - s->top + 1 - by;
	struct cell *top = p->shown.cells + (size_t)s->top * columns;
	struct cell *fresh = s->rows > 0 ? top + (size_t)kept * columns : top;
	struct cell *from = s->rows > 0 ? top + (size_t)by * columns : top;
	struct cell *to = s->rows > 0 ? top : top + (size_t)by * columns;

	memmove(to, from, (size_t)kept * columns * sizeof *to);
	for (size_t i = 0; i < (size_t)by * columns; i++)
		fresh[i] = blank_cell;
}

static void
scroll(struct painter *p, const struct scroll *s, struct buffer *out)
{
	const struct caps *caps = p->caps;
	int by = s->rows > 0 ? s->rows : -s->rows;
	const char *many = s->rows > 0 ? caps->scroll_up : caps->scroll_down;
	const char *one = s->rows > 0 ? caps->scroll_up_one : caps->scroll_down_one;

	if (!many && !one)
		return;
	set_pen(p, blank_cell.style, out);
	caps_add_2(out, caps->region, s->top, s->bottom);
	p->row = -1;
	move_to(p, s->rows > 0 ? s->bottom : s->top, 0, out);
	if (many)
		caps_add_1(out, many, by);
	else
		for (int i = 0; i < by; i++)
			caps_add(out, one);
	caps_add_2(out, caps->region, 0, p->shown.rows - 1);
	p->row = -1;
	move_shown(p, s);
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
start_anew(struct painter *p, struct buffer *out)
{
	p->pen_known = false;
	set_pen(p, blank_cell.style, out);
	caps_add(out, p->caps->clear);
	if (p->caps->cursor_hide)
		caps_add(out, p->caps->cursor_hide);
	p->cursor_shown = !p->caps->cursor_hide;
	p->row = p->column = 0;
	p->empty = true;
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

void
painter_paint(struct painter *p, const struct frame *frame, struct buffer *out)
{
	struct scroll s;

	if (!p->known || p->shown.rows != frame->rows || p->shown.columns != frame->columns) {
		start_anew(p, out);
	} else {
		s = find_scroll(p, frame);
		if (s.gain >= SCROLL_MIN)
			scroll(p, &s, out);
	}
	for (int row = 0; row < frame->rows; row++)
		paint_row(p, frame, row, out);
	place_cursor(p, frame, out);
}

void
painter_keep(struct painter *p, const struct frame *frame)
{
	copy_frame(&p->shown, frame);
	p->empty = false;
}

void
painter_print(struct painter *p, struct buffer *out)
{
	int rows = p->known ? p->shown.rows - 1 : 0;

	while (rows > 0 && blanks_from(&p->shown, rows - 1, 0) == p->shown.columns)
		rows--;
	p->pen_known = false;
	for (int row = 0; row < rows; row++) {
		const struct cell *cells = row_of(&p->shown, row);
		int end = p->shown.columns;

		while (end > 0 && is_blank(&cells[end - 1]))
			end--;
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
		set_pen(p, blank_cell.style, out);
		buffer_add_string(out, "\r\n");
	}
}
