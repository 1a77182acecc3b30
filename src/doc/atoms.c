/* Interned strings, in a hash table with open addressing that grows when it is half full. */
#include "doc/atoms.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum { TABLE_LEAST = 256 };

void
atoms_clear(struct atoms *atoms)
{
	arena_free(atoms->arena);
	free(atoms->list);
	free(atoms->table);
	*atoms = (struct atoms){ 0 };
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
place_of(const struct atoms *atoms, const char *name)
{
	size_t at = hash_of(name);

	for (;; at++) {
		uint32_t *place = &atoms->table[at & (atoms->table_size - 1)];
		if (!*place || !strcmp(atoms->list[*place - 1], name))
			return place;
	}
}

static void
grow_table(struct atoms *atoms)
{
	free(atoms->table);
	atoms->table_size = atoms->table_size ? 2 * atoms->table_size : TABLE_LEAST;
	atoms->table = memory_zero(atoms->table_size, sizeof *atoms->table);
	for (size_t i = 0; i < atoms->count; i++)
		*place_of(atoms, atoms->list[i]) = (uint32_t)i + 1;
}

uint32_t
atoms_number(struct atoms *atoms, const char *name)
{
	if (2 * atoms->count >= atoms->table_size)
		grow_table(atoms);
	uint32_t *place = place_of(atoms, name);
	if (*place)
		return *place - 1;
	if (!atoms->arena)
		atoms->arena = arena_new();
	atoms->list =
		memory_grow(atoms->list, &atoms->capacity, atoms->count + 1, sizeof *atoms->list);
	atoms->list[atoms->count++] = arena_string(atoms->arena, name);
	*place = (uint32_t)atoms->count;
	return *place - 1;
}

bool
atoms_find(const struct atoms *atoms, const char *name, uint32_t *number)
{
	uint32_t place = atoms->table_size ? *place_of(atoms, name) : 0;

	if (place)
		*number = place - 1;
	return place != 0;
}

size_t
atoms_size(const struct atoms *atoms)
{
	return (atoms->arena ? arena_size(atoms->arena) : 0) +
	       atoms->capacity * sizeof *atoms->list + atoms->table_size * sizeof *atoms->table;
}
