#ifndef SHELF_SOUGHT_H
#define SHELF_SOUGHT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/range.h"
#include "doc/document.h"
#include "shelf/approximate.h"
#include "shelf/letters.h"
#include "shelf/selector.h"

/* A selector made ready to be looked for, and what was found so far: the best place and the best one beside it. */
struct candidate {
	struct range range;     /* empty: none */
	unsigned errors;        /* letters that are not as they were */
	unsigned before, after; /* letters of the context that are */
	bool touches;           /* the context is right beside it */
	bool heading;           /* it stands under the same one */
	long score;
};

struct sought {
	struct document *document;
	const struct selector *selector;
	struct letters prefix, exact, suffix;
	struct approximate *
		whole; /* what comes before, and all of it with what comes after or its beginning */
	struct approximate *tail;      /* its end and what comes after; NULL: that is in whole */
	size_t head_count, tail_count; /* letters of the piece in these */
	unsigned
		scale; /* what a letter weighs: 3 in scripts that have a letter for a syllable or a word */
	bool starts_word, ends_word; /* the piece does */
	struct candidate best, rival;
};

/* Borrows both. */
void sought_init(struct sought *sought, struct document *document, const struct selector *selector);
void sought_clear(struct sought *sought);

/* True when the piece stands at this very place, between what it once stood between. */
bool sought_is_at(struct sought *sought, struct range place);

/* Looks through a range of the text. */
void sought_look(struct sought *sought, struct range range);

/* True when it may be worth looking closely around the place. */
bool sought_may_be_near(struct sought *sought, uint64_t pos);

/* The best one is surely it, whatever else the text holds; or it is as sure as can be when all of the text was seen. */
bool sought_is_certain(const struct sought *sought);
bool sought_is_found(const struct sought *sought);

#endif
