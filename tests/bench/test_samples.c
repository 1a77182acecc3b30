/* Percentiles, and failures among the samples. */
#include "tests/bench/samples.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const struct samples_key key = { INPUT_LOG, QUANTITY_PAGE, 1 };

static void
percentiles(void **state)
{
	static const struct {
		int values[8]; /* ended by 0; -1 failed */
		int percent;
		int value; /* -1: a word */
	} cases[] = {
		{ { 5, 0 }, 50, 5 },          { { 3, 1, 2, 0 }, 50, 2 },
		{ { 4, 3, 2, 1, 0 }, 50, 2 }, { { 4, 3, 2, 1, 0 }, 95, 4 },
		{ { 4, 3, 2, 1, 0 }, 0, 1 },  { { 7, 7, 1, 0 }, 100, 7 },
		{ { -1, 0 }, 50, -1 },        { { -1, 2, 0 }, 50, 2 },
		{ { -1, 2, 0 }, 95, -1 },     { { -1, 2, -1, 0 }, 50, -1 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct samples *samples = samples_new(2);
		size_t n = 0;
		for (; cases[i].values[n]; n++) {
			if (cases[i].values[n] < 0)
				samples_fail(samples, key, "late");
			else
				samples_add(samples, key, cases[i].values[n]);
		}
		struct figure figure = samples_percentile(samples, key, cases[i].percent);
		assert_int_equal(figure.count, n);
		if (cases[i].value < 0) {
			assert_string_equal(figure.word, "late");
		} else {
			assert_null(figure.word);
			assert_int_equal((int)figure.value, cases[i].value);
		}
		samples_free(samples);
	}
}

static void
each_has_its_own(void **state)
{
	struct samples *samples = samples_new(2);
	struct samples_key other = key;

	(void)state;
	samples_add(samples, key, 1);
	samples_fail(samples, key, "ended");
	samples_fail(samples, key, "late");
	assert_true(samples_failed(samples, key));
	assert_string_equal(samples_percentile(samples, key, 100).word, "ended");
	other.program = 0;
	assert_int_equal(samples_percentile(samples, other, 50).count, 0);
	other = key;
	other.input = INPUT_LINE;
	assert_int_equal(samples_percentile(samples, other, 50).count, 0);
	other = key;
	other.quantity = QUANTITY_LINE;
	assert_int_equal(samples_percentile(samples, other, 50).count, 0);
	assert_false(samples_failed(samples, other));
	samples_free(samples);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(percentiles),
		cmocka_unit_test(each_has_its_own),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
