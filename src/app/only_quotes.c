/*
 * Nothing is worked out beforehand: what is kept is asked of the document where somebody looks, and from one quotation to the
 * next is one leap, however much lies between them.
 */
#include "app/only_quotes.h"

#include <string.h>

#include "base/unicode.h"
#include "base/utf8.h"

enum {
	QUOTES_MOST = 128,         /* of a stretch of a block */
	TITLE_REACH = 4096,        /* bytes in which the title stands */
	REACH = DOCUMENT_WINDOW,   /* how far the pieces of one quotation lie apart at most */
	SIGNS_MOST = 4 * UTF8_MAX, /* bytes of signs after what is quoted */
};

/* ---- blocks ---- */

/* The section that begins with the heading; NULL when it is none of the outline's. */
static const struct section *
section_of(struct document *document, uint64_t heading)
{
	size_t count;
	const struct section *sections = document_sections(document, &count);
	ptrdiff_t i = section_at(sections, count, heading);

	return i >= 0 && sections[i].range.start == heading ? &sections[i] : NULL;
}

static bool
has_quote(struct document *document, struct range range)
{
	const struct quote *quote;

	return document_quotes(document, range, &quote, 1) > 0;
}

static bool
keep(void *context, const struct block *block)
{
	struct document *document = context;

	if (block->kind == BLOCK_TITLE)
		return true;
	const struct section *section =
		block->kind == BLOCK_HEADING ? section_of(document, block->range.start) : NULL;
	if (!section)
		return has_quote(document, block->range);
	const struct quote *next = document_quote_after(document, block->range.start);
	return next && next->runs[0].start < section->range.end;
}

/* ---- leaps ---- */

/* Of a quotation's parts the first one that starts at or after pos, or the last one that starts before it. */
static void
nearest_part(const struct quote *quote, uint64_t pos, bool forward, uint64_t *best)
{
	for (uint32_t i = 0; i < quote->run_count + 2; i++) {
		struct range part = i < quote->run_count    ? quote->runs[i]
		                    : i == quote->run_count ? quote->cue
		                                            : quote->source;
		if (range_empty(part))
			continue;
		if (forward && part.end > pos) {
			uint64_t start = part.start > pos ? part.start : pos;
			*best = start < *best ? start : *best;
		} else if (!forward && part.start < pos) {
			uint64_t last = part.end < pos ? part.end - 1 : pos - 1;
			*best = *best == UINT64_MAX || last > *best ? last : *best;
		}
	}
}

/* The same of the next quotation, and of those before it that have parts further on; UINT64_MAX for none. */
static uint64_t
nearest_quote(struct document *document, uint64_t pos, bool forward)
{
	const struct quote *quotes[QUOTES_MOST], *next;
	uint64_t best = UINT64_MAX;

	next = forward ? document_quote_after(document, pos) : document_quote_before(document, pos);
	if (next)
		nearest_part(next, pos, forward, &best);
	struct range near = { pos, best < pos + REACH ? best : pos + REACH };
	if (!forward)
		near = (struct range){ pos > REACH ? pos - REACH : 0, pos };
	size_t count = range_empty(near) ? 0 : document_quotes(document, near, quotes, QUOTES_MOST);
	for (size_t i = 0; i < count; i++)
		nearest_part(quotes[i], pos, forward, &best);
	return best;
}

/*
 * The heading nearest to pos, on that side of it, of a section that holds the quotation at `quote`; UINT64_MAX for none. Between
 * two quotations no other heading is kept.
 */
static uint64_t
nearest_heading(struct document *document, uint64_t pos, bool forward, uint64_t quote)
{
	size_t count;
	const struct section *sections = document_sections(document, &count);
	uint64_t best = UINT64_MAX;

	for (ptrdiff_t i = section_at(sections, count, quote); i >= 0;
	     i = section_parent(sections, (size_t)i)) {
		uint64_t start = sections[i].range.start;
		if (forward && start >= pos && start < best)
			best = start;
		if (!forward && start < pos && (best == UINT64_MAX || start > best))
			best = start;
	}
	return best;
}

