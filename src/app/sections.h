#ifndef APP_SECTIONS_H
#define APP_SECTIONS_H

#include "doc/document.h"

/*
 * The section that a reader means by a title, the beginning or a part of one (case does not count), or a slug
 * ("two-words"): the one that fits best, the first of those. NULL when none does.
 */
const struct section *sections_find(struct document *document, const char *wanted);

#endif
