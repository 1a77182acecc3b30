/*
 * Layout over documents made at random: whatever the text, the width and the way one walks, the rows are the
 * same rows, they cover every block, and everything that can be seen is drawn once. The seeds are fixed.
 */
#include "tests/layout/build.h"
#include "tests/layout/laws.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "doc/document.h"
#include "layout/cluster.h"
#include "layout/layout.h"

/* ---- documents at random ---- */

static uint64_t state;

static const char *const plain_atoms[] = {
	"a",      "it",      "the",
	"river",  "harbour", "well-known",
	"and/or", "(so)",    "\"yes\"",
	"3.14",   "$5",      "don't",
	"...",    ",",       ";",
	"!",      "-",       "--",
	"e.g.",   "[1]",     "unbreakablyunbreakablyunbreakablyunbreakable",
	" ",      "  ",      "\n",
	" ",      " ",       "\t",
	" ",      "\n    ",
};

static const char *const strange_atoms[] = {
	"\u00e9t\u00e9",
	"e\u0301",
	"\u65e5\u672c\u8a9e",
	"\u3002",
	"\u300c\u4f60\u597d\u300d",
	"\U0001f600",
	"\U0001f468\u200d\U0001f469\u200d\U0001f467",
	"\U0001f1eb\U0001f1f7\U0001f1e9",
	"\u05e9\u05dc\u05d5\u05dd",
	"\u0627\u0644\u0639\u0631",
	"(\u05d0)",
	"\u202e",
	"\u2066",
	"\u200b",
	"\u00ad",
	"long\u00adish\u00adword\u00ading",
	"\u200d",
	"\u0301\u0302",
	"\x1b[31m",
	"\x7f",
	"\xc2\x9b",
	"\xff",
	"\xe2\x82",
	"\xf0\x9f",
	"\r\n",
	"\r",
	"\f",
	"\u2028",
	"\u00a0",
	"\u3000",
	"\ufeff",
	"\ue000",
	"\U000e0041",
	"\u0915\u094d\u0937",
	"\u1100\u1161\u11a8",
	"\v",
	"\u201cquoted\u201d",
	"\u2014",
	"\u2026",
	"\u0378",
	"\U0010ffff",
	"\u2029",
	"\xc2\x85",
	"\u0645\u06cc\u200c\u062e",
	"a\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309\u030a\u030b"
	"\u030c\u030d\u030e\u030f\u0310\u0311\u0312\u0313\u0314\u0315\u0316\u0317\u0318\u0319\u031a"
	"\u031b"
	"\u031c\u031d\u031e\u031f\u0320\u0321\u0322\u0323\u0324\u0325\u0326\u0327\u0328\u0329\u032a"
	"\u032b",
};

enum {
	PLAIN_COUNT = sizeof plain_atoms / sizeof *plain_atoms,
	STRANGE_COUNT = sizeof strange_atoms / sizeof *strange_atoms
};

static void
add_atoms(struct buffer *to, unsigned count, unsigned strangeness)
{
	while (count--) {
		if (build_random(&state, 100) < strangeness)
			buffer_add_string(to, strange_atoms[build_random(&state, STRANGE_COUNT)]);
		else
			buffer_add_string(to, plain_atoms[build_random(&state, PLAIN_COUNT)]);
	}
}

/* Hides a few stretches of a block, wherever they begin and end. */
static void
hide_some(struct sink *sink, struct range range)
{
	uint64_t at = range.start + build_random(&state, 60);

	while (at < range.end && build_random(&state, 4)) {
		uint64_t end = at + 1 + build_random(&state, 8);
		sink_hidden(sink, (struct range){ at, end < range.end ? end : range.end });
		at = end + 1 + build_random(&state, 100);
	}
}

