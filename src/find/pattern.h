#ifndef FIND_PATTERN_H
#define FIND_PATTERN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

/*
 * What is looked for. A plain pattern is folded as the text is: a blank matches any white space, line
 * breaks, indentation, reply marks and hidden ranges inside one block; a hyphen at a line's end and soft hyphens
 * are skipped; case, accents, composed and decomposed forms, full width, typographic quotes, apostrophes and
 * dashes are equal unless the pattern says otherwise.
 */

enum case_rule {
	CASE_SMART, /* folded unless the pattern has a capital */
	CASE_IGNORE,
	CASE_EXACT,
};

struct pattern_options {
	enum case_rule case_rule;
	bool regex; /* PCRE2 over the unfolded text; a blank matches a soft break, $ a block's end */
	bool whole_word;
	bool exact; /* nothing is folded but white space */
};

struct pattern;

/* NULL with a sentence when a regular expression does not compile or PCRE2 was left out. An empty pattern matches nothing. */
struct pattern *pattern_new(const char *utf8, size_t n, const struct pattern_options *options,
                            struct error *error);
void pattern_free(struct pattern *pattern);

#endif
