/*
 * libunistring behind one door, with the ASCII answers in front of it: nearly all that is asked is ASCII.
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

bool
unicode_is_letter(uint32_t cp)
{
	if (cp < 0x80)
		return ascii_letter(cp);
	return uc_is_general_category_withtable(cp, UC_CATEGORY_MASK_L);
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
	return cp >= 0x300 && uc_is_general_category_withtable(cp, UC_CATEGORY_MASK_M);
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

/* True when the locale's characters are UTF-8; asked once, after main has set the locale. */
static bool
utf8_locale(void)
{
	static int known = -1;

	if (known < 0)
		known = strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
	return known;
}

int
unicode_width(uint32_t cp)
{
	if (cp < 0x7f)
		return cp >= 0x20;
	if (cp < 0xa0)
		return 0;
	int width = utf8_locale() ? wcwidth((wchar_t)cp) : uc_width(cp, "UTF-8");
	return width < 0 ? 0 : width;
}

/* ---- grapheme clusters ---- */

/*
 * True for code points that neither join what stands before them nor what follows when that is one of them too: most of
 * what is written. (Grapheme_Cluster_Break=Other, in the scripts where that is quickly said.)
 */
static bool
stands_alone(uint32_t cp)
{
	if (cp < 0x300)
		return cp >= 0x20 && (cp < 0x7f || cp >= 0xa0) && cp != 0xad;
	if (cp < 0x2000)
		return (cp >= 0x370 && cp < 0x483) || (cp >= 0x48a && cp < 0x530) || (cp >= 0x1e00);
	if (cp < 0x3000)
		return (cp >= 0x2010 && cp < 0x2028) || (cp >= 0x2030 && cp < 0x2060) ||
		       (cp >= 0x2070 && cp < 0x20d0) || (cp >= 0x2100 && cp < 0x2ce0);
	return (cp < 0x302a || cp == 0x3030) || (cp >= 0x3031 && cp < 0x3099) ||
	       (cp >= 0x309b && cp < 0xa66f) || (cp >= 0xf900 && cp < 0xfb00) ||
	       (cp >= 0xff01 && cp < 0xff9e) || (cp >= 0x20000 && cp < 0x30000);
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
	utf8_decode(bytes + at, n - at, &next);
	if (stands_alone(cp) && stands_alone(next))
		return at;
	return long_cluster(bytes, n);
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
