/* What was set right by hand, each case with all that becomes of three quotations. */
#include "doc/amendments.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static struct range runs[] = { { 10, 20 }, { 10, 15 }, { 40, 50 } };
static const char *const speakers[] = { "Ana", "Ben", NULL };

static struct quote
quote(size_t i)
{
	return (struct quote){ .runs = &runs[i], .run_count = 1, .speaker = speakers[i] };
}

/* "Ana Ben ?": who says each, "-" for one that is removed. */
static void
assert_all(const struct amendments *a, const char *expected)
{
	char got[64] = "";

	for (size_t i = 0; i < 3; i++) {
		struct quote q = quote(i);
		const char *speaker = amendments_speaker_of(a, &q);
		strcat(got, i ? " " : "");
		strcat(got, amendments_removes(a, &q) ? "-" : speaker ? speaker : "?");
	}
	assert_string_equal(got, expected);
}

static void
later_ones_count(void **state)
{
	struct amendments a = { 0 };
	struct quote q[] = { quote(0), quote(1), quote(2) };

	(void)state;
	assert_all(&a, "Ana Ben ?");
	amendments_speaker(&a, &q[2], "Ana");
	assert_all(&a, "Ana Ben Ana");
	amendments_rename(&a, "Ana", "Cy");
	assert_all(&a, "Cy Ben Cy");
	amendments_rename(&a, "Ben", "Ana"); /* who is Ana now was not then */
	assert_all(&a, "Cy Ana Cy");
	amendments_speaker(&a, &q[0], "");
	assert_all(&a, "? Ana Cy");
	amendments_remove(&a, &q[1]);
	assert_all(&a, "? - Cy");
	static const char *const undone[] = { "? Ana Cy", "Cy Ana Cy", "Cy Ben Cy", "Ana Ben Ana",
		                              "Ana Ben ?" };
	for (size_t i = 0; i < 5; i++) {
		assert_true(amendments_undo(&a));
		assert_all(&a, undone[i]);
	}
	assert_false(amendments_undo(&a));
	amendments_clear(&a);
}

static void
removed_ones(void **state)
{
	struct amendments a = { 0 };
	struct quote q[] = { quote(0), quote(1), quote(2) };
	struct range run;
	size_t i = 0;

	(void)state;
	amendments_remove(&a, &q[2]);
	amendments_rename(&a, "Ana", "Cy");
	amendments_remove(&a, &q[0]);
	assert_true(amendments_next_removed(&a, &i, &run));
	assert_int_equal(run.start, 40);
	assert_true(amendments_next_removed(&a, &i, &run));
	assert_int_equal(run.end, 20);
	assert_false(amendments_next_removed(&a, &i, &run));
	amendments_clear(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(later_ones_count),
		cmocka_unit_test(removed_ones),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
