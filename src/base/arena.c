/*
 * A list of chunks, each twice the size of the one before up to 64 KiB. What is larger than a chunk gets one of
 * its own.
 */
#include "base/arena.h"

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum { CHUNK_FIRST = 1024, CHUNK_LAST = 64 * 1024 };

struct chunk {
	struct chunk *next;
	size_t size;
	size_t used;
	max_align_t bytes[];
};

struct arena {
	struct chunk *chunks;
	size_t next_size;
	size_t total;
};

struct arena *
arena_new(void)
{
	struct arena *arena = memory_zero(1, sizeof *arena);

	arena->next_size = CHUNK_FIRST;
	return arena;
}

void
arena_free(struct arena *arena)
{
	if (!arena)
		return;
	for (struct chunk *c = arena->chunks, *next; c; c = next) {
		next = c->next;
		free(c);
	}
	free(arena);
}

/* Puts a chunk that has room for size bytes at the head of the list. */
static void
add_chunk(struct arena *arena, size_t size)
{
	size_t room = arena->next_size > size ? arena->next_size : size;

	if (room > SIZE_MAX / 2)
		room = SIZE_MAX / 2; /* more than there is, whatever is added below */
	struct chunk *c = memory_alloc(sizeof *c + room);

	c->next = arena->chunks;
	c->size = room;
	c->used = 0;
	arena->chunks = c;
	arena->total += sizeof *c + room;
	if (arena->next_size < CHUNK_LAST)
		arena->next_size *= 2;
}

void *
arena_alloc(struct arena *arena, size_t size)
{
	size_t align = sizeof(max_align_t);
	size_t rounded = size < SIZE_MAX - align ? (size + align - 1) / align * align : SIZE_MAX;
	struct chunk *c = arena->chunks;

	if (!c || c->size - c->used < rounded) {
		add_chunk(arena, rounded);
		c = arena->chunks;
	}
	char *p = (char *)c->bytes + c->used;
	c->used += rounded;
	memset(p, 0, size);
	return p;
}

char *
arena_string_n(struct arena *arena, const char *s, size_t n)
{
	char *copy = arena_alloc(arena, n + 1);

	if (n)
		memcpy(copy, s, n);
	return copy;
}

char *
arena_string(struct arena *arena, const char *s)
{
	return arena_string_n(arena, s, strlen(s));
}

size_t
arena_size(const struct arena *arena)
{
	return arena->total;
}
