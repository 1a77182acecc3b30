#include "read/census.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "read/class.h"

/* The same by the table of classes. */
static struct census
count_slowly(const char *bytes, size_t n)
{
	struct census t = { 0 };

	for (size_t i = 0; i < n; i++) {
		unsigned class = class_of(bytes[i]);
		t.lowers += class == CLASS_LOWER;
		t.uppers += class == CLASS_UPPER;
		t.digits += class == CLASS_DIGIT;
		t.marks += (class & CLASS_MARK) != 0;
		t.symbols += (class & CLASS_SYMBOL) != 0;
		t.blanks += bytes[i] == ' ';
		t.twice += i > 0 && bytes[i] == ' ' && bytes[i - 1] == ' ';
		t.highs += class == CLASS_HIGH;
		t.controls += class == CLASS_CONTROL || (class == CLASS_BLANK && bytes[i] != ' ');
	}
	return t;
}

/* Counts a copy that ends where its bytes do, so that sanitizers see what is read past them. */
static void
check(const char *bytes, size_t n)
{
	char *copy = memory_alloc(n);
	struct census expected = count_slowly(bytes, n), t;

	memcpy(copy, bytes, n);
	census_take(&t, copy, n);
	free(copy);
	if (memcmp(&t, &expected, sizeof t) != 0)
		fail_msg("%zu bytes: %u lowers, %u uppers, %u digits, %u marks, %u symbols, "
		         "%u blanks, %u twice, %u highs, %u controls",
		         n, t.lowers, t.uppers, t.digits, t.marks, t.symbols, t.blanks, t.twice,
		         t.highs, t.controls);
}

/* Every byte at every place of a block, and at a block's edges. */
static void
test_every_byte(void **state)
{
	char bytes[40];

	(void)state;
	for (unsigned c = 0; c < 256; c++) {
		for (size_t n = 1; n <= sizeof bytes; n++) {
			memset(bytes, 'a', n);
			bytes[n - 1] = (char)c;
			check(bytes, n);
			bytes[n / 2] = (char)c;
			check(bytes, n);
			memset(bytes, (int)c, n);
			check(bytes, n);
		}
	}
}

/* Two blanks together are counted once, wherever the blocks end. */
static void
test_pairs(void **state)
{
	char bytes[70];

	(void)state;
	for (size_t n = 1; n <= sizeof bytes; n++) {
		for (size_t i = 0; i + 1 < n; i++) {
			memset(bytes, 'x', n);
			bytes[i] = bytes[i + 1] = ' ';
			check(bytes, n);
		}
	}
}

/* More bytes than a lane of a sum can count. */
static void
test_long(void **state)
{
	static const size_t sizes[] = { 4064, 4080, 4081, 4097, 8160, 50001 };
	static const char kinds[] = "aA0.# \xc3\x01";

	(void)state;
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		char *bytes = memory_alloc(sizes[i]);
		for (size_t k = 0; k + 1 < sizeof kinds; k++) {
			memset(bytes, kinds[k], sizes[i]);
			check(bytes, sizes[i]);
		}
		for (size_t k = 0; k < sizes[i]; k++)
			bytes[k] = (char)(k * k >> 3);
		check(bytes, sizes[i]);
		free(bytes);
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_byte),
		cmocka_unit_test(test_pairs),
		cmocka_unit_test(test_long),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
