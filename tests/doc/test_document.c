/*
 * The document over both of its kinds, delivered and analysed. The same lines are built both ways, long enough for
 * several parts and windows, and every question is answered a second time by looking at each line.
 */
#include "doc/document.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/memory.h"

/*
 * Line i is "line i ..." of some length, every fourth in quotation marks; its first four bytes are hidden in every
 * seventh, "line" is emphasised in every third. Blocks are the lines, without those of every fifth.
 */
enum { LINES = 20000 };

struct model {
	struct buffer text;
	struct block blocks[LINES];
	size_t block_count;
	struct range quotes[LINES];
	size_t quote_count;
	struct range hidden[LINES];
	size_t hidden_count;
	struct range spans[LINES];
	size_t span_count;
};

static struct model model;

static void
add_line(size_t i)
{
	struct model *m = &model;
	uint64_t start = m->text.size;

	buffer_printf(&m->text, i % 4 == 1 ? "\"line %zu\"" : "line %zu", i);
	for (size_t k = 0; k < i * 37 % 90; k++)
		buffer_add_byte(&m->text, k % 6 == 5 ? ' ' : 'o');
	struct range range = { start, m->text.size };
	buffer_add_byte(&m->text, '\n');
	if (i % 5 == 0)
		return;
	m->blocks[m->block_count++] =
		(struct block){ .range = range, .level = (uint8_t)(i % 200), .gap = 1 };
	if (i % 4 == 1)
		m->quotes[m->quote_count++] = range;
	if (i % 7 == 0)
		m->hidden[m->hidden_count++] = (struct range){ start, start + 4 };
	if (i % 3 == 0)
		m->spans[m->span_count++] = (struct range){ start, start + 4 };
}

static int
make_model(void **unused)
{
	(void)unused;
	for (size_t i = 0; i < LINES; i++)
		add_line(i);
	assert_true(model.text.size > 600000);
	return 0;
}

static int
free_model(void **unused)
{
	(void)unused;
	buffer_clear(&model.text);
	return 0;
}

/* ---- the two documents ---- */

static struct document *
delivered(void)
{
	struct document *d = document_new(text_new(), "test", "lines");
	struct sink *sink = document_sink(d);
	size_t h = 0, s = 0, q = 0;

	for (size_t i = 0; i < model.block_count; i++) {
		const struct block *b = &model.blocks[i];
		uint64_t next = i + 1 < model.block_count ? b[1].range.start : model.text.size;
		uint64_t from = text_size(document_text(d));
		sink_text(sink, model.text.bytes + from, (size_t)(next - from));
		sink_block(sink, b);
		for (; s < model.span_count && model.spans[s].start < next; s++)
			sink_span(sink,
			          &(struct span){ .range = model.spans[s], .kind = SPAN_STRONG });
		for (; h < model.hidden_count && model.hidden[h].start < next; h++)
			sink_hidden(sink, model.hidden[h]);
		for (; q < model.quote_count && model.quotes[q].start < next; q++)
			sink_quote(sink,
			           &(struct quote){ .runs = &model.quotes[q], .run_count = 1 });
	}
	sink_lines(sink, LINES);
	sink_done(sink);
	return d;
}

static void
analyse_blocks(struct analyst *analyst, struct text *text, uint64_t window, struct part *part)
{
	struct range w = part->range;

	(void)analyst;
	assert_int_equal(text_size(text), model.text.size);
	assert_int_equal(w.start, window * DOCUMENT_WINDOW);
	for (size_t i = 0; i < model.block_count; i++)
		if (range_holds(w, model.blocks[i].range.start))
			part_add_block(part, &model.blocks[i]);
	for (size_t i = 0; i < model.hidden_count; i++)
		if (range_holds(w, model.hidden[i].start))
			part_add_hidden(part, model.hidden[i]);
}

static void
analyse_spans(struct analyst *analyst, struct text *text, uint64_t window, struct part *part)
{
	struct range w = { window * DOCUMENT_WINDOW, (window + 1) * DOCUMENT_WINDOW };

	(void)analyst;
	(void)text;
	for (size_t i = 0; i < model.span_count; i++)
		if (range_holds(w, model.spans[i].start))
			part_add_span(part, &(struct span){ .range = model.spans[i],
			                                    .kind = SPAN_STRONG });
}

