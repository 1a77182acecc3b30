/* Places with names. */
#include "doc/anchors.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

enum { MANY = 5000 };

static void
name_of(char *name, size_t size, size_t i)
{
	snprintf(name, size, i % 2 ? "kapitel-%zu" : "§%zu", i);
}

static void
finds_each(void **unused)
{
	struct anchors anchors = { 0 };
	char name[32];
	uint64_t pos;

	(void)unused;
	assert_false(anchors_find(&anchors, "kapitel-1", &pos));
	for (size_t i = 0; i < MANY; i++) {
		name_of(name, sizeof name, i);
		anchors_add(&anchors, name, i * 7);
	}
	for (size_t i = 0; i < MANY; i++) {
		name_of(name, sizeof name, i);
		assert_true(anchors_find(&anchors, name, &pos));
		assert_int_equal(pos, i * 7);
	}
	assert_false(anchors_find(&anchors, "kapitel-0", &pos));
	assert_false(anchors_find(&anchors, "", &pos));
	anchors_clear(&anchors);
	assert_false(anchors_find(&anchors, "kapitel-1", &pos));
	anchors_clear(&anchors);
}

static void
first_counts(void **unused)
{
	struct anchors anchors = { 0 };
	uint64_t pos = 0;

	(void)unused;
	anchors_add(&anchors, "top", 3);
	anchors_add(&anchors, "top", 9);
	assert_true(anchors_find(&anchors, "top", &pos));
	assert_int_equal(pos, 3);
	assert_int_equal(anchors.names.count, 1);
	anchors_clear(&anchors);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_each),
		cmocka_unit_test(first_counts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
