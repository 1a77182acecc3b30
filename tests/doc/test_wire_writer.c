/*
 * The sending end says nothing that would be refused: it trims, leaves out and stops.
 */
#include "doc/wire.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "doc/document.h"
#include "doc/wire_order.h"
#include "doc/wire_record.h"
#include "tests/doc/side.h"

static void
strings_are_trimmed(void **state)
{
	static const struct {
		const char *said;
		size_t more; /* so many 'x' after it */
		const char *heard;
	} cases[] = {
		{ "One\ntwo\ttabs\x1b[0m", 0, "One two tabs [0m" },
		{ "caf\xc3", 0, "caf\xef\xbf\xbd" },
		{ "\xff\xfe", 0, "\xef\xbf\xbd\xef\xbf\xbd" },
		{ "", 5000, NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buffer bytes = { 0 }, said = { 0 };
		struct error error = { "" };
		struct wire_writer *writer = wire_writer_new(side_collect, &bytes);
		struct text *text = text_new();
		struct document *document = document_new(text, "text", "x");
		struct wire_reader *reader = wire_reader_new(document_sink(document), 0);
		buffer_add_string(&said, cases[i].said);
		for (size_t k = 0; k < cases[i].more; k++)
			buffer_add_byte(&said, 'x');
		sink_title(wire_writer_sink(writer), said.bytes);
		sink_note(wire_writer_sink(writer), said.bytes);
		sink_note(wire_writer_sink(writer), "");
		sink_done(wire_writer_sink(writer));
		assert_true(wire_reader_feed(reader, bytes.bytes, bytes.size, &error));
		if (cases[i].heard) {
			assert_string_equal(document_title(document), cases[i].heard);
			assert_string_equal(document_note_at(document, 0), cases[i].heard);
		} else {
			assert_int_equal(strlen(document_title(document)), WIRE_TITLE_MOST);
			assert_int_equal(strlen(document_note_at(document, 0)), WIRE_NOTE_MOST);
		}
		wire_reader_free(reader);
		wire_writer_free(writer);
		document_free(document);
		buffer_clear(&bytes);
		buffer_clear(&said);
	}
}

/* A reader that says more than the wire carries loses the rest, not the document. */
static void
excess_is_trimmed(void **state)
{
	struct buffer bytes = { 0 };
	struct error error = { "" };
	struct side heard = { 0 };
	struct wire_writer *writer = wire_writer_new(side_collect, &bytes);
	struct sink *to = wire_writer_sink(writer);
	struct range *runs = calloc(WIRE_RUNS_MOST + 10, sizeof *runs);
	struct quote q = { .runs = runs, .run_count = WIRE_RUNS_MOST + 10 };
	char *target = calloc(1, WIRE_TARGET_MOST + 2);

	(void)state;
	for (uint32_t i = 0; i < q.run_count; i++)
		runs[i] = (struct range){ i, i + 1 };
	for (int i = 0; i < 3; i++)
		sink_text(to, memset(target, 'y', WIRE_TARGET_MOST + 1), WIRE_TARGET_MOST + 1);
	sink_quote(to, &q);
	struct span span = { .range = { 1, 2 }, .kind = SPAN_LINK, .target = target };
	sink_span(to, &span);
	sink_section(to, 1, 0, "none");
	sink_section(to, 1, 1000, "many");
	/* Two thousand quotations overtake one. */
	q.run_count = 1;
	for (uint64_t i = 0; i < 2000; i++) {
		runs[0] = (struct range){ 100 + i, 101 + i };
		sink_quote(to, &q);
	}
	runs[0] = (struct range){ 50, 51 };
	sink_quote(to, &q);
	sink_done(to);
	struct wire_reader *reader = wire_reader_new(side_open(&heard), 0);
	assert_true(wire_reader_feed(reader, bytes.bytes, bytes.size, &error));
	assert_non_null(strstr(side_text(&heard), " 4095-4096\nspan 1-2 link\nsection 1 level=1"));
	assert_non_null(strstr(side_text(&heard), "section 1 level=255 \"many\""));
	assert_null(strstr(side_text(&heard), "quote direct 50-51"));
	assert_non_null(strstr(side_text(&heard), "quote direct 2099-2100\ndone\n"));
	wire_reader_free(reader);
	wire_writer_free(writer);
	side_close(&heard);
	buffer_clear(&bytes);
	free(runs);
	free(target);
}

/* More of a kind than the receiver keeps: the rest is left out, a note says so once, and the stream stays good. */
static void
too_many_are_left_out(void **state)
{
	struct buffer bytes = { 0 };
	struct error error = { "" };
	struct wire_writer *writer = wire_writer_new(side_collect, &bytes);
	struct sink *to = wire_writer_sink(writer);
	struct document *document = document_new(text_new(), "text", "x");
	struct wire_reader *reader = wire_reader_new(document_sink(document), 0);
	size_t count;

	(void)state;
	for (int i = 0; i < 100; i++)
		sink_title(to, "again");
	for (int i = 0; i < WIRE_SECTIONS_MOST + 100; i++)
		sink_section(to, 0, 1, "");
	for (int i = 0; i < 1000; i++)
		sink_note(to, "again");
	sink_done(to);
	assert_true(wire_reader_feed(reader, bytes.bytes, bytes.size, &error));
	assert_true(wire_reader_is_done(reader));
	document_sections(document, &count);
	assert_true(count > 100000 && count <= WIRE_SECTIONS_MOST);
	assert_true(document_has_more_sections(document));
	assert_string_equal(document_note_at(document, 0),
	                    "the document has more sections than are listed");
	assert_string_equal(document_note_at(document, 1), "again");
	assert_null(document_note_at(document, 2));
	wire_reader_free(reader);
	wire_writer_free(writer);
	document_free(document);
	buffer_clear(&bytes);
}

static bool
count_and_refuse(void *context, const char *bytes, size_t n)
{
	(void)bytes;
	(void)n;
	return ++*(int *)context < 2;
}

static void
nobody_reads(void **state)
{
	int calls = 0;
	struct wire_writer *writer = wire_writer_new(count_and_refuse, &calls);

	(void)state;
	for (uint64_t i = 0; i < 10; i++)
		sink_progress(wire_writer_sink(writer), PASS_LINES, i, 10);
	assert_int_equal(calls, 2);
	wire_writer_free(writer);
}

static void
order_of_quotations(void **state)
{
	struct wire_order order = { 0 };

	(void)state;
	for (uint64_t i = 0; i < WIRE_ORDER_COUNT; i++)
		assert_true(wire_order_take(&order, 10 * i));
	assert_true(wire_order_take(&order, 5));     /* 0 falls out */
	assert_false(wire_order_take(&order, 4));    /* before all that are kept */
	assert_true(wire_order_take(&order, 20000)); /* 5 falls out */
	assert_false(wire_order_take(&order, 7));
	assert_true(wire_order_take(&order, 11));
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(strings_are_trimmed),   cmocka_unit_test(excess_is_trimmed),
		cmocka_unit_test(too_many_are_left_out), cmocka_unit_test(nobody_reads),
		cmocka_unit_test(order_of_quotations),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
