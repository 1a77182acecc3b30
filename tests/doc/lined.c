/*
 * The same lines are built both ways, long enough for several parts and windows; what is asked is answered by looking at
 * each.
 */
#include "tests/doc/lined.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/scratch.h"

struct lined lined;
int lined_freed;
unsigned lined_windows_quoted;
bool lined_alone;

static void
add_line(size_t i)
{
	struct lined *m = &lined;
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

int
lined_make(void **unused)
{
	(void)unused;
	for (size_t i = 0; i < LINED_COUNT; i++)
		add_line(i);
	assert_true(lined.text.size > 600000);
	return 0;
}

int
lined_free(void **unused)
{
	(void)unused;
	buffer_clear(&lined.text);
	return 0;
}

struct document *
lined_delivered(void)
{
	struct document *d = document_new(text_new(), "test", "lines");
	struct sink *sink = document_sink(d);
	size_t h = 0, s = 0, q = 0;

	for (size_t i = 0; i < lined.block_count; i++) {
		const struct block *b = &lined.blocks[i];
		uint64_t next = i + 1 < lined.block_count ? b[1].range.start : lined.text.size;
		uint64_t from = text_size(document_text(d));
		sink_text(sink, lined.text.bytes + from, (size_t)(next - from));
		sink_block(sink, b);
		for (; s < lined.span_count && lined.spans[s].start < next; s++)
			sink_span(sink,
			          &(struct span){ .range = lined.spans[s], .kind = SPAN_STRONG });
		for (; h < lined.hidden_count && lined.hidden[h].start < next; h++)
			sink_hidden(sink, lined.hidden[h]);
		for (; q < lined.quote_count && lined.quotes[q].start < next; q++)
			sink_quote(sink,
			           &(struct quote){ .runs = &lined.quotes[q], .run_count = 1 });
	}
	sink_lines(sink, LINED_COUNT);
	sink_done(sink);
	return d;
}

static void
analyse_blocks(struct analyst *analyst, struct text *text, uint64_t window, struct part *part)
{
	struct range w = part->range;

	(void)analyst;
	assert_int_equal(text_size(text), lined.text.size);
	assert_int_equal(w.start, window * DOCUMENT_WINDOW);
	for (size_t i = 0; i < lined.block_count; i++)
		if (range_holds(w, lined.blocks[i].range.start))
			part_add_block(part, &lined.blocks[i]);
	for (size_t i = 0; i < lined.hidden_count; i++)
		if (range_holds(w, lined.hidden[i].start))
			part_add_hidden(part, lined.hidden[i]);
}

static void
analyse_spans(struct analyst *analyst, struct text *text, uint64_t window, struct part *part)
{
	struct range w = { window * DOCUMENT_WINDOW, (window + 1) * DOCUMENT_WINDOW };

	(void)analyst;
	(void)text;
	for (size_t i = 0; i < lined.span_count; i++)
		if (range_holds(w, lined.spans[i].start))
			part_add_span(part, &(struct span){ .range = lined.spans[i],
			                                    .kind = SPAN_STRONG });
}

/* Asks for the window's blocks and the ones before, as an analyst may. */
static bool
analyse_quotes(struct analyst *analyst, struct document *document, uint64_t window,
               struct part *part)
{
	struct block block;
	uint64_t start = window * DOCUMENT_WINDOW;

	(void)analyst;
	assert_true(document_block_at(document, start ? start - 1 : 0, &block));
	assert_true(document_block_at(document, start, &block));
	for (size_t i = 0; i < lined.quote_count; i++)
		if (range_holds(part->range, lined.quotes[i].start))
			part_add_quote(part, &(struct quote){ .runs = &lined.quotes[i],
			                                      .run_count = 1,
			                                      .speaker = "Ann",
			                                      .nested = i % 5 == 0 });
	lined_windows_quoted++;
	return lined_alone;
}

void
lined_free_analyst(struct analyst *analyst)
{
	(void)analyst;
	lined_freed++;
}

bool
lined_shows(struct analyst *analyst, struct text *text, struct range range)
{
	(void)analyst;
	(void)text;
	return range.end <= 10;
}

void
lined_analyse_nothing(struct analyst *analyst, struct text *text, uint64_t window,
                      struct part *part)
{
	(void)analyst;
	(void)text;
	(void)window;
	(void)part;
}

bool
lined_quote_nothing(struct analyst *analyst, struct document *document, uint64_t window,
                    struct part *part)
{
	(void)analyst;
	(void)document;
	(void)window;
	(void)part;
	lined_windows_quoted++;
	return true;
}

static struct analyst analyst = { analyse_blocks, analyse_spans, analyse_quotes, lined_free_analyst,
	                          lined_shows };

struct document *
lined_analysed(void)
{
	struct error error = { "" };

	int fd = scratch_nameless(lined.text.bytes, lined.text.size);
	struct text *text = text_open_file(fd, &error);
	assert_non_null(text);
	struct document *d = document_new(text, "text", "lines");
	document_set_analyst(d, &analyst);
	return d;
}

/* What document_block_at should say: by looking at each block. */
static size_t
block_index(uint64_t pos)
{
	for (size_t i = 0; i < lined.block_count; i++)
		if (pos < lined.blocks[i].range.end)
			return i;
	return lined.block_count - 1;
}

static void
assert_block(const struct block *got, size_t i)
{
	assert_int_equal(got->range.start, lined.blocks[i].range.start);
	assert_int_equal(got->range.end, lined.blocks[i].range.end);
	assert_int_equal(got->level, lined.blocks[i].level);
}

void
lined_check_blocks(struct document *d)
{
	struct block block, other;

	for (uint64_t pos = 0; pos < lined.text.size + 300; pos += 211) {
		assert_true(document_block_at(d, pos, &block));
		assert_block(&block, block_index(pos));
	}
	assert_true(document_block_at(d, UINT64_MAX, &block));
	assert_block(&block, lined.block_count - 1);
	assert_false(document_block_next(d, &block, &other));
	for (size_t i = lined.block_count - 1; i; i--) {
		assert_true(document_block_before(d, &block, &block));
		assert_block(&block, i - 1);
	}
	assert_false(document_block_before(d, &block, &other));
	for (size_t i = 1; i < lined.block_count; i++) {
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

void
lined_check_ranges(struct document *d)
{
	static struct range hidden[LINED_COUNT];
	static struct span spans[LINED_COUNT];
	size_t first;

	for (uint64_t size = 1; size < 300000; size = size * 5 + 3)
		for (uint64_t start = 0; start < lined.text.size; start += 9973) {
			struct range range = { start, start + size };
			size_t n = meeting(lined.hidden, lined.hidden_count, range, &first);
			assert_int_equal(document_hidden(d, range, hidden, LINED_COUNT), n);
			for (size_t i = 0; i < n; i++)
				assert_int_equal(hidden[i].start, lined.hidden[first + i].start);
			n = meeting(lined.spans, lined.span_count, range, &first);
			assert_int_equal(document_spans(d, range, spans, LINED_COUNT), n);
			for (size_t i = 0; i < n; i++)
				assert_int_equal(spans[i].range.start,
				                 lined.spans[first + i].start);
			if (n > 2) {
				assert_int_equal(document_spans(d, range, spans, 2), 2);
				assert_int_equal(spans[1].range.start,
				                 lined.spans[first + 1].start);
			}
		}
}

void
lined_check_quotes(struct document *d)
{
	static const struct quote *quotes[LINED_COUNT];
	size_t first, q = 0;

	for (uint64_t start = 0; start < lined.text.size; start += 9973) {
		struct range range = { start, start + 70000 };
		size_t n = meeting(lined.quotes, lined.quote_count, range, &first);
		assert_int_equal(document_quotes(d, range, quotes, LINED_COUNT), n);
		assert_int_equal(document_quotes(d, range, quotes, 1), n ? 1 : 0);
	}
	const struct quote *quote = document_quote_after(d, 0);
	for (; quote; q++) {
		assert_int_equal(quote->runs[0].start, lined.quotes[q].start);
		quote = document_quote_after(d, quote->runs[0].start);
	}
	assert_int_equal(q, lined.quote_count);
	quote = document_quote_before(d, lined.text.size);
	for (; quote; q--) {
		assert_int_equal(quote->runs[0].start, lined.quotes[q - 1].start);
		quote = document_quote_before(d, quote->runs[0].start);
	}
	assert_int_equal(q, 0);
}
