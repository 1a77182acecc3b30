/*
 * A reader over a file without a name, and a printer behind it.
 */
#include "tests/read/model_reader.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "doc/printer.h"
#include "read/reader.h"

void
model_reader(FILE *to, const char *format, const char *name, const char *bytes, size_t n)
{
	struct error error = { "" };
	struct source source;
	FILE *file = tmpfile();
	struct printer *printer = printer_new(to);

	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, n, file), n);
	fflush(file);
	assert_true(source_open(&source, fileno(file), name, NULL, UINT64_MAX, &error));
	source.format = format_find(format);
	assert_non_null(source.format);
	assert_true(source_prepare(&source, &error));
	reader_read(&source, printer_sink(printer));
	printer_free(printer);
	source_close(&source);
	fclose(file);
}

char *
model_reader_string(const char *format, const char *bytes, size_t n)
{
	char *printed = NULL;
	size_t size = 0;
	FILE *to = open_memstream(&printed, &size);

	assert_non_null(to);
	model_reader(to, format, "", bytes, n);
	fclose(to);
	return printed;
}
