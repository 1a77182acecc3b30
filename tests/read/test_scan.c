/*
 * A whole text through the scan: the order in which things are said, lines, and what is delivered.
 */

#include "read/scan.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "doc/document.h"

/* Takes what the scan says and asserts that it may be said now. */
struct judge {
	struct sink sink;
	struct buffer text;
	uint64_t size; /* of the text, all of it at once when it is not delivered */
	uint64_t block_end, hidden_end, section_start;
	uint64_t line, line_pos, lines;
	uint64_t progress[PASS_COUNT];
	enum sink_pass pass;
	uint64_t from; /* what starts before is not counted */
	size_t blocks, checkpoints;
	bool done;
};

static struct judge *
of_sink(struct sink *sink)
{
	return (struct judge *)(void *)sink;
}

static void
take_text(struct sink *sink, const char *bytes, size_t n)
{
	buffer_add(&of_sink(sink)->text, bytes, n);
	of_sink(sink)->size += n;
}

static void
take_block(struct sink *sink, const struct block *block)
{
	struct judge *j = of_sink(sink);

	assert_true(block->range.start >= j->block_end);
	assert_true(block->range.end >= block->range.start && block->range.end <= j->size);
	j->block_end = block->range.end;
	j->blocks += block->range.start >= j->from;
}

static void
take_hidden(struct sink *sink, struct range range)
{
	struct judge *j = of_sink(sink);

	assert_true(range.start >= j->hidden_end);
	assert_true(range.end >= range.start && range.end <= j->size);
	j->hidden_end = range.end;
}

static void
take_span(struct sink *sink, const struct span *span)
{
	(void)sink;
	(void)span;
	fail_msg("plain text has no spans");
}

static void
take_section(struct sink *sink, uint64_t start, unsigned level, const char *title)
{
	struct judge *j = of_sink(sink);

	assert_true(start >= j->section_start && start <= j->size);
	assert_true(level >= 1 && *title);
	j->section_start = start;
}

static void
take_quote(struct sink *sink, const struct quote *quote)
{
	(void)sink;
	(void)quote;
	fail_msg("quotations are found by others");
}

static void
take_string(struct sink *sink, const char *s)
{
	(void)sink;
	assert_true(*s);
}

static void
take_anchor(struct sink *sink, uint64_t pos, const char *name)
{
	(void)pos;
	take_string(sink, name);
}

static void
take_fact(struct sink *sink, enum fact fact, const char *value)
{
	assert_true(fact < FACT_COUNT);
	take_string(sink, value);
}

static void
take_table(struct sink *sink, const struct table *table)
{
	(void)sink;
	(void)table;
	fail_msg("a plain text has no tables that are marked as such");
}

static void
take_checkpoint(struct sink *sink, uint64_t line, uint64_t pos)
{
	struct judge *j = of_sink(sink);

	assert_true(line >= j->line && pos > j->line_pos && pos <= j->size);
	j->line = line;
	j->line_pos = pos;
	j->checkpoints += pos > j->from;
}

static void
take_lines(struct sink *sink, uint64_t count)
{
	of_sink(sink)->lines = count;
}

static void
take_progress(struct sink *sink, enum sink_pass pass, uint64_t done, uint64_t total)
{
	struct judge *j = of_sink(sink);

	assert_true(pass >= j->pass);
	assert_true(done >= j->progress[pass] && done <= total);
	j->pass = pass;
	j->progress[pass] = done;
}

static void
take_done(struct sink *sink)
{
	struct judge *j = of_sink(sink);

	assert_false(j->done);
	j->done = true;
}

static const struct sink_ops judge_ops = {
	.text = take_text,
	.block = take_block,
	.span = take_span,
	.hidden = take_hidden,
	.section = take_section,
	.quote = take_quote,
	.title = take_string,
	.anchor = take_anchor,
	.fact = take_fact,
	.table = take_table,
	.note = take_string,
	.checkpoint = take_checkpoint,
	.lines = take_lines,
	.progress = take_progress,
	.done = take_done,
};

