#include "read/lines.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"

static struct text *
text_of(const char *bytes, size_t n)
{
	struct text *text = text_new();

	text_append(text, bytes, n);
	return text;
}

static void
test_breaks(void **state)
{
	static const char bytes[] = "one\ntwo\r\n\r\nthree\rfour\n\nlast";
	static const char *const expected[] = { "one", "two", "", "three", "four", "", "last" };
	struct text *text = text_of(bytes, sizeof bytes - 1);
	struct lines lines = { 0 };

	(void)state;
	lines_load(&lines, text, (struct range){ 0, UINT64_MAX });
	assert_int_equal(lines.count, 7);
	for (size_t i = 0; i < lines.count; i++) {
		struct range r = lines.line[i].range;
		assert_int_equal(range_size(r), strlen(expected[i]));
		assert_memory_equal(lines_bytes(&lines, r.start), expected[i], range_size(r));
	}
	assert_int_equal(lines.next, sizeof bytes - 1);
	lines_clear(&lines);
	text_free(text);
}

/* Only the lines that start in the stretch, whole. */
static void
test_stretch(void **state)
{
	static const char bytes[] = "one\r\ntwo\r\nthree\r\n";
	struct text *text = text_of(bytes, sizeof bytes - 1);
	struct lines lines = { 0 };

	(void)state;
	lines_load(&lines, text, (struct range){ 1, 6 });
	assert_int_equal(lines.count, 1);
	assert_int_equal(lines.line[0].range.start, 5);
	assert_int_equal(lines.line[0].range.end, 8);
	lines_load(&lines, text, (struct range){ 4, 5 });
	assert_int_equal(lines.count, 0);
	lines_extend(&lines, text, 11);
	assert_int_equal(lines.count, 2);
	lines_load(&lines, text, (struct range){ 100, 200 });
	assert_int_equal(lines.count, 0);
	lines_clear(&lines);
	text_free(text);
}

static void
test_empty(void **state)
{
	struct text *text = text_new();
	struct lines lines = { 0 };

	(void)state;
	lines_load(&lines, text, (struct range){ 0, 10 });
	assert_int_equal(lines.count, 0);
	lines_clear(&lines);
	text_free(text);
}

/* A line without end is cut at the first blank after a window's start, or between code points. */
static void
test_cuts(void **state)
{
	enum { SIZE = 5 * LINES_WINDOW };
	char *bytes = memory_alloc(SIZE);
	struct lines lines = { 0 };

	(void)state;
	for (size_t i = 0; i < SIZE; i += 2)
		memcpy(bytes + i, "é", 2);
	bytes[5] = bytes[6] = '\n';
	memcpy(bytes + 2 * LINES_WINDOW + 10, "e ", 2);
	memmove(bytes + 3 * LINES_WINDOW - 1, bytes, 2);
	struct text *text = text_of(bytes, SIZE);
	lines_load(&lines, text, (struct range){ 0, SIZE });
	assert_int_equal(lines.count, 6);
	assert_int_equal(lines.line[2].range.end, 2 * LINES_WINDOW + 11);
	assert_int_equal(lines.line[3].range.start, 2 * LINES_WINDOW + 12);
	assert_int_equal(lines.line[3].range.end, 3 * LINES_WINDOW + 2);
	assert_int_equal(lines.line[4].range.end, 4 * LINES_WINDOW);
	lines_clear(&lines);
	text_free(text);
	free(bytes);
}

/* Numbers that are the same on every machine. */
static unsigned
next_random(unsigned *seed)
{
	*seed = *seed * 1103515245u + 12345u;
	return *seed >> 16;
}

static char *
random_text(unsigned *seed, size_t size)
{
	static const char some[] = "\n\r\n \ta.\xc3\xa9\xff\0";
	char *bytes = memory_alloc(size);
	unsigned breaks = next_random(seed) % 4;

	for (size_t i = 0; i < size;) {
		size_t run = 1 + next_random(seed) % (breaks == 0   ? 200000
		                                      : breaks == 1 ? 3000
		                                                    : 60);
		while (run-- && i < size)
			bytes[i++] = "abc \xc3\xa9"[next_random(seed) % (breaks == 2 ? 6 : 3)];
		for (unsigned k = next_random(seed) % 4; k && i < size; k--)
			bytes[i++] = some[next_random(seed) % (sizeof some - 1)];
	}
	return bytes;
}

static bool
same_line(const struct line *a, const struct line *b)
{
	return a->range.start == b->range.start && a->range.end == b->range.end &&
	       a->text.start == b->text.start && a->text.end == b->text.end &&
	       a->flags == b->flags && a->width == b->width;
}

/* Whatever stretch is loaded, the lines in it are those of the whole text. */
static void
test_any_stretch(void **state)
{
	unsigned seed = 7;

	(void)state;
	for (int round = 0; round < 24; round++) {
		size_t size = 1 + next_random(&seed) * 8u;
		char *bytes = random_text(&seed, size);
		struct text *text = text_of(bytes, size);
		struct lines all = { 0 }, some = { 0 };
		lines_load(&all, text, (struct range){ 0, size });
		assert_int_equal(all.next, size);
		for (int k = 0; k < 12; k++) {
			uint64_t from = (next_random(&seed) * 8u + next_random(&seed) % 8) % size;
			lines_load(&some, text, (struct range){ from, from + 150000 });
			size_t i = 0;
			while (i < all.count && all.line[i].range.start < from)
				i++;
			for (size_t j = 0; j < some.count; j++, i++)
				assert_true(same_line(&all.line[i], &some.line[j]));
			assert_true(i == all.count || all.line[i].range.start >= from + 150000);
		}
		lines_clear(&all);
		lines_clear(&some);
		text_free(text);
		free(bytes);
	}
}

/* What is left after the first lines are dropped is what it was, and goes on as it would have. */
static void
test_drop(void **state)
{
	static const char bytes[] = "one\r\ntwo\nthree\n\nfive\rsix";
	struct text *text = text_of(bytes, sizeof bytes - 1);
	struct lines lines = { 0 };

	(void)state;
	lines_load(&lines, text, (struct range){ 0, 10 });
	assert_int_equal(lines.count, 3);
	lines_drop(&lines, 2);
	assert_int_equal(lines.count, 1);
	assert_int_equal(lines.line[0].range.start, 9);
	assert_memory_equal(lines_bytes(&lines, 9), "three", 5);
	lines_drop(&lines, 0);
	lines_extend(&lines, text, UINT64_MAX);
	assert_int_equal(lines.count, 4);
	assert_true(lines.line[1].flags & LINE_BLANK);
	assert_memory_equal(lines_bytes(&lines, lines.line[3].range.start), "six", 3);
	lines_clear(&lines);
	text_free(text);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_breaks),      cmocka_unit_test(test_stretch),
		cmocka_unit_test(test_empty),       cmocka_unit_test(test_cuts),
		cmocka_unit_test(test_any_stretch), cmocka_unit_test(test_drop),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
