/*
 * The document over both of its kinds, lined_delivered and analysed: every question is answered a second time by looking at each
 * line of tests/doc/lined.
 */
#include "doc/document.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/doc/lined.h"

static void
test_delivered(void **unused)
{
	struct document *d = lined_delivered();

	(void)unused;
	lined_check_blocks(d);
	lined_check_ranges(d);
	lined_check_quotes(d);
	assert_int_equal(document_quote_count(d).all, lined.quote_count);
	assert_int_equal(document_state(d), DOCUMENT_COMPLETE);
	assert_int_equal(document_lines(d), LINED_COUNT);
	document_free(d);
}

static void
test_analysed(void **unused)
{
	struct document *d = lined_analysed();

	(void)unused;
	lined_check_blocks(d);
	lined_check_ranges(d);
	lined_check_quotes(d);
	assert_true(document_has_analyst(d));
	assert_true(document_shows(d, (struct range){ 2, 10 }));
	assert_false(document_shows(d, (struct range){ 2, 11 }));
	lined_freed = 0;
	document_free(d);
	assert_int_equal(lined_freed, 1);
	document_free(NULL);
}

static void
test_empty(void **unused)
{
	struct document *d = document_new(text_new(), "text", "nothing");
	struct block block = { .range = { 0, 0 } };
	size_t count = 7;

	(void)unused;
	assert_false(document_block_at(d, 0, &block));
	assert_false(document_block_next(d, &block, &block));
	assert_false(document_block_before(d, &block, &block));
	assert_null(document_quote_after(d, 0));
	assert_null(document_quote_before(d, 10));
	assert_null(document_title(d));
	document_sections(d, &count);
	assert_int_equal(count, 0);
	assert_null(document_note_at(d, 0));
	assert_int_equal(document_line(d, 0), 1);
	assert_string_equal(document_format(d), "text");
	assert_string_equal(document_name(d), "nothing");
	document_free(d);
}

static void
test_notes(void **unused)
{
	struct document *d = document_new(text_new(), "text", "x");
	uint64_t revision = document_revision(d);

	(void)unused;
	document_note(d, "One thing");
	sink_note(document_sink(d), "Another");
	assert_true(document_revision(d) > revision);
	revision = document_revision(d);
	document_note(d, "One thing");
	assert_int_equal(document_revision(d), revision);
	assert_string_equal(document_note_at(d, 0), "One thing");
	assert_string_equal(document_note_at(d, 1), "Another");
	assert_null(document_note_at(d, 2));
	document_free(d);
}

static void
test_sections(void **unused)
{
	struct document *d = document_new(text_new(), "text", "x");
	struct sink *sink = document_sink(d);
	size_t count;

	(void)unused;
	sink_text(sink, "0123456789", 10);
	sink_section(sink, 0, 1, "One");
	sink_section(sink, 4, 2, "Two");
	const struct section *sections = document_sections(d, &count);
	assert_int_equal(count, 2);
	assert_int_equal(sections[0].range.end, 10);
	assert_int_equal(sections[1].range.end, 10);
	sink_text(sink, "0123456789", 10);
	sink_section(sink, 12, 1, "Three");
	sections = document_sections(d, &count);
	assert_int_equal(count, 3);
	assert_int_equal(sections[0].range.end, 12);
	assert_int_equal(sections[1].range.end, 12);
	assert_int_equal(sections[2].range.end, 20);
	assert_string_equal(sections[2].title, "Three");
	document_free(d);
}

/* Sections have a limit, whatever their titles; what was listed stays. */
static void
test_too_many_sections(void **unused)
{
	struct document *d = document_new(text_new(), "test", "full");
	static char title[4000];
	size_t count;

	(void)unused;
	memset(title, 'x', sizeof title - 1);
	sink_text(document_sink(d), title, sizeof title);
	assert_false(document_has_more_sections(d));
	for (int i = 0; i < 20000; i++)
		sink_section(document_sink(d), (uint64_t)i / 10, 1, title);
	assert_true(document_has_more_sections(d));
	document_sections(d, &count);
	assert_true(count > 3000 && count < 5000);
	document_free(d);
}

