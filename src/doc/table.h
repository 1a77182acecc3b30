#ifndef DOC_TABLE_H
#define DOC_TABLE_H

#include <stdint.h>

#include "base/arena.h"
#include "base/range.h"

/*
 * A table that a format marks as one. Its rows are blocks (BLOCK_TABLE_ROW) inside the range; in a row's text a tab
 * stands between two cells and a line break inside a cell is U+2028. A row may have fewer cells than there are
 * columns. A cell over several columns is followed by as many cells less one that hold TABLE_COVERED and nothing else. How
 * wide the columns get is the layout's matter; what it needs to know of all rows is here.
 */
#define TABLE_COVERED "\v"

enum table_align { TABLE_LEFT, TABLE_CENTRE, TABLE_RIGHT, TABLE_ALIGN_COUNT };

struct table_column {
	uint8_t align;    /* enum table_align */
	uint16_t least;   /* cells of its widest word */
	uint16_t natural; /* cells of its widest line */
};

enum { TABLE_COLUMNS_MOST = 256 };

struct table {
	struct range range;
	uint16_t header_rows;  /* so many of the first rows are headers */
	uint16_t column_count; /* 1 to TABLE_COLUMNS_MOST */
	const struct table_column *columns;
};

/* A copy whose columns lie in the arena. */
struct table table_copy(const struct table *table, struct arena *arena);

/* The word for an alignment in the models of the tests: "left", "centre", "right". */
const char *table_align_name(enum table_align align);

#endif
