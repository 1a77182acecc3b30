/*
 * Two characters of the pattern that stand side by side in a word, the anchor, must be in the text: as they are in either
 * case; or the first as what is not ASCII and becomes it when it is folded; or something between them, and that is not
 * ASCII, or a hyphen at a line's end, or something hidden after one. So the filter is told all that the first may be,
 * and the places where it stops are compared here with the bytes around them; what is no plain letters and single blanks is
 * left to folding. A line may begin with what is hidden; so behind the anchor only what ends words in running text is
 * believed.
 */
#include "find/anchor.h"

#include <string.h>

#include "base/unicode.h"
#include "base/utf8.h"

enum {
	OTHER_FREQUENCY = 5, /* of a character that is not ASCII */
	LONE = 10000,        /* what stands for the second of a pair where there is none */
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

void
anchor_init(struct anchor *a, const struct literal *literal)
{
	*a = (struct anchor){ .rule = literal_rule(literal),
		              .whole_word = literal_is_word(literal) };
	a->codes = literal_codes(literal, &a->count);
	if (!choose(a))
		return;
	a->onset = (struct onset){ a->rule, a->codes[a->at], a->pair ? a->codes[a->at + 1] : 0 };
	/* A zero cannot be told from none. */
	a->usable = a->onset.first && (!a->pair || a->onset.second);
	onset_filter(&a->onset, &a->filter);
}

/* ---- ASCII places ---- */

static bool
is_blank(char c)
{
	return (unsigned char)c <= ' ';
}

/* True for a hyphen that may break a word: white space follows, or what may be some. */
static bool
may_break(const char *bytes, size_t at)
{
	return bytes[at] == '-' &&
	       (is_blank(bytes[at + 1]) || (unsigned char)bytes[at + 1] >= 0x80);
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
	return (behind && !ends_words(c)) || may_break(bytes, at) ? ANCHOR_UNCLEAR
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

/* True when the character after the first one of a pair is the second, or may hide it. */
static bool
may_be_second(const struct anchor *a, const struct region *r, size_t at)
{
	const char *bytes = r->bytes.bytes;
	uint32_t cp, second = a->onset.second;
	char c = bytes[at];

	if (at >= r->bytes.size)
		return true;
	if ((unsigned char)c < 0x80)
		return byte_fits(a, c, second) || may_break(bytes, at);
	utf8_decode(bytes + at, r->bytes.size - at, &cp);
	uint32_t folded = fold_code_point(a->rule, cp);
	enum fold_class class = fold_class(folded);
	return class == FOLD_ONE ? onset_may_become(fold_value(folded), second)
	                         : class != FOLD_BLANK;
}

/* ---- both ---- */

enum anchor_answer
anchor_compare(const struct anchor *a, const struct region *r, size_t at)
{
	const char *bytes = r->bytes.bytes;

	if (!byte_fits(a, bytes[at], a->onset.first))
		return ANCHOR_DIFFERENT;
	if (!a->pair)
		return compare(a, r, at);
	if (may_break(bytes, at))
		return ANCHOR_UNCLEAR;
	if (!may_be_second(a, r, at + 1))
		return ANCHOR_DIFFERENT;
	return byte_fits(a, bytes[at + 1], a->onset.second) ? compare(a, r, at) : ANCHOR_UNCLEAR;
}

enum anchor_answer
anchor_compare_high(const struct anchor *a, const struct region *r, size_t at, size_t *length)
{
	uint32_t cp;

	*length = utf8_decode(r->bytes.bytes + at, r->bytes.size - at, &cp);
	uint32_t folded = fold_code_point(a->rule, cp);
	if (!onset_may_be_first(&a->onset, folded))
		return ANCHOR_DIFFERENT;
	/* Whatever else it is than the very letter, the second one may be in it or far behind. */
	bool letter = fold_class(folded) == FOLD_ONE && fold_value(folded) == a->onset.first;
	return a->pair && letter && !may_be_second(a, r, at + *length) ? ANCHOR_DIFFERENT
	                                                               : ANCHOR_UNCLEAR;
}

bool
anchor_is_hidden_from(const struct region *r)
{
	for (size_t i = 0; i < r->hidden_count; i++)
		if (r->hidden[i].start && !is_blank(r->bytes.bytes[r->hidden[i].start - 1]))
			return true;
	return false;
}
