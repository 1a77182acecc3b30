/*
 * A sink that writes records. What a reader says is trimmed here to what the receiver takes (strings without controls
 * and not too long, no more of a kind than are kept), so that odd input never ends as a refused record.
 */
#include "doc/wire.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "doc/wire_order.h"
#include "doc/wire_record.h"

enum { FLUSH_SIZE = 64 * 1024 };

struct wire_writer {
	struct sink sink;
	bool (*flush)(void *context, const char *bytes, size_t n);
	void *context;
	bool broken; /* nobody reads any more */
	struct buffer out;
	struct wire_order order;
	uint64_t counts[WIRE_KIND_COUNT]; /* of those that have a limit */
};

static struct wire_writer *
writer_of(struct sink *sink)
{
	return (struct wire_writer *)(void *)((char *)sink - offsetof(struct wire_writer, sink));
}

static void
flush(struct wire_writer *w)
{
	if (w->out.size && !w->broken && !w->flush(w->context, w->out.bytes, w->out.size))
		w->broken = true;
	buffer_reset(&w->out);
}

static void
put(struct wire_writer *w, uint64_t value, size_t size)
{
	char *to = buffer_reserve(&w->out, size);

	for (size_t i = 0; i < size; i++)
		to[i] = (char)(value >> (8 * i));
	w->out.size += size;
}

static void
put_range(struct wire_writer *w, struct range range)
{
	put(w, range.start, 8);
	put(w, range.end, 8);
}

/* Begins a record; its length is written by end_record. Returns where it begins. */
static size_t
begin_record(struct wire_writer *w, enum wire_kind kind)
{
	size_t start = w->out.size;

	put(w, kind, 4);
	put(w, 0, 4);
	return start;
}

static void
end_record(struct wire_writer *w, size_t start)
{
	uint32_t size = (uint32_t)(w->out.size - start - WIRE_FRAME_SIZE);

	for (size_t i = 0; i < 4; i++)
		w->out.bytes[start + 4 + i] = (char)(size >> (8 * i));
	if (w->out.size >= FLUSH_SIZE)
		flush(w);
}

static void write_note(struct sink *sink, const char *sentence);

/*
 * Counts one more of a kind; false when the receiver would refuse it. The sentence, if any, tells the user the first
 * time.
 */
static bool
has_room(struct wire_writer *w, enum wire_kind kind, uint64_t most, const char *sentence)
{
	if (w->counts[kind] < most) {
		w->counts[kind]++;
		return true;
	}
	if (w->counts[kind] == most && sentence) {
		w->counts[kind]++;
		write_note(&w->sink, sentence);
	}
	return false;
}

/* A string as the receiver wants it, cut at a code point. */
static void
put_string(struct wire_writer *w, const char *s, size_t most)
{
	size_t n = strlen(s), size = 0;

	while (n) {
		char utf8[UTF8_MAX];
		uint32_t cp;
		size_t length = utf8_decode(s, n, &cp);
		size_t out = utf8_encode(wire_is_control(cp) ? ' ' : cp, utf8);
		if (size + out > most)
			break;
		buffer_add(&w->out, utf8, out);
		size += out;
		s += length;
		n -= length;
	}
}

static void
write_string(struct sink *sink, enum wire_kind kind, const char *s, size_t most)
{
	struct wire_writer *w = writer_of(sink);
	size_t start = begin_record(w, kind);

	put_string(w, s, most);
	end_record(w, start);
}

static void
write_text(struct sink *sink, const char *bytes, size_t n)
{
	struct wire_writer *w = writer_of(sink);

	while (n) {
		size_t piece = n < FLUSH_SIZE ? n : FLUSH_SIZE;
		size_t start = begin_record(w, WIRE_TEXT);
		buffer_add(&w->out, bytes, piece);
		end_record(w, start);
		bytes += piece;
		n -= piece;
	}
}

static void
write_block(struct sink *sink, const struct block *block)
{
	struct wire_writer *w = writer_of(sink);
	size_t start = begin_record(w, WIRE_BLOCK);

	put_range(w, block->range);
	put(w, block->kind, 1);
	put(w, block->level, 1);
	put(w, block->quote_depth, 1);
	put(w, block->gap, 1);
	put(w, block->indent, 2);
	put(w, block->hang, 2);
	end_record(w, start);
}

static void
write_span(struct sink *sink, const struct span *span)
{
	struct wire_writer *w = writer_of(sink);
	if (!has_room(w, WIRE_SPAN, WIRE_SPANS_MOST, NULL))
		return;
	size_t start = begin_record(w, WIRE_SPAN);
	/* An address that is cut short leads elsewhere: better none. */
	bool has_target = span->target && strlen(span->target) <= WIRE_TARGET_MOST / 3;

	put_range(w, span->range);
	put(w, span->kind, 1);
	put(w, has_target, 1);
	put(w, span->ink, 4);
	put(w, span->ground, 4);
	if (has_target)
		put_string(w, span->target, WIRE_TARGET_MOST);
	end_record(w, start);
}

static void
write_hidden(struct sink *sink, struct range range)
{
	struct wire_writer *w = writer_of(sink);
	if (!has_room(w, WIRE_HIDDEN, WIRE_SPANS_MOST, NULL))
		return;
	size_t start = begin_record(w, WIRE_HIDDEN);

	put_range(w, range);
	end_record(w, start);
}

