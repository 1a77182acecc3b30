/*
 * The blocks that the reader of plain text finds, cut where they reach into known ones, and those between them. A span
 * is said with the block that it lies in.
 */
#include "read/known.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "doc/document.h"
#include "doc/text.h"
#include "read/plain.h"
#include "read/scan.h"

void
known_clear(struct known *k)
{
	for (size_t i = 0; i < k->span_count; i++)
		free((char *)k->spans[i].target);
	for (size_t i = 0; i < k->place_count; i++)
		free(k->places[i].name);
	free(k->blocks);
	free(k->spans);
	free(k->places);
	buffer_clear(&k->text);
	*k = (struct known){ 0 };
}

void
known_add_block(struct known *k, const struct block *block, bool is_section)
{
	k->blocks =
		memory_grow(k->blocks, &k->block_capacity, k->block_count + 1, sizeof *k->blocks);
	k->blocks[k->block_count++] = (struct known_block){ *block, is_section };
}

void
known_add_span(struct known *k, const struct span *span)
{
	k->spans = memory_grow(k->spans, &k->span_capacity, k->span_count + 1, sizeof *k->spans);
	k->spans[k->span_count] = *span;
	if (span->target)
		k->spans[k->span_count].target = memory_string(span->target);
	k->span_count++;
}

void
known_add_place(struct known *k, char *name)
{
	k->places =
		memory_grow(k->places, &k->place_capacity, k->place_count + 1, sizeof *k->places);
	k->places[k->place_count++] = (struct known_place){ k->text.size, name };
}

/* ---- saying it ---- */

struct saying {
	const struct known *known;
	struct sink *sink;
	size_t block, span; /* the next ones */
	uint64_t end;       /* of the last block */
};

/* The block and the spans in it. */
static void
say_block(struct saying *s, const struct block *block)
{
	const struct known *k = s->known;

	sink_block(s->sink, block);
	for (; s->span < k->span_count && k->spans[s->span].range.start < block->range.end;
	     s->span++) {
		struct span span = k->spans[s->span];
		if (span.range.end > block->range.end)
			span.range.end = block->range.end;
		if (span.range.start >= block->range.start && span.range.start < span.range.end)
			sink_span(s->sink, &span);
	}
	s->end = block->range.end;
}

static void
say_known(struct saying *s)
{
	const struct known_block *known = &s->known->blocks[s->block++];
	struct block block = known->block;
	uint64_t size = s->known->text.size;

	/* Blanks at its end may have been taken off the text since. */
	if (block.range.end > size)
		block.range.end = size;
	if (block.range.start < s->end)
		block.range.start = s->end;
	struct range range = block.range;
	if (range.start >= range.end)
		return;
	say_block(s, &block);
	if (known->is_section) {
		char *title = memory_string_n(s->known->text.bytes + range.start,
		                              range.end - range.start);
		sink_section(s->sink, range.start, known->block.level, title);
		free(title);
	}
}

/* Takes line breaks off the ends, and indentation where it says nothing. */
static void
trim(struct block *block, const char *text)
{
	const char *blanks = block_is_kept((enum block_kind)block->kind) ? "\n" : " \n";
	struct range *r = &block->range;

	while (r->start < r->end && text[r->start] && strchr(blanks, text[r->start]))
		r->start++;
	while (r->start < r->end && text[r->end - 1] && strchr(" \n", text[r->end - 1]))
		r->end--;
}

/* A block that the lines look like: what of it lies behind known ones and before the next. */
static void
say_found(struct saying *s, struct block block)
{
	const struct known *k = s->known;

	while (s->block < k->block_count &&
	       k->blocks[s->block].block.range.start <= block.range.start)
		say_known(s);
	uint64_t next =
		s->block < k->block_count ? k->blocks[s->block].block.range.start : UINT64_MAX;
	bool whole = s->end <= block.range.start && next >= block.range.end;
	if (s->end > block.range.start)
		block.range.start = s->end;
	if (next < block.range.end)
		block.range.end = next;
	if (!whole && block.range.start < block.range.end)
		trim(&block, k->text.bytes);
	if (block.range.start < block.range.end)
		say_block(s, &block);
}

static void
say_window(struct saying *s, const struct part *part)
{
	size_t h = 0;

	for (size_t i = 0; i < part->block_count; i++) {
		for (; h < part->hidden_count && part->hidden[h].start < part->blocks[i].range.end;
		     h++)
			sink_hidden(s->sink, part->hidden[h]);
		say_found(s, part->blocks[i]);
	}
	for (; h < part->hidden_count; h++)
		sink_hidden(s->sink, part->hidden[h]);
}

static void
say_blocks(struct saying *s, struct text *text)
{
	uint64_t size = text_size(text);
	struct plain_profile *profile = plain_profile_new(text);
	struct plain_reader *reader = plain_reader_new(profile, text);

	for (uint64_t start = 0; start < size; start += DOCUMENT_WINDOW) {
		struct range range = { start, start + DOCUMENT_WINDOW };
		struct part part;
		if (range.end > size)
			range.end = size;
		part_init(&part, range);
		plain_reader_window(reader, start / DOCUMENT_WINDOW, &part);
		say_window(s, &part);
		part_clear(&part);
	}
	while (s->block < s->known->block_count)
		say_known(s);
	plain_reader_free(reader);
	plain_profile_free(profile);
}

void
known_say(const struct known *k, struct sink *sink)
{
	struct saying s = { .known = k, .sink = sink };
	struct text *text = text_new();

	text_append(text, k->text.bytes ? k->text.bytes : "", k->text.size);
	sink_text(sink, k->text.bytes ? k->text.bytes : "", k->text.size);
	say_blocks(&s, text);
	for (size_t i = 0; i < k->place_count; i++)
		sink_anchor(sink, k->places[i].pos < k->text.size ? k->places[i].pos : k->text.size,
		            k->places[i].name);
	scan_lines(text, sink);
	text_free(text);
}
