#ifndef READ_LIST_H
#define READ_LIST_H

#include <stdbool.h>
#include <stddef.h>

#include "read/heading.h"
#include "read/lines.h"

/* List items. Lines around are looked at, LIST_LINES on either side at most. */
enum { LIST_LINES = 48 };

/*
 * True when line i, which has a marker, begins an item. wrapped says that the line before goes on without a sign of an end: then a
 * dash or number may stand here by the accident of wrapping, and only company makes it an item.
 */
bool list_is_item(const struct lines *lines, size_t i, bool wrapped);

/* How deep the item at line i is nested: 1 is the outermost. The survey tells headings from items. */
unsigned list_level(const struct survey *survey, const struct lines *lines, size_t i);

#endif
