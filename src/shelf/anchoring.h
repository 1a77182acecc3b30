#ifndef SHELF_ANCHORING_H
#define SHELF_ANCHORING_H

#include "base/range.h"
#include "doc/document.h"
#include "shelf/selector.h"

/*
 * Finding a piece of a document again that a selector describes, also when the text has changed since: where it was, near there,
 * under the same heading, and then anywhere. What is weak or could be several places is an orphan: never is anything anchored to
 * another text than it was made for. A text that is as long as that takes several steps.
 */
enum anchoring_result {
	ANCHORING_BUSY,    /* another step is needed */
	ANCHORING_SAME,    /* where it was */
	ANCHORING_MOVED,   /* the same elsewhere */
	ANCHORING_CHANGED, /* a little other than it was */
	ANCHORING_ORPHAN,
};

struct anchoring;

/* Borrows both; the text must not change before it is freed. */
struct anchoring *anchoring_new(struct document *document, const struct selector *selector);
void anchoring_free(struct anchoring *anchoring);

/* Works for some milliseconds, and answers the same again when it is done. */
enum anchoring_result anchoring_step(struct anchoring *anchoring);

/* Where it is; when it is done, and no orphan. */
struct range anchoring_range(const struct anchoring *anchoring);

/* All steps at once. */
enum anchoring_result anchoring_find(struct document *document, const struct selector *selector,
                                     struct range *range);

/* True when it is where it was: told by a look at that place alone. */
bool anchoring_is_same(struct document *document, const struct selector *selector);

#endif
