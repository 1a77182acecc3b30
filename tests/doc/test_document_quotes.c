/*
 * Quotations that there is no room for are counted, and found again where they are asked for.
 */
#include "doc/document.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/doc/lined.h"
#include "tests/scratch.h"

/*
 * There is room for some of the quotations only: the rest are told by the analyst. Every question has the answer that it
 * has when there is room for all.
 */
static void
test_dropped_quotes(void **unused)
{
	(void)unused;
	for (size_t limit = 0; limit < 10000; limit += 3000) {
		struct document *d = lined_analysed();
		struct sink *sink = document_sink(d);
		document_set_quote_limit(d, limit);
		for (size_t i = 0; i < lined.quote_count; i++)
			sink_quote(sink, &(struct quote){ .runs = &lined.quotes[i],
			                                  .run_count = 1,
			                                  .speaker = "Ben",
			                                  .nested = i % 5 == 0 });
		sink_done(sink);
		lined_check_quotes(d);
		assert_int_equal(document_quote_count(d).all, lined.quote_count);
		assert_int_equal(document_quote_count(d).outer, lined.quote_count * 4 / 5);
		size_t found_again = 0;
		for (size_t i = 0; i < lined.quote_count; i++) {
			uint64_t start = lined.quotes[i].start;
			const struct quote *quote = document_quote_number(d, i);
			assert_non_null(quote);
			assert_int_equal(quote->runs[0].start, start);
			found_again += !strcmp(quote->speaker, "Ann");
			assert_int_equal(document_quotes_before(d, start).all, i);
			assert_int_equal(document_quotes_before(d, start + 1).all, i + 1);
			assert_int_equal(document_quotes_before(d, start).outer, i - (i + 4) / 5);
		}
		assert_null(document_quote_number(d, lined.quote_count));
		/* All of them are direct. */
		document_choose_quotes(d, QUOTES_DIRECT);
		lined_check_quotes(d);
		document_choose_quotes(d, QUOTES_NONE);
		assert_int_equal(document_quote_count(d).all, 0);
		assert_null(document_quote_number(d, 0));
		assert_null(document_quote_after(d, 0));
		assert_null(document_quote_before(d, UINT64_MAX));
		const struct quote *none;
		struct range all = { 0, UINT64_MAX };
		assert_int_equal(document_quotes(d, all, &none, 1), 0);
		/* Two thousand are always there as they came. */
		if (found_again < 1000 || found_again >= lined.quote_count - 1000)
			fail_msg("%zu with %zu bytes", found_again, limit);
		document_free(d);
	}
}

/* What was amended by hand is so in every answer, whether it is kept or found again, and is taken back one by one. */
static void
test_amendments(void **unused)
{
	static const size_t gone[] = { 4, 5, 900, 1700 };
	enum { GONE = sizeof gone / sizeof *gone };

	(void)unused;
	for (size_t limit = 0; limit < 10000; limit += 3000) {
		struct document *d = lined_analysed();
		document_set_quote_limit(d, limit);
		for (size_t i = 0; i < lined.quote_count; i++)
			sink_quote(document_sink(d), &(struct quote){ .runs = &lined.quotes[i],
			                                              .run_count = 1,
			                                              .speaker = "Ben",
			                                              .nested = i == 5 });
		sink_done(document_sink(d));
		assert_true(lined.quote_count > 2000);
		for (size_t k = 0; k < GONE; k++)
			document_remove_quote(d, &(struct quote){ .runs = &lined.quotes[gone[k]],
			                                          .run_count = 1 });
		assert_int_equal(document_quote_count(d).all, lined.quote_count - GONE);
		for (size_t i = 0, n = 0, k = 0; i < lined.quote_count; i++) {
			uint64_t start = lined.quotes[i].start;
			struct range range = { start, start + 1 };
			const struct quote *q;
			bool is_gone = k < GONE && gone[k] == i;
			assert_int_equal(document_quotes_before(d, start).all, n);
			assert_int_equal(document_quotes(d, range, &q, 1), !is_gone);
			if (start && !is_gone)
				assert_int_equal(document_quote_after(d, start - 1)->runs[0].start,
				                 start);
			if (!is_gone)
				assert_int_equal(document_quote_before(d, start + 1)->runs[0].start,
				                 start);
			else if (i)
				assert_true(document_quote_before(d, start + 1)->runs[0].start <
				            start);
			if (!is_gone)
				assert_int_equal(document_quote_number(d, n)->runs[0].start, start);
			n += !is_gone;
			k += is_gone;
		}
		document_set_speaker(d, document_quote_number(d, 7), "Cy");
		document_rename_speaker(d, "Cy", "Di");
		assert_string_equal(document_quote_number(d, 7)->speaker, "Di");
		assert_true(document_undo_amendment(d));
		assert_string_equal(document_quote_number(d, 7)->speaker, "Cy");
		document_set_speaker(d, document_quote_number(d, 7), NULL);
		assert_null(document_quote_number(d, 7)->speaker);
		for (size_t k = 0; k < GONE + 2; k++)
			assert_true(document_undo_amendment(d));
		assert_false(document_undo_amendment(d));
		assert_int_equal(document_quote_count(d).all, lined.quote_count);
		lined_check_quotes(d);
		document_free(d);
	}
}

