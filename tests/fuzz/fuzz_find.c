/*
 * A pattern and a document from any bytes. The first byte says how to look, the second how long the pattern is; then
 * come pattern and text. Empty lines end blocks, and what stands between the bytes 1 and 2 is hidden. The same must be
 * found whatever stretches the text is looked at in.
 */
#include <assert.h>
#include <stdint.h>
#include <string.h>

#include "doc/document.h"
#include "doc/text.h"
#include "find/search.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { TEXT_MAX = 400, MATCHES = TEXT_MAX + 1 };

/* Tells of the hidden ranges in the block. */
static void
hide(struct sink *sink, const char *text, struct range block)
{
	for (uint64_t at = block.start; at < block.end; at++) {
		const char *last = memchr(text + at, 2, (size_t)(block.end - at));
		if (text[at] != 1 || !last)
			continue;
		struct range hidden = { at, (uint64_t)(last - text) + 1 };
		sink_hidden(sink, hidden);
		at = hidden.end - 1;
	}
}

static struct document *
make_document(const char *text, size_t n)
{
	struct document *document = document_new(text_new(), "text", "fuzz");
	struct sink *sink = document_sink(document);
	size_t start = 0;

	if (n)
		sink_text(sink, text, n);
	while (start < n) {
		const char *gap = memmem(text + start, n - start, "\n\n", 2);
		size_t end = gap ? (size_t)(gap - text) : n;
		struct block block = { .range = { start, end } };
		if (end > start) {
			sink_block(sink, &block);
			hide(sink, text, block.range);
		}
		start = end + 2;
	}
	sink_done(sink);
	return document;
}

/* The matches, or 0 and *limited when the pattern takes too long. */
static size_t
find_all(struct document *document, const char *utf8, size_t n, struct pattern_options options,
         size_t stretch, struct range *out, bool *limited)
{
	struct error error;
	struct pattern *pattern = pattern_new(utf8, n, &options, &error);
	struct range all = { 0, UINT64_MAX };
	bool complete;

	*limited = !pattern;
	if (!pattern)
		return 0;
	struct search *search = search_new(document, pattern, 0, true);
	search_set_stretch(search, stretch);
	for (unsigned i = 0; i < 100 && search_step(search, 10000) != SEARCH_DONE; i++)
		;
	*limited = search_limited(search) || search_state(search) != SEARCH_DONE;
	size_t count = *limited ? 0 : search_matches(search, all, out, MATCHES);
	assert(*limited || search_count(search, &complete) == count);
	search_free(search);
	return count;
}

static void
compare(const struct range *a, size_t n, const struct range *b, size_t m)
{
	/* Matches that overlap at a border of stretches are both there. */
	for (size_t i = 1; i < m; i++)
		if (b[i].start < b[i - 1].end)
			return;
	assert(n == m);
	for (size_t i = 0; i < n; i++)
		assert(a[i].start == b[i].start && a[i].end == b[i].end);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct range whole[MATCHES], pieces[MATCHES];
	bool limited, limited_too;

	if (size < 2)
		return 0;
	struct pattern_options options = {
		.regex = data[0] & 1,
		.whole_word = data[0] & 2,
		.exact = data[0] & 4,
		.case_rule = (enum case_rule)((data[0] >> 3) % 3),
	};
	size_t n = data[1] < size - 2 ? data[1] : size - 2;
	const char *pattern = (const char *)data + 2, *text = pattern + n;
	size_t length = size - 2 - n < TEXT_MAX ? size - 2 - n : TEXT_MAX;
	struct document *document = make_document(text, length);
	size_t count = find_all(document, pattern, n, options, 64 * 1024, whole, &limited);
	size_t other = find_all(document, pattern, n, options, 64, pieces, &limited_too);
	if (!limited && !limited_too)
		compare(whole, count, pieces, other);
	document_free(document);
	return 0;
}
