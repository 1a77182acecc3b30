#ifndef LAYOUT_BIDI_H
#define LAYOUT_BIDI_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Right to left (UAX #9), one code point for each cluster. bidi.c asks FriBidi; where configure left that out,
 * bidi_none.c says that everything runs from left to right.
 */

/* True when the code point could make a row run from right to left: everything else is not looked at. */
static inline bool
bidi_is_rtl(uint32_t cp)
{
	return cp >= 0x590 &&
	       (cp < 0x900 || (cp >= 0xfb1d && cp < 0xfe00) || (cp >= 0xfe70 && cp < 0xfeff) ||
	        (cp >= 0x10800 && cp < 0x11000) || (cp >= 0x1e800 && cp < 0x1f000));
}

/* True when one of the code points of the bytes could. */
bool bidi_may_turn(const char *bytes, size_t n);

/* How a paragraph runs. */
enum bidi_base {
	BIDI_FIRST, /* as its first strong code point does */
	BIDI_LTR,
	BIDI_RTL,
	BIDI_NONE, /* as it is stored: whoever shows it turns it */
};

/*
 * The embedding level of each of the n code points of one paragraph. Returns true when it runs from right to left.
 */
bool bidi_levels(const uint32_t *text, size_t n, enum bidi_base base, uint8_t *levels);

/*
 * Rules L1 and L2 for one row: order[i] is the index of what stands in the i-th place from the left. rtl is
 * what bidi_levels returned for the paragraph.
 */
void bidi_order(const uint32_t *text, const uint8_t *levels, size_t n, bool rtl, uint32_t *order);

/* The code point that is drawn for one in a run from right to left: a bracket turned, or the same (rule L4). */
uint32_t bidi_mirror(uint32_t cp);

#endif
