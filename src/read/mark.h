#ifndef READ_MARK_H
#define READ_MARK_H

#include "read/heading.h"

/* A line of one mark of those that underline headings: not those that draw tables. */
bool mark_is_underline(const struct line *line);

/* The heading that starts at line i by its marks: underlined, "== Title" or "## Title"; h->number is not read. */
bool mark_shape(const struct lines *lines, size_t i, struct heading *h);

/* Whether line i stands in a delimited block of AsciiDoc: the nearest fence above it that opens one is not closed. */
bool mark_is_fenced(const struct lines *lines, size_t i);

#endif
