/*
 * How a place is judged. For it speak the letters that are as they were, in the piece and beside it, and the headings over
 * it; against it each letter that is not, and any other place that is nearly as good: then nobody can tell which of them
 * was meant, and none is taken. What is short must have its context with it, and so must what was changed.
 */
#include "shelf/sought.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/unicode.h"
#include "base/utf8.h"

enum {
	EDGE = 96,            /* letters of a long piece that are looked for at each of its ends */
	PIECE_MAX = 128,      /* letters of one that is looked for as a whole */
	CONTEXT_MAX = 64,     /* letters */
	MARGIN = 320,         /* bytes that hold a context */
	MATCHES_MAX = 64,     /* in one window */
	PROBE = 512,          /* bytes around a place that is looked at */
	SYLLABLES = 0x1100,   /* scripts from here on */
	ALONE_LEAST = 48,     /* weight of what needs nothing else */
	CONTEXT_LEAST = 12,   /* of a context that is one */
	WEIGHT_LEAST = 24,    /* of both */
	CHANGED_CONTEXT = 16, /* the same for what was changed */
	CHANGED_WEIGHT = 40,
	SCORE_MAX = 2 * EDGE,
	ERROR_COST = 3,
	HEADING_WORTH = 8,
	LEAD_LEAST = 10, /* of the best over the next */
};

static void
add_string(struct letters *letters, const char *s)
{
	letters_add(letters, s, strlen(s), 0);
}

/* The last letters, or the first ones, as many as a context has. */
static void
limit_context(struct letters *letters, bool last)
{
	if (letters->count <= CONTEXT_MAX)
		return;
	if (last)
		memmove(letters->items, letters->items + letters->count - CONTEXT_MAX,
		        CONTEXT_MAX * sizeof *letters->items);
	letters->count = CONTEXT_MAX;
}

static struct approximate *
pattern_of(const struct letters *before, const struct letter *middle, size_t count,
           const struct letters *after)
{
	struct letter all[APPROXIMATE_MAX];
	size_t n = 0;

	for (size_t i = 0; before && i < before->count; i++)
		all[n++] = before->items[i];
	for (size_t i = 0; i < count; i++)
		all[n++] = middle[i];
	for (size_t i = 0; after && i < after->count; i++)
		all[n++] = after->items[i];
	return n ? approximate_new(all, n) : NULL;
}

static unsigned
scale_of(const struct letters *letters)
{
	size_t large = 0;

	for (size_t i = 0; i < letters->count; i++)
		large += letters->items[i].code >= SYLLABLES;
	return 2 * large > letters->count ? 3 : 1;
}

/* True when no word goes on from one string into the next. */
static bool
is_between_words(const char *before, const char *after)
{
	uint32_t last = ' ', first = ' ';

	if (*before)
		utf8_decode_last(before, strlen(before), &last);
	if (*after)
		utf8_decode(after, strlen(after), &first);
	return !unicode_is_word(last) || !unicode_is_word(first);
}

void
sought_init(struct sought *s, struct document *document, const struct selector *selector)
{
	*s = (struct sought){ .document = document, .selector = selector };
	add_string(&s->prefix, selector->prefix);
	add_string(&s->exact, selector->exact);
	add_string(&s->suffix, selector->suffix);
	limit_context(&s->prefix, true);
	limit_context(&s->suffix, false);
	s->scale = scale_of(&s->exact);
	s->starts_word = is_between_words(selector->prefix, selector->exact);
	s->ends_word = is_between_words(selector->exact, selector->suffix);
	size_t n = s->exact.count;
	if (!n || !selector_is_sound(selector))
		return;
	bool is_long = n > PIECE_MAX;
	s->head_count = is_long ? EDGE : n;
	s->whole =
		pattern_of(&s->prefix, s->exact.items, s->head_count, is_long ? NULL : &s->suffix);
	if (is_long) {
		s->tail_count = EDGE;
		s->tail = pattern_of(NULL, s->exact.items + n - EDGE, EDGE, &s->suffix);
	}
}

void
sought_clear(struct sought *s)
{
	letters_clear(&s->prefix);
	letters_clear(&s->exact);
	letters_clear(&s->suffix);
	approximate_free(s->whole);
	approximate_free(s->tail);
	*s = (struct sought){ 0 };
}

/* ---- judging ---- */

static unsigned
context_of(const struct candidate *c)
{
	return c->before + c->after;
}

/* True when what stands beside it is nearly all that did. */
static bool
has_context(const struct sought *s, const struct candidate *c)
{
	return 4 * context_of(c) >= 3 * (s->prefix.count + s->suffix.count);
}

/* Half of it may be another between the very same neighbours, else a third. */
static bool
is_alike(const struct sought *s, const struct candidate *c)
{
	bool both = 4 * c->before >= 3 * s->prefix.count && 4 * c->after >= 3 * s->suffix.count;

	return c->errors * (both ? 2 : 3) <= s->exact.count;
}

