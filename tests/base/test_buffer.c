/* The growable string. */
#include "base/buffer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void
assert_holds(const struct buffer *b, const char *text)
{
	assert_int_equal(b->size, strlen(text));
	assert_string_equal(b->bytes, text);
}

static void
test_add(void **unused)
{
	struct buffer b = { 0 };

	(void)unused;
	assert_string_equal(buffer_string(&b), "");
	buffer_add(&b, "abc", 2);
	assert_string_equal(buffer_string(&b), "ab");
	buffer_add_string(&b, "cd");
	buffer_add_byte(&b, 'e');
	buffer_add(&b, NULL, 0);
	buffer_add_code_point(&b, 0x20ac);
	buffer_add_code_point(&b, 0xd800);
	assert_holds(&b, "abcde\u20ac\ufffd");
	buffer_reset(&b);
	assert_holds(&b, "");
	buffer_truncate(&b, 0);
	buffer_add_string(&b, "abc");
	buffer_truncate(&b, 3);
	assert_holds(&b, "abc");
	buffer_truncate(&b, 1);
	assert_holds(&b, "a");
	buffer_reset(&b);
	buffer_add(&b, "a\0b", 3);
	assert_int_equal(b.size, 3);
	assert_memory_equal(b.bytes, "a\0b", 4);
	buffer_clear(&b);
	assert_null(b.bytes);
	assert_int_equal(b.size, 0);
	buffer_reset(&b);
	buffer_clear(&b);
}

static void
test_growth(void **unused)
{
	struct buffer b = { 0 };

	(void)unused;
	for (unsigned i = 0; i < 10000; i++) {
		buffer_add_byte(&b, (char)('a' + i % 26));
		assert_int_equal(b.bytes[b.size], '\0');
	}
	for (unsigned i = 0; i < 10000; i++)
		assert_int_equal(b.bytes[i], 'a' + i % 26);
	char *room = buffer_reserve(&b, 5000);
	assert_ptr_equal(room, b.bytes + 10000);
	assert_int_equal(b.size, 10000);
	memset(room, 'x', 5000);
	buffer_clear(&b);
}

static void
test_printf(void **unused)
{
	struct buffer b = { 0 };
	char big[3000];

	(void)unused;
	buffer_printf(&b, "%s=%d;", "n", -7);
	buffer_printf(&b, "%s", "");
	assert_holds(&b, "n=-7;");
	memset(big, 'q', sizeof big - 1);
	big[sizeof big - 1] = '\0';
	buffer_printf(&b, "%s!", big);
	assert_int_equal(b.size, 5 + sizeof big);
	assert_int_equal(b.bytes[b.size - 1], '!');
	buffer_clear(&b);
}

static void
test_consume(void **unused)
{
	struct buffer b = { 0 };

	(void)unused;
	buffer_consume(&b, 0);
	buffer_add_string(&b, "hello");
	buffer_consume(&b, 0);
	assert_holds(&b, "hello");
	buffer_consume(&b, 2);
	assert_holds(&b, "llo");
	buffer_consume(&b, 3);
	assert_holds(&b, "");
	buffer_clear(&b);
}

static void
test_take(void **unused)
{
	struct buffer b = { 0 };

	(void)unused;
	char *empty = buffer_take(&b);
	assert_string_equal(empty, "");
	free(empty);
	buffer_add_string(&b, "mine");
	char *taken = buffer_take(&b);
	assert_string_equal(taken, "mine");
	assert_null(b.bytes);
	assert_int_equal(b.size, 0);
	free(taken);
}

static void
test_base64(void **unused)
{
	static const char *const cases[][2] = {
		{ "", "" },
		{ "f", "Zg==" },
		{ "fo", "Zm8=" },
		{ "foo", "Zm9v" },
		{ "foob", "Zm9vYg==" },
		{ "fooba", "Zm9vYmE=" },
		{ "foobar", "Zm9vYmFy" },
		{ "\xff\xfe\xfb", "//77" },
	};

	(void)unused;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buffer b = { 0 };
		buffer_add_base64(&b, cases[i][0], strlen(cases[i][0]));
		assert_int_equal(b.size, strlen(cases[i][1]));
		if (b.size)
			assert_string_equal(b.bytes, cases[i][1]);
		buffer_clear(&b);
	}
}

static void
test_one_line(void **unused)
{
	static const struct {
		const char *bytes, *line;
	} cases[] = {
		{ "", "" },
		{ " \t\r\n", "" },
		{ "one", "one" },
		{ "  one \n\ttwo\x01\x7fthree\f", "one two three" },
		{ "\xe2\x80\xa8"
		  "a\xe2\x80\xa8\xe2\x80\xa8"
		  "b\xe2\x80\xa9\xe2\x80",
		  "a b\xe2\x80\xa9\xe2\x80" },
	};

	(void)unused;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buffer b = { 0 };
		buffer_add_string(&b, "kept: ");
		buffer_add_string(&b, cases[i].bytes);
		buffer_one_line(&b, 6);
		assert_memory_equal(b.bytes, "kept: ", 6);
		assert_string_equal(b.bytes + 6, cases[i].line);
		assert_int_equal(b.size, 6 + strlen(cases[i].line));
		buffer_clear(&b);
	}
	struct buffer none = { 0 };
	buffer_one_line(&none, 0);
	assert_null(none.bytes);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_add),    cmocka_unit_test(test_growth),
		cmocka_unit_test(test_printf), cmocka_unit_test(test_consume),
		cmocka_unit_test(test_take),   cmocka_unit_test(test_one_line),
		cmocka_unit_test(test_base64),
	};

	return cmocka_run_group_tests_name("buffer", tests, NULL, NULL);
}
