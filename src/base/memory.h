#ifndef BASE_MEMORY_H
#define BASE_MEMORY_H

#include <stddef.h>

/*
 * Memory that is there or the program ends: no caller checks for NULL. All sizes in bytes.
 */

/* size bytes, uninitialised; free with free(3). */
void *memory_alloc(size_t size) __attribute__((malloc, returns_nonnull));

/* count * size bytes of zeros; an overflow of the product counts as out of memory. */
void *memory_zero(size_t count, size_t size) __attribute__((malloc, returns_nonnull));

/* realloc(3) that never fails. */
void *memory_resize(void *old, size_t size) __attribute__((returns_nonnull));

/* Copies of a string, whole or its first n bytes (and a NUL). */
char *memory_string(const char *s) __attribute__((malloc, returns_nonnull));
char *memory_string_n(const char *s, size_t n) __attribute__((malloc, returns_nonnull));

/*
 * Makes an array of *capacity elements hold at least need of them, by doubling. Returns the array,
 * which may have moved; new elements are uninitialised.
 */
void *memory_grow(void *array, size_t *capacity, size_t need, size_t element_size)
	__attribute__((returns_nonnull));

/*
 * What is called before the program says "out of memory" and exits with 1: it puts the terminal
 * back. It must not allocate. NULL for nothing.
 */
void memory_on_exhausted(void (*restore)(void));

#endif
