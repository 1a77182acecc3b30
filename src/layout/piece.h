#ifndef LAYOUT_PIECE_H
#define LAYOUT_PIECE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/range.h"
#include "doc/block.h"
#include "doc/document.h"
#include "layout/flow.h"
#include "layout/layout.h"

struct grid;

/* How a block is shown. */
struct shape {
	unsigned first_indent, rest_indent; /* cells, of the first row and of the others */
	unsigned cols;                      /* cells for indent and text */
	bool collapse, endless, ltr, cells; /* as in struct flow_text */
};

/* One line of a cell of a table. */
struct piece_line {
	uint32_t start, end; /* offsets */
	uint32_t item;       /* the first of its steps' levels, if the piece has any for it ... */
	uint32_t item_count; /* ... and how many; 0: all from left to right */
	uint8_t flags;       /* ROW_HYPHEN, ROW_RTL */
};

struct piece_cell {
	uint32_t start, end;       /* offsets */
	uint32_t line, line_count; /* its lines among the piece's */
	uint32_t columns;          /* that it stands over; 0: the one before stands over this one */
};

/*
 * The unit that is laid out at once and kept: a block, or of a very long block what lies between two cuts.
 */
struct piece {
	struct block block;
	struct shape shape;
	struct range
		range;    /* of what is shown: a block's lead is part of it in the original lines */
	bool first, last; /* of its block */
	bool ascii;       /* as in struct flow */
	struct flow_row *rows;
	size_t row_count;
	uint8_t *levels; /* of the rows' steps; NULL: all from left to right */
	size_t step_count;
	struct range *hidden; /* as offsets; NULL: nothing */
	size_t hidden_count;

	/*
	 * Of a table's row, whose cells stand side by side or in a record (grid_row.c): rows start where a line of their tallest cell
	 * does.
	 */
	struct piece_cell *cells; /* NULL: it is none */
	size_t cell_count;
	struct piece_line *lines;
	size_t line_count;
};

enum { PIECES_MAX = 256 };

/* The pieces last asked for, and what they are made with. */
struct pieces {
	struct document *document; /* borrowed */
	struct layout_options options;
	const struct layout_filter *filter; /* borrowed; what it hides is no part of the pieces */
	uint64_t tick;
	size_t count; /* of the places below that hold a piece, or did since all were dropped */
	/* Where the pieces and their blocks start, and the tick of the last use (0: no piece), together so that looking is quick. */
	uint64_t starts[PIECES_MAX], blocks[PIECES_MAX], used[PIECES_MAX];
	struct piece pieces[PIECES_MAX];
	size_t bytes; /* held by the pieces */

	struct grid *grid; /* of the last table; NULL: there was none */

	struct flow flow; /* working memory */
	struct buffer text;
	struct range *hidden;
	size_t hidden_count, hidden_capacity;
};

void pieces_init(struct pieces *pieces, struct document *document);
void pieces_clear(struct pieces *pieces);

/* Forgets what was laid out. */
void pieces_drop(struct pieces *pieces);

/* The piece of the block that pos is in, or the nearest one; valid until the next call. */
const struct piece *pieces_at(struct pieces *pieces, const struct block *block, uint64_t pos);

/* The same for the block that starts at a position, NULL when no such piece is kept: the document is not asked. */
const struct piece *pieces_kept(struct pieces *pieces, uint64_t block, uint64_t pos);

struct shape piece_shape(const struct layout_options *options, const struct block *block);

/* How the table stands that a block is a row of, NULL for any other block; valid until the next call. */
const struct grid *pieces_grid(struct pieces *pieces, const struct block *block);

/* What a piece shows between two offsets, and of a row of it; valid until the next call. */
struct flow_text pieces_text(struct pieces *pieces, const struct piece *piece, uint64_t start,
                             uint64_t end);
struct flow_text pieces_row_text(struct pieces *pieces, const struct piece *piece, size_t row);

/* Lays out a stretch of the text as a paragraph, in so many cells: its rows are in pieces->flow. */
void pieces_flow(struct pieces *pieces, struct range range, unsigned first_cols,
                 unsigned rest_cols);

/* Where a row of a piece ends. */
uint64_t piece_row_end(const struct piece *piece, size_t row);

/* The empty lines before a block in the text itself, at most max. */
unsigned pieces_empty_lines(struct pieces *pieces, const struct block *block, unsigned max);

#endif
