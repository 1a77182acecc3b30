/*
 * The filter stops at everything that folds to the first character, whatever may stand between it and the second; and it
 * passes over most of what does not.
 */
#include "find/onset.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"

static const struct onset onsets[] = {
	{ FOLD_CASE, 'z', 'y' },       { FOLD_CASE, 'e', 0 },         { FOLD_CASE, 's', 's' },
	{ FOLD_CASE, 'k', 0xe9 },      { FOLD_CASE, '-', 'a' },       { FOLD_CASE, 0x43f, 0x440 },
	{ FOLD_CASE, 0xad6d, 0xac00 }, { FOLD_CASE, 0x304b, 0x4e2d }, { FOLD_KEEP_CASE, 'Z', '-' },
	{ FOLD_KEEP_CASE, 'f', 'i' },  { FOLD_CASE, 0x1f600, 0 },     { FOLD_NONE, 0xe9, 't' },
	{ FOLD_NONE, 't', 0xe9 },      { FOLD_NONE, 'a', 'b' },       { FOLD_CASE, 0xfffd, 'x' },
	{ FOLD_CASE, 0x1100, 0x1161 },
};

/* What may stand between the two. */
static const char *const between[] = { "", "-\n", "\xc2\xad", "\xcc\x81", "\xe2\x80\x8b" };

static bool
stops(const struct filter *filter, const char *text, size_t n)
{
	char bytes[64 + FILTER_SLACK] = "..........";
	size_t at = 0;
	uint64_t places;

	memcpy(bytes + 10, text, n);
	return filter_next(filter, bytes, &at, FILTER_STEP, &places) && places >> 10 & 1;
}

static bool
stops_at(const struct onset *o, const struct filter *filter, uint32_t cp)
{
	bool all = true;

	for (size_t i = 0; i < sizeof between / sizeof *between; i++) {
		char text[32];
		size_t n = utf8_encode(cp, text), k = strlen(between[i]);
		/* Where nothing is folded only a hyphen stands between. */
		if (i >= 2 && o->rule == FOLD_NONE)
			break;
		memcpy(text + n, between[i], k);
		n += k;
		n += utf8_encode(o->second ? o->second : 'x', text + n);
		all = all && stops(filter, text, n);
	}
	return all;
}

static void
stops_at_all_that_fold(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof onsets / sizeof *onsets; i++) {
		const struct onset *o = &onsets[i];
		struct filter filter;
		unsigned first = 0, others = 0, passed = 0;
		onset_filter(o, &filter);
		assert_true(stops_at(o, &filter, o->first));
		for (uint32_t cp = ' '; cp < 0x20000; cp++) {
			bool surrogate = cp >= 0xd800 && cp < 0xe000;
			if (surrogate)
				continue;
			if (onset_may_be_first(o, fold_code_point(o->rule, cp))) {
				first++;
				if (!stops_at(o, &filter, cp))
					fail_msg("%zu: U+%04X is passed over", i, (unsigned)cp);
			} else if (cp < 0x10000) {
				others++;
				passed += !stops_at(o, &filter, cp);
			}
		}
		assert_true(first);
		/* U+FFFD may be any byte that is not ASCII. */
		if (o->first != 0xfffd)
			assert_true(passed > others * 9 / 10);
	}
}

static void
knows_jamo(void **state)
{
	static const struct {
		uint32_t folded, code;
		bool may;
	} rows[] = {
		{ 0xad6d, 0xad6d, true },  { 0xad6c, 0xad6d, true },  { 0x1100, 0xad6d, true },
		{ 0xad6c, 0xad6c, true },  { 0xad6d, 0xad6c, false }, { 0x1101, 0xad6d, false },
		{ 0x11a8, 0xad6d, false }, { 'a', 'a', true },        { 'a', 'b', false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_int_equal(onset_may_become(rows[i].folded, rows[i].code), rows[i].may);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(stops_at_all_that_fold),
		cmocka_unit_test(knows_jamo),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
