/*
 * Short texts, cut to the room there is.
 */
#include "view/line.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/view/row.h"

#define HAN "\346\274\242"

static void
widths(void **state)
{
	(void)state;
	assert_int_equal(line_width(""), 0);
	assert_int_equal(line_width("abc"), 3);
	assert_int_equal(line_width(HAN "e\314\201"), 3);
	assert_int_equal(line_width("a\nb"), 3);
	assert_int_equal(line_width("\033"), 2);
}

static void
cut_to_fit(void **state)
{
	static const struct {
		int column, limit;
		bool right, ascii;
		const char *text, *row;
		int result;
	} rows[] = {
		{ 1, 8, false, false, "seven77", " seven77", 8 },
		{ 1, 8, false, false, "eight888", " eight8\342\200\246", 8 },
		{ 1, 8, false, true, "eight888", " eight..", 8 },
		{ 0, 4, false, false, HAN HAN HAN, HAN "\342\200\246     ", 3 },
		{ 3, 3, false, false, "no room", "        ", 3 },
		{ 5, 2, false, false, "no room", "        ", 5 },
		{ 1, 8, true, false, "right", "   right", 3 },
		{ 1, 8, true, false, "far too long", " far to\342\200\246", 1 },
		{ 0, 8, true, false, "", "        ", 8 },
	};
	struct frame frame;

	(void)state;
	frame_init(&frame, 1, 8);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		int result;

		frame_reset(&frame, 1, 8, (struct style){ 0 });
		result = (rows[i].right ? line_write_right : line_write)(
			&frame, 0, rows[i].column, rows[i].limit, rows[i].text, (struct style){ 0 },
			rows[i].ascii);
		assert_string_equal(row_whole(&frame, 0, '\0'), rows[i].row);
		assert_int_equal(result, rows[i].result);
	}
	frame_clear(&frame);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(widths),
		cmocka_unit_test(cut_to_fit),
	};

	setlocale(LC_CTYPE, "");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
