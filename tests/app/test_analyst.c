/*
 * What is seen of a plain text from anywhere is what a scan of the whole finds: the same blocks from window to window,
 * forwards and backwards, and the same quotations, whoever looks from where.
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

/* ---- quotations ---- */

/* The same text, its quotations found by a scan. */
static struct document *
annotated_document(const struct buffer *bytes)
{
	struct document *document = plain_document(bytes);
	struct text *text = file_text(bytes);
	struct quoting *quoting = quoting_new(text, false, document_sink(document));

	scan_text(text, false, quoting_sink(quoting));
	quoting_free(quoting);
	text_free(text);
	return document;
}

/* A text that is full of speech, some of it long, left open, behind marks or without any, in more than one language. */
static void
write_speech(uint64_t seed, size_t size, struct buffer *to)
{
	static const char *const pieces[] = {
		"\"We counted the boats twice,\" said Ana Petrov. \"There was one too many.\"\n",
		"\"We counted the boats twice, and then once more, said the old man who kept\n"
		"the light.\n",
		"She stressed that the harbour must be dredged. The pier should be mended, and\n"
		"we should have a lamp. First, there must be oil.\n",
		"First, we must count the boats. Second, we must count the men.\n",
		"It is necessary that the rope be tarred. We must see to it.\n",
		"'We shall have rain,' said the pilot, 'before the evening, as \"they\" say.'\n",
		"The keeper looked up and said to the two of them in a low voice:\n",
		"I went down to the quay, and my brother came with me.\n",
		"> Who keeps the lamp?\n> Nobody that I know of.\n",
		"On Monday, Ole Brandt wrote:\n\n> The lamp is out.\n>\n> Who has the key?\n",
		"The Second Winter\n-----------------\n",
		"Er sagte, der Hafen sei geschlossen und das Eis werde noch bis zum Ende des\n"
		"Monats liegen. \u201eWir warten\u201c, sagte er.\n",
		"\u2014 Il fait froid, dit Marie. \u2014 Oui, dit le pilote, et il est tard.\n",
		"The tide came in over the stones and went out again, and nobody on the quay\n"
		"looked up from the nets that were to be mended before the evening.\n",
	};
	enum { COUNT = sizeof pieces / sizeof *pieces };
	uint32_t favourite = 0;

	while (to->size < size) {
		if (next_random(&seed, 40) == 0)
			favourite = next_random(&seed, COUNT);
		uint32_t piece = next_random(&seed, 3) ? favourite : next_random(&seed, COUNT);
		buffer_add_string(to, pieces[piece]);
		buffer_add_byte(to, '\n');
		/* Now and then words that go on for a window or three, or a reply as long as that. */
		uint32_t n = next_random(&seed, 300) ? 0 : next_random(&seed, 1500);
		for (uint32_t i = 0; i < n; i++)
			buffer_add_string(to, piece % 2
			                              ? "\"and the gulls went round and round,\n\n"
			                              : "> and the gulls went round and round\n");
	}
}

static void
assert_same_quote(const struct quote *a, const struct quote *b)
{
	assert_int_equal(a->run_count, b->run_count);
	assert_memory_equal(a->runs, b->runs, a->run_count * sizeof *a->runs);
	assert_int_equal(a->type, b->type);
	assert_int_equal(a->strength, b->strength);
	assert_int_equal(a->nested, b->nested);
}

/* From the first to the last, by the motions of a reader. Returns how many there are. */
static size_t
assert_same_quotes(struct document *seen, struct document *scanned)
{
	size_t count = document_quote_count(scanned).all, i = 0;
	const struct quote *q, *first[1];
	uint64_t at = 0;

	if (document_quotes(seen, (struct range){ 0, 1 }, first, 1) && !first[0]->runs[0].start)
		assert_same_quote(first[0], document_quote_number(scanned, i++));
	for (; (q = document_quote_after(seen, at)); i++) {
		at = q->runs[0].start;
		assert_true(i < count);
		assert_same_quote(q, document_quote_number(scanned, i));
		/* Some start where the one before does: in it. */
		while ((q = document_quote_number(scanned, i + 1)) && q->runs[0].start == at)
			i++;
	}
	assert_int_equal(i, count);
	return count;
}

