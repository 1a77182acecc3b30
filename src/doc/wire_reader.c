/*
 * The receiving end. One table says of every kind of record how long it may be, how many may come, and who takes it; the
 * taker checks each field and hands it on only when all are right. What a sender can make the receiver keep is
 * bounded by those numbers and by the size of the text, whatever it sends.
 */
#include "doc/wire.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "doc/wire_order.h"
#include "doc/wire_record.h"

enum {
	QUOTE_SIZE = 8 + 4 * 8, /* a quotation before its runs */
	TABLE_COLUMN_SIZE = 5,
};

static const uint64_t text_most = (uint64_t)4 << 30;     /* bytes over the wire */
static const uint64_t position_most = (uint64_t)1 << 62; /* so that sums never overflow */

struct wire_reader {
	struct sink *to;
	bool delivered;     /* the text comes over the wire */
	uint64_t text_size; /* positions are at most this */
	bool begun;         /* the header was right */
	bool done;
	bool broken;
	struct buffer in; /* a record whose end has not come */

	uint64_t counts[WIRE_KIND_COUNT];
	uint64_t block_end, span_start, hidden_end, section_start, table_end;
	uint64_t line, line_pos;
	enum sink_pass pass;
	uint64_t progress; /* of that pass */
	struct wire_order order;
	struct range runs[WIRE_RUNS_MOST];
};

