#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

/*
 * Memory that is given back all at once. One arena belongs to each part of a document; what lies in
 * it is never freed alone.
 */
struct arena;

struct arena *arena_new(void);
void arena_free(struct arena *arena);

/* size bytes of zeros, aligned for any type; valid until arena_free. */
void *arena_alloc(struct arena *arena, size_t size);

/* A copy of n bytes and a NUL after them. */
char *arena_string_n(struct arena *arena, const char *s, size_t n);
char *arena_string(struct arena *arena, const char *s);

/* Bytes taken from the system so far. */
size_t arena_size(const struct arena *arena);

#endif
