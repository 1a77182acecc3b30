#ifndef FIND_ANCHOR_H
#define FIND_ANCHOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "find/filter.h"
#include "find/literal.h"
#include "find/onset.h"
#include "find/region.h"

/*
 * The two characters of a plain pattern that are looked for first, and what their surroundings tell before anything is
 * folded.
 */
struct anchor {
	enum fold_rule rule; /* the literal's, and so are these */
	bool whole_word;
	const uint32_t *codes;
	size_t count;

	bool usable; /* false: the pattern has nothing to look for first */
	size_t at;   /* codes[at], and the one after it if it is a pair */
	bool pair;
	struct onset onset;
	struct filter filter; /* stops where the first of the two may begin */
};

/* Borrows the literal. */
void anchor_init(struct anchor *anchor, const struct literal *literal);

enum anchor_answer {
	ANCHOR_DIFFERENT, /* no match that has its anchor here */
	ANCHOR_SAME,      /* a match, byte by byte, that starts anchor.at bytes before */
	ANCHOR_UNCLEAR,   /* the bytes are not as simple as that: fold them */
};

/* Of a place where the filter stopped, when it is ASCII. */
enum anchor_answer anchor_compare(const struct anchor *anchor, const struct region *region,
                                  size_t at);

/* The same when it is not: never ANCHOR_SAME. *length is that of the character. */
enum anchor_answer anchor_compare_high(const struct anchor *anchor, const struct region *region,
                                       size_t at, size_t *length);

/* True when something hidden begins right after a character: then a match may have it inside a word, anywhere. */
bool anchor_is_hidden_from(const struct region *region);

#endif
