#ifndef READ_CHUNK_H
#define READ_CHUNK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "read/lines.h"
#include "read/profile.h"

/*
 * A chunk is what stands between two blank lines; it is cut into pieces, each of which becomes a block. What the pieces
 * are depends on the chunk's lines, the profile and the lines around that are handed in.
 */
struct piece {
	size_t first, last;    /* rows: indices into chunk->row */
	uint8_t kind;          /* enum block_kind */
	uint8_t level;         /* of a heading or an item */
	bool loose;            /* a short line or kept ones: goes with others like it */
	uint16_t indent, hang; /* cells */
};

enum {
	CHUNK_COLUMNS = 128,
	CHUNK_USUAL_WRAP = 72, /* cells: where none is known */
};

struct chunk {
	const struct plain_profile *profile;
	struct lines
		*lines; /* the chunk's and those around it; LINE_HIDDEN is set in the chunk's own */
	size_t *row;    /* the chunk's lines that hold text: indices into lines->line */
	size_t row_count, row_capacity;
	bool plain;                           /* nothing in its rows speaks against running text */
	uint64_t columns[CHUNK_COLUMNS / 64]; /* bit n: a row without gaps begins in cell n */
	unsigned wrap; /* the column at which this chunk was wrapped, 0 when that cannot be told */
	struct piece *piece;
	size_t count, capacity;
};

static inline struct line *
chunk_line(const struct chunk *chunk, size_t r)
{
	return &chunk->lines->line[chunk->row[r]];
}

static inline const char *
chunk_bytes(const struct chunk *chunk, size_t r)
{
	return lines_bytes(chunk->lines, chunk_line(chunk, r)->range.start);
}

/* The cell in which the last column of the row's words begins, 0 when it has no gap. */
unsigned chunk_last_column(const struct chunk *chunk, size_t r);

/* Cuts lines first to end (not included) into pieces, in place of those before. Initialise the chunk with {0} and set profile and lines. */
void chunk_cut(struct chunk *chunk, size_t first, size_t end);

/* Frees the arrays. */
void chunk_clear(struct chunk *chunk);

#endif
