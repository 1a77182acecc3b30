#ifndef LAYOUT_FLOW_H
#define LAYOUT_FLOW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "layout/flow_step.h"

/*
 * One piece of text into rows: what is drawn of it, step by step, and where a row ends. Knows bytes and widths
 * only; blocks, documents and caches are layout.c's.
 */

struct flow_row {
	uint32_t start; /* offset */
	uint32_t item;  /* where there are levels: the index of its first step among those */
	uint8_t flags;  /* ROW_HYPHEN, ROW_RTL, ROW_CONTINUED */
};

/* Working memory, and the result of the last flow_rows. Initialise with {0}. */
struct flow {
	struct flow_row *rows; /* at least one; the first starts at 0 */
	size_t row_count, row_capacity;
	uint8_t *
		levels; /* the bidi level of each step, NULL when nothing runs from right to left */
	size_t step_count; /* 0 where nobody counted them, there being no levels */

	struct flow_item *items;
	size_t item_capacity;
	struct buffer flat;
	unsigned char *breaks;
	size_t break_capacity;
	uint32_t *points;
	size_t point_capacity;
	uint8_t *level_bytes;
	size_t level_capacity;
	bool rtl; /* something may run from right to left */
	bool ascii; /* the text is reflowed ASCII: each character is a cell, each run of white space one */
};

void flow_clear(struct flow *flow);

/* Lays out the whole text. */
void flow_rows(struct flow *flow, const struct flow_text *text);

#endif
