#ifndef READ_FOLDING_H
#define READ_FOLDING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A short text in one spelling, and whether a table's words are what it says. Tables are folded already. */
enum { FOLDING_MAX = 400 };

/* Small letters, runs of white space as one blank, typographic apostrophes as '. Returns the size, less than FOLDING_MAX. */
size_t folding_of(const char *s, size_t n, char out[FOLDING_MAX]);

/* Whether the text is one of the table's, starts with one of them. */
bool folding_is_in(const char *const *table, size_t count, const char *folded);
bool folding_starts(const char *const *table, size_t count, const char *folded);

/* Phrases of at least three bytes that are sought anywhere in many texts; an index of how they start is made when it is needed. */
struct folding_phrases {
	const char *const *table;
	size_t count;
	bool indexed;
	uint32_t codes[128];
	uint64_t starts[256];
};

bool folding_holds(const struct folding_phrases *phrases, const char *folded);

/* False when a text, as it is, holds none; then it need not be folded. */
bool folding_may_hold(struct folding_phrases *phrases, const char *s, size_t n);

#endif
