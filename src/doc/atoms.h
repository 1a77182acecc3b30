#ifndef DOC_NAMES_H
#define DOC_NAMES_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/* Each name once, with a number. Begin with {0}. */
struct names {
	struct arena *arena;
	const char **list; /* by number */
	size_t count, capacity;
	uint32_t *table; /* of numbers + 1 by hash; 0: free. A power of two, at most half full */
	size_t table_size;
};

void names_clear(struct names *names);

/* The name's number, given anew when it has none. names->list says the name of a number, until names_clear. */
uint32_t names_number(struct names *names, const char *name);

/* Bytes of memory that they take. */
size_t names_size(const struct names *names);

#endif
