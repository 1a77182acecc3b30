#ifndef APP_SELECT_H
#define APP_SELECT_H

#include <stdbool.h>

#include "base/range.h"

struct app;
struct visit;

/*
 * Selecting: a word is chosen, then the selection grows from it. Both ends are words, so that no letter is forgotten.
 */
struct selection {
	bool on, growing;
	struct range fixed, head; /* the words at both ends; the same until it grows */
};

/* What is selected; empty when nothing is. */
struct range select_range(const struct visit *visit);

/* Ends it. */
void select_end(struct visit *visit);

#endif