/* A plain text's title is its title block in one line, until the reader or a person says otherwise. */
static void
test_title(void **unused)
{
	static const struct {
		const char *text;
		struct range title;
		const char *want;
	} cases[] = {
		{ "Salt  and\n\tlight\nmore", { 0, 16 }, "Salt and light" },
		{ "x\nThe end \n", { 2, 10 }, "The end" },
		{ "nothing here", { 0, 0 }, NULL },
		{ " \n ", { 0, 3 }, NULL },
	};

	(void)unused;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct lined kept = lined;
		lined.text = (struct buffer){ 0 };
		buffer_add_string(&lined.text, cases[i].text);
		lined.block_count = lined.quote_count = lined.hidden_count = lined.span_count = 0;
		if (cases[i].title.end)
			lined.blocks[lined.block_count++] =
				(struct block){ .range = cases[i].title, .kind = BLOCK_TITLE };
		struct document *d = lined_analysed();
		if (cases[i].want)
			assert_string_equal(document_title(d), cases[i].want);
		else
			assert_null(document_title(d));
		document_set_title(d, "Another");
		assert_string_equal(document_title(d), "Another");
		document_set_title(d, "");
		document_set_state(d, DOCUMENT_COMPLETE);
		assert_null(document_title(d));
		document_free(d);
		buffer_clear(&lined.text);
		lined = kept;
	}
}

/* A table longer than a part, and one before and after it. */
/* Links among other spans, in parts and from an analyst, which looks no further than two megabytes. */
static void
analyse_links(struct analyst *self, struct text *text, uint64_t window, struct part *part)
{
	struct range links[] = { { 5, 9 }, { 100, 105 }, { 3 * 1024 * 1024, 3 * 1024 * 1024 + 4 } };

	(void)self;
	(void)text;
	(void)window;
	for (size_t i = 0; i < sizeof links / sizeof *links; i++)
		if (range_holds(part->range, links[i].start)) {
			part_add_block(part, &(struct block){ .range = links[i] });
			part_add_span(part, &(struct span){ links[i], SPAN_EMPHASIS, 0, 0, NULL });
			part_add_span(part, &(struct span){ links[i], SPAN_LINK, 0, 0, "#x" });
		}
}

static void
test_links(void **unused)
{
	static const struct {
		uint64_t pos, after, before;
	} cases[] = {
		{ 0, 5, 0 },
		{ 5, 5, 0 },
		{ 6, 100, 5 },
		{ 100, 100, 5 },
		{ 101, 0, 100 },
		{ 3000000, 3145728, 0 },
		{ 3145729, 0, 3145728 },
		{ 4000000, 0, 3145728 },
	};
	struct analyst looker = { lined_analyse_nothing, analyse_links, lined_quote_nothing,
		                  lined_free_analyst, lined_shows };
	struct document *d = document_new(text_new(), "text", "x");
	struct buffer text = { 0 };
	struct span link;

	(void)unused;
	memset(buffer_reserve(&text, 4000000), 'o', 4000000);
	text_append(document_text(d), text.bytes, 4000000);
	document_set_analyst(d, &looker);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		bool after = document_link_after(d, cases[i].pos, &link);
		assert_int_equal(after ? link.range.start : 0, cases[i].after);
		bool before = document_link_before(d, cases[i].pos, &link);
		assert_int_equal(before ? link.range.start : 0, cases[i].before);
		if (before)
			assert_int_equal(link.kind, SPAN_LINK);
	}
	document_free(d);
	d = document_new(text_new(), "markdown", "x");
	assert_false(document_link_after(d, 0, &link));
	assert_false(document_link_before(d, 0, &link));
	for (uint64_t at = 0; at < 4000000; at += 1000) {
		struct block block = { .range = { at, at + 999 } };
		sink_text(document_sink(d), text.bytes, 1000);
		sink_block(document_sink(d), &block);
		if (at % 1000000 == 0)
			sink_span(document_sink(d),
			          &(struct span){ { at + 10, at + 20 }, SPAN_LINK, 0, 0, "#y" });
		else
			sink_span(document_sink(d),
			          &(struct span){ { at + 5, at + 20 }, SPAN_CODE, 0, 0, NULL });
	}
	for (uint64_t pos = 0; pos < 4000000; pos += 777) {
		uint64_t next = (pos + 999989) / 1000000 * 1000000 + 10;
		assert_int_equal(document_link_after(d, pos, &link), next < 4000000);
		if (next < 4000000)
			assert_int_equal(link.range.start, next);
		assert_int_equal(document_link_before(d, pos, &link), pos > 10);
		if (pos > 10)
			assert_int_equal(link.range.start, (pos - 11) / 1000000 * 1000000 + 10);
	}
	document_free(d);
	buffer_clear(&text);
}

