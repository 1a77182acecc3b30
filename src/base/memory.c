/*
 * Allocation that cannot fail. A reader has nothing useful to do without memory but to leave the
 * terminal as it was and say why it goes, so that is done here, once, and nobody else checks.
 */
#include "base/memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void (*restore_screen)(void);

static void __attribute__((noreturn)) exhausted(void)
{
	static const char message[] = "diple: out of memory\n";

	if (restore_screen)
		restore_screen();
	ssize_t written = write(STDERR_FILENO, message, sizeof message - 1);
	(void)written;
	_exit(1);
}

void
memory_on_exhausted(void (*restore)(void))
{
	restore_screen = restore;
}

void *
memory_alloc(size_t size)
{
	void *p = malloc(size ? size : 1);

	if (!p)
		exhausted();
	return p;
}

void *
memory_zero(size_t count, size_t size)
{
	void *p = calloc(count ? count : 1, size ? size : 1);

	if (!p)
		exhausted();
	return p;
}

void *
memory_resize(void *old, size_t size)
{
	void *p = realloc(old, size ? size : 1);

	if (!p)
		exhausted();
	return p;
}

char *
memory_string_n(const char *s, size_t n)
{
	char *copy = memory_alloc(n + 1);

	if (n)
		memcpy(copy, s, n);
	copy[n] = '\0';
	return copy;
}

char *
memory_string(const char *s)
{
	return memory_string_n(s, strlen(s));
}

void *
memory_grow(void *array, size_t *capacity, size_t need, size_t element_size)
{
	size_t wanted = *capacity ? *capacity : 8;

	if (array && need <= *capacity)
		return array;
	while (wanted < need) {
		if (wanted > SIZE_MAX / 2)
			exhausted();
		wanted *= 2;
	}
	if (wanted > SIZE_MAX / element_size)
		exhausted();
	*capacity = wanted;
	return memory_resize(array, wanted * element_size);
}
