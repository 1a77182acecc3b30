/*
 * One table says of every kind of record how long it may be, how many may come, and who takes it; the taker checks each field
 * and hands it on only when all are right. What a sender can make the receiver keep is bounded by those numbers and by
 * the size of the text, whatever it sends.
 */
#include "doc/wire_taker.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "doc/wire_record.h"

enum {
	QUOTE_SIZE = 8 + 4 * 8, /* a quotation before its runs */
	TABLE_COLUMN_SIZE = 5,
};

static const uint64_t text_most = (uint64_t)4 << 30;     /* bytes over the wire */
static const uint64_t position_most = (uint64_t)1 << 62; /* so that sums never overflow */

static uint64_t
take(struct payload *p, size_t size)
{
	uint64_t value = 0;

	if (size > p->size)
		size = p->size;
	for (size_t i = 0; i < size; i++)
		value |= (uint64_t)p->bytes[i] << (8 * i);
	p->bytes += size;
	p->size -= size;
	return value;
}

static struct range
take_range(struct payload *p)
{
	struct range range;

	range.start = take(p, 8);
	range.end = take(p, 8);
	return range;
}

static bool
range_is_good(const struct wire_taker *t, struct range range)
{
	return range.start <= range.end && range.end <= t->text_size;
}

/* The rest of the record as a C string that the caller frees, NULL when it is none. */
static char *
take_string(struct payload *p)
{
	const char *s = (const char *)p->bytes;

	if (utf8_valid_prefix(s, p->size) != p->size)
		return NULL;
	for (size_t i = 0; i < p->size; i++)
		if (wire_is_control(p->bytes[i]))
			return NULL;
	return memory_string_n(s, p->size);
}

static const char bad_range[] = "a range outside of the text";
static const char bad_order[] = "out of order";
static const char bad_string[] = "a string that is no text";
static const char bad_value[] = "a value that means nothing";
static const char bad_own_text[] = "text for a document that has its own";

/* Each takes one record whose length is right; NULL, or what is wrong with it. */

static const char *
take_text(struct wire_taker *t, struct payload *p)
{
	if (!t->delivered)
		return bad_own_text;
	if (p->size > text_most - t->text_size)
		return "more text than is taken";
	sink_text(t->to, (const char *)p->bytes, p->size);
	t->text_size += p->size;
	return NULL;
}

static const char *
take_block(struct wire_taker *t, struct payload *p)
{
	struct block b = { .range = take_range(p) };

	b.kind = (uint8_t)take(p, 1);
	b.level = (uint8_t)take(p, 1);
	b.quote_depth = (uint8_t)take(p, 1);
	b.gap = (uint8_t)take(p, 1);
	b.indent = (uint16_t)take(p, 2);
	b.hang = (uint16_t)take(p, 2);
	if (!t->delivered)
		return bad_own_text;
	if (!range_is_good(t, b.range))
		return bad_range;
	if (b.range.start < t->block_end)
		return bad_order;
	if (b.kind >= BLOCK_KIND_COUNT || b.gap > 2)
		return bad_value;
	t->block_end = b.range.end;
	sink_block(t->to, &b);
	return NULL;
}

static bool
colour_is_good(uint32_t colour)
{
	return !colour || (colour >= SPAN_PALETTE && colour < SPAN_PALETTE + 256) ||
	       (colour >= SPAN_RGB && colour < SPAN_RGB + (1 << 24));
}

static const char *
take_span(struct wire_taker *t, struct payload *p)
{
	struct span s = { .range = take_range(p) };
	char *target;

	s.kind = (uint8_t)take(p, 1);
	uint64_t has_target = take(p, 1);
	s.ink = (uint32_t)take(p, 4);
	s.ground = (uint32_t)take(p, 4);
	if (!t->delivered)
		return bad_own_text;
	if (!range_is_good(t, s.range))
		return bad_range;
	if (s.range.start < t->span_start)
		return bad_order;
	if (s.kind >= SPAN_KIND_COUNT || has_target > 1 || (!has_target && p->size) ||
	    !colour_is_good(s.ink) || !colour_is_good(s.ground))
		return bad_value;
	target = take_string(p);
	if (!target)
		return bad_string;
	s.target = has_target ? target : NULL;
	t->span_start = s.range.start;
	sink_span(t->to, &s);
	free(target);
	return NULL;
}

static const char *
take_hidden(struct wire_taker *t, struct payload *p)
{
	struct range range = take_range(p);

	if (!t->delivered)
		return bad_own_text;
	if (!range_is_good(t, range))
		return bad_range;
	if (range.start < t->hidden_end)
		return bad_order;
	t->hidden_end = range.end;
	sink_hidden(t->to, range);
	return NULL;
}

