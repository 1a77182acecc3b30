#ifndef APP_SECTIONS_H
#define APP_SECTIONS_H

#include "doc/document.h"

/*
 * The section that a reader means by a title, the beginning or a part of one (case does not count), or a slug
 * ("two-words"): the one that fits best, the first of those. NULL when none does.
 */
const struct section *sections_find(struct document *document, const char *wanted);

/* The first section whose title is written so in an address ("two-words"), as GitHub does; NULL when there is none. */
const struct section *sections_slug(struct document *document, const char *slug);

/*
 * The next heading in the text after a place, or the one before it: for the end of a document that has more sections than are
 * listed. False when there is none near.
 */
bool sections_heading(struct document *document, uint64_t place, bool forward, uint64_t *pos);

#endif
