/*
 * The frame: wide clusters are whole or gone, and nothing is drawn outside.
 */
#include "view/frame.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/view/row.h"

#define HAN "\346\274\242"

static const struct style plain = { 0 };
static const struct style bold = { 0, 0, STYLE_BOLD };

/* Every head is followed by as many covered cells as it says, and none of them is outside. */
static void
assert_whole(const struct frame *frame)
{
	for (int row = 0; row < frame->rows; row++)
		for (int column = 0; column < frame->columns;) {
			const struct cell *cell = &frame->cells[row * frame->columns + column];

			assert_true(cell->width >= 1);
			assert_true(column + cell->width <= frame->columns);
			for (int i = 1; i < cell->width; i++)
				assert_int_equal(cell[i].width, 0);
			column += cell->width;
		}
}

static void
writing(void **state)
{
	static const struct {
		int column, limit;
		const char *text, *row;
		int end;
	} rows[] = {
		{ 0, 8, "abc", "abc     ", 3 },
		{ 6, 8, "abc", "      ab", 8 },
		{ 2, 4, "abc", "  ab    ", 4 },
		{ 0, 8, HAN HAN, HAN "_" HAN "_    ", 4 },
		{ 0, 3, HAN HAN, HAN "_      ", 2 },
		{ 7, 8, HAN, "        ", 7 },
		{ 0, 8, "e\314\201x", "e\314\201x      ", 2 },
		{ 0, 8, "a\033b", "a^[_b    ", 4 },
		{ 0, 8, "a\302\233b", "a<9B>___b  ", 6 },
		{ 0, 8, "a\342\200\256b", "a       ", 1 },
		{ 0, 8, "a\377b", "a\357\277\275b     ", 3 },
		{ 0, 8, "a\nb\tc", "a b c   ", 5 },
		{ 0, 8, "", "        ", 0 },
	};
	struct frame frame;

	(void)state;
	frame_init(&frame, 1, 8);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		frame_reset(&frame, 1, 8, plain);
		assert_int_equal(
			frame_write(&frame, 0, rows[i].column, rows[i].limit, rows[i].text, bold),
			rows[i].end);
		assert_string_equal(row_whole(&frame, 0, '_'), rows[i].row);
		assert_whole(&frame);
	}
	frame_clear(&frame);
}

static void
cut_clusters_leave_blanks(void **state)
{
	struct frame frame;

	(void)state;
	frame_init(&frame, 1, 6);
	frame_write(&frame, 0, 0, 6, HAN HAN HAN, plain);
	frame_put(&frame, 0, 1, "x", 1, 1, bold);
	assert_string_equal(row_whole(&frame, 0, '_'), " x" HAN "_" HAN "_");
	frame_put(&frame, 0, 3, HAN, 3, 2, plain);
	assert_string_equal(row_whole(&frame, 0, '_'), " x " HAN "_ ");
	frame_fill(&frame, 0, 4, 1, plain);
	assert_string_equal(row_whole(&frame, 0, '_'), " x    ");
	frame_put(&frame, 0, 5, HAN, 3, 2, plain);
	frame_put(&frame, 0, -1, HAN, 3, 2, plain);
	assert_string_equal(row_whole(&frame, 0, '_'), " x    ");
	frame_put(&frame, 0, 0, "wide", 4, 6, plain);
	frame_put(&frame, 0, 2, "y", 1, 1, plain);
	assert_string_equal(row_whole(&frame, 0, '_'), "  y   ");
	frame_write(&frame, 0, 0, 6, HAN HAN HAN, plain);
	frame_put_ascii(&frame, 0, 1, "a\nb", 3, bold);
	assert_string_equal(row_whole(&frame, 0, '_'), " a b" HAN "_");
	frame_put_ascii(&frame, 0, 4, "long", 4, bold);
	assert_string_equal(row_whole(&frame, 0, '_'), " a blo");
	assert_whole(&frame);
	frame_clear(&frame);
}

static void
outside(void **state)
{
	struct frame frame;

	(void)state;
	frame_init(&frame, 2, 3);
	frame_put(&frame, -1, 0, "x", 1, 1, plain);
	frame_put(&frame, 2, 0, "x", 1, 1, plain);
	frame_put(&frame, 0, 3, "x", 1, 1, plain);
	frame_put(&frame, 0, -1, "x", 1, 1, plain);
	frame_put(&frame, 0, 0, "x", 1, 0, plain);
	frame_put_ascii(&frame, -1, 0, "x", 1, plain);
	frame_put_ascii(&frame, 2, 0, "x", 1, plain);
	frame_put_ascii(&frame, 0, 3, "x", 1, plain);
	frame_put_ascii(&frame, 0, 0, "x", 0, plain);
	frame_fill(&frame, 5, 0, 3, bold);
	frame_fill(&frame, 0, 9, 3, bold);
	frame_fill(&frame, 1, -2, 3, bold);
	assert_string_equal(row_whole(&frame, 0, '_'), "   ");
	assert_int_equal(frame.cells[3].style.attributes, STYLE_BOLD);
	assert_int_equal(frame.cells[4].style.attributes, 0);
	frame_fill(&frame, 1, 1, 2147483647, bold);
	assert_int_equal(frame.cells[5].style.attributes, STYLE_BOLD);
	frame_clear(&frame);
}

static void
reset_forgets(void **state)
{
	struct frame frame;

	(void)state;
	frame_init(&frame, 1, 4);
	frame_write(&frame, 0, 0, 4, "e\314\201", plain);
	assert_true(frame.cluster_size > 0);
	frame.cursor_row = 0;
	frame_reset(&frame, 3, 2, bold);
	assert_int_equal(frame.cluster_size, 0);
	assert_int_equal(frame.cursor_row, -1);
	assert_string_equal(row_whole(&frame, 2, '_'), "  ");
	assert_int_equal(frame.cells[5].style.attributes, STYLE_BOLD);
	frame_clear(&frame);
}

static void
any_order_of_writes(void **state)
{
	static const char *const words[] = {
		HAN,         "ab", "e\314\201",
		HAN HAN HAN, " ",  "\360\237\221\251\342\200\215\360\237\221\247"
	};
	uint32_t random = 99;
	struct frame frame;

	(void)state;
	frame_init(&frame, 3, 11);
	for (int i = 0; i < 5000; i++) {
		random = random * 1664525 + 1013904223;
		frame_write(&frame, (int)(random >> 8) % 4, (int)(random >> 12) % 14 - 2, 12,
		            words[(random >> 20) % 6], plain);
		assert_whole(&frame);
	}
	frame_clear(&frame);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(writing),
		cmocka_unit_test(cut_clusters_leave_blanks),
		cmocka_unit_test(outside),
		cmocka_unit_test(reset_forgets),
		cmocka_unit_test(any_order_of_writes),
	};

	setlocale(LC_CTYPE, "");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
