#ifndef READ_KEPT_H
#define READ_KEPT_H

#include <stdbool.h>
#include <stddef.h>

#include "read/chunk.h"

/* Adds what is kept whole, from row r to the chunk's end; false when it is not. */
bool kept_cut(struct chunk *chunk, size_t r);

/* True when the chunk is part of what stands indented under a paragraph that ends with "::". */
bool kept_is_literal(const struct chunk *chunk);

#endif
