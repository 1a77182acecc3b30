/*
 * From what a reader says to what a sink wants to hear. The open block lies at the end of the draft; when it ends, the draft is
 * said, unless a table is open: its rows wait until the widths of its columns are known.
 */
#include "read/builder.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "read/builder_draft.h"
#include "read/builder_state.h"

enum {
	OPEN_MOST = 256,             /* marks that are open at once */
	PROGRESS_STEP = 256 * 1024,  /* bytes between two words of it */
	CHECKPOINT_STEP = 64 * 1024, /* and between two line numbers */
};

struct builder *
builder_new(struct sink *sink)
{
	struct builder *b = memory_zero(1, sizeof *b);

	b->sink = sink;
	b->line = 1;
	b->block.gap = 1;
	return b;
}

void
builder_free(struct builder *b)
{
	if (!b)
		return;
	draft_clear(&b->draft);
	for (size_t i = 0; i < b->open_count; i++)
		free(b->open[i].target);
	free(b->open);
	free(b->table.columns);
	free(b);
}

/* ---- saying ---- */

/* Line numbers of what is about to be said. */
static void
count_lines(struct builder *b, const struct draft *draft)
{
	const struct buffer *text = &draft->text;

	if (draft->base >= b->checkpoint_next) {
		b->checkpoint_next = draft->base + CHECKPOINT_STEP;
		b->checkpoint_due = draft->base > 0;
		b->checkpoint_line = b->line;
	}
	for (const char *p = text->bytes;
	     p && (p = memchr(p, '\n', text->size - (size_t)(p - text->bytes))); p++)
		b->line++;
}

void
builder_say(struct builder *b, struct draft *draft, const struct table *table)
{
	uint64_t start = draft->base;

	count_lines(b, draft);
	draft_say(draft, b->sink, table);
	if (b->checkpoint_due)
		sink_checkpoint(b->sink, b->checkpoint_line, start);
	b->checkpoint_due = false;
}

bool
builder_is_empty(const struct builder *b)
{
	return draft_end(&b->draft) == b->floor;
}

/* ---- marks ---- */

/* Marks that were open at the end of a block go on in the one that begins. */
static void
reopen(struct builder *b)
{
	for (size_t i = 0; i < b->open_count; i++)
		b->open[i].index = draft_open_span(&b->draft, &b->open[i].span);
}

void
builder_close_marks(struct builder *b)
{
	for (size_t i = 0; i < b->open_count; i++)
		draft_close_span(&b->draft, b->open[i].index);
}

static void
open_mark(struct builder *b, const struct span *span)
{
	if (b->open_count == OPEN_MOST)
		return;
	if (b->is_open)
		builder_put_blank(b);
	b->open = memory_grow(b->open, &b->open_capacity, b->open_count + 1, sizeof *b->open);
	struct open_mark *mark = &b->open[b->open_count++];
	mark->span = *span;
	mark->span.target = mark->target = span->target ? memory_string(span->target) : NULL;
	if (b->is_open)
		mark->index = draft_open_span(&b->draft, &mark->span);
}

void
builder_open(struct builder *b, enum span_kind kind, const char *target)
{
	open_mark(b, &(struct span){ .kind = (uint8_t)kind, .target = target });
}

void
builder_close(struct builder *b, enum span_kind kind)
{
	for (size_t i = b->open_count; i; i--) {
		struct open_mark *mark = &b->open[i - 1];
		if (mark->span.kind != kind)
			continue;
		if (b->is_open)
			draft_close_span(&b->draft, mark->index);
		free(mark->target);
		memmove(mark, mark + 1, (b->open_count - i) * sizeof *mark);
		b->open_count--;
		return;
	}
}

void
builder_colour(struct builder *b, uint32_t ink, uint32_t ground)
{
	builder_close(b, SPAN_COLOUR);
	if (ink || ground)
		open_mark(b, &(struct span){ .kind = SPAN_COLOUR, .ink = ink, .ground = ground });
}

void
builder_anchor(struct builder *b, const char *name)
{
	if (!*name)
		return;
	if (b->is_open)
		builder_put_blank(b);
	draft_add_anchor(&b->draft, draft_end(&b->draft), name);
}

