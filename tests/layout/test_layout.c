/*
 * Layout over documents made at random: whatever the text, the width and the way one walks, the rows are the
 * same rows, they cover every block, and everything that can be seen is drawn once. The seeds are fixed.
 */
#include "tests/golden.h"
#include "tests/layout/build.h"

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

#include "base/memory.h"
#include "base/utf8.h"
#include "doc/document.h"
#include "layout/cluster.h"
#include "layout/layout.h"

/* ---- documents at random ---- */

static uint64_t state;

static unsigned
random_below(unsigned n)
{
	state = state * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)((state >> 33) % n);
}

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
		if (random_below(100) < strangeness)
			buffer_add_string(to, strange_atoms[random_below(STRANGE_COUNT)]);
		else
			buffer_add_string(to, plain_atoms[random_below(PLAIN_COUNT)]);
	}
}

/* Hides a few stretches of a block, wherever they begin and end. */
static void
hide_some(struct sink *sink, struct range range)
{
	uint64_t at = range.start + random_below(60);

	while (at < range.end && random_below(4)) {
		uint64_t end = at + 1 + random_below(8);
		sink_hidden(sink, (struct range){ at, end < range.end ? end : range.end });
		at = end + 1 + random_below(100);
	}
}

static struct document *
random_document(unsigned blocks, unsigned strangeness)
{
	struct document *d = document_new(text_new(), "test", "random");
	struct sink *sink = document_sink(d);

	for (unsigned i = 0; i < blocks; i++) {
		struct buffer b = { 0 };
		const char *between = random_below(3)   ? "\n\n    "
		                      : random_below(2) ? "\n> "
		                                        : "\n";
		sink_text(sink, between, strlen(between));
		add_atoms(&b, random_below(10) ? 1 + random_below(80) : 0, strangeness);
		uint64_t start = text_size(document_text(d));
		struct block block = {
			.range = { start, start + b.size },
			.kind = (uint8_t)random_below(BLOCK_KIND_COUNT),
			.level = (uint8_t)(1 + random_below(4)),
			.quote_depth = (uint8_t)(random_below(3) ? 0 : random_below(6)),
			.gap = (uint8_t)random_below(4),
			.indent = (uint16_t)(random_below(3) ? 0 : random_below(12)),
			.hang = (uint16_t)(random_below(3) ? 0 : random_below(300)),
		};
		buffer_add_byte(&b, '\n');
		sink_text(sink, b.bytes, b.size);
		sink_block(sink, &block);
		if (random_below(3) == 0)
			hide_some(sink, block.range);
		buffer_clear(&b);
	}
	sink_done(sink);
	return d;
}

/* ---- what must hold ---- */

struct rows {
	struct row *rows;
	size_t count, capacity;
};

static void
rows_add(struct rows *rows, const struct row *row)
{
	rows->rows = memory_grow(rows->rows, &rows->capacity, rows->count + 1, sizeof *row);
	rows->rows[rows->count++] = *row;
}

static bool
same_row(const struct row *a, const struct row *b)
{
	return a->range.start == b->range.start && a->range.end == b->range.end &&
	       a->block.start == b->block.start && a->block.end == b->block.end &&
	       a->indent == b->indent && a->flags == b->flags && a->kind == b->kind &&
	       a->level == b->level && a->quote_depth == b->quote_depth && a->gap == b->gap;
}

static void
assert_same(const struct row *a, const struct row *b)
{
	if (!same_row(a, b))
		fail_msg("rows differ: %ju-%ju flags %x gap %u, and %ju-%ju flags %x gap %u",
		         (uintmax_t)a->range.start, (uintmax_t)a->range.end, a->flags, a->gap,
		         (uintmax_t)b->range.start, (uintmax_t)b->range.end, b->flags, b->gap);
}

/* All rows from the top; going up from the last one gives the same. */
static struct rows
all_rows(struct layout *layout)
{
	struct rows rows = { 0 };
	struct row row, before;

	if (!layout_row_at(layout, 0, &row))
		return rows;
	assert_false(layout_row_before(layout, &row, &before));
	do
		rows_add(&rows, &row);
	while (layout_row_next(layout, &row, &row));
	for (size_t i = rows.count; i-- > 0;) {
		assert_same(&rows.rows[i], &row);
		assert_int_equal(layout_row_before(layout, &row, &row), i > 0);
	}
	return rows;
}

