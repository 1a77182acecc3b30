/*
 * What is known of a document grows: as it is scanned, as its text grows, as its revisions say.
 */
#include "doc/document.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/doc/lined.h"

/* While a scan delivers quotations, those before where it has come are its own, and the rest still the analyst's. */
static void
test_half_scanned(void **unused)
{
	struct document *d = lined_analysed();
	struct sink *sink = document_sink(d);
	size_t half = lined.quote_count / 2;

	(void)unused;
	for (size_t i = 0; i < half; i++)
		sink_quote(sink, &(struct quote){ .runs = &lined.quotes[i],
		                                  .run_count = 1,
		                                  .speaker = "Ben" });
	sink_progress(sink, PASS_QUOTES, lined.quotes[half].start, lined.text.size);
	assert_int_equal(document_known(d, PASS_QUOTES), lined.quotes[half].start);
	assert_int_equal(document_known(d, PASS_SECTIONS), lined.text.size);
	lined_check_quotes(d);
	assert_string_equal(document_quote_after(d, lined.quotes[half - 2].start)->speaker, "Ben");
	assert_string_equal(document_quote_after(d, lined.quotes[half - 1].start)->speaker, "Ann");
	assert_string_equal(document_quote_before(d, lined.quotes[half].start)->speaker, "Ben");
	document_free(d);
}

/* Whatever changes what can be seen is a new revision. */
static void
test_revisions(void **unused)
{
	struct document *d = document_new(text_new(), "text", "x");
	struct sink *sink = document_sink(d);
	struct range run = { 0, 1 };
	uint64_t last = document_revision(d);

	(void)unused;
	for (int step = 0; step < 8; step++) {
		switch (step) {
		case 0:
			sink_text(sink, "abc", 3);
			break;
		case 1:
			sink_block(sink, &(struct block){ .range = { 0, 3 } });
			break;
		case 2:
			sink_span(sink, &(struct span){ .range = run });
			break;
		case 3:
			sink_hidden(sink, run);
			break;
		case 4:
			sink_section(sink, 0, 1, "A");
			break;
		case 5:
			sink_quote(sink, &(struct quote){ .runs = &run, .run_count = 1 });
			break;
		case 6:
			sink_title(sink, "T");
			break;
		case 7:
			sink_lines(sink, 1);
			break;
		case 8:
			sink_done(sink);
			break;
		}
		if (document_revision(d) <= last)
			fail_msg("step %d is not seen", step);
		last = document_revision(d);
	}
	document_free(d);
}

static void
test_lines(void **unused)
{
	struct document *d = lined_analysed();
	struct sink *sink = document_sink(d);
	uint64_t pos, want = 0, line = 1;

	(void)unused;
	for (int pass = 0; pass < 2; pass++) {
		want = 0;
		line = 1;
		for (const char *p = lined.text.bytes; line <= LINED_COUNT;
		     line += 1237, want = (uint64_t)(p - lined.text.bytes)) {
			assert_true(document_line_start(d, line, &pos));
			assert_int_equal(pos, want);
			assert_int_equal(document_line(d, pos), line);
			assert_int_equal(document_line(d, pos + 3), line);
			for (int i = 0; i < 1237 && p; i++)
				p = strchr(p, '\n') ? strchr(p, '\n') + 1 : NULL;
			if (!p)
				break;
		}
		assert_false(document_line_start(d, LINED_COUNT + 2, &pos));
		assert_true(document_line_start(d, 5001, &pos));
		sink_checkpoint(sink, 5001, pos);
		assert_true(document_line_start(d, 15001, &pos));
		sink_checkpoint(sink, 15001, pos);
	}
	assert_int_equal(document_lines(d), 0);
	sink_lines(sink, LINED_COUNT);
	assert_int_equal(document_lines(d), LINED_COUNT);
	document_free(d);
}

