#ifndef FIND_PATTERN_H
#define FIND_PATTERN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

/*
 * What is looked for. A plain pattern is folded as the text is: a blank matches any white space, line
 * breaks, indentation, reply marks and hidden ranges inside one block; a hyphen at a line's end and soft hyphens
 * are skipped; case, accents, composed and decomposed forms, full width, ligatures, typographic quotes, apostrophes
 * and dashes are equal unless the pattern says otherwise.
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
	bool exact; /* nothing is folded but white space; for plain patterns, whatever the case rule */
};

/* Longer ones are refused. */
enum { PATTERN_MAX = 2 * 1024 };

struct pattern;
struct literal;
struct regex;

/*
 * NULL with a sentence when a regular expression does not compile, PCRE2 was left out or the pattern is too long.
 * An empty pattern matches nothing.
 */
struct pattern *pattern_new(const char *utf8, size_t n, const struct pattern_options *options,
                            struct error *error);
void pattern_free(struct pattern *pattern);

/* What it was compiled to, still the pattern's: one of the two is NULL. */
struct literal *pattern_literal(struct pattern *pattern);
struct regex *pattern_regex(struct pattern *pattern);

#endif
