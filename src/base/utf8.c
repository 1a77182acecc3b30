/*
 * UTF-8, decoded by hand because it is asked for every byte that is shown: a stray byte must have a
 * length and a stand-in, and positions must never shift. Everything that needs Unicode's tables is in
 * base/unicode.
 */
#include "base/utf8.h"

#include <string.h>

/* The number of bytes that a lead byte promises; 0 for what is no lead byte. */
static size_t
promised(unsigned char c)
{
	if (c < 0x80)
		return 1;
	if (c < 0xc2)
		return 0;
	if (c < 0xe0)
		return 2;
	if (c < 0xf0)
		return 3;
	return c < 0xf5 ? 4 : 0;
}

/* True when second may follow lead: the ranges of RFC 3629 that keep out overlong forms and surrogates. */
static bool
second_fits(unsigned char lead, unsigned char second)
{
	if (lead == 0xe0)
		return second >= 0xa0 && second < 0xc0;
	if (lead == 0xed)
		return second >= 0x80 && second < 0xa0;
	if (lead == 0xf0)
		return second >= 0x90 && second < 0xc0;
	if (lead == 0xf4)
		return second >= 0x80 && second < 0x90;
	return (second & 0xc0) == 0x80;
}

size_t
utf8_decode(const char *bytes, size_t n, uint32_t *cp)
{
	const unsigned char *s = (const unsigned char *)bytes;
	static const unsigned char mask[] = { 0, 0x7f, 0x1f, 0x0f, 0x07 };
	size_t want = promised(s[0]);

	if (want == 1) {
		*cp = s[0];
		return 1;
	}
	*cp = UTF8_REPLACEMENT;
	if (!want || n < 2 || !second_fits(s[0], s[1]))
		return 1;
	uint32_t value = ((uint32_t)s[0] & mask[want]) << 6 | (s[1] & 0x3fu);
	for (size_t i = 2; i < want; i++) {
		if (i >= n || (s[i] & 0xc0) != 0x80)
			return i;
		value = value << 6 | (s[i] & 0x3fu);
	}
	*cp = value;
	return want;
}

size_t
utf8_decode_last(const char *bytes, size_t n, uint32_t *cp)
{
	size_t most = n < UTF8_MAX ? n : UTF8_MAX;

	for (size_t back = most; back > 1; back--) {
		size_t length = utf8_decode(bytes + n - back, back, cp);
		if (length == back)
			return length;
	}
	return utf8_decode(bytes + n - 1, 1, cp);
}

size_t
utf8_encode(uint32_t cp, char out[UTF8_MAX])
{
	if (cp > 0x10ffff || (cp >= 0xd800 && cp < 0xe000))
		cp = UTF8_REPLACEMENT;
	if (cp < 0x80) {
		out[0] = (char)cp;
		return 1;
	}
	if (cp < 0x800) {
		out[0] = (char)(0xc0 | cp >> 6);
		out[1] = (char)(0x80 | (cp & 0x3f));
		return 2;
	}
	if (cp < 0x10000) {
		out[0] = (char)(0xe0 | cp >> 12);
		out[1] = (char)(0x80 | (cp >> 6 & 0x3f));
		out[2] = (char)(0x80 | (cp & 0x3f));
		return 3;
	}
	out[0] = (char)(0xf0 | cp >> 18);
	out[1] = (char)(0x80 | (cp >> 12 & 0x3f));
	out[2] = (char)(0x80 | (cp >> 6 & 0x3f));
	out[3] = (char)(0x80 | (cp & 0x3f));
	return 4;
}

/* How many bytes of ASCII stand at the start, in steps of eight. */
static size_t
ascii_prefix(const char *bytes, size_t n)
{
	size_t at = 0;

	for (uint64_t eight; n - at >= sizeof eight; at += sizeof eight) {
		memcpy(&eight, bytes + at, sizeof eight);
		if (eight & 0x8080808080808080u)
			break;
	}
	return at;
}

size_t
utf8_valid_prefix(const char *bytes, size_t n)
{
	size_t at = 0;

	while (at < n) {
		at += ascii_prefix(bytes + at, n - at);
		if (at == n)
			break;
		uint32_t cp;
		size_t length = utf8_decode(bytes + at, n - at, &cp);
		if (cp == UTF8_REPLACEMENT && (length != 3 || bytes[at] != '\xef'))
			break;
		at += length;
	}
	return at;
}

size_t
utf8_whole_prefix(const char *bytes, size_t n)
{
	for (size_t back = 1; back < UTF8_MAX && back <= n; back++) {
		unsigned char c = (unsigned char)bytes[n - back];
		if ((c & 0xc0) == 0x80)
			continue;
		size_t want = promised(c);
		if (want <= back)
			return n;
		if (back > 1 && !second_fits(c, (unsigned char)bytes[n - back + 1]))
			return n;
		return n - back;
	}
	return n;
}
