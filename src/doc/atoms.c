/* A table with open places, that grows when it is half full. */
#include "doc/names.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum { TABLE_LEAST = 256 };

void
names_clear(struct names *names)
{
	arena_free(names->arena);
	free(names->list);
	free(names->table);
	*names = (struct names){ 0 };
}

/* FNV-1a. */
static size_t
hash_of(const char *name)
{
	uint64_t hash = 14695981039346656037u;

	for (; *name; name++)
		hash = (hash ^ (unsigned char)*name) * 1099511628211u;
	return (size_t)(hash ^ hash >> 32);
}

/* The place in the table where the name is or belongs. */
static uint32_t *
place_of(const struct names *names, const char *name)
{
	size_t at = hash_of(name);

	for (;; at++) {
		uint32_t *place = &names->table[at & (names->table_size - 1)];
		if (!*place || !strcmp(names->list[*place - 1], name))
			return place;
	}
}

static void
grow_table(struct names *names)
{
	free(names->table);
	names->table_size = names->table_size ? 2 * names->table_size : TABLE_LEAST;
	names->table = memory_zero(names->table_size, sizeof *names->table);
	for (size_t i = 0; i < names->count; i++)
		*place_of(names, names->list[i]) = (uint32_t)i + 1;
}

uint32_t
names_number(struct names *names, const char *name)
{
	if (2 * names->count >= names->table_size)
		grow_table(names);
	uint32_t *place = place_of(names, name);
	if (*place)
		return *place - 1;
	if (!names->arena)
		names->arena = arena_new();
	names->list =
		memory_grow(names->list, &names->capacity, names->count + 1, sizeof *names->list);
	names->list[names->count++] = arena_string(names->arena, name);
	*place = (uint32_t)names->count;
	return *place - 1;
}

size_t
names_size(const struct names *names)
{
	return (names->arena ? arena_size(names->arena) : 0) +
	       names->capacity * sizeof *names->list + names->table_size * sizeof *names->table;
}