/* In each window, with nothing known of any other: the blocks, what is hidden in them, and the quotations. */
static void
assert_same_windows(const struct buffer *bytes, struct document *scanned, uint64_t random)
{
	enum { MOST = 4096 };
	static const struct quote *here[MOST], *there[MOST];
	struct document *delivered = scanned_document(bytes);
	size_t windows = bytes->size / DOCUMENT_WINDOW + 1;

	for (size_t i = 0; i < 6; i++) {
		uint64_t start = next_random(&random, (uint32_t)windows) * DOCUMENT_WINDOW;
		struct range window = { start, start + DOCUMENT_WINDOW };
		static struct range hidden[MOST], hidden_there[MOST];
		struct document *seen = plain_document(bytes);
		struct block a, b;
		/* A screen of it first: what is not asked for must not be needed. */
		struct range screen = { start + next_random(&random, DOCUMENT_WINDOW), 0 };
		screen.end = screen.start + 3000;
		size_t n = document_quotes(seen, screen, here, MOST);
		assert_int_equal(document_quotes(scanned, screen, there, MOST), n);
		for (size_t k = 0; k < n; k++)
			assert_same_quote(here[k], there[k]);
		n = document_quotes(seen, window, here, MOST);
		assert_int_equal(document_quotes(scanned, window, there, MOST), n);
		for (size_t k = 0; k < n; k++)
			assert_same_quote(here[k], there[k]);
		if (document_block_at(seen, start, &a))
			do {
				assert_true(document_block_at(delivered, a.range.start, &b));
				assert_same_block(&a, &b);
				n = document_hidden(seen, a.range, hidden, MOST);
				assert_int_equal(
					document_hidden(delivered, a.range, hidden_there, MOST), n);
				assert_memory_equal(hidden, hidden_there, n * sizeof *hidden);
			} while (document_block_next(seen, &a, &a) && a.range.start < window.end);
		document_free(seen);
	}
	document_free(delivered);
}

static void
quotations_agree(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= 12; seed++) {
		struct buffer bytes = { 0 };
		(seed % 4 ? write_speech : write_text)(seed, 350 * 1000, &bytes);
		struct document *seen = plain_document(&bytes),
				*scanned = annotated_document(&bytes);
		assert_true(assert_same_quotes(seen, scanned) > 300);
		assert_same_windows(&bytes, scanned, seed);
		document_free(seen);
		document_free(scanned);
		buffer_clear(&bytes);
	}
}

