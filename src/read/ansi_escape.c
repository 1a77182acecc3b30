/*
 * CSI is ESC [, parameter bytes, a final byte; OSC is ESC ], text, BEL or ESC \. What is longer than any program would
 * write is no sequence.
 */
#include "read/ansi_escape.h"

#include <stdbool.h>
#include <string.h>

#include "doc/span.h"
#include "read/ansi_text.h"

enum { CSI_LONGEST = 128, URI_LONGEST = 3072 };

static struct ansi_escape
other(bool cut)
{
	return (struct ansi_escape){ .kind = cut ? ANSI_ESCAPE_CUT : ANSI_ESCAPE_OTHER };
}

/* ---- CSI ---- */

static struct ansi_escape
read_csi(const char *bytes, size_t n)
{
	size_t end = 2;

	while (end < n && end < CSI_LONGEST && bytes[end] >= '0' && bytes[end] <= ';')
		end++;
	if (end >= n || end == CSI_LONGEST)
		return other(end >= n);
	struct ansi_escape e = { ANSI_ESCAPE_OTHER, end + 1, bytes + 2, end - 2 };
	if (bytes[end] == 'm')
		e.kind = ANSI_ESCAPE_SGR;
	else if (bytes[end] == 'K')
		e.kind = ANSI_ESCAPE_NOTHING;
	return e;
}

/* ---- OSC ---- */

/* What a URI is made of; anything else could be meant to deceive. */
static bool
is_uri_byte(char c)
{
	return (unsigned char)c > ' ' && c != 0x7f;
}

/* The bytes of the end at this place, 0 when there is none. */
static size_t
osc_end(const char *bytes, size_t n, size_t at)
{
	if (bytes[at] == '\a')
		return 1;
	return at + 1 < n && bytes[at] == '\033' && bytes[at + 1] == '\\' ? 2 : 0;
}

static struct ansi_escape
read_osc(const char *bytes, size_t n)
{
	size_t at = 4, most = n < URI_LONGEST ? n : URI_LONGEST;

	if (n < 4)
		return other(!memcmp(bytes, "\033]8;", n));
	if (memcmp(bytes, "\033]8;", 4) != 0)
		return other(false);
	while (at < most && bytes[at] != ';' && is_uri_byte(bytes[at]))
		at++;
	if (at < most && bytes[at] != ';')
		return other(false);
	size_t uri = ++at;
	while (at < most && is_uri_byte(bytes[at]))
		at++;
	if (at >= most)
		return other(most == n);
	size_t end = osc_end(bytes, n, at);
	if (!end)
		return other(at + 1 == n && bytes[at] == '\033');
	return (struct ansi_escape){ ANSI_ESCAPE_LINK, at + end, bytes + uri, at - uri };
}

struct ansi_escape
ansi_escape_read(const char *bytes, size_t n)
{
	if (n < 2)
		return other(true);
	if (bytes[1] == '[')
		return read_csi(bytes, n);
	if (bytes[1] == ']')
		return read_osc(bytes, n);
	if (bytes[1] == '(' || bytes[1] == ')') {
		if (n < 3)
			return other(true);
		bool set = bytes[2] == 'B' || bytes[2] == '0' || bytes[2] == 'A';
		return (struct ansi_escape){ set ? ANSI_ESCAPE_NOTHING : ANSI_ESCAPE_OTHER, 3,
			                     bytes, 0 };
	}
	return other(false);
}

/* ---- SGR ---- */

enum { PARAMETERS_MOST = 32 };

struct parameters {
	int value[PARAMETERS_MOST];   /* -1: left out */
	bool joined[PARAMETERS_MOST]; /* by a colon to the one before */
	size_t count;
};

static void
split(const char *body, size_t n, struct parameters *p)
{
	bool joined = false;

	p->count = 0;
	for (size_t at = 0; at <= n && p->count < PARAMETERS_MOST; at++) {
		int value = -1;
		for (; at < n && body[at] >= '0' && body[at] <= '9'; at++)
			value = value < 1000 ? (value < 0 ? 0 : value * 10) + body[at] - '0'
			                     : value;
		p->value[p->count] = value;
		p->joined[p->count++] = joined;
		joined = at < n && body[at] == ':';
	}
}

