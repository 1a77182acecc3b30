/*
 * What is said to the writer is heard from the reader, however the bytes are cut; and whatever is not right is refused
 * with its sentence. Both sides are printed by doc/printer and compared as text.
 */

#include "doc/wire.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "doc/document.h"
#include "doc/printer.h"
#include "doc/wire_order.h"
#include "doc/wire_record.h"

/* ---- a printed side ---- */

struct side {
	char *text;
	size_t size;
	FILE *stream;
	struct printer *printer;
};

static struct sink *
side_open(struct side *side)
{
	side->stream = open_memstream(&side->text, &side->size);
	side->printer = printer_new(side->stream);
	return printer_sink(side->printer);
}

static const char *
side_text(struct side *side)
{
	fflush(side->stream);
	return side->text;
}

static void
side_close(struct side *side)
{
	printer_free(side->printer);
	fclose(side->stream);
	free(side->text);
}

static bool
collect(void *context, const char *bytes, size_t n)
{
	buffer_add(context, bytes, n);
	return true;
}

/* ---- a made-up document, the same for the same number ---- */

static uint32_t
next_random(uint64_t *state, uint32_t below)
{
	*state = *state * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)((*state >> 33) % below);
}

static struct range
random_range(uint64_t *state, uint64_t from, uint64_t size)
{
	struct range r = { from + next_random(state, 20), 0 };

	if (r.start > size)
		r.start = size;
	r.end = r.start + next_random(state, 30);
	if (r.end > size)
		r.end = size;
	return r;
}

static void
say_quote(uint64_t *state, struct sink *to, uint64_t size)
{
	struct range runs[5];
	struct quote q = { .runs = runs };
	uint64_t at = next_random(state, (uint32_t)size / 2);

	for (uint32_t n = 1 + next_random(state, 5); q.run_count < n; q.run_count++) {
		uint64_t start = at + next_random(state, 20);
		at = start + 1 + next_random(state, 20);
		if (at > size)
			break;
		runs[q.run_count] = (struct range){ start, at };
	}
	if (!q.run_count)
		return;
	q.type = (uint8_t)next_random(state, QUOTE_TYPE_COUNT);
	q.strength = (uint8_t)next_random(state, 2);
	q.nested = (uint8_t)next_random(state, 2);
	q.cue = random_range(state, 3, size);
	q.source = random_range(state, 9, size);
	q.speaker = next_random(state, 2) ? "Ana Čapek" : NULL;
	sink_quote(to, &q);
}

static void
say_table(uint64_t *state, struct sink *to, uint64_t *at, uint64_t size)
{
	struct table_column columns[4];
	struct table t = { .range = random_range(state, *at, size), .columns = columns };

	t.header_rows = (uint16_t)next_random(state, 3);
	t.column_count = (uint16_t)(1 + next_random(state, 4));
	for (uint16_t i = 0; i < t.column_count; i++) {
		columns[i].align = (uint8_t)next_random(state, TABLE_ALIGN_COUNT);
		columns[i].least = (uint16_t)next_random(state, 300);
		columns[i].natural = (uint16_t)(columns[i].least + next_random(state, 300));
	}
	*at = t.range.end;
	if (to)
		sink_table(to, &t);
}

