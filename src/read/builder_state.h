#ifndef READ_BUILDER_STATE_H
#define READ_BUILDER_STATE_H

#include <stdbool.h>

#include "doc/table.h"
#include "read/builder.h"
#include "read/builder_draft.h"

/*
 * What a builder is in the middle of. Only for read/builder*.c.
 */
enum { LINE_SEPARATOR = 0x2028 }; /* a line break that stays one, in text that is reflowed */

struct open_mark {
	struct span span;
	char *target; /* the span's; NULL for none */
	size_t index; /* of its span in the draft, while a block is open */
};

/* What cells over several columns ask of all of these. */
struct wide_cells {
	uint16_t column, count;
	uint16_t least, natural; /* as of a column, with what is between these */
};

enum {
	WIDE_CELLS_MOST = 32
}; /* kinds of them, by place; those that come later share their wishes out at once */

struct open_table {
	unsigned depth; /* how many tables are open; the inner ones are no tables */
	bool row_open, cell_open;
	bool lines;         /* line breaks in the cell's text stay */
	bool has_body;      /* a row that is no header was seen */
	bool header_open;   /* the open row is one */
	struct block place; /* of its rows */
	uint64_t start;
	unsigned column; /* of the open cell */
	unsigned span;   /* of the open cell, in columns */
	uint16_t header_rows;
	uint16_t column_count; /* those that wide cells reach over among them */
	unsigned begun;        /* columns up to the last one that a cell begins in */
	struct table_column *columns;
	size_t column_capacity;
	struct wide_cells wide[WIDE_CELLS_MOST];
	unsigned wide_count;
};

struct builder {
	struct sink *sink;
	struct draft draft;

	bool is_open;      /* a block, or a row of a table */
	bool kept;         /* its white space */
	bool blank;        /* white space is held back */
	bool blank_breaks; /* and it held a line break */
	bool has_blocks;
	uint64_t floor;     /* where the open block's, or cell's, text starts */
	struct block block; /* the open one, or what the next one gets */
	unsigned heading;
	uint8_t gap; /* asked for by blocks that had no text */

	struct open_mark *open;
	size_t open_count, open_capacity;

	struct open_table table;

	uint64_t line; /* of the text said so far */
	uint64_t checkpoint_next, checkpoint_line;
	bool checkpoint_due;
	uint64_t progress_next;
};

/* Opens the block that was asked for, if none is open. */
void builder_begin(struct builder *builder);

/* True when nothing stands in the open block or cell. */
bool builder_is_empty(const struct builder *builder);

/* True when nothing stands in its last line either. */
bool builder_at_line_start(const struct builder *builder);

/* Adds the blank that was held back, now that something follows. */
void builder_put_blank(struct builder *builder);

/* Ends the spans of the marks that are open; they go on in the next block. */
void builder_close_marks(struct builder *builder);

/* Ends a block in the draft. */
void builder_add_block(struct builder *builder, const struct block *block, unsigned heading);

/* Says what a draft holds: the builder's, or one that comes before it. */
void builder_say(struct builder *builder, struct draft *draft, const struct table *table);

/* Begins a new line in the open cell, if it has text; lines: line breaks in it stay. */
void builder_cell_line(struct builder *builder, bool lines);

#endif
