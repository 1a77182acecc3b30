/*
 * The reader that HACKING shows: what stands there is what is compiled here (worked_example.c is cut out of it).
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "doc/printer.h"
#include "read/source.h"
#include "tests/read/worked_example.h"

static void
makes_a_paragraph(void **state)
{
	static const char text[] = "One line.\n\nAnd more.\n";
	struct error error = { "" };
	struct source source;
	char *printed = NULL;
	size_t size = 0;
	FILE *file = tmpfile(), *to = open_memstream(&printed, &size);

	(void)state;
	assert_non_null(file);
	assert_non_null(to);
	assert_int_equal(fwrite(text, 1, sizeof text - 1, file), sizeof text - 1);
	fflush(file);
	struct printer *printer = printer_new(to);
	assert_true(source_open(&source, fileno(file), "lines", NULL, UINT64_MAX, &error));
	assert_true(source_prepare(&source, &error));
	lines_source(&source, printer_sink(printer));
	printer_free(printer);
	source_close(&source);
	fclose(file);
	fclose(to);
	if (!strstr(printed, "block 0-19 paragraph\n"))
		fail_msg("%s", printed);
	free(printed);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(makes_a_paragraph),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