/* A few hundred records. With text, all kinds; without, those that a plain file's reader sends. */
static void
say_document(uint64_t seed, bool delivered, uint64_t size, struct sink *to)
{
	uint64_t block_at = 0, span_at = 0, hidden_at = 0, section_at = 0, table_at = 0;
	uint64_t line = 1, done = 0;
	enum sink_pass pass = PASS_LINES;
	char text[256];

	for (int i = 0; delivered && size; i++) {
		size_t n = next_random(&seed, sizeof text);
		memset(text, 'a' + i % 26, sizeof text);
		n = n < size ? n : (size_t)size;
		if (n)
			sink_text(to, text, n);
		size -= n;
		if (!size) {
			size = (uint64_t)-1;
			break;
		}
	}
	size = 4000;
	for (int i = 0; i < 300; i++) {
		struct block b = { .kind = (uint8_t)next_random(&seed, BLOCK_KIND_COUNT),
			           .level = (uint8_t)next_random(&seed, 7),
			           .quote_depth = (uint8_t)next_random(&seed, 4),
			           .gap = (uint8_t)next_random(&seed, 3),
			           .indent = (uint16_t)next_random(&seed, 400),
			           .hang = (uint16_t)next_random(&seed, 9) };
		struct span s = { .kind = (uint8_t)next_random(&seed, SPAN_KIND_COUNT),
			          .ink = next_random(&seed, 2) * (SPAN_RGB + 0x102030),
			          .ground = next_random(&seed, 2) * (SPAN_PALETTE + 255),
			          .target =
			                  next_random(&seed, 2) ? "https://example.org/é" : NULL };
		switch (next_random(&seed, 12)) {
		case 0:
			b.range = random_range(&seed, block_at, size);
			block_at = b.range.end;
			if (delivered)
				sink_block(to, &b);
			break;
		case 1:
			s.range = random_range(&seed, span_at, size);
			span_at = s.range.start;
			if (delivered)
				sink_span(to, &s);
			break;
		case 2:
			b.range = random_range(&seed, hidden_at, size);
			hidden_at = b.range.end;
			if (delivered)
				sink_hidden(to, b.range);
			break;
		case 3:
			section_at += next_random(&seed, 12);
			if (section_at <= size)
				sink_section(to, section_at, 1 + next_random(&seed, 9), "Of ropes");
			break;
		case 4:
			say_quote(&seed, to, size);
			break;
		case 5:
			sink_note(to, "the clock struck thirteen");
			break;
		case 6:
			line += 1 + next_random(&seed, 3);
			if (line * 7 <= size)
				sink_checkpoint(to, line, line * 7);
			break;
		case 7:
			done += next_random(&seed, 30);
			if (pass < PASS_QUOTES && next_random(&seed, 8) == 0) {
				pass++;
				done = 0;
			}
			if (done <= size)
				sink_progress(to, pass, done, size);
			break;
		case 8:
			sink_anchor(to, next_random(&seed, (uint32_t)size), "résumé");
			break;
		case 9:
			if (i < 90)
				sink_fact(to, (enum fact)next_random(&seed, FACT_COUNT),
				          "Ana Čapek");
			break;
		case 10:
			say_table(&seed, delivered ? to : NULL, &table_at, size);
			break;
		default:
			if (i < 90 && i % 8 == 0)
				sink_title(to, i % 16 ? "The Lighthouse «Höðr»" : "");
		}
	}
	sink_lines(to, line + 1);
	sink_done(to);
}

/* The bytes that the made-up document becomes. */
static void
write_document(uint64_t seed, bool delivered, struct buffer *bytes)
{
	struct wire_writer *writer = wire_writer_new(collect, bytes);

	say_document(seed, delivered, 4000, wire_writer_sink(writer));
	wire_writer_free(writer);
}

static void
what_is_said_is_heard(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= 40; seed++) {
		bool delivered = seed % 2;
		struct side said = { 0 }, heard = { 0 };
		struct buffer bytes = { 0 };
		struct error error = { "" };
		say_document(seed, delivered, 4000, side_open(&said));
		write_document(seed, delivered, &bytes);
		struct wire_reader *reader =
			wire_reader_new(side_open(&heard), delivered ? 0 : 4000);
		assert_true(wire_reader_feed(reader, bytes.bytes, bytes.size, &error));
		assert_true(wire_reader_is_done(reader));
		assert_string_equal(side_text(&heard), side_text(&said));
		assert_true(said.size > 2000);
		wire_reader_free(reader);
		buffer_clear(&bytes);
		side_close(&said);
		side_close(&heard);
	}
}

static void
cut_anywhere(void **state)
{
	struct buffer bytes = { 0 };
	struct side whole = { 0 };
	struct error error = { "" };

	(void)state;
	write_document(3, true, &bytes);
	struct wire_reader *reader = wire_reader_new(side_open(&whole), 0);
	assert_true(wire_reader_feed(reader, bytes.bytes, bytes.size, &error));
	wire_reader_free(reader);
	/* Pieces of one size, from single bytes on; and pieces of changing sizes. */
	for (size_t step = 1; step < 120; step++) {
		struct side pieces = { 0 };
		uint64_t random = step;
		reader = wire_reader_new(side_open(&pieces), 0);
		for (size_t at = 0; at < bytes.size;) {
			size_t n = step < 60 ? step : next_random(&random, 4000);
			n = n < bytes.size - at ? n : bytes.size - at;
			assert_false(wire_reader_is_done(reader));
			assert_true(wire_reader_feed(reader, bytes.bytes + at, n, &error));
			at += n;
		}
		assert_true(wire_reader_is_done(reader));
		assert_string_equal(side_text(&pieces), side_text(&whole));
		wire_reader_free(reader);
		side_close(&pieces);
	}
	side_close(&whole);
	buffer_clear(&bytes);
}

