/*
 * Folding by table. libunistring takes half a microsecond for a code point, a text has few different
 * ones: each is folded once and kept, in pages of 256 that are made when they are first touched. The large
 * scripts that never fold (Han, Hangul) are answered without a table, which also bounds its size. The tables are a
 * pure cache and shared by all searches.
 *
 * Not all marks are accents. Those that a word changes its letters by (vowel signs and viramas of Indic scripts,
 * voicing marks of kana, the stroke through a sign of mathematics) are kept.
 */
#include "find/fold.h"

#include <stdbool.h>
#include <stdlib.h>

#include "base/memory.h"
#include "base/unicode.h"

enum {
	PAGE_BITS = 8,
	PAGE_SIZE = 1 << PAGE_BITS,
	PAGE_COUNT = 0x110000 >> PAGE_BITS,
	/* Codes of FOLD_MANY in all: what Unicode has, twice, with room for growth. */
	MANY_MAX = 1 << 16,
	EXPANSION_MAX = 4 * UNICODE_DECOMPOSITION_MAX,
};

enum {
	HANGUL_FIRST = 0xac00,
	HANGUL_COUNT = 11172,
	LEAD_FIRST = 0x1100,
	LEAD_COUNT = 19,
	VOWEL_FIRST = 0x1161,
	VOWEL_COUNT = 21,
	TAIL_FIRST = 0x11a7, /* one before the first: "no tail" */
	TAIL_COUNT = 28,
};

static uint32_t *pages[FOLD_RULE_COUNT][PAGE_COUNT];

/* Expansions one after another: a length, then as many code points. */
static uint32_t *many;
static size_t many_count, many_capacity;

static uint32_t
folded(enum fold_class class, uint32_t value)
{
	return (uint32_t) class << 24 | value;
}

/* ---- tables of what Unicode's own rules leave apart ---- */

struct likeness {
	uint32_t cp;
	const char *as; /* ASCII */
};

/* Signs that a keyboard has in one form only, and letters that a stroke or a ligature sets apart. Sorted. */
static const struct likeness likenesses[] = {
	{ 0xab, "\"" },   { 0xb4, "'" },    { 0xbb, "\"" },   { 0xc6, "AE" },   { 0xd8, "O" },
	{ 0xdf, "ss" },   { 0xe6, "ae" },   { 0xf8, "o" },    { 0x110, "D" },   { 0x111, "d" },
	{ 0x126, "H" },   { 0x127, "h" },   { 0x131, "i" },   { 0x141, "L" },   { 0x142, "l" },
	{ 0x152, "OE" },  { 0x153, "oe" },  { 0x166, "T" },   { 0x167, "t" },   { 0x2b9, "'" },
	{ 0x2bb, "'" },   { 0x2bc, "'" },   { 0x2bd, "'" },   { 0x58a, "-" },   { 0x5be, "-" },
	{ 0x1806, "-" },  { 0x1e9e, "SS" }, { 0x2010, "-" },  { 0x2011, "-" },  { 0x2012, "-" },
	{ 0x2013, "-" },  { 0x2014, "-" },  { 0x2015, "-" },  { 0x2018, "'" },  { 0x2019, "'" },
	{ 0x201a, "'" },  { 0x201b, "'" },  { 0x201c, "\"" }, { 0x201d, "\"" }, { 0x201e, "\"" },
	{ 0x201f, "\"" }, { 0x2032, "'" },  { 0x2033, "\"" }, { 0x2035, "'" },  { 0x2036, "\"" },
	{ 0x2039, "'" },  { 0x203a, "'" },  { 0x2053, "-" },  { 0x207b, "-" },  { 0x208b, "-" },
	{ 0x2212, "-" },  { 0x2e17, "-" },  { 0x2e1a, "-" },  { 0x2e3a, "-" },  { 0x2e3b, "-" },
	{ 0x2e40, "-" },  { 0x301c, "-" },  { 0x301d, "\"" }, { 0x301e, "\"" }, { 0x301f, "\"" },
	{ 0x3030, "-" },  { 0xfe31, "-" },  { 0xfe32, "-" },  { 0xfe58, "-" },  { 0xfe63, "-" },
	{ 0xff02, "\"" }, { 0xff07, "'" },  { 0xff0d, "-" },
};

static int
compare_likeness(const void *key, const void *item)
{
	uint32_t cp = *(const uint32_t *)key, other = ((const struct likeness *)item)->cp;

	return (cp > other) - (cp < other);
}

static const char *
find_likeness(uint32_t cp)
{
	const struct likeness *found =
		bsearch(&cp, likenesses, sizeof likenesses / sizeof *likenesses, sizeof *likenesses,
	                compare_likeness);

	return found ? found->as : NULL;
}

/* Zero width and joining signs, marks of direction, byte order marks, tags. */
static bool
is_invisible(uint32_t cp)
{
	return (cp >= 0x200b && cp <= 0x200f) || (cp >= 0x202a && cp <= 0x202e) ||
	       (cp >= 0x2060 && cp <= 0x206f) || cp == 0xfeff || cp == 0x61c || cp == 0x180e ||
	       (cp >= 0xe0000 && cp < 0xe0100);
}

/* Marks that do not make another letter: accents, points, enclosing marks, variation selectors, skin tones. */
static bool
is_accent(uint32_t cp)
{
	if ((cp >= 0xfe00 && cp <= 0xfe0f) || (cp >= 0xe0100 && cp <= 0xe01ef) || cp == 0x34f)
		return true;
	if ((cp >= 0x1f3fb && cp <= 0x1f3ff) || (cp >= 0x20dd && cp <= 0x20e4))
		return true;
	int class = unicode_combining_class(cp);
	return (class >= 10 && class <= 36) || class >= 200;
}

