/*
 * A stretch of document on its way to a sink. Text goes first, then what is said of it, block by block, so that the
 * order that sinks ask for holds whatever order things were added in.
 */
#include "read/builder_draft.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

static void
forget(struct draft *d)
{
	arena_free(d->arena);
	d->arena = NULL;
	d->span_count = d->anchor_count = d->section_count = d->block_count = 0;
	buffer_reset(&d->text);
}

void
draft_clear(struct draft *d)
{
	forget(d);
	buffer_clear(&d->text);
	free(d->blocks);
	free(d->spans);
	free(d->anchors);
	free(d->sections);
	*d = (struct draft){ 0 };
}

static const char *
keep(struct draft *d, const char *s)
{
	if (!d->arena)
		d->arena = arena_new();
	return arena_string(d->arena, s);
}

uint64_t
draft_end(const struct draft *d)
{
	return d->base + d->text.size;
}

void
draft_add_block(struct draft *d, const struct block *block, unsigned heading)
{
	d->blocks =
		memory_grow(d->blocks, &d->block_capacity, d->block_count + 1, sizeof *d->blocks);
	struct draft_block *b = &d->blocks[d->block_count++];
	*b = (struct draft_block){ *block, heading, d->span_count, d->anchor_count };
	b->block.range.end = draft_end(d);
	buffer_add_byte(&d->text, '\n');
}

size_t
draft_open_span(struct draft *d, const struct span *span)
{
	d->spans = memory_grow(d->spans, &d->span_capacity, d->span_count + 1, sizeof *d->spans);
	struct span *s = &d->spans[d->span_count];
	*s = *span;
	s->range.start = s->range.end = draft_end(d);
	s->target = span->target ? keep(d, span->target) : NULL;
	return d->span_count++;
}

void
draft_close_span(struct draft *d, size_t i)
{
	d->spans[i].range.end = draft_end(d);
}

void
draft_add_anchor(struct draft *d, uint64_t pos, const char *name)
{
	d->anchors = memory_grow(d->anchors, &d->anchor_capacity, d->anchor_count + 1,
	                         sizeof *d->anchors);
	d->anchors[d->anchor_count++] = (struct draft_anchor){ pos, keep(d, name) };
}

void
draft_add_section(struct draft *d, uint64_t pos, unsigned level, const char *title)
{
	d->sections = memory_grow(d->sections, &d->section_capacity, d->section_count + 1,
	                          sizeof *d->sections);
	d->sections[d->section_count++] = (struct draft_section){ pos, level, keep(d, title) };
}

void
draft_cut(struct draft *d, uint64_t pos)
{
	assert(pos >= d->base && pos <= draft_end(d));
	if (pos == draft_end(d))
		return;
	buffer_truncate(&d->text, (size_t)(pos - d->base));
	/* What came before the last block ended lies in front of the cut. */
	const struct draft_block *last = d->block_count ? &d->blocks[d->block_count - 1] : NULL;
	for (size_t i = last ? last->span_end : 0; i < d->span_count; i++) {
		struct range *range = &d->spans[i].range;
		range->start = range->start < pos ? range->start : pos;
		range->end = range->end < pos ? range->end : pos;
	}
	for (size_t i = last ? last->anchor_end : 0; i < d->anchor_count; i++)
		d->anchors[i].pos = d->anchors[i].pos < pos ? d->anchors[i].pos : pos;
	for (size_t i = d->section_count; i && d->sections[i - 1].pos > pos; i--)
		d->sections[i - 1].pos = pos;
}

void
draft_move(struct draft *d, uint64_t size)
{
	assert(!d->block_count);
	d->base += size;
	for (size_t i = 0; i < d->span_count; i++)
		d->spans[i].range = (struct range){ d->spans[i].range.start + size,
			                            d->spans[i].range.end + size };
	for (size_t i = 0; i < d->anchor_count; i++)
		d->anchors[i].pos += size;
	for (size_t i = 0; i < d->section_count; i++)
		d->sections[i].pos += size;
}

/* The block's text in one line. */
static char *
title_of(const struct draft *d, struct range range)
{
	struct buffer title = { 0 };

	buffer_add(&title, d->text.bytes + (range.start - d->base), (size_t)range_size(range));
	buffer_one_line(&title, 0);
	return buffer_take(&title);
}

static void
say_block(const struct draft *d, const struct draft_block *b, size_t *span, struct sink *sink)
{
	sink_block(sink, &b->block);
	for (; *span < b->span_end; ++*span)
		if (!range_empty(d->spans[*span].range))
			sink_span(sink, &d->spans[*span]);
}

/* Sections come in the order of their starts: those with titles of their own, and the blocks that are headings. */
static void
say_sections(const struct draft *d, struct sink *sink)
{
	size_t k = 0;

	for (size_t i = 0; i <= d->block_count; i++) {
		const struct draft_block *b = i < d->block_count ? &d->blocks[i] : NULL;
		for (; k < d->section_count && (!b || d->sections[k].pos <= b->block.range.start);
		     k++)
			sink_section(sink, d->sections[k].pos, d->sections[k].level,
			             d->sections[k].title);
		if (!b || !b->heading)
			continue;
		char *title = title_of(d, b->block.range);
		sink_section(sink, b->block.range.start, b->heading, title);
		free(title);
	}
}

void
draft_say(struct draft *d, struct sink *sink, const struct table *table)
{
	size_t span = 0;

	if (d->text.size)
		sink_text(sink, d->text.bytes, d->text.size);
	if (table)
		sink_table(sink, table);
	for (size_t i = 0; i < d->block_count; i++)
		say_block(d, &d->blocks[i], &span, sink);
	say_sections(d, sink);
	for (size_t i = 0; i < d->anchor_count; i++)
		sink_anchor(sink, d->anchors[i].pos, d->anchors[i].name);
	d->base = draft_end(d);
	forget(d);
}
