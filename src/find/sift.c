/*
 * Most of the text is passed over; at each place where the anchor may be the pattern is compared with the bytes around it,
 * and only if those are not as simple as that are a few of them folded and looked at as units. So ASCII costs next to nothing,
 * and other text one look at each of its characters.
 *
 * Hidden ranges of plain text are known only by reading its lines for what they are, which takes a hundred times as long
 * as searching them. An analyst hides nothing but whole lines and the beginnings of lines: inside a line nothing can be
 * joined by what is hidden, so there is no need to ask before something is found.
 */
#include "find/sift.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "doc/text.h"
#include "find/anchor.h"
#include "find/region.h"

enum {
	CONTEXT = 512, /* what is looked at before a stretch */
	SLACK = 4,     /* characters looked at around a match */
	LINE = 250,    /* bytes of a line asked for at once, on either side of a place */
};

struct sift {
	struct document *document;
	const struct literal *literal;
	struct anchor anchor;
	bool thorough;

	struct range stretch;
	struct region region;
	struct block block; /* the one that the last match was in */
	struct range line;  /* the last one that was asked for */
	bool line_shown;
	struct matches *matches;
	size_t covered; /* what comes before this offset belongs to a character that was looked at */
	uint64_t resume; /* the last match's end */
};

struct sift *
sift_new(struct document *document, const struct literal *literal)
{
	struct sift *s = memory_zero(1, sizeof *s);

	s->document = document;
	s->literal = literal;
	anchor_init(&s->anchor, literal);
	s->thorough = !s->anchor.usable;
	return s;
}

void
sift_free(struct sift *s)
{
	if (!s)
		return;
	region_clear(&s->region);
	free(s);
}

void
sift_thoroughly(struct sift *s)
{
	s->thorough = true;
}

/* ---- taking a match ---- */

static bool
is_line_break(char c)
{
	return c == '\n' || c == '\r';
}

/* Asks for the whole line of a place, or as much of it as one asks for at once. */
static struct range
line_around(const struct region *r, size_t at)
{
	const char *bytes = r->bytes.bytes;
	size_t start = at, end = at;

	while (start && at - start < LINE && !is_line_break(bytes[start - 1]))
		start--;
	while (end < r->bytes.size && end - at < LINE && !is_line_break(bytes[end]))
		end++;
	while (start < end && bytes[start] == ' ')
		start++;
	while (end > start && bytes[end - 1] == ' ')
		end--;
	return (struct range){ r->base + start, r->base + end };
}

/* True when the range is surely in one block and not hidden. What is known of the last line is kept. */
static bool
is_shown(struct sift *s, struct range range)
{
	if (range.start < s->line.start || range.start >= s->line.end) {
		s->line = line_around(&s->region, (size_t)(range.start - s->region.base));
		s->line_shown = document_shows(s->document, s->line);
	}
	return s->line_shown && range.start >= s->line.start && range.end <= s->line.end;
}

/* True when nothing is hidden between two places: each line there is surely shown. */
static bool
lines_are_shown(struct sift *s, size_t from, size_t to)
{
	const char *bytes = s->region.bytes.bytes;

	while (from < to) {
		size_t start = from;
		while (start < to && (is_line_break(bytes[start]) || bytes[start] == ' '))
			start++;
		size_t end = start;
		while (end < to && !is_line_break(bytes[end]))
			end++;
		from = end;
		while (end > start && bytes[end - 1] == ' ')
			end--;
		struct range line = { s->region.base + start, s->region.base + end };
		if (start < end && !is_shown(s, line))
			return false;
	}
	return true;
}

/* True when the match lies in one block. White space at its end, from cut on, may lie beyond and is left out. */
static bool
fit_block(struct sift *s, struct range *match, uint64_t cut)
{
	if (!range_holds(s->block.range, match->start)) {
		if (is_shown(s, *match))
			return true;
		if (!document_block_at(s->document, match->start, &s->block))
			return false;
	}
	struct range block = s->block.range;
	if (cut < block.end && match->end > block.end)
		match->end = block.end;
	return match->start >= block.start && match->end <= block.end;
}