/* After a change nothing that was derived is believed. */
static void
test_refresh(void **unused)
{
	struct document *d = lined_analysed();
	struct sink *sink = document_sink(d);
	struct block block;
	size_t count;

	(void)unused;
	assert_true(document_block_at(d, 0, &block));
	sink_section(sink, 0, 1, "A");
	sink_quote(sink, &(struct quote){ .runs = &lined.quotes[0], .run_count = 1 });
	sink_title(sink, "T");
	sink_lines(sink, 3);
	sink_done(sink);
	uint64_t revision = document_revision(d);
	size_t kept = lined.block_count;
	lined.block_count = 0;
	document_changed(d);
	assert_true(document_revision(d) > revision);
	assert_false(document_block_at(d, 0, &block));
	lined.block_count = kept;
	document_grew(d, text_size(document_text(d)));
	assert_true(document_block_at(d, 0, &block));
	assert_int_equal(document_state(d), DOCUMENT_LOADING);
	assert_int_equal(document_quote_count(d).all, 0);
	document_sections(d, &count);
	assert_int_equal(count, 0);
	assert_int_equal(document_lines(d), 0);
	assert_int_equal(document_known(d, PASS_LINES), 0);
	assert_null(document_title(d));
	document_free(d);
}

/* What was scanned before it grew stays, but for what depends on the end; what is found again counts once. */
static void
test_grown(void **unused)
{
	struct document *d = lined_analysed();
	struct sink *sink = document_sink(d);
	uint64_t size = lined.text.size, before = size - 100000;
	size_t count;

	(void)unused;
	for (size_t i = 0; i < lined.quote_count && lined.quotes[i].start < before; i++)
		sink_quote(sink, &(struct quote){ .runs = &lined.quotes[i],
		                                  .run_count = 1,
		                                  .speaker = "Ben" });
	sink_section(sink, 40, 1, "First");
	sink_section(sink, before - 10, 1, "Last");
	sink_lines(sink, 7);
	sink_progress(sink, PASS_QUOTES, before, before);
	sink_done(sink);
	document_grew(d, before);
	uint64_t from = document_known(d, PASS_QUOTES);
	assert_int_equal(from % DOCUMENT_WINDOW, 0);
	assert_true(from < before && from + 4 * DOCUMENT_WINDOW > before);
	assert_int_equal(document_known(d, PASS_SECTIONS), from);
	assert_int_equal(document_state(d), DOCUMENT_LOADING);
	assert_int_equal(document_lines(d), 0);
	lined_check_quotes(d);
	assert_string_equal(document_quote_before(d, from)->speaker, "Ben");
	assert_string_equal(document_quote_after(d, from)->speaker, "Ann");
	document_sections(d, &count);
	assert_int_equal(count, 1);
	assert_int_equal(document_line(d, 0), 1);

	/* The scan goes on from there, with a look at what is before. */
	for (size_t i = 0; i < lined.quote_count; i++)
		if (lined.quotes[i].start + DOCUMENT_WINDOW > from)
			sink_quote(sink, &(struct quote){ .runs = &lined.quotes[i],
			                                  .run_count = 1,
			                                  .speaker = "Cas" });
	sink_section(sink, 40, 1, "First");
	sink_section(sink, size - 10, 1, "End");
	sink_progress(sink, PASS_QUOTES, size, size);
	sink_done(sink);
	lined_check_quotes(d);
	assert_int_equal(document_quote_count(d).all, lined.quote_count);
	assert_string_equal(document_quote_before(d, from)->speaker, "Ben");
	assert_string_equal(document_quote_after(d, from)->speaker, "Cas");
	const struct section *sections = document_sections(d, &count);
	assert_int_equal(count, 2);
	assert_string_equal(sections[1].title, "End");
	document_free(d);
}

/* A short text is all end. */
static void
test_grown_from_little(void **unused)
{
	struct document *d = lined_analysed();
	struct sink *sink = document_sink(d);

	(void)unused;
	sink_quote(sink, &(struct quote){ .runs = &lined.quotes[0], .run_count = 1 });
	sink_title(sink, "T");
	sink_progress(sink, PASS_QUOTES, DOCUMENT_WINDOW, DOCUMENT_WINDOW);
	sink_done(sink);
	document_grew(d, DOCUMENT_WINDOW);
	assert_int_equal(document_known(d, PASS_QUOTES), 0);
	assert_int_equal(document_quote_count(d).all, 0);
	assert_null(document_title(d));
	lined_check_quotes(d);
	document_free(d);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_half_scanned), cmocka_unit_test(test_revisions),
		cmocka_unit_test(test_lines),        cmocka_unit_test(test_refresh),
		cmocka_unit_test(test_grown),        cmocka_unit_test(test_grown_from_little),
	};

	return cmocka_run_group_tests(tests, lined_make, lined_free);
}
