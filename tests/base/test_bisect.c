/* Binary search. */
#include "base/bisect.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const int numbers[] = { 1, 3, 3, 3, 7, 9 };
enum { COUNT = sizeof numbers / sizeof *numbers };

static const struct {
	int wanted;
	size_t low, high, first;
} cases[] = { { 0, 0, COUNT, 0 },
	      { 1, 0, COUNT, 0 },
	      { 2, 0, COUNT, 1 },
	      { 3, 0, COUNT, 1 },
	      { 8, 0, COUNT, 5 },
	      { 9, 0, COUNT, 5 },
	      { 10, 0, COUNT, COUNT },
	      /* part of them */
	      { 3, 2, 4, 2 },
	      { 9, 1, 3, 3 },
	      { 0, 4, COUNT, 4 },
	      /* none */
	      { 3, 0, 0, 0 },
	      { 3, COUNT, COUNT, COUNT } };

static void
test_first_not_before(void **unused)
{
	(void)unused;
	for (size_t k = 0; k < sizeof cases / sizeof *cases; k++) {
		size_t i = 99;
		BISECT(i, cases[k].low, cases[k].high, numbers[i] < cases[k].wanted);
		assert_int_equal(i, cases[k].first);
	}
}

/* Nothing outside is asked about, and no more than there are halves. */
static void
test_asks_inside(void **unused)
{
	(void)unused;
	for (size_t size = 0; size < 70; size++)
		for (size_t place = 0; place <= size; place++) {
			size_t i, asked = 0, outside = 0;
			BISECT(i, 0, size, (asked++, outside += i >= size, i < place));
			assert_int_equal(i, place);
			assert_int_equal(outside, 0);
			assert_true(asked <= 7);
		}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_first_not_before),
		cmocka_unit_test(test_asks_inside),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