static struct document *
random_document(unsigned blocks, unsigned strangeness)
{
	struct document *d = document_new(text_new(), "test", "random");
	struct sink *sink = document_sink(d);

	for (unsigned i = 0; i < blocks; i++) {
		struct buffer b = { 0 };
		const char *between = build_random(&state, 3)   ? "\n\n    "
		                      : build_random(&state, 2) ? "\n> "
		                                                : "\n";
		sink_text(sink, between, strlen(between));
		add_atoms(&b, build_random(&state, 10) ? 1 + build_random(&state, 80) : 0,
		          strangeness);
		uint64_t start = text_size(document_text(d));
		struct block block = {
			.range = { start, start + b.size },
			.kind = (uint8_t)build_random(&state, BLOCK_KIND_COUNT),
			.level = (uint8_t)(1 + build_random(&state, 4)),
			.quote_depth =
				(uint8_t)(build_random(&state, 3) ? 0 : build_random(&state, 6)),
			.gap = (uint8_t)build_random(&state, 4),
			.indent =
				(uint16_t)(build_random(&state, 3) ? 0 : build_random(&state, 12)),
			.hang = (uint16_t)(build_random(&state, 3) ? 0 : build_random(&state, 300)),
		};
		buffer_add_byte(&b, '\n');
		sink_text(sink, b.bytes, b.size);
		sink_block(sink, &block);
		if (build_random(&state, 3) == 0)
			hide_some(sink, block.range);
		buffer_clear(&b);
	}
	sink_done(sink);
	return d;
}

static void
check_widths(unsigned documents, unsigned blocks, unsigned strangeness)
{
	static const unsigned widths[] = { 1, 2, 3, 4, 7, 10, 20, 33, 40, 72, 80, 120 };

	for (unsigned i = 0; i < documents; i++) {
		state = i * 1000 + strangeness;
		struct document *d = random_document(blocks, strangeness);
		for (size_t w = 0; w < sizeof widths / sizeof *widths; w++) {
			struct layout_options options = { .width_cols = widths[w],
				                          .measure_cols = 72,
				                          .tab_cols = 8,
				                          .original = w % 4 == 1,
				                          .chop = w % 6 == 3 };
			laws_check(d, &options, &state);
		}
		document_free(d);
	}
}

static void
test_plain_documents(void **unused)
{
	(void)unused;
	check_widths(20, 12, 0);
}

static void
test_mixed_documents(void **unused)
{
	(void)unused;
	check_widths(20, 12, 20);
}

static void
test_strange_documents(void **unused)
{
	(void)unused;
	check_widths(20, 12, 90);
}

static void
test_empty_documents(void **unused)
{
	struct document *d = document_new(text_new(), "test", "empty");
	struct layout *layout = layout_new(d);
	struct row row;

	(void)unused;
	assert_false(layout_row_at(layout, 0, &row));
	sink_block(document_sink(d), &(struct block){ .gap = 2 });
	assert_true(layout_row_at(layout, 5, &row));
	assert_int_equal(row.flags, ROW_FIRST | ROW_LAST | ROW_COLLAPSE);
	assert_int_equal(row.range.end, 0);
	assert_int_equal(layout_row_position(layout, &row, 3), 0);
	assert_false(layout_row_next(layout, &row, &row));
	assert_false(layout_row_before(layout, &row, &row));
	layout_free(layout);
	document_free(d);
}

/* ---- what a caller relies on ---- */

static struct document *
numbered_blocks(unsigned count)
{
	struct document *d = document_new(text_new(), "test", "numbered");

	for (unsigned i = 0; i < count; i++) {
		char text[40];
		uint64_t start = text_size(document_text(d));
		int n = snprintf(text, sizeof text, "block number %u\n", i);
		sink_text(document_sink(d), text, (size_t)n);
		sink_block(document_sink(d),
		           &(struct block){ .range = { start, start + (uint64_t)n - 1 },
		                            .level = (uint8_t)i,
		                            .gap = (uint8_t)(i % 3) });
	}
	return d;
}

static bool
keep_every(void *context, const struct block *block)
{
	return block->level % *(const unsigned *)context == 3;
}

