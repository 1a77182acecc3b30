/* What a terminal is asked to keep, as it is sent to it and through what stands before it. */
#include "term/clipboard.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void
requests(void **state)
{
	static const struct {
		enum multiplexer multiplexer;
		const char *text, *request;
	} cases[] = {
		{ MULTIPLEXER_NONE, "hello", "\033]52;c;aGVsbG8=\a" },
		{ MULTIPLEXER_NONE, "", "\033]52;c;\a" },
		{ MULTIPLEXER_TMUX, "hello",
		  "\033]52;c;aGVsbG8=\a\033Ptmux;\033\033]52;c;aGVsbG8=\a\033\\" },
		{ MULTIPLEXER_SCREEN, "hello", "\033P\033]52;c;aGVsbG8=\a\033\\" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buffer got = { 0 };
		assert_true(clipboard_add(&got, cases[i].text, strlen(cases[i].text),
		                          cases[i].multiplexer));
		assert_string_equal(got.bytes, cases[i].request);
		buffer_clear(&got);
	}
}

/* Through screen a long text comes out whole: the strings say it without their frames. */
static void
long_texts(void **state)
{
	enum { SIZE = 48 * 1024 };
	char *text = malloc(SIZE + 1);
	struct buffer wrapped = { 0 }, plain = { 0 }, unwrapped = { 0 };

	(void)state;
	memset(text, 'x', SIZE + 1);
	assert_false(clipboard_add(&plain, text, SIZE + 1, MULTIPLEXER_NONE));
	assert_int_equal(plain.size, 0);
	assert_true(clipboard_add(&plain, text, SIZE, MULTIPLEXER_NONE));
	assert_true(clipboard_add(&wrapped, text, SIZE, MULTIPLEXER_SCREEN));
	for (const char *at = wrapped.bytes; *at;) {
		const char *end = strstr(at + 2, "\033\\");
		assert_memory_equal(at, "\033P", 2);
		assert_non_null(end);
		assert_true(end - at < 700);
		buffer_add(&unwrapped, at + 2, (size_t)(end - at - 2));
		at = end + 2;
	}
	assert_string_equal(unwrapped.bytes, plain.bytes);
	buffer_clear(&wrapped);
	buffer_clear(&plain);
	buffer_clear(&unwrapped);
	free(text);
}

static void
multiplexers(void **state)
{
	(void)state;
	assert_int_equal(multiplexer_of(NULL, NULL), MULTIPLEXER_NONE);
	assert_int_equal(multiplexer_of("", ""), MULTIPLEXER_NONE);
	assert_int_equal(multiplexer_of("/tmp/tmux-1/default,1,0", NULL), MULTIPLEXER_TMUX);
	assert_int_equal(multiplexer_of(NULL, "1.tty"), MULTIPLEXER_SCREEN);
	assert_int_equal(multiplexer_of("x", "1.tty"), MULTIPLEXER_TMUX);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(requests),
		cmocka_unit_test(long_texts),
		cmocka_unit_test(multiplexers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