static bool
is_acceptable(const struct sought *s, const struct candidate *c)
{
	size_t context = s->scale * context_of(c), weight = s->scale * s->exact.count;

	if (range_empty(c->range))
		return false;
	if (!c->errors && weight + context >= ALONE_LEAST)
		return true;
	if (!c->touches)
		return false;
	if (!c->errors)
		return context >= CONTEXT_LEAST && weight + context >= WEIGHT_LEAST;
	return is_alike(s, c) && context >= CHANGED_CONTEXT && weight + context >= CHANGED_WEIGHT;
}

static bool
is_under_same_heading(const struct sought *s, const struct candidate *c)
{
	char *heading = selector_heading(s->document, c->range.start);
	bool same = !strcmp(heading, s->selector->heading);

	free(heading);
	return same;
}

static void
weigh(const struct sought *s, struct candidate *c)
{
	size_t n = s->exact.count < SCORE_MAX ? s->exact.count : SCORE_MAX;

	c->score = (long)n - (long)c->errors * ERROR_COST + (long)context_of(c);
	c->score *= s->scale;
	if (!is_acceptable(s, c))
		return;
	c->heading = is_under_same_heading(s, c);
	c->score += c->heading ? HEADING_WORTH : 0;
}

static void
consider(struct sought *s, struct candidate c)
{
	if (range_empty(c.range))
		return;
	weigh(s, &c);
	if (range_meets(c.range, s->best.range)) {
		if (c.score > s->best.score)
			s->best = c;
	} else if (range_empty(s->best.range) || c.score > s->best.score) {
		s->rival = s->best;
		s->best = c;
	} else if (range_empty(s->rival.range) || c.score > s->rival.score) {
		s->rival = c;
	}
}

static bool
leads(const struct sought *s)
{
	return range_empty(s->rival.range) || s->best.score - s->rival.score >= LEAD_LEAST;
}

bool
sought_is_certain(const struct sought *s)
{
	return is_acceptable(s, &s->best) && has_context(s, &s->best) && leads(s) &&
	       context_of(&s->best);
}

bool
sought_is_found(const struct sought *s)
{
	return is_acceptable(s, &s->best) && leads(s);
}

/* ---- looking ---- */

/* A stretch of the text and its letters. */
struct window {
	uint64_t base;
	struct letters letters;
};

static void
open_window(struct sought *s, struct range range, struct window *w)
{
	struct text *text = document_text(s->document);
	struct buffer bytes = { 0 };

	range.start = range.start < MARGIN ? 0 : range.start - MARGIN;
	range.end = text_size(text) - range.end < MARGIN ? text_size(text) : range.end + MARGIN;
	*w = (struct window){ .base = range.start };
	text_copy(text, range, &bytes);
	letters_add(&w->letters, bytes.bytes, bytes.size, 0);
	buffer_clear(&bytes);
}

/* True when what stands right beside it, on one side at least, is what stood there. */
static bool
touches(const struct sought *s, const struct letters *letters, size_t start, size_t end)
{
	enum { LETTERS = 4 };
	size_t before = s->prefix.count < LETTERS ? s->prefix.count : LETTERS;
	size_t after = s->suffix.count < LETTERS ? s->suffix.count : LETTERS;

	return approximate_touching(&s->prefix, letters, start, true) >= before ||
	       approximate_touching(&s->suffix, letters, end, false) >= after;
}

/* The candidate that is the letters start..end. */
static struct candidate
candidate_of(const struct sought *s, const struct window *w, size_t start, size_t end,
             unsigned errors)
{
	const struct letter *items = w->letters.items;

	if (start >= end)
		return (struct candidate){ 0 };
	return (struct candidate){
		.range = { w->base + items[start].start, w->base + items[end - 1].end },
		.errors = errors,
		.before = approximate_before(&s->prefix, &w->letters, start),
		.after = approximate_after(&s->suffix, &w->letters, end),
		.touches = touches(s, &w->letters, start, end),
	};
}

/* True when the first n letters of the piece stand there. */
static bool
stands_at(const struct sought *s, const struct letters *letters, size_t at, size_t n)
{
	if (letters->count - at < n)
		return false;
	for (size_t i = 0; i < n; i++)
		if (letters->items[at + i].code != s->exact.items[i].code)
			return false;
	return true;
}

/* True when no word is cut before the letter. */
static bool
is_border(const struct letters *letters, size_t i)
{
	const struct letter *l = letters->items + i;

	return !i || i == letters->count || l[-1].end != l->start || !unicode_is_word(l[-1].code) ||
	       !unicode_is_word(l->code) || l->code >= SYLLABLES;
}

/* True when the piece begins and ends there as it did: with whole words, or in them. */
static bool
has_borders(const struct sought *s, const struct letters *letters, size_t start, size_t end)
{
	return (!s->starts_word || is_border(letters, start)) &&
	       (!s->ends_word || is_border(letters, end));
}

static void
look_for_same(struct sought *s, const struct window *w)
{
	size_t n = s->exact.count;

	for (size_t i = 0; i < w->letters.count; i++)
		if (stands_at(s, &w->letters, i, n) && has_borders(s, &w->letters, i, i + n))
			consider(s, candidate_of(s, w, i, i + n, 0));
}

/* So many errors may be in a pattern of so many letters that is worth a closer look. */
static unsigned
errors_in(size_t count)
{
	return (unsigned)(count / 4);
}

