#ifndef READ_MARKDOWN_TABLE_H
#define READ_MARKDOWN_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"

/*
 * True for what stands below the head of a table (GFM, 4.10): between bars, runs of hyphens, with a colon at each end or none; none of
 * the runs is shorter than least.
 */
bool markdown_table_underline(const char *p, const char *end, size_t least);

/* Our parser takes a shorter run for none. */
enum { MARKDOWN_TABLE_RUN = 3 };

/* Writes the text with longer runs in the lines that have some too short ones; false, and nothing is written, when there are none. */
bool markdown_table_widen(const char *bytes, size_t n, struct buffer *to);

#endif
