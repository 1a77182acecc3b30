/* Lines by number and by position, with points anywhere, in texts with every kind of line break. */
#include "doc/line_index.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"

/* The number of the line at pos, told by looking at every byte. */
static uint64_t
line_of(const struct buffer *b, uint64_t pos)
{
	uint64_t line = 1;

	for (uint64_t i = 0; i < pos; i++)
		line += b->bytes[i] == '\r' ||
		        (b->bytes[i] == '\n' && !(i && b->bytes[i - 1] == '\r'));
	return line;
}

static void
all_kinds_of_breaks(void **state)
{
	static const char *const breaks[] = { "\n", "\r\n", "\r", "\n\n", "\r\r\n" };
	struct buffer b = { 0 };
	uint64_t starts[4000], lines = 0;

	(void)state;
	for (uint64_t random = 5; lines < 3000;) {
		random = random * 6364136223846793005u + 1442695040888963407u;
		buffer_add(&b, "some words in a line of text", (random >> 40) % 28);
		buffer_add_string(&b, breaks[(random >> 33) % 5]);
		buffer_add_byte(&b, 'x');
		lines = line_of(&b, b.size);
	}
	uint64_t last = 1;
	starts[1] = 0;
	for (uint64_t pos = 1; pos < b.size; pos++) {
		bool within = b.bytes[pos] == '\n' && b.bytes[pos - 1] == '\r';
		if (!within && line_of(&b, pos) > last)
			starts[last = line_of(&b, pos)] = pos;
	}
	assert_int_equal(last, lines);
	struct text *text = text_new();
	text_append(text, b.bytes, b.size);
	for (uint64_t step = 1; step < 100000; step = step * 7 + 3) {
		struct line_index index = { 0 };
		uint64_t pos;
		for (pos = step; pos <= b.size; pos += step)
			line_index_add(&index, line_of(&b, pos), pos);
		for (uint64_t line = 1; line <= lines; line += 13) {
			assert_true(line_index_start(&index, text, line, &pos));
			assert_int_equal(pos, starts[line]);
			assert_int_equal(line_index_line(&index, text, pos), line);
			assert_int_equal(line_index_line(&index, text, pos + 1),
			                 line_of(&b, pos + 1));
		}
		assert_false(line_index_start(&index, text, lines + 1, &pos));
		assert_true(line_index_start(&index, text, 0, &pos));
		assert_int_equal(pos, 0);
		line_index_clear(&index);
	}
	text_free(text);
	buffer_clear(&b);
}

/* At the end of a text that ends with a break no line begins. */
static void
no_line_at_the_end(void **state)
{
	struct line_index index = { 0 };
	struct text *text = text_new();
	uint64_t pos;

	(void)state;
	text_append(text, "one\ntwo\n", 8);
	line_index_add(&index, 3, 8);
	assert_true(line_index_start(&index, text, 2, &pos));
	assert_int_equal(pos, 4);
	assert_false(line_index_start(&index, text, 3, &pos));
	assert_int_equal(line_index_line(&index, text, 8), 3);
	line_index_clear(&index);
	text_free(text);
}

/* However many points come, some are kept, spread over all of the text. */
static void
points_are_bounded(void **state)
{
	struct line_index index = { 0 };
	uint64_t last = 0;

	(void)state;
	for (uint64_t i = 1; i <= 1000 * 1000; i++) {
		line_index_add(&index, 1 + i, 100 * i);
		assert_true(index.count <= LINE_INDEX_MOST);
	}
	assert_true(index.count >= LINE_INDEX_MOST / 4);
	for (size_t i = 0; i < index.count; i++) {
		assert_int_equal(index.points[i].line, 1 + index.points[i].pos / 100);
		assert_true(index.points[i].pos - last <= 4 * index.step);
		last = index.points[i].pos;
	}
	assert_true(100 * 1000 * 1000 - last <= 4 * index.step);
	line_index_clear(&index);
}

/* What is far from every point is not known. */
static void
far_from_points(void **state)
{
	struct line_index index = { 0 };
	struct text *text = text_new();
	static char bytes[1024 * 1024];
	uint64_t pos;

	(void)state;
	memset(bytes, 'x', sizeof bytes);
	for (int i = 0; i < 6; i++)
		text_append(text, bytes, sizeof bytes);
	text_append(text, "\nend", 4);
	assert_int_equal(line_index_line(&index, text, 6 * sizeof bytes + 1), 0);
	assert_false(line_index_start(&index, text, 2, &pos));
	line_index_add(&index, 1, 3 * sizeof bytes);
	assert_int_equal(line_index_line(&index, text, 6 * sizeof bytes + 1), 2);
	assert_true(line_index_start(&index, text, 2, &pos));
	assert_int_equal(pos, 6 * sizeof bytes + 1);
	line_index_clear(&index);
	text_free(text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_kinds_of_breaks),
		cmocka_unit_test(no_line_at_the_end),
		cmocka_unit_test(points_are_bounded),
		cmocka_unit_test(far_from_points),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