/* The end of a long piece that begins at a letter; 0 when there is none where one could be. */
static size_t
find_tail(const struct sought *s, const struct window *w, size_t start, unsigned *errors)
{
	size_t n = s->exact.count, best = 0;
	size_t from = start + n / 2, to = start + 2 * n + s->suffix.count;
	struct approximate_match matches[MATCHES_MAX];

	to = to < w->letters.count ? to : w->letters.count;
	if (from >= to)
		return 0;
	const struct letter *items = w->letters.items + from;
	size_t count = approximate_search(s->tail, items, to - from,
	                                  errors_in(EDGE + s->suffix.count), matches, MATCHES_MAX);
	unsigned least = UINT32_MAX;
	for (size_t i = 0; i < count; i++) {
		if (matches[i].errors >= least)
			continue;
		least = matches[i].errors;
		struct approximate_part part =
			approximate_align(s->tail, items, &matches[i], 0, EDGE);
		*errors = part.errors;
		best = from + part.end;
	}
	return best;
}

/* The place near a letter that the context's nearest letters stand right before, or right after; false when there is none. */
static bool
find_context(const struct letters *context, const struct letters *text, bool before, size_t *at)
{
	enum { AWAY = 32, LETTERS = 12 };
	size_t n = context->count < LETTERS ? context->count : LETTERS;

	for (size_t k = 0; n && k <= 2 * AWAY; k++) {
		/* The nearest ones first: 0, -1, 1, -2 ... */
		size_t i = k % 2 ? *at - (k + 1) / 2 : *at + k / 2;
		if (i > text->count || approximate_touching(context, text, i, before) < n)
			continue;
		*at = i;
		return true;
	}
	return false;
}

/*
 * Where the first or the last word was changed, it is a matter of chance which letters were taken for it: where its context
 * stands, all that are beside that are meant, and else a whole word.
 */
static void
settle_ends(const struct sought *s, const struct window *w, struct approximate_part *part)
{
	if (!find_context(&s->prefix, &w->letters, true, &part->start))
		while (s->starts_word && !is_border(&w->letters, part->start))
			part->start--;
	if (!find_context(&s->suffix, &w->letters, false, &part->end))
		while (s->ends_word && !is_border(&w->letters, part->end))
			part->end++;
}

static void
look_for_like(struct sought *s, const struct window *w)
{
	struct approximate_match matches[MATCHES_MAX];
	size_t context = s->prefix.count + (s->tail ? 0 : s->suffix.count);
	size_t count = approximate_search(s->whole, w->letters.items, w->letters.count,
	                                  errors_in(context + s->head_count), matches, MATCHES_MAX);

	for (size_t i = 0; i < count; i++) {
		unsigned more = 0;
		struct approximate_part part =
			approximate_align(s->whole, w->letters.items, &matches[i], s->prefix.count,
		                          s->prefix.count + s->head_count);
		if (s->tail)
			part.end = find_tail(s, w, part.start, &more);
		part.errors += more;
		if (part.end <= part.start ||
		    (stands_at(s, &w->letters, part.start, s->exact.count) &&
		     has_borders(s, &w->letters, part.start, part.start + s->exact.count)))
			continue;
		settle_ends(s, w, &part);
		/* The middle of a long one may be all that is another. */
		part.errors += !part.errors;
		consider(s, candidate_of(s, w, part.start, part.end, part.errors));
	}
}

void
sought_look(struct sought *s, struct range range)
{
	struct window w;

	if (!s->whole)
		return;
	open_window(s, range, &w);
	look_for_same(s, &w);
	look_for_like(s, &w);
	letters_clear(&w.letters);
}

bool
sought_may_be_near(struct sought *s, uint64_t pos)
{
	uint64_t size = text_size(document_text(s->document));
	struct range range = { pos < PROBE ? 0 : pos - PROBE,
		               size - pos < PROBE ? size : pos + PROBE };
	struct approximate_match match;
	struct window w;
	bool may = false;

	open_window(s, range, &w);
	for (size_t i = 0; !may && i < w.letters.count; i++)
		may = stands_at(s, &w.letters, i, s->head_count);
	size_t context = s->prefix.count + (s->tail ? 0 : s->suffix.count);
	may = may || approximate_search(s->whole, w.letters.items, w.letters.count,
	                                errors_in(context + s->head_count), &match, 1);
	letters_clear(&w.letters);
	return may;
}

bool
sought_is_at(struct sought *s, struct range place)
{
	struct window w;
	bool is = false;

	if (!s->whole || place.end > text_size(document_text(s->document)))
		return false;
	open_window(s, place, &w);
	for (size_t i = 0; i < w.letters.count; i++) {
		uint64_t at = w.base + w.letters.items[i].start;
		if (at < place.start)
			continue;
		struct candidate c = { 0 };
		if (stands_at(s, &w.letters, i, s->exact.count))
			c = candidate_of(s, &w, i, i + s->exact.count, 0);
		is = !range_empty(c.range) && c.range.end <= place.end && has_context(s, &c);
		break;
	}
	letters_clear(&w.letters);
	return is;
}