/* Asks for the window's blocks and the ones before, as an analyst may. */
static void
analyse_quotes(struct analyst *analyst, struct document *document, uint64_t window,
               struct part *part)
{
	struct block block;
	uint64_t start = window * DOCUMENT_WINDOW;

	(void)analyst;
	assert_true(document_block_at(document, start ? start - 1 : 0, &block));
	assert_true(document_block_at(document, start, &block));
	for (size_t i = 0; i < model.quote_count; i++)
		if (range_holds(part->range, model.quotes[i].start))
			part_add_quote(part, &(struct quote){ .runs = &model.quotes[i],
			                                      .run_count = 1,
			                                      .speaker = "Ann",
			                                      .nested = i % 5 == 0 });
}

static int freed;

static void
free_analyst(struct analyst *analyst)
{
	(void)analyst;
	freed++;
}

/* Sure of nothing but the first ten bytes. */
static bool
shows(struct analyst *analyst, struct text *text, struct range range)
{
	(void)analyst;
	(void)text;
	return range.end <= 10;
}

static void
analyse_nothing(struct analyst *analyst, struct text *text, uint64_t window, struct part *part)
{
	(void)analyst;
	(void)text;
	(void)window;
	(void)part;
}

static unsigned windows_quoted;

static void
quote_nothing(struct analyst *analyst, struct document *document, uint64_t window,
              struct part *part)
{
	(void)analyst;
	(void)document;
	(void)window;
	(void)part;
	windows_quoted++;
}

static struct analyst analyst = { analyse_blocks, analyse_spans, analyse_quotes, free_analyst,
	                          shows };

static struct document *
analysed(void)
{
	char name[] = "/tmp/diple-test-XXXXXX";
	int fd = mkstemp(name);
	struct error error = { "" };

	assert_true(fd >= 0);
	unlink(name);
	assert_int_equal(write(fd, model.text.bytes, model.text.size), model.text.size);
	struct text *text = text_open_file(fd, &error);
	assert_non_null(text);
	struct document *d = document_new(text, "text", "lines");
	document_set_analyst(d, &analyst);
	return d;
}

/* ---- the questions ---- */

/* What document_block_at should say: by looking at each block. */
static size_t
block_index(uint64_t pos)
{
	for (size_t i = 0; i < model.block_count; i++)
		if (pos < model.blocks[i].range.end)
			return i;
	return model.block_count - 1;
}

static void
assert_block(const struct block *got, size_t i)
{
	assert_int_equal(got->range.start, model.blocks[i].range.start);
	assert_int_equal(got->range.end, model.blocks[i].range.end);
	assert_int_equal(got->level, model.blocks[i].level);
}

static void
check_blocks(struct document *d)
{
	struct block block, other;

	for (uint64_t pos = 0; pos < model.text.size + 300; pos += 211) {
		assert_true(document_block_at(d, pos, &block));
		assert_block(&block, block_index(pos));
	}
	assert_true(document_block_at(d, UINT64_MAX, &block));
	assert_block(&block, model.block_count - 1);
	assert_false(document_block_next(d, &block, &other));
	for (size_t i = model.block_count - 1; i; i--) {
		assert_true(document_block_before(d, &block, &block));
		assert_block(&block, i - 1);
	}
	assert_false(document_block_before(d, &block, &other));
	for (size_t i = 1; i < model.block_count; i++) {
		assert_true(document_block_next(d, &block, &block));
		assert_block(&block, i);
	}
}

/* The ranges of a sorted list that meet one. */
static size_t
meeting(const struct range *ranges, size_t count, struct range range, size_t *first)
{
	size_t n = 0;

	*first = 0;
	for (size_t i = 0; i < count; i++)
		if (range_meets(ranges[i], range)) {
			if (!n++)
				*first = i;
		}
	return n;
}

