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
#include <unilbrk.h>
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

size_t
unicode_cluster_length(const char *bytes, size_t n)
{
	uint32_t cp, next;
	size_t at = utf8_decode(bytes, n, &cp);

	/* Most of what is asked: ASCII followed by ASCII (only CR LF holds together). */
	if (cp < 0x80 && (at == n || (unsigned char)bytes[at] < 0x80))
		return cp == '\r' && at < n && bytes[at] == '\n' ? 2 : 1;
	const uint8_t *end = u8_grapheme_next((const uint8_t *)bytes, (const uint8_t *)bytes + n);
	if (utf8_valid_prefix(bytes, at) == at && end)
		at = (size_t)(end - (const uint8_t *)bytes);
	/* Bytes that are no UTF-8 stand alone. */
	for (size_t i = utf8_decode(bytes, n, &next); i < at;
	     i += utf8_decode(bytes + i, n - i, &next))
		if (utf8_valid_prefix(bytes + i, n - i < 4 ? n - i : 4) == 0)
			return i;
	return at;
}

void
unicode_line_breaks(const char *bytes, size_t n, unsigned char *breaks)
{
	char *raw = (char *)breaks;

	u8_possible_linebreaks((const uint8_t *)bytes, n, "UTF-8", raw);
	for (size_t i = 0; i < n; i++)
		breaks[i] = raw[i] == UC_BREAK_MANDATORY  ? UNICODE_BREAK_MUST
		            : raw[i] == UC_BREAK_POSSIBLE ? UNICODE_BREAK_MAY
		                                          : UNICODE_BREAK_NONE;
}

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
