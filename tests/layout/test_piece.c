/*
 * Pieces: very long blocks are cut at the same places wherever one comes from, what is kept stays bounded, and
 * shapes give way to the text when the width is small.
 */
#include "layout/piece.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { KEPT_MAX = 4 * 1024 * 1024, CUT = 32 * 1024, CUT_REACH = 4096 };

static struct document *
document_of(const char *bytes, size_t n, uint64_t lead, enum block_kind kind)
{
	struct document *d = document_new(text_new(), "test", "piece");

	sink_text(document_sink(d), bytes, n);
	sink_block(document_sink(d),
	           &(struct block){ .range = { lead, n }, .kind = (uint8_t)kind, .hang = 3 });
	return d;
}

/* What a long block may be made of: lines, words without lines, neither, code points of three bytes, bytes that are none. */
static void
fill(char *bytes, size_t n, int what)
{
	static const char *const units[] = { "some words in lines of text\n",
		                             "words without any line end ", "unbroken",
		                             "\u65e5\u672c\u8a9e", "\x80" };
	size_t length = strlen(units[what]);

	for (size_t i = 0; i < n; i++)
		bytes[i] = units[what][i % length];
}

static void
assert_same(const struct piece *p, struct range range, size_t rows)
{
	assert_int_equal(p->range.start, range.start);
	assert_int_equal(p->range.end, range.end);
	assert_int_equal(p->row_count, rows);
}

static void
check_cuts(struct document *d, struct range whole, enum block_kind kind)
{
	struct block block = { .range = whole, .kind = (uint8_t)kind, .hang = 3 };
	struct pieces *ps = malloc(2 * sizeof *ps);
	uint64_t at = whole.start;
	unsigned count = 0;

	assert_non_null(ps);
	for (int i = 0; i < 2; i++) {
		pieces_init(&ps[i], d);
		ps[i].options = (struct layout_options){ .width_cols = 60,
			                                 .measure_cols = 60,
			                                 .tab_cols = 8 };
	}
	while (at < whole.end) {
		const struct piece *p = pieces_at(&ps[0], &block, at);
		struct range range = p->range;
		size_t rows = p->row_count;
		assert_int_equal(range.start, at);
		assert_true(range.end > at && range_size(range) <= 2 * CUT + CUT_REACH);
		assert_int_equal(p->first, at == whole.start);
		assert_int_equal(p->last, range.end == whole.end);
		assert_int_equal(p->rows[0].start, 0);
		/* From its middle, its last byte and its first, by one who has seen nothing else. */
		assert_same(pieces_at(&ps[1], &block, (at + range.end) / 2), range, rows);
		assert_same(pieces_at(&ps[1], &block, range.end - 1), range, rows);
		pieces_drop(&ps[1]);
		assert_same(pieces_at(&ps[1], &block, at), range, rows);
		at = range.end;
		count++;
	}
	assert_in_range(count, range_size(whole) / (2 * CUT + CUT_REACH),
	                range_size(whole) / (CUT - CUT_REACH) + 2);
	/* A place outside is taken for the nearest inside. */
	assert_int_equal(pieces_at(&ps[0], &block, UINT64_MAX)->range.end, whole.end);
	assert_int_equal(pieces_at(&ps[0], &block, 0)->range.start, whole.start);
	pieces_clear(&ps[0]);
	pieces_clear(&ps[1]);
	free(ps);
}

static void
test_cuts(void **unused)
{
	static const uint64_t leads[] = { 0, 131071, 131072, 200000 };
	enum { SIZE = 500000 };
	char *bytes = malloc(SIZE);

	(void)unused;
	assert_non_null(bytes);
	for (int what = 0; what < 5; what++)
		for (size_t i = 0; i < sizeof leads / sizeof *leads; i++) {
			enum block_kind kind = i % 2 ? BLOCK_PARAGRAPH : BLOCK_CODE;
			uint64_t lead = leads[i] / 3 * 3; /* between code points */
			fill(bytes, SIZE, what);
			struct document *d = document_of(bytes, SIZE, lead, kind);
			check_cuts(d, (struct range){ lead, SIZE }, kind);
			document_free(d);
		}
	free(bytes);
}