/* A stream that ends early is no mistake of the wire: it is only not done. */
static void
cut_short(void **state)
{
	struct buffer bytes = { 0 };
	struct error error = { "" };

	(void)state;
	write_document(5, true, &bytes);
	for (size_t n = 0; n < bytes.size; n += 7) {
		struct side heard = { 0 };
		struct wire_reader *reader = wire_reader_new(side_open(&heard), 0);
		assert_true(wire_reader_feed(reader, bytes.bytes, n, &error));
		assert_false(wire_reader_is_done(reader));
		wire_reader_free(reader);
		side_close(&heard);
	}
	buffer_clear(&bytes);
}

/* ---- malformed records ---- */

/*
 * A script of records: a word for the kind, then fields. uN: N bits; r: two u64; s: the bytes of the next word; n: that
 * many times the byte 'x'.
 */
static void
add_number(struct buffer *b, uint64_t value, int bits)
{
	for (int i = 0; i < bits; i += 8)
		buffer_add_byte(b, (char)(value >> i));
}

static void
add_record(struct buffer *b, uint32_t kind, const struct buffer *payload)
{
	add_number(b, kind, 32);
	add_number(b, payload->size, 32);
	buffer_add(b, payload->bytes ? payload->bytes : "", payload->size);
}

/* Fields as text: "8:3" is the number 3 in 8 bits, "'abc" a string to the next blank, "*5" five times 'x', "!ff" a byte. */
static void
add_fields(struct buffer *payload, const char *fields)
{
	char *copy = strdup(fields), *rest = copy, *word;

	while ((word = strsep(&rest, " "))) {
		char *colon = strchr(word, ':');
		if (*word == '\'')
			buffer_add_string(payload, word + 1);
		else if (*word == '*')
			for (long n = atol(word + 1); n > 0; n--)
				buffer_add_byte(payload, 'x');
		else if (*word == '!')
			buffer_add_byte(payload, (char)strtol(word + 1, NULL, 16));
		else if (colon)
			add_number(payload, strtoull(colon + 1, NULL, 0), atoi(word));
		else
			for (int i = 0; i < 2 && *word; i++) {
				add_number(payload, strtoull(word, &word, 10), 64);
				word += *word == '-';
			}
	}
	free(copy);
}

/* One record a line: "kind fields". */
static void
add_script(struct buffer *b, const char *script)
{
	char *copy = strdup(script), *rest = copy, *line;

	while ((line = strsep(&rest, "\n"))) {
		struct buffer payload = { 0 };
		char *fields;
		uint32_t kind = (uint32_t)strtoul(line, &fields, 10);
		add_fields(&payload, *fields ? fields + 1 : "");
		add_record(b, kind, &payload);
		buffer_clear(&payload);
	}
	free(copy);
}

static void
start_stream(struct buffer *b)
{
	buffer_add_string(b, WIRE_MAGIC);
	add_number(b, WIRE_VERSION, 32);
}

