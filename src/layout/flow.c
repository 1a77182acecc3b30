/*
 * A text is first cut into steps (a cluster, a run of white space, a line's end), then line break opportunities are
 * looked up over what is left after collapsing (UAX #14), then rows are filled greedily. Steps are made by flow_next
 * from the bytes alone, so drawing a row later, from its start, finds the steps that it was measured with.
 *
 * A blank never begins a row, except the first one of a kept line: it hangs behind the end of the row before.
 */
#include "layout/flow.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "layout/ascii.h"
#include "layout/bidi.h"
#include "layout/layout.h"

enum {
	SOFT_HYPHEN = 0xad,
	TURNED_MAX = 4096, /* bytes */
};

enum item_flags {
	ITEM_KIND = 3,      /* enum flow_kind */
	ITEM_MAY = 1 << 2,  /* a row may end before it */
	ITEM_SOFT = 1 << 3, /* a soft hyphen */
	ITEM_TAB = 1 << 4,  /* of a kept line */
};

struct flow_item {
	uint32_t at;   /* offset; what is hidden before it belongs to the item before */
	uint32_t flat; /* offset in the flat text */
	uint8_t width;
	uint8_t flags; /* enum item_flags */
};

void
flow_clear(struct flow *flow)
{
	free(flow->rows);
	free(flow->items);
	free(flow->breaks);
	free(flow->points);
	free(flow->level_bytes);
	buffer_clear(&flow->flat);
	*flow = (struct flow){ 0 };
}

/* ---- measuring ---- */

/* The item of a step that begins at offset `start`. There is always room: a step has at least one byte. */
static struct flow_item *
add_item(struct flow *f, size_t start)
{
	struct flow_item *item = &f->items[f->step_count];

	*item = (struct flow_item){ .at = f->step_count ? (uint32_t)start : 0,
		                    .flat = (uint32_t)f->flat.size };
	f->step_count++;
	return item;
}

/* What line breaking sees of a step. */
static void
add_flat(struct flow *f, const struct flow_step *step)
{
	if (step->kind == FLOW_CLUSTER && !step->cluster.kind)
		buffer_add(&f->flat, step->cluster.shown, step->cluster.shown_size);
	else
		buffer_add_code_point(&f->flat, step->cp);
}

static void
add_step(struct flow *f, const struct flow_text *t, const struct flow_step *step)
{
	struct flow_item *item = add_item(f, step->start);

	item->width = step->cluster.width;
	item->flags = step->kind;
	if (step->cp == SOFT_HYPHEN)
		item->flags |= ITEM_SOFT;
	if (!t->collapse && t->bytes[step->start] == '\t')
		item->flags |= ITEM_TAB;
	f->rtl |= bidi_is_rtl(step->cp);
	add_flat(f, step);
}

/*
 * Most text is printable ASCII followed by more of it, and each character a cluster of one cell: no need to ask. Adds
 * what there is of this from offset `at` on and returns where it ends.
 */
static size_t
add_plain(struct flow *f, const struct flow_text *t, size_t at, size_t hidden)
{
	size_t limit, start = at;

	if (flow_skip_hidden(t, at, &hidden, &limit) != at)
		return at;
	for (; at < limit; at++) {
		char c = t->bytes[at];
		bool joined = at + 1 < limit && (unsigned char)t->bytes[at + 1] >= 0x80;
		if (c <= ' ' || c >= 0x7f || joined)
			break;
		struct flow_item *item = add_item(f, at);
		item->flat += (uint32_t)(at - start);
		item->width = 1;
		item->flags = FLOW_CLUSTER;
	}
	buffer_add(&f->flat, t->bytes + start, at - start);
	return at;
}

