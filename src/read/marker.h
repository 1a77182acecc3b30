#ifndef READ_MARKER_H
#define READ_MARKER_H

#include <stddef.h>

#include "read/line.h"

/*
 * Reads the marker of a list's item at the start of the line's text, n > 0 bytes, into line->marker, marker_value and
 * marker_cells, which are 0; line->indent is set.
 */
void marker_read(struct line *line, const char *bytes, size_t n);

#endif
