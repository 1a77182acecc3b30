#ifndef FIND_ONSET_H
#define FIND_ONSET_H

#include <stdbool.h>
#include <stdint.h>

#include "find/filter.h"
#include "find/fold.h"

/*
 * Two characters that stand side by side in what is looked for, folded by the rule, and all that the first of them may be in
 * the text.
 */
struct onset {
	enum fold_rule rule;
	uint32_t first, second; /* 0: there is no second one */
};

/* The filter stops wherever the first one may begin and the second one, or what may hide it, follows. */
void onset_filter(const struct onset *onset, struct filter *filter);

/* True when a character that was folded to this may become the code, alone or with the jamo after it. */
bool onset_may_become(uint32_t folded, uint32_t code);

/* True for what may be the first character or have it in it; folded is what fold_code_point says. */
bool onset_may_be_first(const struct onset *onset, uint32_t folded);

#endif
