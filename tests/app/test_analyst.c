/*
 * What is seen of a plain text from anywhere is what a scan of the whole finds: the same blocks from window to window,
 * forwards and backwards, and the same quotations where they depend on nothing far away.
 */

#include "app/analyst.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "app/quoting.h"
#include "app/temporary.h"
#include "base/memory.h"
#include "doc/printer.h"
#include "read/scan.h"

static uint32_t
next_random(uint64_t *state, uint32_t below)
{
	*state = *state * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)((*state >> 33) % below);
}

/* A long text with a bit of everything, hard-wrapped, the same for the same number. */
static void
write_text(uint64_t seed, size_t size, struct buffer *to)
{
	static const char *const pieces[] = {
		"The tide came in over the stones and went out again, and nobody on the quay\n"
		"looked up from the nets that were to be mended before the evening.\n",
		"\"We counted the boats twice,\" said Ana Petrov. \"There was one too many.\"\n",
		"According to the harbour office, the light will be repaired in spring, when\n"
		"the ice has gone and the road is dry.\n",
		"> Who keeps the lamp?\n> Nobody that I know of.\n",
		"  - a rope of forty feet, tarred, with a hook of iron at one of its ends\n"
		"  - a lantern\n",
		"    for (boat = first; boat; boat = boat->next)\n        moor(boat);\n",
		"The Second Winter\n-----------------\n",
		"Salt   12   9\nTar     3  14\nRope    7   7\n",
	};

	while (to->size < size) {
		buffer_add_string(to, pieces[next_random(&seed, sizeof pieces / sizeof *pieces)]);
		buffer_add_byte(to, '\n');
		/* Now and then a paragraph that crosses a window or two. */
		if (next_random(&seed, 600) == 0)
			for (uint32_t n = next_random(&seed, 3000); n; n--)
				buffer_add_string(to,
				                  "and the gulls went round and round above it,\n");
	}
}

static struct text *
file_text(const struct buffer *bytes)
{
	struct error error = { "" };
	int fd = temporary_file(&error);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, bytes->bytes, bytes->size), (ssize_t)bytes->size);
	struct text *text = text_open_file(fd, &error);
	assert_non_null(text);
	return text;
}

static struct document *
plain_document(const struct buffer *bytes)
{
	struct document *document = document_new(file_text(bytes), "text", "made up");

	document_set_analyst(document, analyst_plain());
	return document;
}

/* The blocks and quotations of a scan, into a document that has them delivered. */
static struct document *
scanned_document(const struct buffer *bytes)
{
	struct document *document = document_new(text_new(), "text", "made up");
	struct text *text = file_text(bytes);
	struct quoting *quoting = quoting_new(NULL, true, document_sink(document));

	scan_text(text, true, quoting_sink(quoting));
	quoting_free(quoting);
	text_free(text);
	return document;
}

static void
assert_same_block(const struct block *a, const struct block *b)
{
	assert_int_equal(a->range.start, b->range.start);
	assert_int_equal(a->range.end, b->range.end);
	assert_int_equal(a->kind, b->kind);
	assert_int_equal(a->level, b->level);
	assert_int_equal(a->quote_depth, b->quote_depth);
	assert_int_equal(a->gap, b->gap);
	assert_int_equal(a->indent, b->indent);
	assert_int_equal(a->hang, b->hang);
}

static void
blocks_agree(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= 3; seed++) {
		struct buffer bytes = { 0 };
		write_text(seed, 400 * 1000, &bytes);
		struct document *seen = plain_document(&bytes), *scanned = scanned_document(&bytes);
		struct block a, b;
		size_t count = 0;
		bool have = document_block_at(scanned, 0, &b);
		assert_true(document_block_at(seen, 0, &a));
		while (have) {
			assert_same_block(&a, &b);
			count++;
			have = document_block_next(scanned, &b, &b);
			assert_int_equal(document_block_next(seen, &a, &a), have);
		}
		assert_true(count > 1000);
		/* From the end up, and from places in between: other windows come first. */
		for (size_t n = 0; n < count; n++) {
			assert_same_block(&a, &b);
			have = document_block_before(scanned, &b, &b);
			assert_int_equal(document_block_before(seen, &a, &a), have);
		}
		for (uint64_t i = 0, random = seed; i < 500; i++) {
			uint64_t pos = next_random(&random, (uint32_t)bytes.size);
			assert_true(document_block_at(seen, pos, &a));
			assert_true(document_block_at(scanned, pos, &b));
			assert_same_block(&a, &b);
		}
		document_free(seen);
		document_free(scanned);
		buffer_clear(&bytes);
	}
}

static void
assert_same_quote(const struct quote *a, const struct quote *b)
{
	assert_int_equal(a->run_count, b->run_count);
	for (uint32_t i = 0; i < a->run_count; i++) {
		assert_int_equal(a->runs[i].start, b->runs[i].start);
		assert_int_equal(a->runs[i].end, b->runs[i].end);
	}
	assert_int_equal(a->type, b->type);
	assert_int_equal(a->cue.start, b->cue.start);
	assert_int_equal(a->source.start, b->source.start);
}

/* Within two windows nothing is far away: all is the same. */
static void
quotations_agree(void **state)
{
	struct buffer bytes = { 0 };
	size_t count, i = 0;

	(void)state;
	write_text(7, 100 * 1000, &bytes);
	struct document *seen = plain_document(&bytes), *scanned = scanned_document(&bytes);
	count = document_quote_count(scanned).all;
	assert_true(count > 100);
	const struct quote *first[1];
	uint64_t before = 0;
	if (document_quotes(seen, (struct range){ 0, 1 }, first, 1))
		i++;
	for (const struct quote *q; (q = document_quote_after(seen, before)); i++) {
		assert_true(i < count);
		assert_same_quote(q, document_quote_number(scanned, i));
		before = q->runs[0].start;
	}
	assert_int_equal(i, count);
	document_free(seen);
	document_free(scanned);
	buffer_clear(&bytes);
}

/* The profile is that of the text as it is now. */
static void
text_that_grows(void **state)
{
	struct buffer bytes = { 0 };
	struct error error = { "" };
	struct block block;

	(void)state;
	write_text(9, 50 * 1000, &bytes);
	int fd = temporary_file(&error);
	int copy = dup(fd);
	struct document *seen = document_new(text_open_file(fd, &error), "text", "growing");
	document_set_analyst(seen, analyst_plain());
	for (size_t at = 0; at < bytes.size;) {
		size_t n = at + 777 < bytes.size ? 777 : bytes.size - at;
		assert_int_equal(write(copy, bytes.bytes + at, n), (ssize_t)n);
		at += n;
		assert_int_equal(text_refresh(document_text(seen)), TEXT_GREW);
		document_refresh(seen, false);
		assert_true(document_block_at(seen, at - 1, &block));
	}
	struct document *whole = plain_document(&bytes);
	struct block a, b;
	bool have = document_block_at(seen, 0, &a);
	assert_true(have && document_block_at(whole, 0, &b));
	while (have) {
		assert_same_block(&a, &b);
		have = document_block_next(seen, &a, &a);
		assert_int_equal(document_block_next(whole, &b, &b), have);
	}
	document_free(seen);
	document_free(whole);
	buffer_clear(&bytes);
	close(copy);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(blocks_agree),
		cmocka_unit_test(quotations_agree),
		cmocka_unit_test(text_that_grows),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
