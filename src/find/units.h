#ifndef FIND_UNITS_H
#define FIND_UNITS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "find/fold.h"

/*
 * Folded text: what a plain pattern is compared with. A unit is one code point of the folded text and the bytes it
 * came from; a run of white space is one blank.
 */
struct unit {
	uint32_t code;
	uint32_t start; /* bytes, from the units' base */
	uint32_t end;   /* the accents that follow included */
};

enum {
	/* Codes past Unicode: a hyphen at a line's end inside a word, and the white space after it. */
	UNIT_HYPHEN = 0x110000,
	UNIT_BREAK = 0x110001,
};

struct units {
	enum fold_rule rule;
	uint64_t base; /* the position that starts and ends are counted from */
	struct unit *items;
	size_t count, capacity;

	/* What the next code point needs to know of those before it. */
	bool line_end; /* the blank at the end holds a line break or something hidden */
	bool may_break; /* a hyphen after a letter stands before the blank at the end, or is the last unit */
	bool soft; /* and that is a soft hyphen, which is not there unless it breaks the word */
};

/* Empties them; rule and base are set anew. The memory is kept. */
void units_start(struct units *units, enum fold_rule rule, uint64_t base);
void units_clear(struct units *units);

/* Adds the n bytes at pos. What lies between these and the ones before is hidden. */
void units_add(struct units *units, uint64_t pos, const char *bytes, size_t n);

/* Nothing more comes. */
void units_end(struct units *units);

#endif
