/*
 * Two characters of the pattern that stand side by side in a word, the anchor, must be in the text: as they are in either
 * case, which the filter finds; or with something between or instead of them, and then that is not ASCII, or a hyphen at a
 * line's end, or something hidden. The places where that may be are compared here with the bytes around them; what is
 * no plain letters and single blanks is left to folding. A line may begin with what is hidden; so behind the anchor
 * only what ends words in running text is believed.
 */
#include "find/anchor.h"

#include <string.h>

#include "base/unicode.h"
#include "base/utf8.h"

enum {
	OTHER_FREQUENCY = 5, /* of a character that is not ASCII */
	LONE = 10000,        /* what stands for the second of a pair where there is none */
};

/* What a page of 64 code points is to the anchor. */
enum interest {
	INTEREST_UNKNOWN,
	INTEREST_NONE, /* nothing here has to do with it, nor could it stand inside */
	INTEREST_SOME,
};

/* ---- the choice ---- */

static unsigned
frequency_of(uint32_t code)
{
	return code < 0x80 ? filter_frequency((unsigned char)code) : OTHER_FREQUENCY;
}

/* Takes the rarest pair inside a word, or the rarest character when there are words of one only. */
static bool
choose(struct anchor *a)
{
	unsigned best = UINT32_MAX;

	for (size_t i = 0; i < a->count; i++) {
		if (a->codes[i] == ' ')
			continue;
		bool pair = i + 1 < a->count && a->codes[i + 1] != ' ';
		unsigned frequency =
			frequency_of(a->codes[i]) * (pair ? frequency_of(a->codes[i + 1]) : LONE);
		if (frequency >= best)
			continue;
		best = frequency;
		a->at = i;
		a->pair = pair;
	}
	return best < UINT32_MAX;
}

static void
make_filter(struct anchor *a)
{
	uint32_t first = a->codes[a->at], second = a->pair ? a->codes[a->at + 1] : 0;
	enum filter_high high = FILTER_LEADS;
	/* Exact patterns are in the text as they are, byte by byte. */
	if (a->rule == FOLD_NONE && first < 0x80 && second < 0x80)
		high = FILTER_NONE;
	/* This one is what any stray byte becomes. And a zero cannot be told from none. */
	if (first == UTF8_REPLACEMENT || second == UTF8_REPLACEMENT)
		high = FILTER_BYTES;
	a->usable = first && (!a->pair || second);
	filter_init(&a->filter, first, second, a->rule == FOLD_CASE, high, a->pair);
}

void
anchor_init(struct anchor *a, const struct literal *literal)
{
	*a = (struct anchor){ .rule = literal_rule(literal),
		              .whole_word = literal_is_word(literal) };
	a->codes = literal_codes(literal, &a->count);
	if (choose(a))
		make_filter(a);
}

/* ---- ASCII places ---- */

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
byte_fits(const struct anchor *a, char c, uint32_t code)
{
	if (a->rule == FOLD_CASE && c >= 'A' && c <= 'Z')
		c = (char)(c | 0x20);
	return (uint32_t)(unsigned char)c == code;
}

/*
 * True when the white space at the place may be the gap in a broken word, or stand beside what is hidden; behind says that
 * the word goes on after it, not before.
 */
static bool
may_be_broken(const struct region *r, size_t at, bool behind)
{
	const char *bytes = r->bytes.bytes;

	if (!behind)
		return at && bytes[at - 1] == '-';
	for (at++; at && is_blank(bytes[at - 1]); at--)
		if (bytes[at - 1] != ' ' && bytes[at - 1] != '\t')
			return true;
	return !at || !ends_words(bytes[at - 1]);
}

/* A blank of the pattern: one blank between words is the same; line ends, runs, and what may be hidden are unclear. */
static enum anchor_answer
compare_blank(const char *bytes, size_t at)
{
	if (bytes[at] == ' ' && at && ends_words(bytes[at - 1]) && !is_blank(bytes[at + 1]))
		return ANCHOR_SAME;
	return ends_words(bytes[at]) ? ANCHOR_DIFFERENT : ANCHOR_UNCLEAR;
}

static enum anchor_answer
compare_byte(const struct anchor *a, const struct region *r, size_t at, uint32_t code, bool behind)
{
	const char *bytes = r->bytes.bytes;
	char c = bytes[at];

	if ((unsigned char)c >= 0x80 || at >= r->bytes.size)
		return ANCHOR_UNCLEAR;
	if (code == ' ')
		return compare_blank(bytes, at);
	if (byte_fits(a, c, code))
		return ANCHOR_SAME;
	if (is_blank(c))
		return may_be_broken(r, at, behind) ? ANCHOR_UNCLEAR : ANCHOR_DIFFERENT;
	/* What ends no word may be hidden; a hyphen may break one. */
	return (behind && !ends_words(c)) || (c == '-' && is_blank(bytes[at + 1]))
	               ? ANCHOR_UNCLEAR
	               : ANCHOR_DIFFERENT;
}

