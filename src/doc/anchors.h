#ifndef DOC_ANCHORS_H
#define DOC_ANCHORS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "doc/atoms.h"

/*
 * Places with names, which links inside a document lead to. The first of two with one name is the one that counts, as in
 * HTML.
 */
struct anchors {
	struct atoms names;
	uint64_t *places; /* by the name's number */
	size_t capacity;
};

/* Initialise with {0}. */
void anchors_clear(struct anchors *anchors);

/* Copies the name. */
void anchors_add(struct anchors *anchors, const char *name, uint64_t pos);

/* A name by its number, in the order in which they came, and its position; NULL past the last. */
const char *anchors_at(const struct anchors *anchors, size_t number, uint64_t *pos);

/* The position of a name; false when there is none. */
bool anchors_find(const struct anchors *anchors, const char *name, uint64_t *pos);

#endif