static const struct {
	uint64_t text_size;
	const char *script;
	const char *heard; /* before the bad one */
	const char *sentence;
} malformed[] = {
	{ 0, "0", "", "of an unknown kind" },
	{ 0, "16", "", "of an unknown kind" },
	{ 0, "4294967295", "", "of an unknown kind" },
	/* text */
	{ 0, "1", "", "text: of a wrong length" },
	{ 0, "1 *1048577", "", "text: of a wrong length" },
	{ 10, "1 'abc", "", "text: text for a document that has its own" },
	/* block */
	{ 0, "2 0-0 8:0 8:0 8:0 8:0 16:0", "", "block: of a wrong length" },
	{ 0, "2 0-0 8:0 8:0 8:0 8:0 16:0 16:0 8:0", "", "block: of a wrong length" },
	{ 0, "1 'abc\n2 0-4 8:0 8:0 8:0 8:0 16:0 16:0", "text \"abc\"\n",
	  "block: a range outside of the text" },
	{ 0, "1 'abc\n2 2-1 8:0 8:0 8:0 8:0 16:0 16:0", "text \"abc\"\n",
	  "block: a range outside of the text" },
	{ 0, "1 'abc\n2 18446744073709551615-1 8:0 8:0 8:0 8:0 16:0 16:0", "text \"abc\"\n",
	  "block: a range outside of the text" },
	{ 0, "1 'abc\n2 0-2 8:0 8:0 8:0 8:0 16:0 16:0\n2 1-3 8:0 8:0 8:0 8:0 16:0 16:0",
	  "text \"abc\"\nblock 0-2 paragraph\n", "block: out of order" },
	{ 0, "2 0-0 8:14 8:0 8:0 8:0 16:0 16:0", "", "block: a value that means nothing" },
	{ 0, "2 0-0 8:0 8:0 8:0 8:3 16:0 16:0", "", "block: a value that means nothing" },
	{ 9, "2 0-0 8:0 8:0 8:0 8:0 16:0 16:0", "", "block: text for a document that has its own" },
	/* span */
	{ 0, "3 0-0 8:0", "", "span: of a wrong length" },
	{ 0, "3 0-0 8:5 8:1 64:0 *65537", "", "span: of a wrong length" },
	{ 0, "3 0-1 8:0 8:0 64:0", "", "span: a range outside of the text" },
	{ 0, "1 'abc\n3 2-3 8:0 8:0 64:0\n3 1-3 8:0 8:0 64:0", "text \"abc\"\nspan 2-3 emphasis\n",
	  "span: out of order" },
	{ 0, "3 0-0 8:9 8:0 64:0", "", "span: a value that means nothing" },
	{ 0, "3 0-0 8:0 8:2 64:0", "", "span: a value that means nothing" },
	{ 0, "3 0-0 8:5 8:0 64:0 'x", "", "span: a value that means nothing" },
	{ 0, "3 0-0 8:6 8:0 32:1 32:0", "", "span: a value that means nothing" },
	{ 0, "3 0-0 8:6 8:0 32:0 32:0x1000100", "", "span: a value that means nothing" },
	{ 0, "3 0-0 8:6 8:0 32:0x3000000 32:0", "", "span: a value that means nothing" },
	{ 0, "3 0-0 8:6 8:0 32:0x10000ff 32:0x2ffffff\n3 0-9 8:0 8:0 64:0",
	  "span 0-0 colour ink=10000ff ground=2ffffff\n", "span: a range outside of the text" },
	{ 0, "3 0-0 8:5 8:1 64:0 !c3", "", "span: a string that is no text" },
	{ 9, "3 0-0 8:0 8:0 64:0", "", "span: text for a document that has its own" },
	/* hidden */
	{ 0, "4 0-1", "", "hidden: a range outside of the text" },
	{ 0, "1 'abc\n4 0-2\n4 1-3", "text \"abc\"\nhidden 0-2\n", "hidden: out of order" },
	{ 9, "4 0-1", "", "hidden: text for a document that has its own" },
	{ 0, "4 64:0", "", "hidden: of a wrong length" },
	/* section */
	{ 9, "5 64:1", "", "section: of a wrong length" },
	{ 9, "5 64:1 8:1 *4097", "", "section: of a wrong length" },
	{ 9, "5 64:10 8:1 'A", "", "section: a range outside of the text" },
	{ 9, "5 64:3 8:1 'A\n5 64:2 8:1 'B", "section 3 level=1 \"A\"\n", "section: out of order" },
	{ 9, "5 64:3 8:0 'A", "", "section: a value that means nothing" },
	{ 9, "5 64:3 8:1 'A !0a 'B", "", "section: a string that is no text" },
	{ 9, "5 64:3 8:1 !00", "", "section: a string that is no text" },
	{ 9, "5 64:3 8:1 !ed !a0 !80", "", "section: a string that is no text" },
	{ 9, "5 64:3 8:1 !1b '[m", "", "section: a string that is no text" },
	/* quote */
	{ 9, "6 8:0 8:0 8:0 8:0 32:1 0-0 0-0", "", "quotation: of a wrong length" },
	{ 9, "6 8:4 8:0 8:0 8:0 32:1 0-0 0-0 2-4", "", "quotation: a value that means nothing" },
	{ 9, "6 8:0 8:2 8:0 8:0 32:1 0-0 0-0 2-4", "", "quotation: a value that means nothing" },
	{ 9, "6 8:0 8:0 8:2 8:0 32:1 0-0 0-0 2-4", "", "quotation: a value that means nothing" },
	{ 9, "6 8:0 8:0 8:0 8:2 32:1 0-0 0-0 2-4", "", "quotation: a value that means nothing" },
	{ 9, "6 8:0 8:0 8:0 8:0 32:0 0-0 0-0 2-4", "", "quotation: a wrong number of runs" },
	{ 9, "6 8:0 8:0 8:0 8:0 32:2 0-0 0-0 2-4", "", "quotation: a wrong number of runs" },
	{ 9, "6 8:0 8:0 8:0 8:0 32:4294967295 0-0 0-0 2-4", "",
	  "quotation: a wrong number of runs" },
	{ 9, "6 8:0 8:0 8:0 8:0 32:1 0-10 0-0 2-4", "", "quotation: a range outside of the text" },
	{ 9, "6 8:0 8:0 8:0 8:0 32:1 0-0 5-4 2-4", "", "quotation: a range outside of the text" },
	{ 9, "6 8:0 8:0 8:0 8:0 32:1 0-0 0-0 2-2", "", "quotation: a range outside of the text" },
	{ 9, "6 8:0 8:0 8:0 8:0 32:1 0-0 0-0 2-10", "", "quotation: a range outside of the text" },
	{ 9, "6 8:0 8:0 8:0 8:0 32:2 0-0 0-0 4-6 5-8", "", "quotation: out of order" },
	{ 9, "6 8:0 8:0 8:0 8:0 32:1 0-0 0-0 2-4 'x", "", "quotation: a value that means nothing" },
	{ 9, "6 8:0 8:0 8:0 8:1 32:1 0-0 0-0 2-4 *1025", "",
	  "quotation: a value that means nothing" },
	{ 9, "6 8:0 8:0 8:0 8:1 32:1 0-0 0-0 2-4 !80", "", "quotation: a string that is no text" },
	{ 9, "6 8:0 8:0 8:0 8:1 32:1 0-0 0-0 2-4 *67000", "", "quotation: of a wrong length" },
	/* title and note */
	{ 9, "7 *4097", "", "title: of a wrong length" },
	{ 9, "7 !ff", "", "title: a string that is no text" },
	{ 9, "8", "", "note: of a wrong length" },
	{ 9, "8 *1025", "", "note: of a wrong length" },
	{ 9, "8 'a !7f", "", "note: a string that is no text" },
	/* checkpoint */
	{ 9, "9 64:2", "", "checkpoint: of a wrong length" },
	{ 9, "9 2-10", "", "checkpoint: a range outside of the text" },
	{ 9, "9 0-0", "", "checkpoint: out of order" },
	{ 9, "9 2-4\n9 1-5", "checkpoint line=2 4\n", "checkpoint: out of order" },
	{ 9, "9 2-4\n9 2-3", "checkpoint line=2 4\n", "checkpoint: out of order" },
	{ 9, "9 2-4\n9 4-5", "checkpoint line=2 4\n", "checkpoint: a value that means nothing" },
	{ 9, "9 6-4", "", "checkpoint: a value that means nothing" },
	/* lines */
	{ 9, "15", "", "lines: of a wrong length" },
	{ 9, "15 64:10", "", "lines: a value that means nothing" },
	{ 9, "9 4-4\n15 64:2", "checkpoint line=4 4\n", "lines: a value that means nothing" },
	{ 9, "15 64:3\n15 64:3", "lines 3\n", "lines: one too many" },
	/* progress */
	{ 9, "10 5-9", "", "progress: of a wrong length" },
	{ 9, "10 8:3 5-9", "", "progress: a value that means nothing" },
	{ 9, "10 8:0 10-9", "", "progress: a range outside of the text" },
	{ 9, "10 8:0 0-4611686018427387905", "", "progress: a range outside of the text" },
	{ 9, "10 8:0 5-9\n10 8:0 4-9", "progress lines 5 of 9\n", "progress: out of order" },
	{ 9, "10 8:1 5-9\n10 8:0 6-9", "progress sections 5 of 9\n", "progress: out of order" },
	/* anchor */
	{ 9, "12 64:1", "", "anchor: of a wrong length" },
	{ 9, "12 64:1 *1025", "", "anchor: of a wrong length" },
	{ 9, "12 64:10 'a", "", "anchor: a range outside of the text" },
	{ 9, "12 64:5 'b\n12 64:4 'a\n12 64:3 !c0", "anchor 5 \"b\"\nanchor 4 \"a\"\n",
	  "anchor: a string that is no text" },
	/* fact */
	{ 9, "13 8:0", "", "fact: of a wrong length" },
	{ 9, "13 8:3 'a", "", "fact: a value that means nothing" },
	{ 9, "13 8:1 '1920\n13 8:0 !0a", "date \"1920\"\n", "fact: a string that is no text" },
	/* table */
	{ 0, "14 0-0 16:0 16:0", "", "table: of a wrong length" },
	{ 0, "14 0-1 16:0 16:1 8:0 16:1 16:1", "", "table: a range outside of the text" },
	{ 0, "14 0-0 16:0 16:0 8:0 16:1 16:1", "", "table: a wrong number of columns" },
	{ 0, "14 0-0 16:0 16:2 8:0 16:1 16:1", "", "table: a wrong number of columns" },
	{ 0, "14 0-0 16:0 16:1 8:3 16:1 16:1", "", "table: a value that means nothing" },
	{ 0, "14 0-0 16:0 16:1 8:0 16:2 16:1", "", "table: a value that means nothing" },
	{ 0, "1 'abc\n14 1-3 16:1 16:2 8:0 16:1 16:4 8:2 16:0 16:0\n14 2-3 16:0 16:1 8:0 16:0 16:0",
	  "text \"abc\"\ntable 1-3 headers=1 left=1/4 right=0/0\n", "table: out of order" },
	{ 9, "14 0-0 16:0 16:1 8:0 16:0 16:0", "", "table: text for a document that has its own" },
	/* done */
	{ 9, "11 8:0", "", "done: of a wrong length" },
	{ 9, "11\n8 'x", "done\n", "note: after the end" },
	{ 9, "11\n11", "done\n", "done: after the end" },
};

