/*
 * Of a text that is its own file, blocks are gathered by windows and read as app/stretch says, so that they have the quotations
 * that they have when somebody looks at them alone. Of a text that passes through, a block is given to the quoter when the next
 * one comes, because what is hidden in it is said after it; only what the waiting block and its followers need is kept.
 */
#include "app/quoting.h"

#include <stdlib.h>
#include <string.h>

#include "app/stretch.h"
#include "base/buffer.h"
#include "base/memory.h"
#include "doc/document.h"
#include "quote/lexicon.h"
#include "quote/quoter.h"

enum { SLACK = 256 * 1024 }; /* text that is kept although no block needs it any more */

struct quoting {
	struct sink sink;
	struct sink *to;
	bool pass;
	struct quoter *quoter;

	struct text *text;              /* NULL: the text passes through */
	struct stretch stretch, before; /* the window that is gathered, and the one before */
	struct quoter_habits habits;    /* that the first one shows */
	bool clean;                     /* the quoter was, when the one before began */

	struct buffer bytes; /* of the text that passes, from kept on; or of one block */
	uint64_t kept;
	uint64_t size; /* of the text so far */

	bool ended;   /* no block comes any more */
	bool waiting; /* a block is here */
	struct block block;
	struct range *hidden; /* that end after the waiting block's start */
	size_t hidden_count, hidden_capacity;
};

static struct quoting *
of_sink(struct sink *sink)
{
	return (struct quoting *)(void *)((char *)sink - offsetof(struct quoting, sink));
}

static void found(void *context, const struct quote *quote);

/* ---- by windows ---- */

/* Another quoter goes on, which has begun with the window before. */
static void
begin_again(struct quoting *q)
{
	struct quoter *quoter = quoter_new(lexicon_default(), found, q);

	quoter_turn(quoter, &q->habits);
	quoter_mute(quoter, true);
	stretch_feed(&q->before, q->text, quoter, 0, &q->bytes);
	quoter_mute(quoter, false);
	quoter_cut(quoter);
	quoter_end(q->quoter);
	quoter_take_speakers(quoter, q->quoter);
	quoter_free(q->quoter);
	q->quoter = quoter;
}

/* Reads the window that was gathered; the next one is empty. */
static void
read_stretch(struct quoting *q)
{
	uint64_t window = q->stretch.window;

	if (window && !q->clean)
		begin_again(q);
	q->clean = quoter_is_clean(q->quoter);
	if (window)
		quoter_turn(q->quoter, &q->habits);
	stretch_feed(&q->stretch, q->text, q->quoter, 0, &q->bytes);
	if (!window)
		q->habits = quoter_habits(q->quoter);
	struct stretch swap = q->before;
	q->before = q->stretch;
	q->stretch = swap;
	stretch_reset(&q->stretch, window + 1);
}

static void
gather_block(struct quoting *q, const struct block *block)
{
	while (q->stretch.window < block->range.start / DOCUMENT_WINDOW)
		read_stretch(q);
	/* What is hidden at a border was said before the block. */
	if (!q->stretch.block_count && q->before.hidden_count) {
		struct range last = q->before.hidden[q->before.hidden_count - 1];
		if (last.end > block->range.start)
			stretch_add_hidden(&q->stretch, last);
	}
	stretch_add_block(&q->stretch, block);
}

/* ---- as it passes ---- */

/* The bytes of a block, NULL when they are not all there. */
static const char *
block_bytes(struct quoting *q, struct range range)
{
	if (range.start < q->kept || range.end > q->size)
		return NULL;
	return q->bytes.bytes ? q->bytes.bytes + (range.start - q->kept) : "";
}

static void
give_waiting(struct quoting *q)
{
	if (!q->waiting)
		return;
	q->waiting = false;
	size_t first = 0, end;
	while (first < q->hidden_count && q->hidden[first].end <= q->block.range.start)
		first++;
	for (end = first; end < q->hidden_count && q->hidden[end].start < q->block.range.end; end++)
		;
	const char *bytes = block_bytes(q, q->block.range);
	const struct range *hidden = end > first ? &q->hidden[first] : NULL;
	if (bytes)
		quoter_block(q->quoter, &q->block, bytes, hidden, end - first);
	if (!end)
		return;
	/* One that reaches past this block is needed again. */
	if (end > first && q->hidden[end - 1].end > q->block.range.end)
		end--;
	memmove(q->hidden, q->hidden + end, (q->hidden_count - end) * sizeof *q->hidden);
	q->hidden_count -= end;
}