static int
value_at(const struct parameters *p, size_t i)
{
	return i < p->count && p->value[i] > 0 ? p->value[i] : 0;
}

/*
 * The colour whose kind (5: an index, 2: red, green, blue) stands at *i, which is then the last parameter of it. With colons
 * there may be the name of a colour space before the three.
 */
static uint32_t
read_colour(const struct parameters *p, size_t *i)
{
	size_t at = *i, joined = 0;
	int kind = value_at(p, at);

	while (at + joined + 1 < p->count && p->joined[at + joined + 1])
		joined++;
	if (kind == 5) {
		*i = at + (joined ? joined : 1);
		return SPAN_PALETTE + (uint32_t)(value_at(p, at + 1) & 255);
	}
	if (kind != 2) {
		*i = at + joined;
		return 0;
	}
	size_t first = at + (joined > 3 ? 2 : 1);
	*i = joined ? at + joined : at + 3;
	return SPAN_RGB + ((uint32_t)(value_at(p, first) & 255) << 16) +
	       ((uint32_t)(value_at(p, first + 1) & 255) << 8) +
	       (uint32_t)(value_at(p, first + 2) & 255);
}

/* One that is a mark on or off; false when it is none. */
static bool
apply_mark(int value, struct ansi_style *style)
{
	static const struct {
		int value;
		uint32_t on, off;
	} table[] = {
		{ 1, ANSI_BOLD, 0 },       { 2, ANSI_DIM, 0 },
		{ 3, ANSI_ITALIC, 0 },     { 4, ANSI_UNDERLINE, 0 },
		{ 7, ANSI_REVERSE, 0 },    { 9, ANSI_STRIKE, 0 },
		{ 21, ANSI_UNDERLINE, 0 }, { 22, 0, ANSI_BOLD | ANSI_DIM },
		{ 23, 0, ANSI_ITALIC },    { 24, 0, ANSI_UNDERLINE },
		{ 27, 0, ANSI_REVERSE },   { 29, 0, ANSI_STRIKE },
	};

	for (size_t i = 0; i < sizeof table / sizeof *table; i++)
		if (table[i].value == value) {
			style->marks = (style->marks | table[i].on) & ~table[i].off;
			return true;
		}
	return false;
}

static void
apply_colour(int value, struct ansi_style *style)
{
	if (value >= 30 && value <= 37)
		style->ink = SPAN_PALETTE + (uint32_t)value - 30;
	else if (value >= 90 && value <= 97)
		style->ink = SPAN_PALETTE + (uint32_t)value - 90 + 8;
	else if (value >= 40 && value <= 47)
		style->ground = SPAN_PALETTE + (uint32_t)value - 40;
	else if (value >= 100 && value <= 107)
		style->ground = SPAN_PALETTE + (uint32_t)value - 100 + 8;
	else if (value == 39)
		style->ink = 0;
	else if (value == 49)
		style->ground = 0;
}

void
ansi_escape_sgr(const char *body, size_t n, struct ansi_style *style)
{
	struct parameters p;

	split(body, n, &p);
	for (size_t i = 0; i < p.count; i++) {
		int value = p.value[i] > 0 ? p.value[i] : 0;
		if (!value) {
			*style = (struct ansi_style){ .link = style->link };
		} else if (value == 38 || value == 48 || value == 58) {
			i++;
			uint32_t colour = read_colour(&p, &i);
			if (value != 58)
				*(value == 38 ? &style->ink : &style->ground) = colour;
		} else if (value == 4 && i + 1 < p.count && p.joined[i + 1]) {
			/* A kind of line; 0 is none. */
			i++;
			apply_mark(value_at(&p, i) ? 4 : 24, style);
		} else if (!apply_mark(value, style)) {
			apply_colour(value, style);
		}
	}
}
