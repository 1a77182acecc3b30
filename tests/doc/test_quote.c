/* Quotations as values. */
#include "doc/quote.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void
test_names(void **unused)
{
	static const char *const names[QUOTE_TYPE_COUNT] = { "direct", "indirect", "mixed",
		                                             "block" };

	(void)unused;
	for (int i = 0; i < QUOTE_TYPE_COUNT; i++)
		assert_string_equal(quote_type_name((enum quote_type)i), names[i]);
}

/* A copy stays what it was when the original is written over. */
static void
test_copy(void **unused)
{
	struct range runs[] = { { 3, 10 }, { 15, 20 } };
	char speaker[] = "Ada";
	struct quote quote = { .runs = runs,
		               .run_count = 2,
		               .type = QUOTE_MIXED,
		               .strength = QUOTE_INFERRED,
		               .nested = 1,
		               .cue = { 11, 12 },
		               .source = { 12, 14 },
		               .speaker = speaker };
	struct arena *arena = arena_new();

	(void)unused;
	struct quote copy = quote_copy(&quote, arena);
	memset(runs, 0xff, sizeof runs);
	memset(speaker, 'x', 3);
	assert_int_equal(copy.run_count, 2);
	assert_int_equal(copy.runs[0].start, 3);
	assert_int_equal(copy.runs[1].end, 20);
	assert_int_equal(copy.type, QUOTE_MIXED);
	assert_int_equal(copy.strength, QUOTE_INFERRED);
	assert_int_equal(copy.nested, 1);
	assert_int_equal(copy.cue.start, 11);
	assert_int_equal(copy.source.end, 14);
	assert_string_equal(copy.speaker, "Ada");
	quote.speaker = NULL;
	copy = quote_copy(&quote, arena);
	assert_null(copy.speaker);
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_copy),
	};

	return cmocka_run_group_tests_name("quote", tests, NULL, NULL);
}
