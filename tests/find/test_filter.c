/*
 * The filter stops where it must: both of its forms beside a look at every byte, on random bytes.
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

struct wish {
	uint32_t first, second;
	bool fold_case;
	enum filter_high high;
	bool hyphen;
};

static const struct wish wishes[] = {
	{ 'a', 'b', true, FILTER_LEADS, true },     { 'a', 'b', false, FILTER_NONE, false },
	{ 'b', 0, true, FILTER_LEADS, false },      { '-', 'b', true, FILTER_NONE, true },
	{ '0', '@', true, FILTER_BYTES, true },     { 0x4e00, 'a', true, FILTER_LEADS, true },
	{ 0xe9, 0x7fff, true, FILTER_LEADS, true }, { 0x9fff, 0, false, FILTER_LEADS, false },
};

static bool
equals(unsigned char c, uint32_t wanted, bool fold_case)
{
	if (fold_case && c >= 'A' && c <= 'Z')
		c = (unsigned char)(c + 'a' - 'A');
	return c == wanted;
}

/* The first byte of the UTF-8 of the code points that the wishes have. */
static unsigned char
lead(uint32_t cp)
{
	return (unsigned char)(cp < 0x80 ? cp : cp < 0x800 ? 0xc0 | cp >> 6 : 0xe0 | cp >> 12);
}

static bool
must_stop(const struct wish *w, const unsigned char *at)
{
	bool ascii = w->first < 0x80 && w->second < 0x80;

	if (at[0] >= 0x80) {
		bool wanted = at[0] == lead(w->first) || at[0] == lead(w->second);
		bool han = at[0] >= 0xe4 && at[0] <= 0xe9;
		return w->high == FILTER_BYTES ||
		       (w->high == FILTER_LEADS && at[0] >= 0xc0 && (!han || wanted));
	}
	if (w->hyphen && at[0] == '-' && at[1] <= ' ')
		return true;
	return ascii && equals(at[0], w->first, w->fold_case) &&
	       (!w->second || equals(at[1], w->second, w->fold_case));
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
		filter_init(&filter, w->first, w->second, w->fold_case, w->high, w->hyphen);
		for (size_t i = 0; i < sizeof bytes; i++)
			bytes[i] = sample_random(&random, 5)
			                   ? likely[sample_random(&random, sizeof likely - 1)]
			                   : (char)sample_random(&random, 256);
		/* Long stretches of nothing, too. */
		if (round % 3 == 0)
			memset(bytes + 100, 'x', 500);
		for (size_t form = 0; form < 2; form++) {
			size_t from = round % 70, at = from;
			uint64_t places;
			while (forms[form](&filter, bytes, &at, SIZE, &places)) {
				for (; from < at + FILTER_STEP; from++) {
					bool stops = from >= at && places >> (from - at) & 1;
					assert_int_equal(
						stops, must_stop(w, (unsigned char *)bytes + from));
				}
				at += FILTER_STEP;
			}
			assert_true(at >= SIZE);
			for (; from < SIZE; from++)
				assert_false(must_stop(w, (unsigned char *)bytes + from));
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

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(stops_where_it_must),
		cmocka_unit_test(knows_common_letters),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
