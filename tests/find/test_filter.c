/*
 * The filter stops where it must, and nowhere else: both of its forms beside a look at every byte, on random bytes.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/cpu.h"
#include "find/filter.h"
#include "tests/find/sample.h"

enum { SIZE = 1000 };

/* A pair, and text that is not ASCII as a list of threes of bytes; a zero in them stands for any. */
struct wish {
	uint8_t first, second;
	bool fold_case;
	uint8_t classes[12][3];
	size_t count;
};

/* So that the halves of the bytes tell them: no two values in the same place of a class. */
static const struct wish wishes[] = {
	{ 'a', 'b', true, { { 0 } }, 0 },
	{ 'a', 'b', false, { { 0 } }, 0 },
	{ 'b', 0, true, { { 0 } }, 0 },
	{ '0', '@', true, { { '0', '@', 0 }, { '0', '-', 0 }, { 0xe4, 0xb8, 0x80 } }, 3 },
	{ 0, 0, true, { { 0xc3, 0xa9, 'b' }, { 0xe9, 0, 0 } }, 2 },
	{ 'a', 0, false, { { 'a', 0, 0 }, { 0xff, 'a', 0 } }, 2 },
};

static bool
equals(unsigned char c, uint8_t wanted, bool fold_case)
{
	if (fold_case && c >= 'A' && c <= 'Z')
		c = (unsigned char)(c + 'a' - 'A');
	return c == wanted;
}

/* True when the step that the byte is in, or the byte after it, is not all ASCII. */
static bool
in_high_step(const unsigned char *bytes, size_t from, size_t at)
{
	size_t step = at < from ? from : from + (at - from) / FILTER_STEP * FILTER_STEP;

	for (size_t i = step; i <= step + FILTER_STEP; i++)
		if (bytes[i] >= 0x80)
			return true;
	return false;
}

static bool
must_stop(const struct wish *w, const unsigned char *at, bool high)
{
	for (size_t i = 0; high && i < w->count; i++) {
		const uint8_t *c = w->classes[i];
		if (c[0] == at[0] || !c[0])
			if ((c[1] == at[1] || !c[1]) && (c[2] == at[2] || !c[2]))
				return true;
	}
	if (high && w->count)
		return false;
	return w->first && equals(at[0], w->first, w->fold_case) &&
	       (!w->second || at[1] == '-' || equals(at[1], w->second, w->fold_case));
}

static void
init(struct filter *filter, const struct wish *w)
{
	struct filter_class classes[12] = { 0 };

	filter_init(filter, w->first, w->second, '-', w->fold_case);
	for (size_t i = 0; i < w->count; i++)
		for (int k = 0; k < 3; k++)
			if (w->classes[i][k])
				filter_class_add(&classes[i], k, w->classes[i][k]);
			else
				filter_class_add_all(&classes[i], k, 0, 0xff);
	if (w->count)
		filter_set_classes(filter, classes, w->count);
}

static void
stops_where_it_must(void **state)
{
	static const char likely[] = "abABb-a \n0@`P\xe4\xb8\x80\xc3\xa9\xe9\xff\x80\x7f\x21";
	bool (*const forms[])(const struct filter *, const char *, size_t *, size_t,
	                      uint64_t *) = { filter_next_plain,
		                              cpu_has_avx2() ? filter_next_avx2 : filter_next };
	char bytes[SIZE + FILTER_SLACK];
	uint64_t random = 7;

	(void)state;
	for (unsigned round = 0; round < 400; round++) {
		const struct wish *w = &wishes[round % (sizeof wishes / sizeof *wishes)];
		struct filter filter;
		init(&filter, w);
		for (size_t i = 0; i < sizeof bytes; i++)
			bytes[i] = sample_random(&random, 5)
			                   ? likely[sample_random(&random, sizeof likely - 1)]
			                   : (char)sample_random(&random, 256);
		/* Long stretches of nothing, too, and of ASCII. */
		if (round % 3 == 0)
			memset(bytes + 100, 'x', 500);
		for (size_t i = 200; round % 2 && i < 500; i++)
			bytes[i] &= 0x7f;
		for (size_t form = 0; form < 2; form++) {
			const unsigned char *all = (unsigned char *)bytes;
			size_t start = round % 70, from = start, at = from;
			uint64_t places;
			while (forms[form](&filter, bytes, &at, SIZE, &places)) {
				for (; from < at + FILTER_STEP; from++) {
					bool stops = from >= at && places >> (from - at) & 1;
					bool high = in_high_step(all, start, from);
					assert_int_equal(stops, must_stop(w, all + from, high));
				}
				at += FILTER_STEP;
			}
			assert_true(at >= SIZE);
			for (; from < SIZE; from++)
				assert_false(
					must_stop(w, all + from, in_high_step(all, start, from)));
		}
	}
}

static void
knows_common_letters(void **state)
{
	(void)state;
	assert_true(filter_frequency('e') > filter_frequency('f'));
	assert_true(filter_frequency('f') > filter_frequency('z'));
	assert_true(filter_frequency('e') > filter_frequency('#'));
}

/* Classes that are too many are joined, and none of what they have is lost. */
static void
joins_classes(void **state)
{
	enum { COUNT = 40 };
	struct filter_class classes[COUNT] = { 0 };
	char bytes[COUNT][FILTER_STEP + FILTER_SLACK] = { 0 };
	struct filter filter;
	uint64_t random = 5, places;

	(void)state;
	for (int i = 0; i < COUNT; i++)
		for (int k = 0; k < 3; k++) {
			bytes[i][k] = (char)(sample_random(&random, 128) + (k ? 0 : 128));
			filter_class_add(&classes[i], k, (uint8_t)bytes[i][k]);
		}
	filter_init(&filter, 0, 0, 0, false);
	filter_set_classes(&filter, classes, COUNT);
	for (int i = 0; i < COUNT; i++) {
		size_t at = 0;
		assert_true(filter_next(&filter, bytes[i], &at, 1, &places));
		assert_true(places & 1);
	}
	memset(bytes[0], 0x7f, sizeof bytes[0]);
	size_t at = 0;
	assert_false(filter_next(&filter, bytes[0], &at, FILTER_STEP, &places));
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(stops_where_it_must),
		cmocka_unit_test(joins_classes),
		cmocka_unit_test(knows_common_letters),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