static void
check_ranges(struct document *d)
{
	static struct range hidden[LINES];
	static struct span spans[LINES];
	size_t first;

	for (uint64_t size = 1; size < 300000; size = size * 5 + 3)
		for (uint64_t start = 0; start < model.text.size; start += 9973) {
			struct range range = { start, start + size };
			size_t n = meeting(model.hidden, model.hidden_count, range, &first);
			assert_int_equal(document_hidden(d, range, hidden, LINES), n);
			for (size_t i = 0; i < n; i++)
				assert_int_equal(hidden[i].start, model.hidden[first + i].start);
			n = meeting(model.spans, model.span_count, range, &first);
			assert_int_equal(document_spans(d, range, spans, LINES), n);
			for (size_t i = 0; i < n; i++)
				assert_int_equal(spans[i].range.start,
				                 model.spans[first + i].start);
			if (n > 2) {
				assert_int_equal(document_spans(d, range, spans, 2), 2);
				assert_int_equal(spans[1].range.start,
				                 model.spans[first + 1].start);
			}
		}
}

static void
check_quotes(struct document *d)
{
	static const struct quote *quotes[LINES];
	size_t first, q = 0;

	for (uint64_t start = 0; start < model.text.size; start += 9973) {
		struct range range = { start, start + 70000 };
		size_t n = meeting(model.quotes, model.quote_count, range, &first);
		assert_int_equal(document_quotes(d, range, quotes, LINES), n);
		assert_int_equal(document_quotes(d, range, quotes, 1), n ? 1 : 0);
	}
	const struct quote *quote = document_quote_after(d, 0);
	for (; quote; q++) {
		assert_int_equal(quote->runs[0].start, model.quotes[q].start);
		quote = document_quote_after(d, quote->runs[0].start);
	}
	assert_int_equal(q, model.quote_count);
	quote = document_quote_before(d, model.text.size);
	for (; quote; q--) {
		assert_int_equal(quote->runs[0].start, model.quotes[q - 1].start);
		quote = document_quote_before(d, quote->runs[0].start);
	}
	assert_int_equal(q, 0);
}

static void
test_delivered(void **unused)
{
	struct document *d = delivered();

	(void)unused;
	check_blocks(d);
	check_ranges(d);
	check_quotes(d);
	assert_int_equal(document_quote_count(d).all, model.quote_count);
	assert_int_equal(document_state(d), DOCUMENT_COMPLETE);
	assert_int_equal(document_lines(d), LINES);
	document_free(d);
}

static void
test_analysed(void **unused)
{
	struct document *d = analysed();

	(void)unused;
	check_blocks(d);
	check_ranges(d);
	check_quotes(d);
	assert_true(document_has_analyst(d));
	assert_true(document_shows(d, (struct range){ 2, 10 }));
	assert_false(document_shows(d, (struct range){ 2, 11 }));
	freed = 0;
	document_free(d);
	assert_int_equal(freed, 1);
	document_free(NULL);
}

/* While a scan delivers quotations, those before where it has come are its own, and the rest still the analyst's. */
static void
test_half_scanned(void **unused)
{
	struct document *d = analysed();
	struct sink *sink = document_sink(d);
	size_t half = model.quote_count / 2;

	(void)unused;
	for (size_t i = 0; i < half; i++)
		sink_quote(sink, &(struct quote){ .runs = &model.quotes[i],
		                                  .run_count = 1,
		                                  .speaker = "Ben" });
	sink_progress(sink, PASS_QUOTES, model.quotes[half].start, model.text.size);
	assert_int_equal(document_known(d, PASS_QUOTES), model.quotes[half].start);
	assert_int_equal(document_known(d, PASS_SECTIONS), model.text.size);
	check_quotes(d);
	assert_string_equal(document_quote_after(d, model.quotes[half - 2].start)->speaker, "Ben");
	assert_string_equal(document_quote_after(d, model.quotes[half - 1].start)->speaker, "Ann");
	assert_string_equal(document_quote_before(d, model.quotes[half].start)->speaker, "Ben");
	document_free(d);
}

/*
 * There is room for some of the quotations only: the rest are told by the analyst. Every question has the answer that it
 * has when there is room for all.
 */
