/*
 * Where can a match be? Two characters of the pattern that stand side by side in a word, the anchor, must be in the text:
 * as they are in either case, which the filter finds; or with something between or instead of them, and then that is not
 * ASCII, or a hyphen at a line's end, or something hidden. At each such place the pattern is compared with the bytes
 * around it; only if those are no plain letters and single blanks are a few of them folded and looked at as units. So ASCII
 * costs next to nothing, and other text one look at each of its characters.
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
#include "base/unicode.h"
#include "base/utf8.h"
#include "doc/text.h"
#include "find/filter.h"
#include "find/region.h"

enum {
	CONTEXT = 512, /* what is looked at before a stretch */
	SLACK = 4,     /* characters looked at around a match */
	PER_FOLD =
		128, /* one fold in so many bytes; past that all of the stretch is folded at once */
	OTHER_FREQUENCY = 5, /* of a character that is not ASCII */
	LINE = 250,
	PAGE_COUNT = 0x110000 / 64,
	LONE = 10000, /* what stands for the second of a pair where there is none */
};

enum interest {
	INTEREST_UNKNOWN,
	INTEREST_NONE, /* nothing here has to do with the anchor, nor could it stand inside one */
	INTEREST_SOME,
};

struct sift {
	struct document *document;
	const struct literal *literal;
	enum fold_rule rule; /* the literal's; likewise the codes */
	const uint32_t *codes;
	size_t count;
	bool thorough;

	/* The anchor: codes[anchor], and the one after it if pair. */
	size_t anchor;
	bool pair;
	struct filter filter;
	uint8_t pages[PAGE_COUNT]; /* enum interest, of 64 code points each */

	struct range stretch;
	struct region region;
	struct block block; /* the one that the last match was in */
	struct range line;  /* the last one that was asked for */
	bool line_shown;
	struct matches *matches;
	size_t covered; /* what comes before this offset belongs to a character that was looked at */
	uint64_t resume; /* the last match's end */
};

/* ---- the anchor ---- */

static unsigned
frequency_of(uint32_t code)
{
	return code < 0x80 ? filter_frequency((unsigned char)code) : OTHER_FREQUENCY;
}

/* Takes the rarest pair inside a word, or the rarest character when there are words of one only. */
static bool
choose_anchor(struct sift *s)
{
	unsigned best = UINT32_MAX;

	for (size_t i = 0; i < s->count; i++) {
		if (s->codes[i] == ' ')
			continue;
		bool pair = i + 1 < s->count && s->codes[i + 1] != ' ';
		unsigned frequency =
			frequency_of(s->codes[i]) * (pair ? frequency_of(s->codes[i + 1]) : LONE);
		if (frequency >= best)
			continue;
		best = frequency;
		s->anchor = i;
		s->pair = pair;
	}
	return best < UINT32_MAX;
}

static void
make_filter(struct sift *s)
{
	if (!s->count)
		return;
	uint32_t first = s->codes[s->anchor], second = s->pair ? s->codes[s->anchor + 1] : 0;
	enum filter_high high = FILTER_LEADS;
	/* Exact patterns are in the text as they are, byte by byte. */
	if (s->rule == FOLD_NONE && first < 0x80 && second < 0x80)
		high = FILTER_NONE;
	/* This one is what any stray byte becomes. And a zero cannot be told from none. */
	if (first == UTF8_REPLACEMENT || second == UTF8_REPLACEMENT)
		high = FILTER_BYTES;
	s->thorough |= !first || (s->pair && !second);
	filter_init(&s->filter, first, second, s->rule == FOLD_CASE, high, s->pair);
}

struct sift *
sift_new(struct document *document, const struct literal *literal)
{
	struct sift *s = memory_zero(1, sizeof *s);

	s->document = document;
	s->literal = literal;
	s->rule = literal_rule(literal);
	s->codes = literal_codes(literal, &s->count);
	s->thorough = !choose_anchor(s);
	make_filter(s);
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
	region_fold(&s->region, s->rule, 0, s->region.bytes.size);
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
	enum fold_class class = fold_class(fold_code_point(s->rule, cp));
	return class == FOLD_ONE || class == FOLD_MANY;
}

