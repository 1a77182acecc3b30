#ifndef READ_SPECIAL_H
#define READ_SPECIAL_H

#include <stdbool.h>
#include <stddef.h>

#include "read/chunk.h"
#include "read/heading.h"

/* True when row r is a heading, a title, a byline ... rather than text. */
bool special_at(const struct chunk *chunk, size_t r, struct heading *heading);

/*
 * The rows that a heading, title, byline ... takes from row r on become one piece; what is no word of it, such as a
 * line under it, is hidden. Returns the row after it.
 */
size_t special_take(struct chunk *chunk, size_t r, const struct heading *heading);

#endif
