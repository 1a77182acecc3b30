#ifndef READ_BORDERED_H
#define READ_BORDERED_H

#include <stdbool.h>
#include <stddef.h>

#include "read/chunk.h"

/* Kept rows that tell so by borders and fences. */

/* Adds those that begin with row r; returns the row after them, r when there are none. */
size_t bordered_cut(struct chunk *chunk, size_t r);

/* A fence that may open a listing: text comes right after it and none, or a line that leads up to it, right before. */
bool bordered_opens(const struct chunk *chunk, size_t line);

/* A line of marks over or under a heading, which looks like a fence. */
bool bordered_marks_heading(const struct chunk *chunk, size_t line);

#endif