/* What is left of a record. Reading past the end gives zeros; lengths were checked before. */
struct payload {
	const unsigned char *bytes;
	size_t size;
};

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
range_is_good(const struct wire_reader *r, struct range range)
{
	return range.start <= range.end && range.end <= r->text_size;
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
take_text(struct wire_reader *r, struct payload *p)
{
	if (!r->delivered)
		return bad_own_text;
	if (p->size > text_most - r->text_size)
		return "more text than is taken";
	sink_text(r->to, (const char *)p->bytes, p->size);
	r->text_size += p->size;
	return NULL;
}

static const char *
take_block(struct wire_reader *r, struct payload *p)
{
	struct block b = { .range = take_range(p) };

	b.kind = (uint8_t)take(p, 1);
	b.level = (uint8_t)take(p, 1);
	b.quote_depth = (uint8_t)take(p, 1);
	b.gap = (uint8_t)take(p, 1);
	b.indent = (uint16_t)take(p, 2);
	b.hang = (uint16_t)take(p, 2);
	if (!r->delivered)
		return bad_own_text;
	if (!range_is_good(r, b.range))
		return bad_range;
	if (b.range.start < r->block_end)
		return bad_order;
	if (b.kind >= BLOCK_KIND_COUNT || b.gap > 2)
		return bad_value;
	r->block_end = b.range.end;
	sink_block(r->to, &b);
	return NULL;
}

static bool
colour_is_good(uint32_t colour)
{
	return !colour || (colour >= SPAN_PALETTE && colour < SPAN_PALETTE + 256) ||
	       (colour >= SPAN_RGB && colour < SPAN_RGB + (1 << 24));
}

static const char *
take_span(struct wire_reader *r, struct payload *p)
{
	struct span s = { .range = take_range(p) };
	char *target;

	s.kind = (uint8_t)take(p, 1);
	uint64_t has_target = take(p, 1);
	s.ink = (uint32_t)take(p, 4);
	s.ground = (uint32_t)take(p, 4);
	if (!r->delivered)
		return bad_own_text;
	if (!range_is_good(r, s.range))
		return bad_range;
	if (s.range.start < r->span_start)
		return bad_order;
	if (s.kind >= SPAN_KIND_COUNT || has_target > 1 || (!has_target && p->size) ||
	    !colour_is_good(s.ink) || !colour_is_good(s.ground))
		return bad_value;
	target = take_string(p);
	if (!target)
		return bad_string;
	s.target = has_target ? target : NULL;
	r->span_start = s.range.start;
	sink_span(r->to, &s);
	free(target);
	return NULL;
}

static const char *
take_hidden(struct wire_reader *r, struct payload *p)
{
	struct range range = take_range(p);

	if (!r->delivered)
		return bad_own_text;
	if (!range_is_good(r, range))
		return bad_range;
	if (range.start < r->hidden_end)
		return bad_order;
	r->hidden_end = range.end;
	sink_hidden(r->to, range);
	return NULL;
}

static const char *
take_section(struct wire_reader *r, struct payload *p)
{
	uint64_t start = take(p, 8);
	unsigned level = (unsigned)take(p, 1);

	if (start > r->text_size)
		return bad_range;
	if (start < r->section_start)
		return bad_order;
	if (!level)
		return bad_value;
	char *title = take_string(p);
	if (!title)
		return bad_string;
	r->section_start = start;
	sink_section(r->to, start, level, title);
	free(title);
	return NULL;
}

/* The runs of a quotation into r->runs: none empty, each after the one before. */
static const char *
take_runs(struct wire_reader *r, struct payload *p, size_t count)
{
	uint64_t end = 0;

	for (size_t i = 0; i < count; i++) {
		struct range run = take_range(p);
		if (!range_is_good(r, run) || range_empty(run))
			return bad_range;
		if (run.start < end)
			return bad_order;
		end = run.end;
		r->runs[i] = run;
	}
	return NULL;
}

static const char *
take_quote(struct wire_reader *r, struct payload *p)
{
	struct quote q = { .runs = r->runs };

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
	if (!range_is_good(r, q.cue) || !range_is_good(r, q.source))
		return bad_range;
	if (q.run_count < 1 || q.run_count > WIRE_RUNS_MOST || p->size / 16 < q.run_count)
		return "a wrong number of runs";
	const char *problem = take_runs(r, p, q.run_count);
	if (problem)
		return problem;
	if (p->size > (has_speaker ? (size_t)WIRE_SPEAKER_MOST : 0))
		return bad_value;
	char *speaker = take_string(p);
	if (!speaker)
		return bad_string;
	q.speaker = has_speaker ? speaker : NULL;
	bool in_order = wire_order_take(&r->order, q.runs[0].start);
	if (in_order)
		sink_quote(r->to, &q);
	free(speaker);
	return in_order ? NULL : bad_order;
}

static const char *
take_title(struct wire_reader *r, struct payload *p)
{
	char *title = take_string(p);

	if (!title)
		return bad_string;
	sink_title(r->to, title);
	free(title);
	return NULL;
}

static const char *
take_note(struct wire_reader *r, struct payload *p)
{
	char *note = take_string(p);

	if (!note)
		return bad_string;
	sink_note(r->to, note);
	free(note);
	return NULL;
}

static const char *
take_checkpoint(struct wire_reader *r, struct payload *p)
{
	uint64_t line = take(p, 8), pos = take(p, 8);

	if (pos > r->text_size)
		return bad_range;
	if (!line || line < r->line || pos < r->line_pos)
		return bad_order;
	/* No more lines than bytes, here and since the last one. */
	if (line - 1 > pos || (r->line && line - r->line > pos - r->line_pos))
		return bad_value;
	r->line = line;
	r->line_pos = pos;
	sink_checkpoint(r->to, line, pos);
	return NULL;
}

static const char *
take_lines(struct wire_reader *r, struct payload *p)
{
	uint64_t count = take(p, 8);

	if (count + 1 < r->line || count > r->text_size)
		return bad_value;
	sink_lines(r->to, count);
	return NULL;
}

static const char *
take_progress(struct wire_reader *r, struct payload *p)
{
	uint64_t pass = take(p, 1), done = take(p, 8), total = take(p, 8);

	if (pass >= PASS_COUNT)
		return bad_value;
	if (done > r->text_size || total > position_most)
		return bad_range;
	if (pass < r->pass || (pass == r->pass && done < r->progress))
		return bad_order;
	r->pass = (enum sink_pass)pass;
	r->progress = done;
	sink_progress(r->to, r->pass, done, total);
	return NULL;
}

static const char *
take_done(struct wire_reader *r, struct payload *p)
{
	(void)p;
	r->done = true;
	sink_done(r->to);
	return NULL;
}

static const char *
take_anchor(struct wire_reader *r, struct payload *p)
{
	uint64_t pos = take(p, 8);

	if (pos > r->text_size)
		return bad_range;
	char *name = take_string(p);
	if (!name)
		return bad_string;
	sink_anchor(r->to, pos, name);
	free(name);
	return NULL;
}

static const char *
take_fact(struct wire_reader *r, struct payload *p)
{
	uint64_t fact = take(p, 1);

	if (fact >= FACT_COUNT)
		return bad_value;
	char *value = take_string(p);
	if (!value)
		return bad_string;
	sink_fact(r->to, (enum fact)fact, value);
	free(value);
	return NULL;
}

static const char *
take_table(struct wire_reader *r, struct payload *p)
{
	struct table_column columns[TABLE_COLUMNS_MOST];
	struct table t = { .range = take_range(p), .columns = columns };

	t.header_rows = (uint16_t)take(p, 2);
	t.column_count = (uint16_t)take(p, 2);
	if (!r->delivered)
		return bad_own_text;
	if (!range_is_good(r, t.range))
		return bad_range;
	if (t.range.start < r->table_end)
		return bad_order;
	if (!t.column_count || t.column_count > TABLE_COLUMNS_MOST ||
	    p->size != (size_t)t.column_count * TABLE_COLUMN_SIZE)
		return "a wrong number of columns";
	for (size_t i = 0; i < t.column_count; i++) {
		columns[i].align = (uint8_t)take(p, 1);
		columns[i].least = (uint16_t)take(p, 2);
		columns[i].natural = (uint16_t)take(p, 2);
		if (columns[i].align >= TABLE_ALIGN_COUNT || columns[i].least > columns[i].natural)
			return bad_value;
	}
	r->table_end = t.range.end;
	sink_table(r->to, &t);
	return NULL;
}

/* What may come: the shortest and longest payload, and how often. */
static const struct kind {
	const char *name;
	uint32_t least, most;
	uint64_t count;
	const char *(*take)(struct wire_reader *r, struct payload *p);
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

struct wire_reader *
wire_reader_new(struct sink *to, uint64_t text_size)
{
	struct wire_reader *r = memory_zero(1, sizeof *r);

	r->to = to;
	r->delivered = text_size == 0;
	r->text_size = text_size < position_most ? text_size : position_most;
	return r;
}

void
wire_reader_free(struct wire_reader *r)
{
	if (!r)
		return;
	buffer_clear(&r->in);
	free(r);
}

bool
wire_reader_is_done(const struct wire_reader *r)
{
	return r->done;
}

static uint32_t
number_at(const char *bytes)
{
	struct payload p = { (const unsigned char *)bytes, 4 };

	return (uint32_t)take(&p, 4);
}

static bool
refuse(struct wire_reader *r, struct error *error, const char *kind, const char *problem)
{
	r->broken = true;
	buffer_clear(&r->in);
	error_set(error, "the reader sent a bad record: %s%s%s", kind, *kind ? ": " : "", problem);
	return false;
}

/* How long the header or record at the start of the bytes is; 0 while that cannot be said, -1 when it cannot be. */
static ptrdiff_t
record_size(struct wire_reader *r, const char *bytes, size_t n, struct error *error)
{
	size_t known = n < 4 ? n : 4;

	if (!r->begun) {
		if (memcmp(bytes, WIRE_MAGIC, known) != 0 ||
		    (n >= WIRE_HEADER_SIZE && number_at(bytes + 4) != WIRE_VERSION)) {
			refuse(r, error, "", "not of this version");
			return -1;
		}
		return n < WIRE_HEADER_SIZE ? 0 : WIRE_HEADER_SIZE;
	}
	if (n < WIRE_FRAME_SIZE)
		return 0;
	uint32_t number = number_at(bytes), size = number_at(bytes + 4);
	if (!number || number >= WIRE_KIND_COUNT) {
		refuse(r, error, "", "of an unknown kind");
		return -1;
	}
	const struct kind *kind = &kinds[number];
	const char *problem = r->done                                   ? "after the end"
	                      : size < kind->least || size > kind->most ? "of a wrong length"
	                      : r->counts[number] >= kind->count        ? "one too many"
	                                                                : NULL;
	if (problem) {
		refuse(r, error, kind->name, problem);
		return -1;
	}
	return (ptrdiff_t)WIRE_FRAME_SIZE + size;
}

/* Takes the header or the record that these bytes are. */
static bool
take_record(struct wire_reader *r, const char *bytes, size_t n, struct error *error)
{
	if (!r->begun) {
		r->begun = true;
		return true;
	}
	uint32_t number = number_at(bytes);
	struct payload p = { (const unsigned char *)bytes + WIRE_FRAME_SIZE, n - WIRE_FRAME_SIZE };
	r->counts[number]++;
	const char *problem = kinds[number].take(r, &p);
	return !problem || refuse(r, error, kinds[number].name, problem);
}

/* Takes whole records from the bytes; *used says how far. */
static bool
take_records(struct wire_reader *r, const char *bytes, size_t n, size_t *used, struct error *error)
{
	for (*used = 0; *used < n;) {
		ptrdiff_t size = record_size(r, bytes + *used, n - *used, error);
		if (size < 0)
			return false;
		if (!size || (size_t)size > n - *used)
			return true;
		if (!take_record(r, bytes + *used, (size_t)size, error))
			return false;
		*used += (size_t)size;
	}
	return true;
}

/*
 * Fills up a record that was cut, with no more than it lacks, so that a byte is copied once or twice whatever the pieces
 * are.
 */
static bool
fill_record(struct wire_reader *r, const char **bytes, size_t *n, struct error *error)
{
	while (*n && r->in.size) {
		ptrdiff_t size = record_size(r, r->in.bytes, r->in.size, error);
		if (size < 0)
			return false;
		size_t frame = r->begun ? (size_t)WIRE_FRAME_SIZE : (size_t)WIRE_HEADER_SIZE;
		size_t lacks = (size ? (size_t)size : frame) - r->in.size;
		size_t piece = lacks < *n ? lacks : *n;
		buffer_add(&r->in, *bytes, piece);
		*bytes += piece;
		*n -= piece;
		size_t used;
		if (!take_records(r, r->in.bytes, r->in.size, &used, error))
			return false;
		if (used)
			buffer_reset(&r->in);
	}
	return true;
}

bool
wire_reader_feed(struct wire_reader *r, const char *bytes, size_t n, struct error *error)
{
	size_t used;

	if (r->broken)
		return refuse(r, error, "", "after another one");
	if (!fill_record(r, &bytes, &n, error) || !take_records(r, bytes, n, &used, error))
		return false;
	buffer_add(&r->in, bytes + used, n - used);
	return true;
}