/* Adds a match unless it is none. */
static bool
take(struct sift *s, struct range match, uint64_t cut)
{
	if (!range_holds(s->stretch, match.start) ||
	    range_size(match) > literal_reach(s->literal) || !fit_block(s, &match, cut))
		return false;
	matches_add(s->matches, match);
	s->resume = match.end;
	return true;
}

static bool
take_units(struct sift *s, size_t first, size_t last)
{
	const struct units *units = &s->region.units;
	const struct unit *a = &units->items[first], *b = &units->items[last];
	bool blank = b->code == ' ' || b->code == UNIT_BREAK;
	struct range match = { units->base + a->start, units->base + b->end };

	return take(s, match, blank ? units->base + b->start : UINT64_MAX);
}

/* ---- all of it ---- */

/* Folds the whole region. */
static void
sift_all(struct sift *s)
{
	struct units *units = &s->region.units;
	size_t first, last;

	region_hide(&s->region);
	region_fold(&s->region, s->anchor.rule, 0, s->region.bytes.size);
	size_t from = 0, to = units->count;
	while (from < to && units->base + units->items[from].start < s->stretch.start)
		from++;
	while (to > from && units->base + units->items[to - 1].start >= s->stretch.end)
		to--;
	while (literal_find(s->literal, units, from, to, &first, &last)) {
		from = first + 1;
		if (!take_units(s, first, last))
			continue;
		while (from < to && units->base + units->items[from].start < s->resume)
			from++;
	}
}

/* ---- a few characters ---- */

/* True for what becomes a unit of its own, and one that the pattern must have. */
static bool
is_solid(const struct sift *s, size_t at)
{
	const char *bytes = s->region.bytes.bytes;
	uint32_t cp;

	if ((unsigned char)bytes[at] < 0x80)
		return bytes[at] > ' ' && bytes[at] != '-';
	utf8_decode(bytes + at, s->region.bytes.size - at, &cp);
	enum fold_class class = fold_class(fold_code_point(s->anchor.rule, cp));
	return class == FOLD_ONE || class == FOLD_MANY;
}

/* The offsets between which a match that holds the place must lie. */
static void
find_bounds(const struct sift *s, size_t at, size_t *from, size_t *to)
{
	const struct region *r = &s->region;
	size_t reach = literal_reach(s->literal), need;

	*from = at;
	for (need = s->anchor.count + SLACK; need && *from && at - *from < reach;) {
		*from = region_back(r, *from);
		need -= is_solid(s, *from);
	}
	*to = at;
	for (need = s->anchor.count + SLACK; need && *to < r->bytes.size && *to - at < reach;) {
		need -= is_solid(s, *to);
		*to = region_on(r, *to);
	}
}

static bool
has_line_end(const struct region *r, size_t from, size_t to)
{
	return memchr(r->bytes.bytes + from, '\n', to - from) ||
	       memchr(r->bytes.bytes + from, '\r', to - from);
}

/* The first match among the units that holds the place and starts where the last one ended or later. */
static bool
find_own(struct sift *s, size_t at, size_t from, size_t *first, size_t *last)
{
	struct units *units = &s->region.units;
	const struct unit *items = units->items;
	uint64_t done = s->resume > units->base ? s->resume - units->base : 0;
	size_t to = units->count;

	while (to > from && items[to - 1].start > at)
		to--;
	for (; literal_find(s->literal, units, from, to, first, last); from = *first + 1)
		if (items[*first].start >= done && items[*last].end > at)
			return true;
	return false;
}

/* True when something hidden that was not known of lies in the range; then all that is hidden is known. */
static bool
meets_unknown(struct sift *s, size_t start, size_t end)
{
	struct range range = { s->region.base + start, s->region.base + end }, hidden;

	if (s->region.hidden_known || is_shown(s, range) ||
	    !document_hidden(s->document, range, &hidden, 1))
		return false;
	region_hide(&s->region);
	return true;
}