/* Cuts the text from offset `at` to end into items; a tab's width is not known yet. */
static void
make_items(struct flow *f, const struct flow_text *t, size_t at, size_t end)
{
	struct flow_step step;
	size_t hidden = 0;

	f->items = memory_grow(f->items, &f->item_capacity, t->size, sizeof *f->items);
	buffer_reserve(&f->flat, f->flat.size + end - at);
	while (at < end) {
		at = add_plain(f, t, at, hidden);
		if (at >= end || !flow_next(t, at, &hidden, 0, &step))
			return;
		add_step(f, t, &step);
		at = step.end;
	}
}

static enum flow_kind
kind_of(const struct flow_item *item)
{
	return item->flags & ITEM_KIND;
}

/* Marks the items before which a row may end. */
static void
find_breaks(struct flow *f)
{
	if (!f->flat.size)
		return;
	f->breaks = memory_grow(f->breaks, &f->break_capacity, f->flat.size, 1);
	unicode_line_breaks(f->flat.bytes, f->flat.size, f->breaks);
	for (size_t i = 0; i < f->step_count; i++)
		if (f->breaks[f->items[i].flat] == UNICODE_BREAK_MAY)
			f->items[i].flags |= ITEM_MAY;
}

/* ---- filling ---- */

static struct flow_row *
add_row(struct flow *f, uint32_t start, size_t item)
{
	f->rows = memory_grow(f->rows, &f->row_capacity, f->row_count + 1, sizeof *f->rows);
	struct flow_row *row = &f->rows[f->row_count++];
	*row = (struct flow_row){ .start = start, .item = (uint32_t)item };
	return row;
}

/* The width of an item in a row at a column: only a tab's depends on it. */
static unsigned
item_width(const struct flow_text *t, const struct flow_item *item, unsigned column)
{
	struct cluster cluster;

	if (!(item->flags & ITEM_TAB))
		return item->width;
	cluster_next("\t", 1, column, t->tab_cols, &cluster);
	return cluster.width;
}

/* Where the row that begins at item `first` ends: the item that begins the next one. */
static size_t
fill_row(struct flow *f, const struct flow_text *t, size_t first, unsigned cols, bool *hyphen)
{
	unsigned column = 0;
	size_t chance = 0; /* the last place where it may end; 0: none yet */
	bool soft = false; /* with a hyphen */

	*hyphen = false;
	for (size_t i = first; i < f->step_count; i++) {
		const struct flow_item *item = &f->items[i];
		if (i > first && (item->flags & ITEM_MAY)) {
			bool hyphenated = item[-1].flags & ITEM_SOFT;
			if (!hyphenated || column < cols) {
				chance = i;
				soft = hyphenated;
			}
		}
		unsigned width = item_width(t, item, column);
		if (kind_of(item) == FLOW_BREAK)
			return i + 1;
		if (kind_of(item) == FLOW_BLANK && i == first && t->collapse)
			continue;
		if (!t->endless && kind_of(item) != FLOW_BLANK && column &&
		    (column > cols || width > cols - column)) {
			*hyphen = chance && soft;
			return chance ? chance : i;
		}
		column += width;
	}
	return f->step_count;
}

/* True when no kept line is wider than a row: then nobody asks where one may end. */
static bool
lines_fit(const struct flow *f, const struct flow_text *t)
{
	unsigned cols = t->first_cols < t->rest_cols ? t->first_cols : t->rest_cols, column = 0;

	for (size_t i = 0; i < f->step_count; i++) {
		const struct flow_item *item = &f->items[i];
		if (kind_of(item) == FLOW_BREAK)
			column = 0;
		else
			column += item_width(t, item, column);
		if (column > cols)
			return false;
	}
	return true;
}

static void
fill_rows(struct flow *f, const struct flow_text *t)
{
	size_t item = 0;
	bool hyphen;

	if (!f->step_count)
		add_row(f, 0, 0);
	while (item < f->step_count) {
		struct flow_row *row = add_row(f, f->items[item].at, item);
		unsigned cols = item ? t->rest_cols : t->first_cols;
		if (!t->collapse && item && kind_of(&f->items[item - 1]) != FLOW_BREAK)
			row->flags |= ROW_CONTINUED;
		item = fill_row(f, t, item, cols, &hyphen);
		if (hyphen)
			row->flags |= ROW_HYPHEN;
	}
}

