/*
 * How bytes travel in messages that may only hold ASCII, and what they mean when they have arrived.
 */
#include "read/mail_code.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"

/* ---- transfer encodings ---- */

static int
hex_value(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c |= 0x20;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* "=C3" at the start of the bytes; -1 when it is not that. */
static int
hex_byte(struct slice s)
{
	if (s.size < 3 || s.bytes[0] != '=')
		return -1;
	int high = hex_value(s.bytes[1]), low = hex_value(s.bytes[2]);
	return high < 0 || low < 0 ? -1 : high << 4 | low;
}

/* A line, without the blanks at its end, which were added on the way. Returns false when a '=' joins it to the next. */
static bool
add_quoted_line(struct slice line, struct buffer *to)
{
	while (line.size && strchr(" \t", line.bytes[line.size - 1]))
		line.size--;
	while (line.size) {
		int byte = hex_byte(line);
		if (byte < 0 && line.size == 1 && line.bytes[0] == '=')
			return false;
		buffer_add_byte(to, byte < 0 ? line.bytes[0] : (char)byte);
		line = slice_after(line, byte < 0 ? 1 : 3);
	}
	return true;
}

static void
decode_quoted(struct slice bytes, struct buffer *to)
{
	struct slice line;

	while (slice_line(&bytes, &line))
		if (add_quoted_line(line, to))
			buffer_add_byte(to, '\n');
}

static int
base64_value(char c)
{
	static const char digits[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	const char *digit = c ? strchr(digits, c) : NULL;

	return digit ? (int)(digit - digits) : -1;
}

static void
decode_base64(struct slice bytes, struct buffer *to)
{
	uint32_t bits = 0;
	unsigned count = 0;

	for (size_t i = 0; i < bytes.size && bytes.bytes[i] != '='; i++) {
		int value = base64_value(bytes.bytes[i]);
		if (value < 0)
			continue;
		bits = bits << 6 | (uint32_t)value;
		count += 6;
		if (count >= 8) {
			count -= 8;
			buffer_add_byte(to, (char)(bits >> count));
		}
	}
}

void
mail_decode(const char *encoding, struct slice bytes, struct buffer *to)
{
	if (!strcasecmp(encoding, "base64"))
		decode_base64(bytes, to);
	else if (!strcasecmp(encoding, "quoted-printable"))
		decode_quoted(bytes, to);
	else
		buffer_add(to, bytes.bytes, bytes.size);
}

void
mail_decode_q(struct slice s, struct buffer *to)
{
	while (s.size) {
		int byte = hex_byte(s);
		if (byte >= 0)
			buffer_add_byte(to, (char)byte);
		else
			buffer_add_byte(to, s.bytes[0] == '_' ? ' ' : s.bytes[0]);
		s = slice_after(s, byte >= 0 ? 3 : 1);
	}
}

/* ---- charsets ---- */

static bool
convert(const char *charset, struct slice bytes, struct buffer *to)
{
	struct encoding encoding;
	struct error unused;

	return encoding_named(charset, &encoding, &unused) &&
	       encoding_convert(&encoding, bytes.bytes, bytes.size, to);
}

bool
mail_next_charset(struct slice *rest, char name[ENCODING_NAME_SIZE])
{
	static const char parameter[] = "charset=";

	while (rest->size) {
		bool word = slice_begins(*rest, "=?");
		bool found = word || slice_begins(*rest, parameter);
		*rest = slice_after(*rest, found ? (word ? 2 : sizeof parameter - 1) : 1);
		if (found && rest->size && rest->bytes[0] == '"')
			*rest = slice_after(*rest, 1);
		size_t n = 0;
		while (found && n < rest->size && rest->bytes[n] &&
		       !strchr("?*\"; \t\r\n", rest->bytes[n]))
			n++;
		if (!n || n >= ENCODING_NAME_SIZE)
			continue;
		memcpy(name, rest->bytes, n);
		name[n] = '\0';
		return true;
	}
	return false;
}

/* Bytes that stand for themselves as code points, which is what Windows-1252 says of most. */
static void
add_western(struct slice bytes, struct buffer *to)
{
	for (size_t i = 0; i < bytes.size; i++)
		buffer_add_code_point(to, (unsigned char)bytes.bytes[i]);
}

void
mail_to_utf8(const char *charset, struct slice bytes, struct buffer *to)
{
	if (!bytes.size || convert(charset, bytes, to))
		return;
	if (utf8_valid_prefix(bytes.bytes, bytes.size) == bytes.size)
		buffer_add(to, bytes.bytes, bytes.size);
	else if (!convert("windows-1252", bytes, to))
		add_western(bytes, to);
}
