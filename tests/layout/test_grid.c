/*
 * Tables: how room is divided among columns, and what holds of the rows of any table at any width: going up they are the rows going
 * down, each position is in the row that is said to show it, and all of the text is drawn, once.
 */
#include "layout/grid.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "layout/cluster.h"

/* ---- widths ---- */

static const struct {
	struct table_column columns[4];
	unsigned cols, measure;
	bool endless;
	enum grid_mode mode;
	unsigned gap;
	uint16_t widths[4];
} cases[] = {
	/* There is room. */
	{ { { 0, 3, 5 }, { 0, 4, 10 } }, 80, 72, false, GRID_COLUMNS, 3, { 5, 10 } },
	{ { { 0, 3, 5 }, { 0, 4, 10 } }, 18, 72, false, GRID_COLUMNS, 3, { 5, 10 } },
	/* What is left goes to those that lack most. */
	{ { { 0, 3, 5 }, { 0, 4, 24 } }, 21, 72, false, GRID_COLUMNS, 3, { 4, 14 } },
	{ { { 0, 3, 3 }, { 0, 4, 50 } }, 40, 72, false, GRID_COLUMNS, 3, { 3, 34 } },
	/* No line is longer than the measure, unless a word is. */
	{ { { 0, 3, 9 }, { 0, 4, 900 } }, 200, 72, false, GRID_COLUMNS, 3, { 9, 72 } },
	{ { { 0, 3, 9 }, { 0, 90, 900 } }, 200, 72, false, GRID_COLUMNS, 3, { 9, 90 } },
	/* The lines come closer, then long words may be cut, then nothing fits. */
	{ { { 0, 9, 9 }, { 0, 9, 9 } }, 19, 72, false, GRID_COLUMNS, 1, { 9, 9 } },
	{ { { 0, 9, 9 }, { 0, 40, 40 } }, 30, 72, false, GRID_COLUMNS, 3, { 9, 18 } },
	{ { { 0, 9, 9 }, { 0, 9, 9 } }, 18, 72, false, GRID_COLUMNS, 1, { 9, 8 } },
	{ { { 0, 9, 9 }, { 0, 9, 9 } }, 16, 72, false, GRID_RECORDS, 1, { 0 } },
	{ { { 0, 9, 9 }, { 0, 9, 9 } }, 1, 1, false, GRID_RECORDS, 1, { 0 } },
	/* Empty columns have a place, and nothing a child says is too much. */
	{ { { 0, 0, 0 }, { 0, 2, 2 } }, 80, 72, false, GRID_COLUMNS, 3, { 1, 2 } },
	{ { { 0, 65535, 0 }, { 0, 65535, 65535 } }, 80, 72, false, GRID_COLUMNS, 3, { 24, 53 } },
	{ { { 0, 3, 9 }, { 0, 4, 900 } }, 20, 72, true, GRID_COLUMNS, 3, { 9, 900 } },
	{ { { 0, 0, 0 }, { 0, 4, 65535 } }, 20, 72, true, GRID_COLUMNS, 3, { 1, 65535 } },
};

static void
test_widths(void **unused)
{
	struct grid *g = memory_zero(1, sizeof *g);

	(void)unused;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct table t = { .column_count = 2, .columns = cases[i].columns };
		grid_divide(g, &t, cases[i].cols, cases[i].measure, cases[i].endless);
		if (g->mode != cases[i].mode || g->gap != cases[i].gap)
			fail_msg("case %zu: mode %d, gap %u", i, g->mode, g->gap);
		if (g->mode != GRID_COLUMNS)
			continue;
		if (g->widths[0] != cases[i].widths[0] || g->widths[1] != cases[i].widths[1])
			fail_msg("case %zu: %u and %u", i, g->widths[0], g->widths[1]);
		assert_int_equal(grid_column(g, 1), g->widths[0] + g->gap);
		assert_int_equal(grid_width(g), g->widths[0] + g->gap + g->widths[1]);
	}
	free(g);
}

