#ifndef SHELF_APPROXIMATE_H
#define SHELF_APPROXIMATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "shelf/letters.h"

/*
 * A pattern that may occur with errors: letters put in, left out or changed (edit distance). Looked for by G. Myers, "A fast
 * bit-vector algorithm for approximate string matching based on dynamic programming", 1999, in blocks as H. Hyyrö writes it.
 */
enum { APPROXIMATE_MAX = 256 /* letters of a pattern */ };

struct approximate;

/* Of count letters, 1 to APPROXIMATE_MAX. */
struct approximate *approximate_new(const struct letter *pattern, size_t count);
void approximate_free(struct approximate *approximate);

/* Where a match ends (a count of the text's letters) and with how many errors. */
struct approximate_match {
	size_t end;
	unsigned errors;
};

/*
 * The matches with no more than so many errors that end in the text, the best of those that overlap each; returns how many
 * were written.
 */
size_t approximate_search(const struct approximate *approximate, const struct letter *text,
                          size_t count, unsigned errors_max, struct approximate_match *out,
                          size_t max);

/* A part of the pattern in the text: which letters it became, and how many errors lie inside. */
struct approximate_part {
	size_t start, end;
	unsigned errors;
};

/* How the pattern's letters from..to stand in a match. */
struct approximate_part approximate_align(const struct approximate *approximate,
                                          const struct letter *text,
                                          const struct approximate_match *match, size_t from,
                                          size_t to);

/*
 * How much of the pattern (at most APPROXIMATE_MAX letters) stands right after the place, or right before it: letters, less two
 * for each error; 0 for another text.
 */
unsigned approximate_after(const struct letters *pattern, const struct letters *text, size_t at);
unsigned approximate_before(const struct letters *pattern, const struct letters *text, size_t at);

/* How many letters right before the place, or right after it, are the very ones that end or begin the pattern. */
size_t approximate_touching(const struct letters *pattern, const struct letters *text, size_t at,
                            bool before);

#endif
