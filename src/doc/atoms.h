#ifndef DOC_ATOMS_H
#define DOC_ATOMS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/* Strings, each one once and with a number. Begin with {0}. */
struct atoms {
	struct arena *arena;
	const char **list; /* by number */
	size_t count, capacity;
	uint32_t *table; /* of numbers + 1 by hash; 0: free. A power of two, at most half full */
	size_t table_size;
};

void atoms_clear(struct atoms *atoms);

/* The name's number, given anew when it has none. atoms->list says the name of a number, until atoms_clear. */
uint32_t atoms_number(struct atoms *atoms, const char *name);

/* The name's number; false when it has none. */
bool atoms_find(const struct atoms *atoms, const char *name, uint32_t *number);

/* Bytes of memory that they take. */
size_t atoms_size(const struct atoms *atoms);

#endif
