/*
 * libunistring behind one door, with the ASCII answers in front of it: nearly all that is asked is ASCII. What is asked of every
 * other character that is shown is asked of the library once and kept.
 */
#include "base/unicode.h"

#include <langinfo.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <unigbrk.h>
#include <uninorm.h>
#include <unistr.h>
#include <uniwidth.h>
#include <wchar.h>

#include "base/memory.h"
#include "base/utf8.h"

static bool
ascii_letter(uint32_t cp)
{
	return (cp | 0x20) - 'a' < 26;
}

bool
unicode_is_space(uint32_t cp)
{
	if (cp < 0x80)
		return cp == ' ' || (cp >= '\t' && cp <= '\r');
	return uc_is_property_white_space(cp);
}

/* ---- what is kept ---- */

enum trait {
	TRAIT_KNOWN = 1 << 0,
	TRAIT_LETTER = 1 << 1,
	TRAIT_MARK = 1 << 2,
	/* Joins neither what stands before it nor what follows, when that does not extend it (UAX #29: Other). */
	TRAIT_ALONE = 1 << 3,
	TRAIT_EXTENDS =
		1 << 4,  /* joins what stands before it, whatever that is but a control (Extend) */
	TRAIT_WIDTH = 5, /* a shift: cells, 0 to 2 */
};

/* True when the locale's characters are UTF-8; asked once, after main has set the locale. */
static bool
utf8_locale(void)
{
	static int known = -1;

	if (known < 0)
		known = strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
	return known;
}

static uint8_t
find_traits(uint32_t cp)
{
	int width = utf8_locale() ? wcwidth((wchar_t)cp) : uc_width(cp, "UTF-8");
	int breaks = uc_graphemeclusterbreak_property(cp);
	unsigned traits = TRAIT_KNOWN;

	if (uc_is_general_category_withtable(cp, UC_CATEGORY_MASK_L))
		traits |= TRAIT_LETTER;
	if (uc_is_general_category_withtable(cp, UC_CATEGORY_MASK_M))
		traits |= TRAIT_MARK;
	if (breaks == GBP_OTHER && !uc_is_property_extended_pictographic(cp))
		traits |= TRAIT_ALONE;
	if (breaks == GBP_EXTEND)
		traits |= TRAIT_EXTENDS;
	traits |= (width < 0 ? 0 : width > 2 ? 2u : (unsigned)width) << TRAIT_WIDTH;
	return (uint8_t)traits;
}

/* Pages of the table that no text asks for are never touched. */
static unsigned
traits_of(uint32_t cp)
{
	static uint8_t table[0x20000];

	if (cp >= sizeof table)
		return find_traits(cp);
	if (!table[cp])
		table[cp] = find_traits(cp);
	return table[cp];
}

bool
unicode_is_letter(uint32_t cp)
{
	return cp < 0x80 ? ascii_letter(cp) : (traits_of(cp) & TRAIT_LETTER) != 0;
}

bool
unicode_is_digit(uint32_t cp)
{
	if (cp < 0x80)
		return cp - '0' < 10;
	return uc_is_general_category_withtable(cp, UC_CATEGORY_MASK_Nd);
}

bool
unicode_is_word(uint32_t cp)
{
	if (cp < 0x80)
		return ascii_letter(cp) || cp - '0' < 10 || cp == '_';
	return uc_is_general_category_withtable(cp, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M |
	                                                    UC_CATEGORY_MASK_N |
	                                                    UC_CATEGORY_MASK_Pc);
}

bool
unicode_is_upper(uint32_t cp)
{
	if (cp < 0x80)
		return cp - 'A' < 26;
	return uc_is_general_category_withtable(cp, UC_CATEGORY_MASK_Lu | UC_CATEGORY_MASK_Lt);
}

bool
unicode_is_lower(uint32_t cp)
{
	if (cp < 0x80)
		return cp - 'a' < 26;
	return uc_is_general_category_withtable(cp, UC_CATEGORY_MASK_Ll);
}

bool
unicode_is_mark(uint32_t cp)
{
	return cp >= 0x300 && (traits_of(cp) & TRAIT_MARK);
}

int
unicode_combining_class(uint32_t cp)
{
	return cp < 0x300 ? 0 : uc_combining_class(cp);
}

