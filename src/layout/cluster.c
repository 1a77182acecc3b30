/*
 * From a document's bytes to what a terminal may be given. The answer depends on the bytes from the cluster's start on
 * and on nothing before it, and never on bytes behind the cluster's end: whoever starts again in the middle, at a
 * cluster's edge, or stops at one, sees the same clusters. layout relies on that.
 *
 * A code point that would be invisible or obeyed is a cluster of its own, shown by its number. It may stay inside a
 * cluster only where a script or an emoji needs it.
 */
#include "layout/cluster.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/bisect.h"
#include "base/unicode.h"
#include "base/utf8.h"

enum {
	TAB_MAX = CLUSTER_SHOWN_MAX,
	LOOK_MAX = CLUSTER_SHOWN_MAX + 4 * UTF8_MAX, /* bytes of a cluster that can matter */
	DOTTED_CIRCLE = 0x25cc,
	ZWNJ = 0x200c,
	ZWJ = 0x200d,
	GRAPHEME_JOINER = 0x34f,
	BLACK_FLAG = 0x1f3f4, /* the base of the flags that are spelled with tags */
};

struct span_of {
	uint32_t first, last;
};

/* True when cp lies in one of the sorted ranges. */
static bool
in_ranges(uint32_t cp, const struct span_of *ranges, size_t count)
{
	size_t i;

	BISECT(i, 0, count, ranges[i].last < cp);
	return i < count && cp >= ranges[i].first;
}

/*
 * What leaves no mark on paper: Default_Ignorable_Code_Point, the line and paragraph separators, the
 * interlinear marks. Whatever its width is said to be.
 */
static bool
invisible(uint32_t cp)
{
	static const struct span_of ranges[] = {
		{ 0xad, 0xad },       { 0x34f, 0x34f },     { 0x61c, 0x61c },
		{ 0x115f, 0x1160 },   { 0x17b4, 0x17b5 },   { 0x180b, 0x180f },
		{ 0x200b, 0x200f },   { 0x2028, 0x202e },   { 0x2060, 0x206f },
		{ 0x3164, 0x3164 },   { 0xfe00, 0xfe0f },   { 0xfeff, 0xfeff },
		{ 0xffa0, 0xffa0 },   { 0xfff0, 0xfffb },   { 0x1bca0, 0x1bca3 },
		{ 0x1d173, 0x1d17a }, { 0xe0000, 0xe0fff },
	};

	return in_ranges(cp, ranges, sizeof ranges / sizeof *ranges);
}

/* The scripts whose letters join or stack, so that joiners, non-joiners and CGJ have work to do. */
static bool
joins(uint32_t cp)
{
	static const struct span_of ranges[] = {
		{ 0x590, 0x8ff },     { 0x900, 0xdff },     { 0xf00, 0x109f },
		{ 0x1780, 0x18af },   { 0x1900, 0x1cff },   { 0xa800, 0xa8ff },
		{ 0xa930, 0xa9ff },   { 0xaa00, 0xaaff },   { 0xabc0, 0xabff },
		{ 0xfb1d, 0xfdff },   { 0xfe70, 0xfefc },   { 0x10a00, 0x10aff },
		{ 0x10d00, 0x10d3f }, { 0x10f00, 0x10fff }, { 0x11000, 0x11fff },
		{ 0x1e900, 0x1e95f },
	};

	return in_ranges(cp, ranges, sizeof ranges / sizeof *ranges);
}

/*
 * True when an invisible code point may stand inside a cluster: after base and last, before next, which is 0 at
 * the cluster's end.
 */
static bool
belongs(uint32_t cp, uint32_t base, uint32_t last, uint32_t next)
{
	bool selected = (last >= 0xfe00 && last < 0xfe10) || (last >= 0xe0100 && last < 0xe01f0);

	if (cp == ZWJ && next && !unicode_is_mark(next) && unicode_width(next))
		return true; /* only an emoji sequence goes on after it (GB11) */
	if (cp == ZWJ || cp == ZWNJ || cp == GRAPHEME_JOINER)
		return joins(last);
	if ((cp >= 0xfe00 && cp < 0xfe10) || (cp >= 0xe0100 && cp < 0xe01f0))
		return !selected;
	if (cp >= 0x180b && cp <= 0x180f && cp != 0x180e)
		return base >= 0x1800 && base < 0x18b0;
	if (cp == 0x17b4 || cp == 0x17b5)
		return base >= 0x1780 && base < 0x1800;
	if (cp == 0x1160)
		return last >= 0x1100 && last <= 0x115f;
	return base == BLACK_FLAG && cp >= 0xe0020 && cp <= 0xe007f;
}