static bool
is_jamo(uint32_t cp)
{
	return cp - VOWEL_FIRST < VOWEL_COUNT || (cp > TAIL_FIRST && cp < TAIL_FIRST + TAIL_COUNT);
}

/* Han and Hangul syllables, which fold to themselves. */
static bool
is_constant(uint32_t cp)
{
	return (cp >= 0x3400 && cp < 0xa000) || (cp >= HANGUL_FIRST && cp < 0xd7a4) ||
	       (cp >= 0x20000 && cp < 0x2f800) || (cp >= 0x30000 && cp < 0xe0000) || cp >= 0xf0000;
}

/* ---- one code point ---- */

/* Adds what one code point of a decomposition becomes. */
static size_t
fold_piece(enum fold_rule rule, uint32_t cp, uint32_t *out)
{
	size_t count = 0;

	if (is_accent(cp))
		return 0;
	const char *like = find_likeness(cp);
	for (; like && *like; like++)
		out[count++] = rule == FOLD_CASE ? unicode_lower((unsigned char)*like)
		                                 : (unsigned char)*like;
	if (count)
		return count;
	out[0] = cp;
	return rule == FOLD_CASE ? (size_t)unicode_fold_case(cp, out) : 1;
}

/* The whole of it: decomposition, pieces, and the pieces' own decompositions. */
static size_t
expand(enum fold_rule rule, uint32_t cp, uint32_t *out)
{
	uint32_t parts[UNICODE_DECOMPOSITION_MAX], cased[UNICODE_FOLD_MAX * 2];
	size_t count = 0;
	int n = 1;

	parts[0] = cp;
	if (!find_likeness(cp))
		n = unicode_decompose(cp, true, parts);
	/* A spacing accent decomposes to a blank and the accent: it is no blank. */
	if (n > 1 && unicode_is_space(parts[0])) {
		parts[0] = cp;
		n = 1;
	}
	for (int i = 0; i < n; i++) {
		size_t m = fold_piece(rule, parts[i], cased);
		for (size_t k = 0; k < m; k++) {
			uint32_t again[UNICODE_DECOMPOSITION_MAX];
			int q = cased[k] == cp ? 1 : unicode_decompose(cased[k], true, again);
			if (q == 1)
				again[0] = cased[k];
			for (int j = 0; j < q && count < EXPANSION_MAX; j++)
				if (!is_accent(again[j]))
					out[count++] = again[j];
		}
	}
	return count;
}

/* Keeps an expansion and returns where; one too many is cut to its first code point. */
static uint32_t
keep_many(const uint32_t *cps, size_t count)
{
	if (many_count + count + 1 > MANY_MAX)
		return folded(FOLD_ONE, cps[0]);
	many = memory_grow(many, &many_capacity, many_count + count + 1, sizeof *many);
	uint32_t at = (uint32_t)many_count;
	many[many_count++] = (uint32_t)count;
	for (size_t i = 0; i < count; i++)
		many[many_count++] = cps[i];
	return folded(FOLD_MANY, at);
}

static uint32_t
fold_plain(uint32_t cp)
{
	if (unicode_is_space(cp))
		return folded(FOLD_BLANK, ' ');
	return folded(cp == '-' ? FOLD_HYPHEN : FOLD_ONE, cp);
}

static uint32_t
fold_anew(enum fold_rule rule, uint32_t cp)
{
	uint32_t out[EXPANSION_MAX];

	if (rule == FOLD_NONE || cp == '-' || unicode_is_space(cp))
		return fold_plain(cp);
	if (cp == 0xad)
		return folded(FOLD_SOFT, '-');
	if (cp == 0x2010)
		return folded(FOLD_HYPHEN, '-');
	if (is_invisible(cp))
		return folded(FOLD_IGNORE, 0);
	size_t count = expand(rule, cp, out);
	if (!count)
		return folded(FOLD_MARK, 0);
	if (count > 1)
		return keep_many(out, count);
	return folded(is_jamo(out[0]) ? FOLD_JAMO : FOLD_ONE, out[0]);
}

uint32_t
fold_code_point(enum fold_rule rule, uint32_t cp)
{
	if (is_constant(cp))
		return folded(FOLD_ONE, cp);
	uint32_t **page = &pages[rule][cp >> PAGE_BITS];
	if (!*page)
		*page = memory_zero(PAGE_SIZE, sizeof **page);
	uint32_t *entry = &(*page)[cp & (PAGE_SIZE - 1)];
	if (!*entry)
		*entry = fold_anew(rule, cp);
	return *entry;
}

size_t
fold_many(uint32_t value, const uint32_t **out)
{
	*out = many + value + 1;
	return many[value];
}

uint32_t
fold_join(uint32_t before, uint32_t jamo)
{
	uint32_t lead = before - LEAD_FIRST, vowel = jamo - VOWEL_FIRST;
	uint32_t syllable = before - HANGUL_FIRST, tail = jamo - TAIL_FIRST;

	if (lead < LEAD_COUNT && vowel < VOWEL_COUNT)
		return HANGUL_FIRST + (lead * VOWEL_COUNT + vowel) * TAIL_COUNT;
	if (syllable < HANGUL_COUNT && syllable % TAIL_COUNT == 0 && tail && tail < TAIL_COUNT)
		return before + tail;
	return 0;
}
