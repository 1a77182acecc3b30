#ifndef READ_FOLDING_H
#define READ_FOLDING_H

#include <stdbool.h>
#include <stddef.h>

/* A short text in one spelling, and whether a table's words are what it says. Tables are folded already. */
enum { FOLDING_MAX = 400 };

/* Small letters, runs of white space as one blank, typographic apostrophes as '. Returns the size, less than FOLDING_MAX. */
size_t folding_of(const char *s, size_t n, char out[FOLDING_MAX]);

/* Whether the text is one of the table's, starts with one of them, holds one. */
bool folding_is_in(const char *const *table, size_t count, const char *folded);
bool folding_starts(const char *const *table, size_t count, const char *folded);
bool folding_holds(const char *const *table, size_t count, const char *folded);

#endif