static void
malformed_is_refused(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof malformed / sizeof *malformed; i++) {
		struct buffer bytes = { 0 };
		start_stream(&bytes);
		add_script(&bytes, malformed[i].script);
		/* In one piece, and byte by byte. */
		for (size_t step = bytes.size; step; step = step > 1 && bytes.size < 9999 ? 1 : 0) {
			struct side heard = { 0 };
			struct error error = { "" };
			char sentence[256];
			bool good = true;
			struct wire_reader *reader =
				wire_reader_new(side_open(&heard), malformed[i].text_size);
			for (size_t at = 0; good && at < bytes.size; at += step)
				good = wire_reader_feed(reader, bytes.bytes + at, step, &error);
			if (good)
				fail_msg("taken: %s", malformed[i].script);
			snprintf(sentence, sizeof sentence, "the reader sent a bad record: %s",
			         malformed[i].sentence);
			assert_string_equal(error.text, sentence);
			assert_string_equal(side_text(&heard), malformed[i].heard);
			/* And nothing is taken after it. */
			assert_false(wire_reader_feed(reader, "", 0, &error));
			assert_string_equal(error.text,
			                    "the reader sent a bad record: after another one");
			wire_reader_free(reader);
			side_close(&heard);
		}
		buffer_clear(&bytes);
	}
}