/* The offsets between which a match that holds the place must lie. */
static void
find_bounds(const struct sift *s, size_t at, size_t *from, size_t *to)
{
	const struct region *r = &s->region;
	size_t reach = literal_reach(s->literal), need;

	*from = at;
	for (need = s->count + SLACK; need && *from && at - *from < reach;) {
		*from = region_back(r, *from);
		need -= is_solid(s, *from);
	}
	*to = at;
	for (need = s->count + SLACK; need && *to < r->bytes.size && *to - at < reach;) {
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

/* Folds what is around a place and takes the match there. */
static void
fold_around(struct sift *s, size_t at)
{
	struct region *r = &s->region;
	size_t from, to, first, last, next = 0;

	find_bounds(s, at, &from, &to);
	region_fold(r, s->rule, from, to);
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
		region_fold(r, s->rule, from, to);
	}
	while (find_own(s, at, next, &first, &last)) {
		if (take_units(s, first, last))
			return;
		next = first + 1;
	}
}

/* ---- comparing bytes ---- */

enum comparison {
	DIFFERENT,
	SAME,
	UNCLEAR, /* the bytes are not as simple as that */
};

static bool
is_blank(char c)
{
	return (unsigned char)c <= ' ';
}

/* True for what words and sentences end with, and no line that is not the text's begins with. */
static bool
ends_words(char c)
{
	return (unsigned char)c < 0x80 &&
	       (unicode_is_word((unsigned char)c) || strchr(".,;:!?'\")-", c));
}

/* True when an ASCII character is the one that the code asks for. */
static bool
byte_fits(const struct sift *s, char c, uint32_t code)
{
	if (s->rule == FOLD_CASE && c >= 'A' && c <= 'Z')
		c = (char)(c | 0x20);
	return (uint32_t)(unsigned char)c == code;
}

/*
 * True when the white space at the place may be the gap in a broken word, or stand beside what is hidden; behind says that
 * the word goes on after it, not before.
 */
static bool
may_be_broken(const struct sift *s, size_t at, bool behind)
{
	const char *bytes = s->region.bytes.bytes;

	if (!behind)
		return at && bytes[at - 1] == '-';
	for (at++; at && is_blank(bytes[at - 1]); at--)
		if (bytes[at - 1] != ' ' && bytes[at - 1] != '\t')
			return true;
	return !at || !ends_words(bytes[at - 1]);
}

/* A blank of the pattern: one blank between words is the same; line ends, runs, and what may be hidden are unclear. */
static enum comparison
compare_blank(const char *bytes, size_t at)
{
	if (bytes[at] == ' ' && at && ends_words(bytes[at - 1]) && !is_blank(bytes[at + 1]))
		return SAME;
	return ends_words(bytes[at]) ? DIFFERENT : UNCLEAR;
}

static enum comparison
compare_byte(const struct sift *s, size_t at, uint32_t code, bool behind)
{
	const char *bytes = s->region.bytes.bytes;
	char c = bytes[at];

	if ((unsigned char)c >= 0x80 || at >= s->region.bytes.size)
		return UNCLEAR;
	if (code == ' ')
		return compare_blank(bytes, at);
	if (byte_fits(s, c, code))
		return SAME;
	if (is_blank(c))
		return may_be_broken(s, at, behind) ? UNCLEAR : DIFFERENT;
	/* What ends no word may be hidden; a hyphen may break one. */
	return (behind && !ends_words(c)) || (c == '-' && is_blank(bytes[at + 1])) ? UNCLEAR
	                                                                           : DIFFERENT;
}

/* The characters beside the match. */
static enum comparison
compare_borders(const struct sift *s, size_t start, size_t end)
{
	const struct buffer *b = &s->region.bytes;
	char before = start ? b->bytes[start - 1] : ' ', after = b->bytes[end];

	if ((unsigned char)after >= 0x80 || (end == b->size && !s->region.at_end))
		return UNCLEAR;
	if (!literal_is_word(s->literal))
		return SAME;
	if ((unsigned char)before >= 0x80 || (!start && s->region.base))
		return UNCLEAR;
	bool inside = (unicode_is_word((unsigned char)before) &&
	               unicode_is_word((unsigned char)b->bytes[start])) ||
	              (unicode_is_word((unsigned char)after) &&
	               unicode_is_word((unsigned char)b->bytes[end - 1]));
	return inside ? DIFFERENT : SAME;
}

/* The pattern against the bytes around an anchor: outward from it, so that what differs is seen soon. */
static enum comparison
compare(const struct sift *s, size_t at)
{
	size_t start = at - s->anchor, n = s->count;
	enum comparison c = SAME;

	if (at < s->anchor || s->codes[0] == ' ' || s->codes[n - 1] == ' ' ||
	    region_hides(&s->region, start ? start - 1 : 0, start + n + 1))
		return UNCLEAR;
	for (size_t i = s->anchor; c == SAME && i < n; i++)
		c = compare_byte(s, start + i, s->codes[i], false);
	for (size_t i = s->anchor; c == SAME && i-- > 0;)
		c = compare_byte(s, start + i, s->codes[i], true);
	return c == SAME ? compare_borders(s, start, start + n) : c;
}

/* ---- places ---- */

static bool
is_syllable(uint32_t code)
{
	return code >= 0xac00 && code < 0xd7a4;
}

/* True when the character after the first one of a pair is the second, or may hide it. */
static bool
may_be_second(const struct sift *s, size_t at)
{
	const char *bytes = s->region.bytes.bytes;
	uint32_t cp, second = s->codes[s->anchor + 1];
	char c = bytes[at];

	if ((unsigned char)c < 0x80)
		return byte_fits(s, c, second) || (c == '-' && is_blank(bytes[at + 1])) ||
		       at >= s->region.bytes.size;
	utf8_decode(bytes + at, s->region.bytes.size - at, &cp);
	uint32_t folded = fold_code_point(s->rule, cp);
	return fold_class(folded) != FOLD_ONE || fold_value(folded) == second;
}

static bool
many_has(uint32_t value, uint32_t first, uint32_t second)
{
	const uint32_t *codes;
	size_t n = fold_many(value, &codes);

	for (size_t i = 0; i < n; i++)
		if (codes[i] == first || codes[i] == second)
			return true;
	return false;
}

/* True when a character that is not ASCII may have a part in an anchor, or stand inside one. */
static bool
is_suspect(const struct sift *s, size_t at, uint32_t cp, size_t length)
{
	uint32_t folded = fold_code_point(s->rule, cp), value = fold_value(folded);
	uint32_t first = s->codes[s->anchor], second = s->pair ? s->codes[s->anchor + 1] : first;
	enum fold_class class = fold_class(folded);
	bool after_first = s->pair && at && byte_fits(s, s->region.bytes.bytes[at - 1], first);

	/* A syllable may be in the text as jamo. */
	if (value >= 0x1100 && value < 0x1200 && (is_syllable(first) || is_syllable(second)))
		return true;
	if (class == FOLD_BLANK)
		return false;
	if (class == FOLD_MANY)
		return many_has(value, first, second);
	/* A hyphen of either kind may be one at a line's end, and then anything follows. */
	if (value == first && value == '-' && class != FOLD_ONE)
		return true;
	if (class == FOLD_ONE && value == first && (!s->pair || may_be_second(s, at + length)))
		return true;
	return after_first && (class != FOLD_ONE || value == second);
}

/* True when is_suspect could say so of the code point in some place. */
static bool
is_interesting(const struct sift *s, uint32_t cp)
{
	uint32_t folded = fold_code_point(s->rule, cp), value = fold_value(folded);
	uint32_t first = s->codes[s->anchor], second = s->pair ? s->codes[s->anchor + 1] : first;

	if (fold_class(folded) == FOLD_BLANK)
		return false;
	if (fold_class(folded) == FOLD_MANY)
		return many_has(value, first, second);
	return fold_class(folded) != FOLD_ONE || value == first || value == second ||
	       (value >= 0x1100 && value < 0x1200);
}

static bool
page_is_interesting(struct sift *s, uint32_t page)
{
	uint8_t *known = &s->pages[page];

	for (uint32_t i = 0; *known == INTEREST_UNKNOWN && i < 64; i++)
		if (is_interesting(s, page * 64 + i))
			*known = INTEREST_SOME;
	if (*known == INTEREST_UNKNOWN)
		*known = INTEREST_NONE;
	return *known == INTEREST_SOME;
}

/* The length of the valid character of two bytes or more here and its page of 64 code points, 0 when it needs a closer look. */
static inline size_t
character_page(const char *bytes, uint32_t *page)
{
	const unsigned char *s = (const unsigned char *)bytes;

	if (s[0] < 0xc2 || s[0] >= 0xf4 || (s[1] & 0xc0) != 0x80)
		return 0;
	if (s[0] < 0xe0) {
		*page = s[0] & 0x1fu;
		return 2;
	}
	if ((s[2] & 0xc0) != 0x80)
		return 0;
	if (s[0] < 0xf0) {
		*page = (s[0] & 0xfu) << 6 | (s[1] & 0x3fu);
		return (s[0] == 0xe0 && s[1] < 0xa0) || (s[0] == 0xed && s[1] >= 0xa0) ? 0 : 3;
	}
	*page = (s[0] & 7u) << 12 | (s[1] & 0x3fu) << 6 | (s[2] & 0x3fu);
	return (s[3] & 0xc0) != 0x80 || (s[0] == 0xf0 && s[1] < 0x90) ? 0 : 4;
}

/* True when the character at the place, which is not ASCII, is a suspect. */
static bool
look_at_high(struct sift *s, size_t at)
{
	const struct buffer *b = &s->region.bytes;
	uint32_t page, cp;
	size_t length = character_page(b->bytes + at, &page);

	s->covered = at + length;
	if (length && !page_is_interesting(s, page))
		return false;
	length = utf8_decode(b->bytes + at, b->size - at, &cp);
	s->covered = at + length;
	return is_suspect(s, at, cp, length);
}

/* True when the hyphen before white space may break the word between the anchor's two characters. */
static bool
breaks_anchor(const struct sift *s, size_t at)
{
	char before = at ? s->region.bytes.bytes[at - 1] : '\0';
	uint32_t first = s->codes[s->anchor];

	/* What is not ASCII there is a suspect itself. */
	return first == '-' || byte_fits(s, before, first);
}

/* True when the text around an ASCII place has to be folded to know. A match that is plain to see is taken at once. */
static bool
look_at(struct sift *s, size_t at)
{
	const struct buffer *b = &s->region.bytes;

	if (b->bytes[at] == '-' && is_blank(b->bytes[at + 1]) && s->filter.hyphen)
		return breaks_anchor(s, at);
	enum comparison c = compare(s, at);
	size_t start = at - s->anchor;
	struct range match = { s->region.base + start, s->region.base + start + s->count };
	if (c == SAME && match.start >= s->resume) {
		if (meets_unknown(s, start, start + s->count))
			return true;
		take(s, match, UINT64_MAX);
	}
	return c == UNCLEAR;
}

/* Something hidden right after a letter may stand inside a word. */
static bool
hides_in_words(const struct region *r)
{
	for (size_t i = 0; i < r->hidden_count; i++)
		if (r->hidden[i].start && !is_blank(r->bytes.bytes[r->hidden[i].start - 1]))
			return true;
	return false;
}

/* Goes from place to place; false when there are so many that all of the text is better folded at once. */
static bool
sift_places(struct sift *s, size_t at, size_t end)
{
	size_t folds = 8 + range_size(s->stretch) / PER_FOLD;
	const char *bytes = s->region.bytes.bytes;
	uint64_t places;

	for (; filter_next(&s->filter, bytes, &at, end, &places); at += FILTER_STEP)
		for (; places; places &= places - 1) {
			size_t place = at + (size_t)__builtin_ctzll(places);
			if (place < s->covered || place >= end)
				continue;
			bool fold = (unsigned char)bytes[place] < 0x80 ? look_at(s, place)
			                                               : look_at_high(s, place);
			if (!fold || s->region.base + place < s->resume)
				continue;
			if (!folds--)
				return false;
			fold_around(s, place);
		}
	return true;
}

void
sift_run(struct sift *s, struct range stretch, struct matches *matches)
{
	struct text *text = document_text(s->document);
	struct range region = stretch;
	size_t count = matches->count, reach = literal_reach(s->literal);
	uint32_t cp;

	s->stretch = stretch;
	s->matches = matches;
	s->resume = 0;
	s->block.range = s->line = (struct range){ 0, 0 };
	region.start -= region.start < CONTEXT ? region.start : CONTEXT;
	region.start = region_code_point(text, region.start);
	region.end += reach + SLACK * UTF8_MAX;
	region_read(&s->region, s->document, region);
	size_t start = (size_t)(stretch.start - region.start), size = s->region.bytes.size;
	size_t end = start + (size_t)range_size(stretch) + reach;
	s->covered = (size_t)(region_code_point(text, stretch.start) - region.start);
	if (s->covered < start)
		s->covered +=
			utf8_decode(s->region.bytes.bytes + s->covered, size - s->covered, &cp);
	if (!s->count || (!s->thorough && !hides_in_words(&s->region) &&
	                  sift_places(s, start, end < size ? end : size)))
		return;
	matches->count = count;
	s->resume = 0;
	sift_all(s);
}
