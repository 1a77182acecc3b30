/*
 * What passes a cap is a document, whole and no larger than it may be.
 */

#include "read/cap.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "doc/printer.h"
#include "read/builder.h"

/* Two paragraphs, a table and a heading, with all that can be said of them. */
static void
say(struct sink *sink)
{
	struct builder *b = builder_new(sink);

	sink_title(sink, "Title");
	builder_string(b, "One ");
	builder_open(b, SPAN_LINK, "#there");
	builder_string(b, "link.");
	builder_close(b, SPAN_LINK);
	builder_block_end(b);
	builder_anchor(b, "there");
	builder_table(b, &(struct block){ 0 });
	builder_row(b, false);
	builder_cell(b, TABLE_LEFT, 1);
	builder_string(b, "a");
	builder_cell(b, TABLE_LEFT, 1);
	builder_string(b, "b");
	builder_table_end(b);
	builder_section(b, 1, "Named");
	builder_block(b, &(struct block){ .kind = BLOCK_HEADING });
	builder_heading(b, 2);
	builder_string(b, "Heading");
	builder_block_end(b);
	sink_fact(sink, FACT_AUTHOR, "Ana");
	builder_end(b);
	builder_free(b);
}

static char *
model_of(uint64_t limit)
{
	char *text = NULL;
	size_t size;
	FILE *stream = open_memstream(&text, &size);
	struct printer *printer = printer_new(stream);
	struct cap *cap = cap_new(limit, printer_sink(printer));

	say(cap_sink(cap));
	cap_free(cap);
	printer_free(printer);
	fclose(stream);
	return text;
}

#define FIRST \
	"title \"Title\"\ntext \"One link.\\n\"\nblock 0-9 paragraph\nspan 4-9 link \"#there\"\n"
#define SECOND \
	"text \"a\\x09b\\n\"\ntable 10-13 left=1/1 left=1/1\nblock 10-13 table-row\n" \
	"anchor 10 \"there\"\n"
#define THIRD \
	"text \"Heading\\n\"\nblock 14-21 heading\nsection 14 level=1 \"Named\"\n" \
	"section 14 level=2 \"Heading\"\n"
#define FULL \
	"note \"the document holds more than 64 times its file's size: the rest is left out\"\n"
#define FACT "author \"Ana\"\n"

static void
models(void **state)
{
	static const struct {
		uint64_t limit;
		const char *model;
	} cases[] = {
		{ UINT64_MAX, FIRST SECOND THIRD FACT "lines 3\nprogress quotes 22 of 22\ndone\n" },
		{ 22, FIRST SECOND THIRD FACT "lines 3\nprogress quotes 22 of 22\ndone\n" },
		{ 21, FIRST SECOND FULL FACT "lines 2\nprogress quotes 14 of 14\ndone\n" },
		{ 14, FIRST SECOND FULL FACT "lines 2\nprogress quotes 14 of 14\ndone\n" },
		{ 10, FIRST FULL FACT "lines 1\nprogress quotes 10 of 10\ndone\n" },
		{ 0, "title \"Title\"\n" FULL FACT "lines 0\nprogress quotes 0 of 0\ndone\n" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char *model = model_of(cases[i].limit);
		assert_string_equal(model, cases[i].model);
		free(model);
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(models),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