static bool
leap(void *context, uint64_t pos, bool forward, uint64_t *to)
{
	struct document *document = context;

	/* Among the first blocks there is a title. */
	if (forward && pos < TITLE_REACH) {
		*to = pos;
		return true;
	}
	uint64_t quote = nearest_quote(document, pos, forward);
	uint64_t below = forward ? quote : nearest_quote(document, pos, true);
	uint64_t heading =
		below == UINT64_MAX ? UINT64_MAX : nearest_heading(document, pos, forward, below);

	if (forward)
		*to = heading < quote ? heading : quote;
	else if (quote == UINT64_MAX || heading == UINT64_MAX)
		*to = quote == UINT64_MAX ? heading : quote;
	else
		*to = heading > quote ? heading : quote;
	if (*to == UINT64_MAX && !forward)
		*to = pos < TITLE_REACH ? pos : TITLE_REACH;
	return *to != UINT64_MAX;
}

/* ---- within a block ---- */

/* From the first to the last of a quotation's parts that lie in the range; empty when none does. */
static struct range
hull_of(const struct quote *quote, struct range range)
{
	struct range hull = { UINT64_MAX, 0 };

	for (uint32_t i = 0; i < quote->run_count + 2; i++) {
		struct range part = i < quote->run_count    ? quote->runs[i]
		                    : i == quote->run_count ? quote->cue
		                                            : quote->source;
		if (!range_meets(part, range))
			continue;
		part = range_common(part, range);
		hull.start = part.start < hull.start ? part.start : hull.start;
		hull.end = part.end > hull.end ? part.end : hull.end;
	}
	return hull.end ? hull : (struct range){ range.start, range.start };
}

/* The end of the signs that close a sentence at pos. */
static uint64_t
signs_end(struct document *document, uint64_t pos, uint64_t end)
{
	char bytes[SIGNS_MOST];
	size_t n = text_read(document_text(document), pos, bytes, sizeof bytes), at = 0;
	uint32_t cp;

	n = pos + n > end ? (size_t)(end - pos) : n;
	while (at < n) {
		size_t size = utf8_decode(bytes + at, n - at, &cp);
		bool sign = cp < 0x80 ? strchr(".,;:!?)]\"'", (int)cp) && cp
		                      : cp == 0x2019 || cp == 0x201d || cp == 0xbb;
		if (!sign)
			break;
		at += size;
	}
	return pos + at;
}

static bool
is_blank_before(struct document *document, uint64_t pos)
{
	char c = ' ';

	text_read(document_text(document), pos - 1, &c, 1);
	return c == ' ' || c == '\n' || c == '\t';
}

/* Whether blocks of the kind are running text, of which parts can be left out. */
static bool
is_prose(struct document *document, uint64_t pos)
{
	struct block block;

	return document_block_at(document, pos, &block) &&
	       (block.kind == BLOCK_PARAGRAPH || block.kind == BLOCK_ITEM ||
	        block.kind == BLOCK_CAPTION);
}

/* What is kept of the range, in order and apart; returns how many stretches. */
static size_t
find_kept(struct document *document, struct range range, struct range *kept)
{
	const struct quote *quotes[QUOTES_MOST];
	size_t count = document_quotes(document, range, quotes, QUOTES_MOST), n = 0;
	struct range hulls[QUOTES_MOST];

	for (size_t i = 0; i < count; i++)
		hulls[i] = hull_of(quotes[i], range);
	for (size_t i = 0; i < count; i++) {
		struct range hull = hulls[i];
		if (range_empty(hull))
			continue;
		hull.end = signs_end(document, hull.end, range.end);
		size_t at = n++;
		for (; at && kept[at - 1].start > hull.start; at--)
			kept[at] = kept[at - 1];
		kept[at] = hull;
	}
	return n;
}

static size_t
hide(void *context, struct range range, struct range *out, size_t max)
{
	struct document *document = context;
	struct range kept[QUOTES_MOST];
	size_t n = is_prose(document, range.start) ? find_kept(document, range, kept) : 0,
	       count = 0;
	uint64_t at = range.start;

	for (size_t i = 0; i <= n && n && count < max; i++) {
		uint64_t end = i < n ? kept[i].start : range.end;
		/* Two stretches keep a blank between them. */
		if (i && i < n && end > at && is_blank_before(document, end))
			end--;
		if (end > at)
			out[count++] = (struct range){ at, end };
		if (i < n && kept[i].end > at)
			at = kept[i].end;
	}
	return count;
}

struct layout_filter
only_quotes_filter(struct document *document)
{
	return (struct layout_filter){
		.keep = keep, .leap = leap, .hide = hide, .context = document
	};
}
