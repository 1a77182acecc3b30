/*
 * The anchor is set by the last motion and by nothing else, so that another width and back again gives the same screen. Rows are
 * worked out from it when they are asked for, and are never more than a screenful; where the document ends above
 * the last row, the screen is filled from below and the anchor stays what it is.
 */
#include "view/place.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "layout/cluster.h"
#include "view/body.h"

enum { SCROLL_MAX = 1000000 }; /* rows in one motion */

void
place_init(struct place *p, struct document *document, struct layout *layout,
           const struct view_options *options)
{
	*p = (struct place){
		.document = document,
		.layout = layout,
		.options = options,
		.height = 1,
		.width = 1,
		.spot = UINT64_MAX,
	};
}

void
place_clear(struct place *p)
{
	free(p->rows);
}

void
place_unsettle(struct place *p)
{
	p->settled = false;
}

static void
add_row(struct place *p, const struct row *row)
{
	p->rows = memory_grow(p->rows, &p->row_capacity, p->row_count + 1, sizeof *p->rows);
	p->rows[p->row_count++] = *row;
}

/* Puts the rows before the first one there, until the screen is full or the document begins. */
static void
fill_from_below(struct place *p, size_t want)
{
	struct row *rows = p->rows, before;
	size_t more = 0, have = p->row_count;

	rows = memory_grow(rows, &p->row_capacity, want, sizeof *rows);
	p->rows = rows;
	memmove(rows + (want - have), rows, have * sizeof *rows);
	while (have + more < want &&
	       layout_row_before(p->layout, &rows[want - have - more], &before))
		rows[want - have - ++more] = before;
	memmove(rows, rows + (want - have - more), (have + more) * sizeof *rows);
	p->row_count = have + more;
	p->filled = more > 0;
}

/* What is held above a top row, if it leaves enough of the screen. */
static void
hold(struct place *p, const struct row *top)
{
	p->held_count = layout_row_headers(p->layout, top, p->held, PLACE_HELD_MOST);
	if (p->held_count > (size_t)p->height / 3)
		p->held_count = 0;
}

/* Rows of the screen below what is held. */
static size_t
free_rows(const struct place *p)
{
	return (size_t)p->height - p->held_count;
}

/* Works out the rows that are seen, from the anchor. */
void
place_settle(struct place *p)
{
	struct row row, next;

	if (p->settled && p->revision == document_revision(p->document))
		return;
	p->row_count = p->held_count = 0;
	p->at_end = true;
	p->filled = false;
	if (layout_row_at(p->layout, p->anchor, &row)) {
		for (unsigned i = 0; i < p->anchor_gap && layout_row_before(p->layout, &row, &next);
		     i++) {
			if (!(next.flags & ROW_GAP))
				break;
			row = next;
		}
		add_row(p, &row);
		hold(p, &row);
		while (p->row_count < free_rows(p) && layout_row_next(p->layout, &row, &next)) {
			row = next;
			add_row(p, &row);
		}
		if (p->row_count < free_rows(p)) {
			size_t held = p->held_count;
			fill_from_below(p, free_rows(p));
			hold(p, &p->rows[0]);
			if (p->held_count != held) {
				p->held_count = 0;
				fill_from_below(p, free_rows(p));
			}
		}
		p->at_end = !layout_row_next(p->layout, &p->rows[p->row_count - 1], &next);
		p->at_start = !layout_row_before(p->layout, &p->rows[0], &next);
	} else {
		p->at_start = true;
	}
	p->settled = true;
	p->revision = document_revision(p->document); /* laying out may have changed it */
}

const struct row *
place_row(struct place *p, size_t row)
{
	place_settle(p);
	if (row < p->held_count)
		return &p->held[row];
	row -= p->held_count;
	return row < p->row_count ? &p->rows[row] : NULL;
}

/* Makes what is on top the anchor. */
static void
anchor_at(struct place *p, const struct row *row)
{
	p->anchor = row->range.start;
	p->anchor_gap = row->flags & ROW_GAP ? row->gap : 0;
	p->settled = false;
}

