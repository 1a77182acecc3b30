#ifndef READ_SETTLED_H
#define READ_SETTLED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "read/lines.h"
#include "read/profile.h"

/*
 * The lines around a place in a text, settled: what their reply marks, page headers and footers are is known. More are read as
 * they are asked for, and those of the place before are used again where they are the same; so whoever goes through a text
 * in order reads each line once. The text must not change in between.
 */

/* Bytes that may be looked at on either side of a line: so much is settled alike wherever one starts to read. */
enum { SETTLED_CONTEXT = 3 * 1024 };

struct settled {
	const struct plain_profile *profile;
	struct text *text;
	struct lines lines;
	size_t count;  /* of the lines, from the first one on, that are settled */
	uint64_t from; /* all lines from here on are held */
};

/* Initialise with {0}, profile and text set. Frees the lines. */
void settled_clear(struct settled *settled);

/* Takes lines of the text's start that are settled already, if they are all of it; else frees them. */
void settled_take(struct settled *settled, struct lines *lines);

/* Holds no lines any more, but keeps their memory. */
void settled_forget(struct settled *settled);

/* Holds the lines from one position to the other and what must be known to settle them, maybe more. Lines get new numbers. */
void settled_load(struct settled *settled, uint64_t from, uint64_t to);

/* Reads on until line i is settled; false when there is none. */
bool settled_read(struct settled *settled, size_t i);

/* True when line i can be asked about: settled, more lines being read as needed. */
static inline bool
settled_know(struct settled *settled, size_t i)
{
	return i < settled->count || settled_read(settled, i);
}

/*
 * The first line whose text starts at or after pos, known or not yet: then the number of lines. Which window a line belongs to
 * is told by its text, because its block starts there.
 */
size_t settled_from(const struct settled *settled, uint64_t pos);

/*
 * True when the text is cut before line i: it holds words, and the line before is blank, or too far away to be known. A
 * sentence that a page break interrupts goes on.
 */
bool settled_starts(const struct settled *settled, size_t i);

#endif