void
builder_block_anchor(struct builder *b, const char *name)
{
	uint64_t pos = b->is_open ? b->block.range.start : draft_end(&b->draft);

	if (*name)
		draft_add_anchor(&b->draft, pos, name);
}

/* ---- blocks ---- */

/* The white space at the end of a kept block that a last, empty line is made of. */
static void
trim_kept(struct builder *b)
{
	const struct buffer *text = &b->draft.text;
	size_t start = (size_t)(b->block.range.start - b->draft.base), n = text->size;

	while (n > start && strchr(" \t\n", text->bytes[n - 1]) && text->bytes[n - 1])
		n--;
	draft_cut(&b->draft, b->draft.base + n);
}

/* Opens the block that was asked for, or a paragraph. */
void
builder_begin(struct builder *b)
{
	if (b->is_open)
		return;
	b->is_open = true;
	b->blank = false;
	b->block.range.start = b->floor = draft_end(&b->draft);
	reopen(b);
}

void
builder_block(struct builder *b, const struct block *block)
{
	if (b->table.depth) {
		builder_cell_line(b, block_is_kept(block->kind));
		return;
	}
	builder_block_end(b);
	b->block = *block;
	b->kept = block_is_kept(block->kind);
	builder_begin(b);
}

void
builder_add_block(struct builder *b, const struct block *block, unsigned heading)
{
	struct block said = *block;

	if (said.gap < b->gap)
		said.gap = b->gap;
	if (!b->has_blocks)
		said.gap = 0;
	b->has_blocks = true;
	b->gap = 0;
	draft_add_block(&b->draft, &said, heading);
}

/* What follows a block is a paragraph unless more is said. */
static void
after_block(struct builder *b)
{
	b->is_open = b->kept = b->blank = b->blank_breaks = false;
	b->heading = 0;
	b->block = (struct block){ .gap = 1 };
}

void
builder_block_end(struct builder *b)
{
	if (b->table.depth)
		builder_cell_line(b, false);
	if (!b->is_open || b->table.depth)
		return;
	if (b->kept)
		trim_kept(b);
	builder_close_marks(b);
	if (!builder_is_empty(b)) {
		builder_add_block(b, &b->block, b->heading);
		builder_say(b, &b->draft, NULL);
	} else if (b->gap < b->block.gap) {
		b->gap = b->block.gap;
	}
	after_block(b);
}

void
builder_rule(struct builder *b, const struct block *block)
{
	if (b->table.depth)
		return;
	builder_block(b, block);
	b->block.kind = BLOCK_RULE;
	builder_close_marks(b);
	buffer_add_string(&b->draft.text, "* * *");
	builder_add_block(b, &b->block, 0);
	builder_say(b, &b->draft, NULL);
	after_block(b);
}

void
builder_heading(struct builder *b, unsigned level)
{
	if (b->table.depth)
		return;
	builder_begin(b);
	b->heading = level;
}

void
builder_section(struct builder *b, unsigned level, const char *title)
{
	uint64_t start = b->is_open ? b->block.range.start : draft_end(&b->draft);

	draft_add_section(&b->draft, start, level, title);
}

/* ---- the document ---- */

uint64_t
builder_size(const struct builder *b)
{
	return draft_end(&b->draft);
}

void
builder_progress(struct builder *b, uint64_t done, uint64_t total)
{
	uint64_t said = b->draft.base;

	if (said < b->progress_next || !done || done > total)
		return;
	b->progress_next = said + PROGRESS_STEP;
	uint64_t whole = (uint64_t)((double)said / (double)done * (double)total);
	sink_progress(b->sink, PASS_QUOTES, said, whole < said ? said : whole);
}

void
builder_flush(struct builder *b)
{
	builder_block_end(b);
	/* Nothing is whole before the end. */
	sink_progress(b->sink, PASS_QUOTES, b->draft.base, b->draft.base + 1);
}

void
builder_end(struct builder *b)
{
	while (b->table.depth)
		builder_table_end(b);
	builder_block_end(b);
	/* Anchors and sections that stand after the last text. */
	draft_say(&b->draft, b->sink, NULL);
	uint64_t size = b->draft.base;
	sink_lines(b->sink, b->line - 1);
	sink_progress(b->sink, PASS_QUOTES, size, size);
	sink_done(b->sink);
}
