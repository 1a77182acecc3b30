/*
 * References: taken apart by the places of a few signs, put together again as section 5.2 says.
 */
#include "read/uri.h"

#include <stdbool.h>
#include <string.h>

#include "base/utf8.h"

static bool
is_blank(char c)
{
	return c > 0 && c <= ' ';
}

void
uri_clean(const char *reference, struct buffer *to)
{
	size_t n = strlen(reference);

	while (n && is_blank(reference[n - 1]))
		n--;
	while (n && is_blank(*reference)) {
		reference++;
		n--;
	}
	buffer_reserve(to, n + 1);
	for (size_t i = 0; i < n; i++)
		if (!strchr("\t\n\r", reference[i]))
			buffer_add_byte(to, reference[i]);
}

/* ---- joining ---- */

/* The bytes of "https:"; 0 when there is no scheme. */
static size_t
scheme_size(const char *s)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
	size_t n = strspn(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");

	return n && s[n] == ':' && strchr(letters, *s) ? n + 1 : 0;
}

/* The bytes of scheme and "//host". */
static size_t
root_size(const char *s)
{
	size_t n = scheme_size(s);

	return strncmp(s + n, "//", 2) != 0 ? n : n + 2 + strcspn(s + n + 2, "/?#");
}

/* Drops "." and ".." from the path that starts at root. */
static void
remove_dots(struct buffer *uri, size_t root)
{
	char *bytes = uri->bytes;
	size_t from = root, to = root, end = root + strcspn(bytes + root, "?#");

	while (from < end) {
		bool slash = bytes[from] == '/';
		size_t start = from + slash, n = 0;
		while (start + n < end && bytes[start + n] != '/')
			n++;
		bool last = start + n == end;
		if (n == 1 && bytes[start] == '.') {
			if (last && slash)
				bytes[to++] = '/';
		} else if (n == 2 && bytes[start] == '.' && bytes[start + 1] == '.') {
			while (to > root && bytes[--to] != '/')
				;
			if (last && slash)
				bytes[to++] = '/';
		} else {
			memmove(bytes + to, bytes + from, slash + n);
			to += slash + n;
		}
		from = start + n;
	}
	memmove(bytes + to, bytes + end, uri->size - end + 1);
	uri->size -= end - to;
}

void
uri_join(const char *base, struct buffer *reference)
{
	const char *r = reference->size ? reference->bytes : "";
	size_t root = root_size(base), keep;
	struct buffer joined = { 0 };

	if (scheme_size(r))
		return;
	if (!strncmp(r, "//", 2))
		keep = scheme_size(base);
	else if (*r == '/')
		keep = root;
	else if (*r == '?')
		keep = root + strcspn(base + root, "?#");
	else if (*r == '#' || !*r)
		keep = strcspn(base, "#");
	else
		for (keep = root + strcspn(base + root, "?#"); keep > root && base[keep - 1] != '/';
		     keep--)
			;
	buffer_add(&joined, base, keep);
	if (keep == root && root && *r && !strchr("/?#", *r))
		buffer_add_byte(&joined, '/');
	buffer_add_string(&joined, r);
	remove_dots(&joined, root_size(joined.bytes));
	buffer_clear(reference);
	*reference = joined;
}

/* ---- fragments ---- */

static int
hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c |= 0x20;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

void
uri_decode(struct buffer *reference)
{
	struct buffer text = { 0 };
	const char *p = reference->bytes;

	for (size_t i = 0; i < reference->size; i++) {
		int high = p[i] == '%' ? hex_digit(p[i + 1]) : -1;
		int low = high < 0 ? -1 : hex_digit(p[i + 2]);
		buffer_add_byte(&text, low < 0 ? p[i] : (char)(high * 16 + low));
		i += low < 0 ? 0 : 2;
	}
	if (utf8_valid_prefix(text.bytes, text.size) < text.size ||
	    strlen(text.bytes) < text.size) {
		buffer_clear(&text);
		return;
	}
	buffer_clear(reference);
	*reference = text;
}
