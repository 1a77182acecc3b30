#ifndef FIND_SIFT_H
#define FIND_SIFT_H

#include "base/range.h"
#include "doc/document.h"
#include "find/literal.h"
#include "find/matches.h"

/*
 * A plain pattern's matches in a stretch. Most of the text is passed over by what two characters of the pattern tell;
 * only what is left is folded.
 */
struct sift;

/* Borrows both. */
struct sift *sift_new(struct document *document, const struct literal *literal);
void sift_free(struct sift *sift);

/* Adds the matches that start in the stretch. */
void sift_run(struct sift *sift, struct range stretch, struct matches *matches);

/* Folds all of the text from now on: slow, and the same matches. For tests. */
void sift_thoroughly(struct sift *sift);

#endif