/* A document that is lined_delivered cannot be asked again: what there is no room for is left out, with a note. */
static void
test_too_many_quotes(void **unused)
{
	struct document *d = document_new(text_new(), "test", "full");
	struct range run = { 0, 1 };
	uint64_t added = 0;

	(void)unused;
	document_set_quote_limit(d, 4000);
	sink_text(document_sink(d), "0123456789", 10);
	for (; !document_note_at(d, 0) && added < 100000; added++)
		sink_quote(document_sink(d), &(struct quote){ .runs = &run, .run_count = 1 });
	assert_string_equal(document_note_at(d, 0),
	                    "the document has more quotations than are listed");
	assert_int_equal(document_quote_count(d).all, added - 1);
	for (uint64_t i = 0; i < added - 1; i++)
		assert_non_null(document_quote_number(d, i));
	document_free(d);
}

/* Where nothing is known yet, a quotation that is far away is not looked for until it is found. */
static void
test_far_quote(void **unused)
{
	enum { MIB = 1024 * 1024 };
	static char blank[6 * MIB];
	struct error error = { "" };
	struct range run = { 5 * MIB, 5 * MIB + 4 };

	(void)unused;
	int fd = scratch_nameless(blank, sizeof blank);
	struct document *d = document_new(text_open_file(fd, &error), "text", "far");
	struct analyst none = { lined_analyse_nothing, NULL, lined_quote_nothing,
		                lined_free_analyst, lined_shows };
	document_set_analyst(d, &none);
	lined_windows_quoted = 0;
	assert_null(document_quote_after(d, 0));
	assert_null(document_quote_before(d, sizeof blank));
	assert_true(lined_windows_quoted > 100 && lined_windows_quoted < 150);
	sink_quote(document_sink(d), &(struct quote){ .runs = &run, .run_count = 1 });
	sink_done(document_sink(d));
	assert_int_equal(document_quote_after(d, 0)->runs[0].start, run.start);
	assert_int_equal(document_quote_before(d, sizeof blank)->runs[0].start, run.start);
	document_free(d);
}

/* The window before is asked for its quotations only when some may reach into the one that is looked at. */
static void
test_window_alone(void **unused)
{
	struct range screen = { 5 * DOCUMENT_WINDOW + 10000, 5 * DOCUMENT_WINDOW + 13000 };
	const struct quote *quotes[2][64];
	size_t count[2];
	struct document *d[2];

	(void)unused;
	for (int alone = 0; alone < 2; alone++) {
		lined_alone = alone;
		lined_windows_quoted = 0;
		d[alone] = lined_analysed();
		count[alone] = document_quotes(d[alone], screen, quotes[alone], 64);
		assert_int_equal(lined_windows_quoted, alone ? 1 : 2);
	}
	lined_alone = false;
	assert_true(count[0] > 0);
	assert_int_equal(count[1], count[0]);
	for (size_t i = 0; i < count[0]; i++)
		assert_int_equal(quotes[1][i]->runs[0].start, quotes[0][i]->runs[0].start);
	document_free(d[0]);
	document_free(d[1]);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_dropped_quotes),  cmocka_unit_test(test_amendments),
		cmocka_unit_test(test_too_many_quotes), cmocka_unit_test(test_far_quote),
		cmocka_unit_test(test_window_alone),
	};

	return cmocka_run_group_tests(tests, lined_make, lined_free);
}
