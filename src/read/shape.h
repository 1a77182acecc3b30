#ifndef READ_SHAPE_H
#define READ_SHAPE_H

#include <stdbool.h>

#include "read/line.h"

/*
 * What one line looks like, by its bytes alone: a rule, a log's line, a row of a table, a piece of a program. bytes are
 * those of line->range.
 */

/* A line across the page: ----, ****, ====, * * *, ~~~, and the box and dash characters of Unicode. */
bool shape_is_rule(const struct line *line, const char *bytes);

/* The border of a table of columns: one mark in runs with blanks between, ==== ===== ==. */
bool shape_is_border(const struct line *line, const char *bytes);

/*
 * Fences around listings: "----", "....", "~~~~", "```" with or without a word after it. Returns the mark, 0 for another line; the
 * fences of one listing have the same mark, length and indentation.
 */
char shape_fence(const struct line *line, const char *bytes, unsigned *length);

/* A date or a time of day where a log's lines have it. */
bool shape_is_log(const struct line *line, const char *bytes);

/* A line of ls -l. */
bool shape_is_listing(const struct line *line, const char *bytes);

/* What only stands in a diff: "diff -u", "@@ -1 +1 @@", "+++ b/file". */
bool shape_is_diff(const struct line *line, const char *bytes);

/* Drawn: a table's border, a box, a tree: hardly a word, or bars and corners around words. */
bool shape_is_drawing(const struct line *line, const char *bytes);

/* How much a line looks like a program, a command or markup: 0 not at all, 1 maybe, 2 surely. */
unsigned shape_code(const struct line *line, const char *bytes);

#endif
