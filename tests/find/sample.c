/*
 * Documents for the tests of the search, made through the sink as a reader makes them.
 */
#include "tests/find/sample.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "doc/text.h"
#include "find/pattern.h"
#include "find/search.h"

/* What the notation says, before the document is told. */
struct reading {
	struct buffer text;
	struct range blocks[SAMPLE_MATCHES];
	struct range hidden[SAMPLE_MATCHES];
	size_t block_count, hidden_count;
};

static void
read_sign(struct reading *r, struct sample *sample, char c)
{
	size_t at = r->text.size;

	switch (c) {
	case '{':
		assert_true(sample->expected_count < SAMPLE_MATCHES);
		sample->expected[sample->expected_count++].start = at;
		break;
	case '}':
		sample->expected[sample->expected_count - 1].end = at;
		break;
	case '<':
		assert_true(r->hidden_count < SAMPLE_MATCHES);
		r->hidden[r->hidden_count++].start = at;
		break;
	case '>':
		r->hidden[r->hidden_count - 1].end = at;
		break;
	case '|':
		assert_true(r->block_count + 1 < SAMPLE_MATCHES);
		r->blocks[r->block_count++].end = at;
		buffer_add_string(&r->text, "\n\n");
		r->blocks[r->block_count].start = r->text.size;
		break;
	default:
		buffer_add_byte(&r->text, c);
	}
}

/* Blocks and hidden ranges in the order of their starts. */
static void
tell(struct document *document, struct reading *r, int kind)
{
	struct sink *sink = document_sink(document);
	size_t h = 0;

	if (r->text.size)
		sink_text(sink, r->text.bytes, r->text.size);
	for (size_t i = 0; i < r->block_count; i++) {
		struct block block = { .range = r->blocks[i], .kind = (uint8_t)kind };
		sink_block(sink, &block);
		while (h < r->hidden_count && r->hidden[h].start < block.range.end)
			sink_hidden(sink, r->hidden[h++]);
	}
	sink_done(sink);
}

void
sample_init(struct sample *sample, const char *notation, size_t n, int kind)
{
	struct reading r = { 0 };

	*sample = (struct sample){ 0 };
	for (size_t i = 0; i < n; i++)
		read_sign(&r, sample, notation[i]);
	r.blocks[r.block_count++].end = r.text.size;
	sample->document = document_new(text_new(), "text", "sample");
	tell(sample->document, &r, kind);
	buffer_clear(&r.text);
}

void
sample_clear(struct sample *sample)
{
	document_free(sample->document);
	sample->document = NULL;
}

struct document *
sample_paragraph(const char *text, size_t n)
{
	struct document *document = document_new(text_new(), "text", "sample");
	struct block block = { .range = { 0, n } };

	if (n)
		sink_text(document_sink(document), text, n);
	sink_block(document_sink(document), &block);
	sink_done(document_sink(document));
	return document;
}

void
sample_check(const struct sample *sample, const char *pattern, const char *notation,
             const struct range *found, size_t count)
{
	bool same = count == sample->expected_count;

	for (size_t i = 0; same && i < count; i++)
		same = found[i].start == sample->expected[i].start &&
		       found[i].end == sample->expected[i].end;
	if (same)
		return;
	print_message("\"%s\" in \"%s\" found", pattern, notation);
	for (size_t i = 0; i < count; i++)
		print_message(" %d-%d", (int)found[i].start, (int)found[i].end);
	print_message(" instead of");
	for (size_t i = 0; i < sample->expected_count; i++)
		print_message(" %d-%d", (int)sample->expected[i].start,
		              (int)sample->expected[i].end);
	print_message("\n");
	fail();
}

uint32_t
sample_random(uint64_t *state, uint32_t n)
{
	*state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (uint32_t)(*state >> 33) % n;
}

static void
find_blocks(struct analyst *analyst, struct text *text, uint64_t window, struct part *part)
{
	struct buffer bytes = { 0 };

	(void)analyst;
	(void)window;
	text_copy(text, (struct range){ 0, text_size(text) }, &bytes);
	for (size_t start = 0; start < bytes.size;) {
		const char *gap = memmem(bytes.bytes + start, bytes.size - start, "\n\n\n", 3);
		size_t end = gap ? (size_t)(gap - bytes.bytes) : bytes.size;
		struct block block = { .range = { start, end } };
		if (start % 3 == 0)
			block.kind = BLOCK_VERBATIM;
		if (end > start)
			part_add_block(part, &block);
		start = end + 3;
	}
	for (size_t i = 0; i < bytes.size; i++) {
		size_t end = i;
		if (i && bytes.bytes[i - 1] != '\n')
			continue;
		bool line = bytes.bytes[i] == '#', mark = bytes.bytes[i] == '>';
		while (end < bytes.size &&
		       (line ? bytes.bytes[end] != '\n' : mark && strchr("> ", bytes.bytes[end])))
			end++;
		if (end > i)
			part_add_hidden(part, (struct range){ i, end });
	}
	buffer_clear(&bytes);
}

static bool
find_no_quotes(struct analyst *analyst, struct document *document, uint64_t window,
               struct part *part)
{
	(void)analyst, (void)document, (void)window, (void)part;
	return true;
}

/* Sure of lines that do not begin with what may be hidden. */
static bool
shows(struct analyst *analyst, struct text *text, struct range range)
{
	uint64_t start = range.start, pos;

	(void)analyst;
	while (start && text_byte(text, start - 1) != '\n')
		start--;
	int first = text_byte(text, start);
	bool one_line = !text_find(text, range.start, range_size(range), '\n', &pos);
	return first != '#' && first != '>' && one_line && !range_empty(range);
}

static void
keep_analyst(struct analyst *analyst)
{
	(void)analyst;
}

void
sample_analyst_init(struct analyst *analyst, bool sure)
{
	*analyst = (struct analyst){ .blocks = find_blocks,
		                     .quotes = find_no_quotes,
		                     .free = keep_analyst,
		                     .shows = sure ? shows : NULL };
}

struct search *
sample_search(struct document *document, const char *pattern, uint64_t origin, bool forward,
              size_t stretch)
{
	static const struct pattern_options smart = { 0 };
	struct error error;
	struct pattern *made = pattern_new(pattern, strlen(pattern), &smart, &error);

	assert_non_null(made);
	struct search *search = search_new(document, made, origin, forward);
	search_set_stretch(search, stretch);
	return search;
}

void
sample_finish(struct search *search)
{
	while (search_step(search, 1000) != SEARCH_DONE)
		;
}