bool
unicode_is_ideograph(uint32_t cp)
{
	return (cp >= 0x3040 && cp < 0x3100) || (cp >= 0x3400 && cp < 0xa000) ||
	       (cp >= 0xf900 && cp < 0xfb00) || (cp >= 0x20000 && cp < 0x34000);
}

uint32_t
unicode_lower(uint32_t cp)
{
	if (cp < 0x80)
		return cp - 'A' < 26 ? cp + 32 : cp;
	return uc_tolower(cp);
}

uint32_t
unicode_upper(uint32_t cp)
{
	if (cp < 0x80)
		return cp - 'a' < 26 ? cp - 32 : cp;
	return uc_toupper(cp);
}

int
unicode_width(uint32_t cp)
{
	if (cp < 0x7f)
		return cp >= 0x20;
	if (cp < 0xa0)
		return 0;
	return (int)(traits_of(cp) >> TRAIT_WIDTH);
}

/* ---- grapheme clusters ---- */

/* True for what stands alone, as most of what is written does. */
static bool
is_plain(uint32_t cp)
{
	if (cp < 0x80)
		return cp >= 0x20 && cp < 0x7f;
	return traits_of(cp) & TRAIT_ALONE;
}

static bool
extends(uint32_t cp)
{
	return cp >= 0x300 && (traits_of(cp) & TRAIT_EXTENDS);
}

/* The library's answer, for a start that may need any rule; looks at CLUSTER_LOOK code points, then at twice as many. */
static size_t
long_cluster(const char *bytes, size_t n)
{
	enum { CLUSTER_LOOK = 8 };
	size_t capacity = 0, look = CLUSTER_LOOK, end = 0;
	uint32_t *points = NULL;
	char *breaks = NULL;

	while (!end) {
		size_t count = 0, at = 0, length = 0;
		points = memory_grow(points, &capacity, look, sizeof *points);
		breaks = memory_resize(breaks, look);
		for (; at < n && count < look; at += length) {
			length = utf8_decode(bytes + at, n - at, &points[count]);
			/* Bytes that are no UTF-8 stand alone. */
			if (points[count] == UTF8_REPLACEMENT &&
			    utf8_valid_prefix(bytes + at, length) == 0)
				break;
			count++;
		}
		u32_grapheme_breaks(points, count, breaks);
		size_t i = 1;
		while (i < count && !breaks[i])
			i++;
		if (i >= count && count == look && at < n) {
			look *= 2;
			continue;
		}
		for (count = i; count--;)
			end += utf8_decode(bytes + end, n - end, points);
	}
	free(points);
	free(breaks);
	return end;
}

size_t
unicode_cluster_length(const char *bytes, size_t n)
{
	uint32_t cp, next;
	size_t at = utf8_decode(bytes, n, &cp);

	if (at == n || (cp == UTF8_REPLACEMENT && utf8_valid_prefix(bytes, at) == 0))
		return at;
	if (cp < 0x80 && (unsigned char)bytes[at] < 0x80)
		return cp == '\r' && bytes[at] == '\n' ? 2 : 1;
	if (!is_plain(cp) && !extends(cp))
		return long_cluster(bytes, n);
	for (size_t length; at < n; at += length) {
		length = utf8_decode(bytes + at, n - at, &next);
		if (is_plain(next))
			return at;
		if (!extends(next))
			return long_cluster(bytes, n);
	}
	return at;
}

/* ---- forms ---- */

int
unicode_decompose(uint32_t cp, bool compatibility, uint32_t out[UNICODE_DECOMPOSITION_MAX])
{
	if (cp < 0x80) {
		out[0] = cp;
		return 1;
	}
	size_t length = UNICODE_DECOMPOSITION_MAX;
	ucs4_t one = cp;
	uint32_t *result =
		u32_normalize(compatibility ? UNINORM_NFKD : UNINORM_NFD, &one, 1, out, &length);
	if (result != out) {
		free(result);
		out[0] = cp;
		return 1;
	}
	return (int)length;
}

int
unicode_fold_case(uint32_t cp, uint32_t out[UNICODE_FOLD_MAX])
{
	if (cp < 0x80) {
		out[0] = cp - 'A' < 26 ? cp + 32 : cp;
		return 1;
	}
	size_t length = UNICODE_FOLD_MAX;
	ucs4_t one = cp;
	uint32_t *result = u32_casefold(&one, 1, "", NULL, out, &length);
	if (result != out) {
		free(result);
		out[0] = cp;
		return 1;
	}
	return (int)length;
}
