/*
 * What is said to the writer is heard from the reader, however the bytes are cut. Both sides are printed by doc/printer and
 * compared as text.
 */
#include "doc/wire.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "tests/doc/side.h"

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
	struct wire_writer *writer = wire_writer_new(side_collect, bytes);

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

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_said_is_heard),
		cmocka_unit_test(cut_anywhere),
		cmocka_unit_test(cut_short),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
