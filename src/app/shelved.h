#ifndef APP_SHELVED_H
#define APP_SHELVED_H

#include <stdbool.h>
#include <stdint.h>

#include "shelf/anchoring.h"
#include "shelf/annotation.h"
#include "shelf/selector.h"

/* Whether the shelf has something as it is. */
enum keeping { KEEPING_DONE, KEEPING_WAITS, KEEPING_REFUSED };

/*
 * What the shelf knows of one open document; a part of its visit. The words it was left at and the marks are looked for when its text
 * is there, in steps.
 */
struct shelved {
	char *name;       /* by which it is known again; NULL: nothing is kept of it */
	char *path;       /* of its file; NULL: none */
	int64_t document; /* its number on the shelf; 0: not yet */
	bool refused;     /* it could not be put there */

	struct selector wanted; /* the words to be shown; without: none */
	bool insists;           /* wherever the reader has gone since */
	int64_t left_ms;        /* when they were left */
	uint64_t kept;          /* the place on the shelf; UINT64_MAX: unknown */

	struct annotations marks; /* that were made before */
	size_t mark_at;           /* how many were found, or not */

	struct anchoring *anchoring; /* of what is looked for just now */
	uint64_t text_size;          /* when that began */
};

void shelved_clear(struct shelved *shelved);

/* All of it, to the visit that takes the place of another. */
void shelved_move(struct shelved *from, struct shelved *to);

/* From now on these words are wanted; the selector is taken. */
void shelved_want(struct shelved *shelved, struct selector *selector, bool insists);

/* Nothing is wanted any more. */
void shelved_want_nothing(struct shelved *shelved);

#endif
