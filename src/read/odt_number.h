#ifndef READ_ODT_NUMBER_H
#define READ_ODT_NUMBER_H

#include <stdbool.h>

#include "base/buffer.h"

/*
 * How the items of an OpenDocument's lists, and its headings, are numbered, and how far the numbers have come. Only for
 * read/odt*.c.
 */
enum { ODT_LEVELS = 10 };

struct odt_level {
	char format; /* "1", "a", "A", "i", "I"; '\0' for no number */
	bool bullet;
	unsigned shown; /* how many levels' numbers it shows */
	long start;
	const char *prefix,
		*suffix; /* before and behind the number; of a bullet, prefix is its sign */
};

struct odt_numbering {
	struct odt_level levels[ODT_LEVELS];
	long numbers[ODT_LEVELS]; /* of the last item on each */
	bool counted[ODT_LEVELS]; /* there was one */
};

/* From this level on, 1 the outermost, it begins anew. */
void odt_numbering_restart(struct odt_numbering *numbering, unsigned level);

/* The next item on a level; start: its number, where it is not NULL. */
void odt_numbering_next(struct odt_numbering *numbering, unsigned level, const long *start);

/* Adds what stands before that item, without a blank behind it. False for the level's usual bullet. */
bool odt_numbering_print(const struct odt_numbering *numbering, unsigned level, struct buffer *to);

#endif
