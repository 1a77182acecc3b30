#ifndef FIND_VISIBLE_H
#define FIND_VISIBLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/range.h"
#include "doc/document.h"

/*
 * Goes over what is not hidden in a range of the document.
 */
enum { VISIBLE_HIDDEN = 32 };

struct visible {
	struct document *document;
	uint64_t pos, end;
	struct range hidden[VISIBLE_HIDDEN]; /* the next ones */
	size_t hidden_at, hidden_count;
	bool more; /* there may be others after those */
};

void visible_start(struct visible *visible, struct document *document, struct range range);

/* The next stretch that is not hidden, never empty; false at the end. What lies between two of them is hidden. */
bool visible_next(struct visible *visible, struct range *stretch);

#endif
