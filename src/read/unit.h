#ifndef READ_UNIT_H
#define READ_UNIT_H

#include "read/heading.h"

/* Lines [from, to) that blank lines set apart, or one line where paragraphs are one line each. */
struct unit {
	size_t from, to;
};

enum { UNIT_BYTES = 600 }; /* of a unit that is looked at for its words, at most */

static inline bool
unit_is_blank(const struct lines *lines, size_t i)
{
	return lines->line[i].flags & LINE_BLANK;
}

/* The cells that a line's text takes. */
static inline uint32_t
unit_cells(const struct line *line)
{
	return line->width - line->indent;
}

/* The text of line i, "" when it is blank. */
const char *unit_text(const struct lines *lines, size_t i, size_t *n);

/* The next line with anything on it from i on; the count when there is none near. */
size_t unit_next_line(const struct lines *lines, size_t i);

/* The unit that starts at line i, and the ones before and after a line; false when there is none near. */
struct unit unit_at(const struct survey *survey, const struct lines *lines, size_t i);
bool unit_before(const struct survey *survey, const struct lines *lines, size_t i,
                 struct unit *unit);
bool unit_after(const struct survey *survey, const struct lines *lines, size_t i,
                struct unit *unit);

/* The unit's bytes in one piece, line breaks included. */
const char *unit_bytes(const struct lines *lines, struct unit unit, size_t *n);

/* Short, without the looks of a sentence or a list's item. */
bool unit_is_short(const struct lines *lines, struct unit unit);

/* Running text stands under it, and it is not one of many short units. */
bool unit_leads(const struct survey *survey, const struct lines *lines, struct unit unit);

/* Short, with running text under it, and not one of many short ones. */
bool unit_stands_apart(const struct survey *survey, const struct lines *lines, struct unit unit);

/* Every line starts where the first one does. */
bool unit_is_flush(const struct lines *lines, struct unit unit);

/* The lines after the first stand under its words, not under its number, and were wrapped. */
bool unit_hangs(const struct lines *lines, struct unit unit, const struct numbering *number);

#endif