/* ---- any table ---- */

static uint64_t state;

static unsigned
dice(unsigned n)
{
	state = state * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)((state >> 33) % n);
}

static void
make_cell(struct buffer *to)
{
	static const char *const words[] = { "a",
		                             "word",
		                             "and",
		                             "longer-than-that",
		                             "https://example.org/a/b/c/d/e/f",
		                             "\u65e5\u672c\u8a9e",
		                             "\u05e9\u05dc\u05d5\u05dd",
		                             "e\u0301",
		                             "\u2028",
		                             "\x1b[1m" };

	for (unsigned n = dice(3) ? dice(12) : dice(60); n; n--) {
		buffer_add_string(to, words[dice(sizeof words / sizeof *words)]);
		if (n > 1)
			buffer_add_byte(to, ' ');
	}
}

/* Some text, a table with whatever columns it says it has, some text. */
static struct document *
make_document(void)
{
	struct document *d = document_new(text_new(), "test", "table");
	struct table_column columns[6];
	struct table table = { .columns = columns };
	struct range rows[16];
	struct buffer b = { 0 };
	unsigned count = 1 + dice(15);

	table.column_count = (uint16_t)(1 + dice(6));
	table.header_rows = (uint16_t)dice(4);
	for (unsigned i = 0; i < table.column_count; i++)
		columns[i] = (struct table_column){ (uint8_t)dice(3), (uint16_t)dice(30),
			                            (uint16_t)dice(dice(4) ? 60 : 600) };
	buffer_add_string(&b, "Before.\n");
	for (unsigned i = 0; i < count; i++) {
		rows[i].start = b.size;
		/* Now and then there are more cells than columns, or fewer. */
		for (unsigned k = dice(4) ? table.column_count : 1 + dice(8); k; k--) {
			if (dice(5))
				make_cell(&b);
			else
				buffer_add_string(&b, TABLE_COVERED);
			if (k > 1)
				buffer_add_byte(&b, '\t');
		}
		/* Now and then a row that is too long to stand side by side. */
		while (dice(60) == 0 && b.size - rows[i].start < 40000)
			for (unsigned k = 0; k < 500; k++)
				buffer_add_string(&b, k % 50 ? " endless" : "\t");
		rows[i].end = b.size;
		buffer_add_byte(&b, '\n');
	}
	buffer_add_string(&b, "After.\n");
	table.range = (struct range){ rows[0].start, rows[count - 1].end };
	sink_text(document_sink(d), b.bytes, b.size);
	sink_block(document_sink(d), &(struct block){ .range = { 0, 7 } });
	sink_table(document_sink(d), &table);
	for (unsigned i = 0; i < count; i++)
		sink_block(document_sink(d), &(struct block){ .range = rows[i],
		                                              .kind = BLOCK_TABLE_ROW,
		                                              .gap = i == 0,
		                                              .indent = (uint16_t)dice(4) });
	sink_block(document_sink(d),
	           &(struct block){ .range = { b.size - 7, b.size - 1 }, .gap = 1 });
	sink_done(document_sink(d));
	buffer_clear(&b);
	return d;
}

/* What is drawn: how often each byte is the first of a cluster. */
struct drawn {
	struct row row;
	unsigned end;
	uint8_t *times;
	uint64_t *rows; /* where the row starts that it is drawn in */
};

static void
note(void *context, uint64_t pos, unsigned column, const struct cluster *cluster)
{
	struct drawn *d = context;

	assert_true(column >= d->end);
	d->end = column + cluster->width;
	if (cluster->kind >= CLUSTER_BORDER)
		return;
	if (pos < d->row.shown.start || pos >= d->row.shown.end)
		fail_msg("what is drawn lies outside of what the row shows");
	d->times[pos]++;
	d->rows[pos] = d->row.range.start;
}

