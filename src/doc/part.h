#ifndef DOC_PART_H
#define DOC_PART_H

#include <stddef.h>

#include "base/arena.h"
#include "base/range.h"
#include "doc/block.h"
#include "doc/quote.h"
#include "doc/section.h"
#include "doc/span.h"
#include "doc/table.h"

/*
 * A stretch of a document and the sorted arrays of what is known about it: one window of a plain text, one
 * piece of what a reader delivered. Strings and runs lie in its arena. Frozen once it is finished.
 */
struct part {
	struct range range; /* the blocks that start in here belong to this part */
	struct arena *arena;

	struct block *blocks; /* sorted, not overlapping */
	size_t block_count, block_capacity;

	struct span *spans; /* sorted by start */
	size_t span_count, span_capacity;

	struct range *hidden; /* what is left out of the flow: sorted, not overlapping */
	size_t hidden_count, hidden_capacity;

	struct table *tables; /* sorted, not overlapping */
	size_t table_count, table_capacity;

	struct section *sections; /* sorted by start; ends are not set */
	size_t section_count, section_capacity;

	struct quote *quotes; /* sorted by the first run's start */
	size_t quote_count, quote_capacity;
};

/* An empty part with an arena of its own, in place. */
void part_init(struct part *part, struct range range);
void part_clear(struct part *part);

/* Each copies what it is given, strings and runs too. Blocks, spans and hidden ranges must come in order. */
void part_add_block(struct part *part, const struct block *block);
void part_add_span(struct part *part, const struct span *span);
void part_add_hidden(struct part *part, struct range range);
void part_add_table(struct part *part, const struct table *table);
void part_add_section(struct part *part, uint64_t start, unsigned level, const char *title);

/* Quotations may come in any order; they are put in their place. */
void part_add_quote(struct part *part, const struct quote *quote);

/* The first index in the part whose item ends after pos (blocks, hidden) or starts at or after it (quotes). */
size_t part_block_from(const struct part *part, uint64_t pos);
size_t part_hidden_from(const struct part *part, uint64_t pos);
size_t part_quote_from(const struct part *part, uint64_t pos);

/* The first span of the block that holds pos, else the first one that starts at or after pos. */
size_t part_span_from(const struct part *part, uint64_t pos);

#endif