static void
end_quotes(struct quoting *q)
{
	if (q->ended)
		return;
	q->ended = true;
	if (q->text)
		read_stretch(q);
	else
		give_waiting(q);
	quoter_end(q->quoter);
}

/* Forgets text before a position, not for every few bytes. */
static void
forget_before(struct quoting *q, uint64_t pos)
{
	if (pos < q->kept + SLACK)
		return;
	buffer_consume(&q->bytes, (size_t)(pos - q->kept));
	q->kept = pos;
}

static void
take_text(struct sink *sink, const char *bytes, size_t n)
{
	struct quoting *q = of_sink(sink);

	q->size += n;
	if (!q->text)
		buffer_add(&q->bytes, bytes, n);
	if (q->pass)
		sink_text(q->to, bytes, n);
}

static void
take_block(struct sink *sink, const struct block *block)
{
	struct quoting *q = of_sink(sink);

	if (q->text) {
		gather_block(q, block);
	} else {
		give_waiting(q);
		forget_before(q, block->range.start);
		q->waiting = true;
		q->block = *block;
	}
	if (q->pass)
		sink_block(q->to, block);
}

static void
take_hidden(struct sink *sink, struct range range)
{
	struct quoting *q = of_sink(sink);

	if (q->text) {
		stretch_add_hidden(&q->stretch, range);
	} else {
		q->hidden = memory_grow(q->hidden, &q->hidden_capacity, q->hidden_count + 1,
		                        sizeof *q->hidden);
		q->hidden[q->hidden_count++] = range;
	}
	if (q->pass)
		sink_hidden(q->to, range);
}

static void
take_span(struct sink *sink, const struct span *span)
{
	struct quoting *q = of_sink(sink);

	if (q->pass)
		sink_span(q->to, span);
}

static void
take_section(struct sink *sink, uint64_t start, unsigned level, const char *title)
{
	sink_section(of_sink(sink)->to, start, level, title);
}

static void
take_quote(struct sink *sink, const struct quote *quote)
{
	sink_quote(of_sink(sink)->to, quote);
}

static void
take_title(struct sink *sink, const char *title)
{
	sink_title(of_sink(sink)->to, title);
}

static void
take_anchor(struct sink *sink, uint64_t pos, const char *name)
{
	sink_anchor(of_sink(sink)->to, pos, name);
}

static void
take_fact(struct sink *sink, enum fact fact, const char *value)
{
	sink_fact(of_sink(sink)->to, fact, value);
}

static void
take_table(struct sink *sink, const struct table *table)
{
	struct quoting *q = of_sink(sink);

	if (q->pass)
		sink_table(q->to, table);
}

static void
take_note(struct sink *sink, const char *sentence)
{
	sink_note(of_sink(sink)->to, sentence);
}

static void
take_checkpoint(struct sink *sink, uint64_t line, uint64_t pos)
{
	sink_checkpoint(of_sink(sink)->to, line, pos);
}

static void
take_lines(struct sink *sink, uint64_t count)
{
	sink_lines(of_sink(sink)->to, count);
}

static void
take_progress(struct sink *sink, enum sink_pass pass, uint64_t done, uint64_t total)
{
	struct quoting *q = of_sink(sink);

	/* "Everything before the end is known" is true only after this. */
	if (pass == PASS_QUOTES && done == total)
		end_quotes(q);
	sink_progress(q->to, pass, done, total);
}

static void
take_done(struct sink *sink)
{
	struct quoting *q = of_sink(sink);

	end_quotes(q);
	sink_done(q->to);
}

static const struct sink_ops quoting_ops = {
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

static void
found(void *context, const struct quote *quote)
{
	struct quoting *q = context;

	sink_quote(q->to, quote);
}

struct quoting *
quoting_new(struct text *text, bool pass, struct sink *to)
{
	struct quoting *q = memory_zero(1, sizeof *q);

	q->sink.ops = &quoting_ops;
	q->to = to;
	q->pass = pass;
	q->text = text;
	q->quoter = quoter_new(lexicon_default(), found, q);
	return q;
}

void
quoting_free(struct quoting *q)
{
	if (!q)
		return;
	quoter_free(q->quoter);
	stretch_clear(&q->stretch);
	stretch_clear(&q->before);
	buffer_clear(&q->bytes);
	free(q->hidden);
	free(q);
}

struct sink *
quoting_sink(struct quoting *q)
{
	return &q->sink;
}
