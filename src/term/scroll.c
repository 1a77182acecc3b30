/*
 * Scrolls are found by numbers: each row of both frames gets one that stands for its text, and every distance is tried
 * for the longest stretch of equal numbers. A number that is equal by accident costs bytes and nothing else, since whoever
 * draws compares the cells all the same.
 */
#include "term/scroll.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/memory.h"
#include "term/cells.h"

static bool
row_is_blank(const struct frame *frame, int row)
{
	const struct cell *cells = cells_row(frame, row);

	for (int i = 0; i < frame->columns; i++)
		if (!cells_blank(&cells[i]) || cells[i].style.background != COLOUR_NONE)
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

/* True for a row that is drawn on an empty one as well as on any other. */
static bool
begins_empty(const struct frame *frame, int row)
{
	return cells_row(frame, row)[frame->columns - 1].style.background == COLOUR_NONE;
}

/* All rows that differ, but for those at both ends that are coloured all over, such as a status line. */
static struct scroll
whole(const uint64_t *old, const uint64_t *new, const struct frame *frame)
{
	int top = 0, bottom = frame->rows - 1;

	while (top < bottom && (old[top] == new[top] || !begins_empty(frame, top)))
		top++;
	while (bottom > top && (old[bottom] == new[bottom] || !begins_empty(frame, bottom)))
		bottom--;
	if (bottom == top)
		return (struct scroll){ 0 };
	return (struct scroll){ top, bottom, bottom - top + 1, 0 };
}

void
scroll_rows_clear(struct scroll_rows *rows)
{
	free(rows->numbers);
	*rows = (struct scroll_rows){ 0 };
}

void
scroll_rows_number(struct scroll_rows *rows, const struct frame *frame)
{
	rows->numbers = memory_grow(rows->numbers, &rows->capacity, (size_t)frame->rows,
	                            sizeof *rows->numbers);
	for (int r = 0; r < frame->rows; r++)
		rows->numbers[r] = cells_hash_row(frame, r);
}

int
scroll_find(const struct scroll_rows *shown, const struct scroll_rows *rows,
            const struct frame *frame, struct scroll ways[SCROLL_WAYS])
{
	const uint64_t *old = shown->numbers, *new = rows->numbers;
	struct scroll best = { 0 };
	uint64_t blank = 0;
	int count = 0;

	for (int r = 0; r < frame->rows; r++)
		if (row_is_blank(frame, r))
			blank = new[r];
	for (int by = 1; by < frame->rows; by++) {
		try_scroll(old, new, frame->rows, blank, by, &best);
		try_scroll(old, new, frame->rows, blank, -by, &best);
	}
	if (best.gain)
		ways[count++] = best;
	best = whole(old, new, frame);
	if (best.rows)
		ways[count++] = best;
	return count;
}

int
scroll_source(const struct scroll *s, int row)
{
	int from = row + s->rows;

	if (!s->rows || row < s->top || row > s->bottom)
		return row;
	return from < s->top || from > s->bottom ? -1 : from;
}
