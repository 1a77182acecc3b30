/*
 * An array of positions beside a table of names.
 */
#include "doc/anchors.h"

#include <stdlib.h>

#include "base/memory.h"

void
anchors_clear(struct anchors *anchors)
{
	atoms_clear(&anchors->names);
	free(anchors->places);
	*anchors = (struct anchors){ 0 };
}

void
anchors_add(struct anchors *anchors, const char *name, uint64_t pos)
{
	size_t before = anchors->names.count;
	uint32_t number = atoms_number(&anchors->names, name);

	if (anchors->names.count == before)
		return;
	anchors->places = memory_grow(anchors->places, &anchors->capacity, number + 1,
	                              sizeof *anchors->places);
	anchors->places[number] = pos;
}

const char *
anchors_at(const struct anchors *anchors, size_t number, uint64_t *pos)
{
	if (number >= anchors->names.count)
		return NULL;
	*pos = anchors->places[number];
	return anchors->names.list[number];
}

bool
anchors_find(const struct anchors *anchors, const char *name, uint64_t *pos)
{
	uint32_t number;

	if (!atoms_find(&anchors->names, name, &number))
		return false;
	*pos = anchors->places[number];
	return true;
}
