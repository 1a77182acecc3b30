#ifndef APP_NEAREST_H
#define APP_NEAREST_H

#include <stddef.h>

/*
 * The name that was probably meant by one that there is not: a third of its letters may be wrong, and case does not count.
 */
struct nearest {
	const char *name;
	size_t size;
	const char *best; /* of those that were tried; NULL: none is near */
	size_t least;     /* how many edits lead to it */
};

struct nearest nearest_start(const char *name, size_t size);
void nearest_try(struct nearest *nearest, const char *candidate);

#endif
