#ifndef FIND_MATCHES_H
#define FIND_MATCHES_H

#include <stddef.h>

#include "base/range.h"

/* Matches as they are found: sorted by start, not overlapping. Initialise with {0}. */
struct matches {
	struct range *items;
	size_t count, capacity;
};

void matches_add(struct matches *matches, struct range match);
void matches_clear(struct matches *matches);

#endif
