#ifndef READ_HEADING_PARTS_H
#define READ_HEADING_PARTS_H

#include "read/heading.h"
#include "read/unit.h"

/*
 * What the files of headings share. Only for read/heading*.c.
 */

/* ---- heading.c ---- */

/* Marks the unit as a heading, whose number is kept, or as a block of another kind. True, so that it can be returned. */
bool heading_take(struct unit unit, enum heading_style style, struct heading *h);
bool heading_take_as(struct unit unit, enum block_kind kind, struct heading *h);

/* True for a line of capitals, which is a heading by its look. */
bool heading_caps(const struct lines *lines, size_t i, struct heading *h);

/* ---- heading_apart.c ---- */

/* Whether a unit is a heading or a caption that only its place and its look tell apart. */
bool heading_apart(const struct survey *survey, const struct lines *lines, struct unit unit,
                   struct heading *h);

#endif
