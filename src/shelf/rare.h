#ifndef SHELF_RARE_H
#define SHELF_RARE_H

#include <stdbool.h>
#include <stddef.h>

#include "shelf/selector.h"

/*
 * Some words of a selector that are likely to be rare, by which it is looked for in a long text. They stay the same bytes when
 * the text is set anew, if no line end breaks them; so there are several.
 */
enum { RARE_COUNT = 4, RARE_MAX = 24 /* bytes of one */ };

struct rare_word {
	char bytes[RARE_MAX];
	size_t size;
};

/* Returns how many there are. */
size_t rare_words(const struct selector *selector, struct rare_word words[RARE_COUNT]);

/* The first place in the bytes where one of them begins, and its index; false when there is none. */
bool rare_find(const struct rare_word *words, size_t count, const char *bytes, size_t n, size_t *at,
               size_t *which);

#endif
