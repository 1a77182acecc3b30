/* Sorted arrays over a stretch of text. */
#include "doc/part.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void
test_from(void **unused)
{
	struct part part;

	(void)unused;
	part_init(&part, (struct range){ 0, 1000 });
	assert_int_equal(part_block_from(&part, 0), 0);
	for (uint64_t i = 0; i < 50; i++) {
		struct block block = { .range = { i * 20, i * 20 + 10 }, .level = (uint8_t)i };
		part_add_block(&part, &block);
		part_add_hidden(&part, (struct range){ i * 20 + 12, i * 20 + 15 });
		part_add_quote(&part, &(struct quote){ .runs = &block.range, .run_count = 1 });
	}
	/* By looking at each, for every position. */
	for (uint64_t pos = 0; pos < 1010; pos++) {
		size_t block = 0, hidden = 0, quote = 0;
		while (block < 50 && part.blocks[block].range.end <= pos)
			block++;
		while (hidden < 50 && part.hidden[hidden].end <= pos)
			hidden++;
		while (quote < 50 && part.quotes[quote].runs[0].start < pos)
			quote++;
		assert_int_equal(part_block_from(&part, pos), block);
		assert_int_equal(part_hidden_from(&part, pos), hidden);
		assert_int_equal(part_quote_from(&part, pos), quote);
	}
	for (uint64_t i = 0; i < 150; i++)
		part_add_span(&part,
		              &(struct span){ .range = { i / 3 * 20 + i % 3, i / 3 * 20 + 9 } });
	for (uint64_t pos = 0; pos < 1010; pos++) {
		uint64_t from = pos / 20 * 20 + (pos % 20 < 10 ? 0 : 20);
		size_t span = 0;
		while (span < 150 && part.spans[span].range.start < from)
			span++;
		assert_int_equal(part_span_from(&part, pos), span);
	}
	assert_int_equal(part.blocks[33].level, 33);
	part_clear(&part);
	assert_null(part.blocks);
}

/* Hidden ranges that touch are one; empty ones are none. */
static void
test_hidden(void **unused)
{
	struct part part;

	(void)unused;
	part_init(&part, (struct range){ 0, 100 });
	part_add_hidden(&part, (struct range){ 2, 4 });
	part_add_hidden(&part, (struct range){ 4, 4 });
	part_add_hidden(&part, (struct range){ 4, 9 });
	part_add_hidden(&part, (struct range){ 10, 11 });
	assert_int_equal(part.hidden_count, 2);
	assert_int_equal(part.hidden[0].start, 2);
	assert_int_equal(part.hidden[0].end, 9);
	part_clear(&part);
}

/* Quotations come when their last run is known, in any order, and stand by their first. */
static void
test_quotes(void **unused)
{
	static const uint64_t starts[] = { 50, 10, 70, 10, 0, 60, 30 };
	struct part part;

	(void)unused;
	part_init(&part, (struct range){ 0, 100 });
	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
		struct range run = { starts[i], starts[i] + 5 };
		struct quote quote = { .runs = &run, .run_count = 1, .nested = (uint8_t)i };
		part_add_quote(&part, &quote);
		for (size_t k = 1; k < part.quote_count; k++)
			assert_true(part.quotes[k - 1].runs[0].start <=
			            part.quotes[k].runs[0].start);
	}
	assert_int_equal(part.quote_count, 7);
	/* Those that start together stay in the order in which they came. */
	assert_int_equal(part.quotes[1].nested, 1);
	assert_int_equal(part.quotes[2].nested, 3);
	part_clear(&part);
}

static void
test_strings(void **unused)
{
	char title[] = "One", target[] = "x.html";
	struct span span = { .range = { 1, 2 }, .kind = SPAN_LINK, .target = target };
	struct part part;

	(void)unused;
	part_init(&part, (struct range){ 0, 100 });
	part_add_section(&part, 3, 0, title);
	part_add_section(&part, 3, 1000, title);
	part_add_span(&part, &span);
	span.target = NULL;
	part_add_span(&part, &span);
	memset(title, 'z', 3);
	memset(target, 'z', 6);
	assert_string_equal(part.sections[0].title, "One");
	assert_int_equal(part.sections[0].level, 1);
	assert_int_equal(part.sections[1].level, 255);
	assert_string_equal(part.spans[0].target, "x.html");
	assert_null(part.spans[1].target);
	part_clear(&part);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_from),
		cmocka_unit_test(test_hidden),
		cmocka_unit_test(test_quotes),
		cmocka_unit_test(test_strings),
	};

	return cmocka_run_group_tests_name("part", tests, NULL, NULL);
}
