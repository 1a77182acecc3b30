/* Names that sections go by; and whatever bytes come, nothing is read past them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "read/byline.h"
#include "read/caption.h"
#include "read/dateline.h"
#include "read/furniture.h"
#include "read/ordinal.h"
#include "read/role.h"
#include "tests/read/answers.h"

static void
test_contents(void **state)
{
	(void)state;
	ANSWERS_YES(role_is_contents, "Contents", "CONTENTS", "Table of Contents",
	            "Contents:", "*Contents*", "Inhaltsverzeichnis", "Table des matières", "Índice",
	            "Содержание", "目录", "目次");
	ANSWERS_NO(role_is_contents, "", ":", "The contents of the box", "Content",
	           "Contents of the purse of a man");
}

static void
test_known_name(void **state)
{
	(void)state;
	ANSWERS_YES(role_is_known_name, "Preface", "PREFACE.", "References", "_Epilogue_",
	            "Nachwort", "Введение", "序言", "Author\xe2\x80\x99s Address");
	ANSWERS_NO(role_is_known_name, "", "Prefaces", "The preface", "Summary of the case",
	           "Bread");
}

static void
test_ending(void **state)
{
	(void)state;
	ANSWERS_YES(role_is_ending, "THE END", "Finis.", "Ende", "完");
	ANSWERS_NO(role_is_ending, "The end of it", "Endless", "");
}

/* Long and broken strings are refused or answered, never read past their end. */
static void
test_hostile(void **state)
{
	char *s = malloc(5000);
	size_t clause;

	(void)state;
	assert_non_null(s);
	for (int byte = 0; byte < 256; byte += 5) {
		memset(s, byte, 5000);
		for (size_t n = 0; n <= 5000; n = n * 3 + 1) {
			assert_false(dateline_is(s, n));
			assert_false(byline_is(s, n));
			assert_false(role_is_contents(s, n));
			assert_int_equal(ordinal_point(s, n, &clause), 0);
			caption_is(s, n);
			furniture_is(s, n);
		}
	}
	free(s);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_contents),
		cmocka_unit_test(test_known_name),
		cmocka_unit_test(test_ending),
		cmocka_unit_test(test_hostile),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