/* With a filter only the blocks that are kept have rows, and the first of them no gap. */
static void
test_filter(void **unused)
{
	struct document *d = numbered_blocks(40);
	struct layout *layout = layout_new(d);
	unsigned every = 5;
	struct row row;

	(void)unused;
	layout_set_filter(layout, &(struct layout_filter){ .keep = keep_every, .context = &every });
	struct rows rows = laws_rows(layout);
	/* Levels 3, 8, 13 ... 38: eight blocks, gaps of level % 3 but for the first. */
	size_t i = 0;
	for (unsigned level = 3; level < 40; level += 5) {
		for (unsigned gap = level == 3 ? 0 : level % 3; gap; gap--, i++) {
			assert_int_equal(rows.rows[i].flags, ROW_GAP);
			assert_int_equal(rows.rows[i].gap, gap);
			assert_int_equal(rows.rows[i].level, level);
		}
		assert_int_equal(rows.rows[i].level, level);
		assert_int_equal(rows.rows[i++].flags, ROW_FIRST | ROW_LAST | ROW_COLLAPSE);
	}
	assert_int_equal(i, rows.count);
	/* A place in a block that is left out belongs to the next one, and after the last to that. */
	assert_true(layout_row_at(layout, 5, &row));
	assert_int_equal(row.level, 3);
	assert_true(layout_row_at(layout, text_size(document_text(d)), &row));
	assert_int_equal(row.level, 38);
	every = 60;
	assert_true(layout_row_at(layout, 0, &row));
	assert_int_equal(row.level, 3);
	every = 2;
	assert_false(layout_row_at(layout, 0, &row));
	layout_set_filter(layout, NULL);
	assert_true(layout_row_at(layout, 0, &row));
	assert_int_equal(row.level, 0);
	free(rows.rows);
	layout_free(layout);
	document_free(d);
}

/* A block of several pieces is one block: its gap stands before it once, and its rows run on. */
static void
test_long_block(void **unused)
{
	static const struct layout_options options = { .width_cols = 60,
		                                       .measure_cols = 60,
		                                       .tab_cols = 8 };
	struct document *d = numbered_blocks(2);
	struct buffer b = { 0 };

	(void)unused;
	while (b.size < 400000)
		buffer_add_string(&b, "the same words over and over, ");
	uint64_t start = text_size(document_text(d)), end = start + b.size;
	buffer_add_string(&b, "\nlast");
	sink_text(document_sink(d), b.bytes, b.size);
	sink_block(document_sink(d),
	           &(struct block){ .range = { start, end }, .gap = 2, .hang = 35 });
	sink_block(document_sink(d), &(struct block){ .range = { end + 1, end + 5 }, .gap = 1 });
	laws_check(d, &options, &state);
	buffer_clear(&b);
	document_free(d);
}

/* What arrives later is seen: more blocks, and what is hidden in one that was already laid out. */
static void
test_revisions(void **unused)
{
	struct document *d = numbered_blocks(1);
	struct layout *layout = layout_new(d);
	struct seen seen = { 0 };
	struct row row, next;

	(void)unused;
	assert_true(layout_row_at(layout, 0, &row));
	assert_false(layout_row_next(layout, &row, &next));
	layout_row_draw(layout, &row, laws_see, &seen);
	assert_int_equal(seen.clusters, 14);
	layout_set_options(layout, &(struct layout_options){ .width_cols = 6 });
	assert_true(layout_row_at(layout, 0, &row));
	assert_int_equal(row.range.end, 6);
	sink_hidden(document_sink(d), (struct range){ 1, 6 });
	assert_true(layout_row_at(layout, 0, &row));
	assert_int_equal(row.range.end, 11);
	seen.clusters = seen.end = 0;
	layout_row_draw(layout, &row, laws_see, &seen);
	assert_int_equal(seen.clusters, 6);
	layout_set_options(layout, &(struct layout_options){ .width_cols = 50 });
	assert_true(layout_row_at(layout, 0, &row));
	sink_text(document_sink(d), "more", 4);
	sink_block(document_sink(d), &(struct block){ .range = { 15, 19 }, .gap = 1 });
	assert_true(layout_row_next(layout, &row, &next));
	assert_int_equal(next.flags, ROW_GAP);
	free(seen.positions);
	layout_free(layout);
	document_free(d);
}

