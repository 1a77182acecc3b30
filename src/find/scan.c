/*
 * One stretch at a time. A plain pattern sees the stretch folded, with a little before it (a border of a word, a broken
 * word's first half) and as much after it as a match may reach. A regular expression sees the blocks of the stretch
 * one by one, from their starts, so that what it finds does not depend on the stretch; it is asked in small spans, with the
 * clock looked at between them, because no pattern may hold up the keys.
 */
#include "find/scan.h"

#include <assert.h>
#include <stdlib.h>

#include "base/buffer.h"
#include "base/clock.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "doc/text.h"
#include "find/literal.h"
#include "find/regex.h"
#include "find/subject.h"
#include "find/units.h"
#include "find/visible.h"

enum {
	CONTEXT = 512,     /* what is looked at before a stretch */
	PIECE = 64 * 1024, /* longer blocks are cut for regular expressions */
	PIECE_REACH =
		16 * 1024, /* a match that starts in a piece ends this much after it at most */
	STRIKES = 64,      /* places in one piece that take too long before the rest is left out */
};

struct scan {
	struct document *document;
	struct pattern *pattern;
	struct range stretch;
	bool done;
	bool limited;

	struct range *matches;
	size_t count, capacity;

	/* Plain patterns. */
	struct buffer bytes;
	struct units units;

	/* Regular expressions. */
	struct block block; /* the one that the piece is of */
	struct subject subject;
	uint64_t piece_start; /* where the next piece of the block starts */
	size_t from, to;      /* what is left of this piece, in the subject */
	size_t patient_to;    /* up to here every place is tried by itself */
	unsigned strikes;
};

struct scan *
scan_new(struct document *document, struct pattern *pattern)
{
	struct scan *s = memory_zero(1, sizeof *s);

	s->document = document;
	s->pattern = pattern;
	s->done = true;
	return s;
}

void
scan_free(struct scan *s)
{
	if (!s)
		return;
	free(s->matches);
	buffer_clear(&s->bytes);
	units_clear(&s->units);
	subject_clear(&s->subject);
	free(s);
}

size_t
scan_reach(struct pattern *pattern)
{
	const struct literal *literal = pattern_literal(pattern);

	return literal ? literal_reach(literal) : PIECE + PIECE_REACH;
}

static void
add_match(struct scan *s, struct range match)
{
	s->matches = memory_grow(s->matches, &s->capacity, s->count + 1, sizeof *s->matches);
	s->matches[s->count++] = match;
}

/* The start of the code point at pos; bytes that are no UTF-8 are their own start. */
static uint64_t
code_point_start(struct text *text, uint64_t pos)
{
	char bytes[2 * UTF8_MAX];
	uint64_t from = pos < UTF8_MAX ? 0 : pos - UTF8_MAX;
	size_t n = text_read(text, from, bytes, (size_t)(pos - from) + UTF8_MAX);

	for (size_t back = 1; back < UTF8_MAX && back <= pos - from; back++) {
		size_t at = (size_t)(pos - from) - back;
		uint32_t cp;
		if (at >= n || (pos - from < n && !utf8_is_continuation(bytes[pos - from])))
			break;
		if (utf8_is_continuation(bytes[at]))
			continue;
		return utf8_decode(bytes + at, n - at, &cp) > back ? from + at : pos;
	}
	return pos;
}

/* ---- plain patterns ---- */

/* True when the match lies in one block; white space at its end may lie beyond and is cut off. */
static bool
fit_block(struct scan *s, struct range *match, const struct unit *last)
{
	if (!range_holds(s->block.range, match->start) &&
	    !document_block_at(s->document, match->start, &s->block))
		return false;
	struct range block = s->block.range;
	bool blank = last->code == ' ' || last->code == UNIT_BREAK;
	if (blank && s->units.base + last->start < block.end && match->end > block.end)
		match->end = block.end;
	return match->start >= block.start && match->end <= block.end;
}

static void
fold_region(struct scan *s, enum fold_rule rule, struct range region)
{
	struct visible visible;
	struct range stretch;

	buffer_reset(&s->bytes);
	text_copy(document_text(s->document), region, &s->bytes);
	region.end = region.start + s->bytes.size;
	units_start(&s->units, rule, region.start);
	visible_start(&visible, s->document, region);
	while (visible_next(&visible, &stretch))
		units_add(&s->units, stretch.start, s->bytes.bytes + (stretch.start - region.start),
		          (size_t)range_size(stretch));
	units_end(&s->units);
}

static void
find_in_units(struct scan *s, const struct literal *literal)
{
	const struct unit *items = s->units.items;
	uint64_t base = s->units.base;
	size_t from = 0, to = s->units.count, first, last;

	while (from < to && base + items[from].start < s->stretch.start)
		from++;
	while (to > from && base + items[to - 1].start >= s->stretch.end)
		to--;
	while (literal_find(literal, &s->units, from, to, &first, &last)) {
		struct range match = { base + items[first].start, base + items[last].end };
		from = first + 1;
		if (range_size(match) > literal_reach(literal) ||
		    !fit_block(s, &match, &items[last]))
			continue;
		add_match(s, match);
		while (from < to && base + items[from].start < match.end)
			from++;
	}
}