/* The rows of each block follow each other without a hole, from its start (or its line's) to its end. */
static void
check_tiling(struct document *d, const struct layout_options *options, const struct rows *rows)
{
	struct block block;
	size_t i = 0;
	bool any = document_block_at(d, 0, &block), first = true;

	assert_int_equal(any, rows->count > 0);
	for (; any; any = document_block_next(d, &block, &block), first = false) {
		unsigned gap = 0;
		for (; rows->rows[i].flags & ROW_GAP; i++, gap++)
			assert_int_equal(rows->rows[i].block.start, block.range.start);
		if (first)
			assert_int_equal(gap, 0);
		else if (!options->original)
			assert_int_equal(gap, block.gap < 2 ? block.gap : 2);
		else
			assert_true(gap <= block.gap);
		assert_true(rows->rows[i].flags & ROW_FIRST);
		uint64_t at = rows->rows[i].range.start;
		assert_true(options->original ? at <= block.range.start : at == block.range.start);
		for (;; i++) {
			const struct row *row = &rows->rows[i];
			assert_int_equal(row->range.start, at);
			assert_int_equal(row->block.start, block.range.start);
			assert_true(row->range.end > at || row->flags & ROW_LAST);
			at = row->range.end;
			if (row->flags & ROW_LAST)
				break;
		}
		assert_int_equal(at, block.range.end);
		i++;
	}
	assert_int_equal(i, rows->count);
}

struct seen {
	uint64_t *positions; /* of what is not blank, in the order it was drawn */
	size_t count, capacity;
	unsigned clusters; /* of this row */
	unsigned end;      /* column */
};

/* True when nothing but blanks is shown: a blank or a tab. */
static bool
is_blank(const struct cluster *cluster)
{
	for (size_t i = 0; i < cluster->shown_size; i++)
		if (cluster->shown[i] != ' ')
			return false;
	return true;
}

static void
see(void *context, uint64_t pos, unsigned column, const struct cluster *cluster)
{
	struct seen *seen = context;

	assert_true(cluster->width > 0 && cluster->shown_size > 0 && cluster->size > 0);
	assert_true(column >= seen->end);
	assert_true(utf8_valid_prefix(cluster->shown, cluster->shown_size) == cluster->shown_size);
	for (size_t i = 0; i < cluster->shown_size; i++)
		assert_true((unsigned char)cluster->shown[i] >= 0x20 && cluster->shown[i] != 0x7f);
	seen->end = column + cluster->width;
	seen->clusters++;
	if (is_blank(cluster))
		return;
	seen->positions = memory_grow(seen->positions, &seen->capacity, seen->count + 1,
	                              sizeof *seen->positions);
	seen->positions[seen->count++] = pos;
}

static int
by_position(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return x < y ? -1 : x > y;
}

/* What one sees of a range when nothing is laid out: cluster after cluster, without blanks and line ends. */
static void
look_at(struct document *d, struct range range, bool collapse, struct seen *seen)
{
	struct range hidden[256];
	size_t n = document_hidden(d, range, hidden, 256), h = 0;
	struct buffer b = { 0 };

	text_copy(document_text(d), range, &b);
	for (size_t at = 0; at < b.size;) {
		struct cluster c;
		while (h < n && hidden[h].end <= range.start + at)
			h++;
		size_t limit = b.size;
		if (h < n && hidden[h].start <= range.start + at) {
			at = (size_t)(hidden[h].end - range.start);
			continue;
		}
		if (h < n && hidden[h].start < range.end)
			limit = (size_t)(hidden[h].start - range.start);
		const char *p = b.bytes + at;
		cluster_next(p, limit - at, 0, 8, &c);
		uint32_t cp;
		utf8_decode(p, limit - at, &cp);
		/* A run of blanks that collapses is not the base of the marks after it. */
		if (collapse && cp == ' ')
			c.size = c.shown_size = 1;
		bool none = cp == '\n' || cp == '\r' || is_blank(&c);
		if (collapse)
			none |= cp == '\v' || cp == '\f' || cp == 0xad || cp == 0x200b ||
			        cp == 0x2028 || cp == 0x2029 || cp == 0x85;
		if (!none) {
			seen->positions = memory_grow(seen->positions, &seen->capacity,
			                              seen->count + 1, sizeof *seen->positions);
			seen->positions[seen->count++] = range.start + at;
		}
		at += c.size;
	}
	buffer_clear(&b);
}

