/*
 * The stepper: the first match from anywhere, both ways around; next and previous; counts; a document that grows
 * under it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "doc/text.h"
#include "find/search.h"
#include "tests/find/sample.h"

static void
finds_the_first_from_anywhere(void **state)
{
	static const char text[] = "lamp.....lamp.....lamp.....";
	static const struct {
		uint64_t origin;
		bool forward;
		uint64_t start;
		bool wrapped;
	} rows[] = {
		{ 0, true, 0, false },    { 1, true, 9, false },     { 9, true, 9, false },
		{ 10, true, 18, false },  { 18, true, 18, false },   { 19, true, 0, true },
		{ 27, true, 0, true },    { 999, true, 0, true },    { 0, false, 18, true },
		{ 1, false, 0, false },   { 9, false, 0, false },    { 10, false, 9, false },
		{ 27, false, 18, false }, { 999, false, 18, false },
	};
	static const size_t stretches[] = { 64 * 1024, 8, 3, 1 };

	(void)state;
	for (size_t k = 0; k < sizeof stretches / sizeof *stretches; k++)
		for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
			struct document *document = sample_paragraph(text, sizeof text - 1);
			struct search *search = sample_search(document, "lamp", rows[i].origin,
			                                      rows[i].forward, stretches[k]);
			struct range match;
			bool wrapped, complete;
			assert_int_equal(search_state(search), SEARCH_FIRST);
			assert_false(search_first(search, &match, &wrapped));
			sample_finish(search);
			assert_true(search_first(search, &match, &wrapped));
			assert_int_equal(match.start, rows[i].start);
			assert_int_equal(match.end, rows[i].start + 4);
			assert_int_equal(wrapped, rows[i].wrapped);
			assert_int_equal(search_count(search, &complete), 3);
			search_free(search);
			document_free(document);
		}
}

static void
finds_nothing(void **state)
{
	struct document *document = sample_paragraph("some words", 10);
	struct document *empty = sample_paragraph("", 0);
	struct range match;
	bool wrapped, complete;

	(void)state;
	for (int k = 0; k < 2; k++) {
		struct search *search = sample_search(k ? empty : document, "lamp", 3, true, 4);
		sample_finish(search);
		assert_false(search_first(search, &match, &wrapped));
		assert_int_equal(search_next(search, 0, true, 1000, &match, &wrapped), SEARCH_MISS);
		assert_int_equal(search_next(search, 0, false, 1000, &match, &wrapped),
		                 SEARCH_MISS);
		assert_int_equal(search_count(search, &complete), 0);
		assert_true(complete);
		search_free(search);
	}
	document_free(document);
	document_free(empty);
}

/* n and N come to every match and around, before and after everything was counted. */
static void
goes_to_the_next_and_back(void **state)
{
	static const char text[] = "x lamp lamp x lamp x x x x x x lamp x";
	static const uint64_t starts[] = { 2, 7, 14, 31 };

	(void)state;
	for (size_t stretch = 1; stretch < 50; stretch += 5)
		for (int counted = 0; counted < 2; counted++) {
			struct document *document = sample_paragraph(text, sizeof text - 1);
			struct search *search = sample_search(document, "lamp", 0, true, stretch);
			struct range match = { 0, 0 };
			bool wrapped;
			if (counted)
				sample_finish(search);
			for (int i = 0; i < 8; i++) {
				assert_int_equal(search_next(search, match.start, true, 1000000,
				                             &match, &wrapped),
				                 SEARCH_HIT);
				assert_int_equal(match.start, starts[i % 4]);
				assert_int_equal(wrapped, i == 4);
			}
			match.start = sizeof text;
			for (int i = 0; i < 8; i++) {
				assert_int_equal(search_next(search, match.start, false, 1000000,
				                             &match, &wrapped),
				                 SEARCH_HIT);
				assert_int_equal(match.start, starts[3 - i % 4]);
				assert_int_equal(wrapped, i == 4);
			}
			search_free(search);
			document_free(document);
		}
}

/* Without time a question is not answered, but asking again gets there. */
static void
comes_to_an_answer_without_time(void **state)
{
	char text[1000];
	struct range match;
	bool wrapped;
	unsigned asked = 0;

	(void)state;
	memset(text, 'x', sizeof text);
	memcpy(text + 900, "lamp", 4);
	struct document *document = sample_paragraph(text, sizeof text);
	struct search *search = sample_search(document, "lamp", 0, true, 10);
	while (search_next(search, 0, true, -1, &match, &wrapped) == SEARCH_PENDING)
		asked++;
	assert_true(asked > 10 && asked < 100);
	assert_int_equal(match.start, 900);
	search_free(search);
	search = sample_search(document, "lamp", 0, true, 10);
	for (asked = 0; search_step(search, -1) == SEARCH_FIRST; asked++)
		;
	assert_true(asked > 10 && asked < 100);
	for (asked = 0; search_state(search) != SEARCH_DONE; asked++)
		search_step(search, 1);
	assert_true(asked < 100);
	search_free(search);
	document_free(document);
}

