#ifndef READ_WRAP_H
#define READ_WRAP_H

#include <stdbool.h>
#include <stddef.h>

#include "read/line.h"

/*
 * Where text was wrapped. A line that is followed by another one was wrapped at column w if it fits into w and the next
 * line's first word would not have fitted too; every such pair votes for the columns that this holds for. Wrapped text
 * agrees on one column, verse, tables and programs on none.
 */
enum { WRAP_MAX = 240 }; /* no one wraps later than this */

struct wrap_votes {
	int change[WRAP_MAX + 2]; /* votes for column w: the sum up to w */
	unsigned pairs;
	unsigned lowest, highest; /* the columns voted for, valid when there are pairs */
};

/* Counts the pair; both lines hold text and belong to one paragraph as far as blank lines tell. */
void wrap_vote(struct wrap_votes *votes, const struct line *line, const struct line *next);

/* The column with most votes, 0 when nobody voted. *share is their part of the pairs in percent. */
unsigned wrap_column(const struct wrap_votes *votes, unsigned *share);

/* Cells that would be left at column wrap if the next line's first word were added; negative when it does not fit. */
static inline int
wrap_room(const struct line *line, const struct line *next, unsigned wrap)
{
	return (int)wrap - (int)line->width - 1 - (int)next->first;
}

#endif