static void
write_section(struct sink *sink, uint64_t pos, unsigned level, const char *title)
{
	struct wire_writer *w = writer_of(sink);
	if (!has_room(w, WIRE_SECTION, WIRE_SECTIONS_MOST, SINK_MORE_SECTIONS))
		return;
	size_t start = begin_record(w, WIRE_SECTION);

	put(w, pos, 8);
	put(w, level < 1 ? 1 : level > 255 ? 255 : level, 1);
	put_string(w, title, WIRE_TITLE_MOST);
	end_record(w, start);
}

static void
write_quote(struct sink *sink, const struct quote *quote)
{
	struct wire_writer *w = writer_of(sink);
	uint32_t runs = quote->run_count < WIRE_RUNS_MOST ? quote->run_count : WIRE_RUNS_MOST;

	if (!wire_order_take(&w->order, quote->runs[0].start))
		return;
	size_t start = begin_record(w, WIRE_QUOTE);
	put(w, quote->type, 1);
	put(w, quote->strength, 1);
	put(w, quote->nested, 1);
	put(w, quote->speaker != NULL, 1);
	put(w, runs, 4);
	put_range(w, quote->cue);
	put_range(w, quote->source);
	for (uint32_t i = 0; i < runs; i++)
		put_range(w, quote->runs[i]);
	if (quote->speaker)
		put_string(w, quote->speaker, WIRE_SPEAKER_MOST);
	end_record(w, start);
}

static void
write_title(struct sink *sink, const char *title)
{
	if (has_room(writer_of(sink), WIRE_TITLE, WIRE_TITLES_MOST, NULL))
		write_string(sink, WIRE_TITLE, title, WIRE_TITLE_MOST);
}

static void
write_note(struct sink *sink, const char *sentence)
{
	if (*sentence && has_room(writer_of(sink), WIRE_NOTE, WIRE_NOTES_MOST, NULL))
		write_string(sink, WIRE_NOTE, sentence, WIRE_NOTE_MOST);
}

static void
write_anchor(struct sink *sink, uint64_t pos, const char *name)
{
	struct wire_writer *w = writer_of(sink);
	/* Half a name is another one. */
	if (!*name || strlen(name) > WIRE_ANCHOR_MOST / 3 ||
	    !has_room(w, WIRE_ANCHOR, WIRE_ANCHORS_MOST, NULL))
		return;
	size_t start = begin_record(w, WIRE_ANCHOR);

	put(w, pos, 8);
	put_string(w, name, WIRE_ANCHOR_MOST);
	end_record(w, start);
}

static void
write_fact(struct sink *sink, enum fact fact, const char *value)
{
	struct wire_writer *w = writer_of(sink);
	if (!*value || !has_room(w, WIRE_FACT, WIRE_FACTS_MOST, NULL))
		return;
	size_t start = begin_record(w, WIRE_FACT);

	put(w, fact, 1);
	put_string(w, value, WIRE_FACT_MOST);
	end_record(w, start);
}

static void
write_table(struct sink *sink, const struct table *table)
{
	struct wire_writer *w = writer_of(sink);
	if (!has_room(w, WIRE_TABLE, WIRE_TABLES_MOST, NULL))
		return;
	size_t start = begin_record(w, WIRE_TABLE);

	put_range(w, table->range);
	put(w, table->header_rows, 2);
	put(w, table->column_count, 2);
	for (size_t i = 0; i < table->column_count; i++) {
		put(w, table->columns[i].align, 1);
		put(w, table->columns[i].least, 2);
		put(w, table->columns[i].natural, 2);
	}
	end_record(w, start);
}

static void
write_checkpoint(struct sink *sink, uint64_t line, uint64_t pos)
{
	struct wire_writer *w = writer_of(sink);
	size_t start = begin_record(w, WIRE_CHECKPOINT);

	put(w, line, 8);
	put(w, pos, 8);
	end_record(w, start);
}

static void
write_lines(struct sink *sink, uint64_t count)
{
	struct wire_writer *w = writer_of(sink);
	size_t start = begin_record(w, WIRE_LINES);

	put(w, count, 8);
	end_record(w, start);
}

static void
write_progress(struct sink *sink, enum sink_pass pass, uint64_t done, uint64_t total)
{
	struct wire_writer *w = writer_of(sink);
	size_t start = begin_record(w, WIRE_PROGRESS);

	put(w, pass, 1);
	put(w, done, 8);
	put(w, total, 8);
	end_record(w, start);
	flush(w);
}

static void
write_done(struct sink *sink)
{
	struct wire_writer *w = writer_of(sink);

	end_record(w, begin_record(w, WIRE_DONE));
	flush(w);
}

static const struct sink_ops writer_ops = {
	.text = write_text,
	.block = write_block,
	.span = write_span,
	.hidden = write_hidden,
	.section = write_section,
	.quote = write_quote,
	.title = write_title,
	.anchor = write_anchor,
	.fact = write_fact,
	.table = write_table,
	.note = write_note,
	.checkpoint = write_checkpoint,
	.lines = write_lines,
	.progress = write_progress,
	.done = write_done,
};

struct wire_writer *
wire_writer_new(bool (*flush_bytes)(void *context, const char *bytes, size_t n), void *context)
{
	struct wire_writer *w = memory_zero(1, sizeof *w);

	w->sink.ops = &writer_ops;
	w->flush = flush_bytes;
	w->context = context;
	buffer_add_string(&w->out, WIRE_MAGIC);
	put(w, WIRE_VERSION, 4);
	return w;
}

void
wire_writer_free(struct wire_writer *w)
{
	if (!w)
		return;
	buffer_clear(&w->out);
	free(w);
}

struct sink *
wire_writer_sink(struct wire_writer *w)
{
	return &w->sink;
}
