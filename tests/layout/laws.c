/*
 * What holds for the rows of every document, whatever its text and the width. Each law is stated against something simpler than the
 * layout: the list of all rows, or the clusters of a text that nobody has laid out.
 */
#include "tests/layout/laws.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "tests/layout/build.h"

static void
add(struct rows *rows, const struct row *row)
{
	rows->rows = memory_grow(rows->rows, &rows->capacity, rows->count + 1, sizeof *row);
	rows->rows[rows->count++] = *row;
}

bool
laws_same_row(const struct row *a, const struct row *b)
{
	return a->range.start == b->range.start && a->range.end == b->range.end &&
	       a->block.start == b->block.start && a->block.end == b->block.end &&
	       a->indent == b->indent && a->flags == b->flags && a->kind == b->kind &&
	       a->level == b->level && a->quote_depth == b->quote_depth && a->gap == b->gap;
}

static void
assert_same(const struct row *a, const struct row *b)
{
	if (!laws_same_row(a, b))
		fail_msg("rows differ: %ju-%ju flags %x gap %u, and %ju-%ju flags %x gap %u",
		         (uintmax_t)a->range.start, (uintmax_t)a->range.end, a->flags, a->gap,
		         (uintmax_t)b->range.start, (uintmax_t)b->range.end, b->flags, b->gap);
}

struct rows
laws_rows(struct layout *layout)
{
	struct rows rows = { 0 };
	struct row row, before;

	if (!layout_row_at(layout, 0, &row))
		return rows;
	assert_false(layout_row_before(layout, &row, &before));
	do
		add(&rows, &row);
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

/* True when nothing but blanks is shown: a blank or a tab. */
static bool
is_blank(const struct cluster *cluster)
{
	for (size_t i = 0; i < cluster->shown_size; i++)
		if (cluster->shown[i] != ' ')
			return false;
	return true;
}

void
laws_see(void *context, uint64_t pos, unsigned column, const struct cluster *cluster)
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
		layout_row_draw(layout, row, laws_see, &seen);
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
check_walks(struct document *d, const struct layout_options *options, const struct rows *rows,
            uint64_t *random)
{
	struct row row;

	for (int turn = 0; turn < 8 && rows->count; turn++) {
		struct layout *layout = layout_new(d);
		layout_set_options(layout, options);
		uint64_t pos = build_random(random, (unsigned)text_size(document_text(d)) + 1);
		assert_true(layout_row_at(layout, pos, &row));
		size_t i = 0;
		while (i < rows->count && !laws_same_row(&rows->rows[i], &row))
			i++;
		assert_true(i < rows->count);
		if (range_holds(row.block, pos))
			assert_true(range_holds(row.range, pos));
		for (int step = 0; step < 40; step++) {
			bool down = build_random(random, 2);
			bool moved = down ? layout_row_next(layout, &row, &row)
			                  : layout_row_before(layout, &row, &row);
			assert_int_equal(moved, down ? i + 1 < rows->count : i > 0);
			i = !moved ? i : down ? i + 1 : i - 1;
			assert_same(&row, &rows->rows[i]);
		}
		layout_free(layout);
	}
}

void
laws_check(struct document *d, const struct layout_options *options, uint64_t *random)
{
	struct layout *layout = layout_new(d);

	layout_set_options(layout, options);
	struct rows rows = laws_rows(layout);
	check_tiling(d, options, &rows);
	check_drawing(d, layout, &rows);
	check_walks(d, options, &rows, random);
	free(rows.rows);
	layout_free(layout);
}