uint64_t
place_top(struct place *p)
{
	place_settle(p);
	return p->filled ? p->rows[0].range.start : p->anchor;
}

struct view_stand
place_stand(struct place *p)
{
	place_settle(p);
	return (struct view_stand){ p->anchor, p->anchor_gap, p->shift, p->spot };
}

void
place_return(struct place *p, struct view_stand stand)
{
	p->anchor = stand.anchor;
	p->anchor_gap = stand.gap;
	p->shift = stand.shift;
	p->spot = stand.spot;
	p->settled = false;
}

uint64_t
place_bottom(struct place *p)
{
	place_settle(p);
	return p->row_count ? p->rows[p->row_count - 1].range.end : 0;
}

/* ---- motions ---- */

/* Of a row that has the position in its reach: true unless it lies in a part of a table that other rows show. */
static bool
row_shows(struct place *p, const struct row *row, uint64_t pos)
{
	struct row showing;

	return row->kind != BLOCK_TABLE_ROW ||
	       (layout_row_at(p->layout, pos, &showing) && showing.range.start == row->range.start);
}

/* True when a row that is seen shows the position. */
bool
place_shows(struct place *p, uint64_t pos)
{
	const struct row *row;

	for (size_t i = 0; (row = place_row(p, i)); i++)
		if (!(row->flags & ROW_GAP) && range_holds(row->shown, pos) &&
		    row_shows(p, row, pos))
			return true;
	return false;
}

struct column_of {
	uint64_t pos;
	int column;
};

static void
find_column(void *context, uint64_t pos, unsigned column, const struct cluster *cluster)
{
	struct column_of *find = context;

	(void)cluster;
	if (pos <= find->pos)
		find->column = (int)column;
}

/* Scrolls sideways so that the position is seen, if its row is one that is cut. */
static void
show_column(struct place *p, uint64_t pos)
{
	struct column_of find = { pos, 0 };
	struct row row;

	if (!(p->options->chop || p->options->original) || !layout_row_at(p->layout, pos, &row) ||
	    !body_is_chopped(p->options, &row))
		return;
	layout_row_draw(p->layout, &row, find_column, &find);
	if (find.column < body_held(p->layout, &row, p->width))
		return;
	if (find.column < p->width - 1)
		find.column = 0;
	else
		find.column -= p->width / 2;
	if (find.column == 0 || find.column > p->shift || find.column + p->width < p->shift)
		p->shift = find.column;
}

/* What is held above a top row pushes the rest down: so many rows further down it begins. */
static void
make_room(struct place *p, struct row *top)
{
	hold(p, top);
	for (size_t moved = 0; moved < p->held_count && layout_row_next(p->layout, top, top);
	     moved++) {
		anchor_at(p, top);
		hold(p, top);
	}
}

void
place_goto(struct place *p, uint64_t pos, enum view_align align)
{
	int up = align == VIEW_MIDDLE   ? p->height / 2
	         : align == VIEW_BOTTOM ? p->height - 1
	         : align == VIEW_NEAR   ? p->height / 3
	                                : 0;
	struct row row, before;

	show_column(p, pos);
	if (align == VIEW_NEAR && place_shows(p, pos)) {
		p->spot = pos;
		return;
	}
	if (!layout_row_at(p->layout, pos, &row))
		return;
	anchor_at(p, &row);
	if (align == VIEW_TOP && pos >= row.range.start && pos <= row.range.end)
		p->anchor = pos; /* unless it is filtered away */
	for (; up > 0 && layout_row_before(p->layout, &row, &before); up--) {
		row = before;
		anchor_at(p, &row);
	}
	if (align == VIEW_BOTTOM)
		make_room(p, &row);
	p->settled = false;
	place_settle(p);
	if (p->filled) {
		row = p->rows[0];
		anchor_at(p, &row);
	}
	p->spot = pos;
}