/* Index and counts agree with the list of all matches. */
static void
numbers_matches(void **state)
{
	static const char text[] =
		"lamp x lamp lamp xx lamp|xxx lamp|no|lamp lamp xxxxxxxxxxxx lamp";
	struct sample sample;
	struct range all[SAMPLE_MATCHES];

	(void)state;
	sample_init(&sample, text, sizeof text - 1, BLOCK_PARAGRAPH);
	uint64_t size = text_size(document_text(sample.document));
	for (size_t stretch = 1; stretch < 100; stretch = stretch * 2 + 1) {
		struct search *search = sample_search(sample.document, "lamp", 0, true, stretch);
		struct range whole = { 0, size };
		uint64_t count;
		if (stretch < size / 2) {
			assert_false(search_index(search, size, &count));
			assert_false(search_count_in(search, whole, &count));
		}
		sample_finish(search);
		size_t found = search_matches(search, whole, all, SAMPLE_MATCHES);
		assert_int_equal(found, 8);
		for (size_t i = 0; i < found; i++) {
			assert_true(search_index(search, all[i].start, &count));
			assert_int_equal(count, i);
			assert_true(search_index(search, all[i].start + 1, &count));
			assert_int_equal(count, i + 1);
		}
		for (uint64_t a = 0; a <= size; a++)
			for (uint64_t b = a; b <= size; b += 3) {
				uint64_t want = 0;
				for (size_t i = 0; i < found; i++)
					want += all[i].start >= a && all[i].start < b;
				struct range range = { a, b };
				assert_true(search_count_in(search, range, &count));
				assert_int_equal(count, want);
			}
		search_free(search);
	}
	sample_clear(&sample);
}

static void
gives_the_matches_of_a_range(void **state)
{
	static const char text[] = "lamp lamp lamp";
	struct document *document = sample_paragraph(text, sizeof text - 1);
	struct range out[3];

	(void)state;
	for (size_t stretch = 1; stretch < 20; stretch++) {
		struct search *search = sample_search(document, "lamp", 0, true, stretch);
		assert_int_equal(search_matches(search, (struct range){ 0, 14 }, out, 2), 2);
		assert_int_equal(out[1].start, 5);
		assert_int_equal(search_matches(search, (struct range){ 3, 6 }, out, 3), 2);
		assert_int_equal(out[0].start, 0);
		assert_int_equal(out[1].start, 5);
		assert_int_equal(search_matches(search, (struct range){ 4, 5 }, out, 3), 0);
		assert_int_equal(search_matches(search, (struct range){ 13, 99 }, out, 3), 1);
		assert_int_equal(out[0].start, 10);
		search_free(search);
	}
	document_free(document);
}

static void
tells_blocks_that_match(void **state)
{
	static const char text[] = "no lamps|none|a lamp|l|amp|lamp";
	static const bool want[] = { true, false, true, false, false, true };
	struct sample sample;

	(void)state;
	sample_init(&sample, text, sizeof text - 1, BLOCK_PARAGRAPH);
	for (size_t stretch = 1; stretch < 60; stretch += 4) {
		struct search *search = sample_search(sample.document, "lamp", 0, true, stretch);
		struct block block;
		size_t i = 0;
		assert_true(document_block_at(sample.document, 0, &block));
		do
			assert_int_equal(search_block_matches(search, &block), want[i++]);
		while (document_block_next(sample.document, &block, &block));
		assert_int_equal(i, 6);
		search_free(search);
	}
	sample_clear(&sample);
}

/* ---- growth ---- */

/* Text comes first, its block later, a part of the next word with it. */
static void
keeps_up_with_a_document_that_grows(void **state)
{
	struct document *document = document_new(text_new(), "text", "sample");
	struct sink *sink = document_sink(document);
	struct search *search = sample_search(document, "lamp", 0, true, 16);
	struct range match;
	bool wrapped, complete;
	uint64_t pos = 0;

	(void)state;
	sample_finish(search);
	assert_false(search_first(search, &match, &wrapped));
	for (unsigned i = 0; i < 50; i++) {
		struct block block = { .range = { pos, pos + 20 } };
		sink_text(sink, "two lamps: a lamp, x\n\nla", i ? 22 : 24);
		assert_int_not_equal(search_state(search), SEARCH_DONE);
		sample_finish(search);
		if (i)
			pos += 22;
		sink_block(sink, &block);
		sample_finish(search);
		assert_int_equal(search_count(search, &complete), 2 * (i + 1));
		assert_true(complete);
		if (!i) {
			sink_text(sink, "mp", 2);
			pos += 26;
			/* Between two blocks: no match. */
			sample_finish(search);
			assert_int_equal(search_count(search, &complete), 2);
		}
	}
	assert_true(search_first(search, &match, &wrapped));
	assert_int_equal(match.start, 4);
	sink_done(sink);
	sample_finish(search);
	assert_int_equal(search_count(search, &complete), 100);
	search_free(search);
	document_free(document);
}

/* A hidden range is told after its block, and a match is gone or there. */
static void
hears_of_hidden_ranges_later(void **state)
{
	struct document *document = document_new(text_new(), "text", "sample");
	struct sink *sink = document_sink(document);
	struct search *search = sample_search(document, "lamp", 0, true, 8);
	struct block block = { .range = { 0, 23 } };
	bool complete;

	(void)state;
	sink_text(sink, "a lamp and a la--mp end", 23);
	sink_block(sink, &block);
	sample_finish(search);
	assert_int_equal(search_count(search, &complete), 1);
	sink_hidden(sink, (struct range){ 0, 6 });
	sink_hidden(sink, (struct range){ 15, 17 });
	sink_done(sink);
	sample_finish(search);
	struct range match;
	assert_int_equal(search_matches(search, block.range, &match, 1), 1);
	assert_int_equal(match.start, 13);
	assert_int_equal(match.end, 19);
	assert_int_equal(search_count(search, &complete), 1);
	search_free(search);
	document_free(document);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_the_first_from_anywhere),
		cmocka_unit_test(finds_nothing),
		cmocka_unit_test(goes_to_the_next_and_back),
		cmocka_unit_test(comes_to_an_answer_without_time),
		cmocka_unit_test(numbers_matches),
		cmocka_unit_test(gives_the_matches_of_a_range),
		cmocka_unit_test(tells_blocks_that_match),
		cmocka_unit_test(keeps_up_with_a_document_that_grows),
		cmocka_unit_test(hears_of_hidden_ranges_later),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
