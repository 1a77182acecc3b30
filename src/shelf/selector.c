/* Describing a piece of a document. What is no UTF-8 there becomes U+FFFD here: it is shown so, and exported. */
#include "shelf/selector.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/utf8.h"

enum { CONTEXT = 64, PLACE = 160, DEPTH_MAX = 32 };

/* The bytes as text. */
static char *
clean(const char *bytes, size_t n)
{
	struct buffer b = { 0 };

	for (size_t i = 0; i < n;) {
		uint32_t cp;
		i += utf8_decode(bytes + i, n - i, &cp);
		buffer_add_code_point(&b, cp ? cp : UTF8_REPLACEMENT);
	}
	return buffer_take(&b);
}

/* A range of the text, without the halves of code points at its ends. */
static char *
copy(struct document *document, struct range range)
{
	struct buffer b = { 0 };
	size_t from = 0;

	text_copy(document_text(document), range, &b);
	while (from < b.size && from < UTF8_MAX && utf8_is_continuation(b.bytes[from]))
		from++;
	char *result = clean(b.bytes + from, utf8_whole_prefix(b.bytes + from, b.size - from));
	buffer_clear(&b);
	return result;
}

char *
selector_heading(struct document *document, uint64_t pos)
{
	size_t count, depth = 0;
	const struct section *sections = document_sections(document, &count);
	ptrdiff_t path[DEPTH_MAX];
	struct buffer b = { 0 };

	for (ptrdiff_t i = section_at(sections, count, pos); i >= 0 && depth < DEPTH_MAX;
	     i = section_parent(sections, (size_t)i))
		path[depth++] = i;
	while (depth) {
		buffer_add_string(&b, sections[path[--depth]].title);
		if (depth)
			buffer_add_byte(&b, '\n');
	}
	return buffer_take(&b);
}

bool
selector_make(struct document *document, struct range range, struct selector *selector)
{
	uint64_t size = text_size(document_text(document));
	struct range before = { range.start < CONTEXT ? 0 : range.start - CONTEXT, range.start };
	struct range after = { range.end, size - range.end < CONTEXT ? size : range.end + CONTEXT };

	if (range_empty(range) || range_size(range) > SELECTOR_MAX || range.end > size)
		return false;
	*selector = (struct selector){
		.exact = copy(document, range),
		.prefix = copy(document, before),
		.suffix = copy(document, after),
		.heading = selector_heading(document, range.start),
		.range = range,
		.text_size = size,
	};
	return true;
}

bool
selector_make_place(struct document *document, uint64_t pos, struct selector *selector)
{
	uint64_t size = text_size(document_text(document));
	char bytes[PLACE];

	if (pos >= size)
		return false;
	size_t n = text_read(document_text(document), pos, bytes, sizeof bytes);
	size_t whole = utf8_whole_prefix(bytes, n);
	return selector_make(document, (struct range){ pos, pos + (whole ? whole : n) }, selector);
}

bool
selector_is_sound(const struct selector *selector)
{
	enum { GROWTH = 3 }; /* of a byte that is no UTF-8 */

	return !range_empty(selector->range) && selector->range.start < selector->range.end &&
	       range_size(selector->range) <= SELECTOR_MAX &&
	       selector->range.end <= selector->text_size && selector->text_size <= INT64_MAX &&
	       strlen(selector->exact) <= GROWTH * (size_t)SELECTOR_MAX;
}

void
selector_copy(const struct selector *from, struct selector *to)
{
	*to = (struct selector){
		.exact = memory_string(from->exact),
		.prefix = memory_string(from->prefix),
		.suffix = memory_string(from->suffix),
		.heading = memory_string(from->heading),
		.range = from->range,
		.text_size = from->text_size,
	};
}

void
selector_clear(struct selector *selector)
{
	free(selector->exact);
	free(selector->prefix);
	free(selector->suffix);
	free(selector->heading);
	*selector = (struct selector){ 0 };
}
