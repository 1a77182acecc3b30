#ifndef READ_NEST_H
#define READ_NEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "read/heading.h"
#include "read/numbering.h"

/* A heading that may become a section, or an enumerated point of an article. */
struct candidate {
	uint64_t start; /* of its block */
	uint64_t key;   /* what its words say: equal keys, equal words */
	uint64_t body;  /* bytes of text between it and the next one */
	char *title;    /* in one line; owned */
	struct numbering number;
	uint8_t style; /* enum heading_style */
	char mark;
	bool over;
	uint8_t depth;  /* of HEADING_EQUALS and HEADING_HASH */
	bool listed;    /* the printed table of contents has it */
	bool known;     /* a name that sections go by anywhere */
	bool headline;  /* stands between the title and the first paragraph */
	unsigned point; /* an enumerated point: its ordinal; 0 for a heading */
	bool led;       /* ... the paragraph before it ends with a colon */
	uint32_t indent;
	unsigned level; /* set by nest: 1 is the highest, 0 is no section */
};

/*
 * Decides which candidates, in text order, are sections, and how deep each stands: by its number, else by its label, else by
 * the order in which the ways to mark headings first appear.
 */
void nest(const struct survey *survey, struct candidate *candidates, size_t count);

#endif
