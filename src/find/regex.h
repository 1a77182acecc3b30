#ifndef FIND_REGEX_H
#define FIND_REGEX_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "find/pattern.h"
#include "find/required.h"
#include "find/subject.h"

/*
 * A regular expression, by PCRE2 (pcre.c) or left out (pcre_none.c).
 */
struct regex;

enum regex_answer {
	REGEX_HIT,
	REGEX_MISS,    /* none starts in the range asked for */
	REGEX_LIMITED, /* it would take too long: there may be one */
	REGEX_OPEN,    /* it depends on what follows (regex_glance) */
};

/* NULL with a sentence that says what is wrong, and where. */
struct regex *regex_new(const char *utf8, size_t n, const struct pattern_options *options,
                        struct error *error);
void regex_free(struct regex *regex);

/* How many places one call may be asked for, so that it takes well below 8 ms whatever the expression is. */
size_t regex_span(const struct subject *subject);

/*
 * The first match that is not empty and starts at byte from or later, before byte to: at most regex_span bytes further.
 * A patient call tries harder and is for one byte.
 */
enum regex_answer regex_find(struct regex *regex, const struct subject *subject, size_t from,
                             size_t to, bool patient, size_t *start, size_t *end);

/* What its matches must hold. */
const struct required *regex_required(const struct regex *regex);

/*
 * For a plain expression with something required: the match, not empty, that starts at byte at of n bytes, which more may
 * follow; *end is where it ends.
 */
enum regex_answer regex_glance(struct regex *regex, const char *bytes, size_t n, size_t at,
                               size_t *end);

#endif
