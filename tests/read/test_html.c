/*
 * Pages, as documents.
 */
#include "read/html.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/golden.h"
#include "tests/read/model_reader.h"

static void
print_html(FILE *to, const char *bytes, size_t n)
{
	model_reader(to, "html", "page.html", bytes, n);
}

static void
goldens(void **state)
{
	(void)state;
	golden_folder("tests/read/html", print_html);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(goldens),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
