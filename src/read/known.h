#ifndef READ_KNOWN_H
#define READ_KNOWN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "doc/sink.h"

/*
 * A text that somebody has wrapped for a screen and that a format says a little about: where its headings are, its
 * links, what must be one block. The rest of it (paragraphs, lists, listings) is found out as in plain text; what is known stands before
 * what is found.
 */
struct known {
	struct buffer text;         /* UTF-8 */
	struct known_block *blocks; /* in order; they do not overlap */
	size_t block_count, block_capacity;
	struct span *spans; /* by their starts; their targets are ours */
	size_t span_count, span_capacity;
	struct known_place *places; /* by their positions */
	size_t place_count, place_capacity;
};

struct known_block {
	struct block block;
	bool is_section; /* a heading that begins a section */
};

struct known_place {
	uint64_t pos;
	char *name;
};

/* Initialise with {0}. */
void known_clear(struct known *known);

/* Blocks come in order; what they hold is in the text already. */
void known_add_block(struct known *known, const struct block *block, bool is_section);

/* The same for spans. The target is copied. */
void known_add_span(struct known *known, const struct span *span);

/* A place with a name at the present end of the text. Takes the name. */
void known_add_place(struct known *known, char *name);

/* Says all of it, the text first. Neither a title nor done is said. */
void known_say(const struct known *known, struct sink *sink);

#endif