/* A row from before a change of the width leads to a row near by. */
static void
test_stale_rows(void **unused)
{
	struct document *d = numbered_blocks(20);
	struct layout *layout = layout_new(d);
	struct layout_options narrow = { .width_cols = 3 }, wide = { .width_cols = 50 };
	struct row row, near;

	(void)unused;
	layout_set_options(layout, &narrow);
	assert_int_equal(layout_options(layout)->measure_cols, 3);
	assert_int_equal(layout_options(layout)->tab_cols, 8);
	assert_true(layout_row_at(layout, 40, &row));
	for (int i = 0; i < 30; i++) {
		assert_true(layout_row_next(layout, &row, &row));
		layout_set_options(layout, &wide);
		assert_true(layout_row_next(layout, &row, &near));
		assert_in_range(near.range.start, row.range.start, row.range.start + 40);
		assert_true(layout_row_before(layout, &row, &near));
		assert_in_range(near.range.start, row.range.start - 40, row.range.start);
		layout_set_options(layout, &narrow);
	}
	row.block.start = row.range.start = UINT64_MAX;
	row.flags = 0;
	assert_false(layout_row_next(layout, &row, &near));
	assert_true(layout_row_before(layout, &row, &near));
	layout_free(layout);
	document_free(d);
}

/* The position under each cell of a row that has wide clusters, a stand-in and an indent. */
static void
see_end(void *context, uint64_t pos, unsigned column, const struct cluster *cluster)
{
	unsigned *end = context;

	(void)pos;
	*end = column + cluster->width;
}

/* A row that begins with the hyphen of a word that goes on is drawn as it was measured: with no blank behind it. */
static void
test_hyphen_begins_row(void **unused)
{
	static const char text[] = "abcdefghij-\nklmnopqrs tuv\x01";
	struct layout_options o = { .width_cols = 10, .measure_cols = 10, .tab_cols = 8 };
	struct document *d = document_new(text_new(), "test", "hyphen");
	struct row row;
	unsigned ends[3] = { 0 }, count = 0;

	(void)unused;
	sink_text(document_sink(d), text, sizeof text - 1);
	sink_block(document_sink(d), &(struct block){ .range = { 0, sizeof text - 1 } });
	struct layout *layout = layout_new(d);
	layout_set_options(layout, &o);
	assert_true(layout_row_at(layout, 0, &row));
	do
		layout_row_draw(layout, &row, see_end, &ends[count]);
	while (++count < 3 && layout_row_next(layout, &row, &row));
	assert_int_equal(count, 3);
	assert_int_equal(ends[0], 10);
	assert_int_equal(ends[1], 10);
	assert_int_equal(ends[2], 5);
	layout_free(layout);
	document_free(d);
}

static void
test_positions(void **unused)
{
	static const char text[] = "\u65e5a\x1b b";
	static const uint64_t at[] = { 0, 0, 0, 0, 3, 4, 4, 5, 6, 6, 6 };
	struct document *d = document_new(text_new(), "test", "positions");
	struct layout *layout = layout_new(d);
	struct row row;

	(void)unused;
	sink_text(document_sink(d), text, sizeof text - 1);
	sink_block(document_sink(d),
	           &(struct block){ .range = { 0, sizeof text - 1 }, .indent = 2 });
	assert_true(layout_row_at(layout, 0, &row));
	assert_int_equal(row.indent, 2);
	for (unsigned column = 0; column < sizeof at / sizeof *at; column++)
		assert_int_equal(layout_row_position(layout, &row, column), at[column]);
	layout_free(layout);
	document_free(d);
	layout_free(NULL);
}

static int
set_locale(void **unused)
{
	(void)unused;
	setlocale(LC_CTYPE, "");
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_empty_documents), cmocka_unit_test(test_plain_documents),
		cmocka_unit_test(test_mixed_documents), cmocka_unit_test(test_strange_documents),
		cmocka_unit_test(test_filter),          cmocka_unit_test(test_revisions),
		cmocka_unit_test(test_long_block),      cmocka_unit_test(test_stale_rows),
		cmocka_unit_test(test_positions),       cmocka_unit_test(test_hyphen_begins_row),
	};

	return cmocka_run_group_tests_name("layout", tests, set_locale, NULL);
}