/* Every byte that begins a cluster and is no blank is drawn once. */
static void
check_all_drawn(struct document *d, const uint8_t *times)
{
	struct text *text = document_text(d);
	char bytes[64];

	for (uint64_t pos = 0; pos < text_size(text);) {
		struct cluster c;
		size_t n = text_read(text, pos, bytes, sizeof bytes);
		cluster_next(bytes, n, 0, 8, &c);
		bool blank = strchr(" \n\t" TABLE_COVERED, *bytes);
		bool separator = n > 2 && !memcmp(bytes, "\u2028", 3);
		if (!blank && !separator && times[pos] != 1)
			fail_msg("byte %ju of %ju is drawn %d times", (uintmax_t)pos,
			         (uintmax_t)text_size(text), times[pos]);
		pos += c.size;
	}
}

/* The row that is said to show a position is one of them, and the one that draws it. */
static void
check_positions(struct layout *layout, const struct row *rows, size_t count,
                const struct drawn *drawn, uint64_t size)
{
	struct row row;

	for (uint64_t pos = 0; pos<size; pos += size> 5000 ? 97 : 1) {
		size_t i = 0;
		assert_true(layout_row_at(layout, pos, &row));
		while (i < count &&
		       (rows[i].range.start != row.range.start || rows[i].flags != row.flags))
			i++;
		assert_true(i < count);
		if (drawn->times[pos])
			assert_int_equal(row.range.start, drawn->rows[pos]);
	}
}

static void
check_layout(struct document *d, const struct layout_options *options)
{
	struct layout *layout = layout_new(d);
	uint64_t size = text_size(document_text(d));
	struct drawn drawn = { .times = memory_zero(size + 1, 1),
		               .rows = memory_zero(size + 1, sizeof *drawn.rows) };
	struct row row, *rows = NULL;
	size_t count = 0, capacity = 0;

	layout_set_options(layout, options);
	assert_true(layout_row_at(layout, 0, &row));
	do {
		rows = memory_grow(rows, &capacity, count + 1, sizeof *rows);
		rows[count++] = drawn.row = row;
		drawn.end = 0;
		layout_row_draw(layout, &row, note, &drawn);
		assert_true(layout_row_position(layout, &row, 7) <= size);
		assert_true(row.shown.start <= row.shown.end && row.shown.end <= size);
	} while (layout_row_next(layout, &row, &row));
	check_all_drawn(d, drawn.times);
	/* With nothing kept, from below. */
	layout_set_options(layout, options);
	row = rows[count - 1];
	for (size_t i = count; i--;) {
		assert_int_equal(row.range.start, rows[i].range.start);
		assert_int_equal(row.range.end, rows[i].range.end);
		assert_int_equal(row.flags, rows[i].flags);
		assert_int_equal(row.gap, rows[i].gap);
		assert_int_equal(layout_row_before(layout, &row, &row), i > 0);
	}
	check_positions(layout, rows, count, &drawn, size);
	free(rows);
	free(drawn.times);
	free(drawn.rows);
	layout_free(layout);
}

static void
test_any_table(void **unused)
{
	static const struct layout_options ways[] = {
		{ .width_cols = 1 },
		{ .width_cols = 17, .measure_cols = 12 },
		{ .width_cols = 40, .measure_cols = 39 },
		{ .width_cols = 80, .measure_cols = 72 },
		{ .width_cols = 200, .measure_cols = 72, .squeeze = true },
		{ .width_cols = 30, .original = true },
		{ .width_cols = 30, .chop = true },
	};

	(void)unused;
	for (unsigned seed = 1; seed <= 150; seed++) {
		state = seed;
		struct document *d = make_document();
		for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
			check_layout(d, &ways[i]);
		document_free(d);
	}
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
		cmocka_unit_test(test_widths),
		cmocka_unit_test(test_any_table),
	};

	return cmocka_run_group_tests_name("grid", tests, set_locale, NULL);
}
