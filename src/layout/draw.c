/*
 * The steps of a row are walked from its start once more. Where everything runs from left to right they are
 * put as they come; otherwise they are noted first, brought into the order of the screen (UAX #9, L1, L2 and L4), and
 * made again one by one.
 */
#include "layout/draw.h"

#include <stdbool.h>
#include <stdlib.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "layout/bidi.h"
#include "layout/layout.h"

enum { SOFT_HYPHEN = 0xad };

/* Gets the steps that are drawn, with their column in the row's text; false: that is enough. */
typedef bool take_step(void *context, const struct flow_step *step, unsigned column, size_t index);

static void
make_hyphen(struct flow_step *step)
{
	step->cp = '-';
	step->cluster.width = step->cluster.shown_size = 1;
	step->cluster.shown[0] = '-';
}

/*
 * Collapsed blanks are held back until something follows them in the row; a blank of a kept line that hangs over the
 * edge is not drawn.
 */
static void
walk(const struct draw_row *row, take_step *take, void *context)
{
	const struct flow_text *t = row->text;
	struct flow_step step, blank, soft;
	size_t hidden = 0, index = 0, blank_index = 0, soft_index = SIZE_MAX;
	bool begun = false, held = false;
	unsigned column = 0;

	for (size_t at = 0; flow_next(t, at, &hidden, column, &step); at = step.end, index++) {
		if (step.kind == FLOW_NOTHING && step.cp == SOFT_HYPHEN) {
			soft = step;
			soft_index = index;
		}
		if (step.kind == FLOW_NOTHING || step.kind == FLOW_BREAK)
			continue;
		if (step.kind == FLOW_BLANK && t->collapse) {
			if (!held)
				blank_index = index;
			if (!held)
				blank = step;
			held = begun;
			continue;
		}
		if (step.kind == FLOW_BLANK && !t->endless &&
		    column + step.cluster.width > row->cols)
			continue;
		if (held && !take(context, &blank, column++, blank_index))
			return;
		held = false;
		begun = true;
		if (!take(context, &step, column, index))
			return;
		column += step.cluster.width;
	}
	if ((row->flags & ROW_HYPHEN) && soft_index + 1 == index) {
		make_hyphen(&soft);
		take(context, &soft, column, soft_index);
	}
}

/* ---- left to right ---- */

struct pen {
	const struct draw_row *row;
	void (*put)(void *context, uint64_t pos, unsigned column, const struct cluster *cluster);
	void *context;
};

static bool
put_step(void *context, const struct flow_step *step, unsigned column, size_t index)
{
	const struct pen *pen = context;

	(void)index;
	column += pen->row->indent;
	if (column >= pen->row->limit)
		return false;
	pen->put(pen->context, pen->row->base + step->start, column, &step->cluster);
	return true;
}

/* ---- ASCII ---- */

static bool
is_white(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Where the run that begins at `at` ends: after the first byte of white space that is longer, else where the text does. */
static size_t
run_end(const struct flow_text *t, size_t at, size_t size)
{
	while (at < size && !(is_white(t->bytes[at]) && is_white(t->bytes[at + 1])))
		at++;
	return at < size ? at + 1 : size;
}

void
draw_ascii(const struct draw_row *row,
           void (*put)(void *context, uint64_t pos, unsigned column, const char *bytes, size_t n),
           void *context)
{
	const struct flow_text *t = row->text;
	unsigned column = row->indent;
	size_t size = t->size, at = 0;

	while (size && is_white(t->bytes[size - 1]))
		size--;
	while (at < size) {
		while (is_white(t->bytes[at]))
			at++;
		size_t end = run_end(t, at, size);
		put(context, row->base + at, column, t->bytes + at, end - at);
		column += (unsigned)(end - at);
		at = end;
	}
}

/* ---- in both directions ---- */

struct note {
	uint32_t start; /* offset */
	unsigned column;
	uint8_t width;
};

struct notes {
	const struct draw_row *row;
	struct note *notes;
	uint32_t *points;
	uint8_t *levels;
	size_t count, note_capacity, point_capacity, level_capacity;
};

static bool
note_step(void *context, const struct flow_step *step, unsigned column, size_t index)
{
	struct notes *n = context;
	size_t need = n->count + 1;

	n->notes = memory_grow(n->notes, &n->note_capacity, need, sizeof *n->notes);
	n->points = memory_grow(n->points, &n->point_capacity, need, sizeof *n->points);
	n->levels = memory_grow(n->levels, &n->level_capacity, need, 1);
	n->notes[n->count] = (struct note){ (uint32_t)step->start, column, step->cluster.width };
	n->points[n->count] = step->cp;
	n->levels[n->count] = index < n->row->level_count ? n->row->levels[index] : 0;
	n->count = need;
	return true;
}

/* Turns a bracket, when it is all that the cluster shows. */
static void
mirror(struct flow_step *step)
{
	char utf8[UTF8_MAX];

	if (step->cluster.kind || utf8_encode(step->cp, utf8) != step->cluster.shown_size)
		return;
	uint32_t turned = bidi_mirror(step->cp);
	step->cluster.shown_size = (uint8_t)utf8_encode(turned, step->cluster.shown);
}

/* The column where the row's text begins. */
static unsigned
left_edge(const struct draw_row *row, const struct notes *n)
{
	unsigned width = 0;

	if (!(row->flags & ROW_RTL))
		return row->indent;
	for (size_t i = 0; i < n->count; i++)
		width += n->notes[i].width;
	return width < row->cols ? row->cols - width : 0;
}

static void
put_notes(const struct notes *n, const uint32_t *order, const struct pen *pen)
{
	const struct draw_row *row = n->row;
	unsigned column = left_edge(row, n);
	struct flow_step step;

	for (size_t i = 0; i < n->count; i++) {
		const struct note *note = &n->notes[order[i]];
		size_t hidden = 0;
		if (column >= row->limit)
			return;
		if (!flow_next(row->text, note->start, &hidden, note->column, &step))
			return;
		if (step.kind == FLOW_NOTHING)
			make_hyphen(&step);
		if (n->levels[order[i]] & 1)
			mirror(&step);
		pen->put(pen->context, row->base + step.start, column, &step.cluster);
		column += step.cluster.width;
	}
}

void
draw_row(const struct draw_row *row,
         void (*put)(void *context, uint64_t pos, unsigned column, const struct cluster *cluster),
         void *context)
{
	struct pen pen = { row, put, context };

	if (!row->levels) {
		walk(row, put_step, &pen);
		return;
	}
	struct notes n = { .row = row };
	walk(row, note_step, &n);
	uint32_t *order = memory_zero(n.count, sizeof *order);
	if (n.count)
		bidi_order(n.points, n.levels, n.count, row->flags & ROW_RTL, order);
	put_notes(&n, order, &pen);
	free(order);
	free(n.notes);
	free(n.points);
	free(n.levels);
}
