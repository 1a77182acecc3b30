/*
 * The list that every way of looking adds to.
 */
#include "find/matches.h"

#include <stdlib.h>

#include "base/memory.h"

void
matches_add(struct matches *m, struct range match)
{
	m->items = memory_grow(m->items, &m->capacity, m->count + 1, sizeof *m->items);
	m->items[m->count++] = match;
}

void
matches_clear(struct matches *m)
{
	free(m->items);
	*m = (struct matches){ 0 };
}