static const char *
take_section(struct wire_taker *t, struct payload *p)
{
	uint64_t start = take(p, 8);
	unsigned level = (unsigned)take(p, 1);

	if (start > t->text_size)
		return bad_range;
	if (start < t->section_start)
		return bad_order;
	if (!level)
		return bad_value;
	char *title = take_string(p);
	if (!title)
		return bad_string;
	t->section_start = start;
	sink_section(t->to, start, level, title);
	free(title);
	return NULL;
}

/* The runs of a quotation into t->runs: none empty, each after the one before. */
static const char *
take_runs(struct wire_taker *t, struct payload *p, size_t count)
{
	uint64_t end = 0;

	for (size_t i = 0; i < count; i++) {
		struct range run = take_range(p);
		if (!range_is_good(t, run) || range_empty(run))
			return bad_range;
		if (run.start < end)
			return bad_order;
		end = run.end;
		t->runs[i] = run;
	}
	return NULL;
}

static const char *
take_quote(struct wire_taker *t, struct payload *p)
{
	struct quote q = { .runs = t->runs };

	q.type = (uint8_t)take(p, 1);
	q.strength = (uint8_t)take(p, 1);
	q.nested = (uint8_t)take(p, 1);
	uint64_t has_speaker = take(p, 1);
	q.run_count = (uint32_t)take(p, 4);
	q.cue = take_range(p);
	q.source = take_range(p);
	if (q.type >= QUOTE_TYPE_COUNT || q.strength > QUOTE_INFERRED || q.nested > 1 ||
	    has_speaker > 1)
		return bad_value;
	if (!range_is_good(t, q.cue) || !range_is_good(t, q.source))
		return bad_range;
	if (q.run_count < 1 || q.run_count > WIRE_RUNS_MOST || p->size / 16 < q.run_count)
		return "a wrong number of runs";
	const char *problem = take_runs(t, p, q.run_count);
	if (problem)
		return problem;
	if (p->size > (has_speaker ? (size_t)WIRE_SPEAKER_MOST : 0))
		return bad_value;
	char *speaker = take_string(p);
	if (!speaker)
		return bad_string;
	q.speaker = has_speaker ? speaker : NULL;
	bool in_order = wire_order_take(&t->order, q.runs[0].start);
	if (in_order)
		sink_quote(t->to, &q);
	free(speaker);
	return in_order ? NULL : bad_order;
}

static const char *
take_title(struct wire_taker *t, struct payload *p)
{
	char *title = take_string(p);

	if (!title)
		return bad_string;
	sink_title(t->to, title);
	free(title);
	return NULL;
}

static const char *
take_note(struct wire_taker *t, struct payload *p)
{
	char *note = take_string(p);

	if (!note)
		return bad_string;
	sink_note(t->to, note);
	free(note);
	return NULL;
}

static const char *
take_checkpoint(struct wire_taker *t, struct payload *p)
{
	uint64_t line = take(p, 8), pos = take(p, 8);

	if (pos > t->text_size)
		return bad_range;
	if (!line || line < t->line || pos < t->line_pos)
		return bad_order;
	/* No more lines than bytes, here and since the last one. */
	if (line - 1 > pos || (t->line && line - t->line > pos - t->line_pos))
		return bad_value;
	t->line = line;
	t->line_pos = pos;
	sink_checkpoint(t->to, line, pos);
	return NULL;
}

static const char *
take_lines(struct wire_taker *t, struct payload *p)
{
	uint64_t count = take(p, 8);

	if (count + 1 < t->line || count > t->text_size)
		return bad_value;
	sink_lines(t->to, count);
	return NULL;
}

static const char *
take_progress(struct wire_taker *t, struct payload *p)
{
	uint64_t pass = take(p, 1), done = take(p, 8), total = take(p, 8);

	if (pass >= PASS_COUNT)
		return bad_value;
	if (done > t->text_size || total > position_most)
		return bad_range;
	if (pass < t->pass || (pass == t->pass && done < t->progress))
		return bad_order;
	t->pass = (enum sink_pass)pass;
	t->progress = done;
	sink_progress(t->to, t->pass, done, total);
	return NULL;
}

static const char *
take_done(struct wire_taker *t, struct payload *p)
{
	(void)p;
	t->done = true;
	sink_done(t->to);
	return NULL;
}

static const char *
take_anchor(struct wire_taker *t, struct payload *p)
{
	uint64_t pos = take(p, 8);

	if (pos > t->text_size)
		return bad_range;
	char *name = take_string(p);
	if (!name)
		return bad_string;
	sink_anchor(t->to, pos, name);
	free(name);
	return NULL;
}

