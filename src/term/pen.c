/*
 * Styles as the terminal can show them. Where it speaks ECMA-48, the shorter of two ways is taken: from the present
 * style by switching things on and off, or from a reset; elsewhere terminfo's strings are used, always from a reset.
 */
#include "term/pen.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "base/unicode.h"
#include "base/utf8.h"

/* ---- colours ---- */

static const uint8_t cube_levels[6] = { 0, 95, 135, 175, 215, 255 };

/* The usual colours of the lowest eight; what a palette makes of them is the user's. */
static const uint32_t eight[8] = { 0x000000, 0xc00000, 0x00a000, 0xb08000,
	                           0x2040d0, 0xa020a0, 0x00a0a0, 0xd0d0d0 };

static int
distance(uint32_t a, uint32_t b)
{
	int red = (int)(a >> 16 & 255) - (int)(b >> 16 & 255);
	int green = (int)(a >> 8 & 255) - (int)(b >> 8 & 255);
	int blue = (int)(a & 255) - (int)(b & 255);

	return 2 * red * red + 4 * green * green + 3 * blue * blue;
}

static uint32_t
cube_level(uint32_t value)
{
	uint32_t best = 0;

	for (uint32_t i = 1; i < 6; i++)
		if (abs((int)value - cube_levels[i]) < abs((int)value - cube_levels[best]))
			best = i;
	return best;
}

/* The colour of the palette of 256, past the sixteen that users change. */
static uint32_t
indexed_rgb(uint32_t index)
{
	uint32_t grey = 8 + (index - 232) * 10;

	if (index < 16)
		return eight[index & 7];
	if (index >= 232)
		return grey << 16 | grey << 8 | grey;
	index -= 16;
	return (uint32_t)cube_levels[index / 36] << 16 | (uint32_t)cube_levels[index / 6 % 6] << 8 |
	       cube_levels[index % 6];
}

static uint32_t
nearest_256(uint32_t rgb)
{
	uint32_t r = cube_level(rgb >> 16 & 255), g = cube_level(rgb >> 8 & 255);
	uint32_t b = cube_level(rgb & 255), cube = 16 + 36 * r + 6 * g + b;
	uint32_t mean = ((rgb >> 16 & 255) + (rgb >> 8 & 255) + (rgb & 255)) / 3;
	uint32_t grey = mean < 8 ? 232 : mean > 238 ? 255 : 232 + (mean - 3) / 10;

	return distance(indexed_rgb(grey), rgb) < distance(indexed_rgb(cube), rgb) ? grey : cube;
}

static uint32_t
nearest_8(uint32_t rgb)
{
	uint32_t best = 0;

	for (uint32_t i = 1; i < 8; i++)
		if (distance(eight[i], rgb) < distance(eight[best], rgb))
			best = i;
	return best;
}

/* A colour of 24 bits; by its short name, where it is one of the palette of 256 past those that users change. */
static uint32_t
true_colour(uint32_t colour)
{
	uint32_t index = nearest_256(colour & 0xffffff);

	return indexed_rgb(index) == (colour & 0xffffff) ? COLOUR_INDEX | index : colour;
}

static uint32_t
pen_colour(const struct caps *caps, uint32_t colour)
{
	uint32_t value = colour & 0xffffff;

	if (colour == COLOUR_NONE || caps->colours == 0)
		return COLOUR_NONE;
	if (colour & COLOUR_RGB) {
		if (caps->true_colour)
			return true_colour(colour);
		return COLOUR_INDEX |
		       (caps->colours >= 256 ? nearest_256(value) : nearest_8(value));
	}
	value &= 255;
	if (value < (uint32_t)caps->colours)
		return COLOUR_INDEX | value;
	return COLOUR_INDEX | (value < 16 ? value & 7 : nearest_8(indexed_rgb(value)));
}

struct style
pen_style(const struct caps *caps, struct style style)
{
	unsigned have = style.attributes;

	if ((have & STYLE_STRIKE) && !caps->strike)
		have = (have & ~(unsigned)STYLE_STRIKE) | STYLE_DIM;
	if ((have & STYLE_ITALIC) && !caps->italic)
		have = (have & ~(unsigned)STYLE_ITALIC) | STYLE_UNDERLINE;
	if (!caps->dim)
		have &= ~(unsigned)STYLE_DIM;
	if (!caps->bold)
		have &= ~(unsigned)STYLE_BOLD;
	if (!caps->underline)
		have &= ~(unsigned)STYLE_UNDERLINE;
	if (!caps->reverse)
		have &= ~(unsigned)STYLE_REVERSE;
	return (struct style){ pen_colour(caps, style.foreground),
		               pen_colour(caps, style.background), (uint16_t)have };
}

/* ---- the change from one style to another ---- */

enum { CODES_MAX = 128 };

static void
add_colour_code(char *codes, uint32_t colour, int base)
{
	char *end = codes + strlen(codes);
	size_t room = CODES_MAX - strlen(codes);
	unsigned n = colour & 255;

	if (colour == COLOUR_NONE)
		snprintf(end, room, ";%d", base + 9);
	else if (colour & COLOUR_RGB)
		snprintf(end, room, ";%d;2;%u;%u;%u", base + 8, colour >> 16 & 255,
		         colour >> 8 & 255, colour & 255);
	else if (n < 8)
		snprintf(end, room, ";%u", (unsigned)base + n);
	else if (n < 16)
		snprintf(end, room, ";%u", (unsigned)base + 52 + n);
	else
		snprintf(end, room, ";%d;5;%u", base + 8, n);
}

