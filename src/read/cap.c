/*
 * Text is said before what is said about it, so once a piece of text was left out, everything is but the end. Line numbers are
 * counted here, since the reader's are those of the text that it said.
 */
#include "read/cap.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

struct cap {
	struct sink sink;
	struct sink *to;
	uint64_t size, limit;
	uint64_t lines;
	bool full;
};

static struct cap *
cap_of(struct sink *sink)
{
	return (struct cap *)sink;
}

static void
fill(struct cap *cap)
{
	cap->full = true;
	sink_note(cap->to,
	          "the document holds more than 64 times its file's size: the rest is left out");
}

static void
on_text(struct sink *sink, const char *bytes, size_t n)
{
	struct cap *cap = cap_of(sink);

	if (!cap->full && n > cap->limit - cap->size)
		fill(cap);
	if (cap->full)
		return;
	cap->size += n;
	for (const char *p = bytes, *end = bytes + n;
	     p < end && (p = memchr(p, '\n', (size_t)(end - p))); p++)
		cap->lines++;
	sink_text(cap->to, bytes, n);
}

static void
on_block(struct sink *sink, const struct block *block)
{
	if (!cap_of(sink)->full)
		sink_block(cap_of(sink)->to, block);
}

static void
on_span(struct sink *sink, const struct span *span)
{
	if (!cap_of(sink)->full)
		sink_span(cap_of(sink)->to, span);
}

static void
on_hidden(struct sink *sink, struct range range)
{
	if (!cap_of(sink)->full)
		sink_hidden(cap_of(sink)->to, range);
}

static void
on_section(struct sink *sink, uint64_t start, unsigned level, const char *title)
{
	if (!cap_of(sink)->full)
		sink_section(cap_of(sink)->to, start, level, title);
}

static void
on_quote(struct sink *sink, const struct quote *quote)
{
	if (!cap_of(sink)->full)
		sink_quote(cap_of(sink)->to, quote);
}

static void
on_title(struct sink *sink, const char *title)
{
	sink_title(cap_of(sink)->to, title);
}

static void
on_anchor(struct sink *sink, uint64_t pos, const char *name)
{
	if (!cap_of(sink)->full)
		sink_anchor(cap_of(sink)->to, pos, name);
}

static void
on_fact(struct sink *sink, enum fact fact, const char *value)
{
	sink_fact(cap_of(sink)->to, fact, value);
}

static void
on_table(struct sink *sink, const struct table *table)
{
	if (!cap_of(sink)->full)
		sink_table(cap_of(sink)->to, table);
}

static void
on_note(struct sink *sink, const char *sentence)
{
	sink_note(cap_of(sink)->to, sentence);
}

static void
on_checkpoint(struct sink *sink, uint64_t line, uint64_t pos)
{
	if (!cap_of(sink)->full)
		sink_checkpoint(cap_of(sink)->to, line, pos);
}

static void
on_lines(struct sink *sink, uint64_t count)
{
	struct cap *cap = cap_of(sink);

	sink_lines(cap->to, cap->full ? cap->lines : count);
}

static void
on_progress(struct sink *sink, enum sink_pass pass, uint64_t done, uint64_t total)
{
	struct cap *cap = cap_of(sink);

	if (!cap->full)
		sink_progress(cap->to, pass, done, total);
}

static void
on_done(struct sink *sink)
{
	struct cap *cap = cap_of(sink);

	if (cap->full)
		sink_progress(cap->to, PASS_QUOTES, cap->size, cap->size);
	sink_done(cap->to);
}

static const struct sink_ops ops = {
	.text = on_text,
	.block = on_block,
	.span = on_span,
	.hidden = on_hidden,
	.section = on_section,
	.quote = on_quote,
	.title = on_title,
	.anchor = on_anchor,
	.fact = on_fact,
	.table = on_table,
	.note = on_note,
	.checkpoint = on_checkpoint,
	.lines = on_lines,
	.progress = on_progress,
	.done = on_done,
};

struct cap *
cap_new(uint64_t bytes, struct sink *to)
{
	struct cap *cap = memory_zero(1, sizeof *cap);

	cap->sink.ops = &ops;
	cap->to = to;
	cap->limit = bytes;
	return cap;
}

void
cap_free(struct cap *cap)
{
	free(cap);
}

struct sink *
cap_sink(struct cap *cap)
{
	return &cap->sink;
}