static const char *
take_fact(struct wire_taker *t, struct payload *p)
{
	uint64_t fact = take(p, 1);

	if (fact >= FACT_COUNT)
		return bad_value;
	char *value = take_string(p);
	if (!value)
		return bad_string;
	sink_fact(t->to, (enum fact)fact, value);
	free(value);
	return NULL;
}

static const char *
take_table(struct wire_taker *t, struct payload *p)
{
	struct table_column columns[TABLE_COLUMNS_MOST];
	struct table table = { .range = take_range(p), .columns = columns };

	table.header_rows = (uint16_t)take(p, 2);
	table.column_count = (uint16_t)take(p, 2);
	if (!t->delivered)
		return bad_own_text;
	if (!range_is_good(t, table.range))
		return bad_range;
	if (table.range.start < t->table_end)
		return bad_order;
	if (!table.column_count || table.column_count > TABLE_COLUMNS_MOST ||
	    p->size != (size_t)table.column_count * TABLE_COLUMN_SIZE)
		return "a wrong number of columns";
	for (size_t i = 0; i < table.column_count; i++) {
		columns[i].align = (uint8_t)take(p, 1);
		columns[i].least = (uint16_t)take(p, 2);
		columns[i].natural = (uint16_t)take(p, 2);
		if (columns[i].align >= TABLE_ALIGN_COUNT || columns[i].least > columns[i].natural)
			return bad_value;
	}
	t->table_end = table.range.end;
	sink_table(t->to, &table);
	return NULL;
}

/* What may come: the shortest and longest payload, and how often. */
static const struct kind {
	const char *name;
	uint32_t least, most;
	uint64_t count;
	const char *(*take)(struct wire_taker *t, struct payload *p);
} kinds[WIRE_KIND_COUNT] = {
	[WIRE_TEXT] = { "text", 1, WIRE_TEXT_MOST, UINT64_MAX, take_text },
	[WIRE_BLOCK] = { "block", 24, 24, 1 << 26, take_block },
	[WIRE_SPAN] = { "span", 26, 26 + WIRE_TARGET_MOST, WIRE_SPANS_MOST, take_span },
	[WIRE_HIDDEN] = { "hidden", 16, 16, WIRE_SPANS_MOST, take_hidden },
	[WIRE_SECTION] = { "section", 9, 9 + WIRE_TITLE_MOST, WIRE_SECTIONS_MOST, take_section },
	[WIRE_QUOTE] = { "quotation", QUOTE_SIZE + 16,
	                 QUOTE_SIZE + 16 * WIRE_RUNS_MOST + WIRE_SPEAKER_MOST, UINT64_MAX,
	                 take_quote },
	[WIRE_TITLE] = { "title", 0, WIRE_TITLE_MOST, WIRE_TITLES_MOST, take_title },
	[WIRE_NOTE] = { "note", 1, WIRE_NOTE_MOST, WIRE_NOTES_MOST, take_note },
	[WIRE_CHECKPOINT] = { "checkpoint", 16, 16, 1 << 24, take_checkpoint },
	[WIRE_PROGRESS] = { "progress", 17, 17, UINT64_MAX, take_progress },
	[WIRE_DONE] = { "done", 0, 0, 1, take_done },
	[WIRE_ANCHOR] = { "anchor", 9, 8 + WIRE_ANCHOR_MOST, WIRE_ANCHORS_MOST, take_anchor },
	[WIRE_FACT] = { "fact", 2, 1 + WIRE_FACT_MOST, WIRE_FACTS_MOST, take_fact },
	[WIRE_TABLE] = { "table", 20 + TABLE_COLUMN_SIZE,
	                 20 + TABLE_COLUMN_SIZE *TABLE_COLUMNS_MOST, WIRE_TABLES_MOST, take_table },
	[WIRE_LINES] = { "lines", 8, 8, 1, take_lines },
};

void
wire_taker_init(struct wire_taker *t, struct sink *to, uint64_t text_size)
{
	*t = (struct wire_taker){
		.to = to,
		.delivered = text_size == 0,
		.text_size = text_size < position_most ? text_size : position_most,
	};
}

const char *
wire_taker_name(uint32_t number)
{
	return number && number < WIRE_KIND_COUNT ? kinds[number].name : NULL;
}

const char *
wire_taker_admit(const struct wire_taker *t, uint32_t number, uint32_t size)
{
	const struct kind *kind = &kinds[number];

	return t->done                                   ? "after the end"
	       : size < kind->least || size > kind->most ? "of a wrong length"
	       : t->counts[number] >= kind->count        ? "one too many"
	                                                 : NULL;
}

const char *
wire_taker_take(struct wire_taker *t, uint32_t number, const char *bytes, size_t n)
{
	t->counts[number]++;
	t->payload = (struct payload){ (const unsigned char *)bytes, n };
	return kinds[number].take(t, &t->payload);
}
