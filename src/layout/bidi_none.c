/* Without FriBidi every row runs from left to right, in the order of the text. */
#include "layout/bidi.h"

#include <string.h>

bool
bidi_may_turn(const char *bytes, size_t n)
{
	(void)bytes;
	(void)n;
	return false;
}

bool
bidi_levels(const uint32_t *text, size_t n, enum bidi_base base, uint8_t *levels)
{
	(void)text;
	(void)base;
	memset(levels, 0, n);
	return false;
}

void
bidi_order(const uint32_t *text, const uint8_t *levels, size_t n, bool rtl, uint32_t *order)
{
	(void)text;
	(void)levels;
	(void)rtl;
	for (size_t i = 0; i < n; i++)
		order[i] = (uint32_t)i;
}

uint32_t
bidi_mirror(uint32_t cp)
{
	return cp;
}
