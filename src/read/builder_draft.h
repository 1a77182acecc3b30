#ifndef READ_BUILDER_DRAFT_H
#define READ_BUILDER_DRAFT_H

#include "base/arena.h"
#include "base/buffer.h"
#include "doc/sink.h"

/*
 * What a builder holds back: a block until it ends, a table until its columns are known. Only for read/builder*.c. All
 * positions are the document's.
 */
struct draft_block {
	struct block block;
	unsigned heading;  /* level of the section that it begins; 0: none */
	size_t span_end;   /* how many of the draft's spans start in it or before it */
	size_t anchor_end; /* how many of its anchors were there when it ended */
};

struct draft_anchor {
	uint64_t pos;
	const char *name;
};

struct draft_section {
	uint64_t pos;
	unsigned level;
	const char *title;
};

struct draft {
	uint64_t base; /* the text before this was said */
	struct buffer text;
	struct arena *arena; /* targets, names and titles; NULL while there are none */

	struct draft_block *blocks;
	size_t block_count, block_capacity;

	struct span *spans; /* sorted by start */
	size_t span_count, span_capacity;

	struct draft_anchor *anchors;
	size_t anchor_count, anchor_capacity;

	struct draft_section *sections; /* with titles of their own */
	size_t section_count, section_capacity;
};

/* Frees what it holds. */
void draft_clear(struct draft *draft);

/* Where the next text comes. */
uint64_t draft_end(const struct draft *draft);

/* Adds a block that ends here and the line break after it. */
void draft_add_block(struct draft *draft, const struct block *block, unsigned heading);

/* Adds a span that is still open: its end is set by draft_close_span. The target is copied. Returns its index. */
size_t draft_open_span(struct draft *draft, const struct span *span);
void draft_close_span(struct draft *draft, size_t i);

void draft_add_anchor(struct draft *draft, uint64_t pos, const char *name);
void draft_add_section(struct draft *draft, uint64_t pos, unsigned level, const char *title);

/* Drops the text from pos on, where no block ends after it; spans and anchors are cut back. */
void draft_cut(struct draft *draft, uint64_t pos);

/* Everything stands so many bytes further on: something was said before it. */
void draft_move(struct draft *draft, uint64_t size);

/* Says it all, the table first if there is one (NULL), and begins anew behind it. */
void draft_say(struct draft *draft, struct sink *sink, const struct table *table);

#endif