static void
run_literal(struct scan *s, const struct literal *literal)
{
	struct text *text = document_text(s->document);
	struct range region = s->stretch;

	region.start -= region.start < CONTEXT ? region.start : CONTEXT;
	region.start = code_point_start(text, region.start);
	region.end += literal_reach(literal) + UTF8_MAX;
	fold_region(s, literal_rule(literal), region);
	find_in_units(s, literal);
	s->done = true;
}

/* ---- regular expressions ---- */

/* The next piece that may hold a start in the stretch, or false. */
static bool
next_piece(struct scan *s)
{
	struct text *text = document_text(s->document);

	if (s->piece_start >= s->block.range.end) {
		if (!document_block_next(s->document, &s->block, &s->block))
			return false;
		s->piece_start = s->block.range.start;
	}
	if (s->piece_start >= s->stretch.end)
		return false;
	struct range block = s->block.range;
	struct range piece = { s->piece_start, s->piece_start + PIECE };
	s->piece_start = piece.end;
	if (piece.start > block.start)
		piece.start = code_point_start(text, piece.start);
	piece.end = piece.end < block.end ? code_point_start(text, piece.end) : block.end;
	struct range seen = {
		piece.start - block.start < CONTEXT ? block.start : piece.start - CONTEXT,
		block.end - piece.end < PIECE_REACH ? block.end : piece.end + PIECE_REACH,
	};
	subject_read(&s->subject, s->document, &s->block, seen);
	s->from = subject_at(&s->subject, piece.start);
	s->to = subject_at(&s->subject, piece.end);
	s->patient_to = 0;
	s->strikes = 0;
	return true;
}

/* Begins with the piece that the stretch's first byte is in. */
static void
start_regex(struct scan *s)
{
	s->from = s->to = 0;
	if (!document_block_at(s->document, s->stretch.start, &s->block) ||
	    s->block.range.end <= s->stretch.start) {
		s->done = true;
		return;
	}
	s->piece_start = s->block.range.start;
	if (s->stretch.start > s->piece_start)
		s->piece_start += (s->stretch.start - s->piece_start) / PIECE * PIECE;
}

static size_t
next_code_point(const struct subject *subject, size_t at)
{
	at++;
	for (int i = 1; i < UTF8_MAX && at < subject->text.size; i++, at++)
		if (!utf8_is_continuation(subject->text.bytes[at]))
			break;
	return at;
}

static void
take_hit(struct scan *s, size_t start, size_t end)
{
	struct range match = subject_range(&s->subject, start, end);

	if (range_holds(s->stretch, match.start))
		add_match(s, match);
	s->from = end;
}

/* Asks for one small span. */
static void
find_in_span(struct scan *s)
{
	struct regex *regex = pattern_regex(s->pattern);
	bool patient = s->from < s->patient_to;
	size_t span = patient ? 1 : regex_span(&s->subject);
	size_t to = s->to - s->from > span ? s->from + span : s->to;
	size_t start, end;

	switch (regex_find(regex, &s->subject, s->from, to, patient, &start, &end)) {
	case REGEX_HIT:
		take_hit(s, start, end);
		break;
	case REGEX_MISS:
		s->from = next_code_point(&s->subject, to - 1);
		break;
	case REGEX_LIMITED:
		if (!patient) {
			s->patient_to = to;
			break;
		}
		s->limited = true;
		s->from = next_code_point(&s->subject, s->from);
		if (++s->strikes == STRIKES)
			s->from = s->to;
		break;
	}
}

static void
run_regex(struct scan *s, int64_t deadline_us)
{
	while (!s->done) {
		if (s->from < s->to)
			find_in_span(s);
		else if (!next_piece(s))
			s->done = true;
		if (clock_us() > deadline_us)
			return;
	}
}

/* ---- both ---- */

void
scan_start(struct scan *s, struct range stretch)
{
	assert(range_size(stretch) <= SCAN_MAX);
	s->stretch = stretch;
	s->count = 0;
	s->limited = false;
	s->done = false;
	s->block.range = (struct range){ 0, 0 };
	if (pattern_regex(s->pattern))
		start_regex(s);
}

bool
scan_run(struct scan *s, int64_t deadline_us)
{
	const struct literal *literal = pattern_literal(s->pattern);

	if (s->done)
		return true;
	if (literal)
		run_literal(s, literal);
	else
		run_regex(s, deadline_us);
	return s->done;
}

const struct range *
scan_matches(const struct scan *s, size_t *count)
{
	*count = s->count;
	return s->matches;
}

bool
scan_limited(const struct scan *s)
{
	return s->limited;
}
