/*
 * Whoever searches a large plain text finds words all over it, and to ask for the block of each would read the whole text
 * for what it is. Most of them need not be asked for: a line that has letters is left out only if it is page
 * furniture, which has a wide gap or ends with a bracket (page.c); what begins a line is left out only if it is a reply
 * mark; and blocks end where lines do, unless a line is so long that no start of one stands near (lines.c).
 */
#include "read/shown.h"

#include <string.h>

#include "doc/text.h"

enum {
	LOOK = 1024,   /* bytes of the line looked at on either side */
	LONGEST = 512, /* of the range */
};

static bool
is_break(char c)
{
	return c == '\n' || c == '\r';
}

static bool
has_letter(const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if ((unsigned)(s[i] | 0x20) - 'a' < 26)
			return true;
	return false;
}

/* True when nothing in the line speaks for furniture: plain ASCII with single and double blanks. */
static bool
is_running_text(const char *s, size_t n)
{
	size_t blanks = 0;

	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)s[i];
		if (c < ' ' || c >= 0x7f)
			return false;
		blanks = c == ' ' ? blanks + 1 : 0;
		if (blanks > 2)
			return false;
	}
	return n && s[n - 1] != ']' && s[0] != '>';
}

bool
shown_surely(struct text *text, struct range range)
{
	char bytes[2 * LOOK + LONGEST];
	uint64_t from = range.start < LOOK ? 0 : range.start - LOOK;

	if (range_empty(range) || range_size(range) > LONGEST)
		return false;
	size_t n = text_read(text, from, bytes, (size_t)(range.end - from) + LOOK);
	size_t start = (size_t)(range.start - from), end = (size_t)(range.end - from);
	if (end > n || !has_letter(bytes + start, end - start))
		return false;
	size_t first = start, last = end;
	while (first && !is_break(bytes[first - 1]))
		first--;
	while (last < n && !is_break(bytes[last]))
		last++;
	if ((!first && from) || (last == n && from + n < text_size(text)))
		return false;
	while (first < start && bytes[first] == ' ')
		first++;
	while (last > end && bytes[last - 1] == ' ')
		last--;
	return bytes[start] != ' ' && bytes[end - 1] != ' ' &&
	       is_running_text(bytes + first, last - first);
}