static void
headers_are_looked_at(void **state)
{
	static const struct {
		const char *bytes;
		size_t n;
		bool good;
	} cases[] = {
		{ "", 0, true },
		{ "DIP", 3, true },
		{ "DIX", 3, false },
		{ "DIPL\3\0\0\0", 8, true },
		{ "DIPL\2\0\0\0", 8, false },
		{ "dipl\3\0\0\0", 8, false },
		{ "DIPL\3\0\0\1", 8, false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct side heard = { 0 };
		struct error error = { "" };
		struct wire_reader *reader = wire_reader_new(side_open(&heard), 0);
		assert_int_equal(wire_reader_feed(reader, cases[i].bytes, cases[i].n, &error),
		                 cases[i].good);
		if (!cases[i].good)
			assert_string_equal(error.text,
			                    "the reader sent a bad record: not of this version");
		wire_reader_free(reader);
		side_close(&heard);
	}
}

static void
too_many_are_refused(void **state)
{
	struct side heard = { 0 };
	struct error error = { "" };
	struct buffer bytes = { 0 };
	struct wire_reader *reader = wire_reader_new(side_open(&heard), 9);
	int taken = 0;

	(void)state;
	start_stream(&bytes);
	assert_true(wire_reader_feed(reader, bytes.bytes, bytes.size, &error));
	buffer_reset(&bytes);
	add_script(&bytes, "8 'again");
	while (taken < 1000 && wire_reader_feed(reader, bytes.bytes, bytes.size, &error))
		taken++;
	assert_int_equal(taken, 256);
	assert_string_equal(error.text, "the reader sent a bad record: note: one too many");
	wire_reader_free(reader);
	side_close(&heard);
	buffer_clear(&bytes);
}

/* ---- the writer ---- */

static void
strings_are_trimmed(void **state)
{
	static const struct {
		const char *said;
		size_t more; /* so many 'x' after it */
		const char *heard;
	} cases[] = {
		{ "One\ntwo\ttabs\x1b[0m", 0, "One two tabs [0m" },
		{ "caf\xc3", 0, "caf\xef\xbf\xbd" },
		{ "\xff\xfe", 0, "\xef\xbf\xbd\xef\xbf\xbd" },
		{ "", 5000, NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buffer bytes = { 0 }, said = { 0 };
		struct error error = { "" };
		struct wire_writer *writer = wire_writer_new(collect, &bytes);
		struct text *text = text_new();
		struct document *document = document_new(text, "text", "x");
		struct wire_reader *reader = wire_reader_new(document_sink(document), 0);
		buffer_add_string(&said, cases[i].said);
		for (size_t k = 0; k < cases[i].more; k++)
			buffer_add_byte(&said, 'x');
		sink_title(wire_writer_sink(writer), said.bytes);
		sink_note(wire_writer_sink(writer), said.bytes);
		sink_note(wire_writer_sink(writer), "");
		sink_done(wire_writer_sink(writer));
		assert_true(wire_reader_feed(reader, bytes.bytes, bytes.size, &error));
		if (cases[i].heard) {
			assert_string_equal(document_title(document), cases[i].heard);
			assert_string_equal(document_note_at(document, 0), cases[i].heard);
		} else {
			assert_int_equal(strlen(document_title(document)), WIRE_TITLE_MOST);
			assert_int_equal(strlen(document_note_at(document, 0)), WIRE_NOTE_MOST);
		}
		wire_reader_free(reader);
		wire_writer_free(writer);
		document_free(document);
		buffer_clear(&bytes);
		buffer_clear(&said);
	}
}

/* A reader that says more than the wire carries loses the rest, not the document. */
static void
excess_is_trimmed(void **state)
{
	struct buffer bytes = { 0 };
	struct error error = { "" };
	struct side heard = { 0 };
	struct wire_writer *writer = wire_writer_new(collect, &bytes);
	struct sink *to = wire_writer_sink(writer);
	struct range *runs = calloc(WIRE_RUNS_MOST + 10, sizeof *runs);
	struct quote q = { .runs = runs, .run_count = WIRE_RUNS_MOST + 10 };
	char *target = calloc(1, WIRE_TARGET_MOST + 2);

	(void)state;
	for (uint32_t i = 0; i < q.run_count; i++)
		runs[i] = (struct range){ i, i + 1 };
	for (int i = 0; i < 3; i++)
		sink_text(to, memset(target, 'y', WIRE_TARGET_MOST + 1), WIRE_TARGET_MOST + 1);
	sink_quote(to, &q);
	struct span span = { .range = { 1, 2 }, .kind = SPAN_LINK, .target = target };
	sink_span(to, &span);
	sink_section(to, 1, 0, "none");
	sink_section(to, 1, 1000, "many");
	/* Two thousand quotations overtake one. */
	q.run_count = 1;
	for (uint64_t i = 0; i < 2000; i++) {
		runs[0] = (struct range){ 100 + i, 101 + i };
		sink_quote(to, &q);
	}
	runs[0] = (struct range){ 50, 51 };
	sink_quote(to, &q);
	sink_done(to);
	struct wire_reader *reader = wire_reader_new(side_open(&heard), 0);
	assert_true(wire_reader_feed(reader, bytes.bytes, bytes.size, &error));
	assert_non_null(strstr(side_text(&heard), " 4095-4096\nspan 1-2 link\nsection 1 level=1"));
	assert_non_null(strstr(side_text(&heard), "section 1 level=255 \"many\""));
	assert_null(strstr(side_text(&heard), "quote direct 50-51"));
	assert_non_null(strstr(side_text(&heard), "quote direct 2099-2100\ndone\n"));
	wire_reader_free(reader);
	wire_writer_free(writer);
	side_close(&heard);
	buffer_clear(&bytes);
	free(runs);
	free(target);
}

/* More of a kind than the receiver keeps: the rest is left out, a note says so once, and the stream stays good. */
static void
too_many_are_left_out(void **state)
{
	struct buffer bytes = { 0 };
	struct error error = { "" };
	struct wire_writer *writer = wire_writer_new(collect, &bytes);
	struct sink *to = wire_writer_sink(writer);
	struct document *document = document_new(text_new(), "text", "x");
	struct wire_reader *reader = wire_reader_new(document_sink(document), 0);
	size_t count;

	(void)state;
	for (int i = 0; i < 100; i++)
		sink_title(to, "again");
	for (int i = 0; i < WIRE_SECTIONS_MOST + 100; i++)
		sink_section(to, 0, 1, "");
	for (int i = 0; i < 1000; i++)
		sink_note(to, "again");
	sink_done(to);
	assert_true(wire_reader_feed(reader, bytes.bytes, bytes.size, &error));
	assert_true(wire_reader_is_done(reader));
	document_sections(document, &count);
	assert_true(count > 100000 && count <= WIRE_SECTIONS_MOST);
	assert_true(document_has_more_sections(document));
	assert_string_equal(document_note_at(document, 0),
	                    "the document has more sections than are listed");
	assert_string_equal(document_note_at(document, 1), "again");
	assert_null(document_note_at(document, 2));
	wire_reader_free(reader);
	wire_writer_free(writer);
	document_free(document);
	buffer_clear(&bytes);
}

static bool
count_and_refuse(void *context, const char *bytes, size_t n)
{
	(void)bytes;
	(void)n;
	return ++*(int *)context < 2;
}

static void
nobody_reads(void **state)
{
	int calls = 0;
	struct wire_writer *writer = wire_writer_new(count_and_refuse, &calls);

	(void)state;
	for (uint64_t i = 0; i < 10; i++)
		sink_progress(wire_writer_sink(writer), PASS_LINES, i, 10);
	assert_int_equal(calls, 2);
	wire_writer_free(writer);
}

static void
order_of_quotations(void **state)
{
	struct wire_order order = { 0 };

	(void)state;
	for (uint64_t i = 0; i < WIRE_ORDER_COUNT; i++)
		assert_true(wire_order_take(&order, 10 * i));
	assert_true(wire_order_take(&order, 5));     /* 0 falls out */
	assert_false(wire_order_take(&order, 4));    /* before all that are kept */
	assert_true(wire_order_take(&order, 20000)); /* 5 falls out */
	assert_false(wire_order_take(&order, 7));
	assert_true(wire_order_take(&order, 11));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_said_is_heard),
		cmocka_unit_test(cut_anywhere),
		cmocka_unit_test(cut_short),
		cmocka_unit_test(malformed_is_refused),
		cmocka_unit_test(headers_are_looked_at),
		cmocka_unit_test(too_many_are_refused),
		cmocka_unit_test(strings_are_trimmed),
		cmocka_unit_test(excess_is_trimmed),
		cmocka_unit_test(too_many_are_left_out),
		cmocka_unit_test(nobody_reads),
		cmocka_unit_test(order_of_quotations),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