/* Scans the bytes both ways. Returns the judge of the delivered one, cleared but for its counts. */
static struct judge
scan(const char *bytes, size_t n)
{
	struct judge own = { .sink = { &judge_ops }, .size = n };
	struct judge delivered = { .sink = { &judge_ops } };
	struct text *text = text_new();

	text_append(text, bytes, n);
	scan_text(text, false, &own.sink);
	scan_text(text, true, &delivered.sink);
	assert_int_equal(delivered.text.size, n);
	if (n)
		assert_memory_equal(delivered.text.bytes, bytes, n);
	assert_true(own.done && delivered.done);
	assert_int_equal(own.text.size, 0);
	assert_int_equal(own.blocks, delivered.blocks);
	assert_int_equal(own.lines, delivered.lines);
	assert_int_equal(delivered.progress[PASS_QUOTES], n);
	assert_int_equal(own.progress[PASS_LINES], n);
	assert_int_equal(own.progress[PASS_QUOTES], n);
	assert_int_equal(own.checkpoints, delivered.checkpoints);
	buffer_clear(&delivered.text);
	text_free(text);
	return delivered;
}

static void
lines_are_counted(void **state)
{
	static const struct {
		const char *text;
		uint64_t lines;
	} cases[] = {
		{ "", 0 },     { "\n", 1 },     { "a", 1 },          { "a\n", 1 },
		{ "a\nb", 2 }, { "a\nb\n", 2 }, { "a\r\nb\r\n", 2 }, { "\n\n\n", 3 },
		{ "a\rb", 2 }, { "a\rb\r", 2 }, { "\r\r\n\n\r", 4 }, { "\n\r", 2 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_int_equal(scan(cases[i].text, strlen(cases[i].text)).lines, cases[i].lines);
}

static void
checkpoints_in_every_window(void **state)
{
	struct buffer b = { 0 };

	(void)state;
	for (int i = 0; i < 20000; i++)
		buffer_printf(&b, "Line %d of a long text that says nothing.\n%s", i,
		              i % 5 ? "" : "\n");
	struct judge j = scan(b.bytes, b.size);
	assert_int_equal(j.lines, 24000);
	assert_int_equal(j.checkpoints, b.size / DOCUMENT_WINDOW);
	assert_true(j.blocks > 1000);
	buffer_clear(&b);
}

/* What a whole scan says of the end, the rest's scan says too. */
static void
the_rest(void **state)
{
	struct buffer b = { 0 };
	struct text *text = text_new();
	uint64_t line = 1;

	(void)state;
	for (int i = 0; i < 60000; i++)
		buffer_printf(&b, "Line %d of a long text that says nothing.%s%s", i,
		              i % 3 ? "\n" : "\r\n", i % 5 ? "" : "\n");
	text_append(text, b.bytes, b.size);
	for (uint64_t from = 0; from < b.size; from += 9 * DOCUMENT_WINDOW) {
		struct judge whole = { .sink = { &judge_ops }, .size = b.size, .from = from };
		struct judge rest = whole;
		scan_text(text, false, &whole.sink);
		scan_rest(text, from, line, &rest.sink);
		assert_int_equal(rest.lines, whole.lines);
		assert_int_equal(rest.line, whole.line);
		assert_int_equal(rest.checkpoints, whole.checkpoints);
		assert_int_equal(rest.blocks, whole.blocks);
		assert_int_equal(rest.progress[PASS_QUOTES], b.size);
		assert_true(rest.done);
		for (uint64_t i = from; i < from + 9 * DOCUMENT_WINDOW && i < b.size; i++)
			line += b.bytes[i] == '\n';
	}
	text_free(text);
	buffer_clear(&b);
}

/* Bytes that no person wrote: everything that is said must still be in order. */
static void
odd_bytes(void **state)
{
	static const char *const alphabets[] = { "a \n",   "\n> ",    " \t-*\n",   "\x80\xff\xe2\n",
		                                 "=-\nAB", "\"'\n a", "\r\n\f .1)" };

	(void)state;
	for (size_t k = 0; k < sizeof alphabets / sizeof *alphabets; k++)
		for (uint64_t seed = 1; seed < 8; seed++) {
			static char bytes[150000];
			size_t n = seed % 2 ? 3000 : sizeof bytes, choices = strlen(alphabets[k]);
			uint64_t state64 = seed;
			for (size_t i = 0; i < n; i++) {
				state64 = state64 * 6364136223846793005u + 1442695040888963407u;
				bytes[i] = alphabets[k][(state64 >> 33) % choices];
			}
			scan(bytes, n);
		}
	/* No line break at all. */
	static char long_line[300000];
	memset(long_line, 'x', sizeof long_line);
	assert_int_equal(scan(long_line, sizeof long_line).lines, 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_are_counted),
		cmocka_unit_test(checkpoints_in_every_window),
		cmocka_unit_test(the_rest),
		cmocka_unit_test(odd_bytes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