static void
test_dropped_quotes(void **unused)
{
	(void)unused;
	for (size_t limit = 0; limit < 10000; limit += 3000) {
		struct document *d = analysed();
		struct sink *sink = document_sink(d);
		document_set_quote_limit(d, limit);
		for (size_t i = 0; i < model.quote_count; i++)
			sink_quote(sink, &(struct quote){ .runs = &model.quotes[i],
			                                  .run_count = 1,
			                                  .speaker = "Ben",
			                                  .nested = i % 5 == 0 });
		sink_done(sink);
		check_quotes(d);
		assert_int_equal(document_quote_count(d).all, model.quote_count);
		assert_int_equal(document_quote_count(d).outer, model.quote_count * 4 / 5);
		size_t found_again = 0;
		for (size_t i = 0; i < model.quote_count; i++) {
			uint64_t start = model.quotes[i].start;
			const struct quote *quote = document_quote_number(d, i);
			assert_non_null(quote);
			assert_int_equal(quote->runs[0].start, start);
			found_again += !strcmp(quote->speaker, "Ann");
			assert_int_equal(document_quotes_before(d, start).all, i);
			assert_int_equal(document_quotes_before(d, start + 1).all, i + 1);
			assert_int_equal(document_quotes_before(d, start).outer, i - (i + 4) / 5);
		}
		assert_null(document_quote_number(d, model.quote_count));
		/* Two thousand are always there as they came. */
		if (found_again < 1000 || found_again >= model.quote_count - 1000)
			fail_msg("%zu with %zu bytes", found_again, limit);
		document_free(d);
	}
}

/* A document that is delivered cannot be asked again: what there is no room for is left out, with a note. */
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
	static char blank[1024 * 1024];
	char name[] = "/tmp/diple-test-XXXXXX";
	int fd = mkstemp(name);
	struct error error = { "" };
	struct range run = { 5 * sizeof blank, 5 * sizeof blank + 4 };

	(void)unused;
	assert_true(fd >= 0);
	unlink(name);
	for (int i = 0; i < 6; i++)
		assert_int_equal(write(fd, blank, sizeof blank), sizeof blank);
	struct document *d = document_new(text_open_file(fd, &error), "text", "far");
	struct analyst none = { analyse_nothing, NULL, quote_nothing, free_analyst, shows };
	document_set_analyst(d, &none);
	windows_quoted = 0;
	assert_null(document_quote_after(d, 0));
	assert_null(document_quote_before(d, 6 * sizeof blank));
	assert_true(windows_quoted > 100 && windows_quoted < 150);
	sink_quote(document_sink(d), &(struct quote){ .runs = &run, .run_count = 1 });
	sink_done(document_sink(d));
	assert_int_equal(document_quote_after(d, 0)->runs[0].start, run.start);
	assert_int_equal(document_quote_before(d, 6 * sizeof blank)->runs[0].start, run.start);
	document_free(d);
}

/* ---- small things ---- */

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
		struct model kept = model;
		model.text = (struct buffer){ 0 };
		buffer_add_string(&model.text, cases[i].text);
		model.block_count = model.quote_count = model.hidden_count = model.span_count = 0;
		if (cases[i].title.end)
			model.blocks[model.block_count++] =
				(struct block){ .range = cases[i].title, .kind = BLOCK_TITLE };
		struct document *d = analysed();
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
		buffer_clear(&model.text);
		model = kept;
	}
}

static void
test_lines(void **unused)
{
	struct document *d = analysed();
	struct sink *sink = document_sink(d);
	uint64_t pos, want = 0, line = 1;

	(void)unused;
	for (int pass = 0; pass < 2; pass++) {
		want = 0;
		line = 1;
		for (const char *p = model.text.bytes; line <= LINES;
		     line += 1237, want = (uint64_t)(p - model.text.bytes)) {
			assert_true(document_line_start(d, line, &pos));
			assert_int_equal(pos, want);
			assert_int_equal(document_line(d, pos), line);
			assert_int_equal(document_line(d, pos + 3), line);
			for (int i = 0; i < 1237 && p; i++)
				p = strchr(p, '\n') ? strchr(p, '\n') + 1 : NULL;
			if (!p)
				break;
		}
		assert_false(document_line_start(d, LINES + 2, &pos));
		assert_true(document_line_start(d, 5001, &pos));
		sink_checkpoint(sink, 5001, pos);
		assert_true(document_line_start(d, 15001, &pos));
		sink_checkpoint(sink, 15001, pos);
	}
	assert_int_equal(document_lines(d), 0);
	sink_lines(sink, LINES);
	assert_int_equal(document_lines(d), LINES);
	document_free(d);
}