/* No row is too wide, and everything that can be seen is drawn exactly once. */
static void
check_drawing(struct document *d, struct layout *layout, const struct rows *rows)
{
	const struct layout_options *o = layout_options(layout);
	struct seen seen = { 0 }, want = { 0 };

	for (size_t i = 0; i < rows->count; i++) {
		const struct row *row = &rows->rows[i];
		size_t count = seen.count;
		seen.end = seen.clusters = 0;
		layout_row_draw(layout, row, see, &seen);
		if (row->flags & ROW_GAP)
			assert_int_equal(seen.clusters, 0);
		bool collapse = row->flags & ROW_COLLAPSE;
		bool chopped = o->chop && !collapse;
		unsigned cols = collapse ? o->measure_cols : o->width_cols;
		if (!chopped && row->kind != BLOCK_RULE && seen.clusters > 1)
			assert_true(seen.end <= cols);
		/* The hyphen at a soft hyphen is not in the text. */
		for (; (row->flags & ROW_HYPHEN) && count < seen.count; count++) {
			if (text_byte(document_text(d), seen.positions[count]) != 0xc2 ||
			    text_byte(document_text(d), seen.positions[count] + 1) != 0xad)
				continue;
			memmove(seen.positions + count, seen.positions + count + 1,
			        (seen.count - count - 1) * sizeof *seen.positions);
			seen.count--;
			break;
		}
		if (!(row->flags & ROW_GAP) && (row->kind != BLOCK_RULE || o->original) &&
		    row->range.start >= row->block.start)
			look_at(d, row->range, collapse, &want);
	}
	if (!o->original) {
		qsort(seen.positions, seen.count, sizeof *seen.positions, by_position);
		assert_int_equal(seen.count, want.count);
		for (size_t i = 0; i < seen.count; i++)
			assert_int_equal(seen.positions[i], want.positions[i]);
	}
	free(seen.positions);
	free(want.positions);
}

/* From any position, and by any walk, one meets the rows of the list. */
static void
check_walks(struct document *d, const struct layout_options *options, const struct rows *rows)
{
	struct row row;

	for (int turn = 0; turn < 8 && rows->count; turn++) {
		struct layout *layout = layout_new(d);
		layout_set_options(layout, options);
		uint64_t pos = random_below((unsigned)text_size(document_text(d)) + 1);
		assert_true(layout_row_at(layout, pos, &row));
		size_t i = 0;
		while (i < rows->count && !same_row(&rows->rows[i], &row))
			i++;
		assert_true(i < rows->count);
		if (range_holds(row.block, pos))
			assert_true(range_holds(row.range, pos));
		for (int step = 0; step < 40; step++) {
			bool down = random_below(2);
			bool moved = down ? layout_row_next(layout, &row, &row)
			                  : layout_row_before(layout, &row, &row);
			assert_int_equal(moved, down ? i + 1 < rows->count : i > 0);
			i = !moved ? i : down ? i + 1 : i - 1;
			assert_same(&row, &rows->rows[i]);
		}
		layout_free(layout);
	}
}

static void
check_document(struct document *d, const struct layout_options *options)
{
	struct layout *layout = layout_new(d);

	layout_set_options(layout, options);
	struct rows rows = all_rows(layout);
	check_tiling(d, options, &rows);
	check_drawing(d, layout, &rows);
	check_walks(d, options, &rows);
	free(rows.rows);
	layout_free(layout);
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
			check_document(d, &options);
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
	struct rows rows = all_rows(layout);
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
	check_document(d, &options);
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
	layout_row_draw(layout, &row, see, &seen);
	assert_int_equal(seen.clusters, 14);
	layout_set_options(layout, &(struct layout_options){ .width_cols = 6 });
	assert_true(layout_row_at(layout, 0, &row));
	assert_int_equal(row.range.end, 6);
	sink_hidden(document_sink(d), (struct range){ 1, 6 });
	assert_true(layout_row_at(layout, 0, &row));
	assert_int_equal(row.range.end, 11);
	seen.clusters = seen.end = 0;
	layout_row_draw(layout, &row, see, &seen);
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
