/* Memory given back at once. */
#include "base/arena.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* Pieces of all sizes are zero, aligned, and do not touch each other. */
static void
test_alloc(void **unused)
{
	struct arena *arena = arena_new();
	unsigned char *pieces[200];

	(void)unused;
	for (size_t i = 0; i < 200; i++) {
		size_t size = i * i * 7;
		pieces[i] = arena_alloc(arena, size);
		assert_int_equal((uintptr_t)pieces[i] % _Alignof(max_align_t), 0);
		for (size_t k = 0; k < size; k++)
			assert_int_equal(pieces[i][k], 0);
		memset(pieces[i], (int)i, size);
	}
	for (size_t i = 0; i < 200; i++)
		for (size_t k = 0; k < i * i * 7; k++)
			assert_int_equal(pieces[i][k], i);
	arena_free(arena);
}

static void
test_strings(void **unused)
{
	struct arena *arena = arena_new();
	const char source[] = "one\0two";

	(void)unused;
	char *whole = arena_string(arena, source);
	char *part = arena_string_n(arena, source, sizeof source - 1);
	char *none = arena_string_n(arena, NULL, 0);
	assert_string_equal(whole, "one");
	assert_memory_equal(part, source, sizeof source);
	assert_string_equal(none, "");
	assert_ptr_not_equal(whole, source);
	arena_free(arena);
}

/* An arena takes little for little and never much more than was asked for. */
static void
test_size(void **unused)
{
	struct arena *arena = arena_new();

	(void)unused;
	assert_int_equal(arena_size(arena), 0);
	arena_alloc(arena, 1);
	assert_in_range(arena_size(arena), 1, 4096);
	for (int i = 0; i < 1000; i++)
		arena_alloc(arena, 1024);
	assert_in_range(arena_size(arena), 1000 * 1024, 2 * 1000 * 1024);
	size_t before = arena_size(arena);
	arena_alloc(arena, 10 * 1024 * 1024);
	assert_in_range(arena_size(arena) - before, 10 * 1024 * 1024, 11 * 1024 * 1024);
	arena_free(arena);
	arena_free(NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_alloc),
		cmocka_unit_test(test_strings),
		cmocka_unit_test(test_size),
	};

	return cmocka_run_group_tests_name("arena", tests, NULL, NULL);
}
