/* Lines taken off a text, and what is compared with words. */
#include "base/slice.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static struct slice
of(const char *s)
{
	return (struct slice){ s, strlen(s) };
}

static void
assert_is(struct slice slice, const char *expected)
{
	assert_int_equal(slice.size, strlen(expected));
	assert_memory_equal(slice.bytes, expected, slice.size);
}

static void
lines(void **state)
{
	static const struct {
		const char *text;
		const char *lines[4]; /* up to NULL */
	} cases[] = {
		{ "", { NULL } },
		{ "one", { "one", NULL } },
		{ "one\n", { "one", NULL } },
		{ "one\r\n\ntwo \r", { "one", "", "two ", NULL } },
		{ "\n\n", { "", "", NULL } },
		{ "a\rb\n", { "a\rb", NULL } },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct slice rest = of(cases[i].text), line;
		for (size_t k = 0; cases[i].lines[k]; k++) {
			assert_true(slice_line(&rest, &line));
			assert_is(line, cases[i].lines[k]);
		}
		assert_false(slice_line(&rest, &line));
	}
}

static void
ends(void **state)
{
	(void)state;
	assert_is(slice_trim(of(" \t a b\r\n")), "a b");
	assert_is(slice_trim(of(" \n")), "");
	assert_is(slice_trim(of("")), "");
	assert_is(slice_after(of("abc"), 1), "bc");
	assert_is(slice_after(of("abc"), 3), "");
	assert_is(slice_after(of("abc"), 9), "");
}

static void
beginnings(void **state)
{
	(void)state;
	assert_true(slice_begins(of("Subject: x"), "subject:"));
	assert_true(slice_begins(of("x"), ""));
	assert_false(slice_begins(of("Sub"), "subject:"));
	assert_false(slice_begins(of("a Subject"), "subject"));
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines),
		cmocka_unit_test(ends),
		cmocka_unit_test(beginnings),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