static void
show(struct cluster *out, size_t size, const char *text, size_t n, unsigned width)
{
	out->size = size;
	out->width = (uint8_t)width;
	out->shown_size = (uint8_t)n;
	memcpy(out->shown, text, n);
}

static void
stand_in(struct cluster *out, size_t size, uint32_t cp)
{
	char text[16];
	int n;

	if (cp < 0x20 || cp == 0x7f)
		n = snprintf(text, sizeof text, "^%c", (char)(cp ^ 0x40));
	else if (cp < 0xa0)
		n = snprintf(text, sizeof text, "<%02X>", (unsigned)cp);
	else if (cp == 0xad)
		n = snprintf(text, sizeof text, "-");
	else
		n = snprintf(text, sizeof text, "<U+%04X>", (unsigned)cp);
	show(out, size, text, (size_t)n, (unsigned)n);
	out->kind = CLUSTER_STAND_IN;
}

static void
control(const char *bytes, size_t n, unsigned column, unsigned tab_cols, struct cluster *out)
{
	bool crlf = bytes[0] == '\r' && n > 1 && bytes[1] == '\n';

	if (bytes[0] == '\n' || crlf) {
		show(out, crlf ? 2 : 1, "", 0, 0);
	} else if (bytes[0] == '\t') {
		unsigned tab = !tab_cols ? 8 : tab_cols > TAB_MAX ? TAB_MAX : tab_cols;
		unsigned width = tab - column % tab;
		out->size = 1;
		out->width = out->shown_size = (uint8_t)width;
		memset(out->shown, ' ', width);
	} else {
		stand_in(out, 1, (unsigned char)bytes[0]);
	}
}

/* Adds a code point to what is shown; false when there is no room. */
static bool
add(struct cluster *out, uint32_t cp, int width)
{
	char utf8[UTF8_MAX];
	size_t n = utf8_encode(cp, utf8);

	if (out->shown_size + n > CLUSTER_SHOWN_MAX)
		return false;
	memcpy(out->shown + out->shown_size, utf8, n);
	out->shown_size = (uint8_t)(out->shown_size + n);
	out->width = (uint8_t)(out->width + width);
	return true;
}

/* The code points after the first, as far as they may stand in one cluster; n bytes are the grapheme cluster. */
static void
add_rest(const char *bytes, size_t n, uint32_t base, struct cluster *out)
{
	uint32_t last = base;

	while (out->size < n) {
		uint32_t cp, next = 0;
		size_t length = utf8_decode(bytes + out->size, n - out->size, &cp);
		size_t after = out->size + length;
		if (after < n)
			utf8_decode(bytes + after, n - after, &next);
		if (invisible(cp) && !belongs(cp, base, last, next))
			return;
		if (!add(out, cp, unicode_width(cp)))
			return;
		out->size = after;
		last = cp;
	}
}

void
cluster_next(const char *bytes, size_t n, unsigned column, unsigned tab_cols, struct cluster *out)
{
	unsigned char c = (unsigned char)bytes[0];
	uint32_t cp;

	out->kind = CLUSTER_TEXT;
	if (c >= 0x20 && c < 0x7f && (n == 1 || (unsigned char)bytes[1] < 0x80)) {
		show(out, 1, bytes, 1, 1);
		return;
	}
	if (c < 0x20 || c == 0x7f) {
		control(bytes, n, column, tab_cols, out);
		return;
	}
	if (n > LOOK_MAX)
		n = LOOK_MAX;
	size_t length = utf8_decode(bytes, n, &cp);
	int width = unicode_width(cp);
	bool mark = !width && unicode_is_mark(cp);
	if (invisible(cp) ? cp != 0x115f : !width && !mark) {
		stand_in(out, length, cp);
		return;
	}
	out->size = length;
	out->width = out->shown_size = 0;
	out->kind = cp == UTF8_REPLACEMENT && utf8_valid_prefix(bytes, length) == 0
	                    ? CLUSTER_STAND_IN
	                    : CLUSTER_TEXT;
	if (mark)
		add(out, DOTTED_CIRCLE, unicode_width(DOTTED_CIRCLE));
	add(out, cp, width);
	if (!out->kind)
		add_rest(bytes, unicode_cluster_length(bytes, n), cp, out);
}
