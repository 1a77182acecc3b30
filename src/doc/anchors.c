/*
 * A hash table from names to positions. It only grows, and is never more than two thirds full.
 */
#include "doc/anchors.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

struct anchor {
	const char *name; /* NULL: empty */
	uint64_t pos;
};

enum { SLOTS_LEAST = 64 };

void
anchors_clear(struct anchors *anchors)
{
	free(anchors->slots);
	arena_free(anchors->arena);
	*anchors = (struct anchors){ 0 };
}

/* FNV-1a. */
static uint64_t
hash(const char *name)
{
	uint64_t h = 14695981039346656037u;

	for (; *name; name++)
		h = (h ^ (unsigned char)*name) * 1099511628211u;
	return h;
}

/* The slot that holds the name, or the empty one where it would be. */
static struct anchor *
slot_of(const struct anchors *anchors, const char *name)
{
	size_t i = (size_t)hash(name) & (anchors->capacity - 1);

	while (anchors->slots[i].name && strcmp(anchors->slots[i].name, name) != 0)
		i = (i + 1) & (anchors->capacity - 1);
	return &anchors->slots[i];
}

static void
grow(struct anchors *anchors)
{
	struct anchors larger = *anchors;

	larger.capacity = anchors->capacity ? anchors->capacity * 2 : SLOTS_LEAST;
	larger.slots = memory_zero(larger.capacity, sizeof *larger.slots);
	for (size_t i = 0; i < anchors->capacity; i++)
		if (anchors->slots[i].name)
			*slot_of(&larger, anchors->slots[i].name) = anchors->slots[i];
	free(anchors->slots);
	*anchors = larger;
}

void
anchors_add(struct anchors *anchors, const char *name, uint64_t pos)
{
	if (!anchors->arena)
		anchors->arena = arena_new();
	if (anchors->count * 3 >= anchors->capacity * 2)
		grow(anchors);
	struct anchor *slot = slot_of(anchors, name);
	if (slot->name)
		return;
	*slot = (struct anchor){ arena_string(anchors->arena, name), pos };
	anchors->count++;
}

bool
anchors_find(const struct anchors *anchors, const char *name, uint64_t *pos)
{
	if (!anchors->count)
		return false;
	const struct anchor *slot = slot_of(anchors, name);
	if (!slot->name)
		return false;
	*pos = slot->pos;
	return true;
}
