/*
 * Sorted arrays over a stretch of text. Every question to them is a binary search; nothing is ever
 * taken out of the middle.
 */
#include "doc/part.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/bisect.h"
#include "base/memory.h"

void
part_init(struct part *part, struct range range)
{
	*part = (struct part){ .range = range, .arena = arena_new() };
}

void
part_clear(struct part *part)
{
	arena_free(part->arena);
	free(part->blocks);
	free(part->spans);
	free(part->hidden);
	free(part->tables);
	free(part->sections);
	free(part->quotes);
	*part = (struct part){ 0 };
}

void
part_add_block(struct part *part, const struct block *block)
{
	size_t n = part->block_count;

	assert(!n || part->blocks[n - 1].range.end <= block->range.start);
	part->blocks =
		memory_grow(part->blocks, &part->block_capacity, n + 1, sizeof *part->blocks);
	part->blocks[part->block_count++] = *block;
}

void
part_add_span(struct part *part, const struct span *span)
{
	size_t n = part->span_count;

	assert(!n || part->spans[n - 1].range.start <= span->range.start);
	part->spans = memory_grow(part->spans, &part->span_capacity, n + 1, sizeof *part->spans);
	part->spans[n] = *span;
	if (span->target)
		part->spans[n].target = arena_string(part->arena, span->target);
	part->span_count++;
}

void
part_add_hidden(struct part *part, struct range range)
{
	size_t n = part->hidden_count;

	assert(!n || part->hidden[n - 1].end <= range.start);
	if (range_empty(range))
		return;
	if (n && part->hidden[n - 1].end == range.start) {
		part->hidden[n - 1].end = range.end;
		return;
	}
	part->hidden =
		memory_grow(part->hidden, &part->hidden_capacity, n + 1, sizeof *part->hidden);
	part->hidden[part->hidden_count++] = range;
}

void
part_add_table(struct part *part, const struct table *table)
{
	size_t n = part->table_count;

	assert(!n || part->tables[n - 1].range.end <= table->range.start);
	part->tables =
		memory_grow(part->tables, &part->table_capacity, n + 1, sizeof *part->tables);
	part->tables[part->table_count++] = table_copy(table, part->arena);
}

void
part_add_section(struct part *part, uint64_t start, unsigned level, const char *title)
{
	size_t n = part->section_count;

	assert(!n || part->sections[n - 1].range.start <= start);
	part->sections =
		memory_grow(part->sections, &part->section_capacity, n + 1, sizeof *part->sections);
	part->sections[part->section_count++] = (struct section){
		.range = { start, start },
		.level = level < 1     ? 1
		         : level > 255 ? 255
		                       : (uint8_t)level,
		.title = arena_string(part->arena, title),
	};
}

void
part_add_quote(struct part *part, const struct quote *quote)
{
	size_t at = part->quote_count;

	part->quotes =
		memory_grow(part->quotes, &part->quote_capacity, at + 1, sizeof *part->quotes);
	while (at && part->quotes[at - 1].runs[0].start > quote->runs[0].start)
		at--;
	memmove(part->quotes + at + 1, part->quotes + at,
	        (part->quote_count - at) * sizeof *part->quotes);
	part->quotes[at] = quote_copy(quote, part->arena);
	part->quote_count++;
}

size_t
part_block_from(const struct part *part, uint64_t pos)
{
	size_t i;

	BISECT(i, 0, part->block_count, part->blocks[i].range.end <= pos);
	return i;
}

size_t
part_hidden_from(const struct part *part, uint64_t pos)
{
	size_t i;

	BISECT(i, 0, part->hidden_count, part->hidden[i].end <= pos);
	return i;
}

size_t
part_quote_from(const struct part *part, uint64_t pos)
{
	size_t i;

	BISECT(i, 0, part->quote_count, part->quotes[i].runs[0].start < pos);
	return i;
}

size_t
part_span_from(const struct part *part, uint64_t pos)
{
	size_t block = part_block_from(part, pos);
	size_t i;

	if (block < part->block_count && part->blocks[block].range.start < pos)
		pos = part->blocks[block].range.start;
	BISECT(i, 0, part->span_count, part->spans[i].range.start < pos);
	return i;
}
