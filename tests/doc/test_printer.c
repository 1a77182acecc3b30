/*
 * Every record once, and what its line looks like.
 */

#include "doc/printer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void
every_record(void **state)
{
	char *text = NULL;
	size_t size;
	FILE *stream = open_memstream(&text, &size);
	struct printer *printer = printer_new(stream);
	struct sink *to = printer_sink(printer);
	struct range runs[] = { { 1, 2 }, { 4, 9 } };
	struct quote q = { .runs = runs,
		           .run_count = 2,
		           .type = QUOTE_MIXED,
		           .strength = QUOTE_INFERRED,
		           .nested = 1,
		           .cue = { 2, 3 },
		           .source = { 3, 4 },
		           .speaker = "Mira \"M\" Olsen" };
	struct block plain = { .range = { 0, 9 } };
	struct block item = { .range = { 10, 20 },
		              .kind = BLOCK_ITEM,
		              .level = 2,
		              .quote_depth = 1,
		              .gap = 1,
		              .indent = 4,
		              .hang = 6 };
	struct span span = { .range = { 0, 3 }, .kind = SPAN_STRONG };
	struct span colour = { .range = { 1, 2 },
		               .kind = SPAN_COLOUR,
		               .ink = SPAN_PALETTE + 9,
		               .ground = SPAN_RGB + 0xfffbe6 };
	struct span link = { .range = { 1, 3 }, .kind = SPAN_LINK, .target = "a\\b" };

	(void)state;
	sink_text(to, "one\ntw\xff\x1b\xc3\xa9\xc2\x85", 12);
	sink_block(to, &plain);
	sink_block(to, &item);
	sink_span(to, &span);
	sink_span(to, &link);
	sink_span(to, &colour);
	sink_hidden(to, (struct range){ 5, 6 });
	sink_section(to, 7, 2, "Of ropes");
	sink_quote(to, &q);
	q = (struct quote){ .runs = runs, .run_count = 1 };
	sink_quote(to, &q);
	sink_title(to, "Title");
	sink_anchor(to, 7, "of-ropes");
	sink_fact(to, FACT_LANGUAGE, "en");
	sink_table(to, &(struct table){ .range = { 5, 9 },
	                                .header_rows = 1,
	                                .column_count = 2,
	                                .columns = (struct table_column[]){
						{ TABLE_LEFT, 3, 8 }, { TABLE_CENTRE, 2, 2 } } });
	sink_note(to, "note");
	sink_checkpoint(to, 2, 4);
	sink_lines(to, 2);
	sink_progress(to, PASS_SECTIONS, 5, 9);
	sink_done(to);
	fclose(stream);
	assert_string_equal(text, "text \"one\\n\"\n"
	                          "text \"tw\\xff\\x1bé\\xc2\\x85\"\n"
	                          "block 0-9 paragraph\n"
	                          "block 10-20 item level=2 depth=1 gap=1 indent=4 hang=6\n"
	                          "span 0-3 strong\n"
	                          "span 1-3 link \"a\\\\b\"\n"
	                          "span 1-2 colour ink=1000009 ground=2fffbe6\n"
	                          "hidden 5-6\n"
	                          "section 7 level=2 \"Of ropes\"\n"
	                          "quote mixed 1-2 4-9 inferred nested cue 2-3 source 3-4 "
	                          "speaker \"Mira \\\"M\\\" Olsen\"\n"
	                          "quote direct 1-2\n"
	                          "title \"Title\"\n"
	                          "anchor 7 \"of-ropes\"\n"
	                          "language \"en\"\n"
	                          "table 5-9 headers=1 left=3/8 centre=2/2\n"
	                          "note \"note\"\n"
	                          "checkpoint line=2 4\n"
	                          "lines 2\n"
	                          "progress sections 5 of 9\n"
	                          "done\n");
	printer_free(printer);
	free(text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(every_record) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