static const struct {
	uint16_t attribute;
	const char *on, *off;
} attribute_codes[] = {
	{ STYLE_BOLD, ";1", ";22" },    { STYLE_DIM, ";2", ";22" },
	{ STYLE_ITALIC, ";3", ";23" },  { STYLE_UNDERLINE, ";4", ";24" },
	{ STYLE_REVERSE, ";7", ";27" }, { STYLE_STRIKE, ";9", ";29" },
};

/* The codes that lead from one style to the other, each with a ';' before it. */
static void
codes_between(const struct style *from, const struct style *to, char codes[CODES_MAX])
{
	unsigned have = from->attributes, want = to->attributes;
	unsigned weight = STYLE_BOLD | STYLE_DIM; /* both end with 22 */

	codes[0] = '\0';
	if (have & ~want & weight) {
		strcat(codes, ";22");
		have &= ~weight;
	}
	for (size_t i = 0; i < sizeof attribute_codes / sizeof *attribute_codes; i++) {
		unsigned bit = attribute_codes[i].attribute;

		if ((have & bit) != (want & bit))
			strcat(codes, want & bit ? attribute_codes[i].on : attribute_codes[i].off);
	}
	if (from->foreground != to->foreground)
		add_colour_code(codes, to->foreground, 30);
	if (from->background != to->background)
		add_colour_code(codes, to->background, 40);
}

static void
change_ansi(const struct style *from, const struct style *to, struct buffer *out)
{
	const struct style plain = { 0 };
	char change[CODES_MAX], fresh[CODES_MAX] = "";

	codes_between(&plain, to, fresh);
	if (from) {
		codes_between(from, to, change);
		if (change[0] && strlen(change) <= strlen(fresh) + 1) {
			buffer_printf(out, "\033[%sm", change + 1);
			return;
		}
		if (!change[0])
			return;
	}
	buffer_printf(out, "\033[%sm", fresh);
}

static void
change_other(const struct caps *caps, const struct style *to, struct buffer *out)
{
	caps_add(out, caps->plain);
	if (to->attributes & STYLE_BOLD)
		caps_add(out, caps->bold);
	if (to->attributes & STYLE_DIM)
		caps_add(out, caps->dim);
	if (to->attributes & STYLE_ITALIC)
		caps_add(out, caps->italic);
	if (to->attributes & STYLE_UNDERLINE)
		caps_add(out, caps->underline);
	if (to->attributes & STYLE_REVERSE)
		caps_add(out, caps->reverse);
	if (to->foreground != COLOUR_NONE)
		caps_add_1(out, caps->foreground, (int)(to->foreground & 255));
	if (to->background != COLOUR_NONE)
		caps_add_1(out, caps->background, (int)(to->background & 255));
}

void
pen_change(const struct caps *caps, const struct style *from, const struct style *to,
           struct buffer *out)
{
	if (from && from->foreground == to->foreground && from->background == to->background &&
	    from->attributes == to->attributes)
		return;
	if (!caps->ansi)
		change_other(caps, to, out);
	else
		change_ansi(from, to, out);
}

/* ---- text for other locales ---- */

/* ASCII that looks like the code point, or 0. */
static char
ascii_like(uint32_t cp)
{
	static const struct {
		uint16_t cp;
		char ascii;
	} table[] = {
		{ 0xa0, ' ' },    { 0xab, '<' },    { 0xb7, '.' },    { 0xbb, '>' },
		{ 0xd7, 'x' },    { 0x2010, '-' },  { 0x2011, '-' },  { 0x2012, '-' },
		{ 0x2013, '-' },  { 0x2014, '-' },  { 0x2015, '-' },  { 0x2018, '\'' },
		{ 0x2019, '\'' }, { 0x201a, ',' },  { 0x201b, '\'' }, { 0x201c, '"' },
		{ 0x201d, '"' },  { 0x201e, '"' },  { 0x201f, '"' },  { 0x2022, '*' },
		{ 0x2026, '.' },  { 0x2032, '\'' }, { 0x2033, '"' },  { 0x2039, '<' },
		{ 0x203a, '>' },  { 0x2190, '<' },  { 0x2191, '^' },  { 0x2192, '>' },
		{ 0x2193, 'v' },  { 0x2212, '-' },  { 0x2500, '-' },  { 0x2502, '|' },
		{ 0x251c, '|' },  { 0x2514, '`' },  { 0x253c, '+' },  { 0x25b8, '>' },
		{ 0x25be, 'v' },
	};

	for (size_t i = 0; i < sizeof table / sizeof *table; i++)
		if (table[i].cp == cp)
			return table[i].ascii;
	return 0;
}

void
pen_text(const char *utf8, size_t n, int width, struct buffer *out)
{
	uint32_t cp, parts[UNICODE_DECOMPOSITION_MAX];
	char own[MB_LEN_MAX];
	mbstate_t state = { 0 };
	size_t size, used = utf8_decode(utf8, n, &cp);

	size = used == n ? wcrtomb(own, (wchar_t)cp, &state) : (size_t)-1;
	if (size != (size_t)-1) {
		buffer_add(out, own, size);
		return;
	}
	if (cp >= 0x80 && unicode_decompose(cp, true, parts) >= 1 && parts[0] < 0x7f)
		cp = parts[0];
	buffer_add_byte(out, cp >= 0x20 && cp < 0x7f ? (char)cp
	                     : ascii_like(cp)        ? ascii_like(cp)
	                                             : '?');
	for (int i = 1; i < width; i++)
		buffer_add_byte(out, ' ');
}