/* Long blocks, one row a cell: no more is kept than said, and what was dropped is made again. */
static void
test_bounded(void **unused)
{
	enum { BLOCKS = 60, SIZE = 20000 };
	struct document *d = document_new(text_new(), "test", "piece");
	struct pieces *ps = malloc(sizeof *ps);
	struct block block = { .kind = BLOCK_CODE };
	char *bytes = malloc(SIZE);

	(void)unused;
	assert_non_null(ps);
	assert_non_null(bytes);
	memset(bytes, 'x', SIZE);
	for (int i = 0; i < BLOCKS; i++)
		sink_text(document_sink(d), bytes, SIZE);
	pieces_init(ps, d);
	ps->options = (struct layout_options){ .width_cols = 1, .measure_cols = 1, .tab_cols = 8 };
	for (int turn = 0; turn < 2; turn++)
		for (uint64_t i = 0; i < BLOCKS; i++) {
			block.range = (struct range){ i * SIZE, (i + 1) * SIZE };
			const struct piece *p = pieces_at(ps, &block, i * SIZE + 5);
			assert_int_equal(p->row_count, SIZE);
			assert_true(ps->bytes <= KEPT_MAX + SIZE * sizeof *p->rows);
			assert_ptr_equal(pieces_at(ps, &block, i * SIZE), p);
		}
	pieces_drop(ps);
	assert_int_equal(ps->bytes, 0);
	pieces_clear(ps);
	free(ps);
	free(bytes);
	document_free(d);
}

static const struct {
	struct block block;
	unsigned width, measure;
	bool original, chop;
	struct shape shape;
} shapes[] = {
	{ { .kind = BLOCK_PARAGRAPH },
	  80,
	  72,
	  false,
	  false,
	  { 0, 0, 72, true, false, false, false } },
	{ { .kind = BLOCK_ITEM, .indent = 2, .hang = 4 },
	  80,
	  72,
	  false,
	  false,
	  { 2, 4, 72, true, false, false, false } },
	{ { .kind = BLOCK_ITEM, .indent = 2, .hang = 4, .quote_depth = 3 },
	  80,
	  72,
	  false,
	  false,
	  { 6, 8, 72, true, false, false, false } },
	{ { .indent = 100, .hang = 65535, .quote_depth = 255 },
	  30,
	  30,
	  false,
	  false,
	  { 20, 20, 30, true, false, false, false } },
	{ { .indent = 9, .hang = 1 }, 1, 1, false, false, { 0, 0, 1, true, false, false, false } },
	{ { .indent = 9, .hang = 1 }, 2, 2, false, false, { 1, 1, 2, true, false, false, false } },
	{ { .indent = 9, .hang = 1 }, 3, 3, false, false, { 2, 1, 3, true, false, false, false } },
	{ { .indent = 9, .hang = 1 }, 4, 4, false, false, { 2, 1, 4, true, false, false, false } },
	{ { .kind = BLOCK_CODE, .indent = 4, .hang = 4 },
	  80,
	  72,
	  false,
	  false,
	  { 4, 4, 80, false, false, true, false } },
	{ { .kind = BLOCK_VERBATIM },
	  80,
	  72,
	  false,
	  true,
	  { 0, 0, 80, false, true, false, false } },
	{ { .kind = BLOCK_RULE }, 80, 72, false, false, { 0, 0, 72, true, true, false, false } },
	{ { .kind = BLOCK_RULE }, 80, 72, true, false, { 0, 0, 80, false, false, false, false } },
	{ { .kind = BLOCK_ITEM, .indent = 2, .hang = 4, .quote_depth = 3 },
	  80,
	  72,
	  true,
	  false,
	  { 0, 0, 80, false, false, false, false } },
	{ { .kind = BLOCK_PARAGRAPH },
	  80,
	  72,
	  true,
	  true,
	  { 0, 0, 80, false, true, false, false } },
	{ { .kind = BLOCK_PARAGRAPH },
	  80,
	  72,
	  false,
	  true,
	  { 0, 0, 72, true, false, false, false } },
};

static void
test_shapes(void **unused)
{
	(void)unused;
	for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
		struct layout_options o = { .width_cols = shapes[i].width,
			                    .measure_cols = shapes[i].measure,
			                    .original = shapes[i].original,
			                    .chop = shapes[i].chop };
		struct shape s = piece_shape(&o, &shapes[i].block), want = shapes[i].shape;
		if (s.first_indent != want.first_indent || s.rest_indent != want.rest_indent ||
		    s.cols != want.cols || s.collapse != want.collapse ||
		    s.endless != want.endless || s.ltr != want.ltr || s.cells != want.cells)
			fail_msg("shape %zu: %u %u %u %d%d%d", i, s.first_indent, s.rest_indent,
			         s.cols, s.collapse, s.endless, s.ltr);
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
		cmocka_unit_test(test_cuts),
		cmocka_unit_test(test_bounded),
		cmocka_unit_test(test_shapes),
	};

	return cmocka_run_group_tests_name("piece", tests, set_locale, NULL);
}
