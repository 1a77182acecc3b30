/*
 * Character references. A name is found by binary search; without a semicolon the longest old name that the text begins
 * with counts, as in "&ampere".
 */
#include "read/entity.h"

#include <stdint.h>
#include <string.h>

#include "base/bisect.h"
#include "base/utf8.h"
#include "read/entity_table.h"

enum { NUMBER_MOST = 0x110000, BARE_LONGEST = 6 };

static bool
is_letter_or_digit(char c)
{
	unsigned u = (unsigned char)c;

	return (u | 0x20) - 'a' < 26 || u - '0' < 10;
}

/* ---- numbers ---- */

/* What the numbers mean that are no characters of their own. */
static uint32_t
code_point_of(uint32_t number)
{
	static const uint16_t windows[32] = {
		0x20ac, 0x81,   0x201a, 0x192,  0x201e, 0x2026, 0x2020, 0x2021,
		0x2c6,  0x2030, 0x160,  0x2039, 0x152,  0x8d,   0x17d,  0x8f,
		0x90,   0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
		0x2dc,  0x2122, 0x161,  0x203a, 0x153,  0x9d,   0x17e,  0x178,
	};

	if (number >= 0x80 && number < 0xa0)
		return windows[number - 0x80];
	return number ? number : UTF8_REPLACEMENT;
}

/* The digit's worth; -1 when it is none. */
static int
digit_of(char c, bool hex)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (hex && (c | 0x20) >= 'a' && (c | 0x20) <= 'f')
		return (c | 0x20) - 'a' + 10;
	return -1;
}

/* "&#8217;", "&#x2019;". */
static size_t
decode_number(const char *bytes, size_t n, struct buffer *to)
{
	bool hex = n > 2 && (bytes[2] | 0x20) == 'x';
	size_t start = hex ? 3 : 2, i = start;
	uint32_t number = 0;

	for (; i < n && digit_of(bytes[i], hex) >= 0; i++) {
		number = number * (hex ? 16 : 10) + (uint32_t)digit_of(bytes[i], hex);
		if (number > NUMBER_MOST)
			number = NUMBER_MOST;
	}
	if (i == start)
		return 0;
	buffer_add_code_point(to, code_point_of(number));
	return i < n && bytes[i] == ';' ? i + 1 : i;
}

/* ---- names ---- */

static const struct entity_row *
find_name(const char *name, size_t n)
{
	size_t i;

	if (n > ENTITY_NAME_LONGEST)
		return NULL;
	BISECT(i, 0, entity_count, strncmp(entity_rows[i].name, name, n) < 0);
	/* A name comes before those that begin with it. */
	bool same = i < entity_count && !strncmp(entity_rows[i].name, name, n);
	return same && !entity_rows[i].name[n] ? &entity_rows[i] : NULL;
}

/* The row for the name before a semicolon, else the longest old one; *size is what it takes with '&' and ';'. */
static const struct entity_row *
match_name(const char *bytes, size_t n, bool in_attribute, size_t *size)
{
	size_t end = 1;

	while (end < n && end <= ENTITY_NAME_LONGEST + 1 && is_letter_or_digit(bytes[end]))
		end++;
	if (end < n && bytes[end] == ';') {
		const struct entity_row *row = find_name(bytes + 1, end - 1);
		*size = end + 1;
		if (row)
			return row;
	}
	for (*size = end < BARE_LONGEST + 1 ? end : BARE_LONGEST + 1; *size > 2; --*size) {
		const struct entity_row *row = find_name(bytes + 1, *size - 1);
		if (!row || !row->bare)
			continue;
		/* "?a=1&copy=2" */
		char next = *size < n ? bytes[*size] : ' ';
		return in_attribute && (next == '=' || is_letter_or_digit(next)) ? NULL : row;
	}
	return NULL;
}

size_t
entity_decode(const char *bytes, size_t n, bool in_attribute, struct buffer *to)
{
	size_t size;

	if (n < 2)
		return 0;
	if (bytes[1] == '#')
		return decode_number(bytes, n, to);
	const struct entity_row *row = match_name(bytes, n, in_attribute, &size);
	if (!row)
		return 0;
	buffer_add_code_point(to, row->first);
	if (row->second)
		buffer_add_code_point(to, row->second);
	return size;
}

bool
entity_is_cut(const char *bytes, size_t n)
{
	for (size_t i = 1; i < n; i++)
		if (!is_letter_or_digit(bytes[i]) && !(i == 1 && bytes[i] == '#'))
			return false;
	return n < ENTITY_LONGEST;
}

void
entity_text(const char *bytes, size_t n, bool in_attribute, struct buffer *to)
{
	while (n) {
		const char *sign = memchr(bytes, '&', n);
		size_t plain = sign ? (size_t)(sign - bytes) : n;
		buffer_add(to, bytes, plain);
		bytes += plain;
		n -= plain;
		if (!n)
			break;
		size_t size = entity_decode(bytes, n, in_attribute, to);
		if (!size) {
			buffer_add_byte(to, '&');
			size = 1;
		}
		bytes += size;
		n -= size;
	}
}