/* Adds up to `count` rows below the last one; returns how many there were. */
static int
add_below(struct place *p, int count)
{
	struct row last = p->rows[p->row_count - 1], next;
	int added = 0;

	for (; added < count && layout_row_next(p->layout, &last, &next); added++) {
		add_row(p, &next);
		last = next;
	}
	return added;
}

/* Rows go out at the top as others come in below, so that each is worked out once. */
static int
scroll_down(struct place *p, int rows)
{
	int moved = 0, part, added;

	do {
		part = rows - moved < p->height ? rows - moved : p->height;
		added = add_below(p, part);
		p->row_count -= (size_t)added;
		memmove(p->rows, p->rows + added, p->row_count * sizeof *p->rows);
		moved += added;
	} while (added == part && moved < rows);
	return moved;
}

/* The other way round; what goes out below is written over. */
static int
scroll_up(struct place *p, int rows)
{
	struct row before;
	int moved = 0;

	while (moved < rows && layout_row_before(p->layout, &p->rows[0], &before)) {
		memmove(p->rows + 1, p->rows, (p->row_count - 1) * sizeof *p->rows);
		p->rows[0] = before;
		moved++;
	}
	return moved;
}

/* After a motion over rows: those that are seen are known, unless the document changed meanwhile. */
static void
arrive(struct place *p)
{
	struct row beyond;

	anchor_at(p, &p->rows[0]);
	p->filled = false;
	p->at_end = !layout_row_next(p->layout, &p->rows[p->row_count - 1], &beyond);
	p->at_start = !layout_row_before(p->layout, &p->rows[0], &beyond);
	hold(p, &p->rows[0]);
	p->settled = p->row_count == free_rows(p) && p->revision == document_revision(p->document);
	p->spot = UINT64_MAX;
}

int
place_scroll(struct place *p, int rows)
{
	int moved;

	place_settle(p);
	if (p->row_count == 0 || rows == 0)
		return 0;
	rows = rows > SCROLL_MAX ? SCROLL_MAX : rows < -SCROLL_MAX ? -SCROLL_MAX : rows;
	moved = rows > 0 ? scroll_down(p, rows) : -scroll_up(p, -rows);
	if (moved)
		arrive(p);
	return moved;
}

struct widest {
	int columns;
};

static void
find_widest(void *context, uint64_t pos, unsigned column, const struct cluster *cluster)
{
	struct widest *w = context;

	(void)pos;
	if ((int)column + cluster->width > w->columns)
		w->columns = (int)column + cluster->width;
}

/* How far the rows that are seen can be scrolled sideways, looking no further than limit. */
static int
widest_row(struct place *p, int limit)
{
	struct widest w = { 0 };

	place_settle(p);
	for (size_t i = 0; i < p->row_count; i++)
		if (body_is_chopped(p->options, &p->rows[i]))
			layout_row_draw_until(p->layout, &p->rows[i], (unsigned)limit, find_widest,
			                      &w);
	return w.columns;
}

void
place_scroll_columns(struct place *p, int columns)
{
	int64_t to = (int64_t)p->shift + columns, most;

	if (!p->options->chop && !p->options->original)
		return;
	to = to < 0 ? 0 : to > INT_MAX / 2 ? INT_MAX / 2 : to;
	if (to > p->shift) {
		most = widest_row(p, (int)to + p->width + 1) - p->width;
		if (to > most)
			to = most > p->shift ? most : p->shift;
	}
	p->shift = (int)to;
}

/* The position whose section is in view: where the last jump led while it is seen, else the end of the top row. */
uint64_t
place_in_view(struct place *p)
{
	place_settle(p);
	if (p->spot != UINT64_MAX && place_shows(p, p->spot))
		return p->spot;
	for (size_t i = 0; i < p->row_count; i++)
		if (!(p->rows[i].flags & ROW_GAP))
			return p->rows[i].range.end > p->rows[i].range.start
			               ? p->rows[i].range.end - 1
			               : p->rows[i].range.start;
	return p->anchor;
}
