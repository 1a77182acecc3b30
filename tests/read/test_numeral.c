/* Numbers in each of the ways to write them, and what only looks like one. */
#include "read/numeral.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static size_t
read_roman(const char *s, size_t n, uint16_t *value)
{
	bool lower;

	return numeral_roman(s, n, value, &lower);
}

static const struct {
	size_t (*read)(const char *s, size_t n, uint16_t *value);
	const char *text;
	size_t size; /* 0: none */
	unsigned value;
} cases[] = {
	{ numeral_arabic, "12. Of the sea", 2, 12 },
	{ numeral_arabic, "9999", 4, 9999 },
	{ numeral_arabic, "10000", 0, 0 },
	{ numeral_arabic, "１２章", 6, 12 },
	{ numeral_arabic, "1\xef\xbc", 1, 1 },
	{ numeral_arabic, "x", 0, 0 },
	{ numeral_arabic, "", 0, 0 },
	{ read_roman, "IV.", 2, 4 },
	{ read_roman, "xcix", 4, 99 },
	{ read_roman, "CCCXCIX", 7, 399 },
	{ read_roman, "CD", 0, 0 },
	{ read_roman, "IIX", 0, 0 },
	{ read_roman, "IV-x", 2, 4 },
	{ read_roman, "A", 0, 0 },
	{ read_roman, "", 0, 0 },
	{ numeral_ideographs, "二十三章", 9, 23 },
	{ numeral_ideographs, "十", 3, 10 },
	{ numeral_ideographs, "二三", 6, 23 },
	{ numeral_ideographs, "三百〇五", 12, 305 },
	{ numeral_ideographs, "百百百百百百百百百百百", 33, 1100 },
	{ numeral_ideographs, "九九九九九", 0, 0 },
	{ numeral_ideographs, "章", 0, 0 },
	{ numeral_ideographs, "\xe4\xba", 0, 0 },
	{ numeral_word, "Seven", 5, 7 },
	{ numeral_word, "thirty-four men", 11, 34 },
	{ numeral_word, "Twenty one", 10, 21 },
	{ numeral_word, "twenty twenty", 6, 20 },
	{ numeral_word, "THE FIRST", 9, 1 },
	{ numeral_word, "the  second", 11, 2 },
	{ numeral_word, "the sea", 0, 0 },
	{ numeral_word, "the", 0, 0 },
	{ numeral_word, "ЧЕТВЁРТАЯ", 18, 4 },
	{ numeral_word, "sevenfold", 0, 0 },
	{ numeral_word, "", 0, 0 },
};

/* Each is read from a copy that ends where it does, so that sanitizers see what is read past it. */
static void
test_cases(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		size_t n = strlen(cases[i].text);
		char *copy = test_malloc(n + 1);
		uint16_t value = 0;

		memcpy(copy + 1, cases[i].text, n);
		size_t size = cases[i].read(copy + 1, n, &value);
		if (size != cases[i].size || value != cases[i].value)
			fail_msg("\"%s\": %zu bytes, %u", cases[i].text, size, value);
		test_free(copy);
	}
}

static void
test_lower(void **state)
{
	uint16_t value;
	bool lower;

	(void)state;
	assert_int_equal(numeral_roman("xii)", 4, &value, &lower), 3);
	assert_true(lower);
	assert_int_equal(numeral_roman("XII)", 4, &value, &lower), 3);
	assert_false(lower);
}

static void
test_blanks(void **state)
{
	static const char text[] = " \t\u00a0\u3000 x";

	(void)state;
	assert_int_equal(numeral_blanks(text, sizeof text - 1), 8);
	assert_int_equal(numeral_blanks(text, 3), 2); /* half a code point */
	assert_int_equal(numeral_blanks("x", 1), 0);
	assert_int_equal(numeral_blanks("", 0), 0);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cases),
		cmocka_unit_test(test_lower),
		cmocka_unit_test(test_blanks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
