/* Goldens of rows: tests/layout/NAME.in, laid out at 40 and at 80 cells, and with the text's own lines. */
#include "tests/golden.h"
#include "tests/layout/build.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* Compares each of the three or four ways in which a description is laid out; ways is a string of their letters. */
static void
check_golden(const char *name, const char *ways)
{
	static const struct {
		char letter;
		const char *suffix;
		struct layout_options options;
	} all[] = {
		{ '4', "40", { .width_cols = 40, .measure_cols = 72, .tab_cols = 8 } },
		{ '8', "80", { .width_cols = 80, .measure_cols = 72, .tab_cols = 8 } },
		{ 'o', "original", { .width_cols = 40, .tab_cols = 8, .original = true } },
		{ 'c',
		  "chop",
		  { .width_cols = 40, .tab_cols = 4, .original = true, .chop = true } },
	};
	char path[100];
	size_t n;

	snprintf(path, sizeof path, "tests/layout/%s.in", name);
	char *description = golden_read(path, &n);
	struct document *d = build_document(description, n);
	for (size_t i = 0; i < 4; i++) {
		struct buffer b = { 0 };
		if (!strchr(ways, all[i].letter))
			continue;
		build_print(d, &all[i].options, &b);
		snprintf(path, sizeof path, "tests/layout/%s.%s", name, all[i].suffix);
		golden_check(path, b.bytes, b.size);
		buffer_clear(&b);
	}
	document_free(d);
	free(description);
}

static void
test_prose(void **unused)
{
	(void)unused;
	check_golden("prose", "48");
}

static void
test_lists(void **unused)
{
	(void)unused;
	check_golden("lists", "48");
}

static void
test_kept(void **unused)
{
	(void)unused;
	check_golden("kept", "48");
}

static void
test_wide(void **unused)
{
	(void)unused;
	check_golden("wide", "48");
}

static void
test_hostile(void **unused)
{
	(void)unused;
	check_golden("hostile", "48");
}

static void
test_original(void **unused)
{
	(void)unused;
	check_golden("original", "48oc");
}

static void
test_tables(void **unused)
{
	(void)unused;
	check_golden("tables", "48oc");
}

static int
set_locale(void **unused)
{
	(void)unused;
	setlocale(LC_CTYPE, "");
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_prose),   cmocka_unit_test(test_lists),
		cmocka_unit_test(test_kept),    cmocka_unit_test(test_wide),
		cmocka_unit_test(test_hostile), cmocka_unit_test(test_original),
		cmocka_unit_test(test_tables),
	};

	return cmocka_run_group_tests_name("rows", tests, set_locale, NULL);
}