static void
test_tables_and_names(void **unused)
{
	static const struct table_column columns[] = { { TABLE_RIGHT, 2, 5 },
		                                       { TABLE_LEFT, 1, 9 } };
	static const struct range tables[] = { { 10, 40 }, { 100, 900100 }, { 900110, 900120 } };
	struct document *d = document_new(text_new(), "markdown", "x");
	struct sink *to = document_sink(d);
	struct buffer text = { 0 };
	struct table table;
	uint64_t pos;

	(void)unused;
	for (size_t i = 0; i < 900200; i++)
		buffer_add_byte(&text, i % 100 == 99 ? '\n' : 'o');
	sink_text(to, text.bytes, text.size);
	for (size_t k = 0; k < 3; k++) {
		sink_table(to, &(struct table){ tables[k], (uint16_t)k, 2, columns });
		for (uint64_t at = tables[k].start; at < tables[k].end; at += 10)
			sink_block(to, &(struct block){ .range = { at, at + 9 },
			                                .kind = BLOCK_TABLE_ROW });
	}
	for (uint64_t at = 0; at < text.size; at++) {
		const struct range *in = NULL;
		for (size_t k = 0; k < 3; k++)
			if (range_holds(tables[k], at))
				in = &tables[k];
		assert_int_equal(document_table_at(d, at, &table), in != NULL);
		if (in) {
			assert_int_equal(table.range.start, in->start);
			assert_int_equal(table.header_rows, in - tables);
			assert_int_equal(table.columns[1].natural, 9);
		}
	}
	assert_false(document_anchor(d, "end", &pos));
	sink_anchor(to, 900, "end");
	assert_true(document_anchor(d, "end", &pos));
	assert_int_equal(pos, 900);
	assert_null(document_fact(d, FACT_AUTHOR));
	sink_fact(to, FACT_AUTHOR, "Ana Petrov");
	sink_fact(to, FACT_AUTHOR, "Jo Lind");
	assert_string_equal(document_fact(d, FACT_AUTHOR), "Ana Petrov, Jo Lind");
	assert_null(document_fact(d, FACT_DATE));
	document_restart(d, text_new(), "text");
	assert_null(document_fact(d, FACT_AUTHOR));
	assert_false(document_anchor(d, "end", &pos));
	assert_false(document_table_at(d, 10, &table));
	buffer_clear(&text);
	document_free(d);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_delivered),
		cmocka_unit_test(test_analysed),
		cmocka_unit_test(test_empty),
		cmocka_unit_test(test_notes),
		cmocka_unit_test(test_sections),
		cmocka_unit_test(test_too_many_sections),
		cmocka_unit_test(test_title),
		cmocka_unit_test(test_links),
		cmocka_unit_test(test_tables_and_names),
	};

	return cmocka_run_group_tests(tests, lined_make, lined_free);
}
