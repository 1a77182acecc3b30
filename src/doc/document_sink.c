/*
 * What a reader delivers goes into parts, lists and arrays of the whole document. Each word of it makes a new revision.
 */
#include <stdlib.h>

#include "base/memory.h"
#include "doc/document_state.h"

enum {
	PART_TEXT = 256 * 1024, /* a delivered part is closed when it has this much text */
	SECTIONS_BYTES = 16 * 1024 * 1024,
};

static struct document *
of_sink(struct sink *sink)
{
	return (struct document *)(void *)((char *)sink - offsetof(struct document, sink));
}

static void
take_text(struct sink *sink, const char *bytes, size_t n)
{
	struct document *d = of_sink(sink);

	text_append(d->text, bytes, n);
	d->revision++;
}

/*
 * The part that grows. A block that comes when the last part has enough opens a new one; what is said about
 * a block goes with it.
 */
static struct part *
open_part(struct document *d, uint64_t start, bool block)
{
	struct part *last = d->part_count ? &d->parts[d->part_count - 1] : NULL;

	if (last && (!block || start - last->range.start < PART_TEXT))
		return last;
	d->parts = memory_grow(d->parts, &d->part_capacity, d->part_count + 1, sizeof *d->parts);
	last = &d->parts[d->part_count++];
	part_init(last, (struct range){ d->part_count == 1 ? 0 : start, UINT64_MAX });
	if (d->part_count > 1)
		last[-1].range.end = start;
	return last;
}

static void
take_block(struct sink *sink, const struct block *block)
{
	struct document *d = of_sink(sink);

	part_add_block(open_part(d, block->range.start, true), block);
	d->revision++;
}

static void
take_span(struct sink *sink, const struct span *span)
{
	struct document *d = of_sink(sink);

	part_add_span(open_part(d, span->range.start, false), span);
	d->revision++;
}

static void
take_hidden(struct sink *sink, struct range range)
{
	struct document *d = of_sink(sink);

	part_add_hidden(open_part(d, range.start, false), range);
	d->revision++;
}

static void
take_section(struct sink *sink, uint64_t start, unsigned level, const char *title)
{
	struct document *d = of_sink(sink);

	if (start < d->resumed)
		return;
	document_drop_tail(d);
	if (arena_size(d->whole.arena) + d->whole.section_capacity * sizeof *d->whole.sections >=
	    SECTIONS_BYTES)
		document_note(d, SINK_MORE_SECTIONS);
	else
		part_add_section(&d->whole, start, level, title);
	d->revision++;
}

static void
take_quote(struct sink *sink, const struct quote *quote)
{
	struct document *d = of_sink(sink);

	if (quote->runs[0].start < d->resumed)
		return;
	if (!d->analyst && quote_list_is_full(&d->quotes)) {
		document_note(d, "the document has more quotations than are listed");
		return;
	}
	quote_list_add(&d->quotes, quote);
	d->revision++;
}

static void
take_title(struct sink *sink, const char *title)
{
	document_set_title(of_sink(sink), title);
}

static void
take_anchor(struct sink *sink, uint64_t pos, const char *name)
{
	anchors_add(&of_sink(sink)->anchors, name, pos);
}

/* What is said twice stands in one line. */
static void
take_fact(struct sink *sink, enum fact fact, const char *value)
{
	struct document *d = of_sink(sink);
	struct buffer b = { 0 };

	if (d->facts[fact])
		buffer_printf(&b, "%s, ", d->facts[fact]);
	buffer_add_string(&b, value);
	free(d->facts[fact]);
	d->facts[fact] = buffer_take(&b);
	d->revision++;
}

static void
take_table(struct sink *sink, const struct table *table)
{
	struct document *d = of_sink(sink);

	part_add_table(open_part(d, table->range.start, true), table);
	d->revision++;
}

static void
take_note(struct sink *sink, const char *sentence)
{
	document_note(of_sink(sink), sentence);
}

static void
take_checkpoint(struct sink *sink, uint64_t line, uint64_t pos)
{
	line_index_add(&of_sink(sink)->line_index, line, pos);
}

static void
take_lines(struct sink *sink, uint64_t count)
{
	struct document *d = of_sink(sink);

	d->lines = count;
	d->revision++;
}

static void
take_progress(struct sink *sink, enum sink_pass pass, uint64_t done, uint64_t total)
{
	struct document *d = of_sink(sink);
	uint64_t size = text_size(d->text);

	/* The text may have grown since it was looked at. */
	if (!d->analyst || total > size)
		total = size;
	for (size_t earlier = 0; earlier < pass; earlier++)
		d->known[earlier] = total;
	d->known[pass] = done;
	if (d->known[PASS_SECTIONS] >= total && total) {
		document_drop_tail(d);
		d->outlined = total;
	}
}

static void
take_done(struct sink *sink)
{
	struct document *d = of_sink(sink);

	for (size_t pass = 0; pass < PASS_COUNT && !d->analyst; pass++)
		d->known[pass] = text_size(d->text);
	document_set_state(d, DOCUMENT_COMPLETE);
}

const struct sink_ops document_sink_ops = {
	.text = take_text,
	.block = take_block,
	.span = take_span,
	.hidden = take_hidden,
	.section = take_section,
	.quote = take_quote,
	.title = take_title,
	.anchor = take_anchor,
	.fact = take_fact,
	.table = take_table,
	.note = take_note,
	.checkpoint = take_checkpoint,
	.lines = take_lines,
	.progress = take_progress,
	.done = take_done,
};
