#ifndef READ_PAGE_H
#define READ_PAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "read/lines.h"

/*
 * Printed pages inside a plain text: the footer, form feed and header between two pages are no part of the flow.
 */

/* How far around a line it is looked to tell whether it is a header or footer. */
enum { PAGE_LINES = 6, PAGE_LINE_SIZE = 200 };

/* Marks line i as LINE_FURNITURE and LINE_BLANK if it is a page's footer or header. */
void page_mark(struct lines *lines, size_t i);

/*
 * True when the text of line i goes on with a sentence that a page break interrupted; *before is then the last
 * line of the page before. Line i holds text, the lines around it are marked; only lines that start at floor or later are looked at.
 */
bool page_joins(const struct lines *lines, size_t i, uint64_t floor, size_t *before);

#endif
