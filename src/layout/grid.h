#ifndef LAYOUT_GRID_H
#define LAYOUT_GRID_H

#include <stdbool.h>
#include <stdint.h>

#include "base/range.h"
#include "doc/document.h"
#include "layout/layout.h"

/*
 * How a table stands on the screen: what all of its rows share. It depends on the table's record and the cells that there are, never
 * on a row, so that a row can be laid out alone.
 *
 * Columns get their widths as CSS 2 describes for automatic tables: what they would like when there is room for it, else
 * their least and a share of what is left that grows with what they lack. When not even words fit, each cell is a line of
 * its own behind its column's name: a record.
 */
enum grid_mode { GRID_NONE, GRID_COLUMNS, GRID_RECORDS };

struct grid {
	enum grid_mode mode;
	struct range range; /* of the table; empty: nothing is known */
	/* What starts before is a header; the start of the table: nothing is, its end: all is. */
	uint64_t body;
	unsigned count;  /* of columns */
	unsigned indent; /* cells before the table: the first row's, for all */
	unsigned cols;   /* cells of a record */
	unsigned gap;    /* cells between two columns: 1 or 3, a line in their middle */
	uint16_t widths[TABLE_COLUMNS_MOST];
	uint8_t aligns[TABLE_COLUMNS_MOST];      /* enum table_align */
	struct range labels[TABLE_COLUMNS_MOST]; /* of records: the columns' names in the text */
};

/*
 * Finds how the table stands that the block is a row of; false when it is no row of a table that the document knows as one. What
 * is in *grid is kept if it is that table's already.
 */
bool grid_find(struct grid *grid, struct document *document, const struct block *block,
               const struct layout_options *options);

/* True for the first row below headers: a line is drawn before it. */
bool grid_has_rule(const struct grid *grid, uint64_t row);

/*
 * Divides cols among the columns. No column gets more than measure unless a word of it needs that. endless: each gets what it would
 * like, however much that is.
 */
void grid_divide(struct grid *grid, const struct table *table, unsigned cols, unsigned measure,
                 bool endless);

/* Where a column begins, and where the last one ends: in cells from the table's left edge. */
unsigned grid_column(const struct grid *grid, unsigned column);
unsigned grid_width(const struct grid *grid);

#endif
