#ifndef FIND_SKIM_H
#define FIND_SKIM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/range.h"
#include "doc/document.h"
#include "find/filter.h"
#include "find/regex.h"

/*
 * Skims a plain text for what a regular expression requires, so that the blocks of the document, which cost far more, are
 * asked for only where a match may be. Of some expressions it can tell the match as well.
 */
struct skim {
	struct document *document;
	struct regex *regex;
	const struct required *required;
	struct filter filter;

	uint64_t base; /* of the bytes */
	struct buffer bytes;
	struct range clear; /* nothing required begins here */
};

/* Borrows both. */
void skim_init(struct skim *skim, struct document *document, struct regex *regex);
void skim_clear(struct skim *skim);

/* The text has changed. */
void skim_forget(struct skim *skim);

/* False when nothing is required, or when not only the beginnings of lines are hidden in the document. */
bool skim_can(const struct skim *skim);

/*
 * The first place from one to before another where the required literal stands; *sure is false when that may be something else, or
 * not begin just there. At most SKIM_MOST bytes are looked at: when there is none *to is where it ended.
 */
enum { SKIM_MOST = 256 * 1024 };
bool skim_next(struct skim *skim, uint64_t from, uint64_t *to, uint64_t *place, bool *sure);

/*
 * The match of a plain expression that begins at the place of its literal; *end is its end. REGEX_OPEN: ask its block.
 */
enum regex_answer skim_match(struct skim *skim, uint64_t place, uint64_t *end);

#endif
