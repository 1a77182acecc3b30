#ifndef FIND_FOLD_H
#define FIND_FOLD_H

#include <stddef.h>
#include <stdint.h>

/*
 * What a code point is for the search. One code point becomes none, one or several: compatibility
 * decomposition (UAX #15), accents dropped, full case folding, one sign for all typographic forms of it.
 */
enum fold_rule {
	FOLD_CASE, /* everything */
	FOLD_KEEP_CASE,
	FOLD_NONE, /* white space only */
	FOLD_RULE_COUNT,
};

enum fold_class {
	FOLD_UNKNOWN, /* never returned */
	FOLD_ONE,     /* the value is the code point it becomes */
	FOLD_MANY,    /* the value is for fold_many */
	FOLD_BLANK,
	FOLD_MARK,   /* an accent: belongs to what stands before it */
	FOLD_IGNORE, /* invisible: not there */
	FOLD_SOFT,   /* a soft hyphen: not there, but it may break a word at a line's end */
	FOLD_HYPHEN, /* as FOLD_ONE, and it may break a word at a line's end */
	FOLD_JAMO,   /* as FOLD_ONE, and it may join the Hangul before it (fold_join) */
};

/* A class in the upper and a value in the lower bits. */
static inline enum fold_class
fold_class(uint32_t folded)
{
	return (enum fold_class)(folded >> 24);
}

static inline uint32_t
fold_value(uint32_t folded)
{
	return folded & 0xffffff;
}

uint32_t fold_code_point(enum fold_rule rule, uint32_t cp);

/* The code points behind a FOLD_MANY; returns how many, at least 2. Valid until the next code point is folded. */
size_t fold_many(uint32_t value, const uint32_t **out);

/* The Hangul syllable that a syllable or leading jamo and the jamo after it make; 0 when they do not join. */
uint32_t fold_join(uint32_t before, uint32_t jamo);

#endif
