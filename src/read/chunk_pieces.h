#ifndef READ_CHUNK_PIECES_H
#define READ_CHUNK_PIECES_H

#include <stddef.h>
#include <stdint.h>

#include "doc/block.h"
#include "read/chunk.h"

/* The pieces of a chunk, added in the order of its rows. */

enum {
	CHUNK_KEPT_ROWS = 64
}; /* of a kept piece at most; a longer one becomes several blocks: nobody sees it */

/* A number of cells as pieces have it. */
static inline uint16_t
chunk_cells(uint32_t n)
{
	return n < UINT16_MAX ? (uint16_t)n : UINT16_MAX;
}

/* A piece of the rows first to last, indented as the first one; it may be changed until the next one is added. */
struct piece *chunk_add(struct chunk *chunk, size_t first, size_t last, enum block_kind kind);

/* The rows first to end, not included, as they stand. */
void chunk_add_kept(struct chunk *chunk, size_t first, size_t end, enum block_kind kind);

/* Loose pieces side by side of which one is kept, and verse, become one kept stretch. */
void chunk_join(struct chunk *chunk);

#endif