/* Texts whose quotations cross every border, or most. */
static void
quotations_at_borders_agree(void **state)
{
	static const struct {
		const char *line;
		const char *last; /* after them, if any */
		size_t least;     /* quotations */
	} cases[] = {
		/* One reply without an end: told in pieces, but told. */
		{ "> and the gulls went round and round above it\n", "", 8 },
		/* Paragraphs of one speech, each of which begins with a mark. */
		{ "\"And the gulls went round and round above it,\n\n", "\" said Ana.\n", 8 },
		{ "\"It is late,\" she said. \"Too late", ".\"\n", 4000 },
		{ "She stressed that the pier should be mended. We must do it.\n\n", "", 2000 },
		{ "no quotation, no line, no end ", "\"and this,\" he said.", 1 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buffer bytes = { 0 };
		while (bytes.size < 290 * 1000)
			buffer_add_string(&bytes, cases[i].line);
		buffer_add_string(&bytes, cases[i].last);
		struct document *seen = plain_document(&bytes),
				*scanned = annotated_document(&bytes);
		size_t count = assert_same_quotes(seen, scanned);
		if (count < cases[i].least)
			fail_msg("%zu quotations: %s", count, cases[i].line);
		assert_same_windows(&bytes, scanned, i);
		document_free(seen);
		document_free(scanned);
		buffer_clear(&bytes);
	}
}

/* Scanned whenever it has grown, each time from where nothing depends on its end any more: as if scanned at once. */
static void
quotations_of_a_growing_text_agree(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= 6; seed++) {
		struct buffer bytes = { 0 };
		struct error error = { "" };
		uint64_t random = seed;
		write_speech(seed, 400 * 1000, &bytes);
		int fd = temporary_file(&error);
		int copy = dup(fd);
		struct document *seen = document_new(text_open_file(fd, &error), "text", "growing");
		struct text *text = document_text(seen);
		document_set_analyst(seen, analyst_plain());
		for (size_t at = 0; at < bytes.size;) {
			size_t n = 1 + next_random(&random, 100 * 1000);
			n = n < bytes.size - at ? n : bytes.size - at;
			assert_int_equal(write(copy, bytes.bytes + at, n), (ssize_t)n);
			at += n;
			assert_int_equal(text_refresh(text), TEXT_GREW);
			document_grew(seen, at - n);
			uint64_t from = document_known(seen, PASS_QUOTES);
			struct quoting *quoting = quoting_new(text, false, document_sink(seen));
			scan_rest(text, from, document_line(seen, from), quoting_sink(quoting));
			quoting_free(quoting);
		}
		struct document *scanned = annotated_document(&bytes);
		assert_int_equal(document_state(seen), DOCUMENT_COMPLETE);
		assert_int_equal(document_lines(seen), document_lines(scanned));
		assert_true(assert_same_quotes(seen, scanned) > 300);
		document_free(seen);
		document_free(scanned);
		close(copy);
		buffer_clear(&bytes);
	}
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
		document_grew(seen, at - n);
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

/* What one sees of a long text's links does not depend on where one looks from, and is what a reader delivers of it. */
static void
links_agree(void **state)
{
	struct buffer bytes = { 0 };
	struct span all[64], part[64];
	size_t count = 0;

	(void)state;
	write_text(11, 50 * 1024, &bytes);
	buffer_add_string(&bytes, "Look at https://example.org/boats or ask ana@example.org.\n\n");
	write_text(12, 150 * 1024, &bytes);
	buffer_add_string(&bytes, "And www.example.org.\n");
	struct range whole = { 0, bytes.size };
	struct document *seen = plain_document(&bytes);
	for (uint64_t at = bytes.size / 1000 * 1000 + 1000; at; at -= 1000) {
		struct range range = { at - 1000, at };
		for (size_t n = document_spans(seen, range, part, 64); n--; count++)
			assert_int_equal(part[n].kind, SPAN_LINK);
	}
	assert_int_equal(count, 3);
	assert_int_equal(document_spans(seen, whole, all, 64), 3);
	struct document *delivered = document_new(text_new(), "text", "converted");
	scan_text(document_text(seen), true, document_sink(delivered));
	assert_int_equal(document_spans(delivered, whole, part, 64), 3);
	static const char *const targets[] = { "https://example.org/boats",
		                               "mailto:ana@example.org",
		                               "https://www.example.org" };
	for (size_t i = 0; i < 3; i++) {
		assert_string_equal(all[i].target, targets[i]);
		assert_string_equal(part[i].target, targets[i]);
		assert_memory_equal(&all[i].range, &part[i].range, sizeof all[i].range);
	}
	document_free(delivered);
	document_free(seen);
	buffer_clear(&bytes);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(blocks_agree),
		cmocka_unit_test(quotations_agree),
		cmocka_unit_test(quotations_at_borders_agree),
		cmocka_unit_test(quotations_of_a_growing_text_agree),
		cmocka_unit_test(text_that_grows),
		cmocka_unit_test(links_agree),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
