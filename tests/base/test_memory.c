/* Allocation that does not fail, and the one way in which it does. */
#include "base/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buffer.h"

static void
test_sizes(void **unused)
{
	(void)unused;
	void *nothing = memory_alloc(0);
	unsigned char *zeros = memory_zero(300, 3);
	for (size_t i = 0; i < 900; i++)
		assert_int_equal(zeros[i], 0);
	zeros[0] = 7;
	zeros = memory_resize(zeros, 5000);
	assert_int_equal(zeros[0], 7);
	void *fresh = memory_resize(NULL, 10);
	void *none = memory_zero(0, 8);
	free(nothing);
	free(zeros);
	free(fresh);
	free(none);
}

static void
test_strings(void **unused)
{
	(void)unused;
	char *all = memory_string("text");
	char *some = memory_string_n("text", 2);
	char *none = memory_string_n(NULL, 0);
	assert_string_equal(all, "text");
	assert_string_equal(some, "te");
	assert_string_equal(none, "");
	free(all);
	free(some);
	free(none);
}

static void
test_grow(void **unused)
{
	uint32_t *array = NULL;
	size_t capacity = 0;

	(void)unused;
	array = memory_grow(array, &capacity, 0, sizeof *array);
	assert_in_range(capacity, 1, 64);
	for (uint32_t i = 0; i < 5000; i++) {
		array = memory_grow(array, &capacity, i + 1, sizeof *array);
		assert_true(capacity > i);
		array[i] = i;
	}
	assert_true(capacity < 16384);
	for (uint32_t i = 0; i < 5000; i++)
		assert_int_equal(array[i], i);
	uint32_t *same = memory_grow(array, &capacity, 5000, sizeof *array);
	assert_ptr_equal(same, array);
	free(same);
}

/* ---- no memory ---- */

/* AddressSanitizer ends a program that asks for too much, unless it is told to answer as malloc does. */
const char *__asan_default_options(void);

const char *
__asan_default_options(void)
{
	return "allocator_may_return_null=1";
}

static int restored;

static void
restore(void)
{
	if (write(restored, "back", 4) != 4)
		_exit(9);
}

static void
ask_product(void)
{
	volatile size_t half = SIZE_MAX / 2;
	free(memory_zero(half, 4));
}

static void
ask_size(void)
{
	volatile size_t huge = SIZE_MAX / 2;
	free(memory_alloc(huge));
}

static void
ask_more(void)
{
	volatile size_t huge = SIZE_MAX / 2;
	free(memory_resize(NULL, huge));
}

static void
ask_elements(void)
{
	size_t capacity = 0;
	free(memory_grow(NULL, &capacity, SIZE_MAX / 64, 128));
}

static void
ask_too_many(void)
{
	size_t capacity = 0;
	free(memory_grow(NULL, &capacity, SIZE_MAX, 1));
}

static void
ask_buffer(void)
{
	struct buffer b = { 0 };
	volatile size_t all = SIZE_MAX;

	buffer_add_string(&b, "abc");
	buffer_reserve(&b, all);
	buffer_clear(&b);
}

static void
ask_arena(void)
{
	struct arena *arena = arena_new();
	volatile size_t all = SIZE_MAX;

	arena_alloc(arena, all);
	arena_free(arena);
}

/* Runs ask in a child, which must put the screen back, say why it goes, and leave with 1. */
static void
assert_exhausts(void (*ask)(void))
{
	int back[2], said[2], status;
	char text[100] = "";

	assert_int_equal(pipe(back), 0);
	assert_int_equal(pipe(said), 0);
	pid_t child = fork();
	assert_true(child >= 0);
	if (!child) {
		restored = back[1];
		dup2(said[1], STDERR_FILENO);
		memory_on_exhausted(restore);
		ask();
		_exit(0);
	}
	close(back[1]);
	close(said[1]);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 1);
	assert_int_equal(read(back[0], text, sizeof text), 4);
	ssize_t n = read(said[0], text, sizeof text - 1);
	assert_true(n > 0);
	text[n] = '\0';
	assert_non_null(strstr(text, "out of memory"));
	close(back[0]);
	close(said[0]);
}

static void
test_exhausted(void **unused)
{
	void (*const asks[])(void) = { ask_product,  ask_size,   ask_more, ask_elements,
		                       ask_too_many, ask_buffer, ask_arena };

	(void)unused;
	for (size_t i = 0; i < sizeof asks / sizeof *asks; i++)
		assert_exhausts(asks[i]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sizes),
		cmocka_unit_test(test_strings),
		cmocka_unit_test(test_grow),
		cmocka_unit_test(test_exhausted),
	};

	return cmocka_run_group_tests_name("memory", tests, NULL, NULL);
}
