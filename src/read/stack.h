#ifndef READ_STACK_H
#define READ_STACK_H

#include <stddef.h>

#include "read/chunk.h"

/* Adds the pieces of the stack that begins with row r; returns the row after it. */
size_t stack_cut(struct chunk *chunk, size_t r);

#endif