/* The characters beside the match. */
static enum anchor_answer
compare_borders(const struct anchor *a, const struct region *r, size_t start, size_t end)
{
	const struct buffer *b = &r->bytes;
	char before = start ? b->bytes[start - 1] : ' ', after = b->bytes[end];

	if ((unsigned char)after >= 0x80 || (end == b->size && !r->at_end))
		return ANCHOR_UNCLEAR;
	if (!a->whole_word)
		return ANCHOR_SAME;
	if ((unsigned char)before >= 0x80 || (!start && r->base))
		return ANCHOR_UNCLEAR;
	bool inside = (unicode_is_word((unsigned char)before) &&
	               unicode_is_word((unsigned char)b->bytes[start])) ||
	              (unicode_is_word((unsigned char)after) &&
	               unicode_is_word((unsigned char)b->bytes[end - 1]));
	return inside ? ANCHOR_DIFFERENT : ANCHOR_SAME;
}

/* The pattern against the bytes around an anchor: outward from it, so that what differs is seen soon. */
static enum anchor_answer
compare(const struct anchor *a, const struct region *r, size_t at)
{
	size_t start = at - a->at, n = a->count;
	enum anchor_answer c = ANCHOR_SAME;

	if (at < a->at || a->codes[0] == ' ' || a->codes[n - 1] == ' ' ||
	    region_hides(r, start ? start - 1 : 0, start + n + 1))
		return ANCHOR_UNCLEAR;
	for (size_t i = a->at; c == ANCHOR_SAME && i < n; i++)
		c = compare_byte(a, r, start + i, a->codes[i], false);
	for (size_t i = a->at; c == ANCHOR_SAME && i-- > 0;)
		c = compare_byte(a, r, start + i, a->codes[i], true);
	return c == ANCHOR_SAME ? compare_borders(a, r, start, start + n) : c;
}

/* True when the hyphen before white space may break the word between the anchor's two characters. */
static bool
breaks(const struct anchor *a, const struct region *r, size_t at)
{
	char before = at ? r->bytes.bytes[at - 1] : '\0';
	uint32_t first = a->codes[a->at];

	/* What is not ASCII there is a suspect itself. */
	return first == '-' || byte_fits(a, before, first);
}

/* ---- other places ---- */

static bool
is_syllable(uint32_t code)
{
	return code >= 0xac00 && code < 0xd7a4;
}

/* True when the character after the first one of a pair is the second, or may hide it. */
static bool
may_be_second(const struct anchor *a, const struct region *r, size_t at)
{
	const char *bytes = r->bytes.bytes;
	uint32_t cp, second = a->codes[a->at + 1];
	char c = bytes[at];

	if ((unsigned char)c < 0x80)
		return byte_fits(a, c, second) || (c == '-' && is_blank(bytes[at + 1])) ||
		       at >= r->bytes.size;
	utf8_decode(bytes + at, r->bytes.size - at, &cp);
	uint32_t folded = fold_code_point(a->rule, cp);
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
is_suspect(const struct anchor *a, const struct region *r, size_t at, uint32_t cp, size_t length)
{
	uint32_t folded = fold_code_point(a->rule, cp), value = fold_value(folded);
	uint32_t first = a->codes[a->at], second = a->pair ? a->codes[a->at + 1] : first;
	enum fold_class class = fold_class(folded);
	bool after_first = a->pair && at && byte_fits(a, r->bytes.bytes[at - 1], first);

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
	if (class == FOLD_ONE && value == first && (!a->pair || may_be_second(a, r, at + length)))
		return true;
	return after_first && (class != FOLD_ONE || value == second);
}

/* True when is_suspect could say so of the code point in some place. */
static bool
is_interesting(const struct anchor *a, uint32_t cp)
{
	uint32_t folded = fold_code_point(a->rule, cp), value = fold_value(folded);
	uint32_t first = a->codes[a->at], second = a->pair ? a->codes[a->at + 1] : first;

	if (fold_class(folded) == FOLD_BLANK)
		return false;
	if (fold_class(folded) == FOLD_MANY)
		return many_has(value, first, second);
	return fold_class(folded) != FOLD_ONE || value == first || value == second ||
	       (value >= 0x1100 && value < 0x1200);
}

static bool
page_is_interesting(struct anchor *a, uint32_t page)
{
	uint8_t *known = &a->pages[page];

	for (uint32_t i = 0; *known == INTEREST_UNKNOWN && i < 64; i++)
		if (is_interesting(a, page * 64 + i))
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

/* ---- both ---- */

enum anchor_answer
anchor_compare(const struct anchor *a, const struct region *r, size_t at)
{
	const char *bytes = r->bytes.bytes;

	if (bytes[at] == '-' && is_blank(bytes[at + 1]) && a->filter.hyphen)
		return breaks(a, r, at) ? ANCHOR_UNCLEAR : ANCHOR_DIFFERENT;
	return compare(a, r, at);
}

enum anchor_answer
anchor_compare_high(struct anchor *a, const struct region *r, size_t at, size_t *length)
{
	uint32_t page, cp;

	*length = character_page(r->bytes.bytes + at, &page);
	if (*length && !page_is_interesting(a, page))
		return ANCHOR_DIFFERENT;
	*length = utf8_decode(r->bytes.bytes + at, r->bytes.size - at, &cp);
	return is_suspect(a, r, at, cp, *length) ? ANCHOR_UNCLEAR : ANCHOR_DIFFERENT;
}

bool
anchor_is_hidden_from(const struct region *r)
{
	for (size_t i = 0; i < r->hidden_count; i++)
		if (r->hidden[i].start && !is_blank(r->bytes.bytes[r->hidden[i].start - 1]))
			return true;
	return false;
}
