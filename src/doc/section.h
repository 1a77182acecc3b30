#ifndef DOC_SECTION_H
#define DOC_SECTION_H

#include <stddef.h>
#include <stdint.h>

#include "base/range.h"

/*
 * The outline. Sections are kept sorted by start, so the section around a position is one binary search, and text
 * order is outline order. A section reaches to the next one of its level or a higher one.
 */
struct section {
	struct range range; /* from the heading's first byte on */
	uint8_t level;      /* 1 is the highest */
	uint32_t parent;    /* 1 + the index of the one that holds it; 0: none */
	const char *title;  /* UTF-8 in one line, the document's */
};

/* The index of the last section that starts at or before pos, or -1. */
ptrdiff_t section_at(const struct section *sections, size_t count, uint64_t pos);

/* Sets every end and parent from the starts and levels; the last ones end at text_size. */
void section_close(struct section *sections, size_t count, uint64_t text_size);

/* The index of the section that holds section i, or -1 at the top. After section_close. */
ptrdiff_t section_parent(const struct section *sections, size_t i);

#endif