/* Folds what is around a place and takes the match there; returns how many bytes were looked at. */
static size_t
fold_around(struct sift *s, size_t at)
{
	struct region *r = &s->region;
	size_t from, to, first, last, next = 0;

	find_bounds(s, at, &from, &to);
	region_fold(r, s->anchor.rule, from, to);
	bool found = find_own(s, at, 0, &first, &last);
	size_t start = found ? r->units.items[first].start : from;
	size_t end = found ? r->units.items[last].end : to;
	bool lines = !r->hidden_known && has_line_end(r, start, end);
	/* What is found over a line's end has its block asked for anyway. */
	if (lines && !found)
		lines = !lines_are_shown(s, from, to);
	if (lines || (found && meets_unknown(s, start, end))) {
		region_hide(r);
		find_bounds(s, at, &from, &to);
		region_fold(r, s->anchor.rule, from, to);
	}
	while (find_own(s, at, next, &first, &last)) {
		if (take_units(s, first, last))
			break;
		next = first + 1;
	}
	return to - from;
}

/* ---- places ---- */

/* True when the text around a place has to be folded to know. A match that is plain to see is taken at once. */
static bool
look_at(struct sift *s, size_t at)
{
	const struct region *r = &s->region;
	size_t length;

	if ((unsigned char)r->bytes.bytes[at] >= 0x80) {
		enum anchor_answer high = anchor_compare_high(&s->anchor, r, at, &length);
		s->covered = at + length;
		return high == ANCHOR_UNCLEAR;
	}
	enum anchor_answer answer = anchor_compare(&s->anchor, r, at);
	if (answer != ANCHOR_SAME)
		return answer == ANCHOR_UNCLEAR;
	size_t start = at - s->anchor.at, end = start + s->anchor.count;
	struct range match = { r->base + start, r->base + end };
	if (match.start < s->resume)
		return false;
	if (meets_unknown(s, start, end))
		return true;
	take(s, match, UINT64_MAX);
	return false;
}

/* Goes from place to place; false when there are so many that all of the text is better folded at once. */
static bool
sift_places(struct sift *s, size_t at, size_t end)
{
	size_t looked = 0, most = s->region.bytes.size;
	const char *bytes = s->region.bytes.bytes;
	uint64_t places;

	for (; filter_next(&s->anchor.filter, bytes, &at, end, &places); at += FILTER_STEP)
		for (; places; places &= places - 1) {
			size_t place = at + (size_t)__builtin_ctzll(places);
			if (place < s->covered || place >= end)
				continue;
			if (!look_at(s, place) || s->region.base + place < s->resume)
				continue;
			looked += fold_around(s, place);
			if (looked > most)
				return false;
		}
	return true;
}

void
sift_run(struct sift *s, struct range stretch, struct matches *matches)
{
	struct range region = stretch;
	size_t count = matches->count, reach = literal_reach(s->literal);
	uint32_t cp;

	s->stretch = stretch;
	s->matches = matches;
	s->resume = 0;
	s->block.range = s->line = (struct range){ 0, 0 };
	region.start -= region.start < CONTEXT ? region.start : CONTEXT;
	region.end += reach + SLACK * UTF8_MAX;
	region_read(&s->region, s->document, region);
	size_t start = (size_t)(stretch.start - region.start), size = s->region.bytes.size;
	size_t end = start + (size_t)range_size(stretch) + reach;
	s->covered = region_code_point(&s->region, start);
	if (s->covered < start)
		s->covered +=
			utf8_decode(s->region.bytes.bytes + s->covered, size - s->covered, &cp);
	if (!s->anchor.count || (!s->thorough && !anchor_is_hidden_from(&s->region) &&
	                         sift_places(s, start, end < size ? end : size)))
		return;
	matches->count = count;
	s->resume = 0;
	sift_all(s);
}
