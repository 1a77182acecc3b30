/*
 * FriBidi behind layout's own types. A paragraph here is at most some 200 000 code points, so its int indices are
 * wide enough. Where it finds no memory everything stays in the order of the text.
 */
#include "layout/bidi.h"

#include <assert.h>
#include <fribidi.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"

bool
bidi_may_turn(const char *bytes, size_t n)
{
	for (size_t i = 0; i < n;) {
		unsigned char lead = (unsigned char)bytes[i];
		uint32_t cp;
		/* All that could begin one: U+0580 to U+0FFF, U+F000 to U+3FFFF. */
		if (lead < 0xd6 || (lead > 0xe0 && lead != 0xef && lead != 0xf0)) {
			i++;
			continue;
		}
		i += utf8_decode(bytes + i, n - i, &cp);
		if (bidi_is_rtl(cp))
			return true;
	}
	return false;
}

bool
bidi_levels(const uint32_t *text, size_t n, enum bidi_base base, uint8_t *levels)
{
	assert(n <= INT_MAX);
	FriBidiStrIndex count = (FriBidiStrIndex)n;
	FriBidiCharType *types = memory_zero(n, sizeof *types);
	FriBidiBracketType *brackets = memory_zero(n, sizeof *brackets);
	FriBidiLevel *found = memory_zero(n, sizeof *found);
	static const FriBidiParType types_of[] = { [BIDI_FIRST] = FRIBIDI_PAR_ON,
		                                   [BIDI_LTR] = FRIBIDI_PAR_LTR,
		                                   [BIDI_RTL] = FRIBIDI_PAR_RTL };
	FriBidiParType runs = types_of[base];

	fribidi_get_bidi_types(text, count, types);
	fribidi_get_bracket_types(text, count, types, brackets);
	FriBidiLevel top =
		fribidi_get_par_embedding_levels_ex(types, brackets, count, &runs, found);
	for (size_t i = 0; i < n; i++)
		levels[i] = top && found[i] > 0 ? (uint8_t)found[i] : 0;
	free(types);
	free(brackets);
	free(found);
	return top && FRIBIDI_IS_RTL(runs);
}

void
bidi_order(const uint32_t *text, const uint8_t *levels, size_t n, bool rtl, uint32_t *order)
{
	assert(n <= INT_MAX);
	FriBidiStrIndex count = (FriBidiStrIndex)n;
	FriBidiCharType *types = memory_zero(n, sizeof *types);
	FriBidiLevel *copy = memory_zero(n, sizeof *copy);
	FriBidiStrIndex *map = memory_zero(n, sizeof *map);

	fribidi_get_bidi_types(text, count, types);
	for (size_t i = 0; i < n; i++) {
		copy[i] = (FriBidiLevel)levels[i];
		map[i] = (FriBidiStrIndex)i;
	}
	FriBidiLevel top =
		fribidi_reorder_line(FRIBIDI_FLAGS_DEFAULT, types, count, 0,
	                             rtl ? FRIBIDI_PAR_RTL : FRIBIDI_PAR_LTR, copy, NULL, map);
	for (size_t i = 0; i < n; i++)
		order[i] = top ? (uint32_t)map[i] : (uint32_t)i;
	free(types);
	free(copy);
	free(map);
}

uint32_t
bidi_mirror(uint32_t cp)
{
	FriBidiChar mirrored;

	return fribidi_get_mirror_char(cp, &mirrored) ? mirrored : cp;
}
