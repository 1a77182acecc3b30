/*
 * The tally beside a plain array that counts the same, in random order, small and past the number of its counters.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "find/tally.h"
#include "tests/find/sample.h"

enum { UNKNOWN = -1, MOST = 200 * 1000 };

static int *plain;

static uint64_t
plain_sum(size_t from, size_t to)
{
	uint64_t sum = 0;

	for (size_t i = from; i < to; i++)
		sum += plain[i] > 0 ? (uint64_t)plain[i] : 0;
	return sum;
}

static void
check_sums(const struct tally *tally, size_t size, uint64_t *state)
{
	bool complete, all = true;

	assert_int_equal(tally_count(tally, &complete), plain_sum(0, size));
	for (size_t i = 0; i < size; i++)
		all &= plain[i] != UNKNOWN;
	assert_int_equal(complete, all);
	for (int k = 0; k < 20; k++) {
		size_t at = sample_random(state, (uint32_t)size + 1), rest;
		uint64_t before = tally_before(tally, at, &rest);
		assert_true(rest <= at);
		assert_int_equal(before + plain_sum(rest, at), plain_sum(0, at));
	}
}

static void
check_seeks(const struct tally *tally, size_t size, uint64_t *state)
{
	for (int k = 0; k < 20; k++) {
		size_t at = sample_random(state, (uint32_t)size), found, want = at;
		while (want < size && plain[want] != UNKNOWN)
			want++;
		assert_int_equal(tally_unknown(tally, at, &found), want < size);
		if (want < size)
			assert_int_equal(found, want);
		assert_true(tally_knows_all(tally, at, want));
		assert_false(tally_knows_all(tally, at, want + 1));
		bool forward = k % 2, hit = tally_seek(tally, at, forward, &found);
		/* What is passed over is known to have nothing. */
		for (size_t i = at; i < size && (!hit || i != found); i += forward ? 1 : SIZE_MAX)
			assert_int_equal(plain[i], 0);
	}
}

static void
counts_as_an_array_does(size_t size, unsigned rounds, uint64_t seed)
{
	struct tally *tally = tally_new();
	uint64_t state = seed;

	plain = malloc(size * sizeof *plain);
	assert_non_null(plain);
	for (size_t i = 0; i < size; i++)
		plain[i] = UNKNOWN;
	tally_resize(tally, size);
	for (unsigned k = 0; k < rounds; k++) {
		size_t at = sample_random(&state, (uint32_t)size);
		for (size_t i = at; i < size && i < at + size / 4; i++) {
			int count = sample_random(&state, 3) ? 0 : (int)sample_random(&state, 9);
			tally_set(tally, i, (uint32_t)count);
			if (plain[i] == UNKNOWN)
				plain[i] = count;
			assert_true(tally_knows(tally, i));
		}
		check_sums(tally, size, &state);
		check_seeks(tally, size, &state);
	}
	tally_free(tally);
	free(plain);
}

static void
counts_few(void **state)
{
	(void)state;
	for (size_t size = 1; size < 200; size += 7)
		counts_as_an_array_does(size, 10, size);
}

static void
counts_more_than_it_has_counters_for(void **state)
{
	(void)state;
	counts_as_an_array_does(MOST, 6, 1);
}

static void
grows_and_forgets(void **state)
{
	struct tally *tally = tally_new();
	bool complete;
	size_t at;

	(void)state;
	assert_int_equal(tally_count(tally, &complete), 0);
	assert_true(complete);
	tally_resize(tally, 100);
	for (size_t i = 0; i < 100; i++)
		tally_set(tally, i, 2);
	assert_int_equal(tally_count(tally, &complete), 200);
	assert_true(complete);
	tally_resize(tally, 150);
	assert_int_equal(tally_count(tally, &complete), 200);
	assert_false(complete);
	tally_forget(tally, 70);
	assert_int_equal(tally_count(tally, &complete), 140);
	assert_true(tally_unknown(tally, 0, &at));
	assert_int_equal(at, 70);
	tally_resize(tally, 10);
	assert_int_equal(tally_count(tally, &complete), 20);
	assert_true(complete);
	tally_resize(tally, MOST);
	assert_int_equal(tally_count(tally, &complete), 20);
	tally_resize(tally, 0);
	assert_int_equal(tally_count(tally, &complete), 0);
	tally_free(tally);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(counts_few),
		cmocka_unit_test(counts_more_than_it_has_counters_for),
		cmocka_unit_test(grows_and_forgets),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
