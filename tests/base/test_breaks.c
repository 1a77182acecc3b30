/* Line breaks counted and found, the same wherever the bytes are cut. */
#include "base/breaks.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const struct {
	const char *bytes;
	bool cr; /* before them */
	uint64_t count;
	bool cr_after;
} cases[] = {
	{ "", false, 0, false },        { "", true, 0, true },
	{ "a", true, 0, false },        { "\n", false, 1, false },
	{ "\n", true, 0, false },       { "\r", false, 1, true },
	{ "\r", true, 1, true },        { "\r\n", false, 1, false },
	{ "\n\r", false, 2, true },     { "\r\r\n", false, 2, false },
	{ "a\rb\nc", false, 2, false }, { "\r\n\r\n\n", false, 3, false },
};

static void
short_ones(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		bool cr = cases[i].cr;
		assert_int_equal(breaks_count(cases[i].bytes, strlen(cases[i].bytes), &cr),
		                 cases[i].count);
		assert_int_equal(cr, cases[i].cr_after);
	}
}

/* Every break of many bytes is found where counting byte by byte finds it, in pieces of any size. */
static void
long_ones(void **state)
{
	enum { SIZE = 70000 };
	static char bytes[SIZE];
	static size_t where[SIZE];
	uint64_t random = 1, count = 0;

	(void)state;
	for (size_t i = 0; i < SIZE; i++) {
		random = random * 6364136223846793005u + 1442695040888963407u;
		/* Here and there as many as there can be, so that every count would overflow that can. */
		bytes[i] = i / 9000 % 2 ? '\n' : "\n\rab    "[random >> 61];
		if (bytes[i] == '\r' || (bytes[i] == '\n' && !(i && bytes[i - 1] == '\r')))
			where[count++] = i;
	}
	for (size_t piece = 1; piece < SIZE; piece = piece * 5 / 2 + 1) {
		uint64_t sum = 0;
		bool cr = false;
		for (size_t at = 0; at < SIZE; at += piece)
			sum += breaks_count(bytes + at, SIZE - at < piece ? SIZE - at : piece, &cr);
		assert_int_equal(sum, count);
		for (uint64_t wanted = 1; wanted <= count; wanted += 1 + count / 50) {
			uint64_t left = wanted;
			size_t at = 0, found = 0;
			cr = false;
			while (at < SIZE &&
			       !breaks_find(bytes + at, SIZE - at < piece ? SIZE - at : piece, &cr,
			                    &left, &found))
				at += piece;
			assert_int_equal(at + found, where[wanted - 1]);
			assert_int_equal(cr, bytes[at + found] == '\r');
		}
		uint64_t left = count + 3;
		size_t found;
		cr = false;
		assert_false(breaks_find(bytes, SIZE, &cr, &left, &found));
		assert_int_equal(left, 3);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(short_ones),
		cmocka_unit_test(long_ones),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
