/*
 * Pieces of a text in memory, taken one off the other; nothing is copied.
 */
#include "base/slice.h"

#include <string.h>
#include <strings.h>

struct slice
slice_after(struct slice s, size_t n)
{
	return n < s.size ? (struct slice){ s.bytes + n, s.size - n }
	                  : (struct slice){ s.bytes + s.size, 0 };
}

bool
slice_line(struct slice *rest, struct slice *line)
{
	if (!rest->size)
		return false;
	const char *end = memchr(rest->bytes, '\n', rest->size);
	size_t n = end ? (size_t)(end - rest->bytes) : rest->size;
	*line = (struct slice){ rest->bytes, n };
	if (n && line->bytes[n - 1] == '\r')
		line->size--;
	*rest = slice_after(*rest, n + 1);
	return true;
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

struct slice
slice_trim(struct slice s)
{
	while (s.size && is_blank(s.bytes[0]))
		s = slice_after(s, 1);
	while (s.size && is_blank(s.bytes[s.size - 1]))
		s.size--;
	return s;
}

bool
slice_begins(struct slice s, const char *word)
{
	size_t n = strlen(word);

	return s.size >= n && !strncasecmp(s.bytes, word, n);
}
