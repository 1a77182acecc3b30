#ifndef LAYOUT_DRAW_H
#define LAYOUT_DRAW_H

#include <stddef.h>
#include <stdint.h>

#include "layout/cluster.h"
#include "layout/flow.h"

/* One row of a flow on its way to the screen. */
struct draw_row {
	const struct flow_text
		*text;         /* the row's bytes alone, hidden ranges as offsets from its start */
	uint64_t base;         /* the text position of offset 0 */
	uint8_t flags;         /* enum row_flags of layout.h: ROW_HYPHEN, ROW_RTL */
	unsigned indent;       /* cells, at the side where the row begins */
	unsigned cols;         /* cells for the text, without the indent */
	unsigned limit;        /* what begins at this column or after it need not be drawn */
	const uint8_t *levels; /* of the row's steps; NULL: all from left to right */
	size_t level_count;
};

/*
 * Calls put for each cluster that is seen, from left to right. A row of a right-to-left paragraph ends at
 * the right edge of its cells.
 */
void draw_row(const struct draw_row *row,
              void (*put)(void *context, uint64_t pos, unsigned column,
                          const struct cluster *cluster),
              void *context);

/*
 * The same for a row of a text that is reflowed ASCII (struct flow): runs of bytes of which each is a cell, white space a
 * blank. What stands between two runs is not drawn.
 */
void draw_ascii(const struct draw_row *row,
                void (*put)(void *context, uint64_t pos, unsigned column, const char *bytes,
                            size_t n),
                void *context);

#endif
