/*
 * The table of readers, and what is said when one is missing.
 */
#include "read/reader.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "doc/printer.h"
#include "tests/read/model_reader.h"

static void
finds(void **state)
{
	(void)state;
	assert_non_null(reader_find("text"));
	assert_null(reader_find("no such format"));
}

static void
reads_text(void **state)
{
	char *model = model_reader_string("text", "One.\n\nTwo.\n", 11);

	(void)state;
	assert_non_null(strstr(model, "block 0-4 paragraph"));
	assert_non_null(strstr(model, "block 6-10 paragraph"));
	assert_null(strstr(model, "note"));
	free(model);
}

static void
says_what_is_missing(void **state)
{
	static const struct format format = { .name = "cuneiform", .title = "Cuneiform" };
	struct source source = { .fd = -1, .format = &format };
	char *printed = NULL;
	size_t size = 0;
	FILE *to = open_memstream(&printed, &size);
	struct printer *printer = printer_new(to);

	(void)state;
	reader_read(&source, printer_sink(printer));
	printer_free(printer);
	fclose(to);
	assert_non_null(strstr(
		printed, "note \"this diple was built without Cuneiform: shown as plain text\""));
	assert_non_null(strstr(printed, "done"));
	free(printed);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds),
		cmocka_unit_test(reads_text),
		cmocka_unit_test(says_what_is_missing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
