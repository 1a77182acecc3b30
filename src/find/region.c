/*
 * What plain patterns look at: a stretch of text and a little around it, copied once, so that the loops over it need not
 * care where the text keeps it.
 */
#include "find/region.h"

#include <stdlib.h>
#include <string.h>

#include "base/bisect.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "doc/text.h"
#include "find/filter.h"

enum { ASK = 32 }; /* hidden ranges asked for at once */

void
region_clear(struct region *r)
{
	buffer_clear(&r->bytes);
	free(r->hidden);
	units_clear(&r->units);
	*r = (struct region){ 0 };
}

void
region_read(struct region *r, struct document *document, struct range range)
{
	struct text *text = document_text(document);

	r->document = document;
	r->base = range.start;
	buffer_reset(&r->bytes);
	text_copy(text, range, &r->bytes);
	memset(buffer_reserve(&r->bytes, FILTER_SLACK), 0, FILTER_SLACK);
	r->at_end = range.start + r->bytes.size >= text_size(text);
	r->hidden_count = 0;
	r->hidden_known = false;
	if (!document_has_analyst(document))
		region_hide(r);
}

void
region_hide(struct region *r)
{
	struct range rest = { r->base, r->base + r->bytes.size }, got[ASK];
	size_t n = r->hidden_known ? 0 : ASK;

	while (n == ASK && rest.start < rest.end) {
		n = document_hidden(r->document, rest, got, ASK);
		for (size_t i = 0; i < n; i++) {
			struct range known = range_common(got[i], rest);
			if (got[i].end > rest.start)
				rest.start = got[i].end;
			if (range_empty(known))
				continue;
			r->hidden = memory_grow(r->hidden, &r->hidden_capacity, r->hidden_count + 1,
			                        sizeof *r->hidden);
			r->hidden[r->hidden_count++] =
				(struct range){ known.start - r->base, known.end - r->base };
		}
	}
	r->hidden_known = true;
}

/* The first hidden range that ends after the place. */
static size_t
hidden_from(const struct region *r, size_t at)
{
	size_t i;

	BISECT(i, 0, r->hidden_count, r->hidden[i].end <= at);
	return i;
}

/* The hidden range that holds the place, or NULL. */
static const struct range *
hidden_at(const struct region *r, size_t at)
{
	size_t i = hidden_from(r, at);

	return i < r->hidden_count && r->hidden[i].start <= at ? &r->hidden[i] : NULL;
}

bool
region_hides(const struct region *r, size_t from, size_t to)
{
	size_t i = r->hidden_count ? hidden_from(r, from) : 0;

	return i < r->hidden_count && r->hidden[i].start < to;
}

void
region_fold(struct region *r, enum fold_rule rule, size_t from, size_t to)
{
	units_start(&r->units, rule, r->base);
	for (size_t i = hidden_from(r, from); from < to; i++) {
		size_t end = i < r->hidden_count && r->hidden[i].start < to
		                     ? (size_t)r->hidden[i].start
		                     : to;
		if (end > from)
			units_add(&r->units, r->base + from, r->bytes.bytes + from, end - from);
		from = end < to ? (size_t)r->hidden[i].end : to;
	}
	units_end(&r->units);
}

size_t
region_back(const struct region *r, size_t at)
{
	const struct range *hidden;
	uint32_t cp;

	while (at && (hidden = hidden_at(r, at - 1)))
		at = (size_t)hidden->start;
	if (!at)
		return 0;
	if ((unsigned char)r->bytes.bytes[at - 1] < 0x80)
		return at - 1;
	return at - utf8_decode_last(r->bytes.bytes, at, &cp);
}

size_t
region_on(const struct region *r, size_t at)
{
	const struct range *hidden;
	size_t size = r->bytes.size;
	uint32_t cp;

	while (at < size && (hidden = hidden_at(r, at)))
		at = (size_t)hidden->end;
	if (at >= size)
		return size;
	if ((unsigned char)r->bytes.bytes[at] < 0x80)
		return at + 1;
	return at + utf8_decode(r->bytes.bytes + at, size - at, &cp);
}

/* The start of the code point in which one of the n bytes lies. */
static size_t
code_point_start(const char *bytes, size_t n, size_t at)
{
	uint32_t cp;

	if (at >= n || !utf8_is_continuation(bytes[at]))
		return at;
	for (size_t back = 1; back < UTF8_MAX && back <= at; back++)
		if (!utf8_is_continuation(bytes[at - back]))
			return utf8_decode(bytes + at - back, n - (at - back), &cp) > back
			               ? at - back
			               : at;
	return at;
}

size_t
region_code_point(const struct region *r, size_t at)
{
	return code_point_start(r->bytes.bytes, r->bytes.size, at);
}

uint64_t
region_code_point_of(struct text *text, uint64_t pos)
{
	char bytes[2 * UTF8_MAX];
	uint64_t from = pos < UTF8_MAX ? 0 : pos - UTF8_MAX;
	size_t n = text_read(text, from, bytes, (size_t)(pos - from) + UTF8_MAX);

	return from + code_point_start(bytes, n, (size_t)(pos - from));
}