/* ---- directions ---- */

/* The code point that decides an item's direction. */
static uint32_t
point_of(const struct flow *f, size_t i)
{
	uint32_t cp;

	utf8_decode(f->flat.bytes + f->items[i].flat, f->flat.size - f->items[i].flat, &cp);
	return cp;
}

/* Levels of the items from start to end, which are one paragraph; true when it runs from right to left. */
static bool
add_levels(struct flow *f, size_t start, size_t end, enum bidi_base base)
{
	size_t n = end - start;

	f->points = memory_grow(f->points, &f->point_capacity, n, sizeof *f->points);
	f->level_bytes = memory_grow(f->level_bytes, &f->level_capacity, end, 1);
	for (size_t i = 0; i < n; i++)
		f->points[i] = point_of(f, start + i);
	f->levels = f->level_bytes;
	return bidi_levels(f->points, n, base, f->level_bytes + start);
}

/* Levels for each paragraph: a kept line is one, and what stands before a hard break. */
static void
find_levels(struct flow *f, const struct flow_text *t)
{
	size_t n = f->step_count, start = 0, row = 0;

	while (start < n) {
		size_t end = start;
		while (end < n && kind_of(&f->items[end++]) != FLOW_BREAK)
			continue;
		bool rtl = add_levels(f, start, end, start ? t->base : t->first_base);
		for (; row < f->row_count && f->rows[row].item < end; row++)
			if (rtl)
				f->rows[row].flags |= ROW_RTL;
		start = end;
	}
}

/* ---- endless rows ---- */

/* The offset after the end of the line that goes on at offset `at`; the text's size when nothing follows. */
static size_t
next_line(const struct flow_text *t, size_t at, size_t *hidden)
{
	struct flow_step step;
	size_t limit;

	while ((at = flow_skip_hidden(t, at, hidden, &limit)) < t->size) {
		const char *lf = memchr(t->bytes + at, '\n', limit - at);
		const char *end = lf ? lf : t->bytes + limit;
		const char *cr = memchr(t->bytes + at, '\r', (size_t)(end - (t->bytes + at)));
		at = (size_t)((cr ? cr : end) - t->bytes);
		step.start = at;
		if (at < limit && flow_line_end(t->bytes + at, limit - at, &step))
			return flow_skip_hidden(t, step.end, hidden, &limit);
	}
	return at;
}

/*
 * Where a row is a line there is nothing to measure: looking for line ends is enough, but for a line that may have to be turned.
 * Such a line has items and levels; one that is longer than TURNED_MAX stays in the order of the text, because
 * all of it would have to be looked at to show the little that there is room for.
 */
static void
line_rows(struct flow *f, const struct flow_text *t)
{
	size_t start = 0, hidden = 0;

	do {
		struct flow_row *row = add_row(f, (uint32_t)start, f->step_count);
		size_t end = next_line(t, start, &hidden), first = f->step_count;
		if (t->base != BIDI_NONE && end - start <= TURNED_MAX &&
		    bidi_may_turn(t->bytes + start, end - start)) {
			make_items(f, t, start, end);
			if (add_levels(f, first, f->step_count, start ? t->base : t->first_base))
				row->flags |= ROW_RTL;
		}
		start = end;
	} while (start < t->size);
}

void
flow_rows(struct flow *f, const struct flow_text *t)
{
	f->levels = NULL;
	f->rtl = false;
	f->row_count = f->step_count = 0;
	buffer_reset(&f->flat);
	f->ascii = ascii_rows(f, t);
	if (f->ascii)
		return;
	if (t->endless && !t->collapse) {
		line_rows(f, t);
		return;
	}
	make_items(f, t, 0, t->size);
	if (!t->endless && (t->collapse || !lines_fit(f, t)))
		find_breaks(f);
	fill_rows(f, t);
	if (f->rtl && t->base != BIDI_NONE)
		find_levels(f, t);
}
