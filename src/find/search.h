#ifndef FIND_SEARCH_H
#define FIND_SEARCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/range.h"
#include "doc/document.h"
#include "find/pattern.h"

/*
 * A search over a document in steps. It first finds the match nearest to its origin in its direction (wrapping
 * around), then goes on to know and count them all. Matches do not overlap. Only counts are kept, so that millions
 * of matches cost nothing; ranges are found again where they are asked for.
 *
 * The document may grow meanwhile: what is new is searched too, and what was known of the end is looked at anew.
 * A document whose text was replaced needs a new search.
 */
struct search;

/* Takes the pattern. origin: bytes; forward finds the first match that starts at or after it, else the last before it. */
struct search *search_new(struct document *document, struct pattern *pattern, uint64_t origin,
                          bool forward);
void search_free(struct search *search);

/*
 * The text is looked at in stretches of this many bytes, 64 KiB unless told before the first step. What is found does
 * not depend on it, but for matches that overlap each other at a border.
 */
void search_set_stretch(struct search *search, size_t bytes);

enum search_state {
	SEARCH_FIRST,    /* still looking for the first match */
	SEARCH_COUNTING, /* the first one is known, the count is not complete */
	SEARCH_DONE,     /* until the document grows */
};

/* Works for at most about budget_us microseconds; call again while it does not answer SEARCH_DONE. */
enum search_state search_step(struct search *search, int64_t budget_us);
enum search_state search_state(const struct search *search);

/* The first match from the origin; *wrapped when it was found beyond the document's end. False: none (yet). */
bool search_first(const struct search *search, struct range *match, bool *wrapped);

/*
 * The next match that starts after pos, or the last that starts before it, found now if need be within budget_us;
 * *wrapped as above. SEARCH_MISS when there is none in the document, SEARCH_PENDING when time ran out: ask again.
 */
enum search_answer { SEARCH_HIT, SEARCH_MISS, SEARCH_PENDING };
enum search_answer search_next(struct search *search, uint64_t pos, bool forward, int64_t budget_us,
                               struct range *match, bool *wrapped);

/* Up to max matches that meet the range, for drawing; finds them itself (the range is a screenful). */
size_t search_matches(struct search *search, struct range range, struct range *out, size_t max);

/* The number of matches found; *complete tells whether the whole document was seen. */
uint64_t search_count(const struct search *search, bool *complete);

/* Matches before pos, so that the match at pos is number index + 1; false when not known yet. */
bool search_index(struct search *search, uint64_t pos, uint64_t *index);

/* Matches that start in the range (a section's); false while not known. */
bool search_count_in(struct search *search, struct range range, uint64_t *count);

/* True when a regular expression hit its match limit somewhere: matches may be missing. */
bool search_limited(const struct search *search);

/* True when the block has a match: the filter view. */
bool search_block_matches(struct search *search, const struct block *block);

#endif