/* After a change nothing that was derived is believed. */
static void
test_refresh(void **unused)
{
	struct document *d = analysed();
	struct sink *sink = document_sink(d);
	struct block block;
	size_t count;

	(void)unused;
	assert_true(document_block_at(d, 0, &block));
	sink_section(sink, 0, 1, "A");
	sink_quote(sink, &(struct quote){ .runs = &model.quotes[0], .run_count = 1 });
	sink_title(sink, "T");
	sink_lines(sink, 3);
	sink_done(sink);
	uint64_t revision = document_revision(d);
	size_t kept = model.block_count;
	model.block_count = 0;
	document_changed(d);
	assert_true(document_revision(d) > revision);
	assert_false(document_block_at(d, 0, &block));
	model.block_count = kept;
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
	struct document *d = analysed();
	struct sink *sink = document_sink(d);
	uint64_t size = model.text.size, before = size - 100000;
	size_t count;

	(void)unused;
	for (size_t i = 0; i < model.quote_count && model.quotes[i].start < before; i++)
		sink_quote(sink, &(struct quote){ .runs = &model.quotes[i],
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
	check_quotes(d);
	assert_string_equal(document_quote_before(d, from)->speaker, "Ben");
	assert_string_equal(document_quote_after(d, from)->speaker, "Ann");
	document_sections(d, &count);
	assert_int_equal(count, 1);
	assert_int_equal(document_line(d, 0), 1);

	/* The scan goes on from there, with a look at what is before. */
	for (size_t i = 0; i < model.quote_count; i++)
		if (model.quotes[i].start + DOCUMENT_WINDOW > from)
			sink_quote(sink, &(struct quote){ .runs = &model.quotes[i],
			                                  .run_count = 1,
			                                  .speaker = "Cas" });
	sink_section(sink, 40, 1, "First");
	sink_section(sink, size - 10, 1, "End");
	sink_progress(sink, PASS_QUOTES, size, size);
	sink_done(sink);
	check_quotes(d);
	assert_int_equal(document_quote_count(d).all, model.quote_count);
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
	struct document *d = analysed();
	struct sink *sink = document_sink(d);

	(void)unused;
	sink_quote(sink, &(struct quote){ .runs = &model.quotes[0], .run_count = 1 });
	sink_title(sink, "T");
	sink_progress(sink, PASS_QUOTES, DOCUMENT_WINDOW, DOCUMENT_WINDOW);
	sink_done(sink);
	document_grew(d, DOCUMENT_WINDOW);
	assert_int_equal(document_known(d, PASS_QUOTES), 0);
	assert_int_equal(document_quote_count(d).all, 0);
	assert_null(document_title(d));
	check_quotes(d);
	document_free(d);
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
	struct analyst looker = { analyse_nothing, analyse_links, quote_nothing, free_analyst,
		                  shows };
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
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_delivered),
		cmocka_unit_test(test_analysed),
		cmocka_unit_test(test_half_scanned),
		cmocka_unit_test(test_dropped_quotes),
		cmocka_unit_test(test_too_many_quotes),
		cmocka_unit_test(test_far_quote),
		cmocka_unit_test(test_empty),
		cmocka_unit_test(test_notes),
		cmocka_unit_test(test_revisions),
		cmocka_unit_test(test_sections),
		cmocka_unit_test(test_too_many_sections),
		cmocka_unit_test(test_title),
		cmocka_unit_test(test_lines),
		cmocka_unit_test(test_refresh),
		cmocka_unit_test(test_grown),
		cmocka_unit_test(test_grown_from_little),
		cmocka_unit_test(test_links),
		cmocka_unit_test(test_tables_and_names),
	};

	return cmocka_run_group_tests_name("document", tests, make_model, free_model);
}
