/* The kinds of blocks: each has a name of its own, and four keep their lines. */
#include "doc/block.h"

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
	(void)unused;
	for (int a = 0; a < BLOCK_KIND_COUNT; a++) {
		const char *name = block_kind_name((enum block_kind)a);
		assert_true(*name);
		assert_int_equal(strspn(name, "abcdefghijklmnopqrstuvwxyz-"), strlen(name));
		for (int b = 0; b < a; b++)
			assert_string_not_equal(name, block_kind_name((enum block_kind)b));
	}
	assert_string_equal(block_kind_name(BLOCK_PARAGRAPH), "paragraph");
	assert_string_equal(block_kind_name(BLOCK_TABLE_ROW), "table-row");
	assert_string_equal(block_kind_name(BLOCK_CONTENTS), "contents");
}

static void
test_kept(void **unused)
{
	static const enum block_kind kept[] = { BLOCK_CODE, BLOCK_VERBATIM, BLOCK_TABLE_ROW,
		                                BLOCK_CONTENTS };
	int count = 0;

	(void)unused;
	for (size_t i = 0; i < 4; i++)
		assert_true(block_is_kept(kept[i]));
	for (int kind = 0; kind < BLOCK_KIND_COUNT; kind++)
		count += block_is_kept((enum block_kind)kind);
	assert_int_equal(count, 4);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_kept),
	};

	return cmocka_run_group_tests_name("block", tests, NULL, NULL);
}
