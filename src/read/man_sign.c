/*
 * A page's first line says the same at both ends, far apart: nothing else does. What stands in a line is looked at without
 * its overstrikes and escapes.
 */
#include "read/man_sign.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "read/ansi_escape.h"
#include "read/format.h"

enum {
	TAB = 8,
	LINE_MOST = 512,
	GAP_LEAST = 2,
	NAME_MOST = 128,
	SECTION_MOST = 12,
	LINES_LOOKED_AT = 8
};

/* ---- plain lines ---- */

static void
add_blanks(char line[LINE_MOST], size_t *size)
{
	do {
		if (*size == LINE_MOST)
			return;
		line[(*size)++] = ' ';
	} while (*size % TAB);
}

/*
 * The next line without what is not printed and with blanks for tabs, cut at LINE_MOST bytes; returns where the one after it
 * starts.
 */
static size_t
plain_line(const char *head, size_t n, size_t at, char line[LINE_MOST], size_t *size)
{
	*size = 0;
	while (at < n && head[at] != '\n') {
		if (head[at] == '\033') {
			struct ansi_escape e = ansi_escape_read(head + at, n - at);
			at += e.size ? e.size : 1;
			continue;
		}
		if (head[at] == '\b')
			*size -= *size > 0;
		else if (head[at] == '\t')
			add_blanks(line, size);
		else if (head[at] != '\r' && *size < LINE_MOST)
			line[(*size)++] = head[at];
		at++;
	}
	while (*size && line[*size - 1] == ' ')
		(*size)--;
	return at < n ? at + 1 : n;
}

/* ---- references ---- */

static bool
is_name_byte(char c)
{
	return isalnum((unsigned char)c) || (unsigned char)c >= 0x80 || strchr("_.:+-@[!/", c);
}

/* "1", "3ssl", "0p", "n". */
static bool
is_section(const char *section, size_t n)
{
	if (!n)
		return false;
	if (isdigit((unsigned char)section[0]))
		return (section[0] != '0' || n > 1) &&
		       (n == 1 || isalpha((unsigned char)section[1]));
	return n == 1 && strchr("lnop", section[0]);
}

bool
man_reference_at(const char *line, size_t n, size_t at, struct man_reference *out)
{
	size_t end = at;

	while (end < n && end - at < NAME_MOST && line[end] && is_name_byte(line[end]))
		end++;
	if (end == at || end >= n || line[end] != '(')
		return false;
	size_t bracket = end++;
	while (end < n && end - bracket <= SECTION_MOST && isalnum((unsigned char)line[end]))
		end++;
	if (end >= n || line[end] != ')' || !is_section(line + bracket + 1, end - bracket - 1))
		return false;
	*out = (struct man_reference){ at, end + 1, bracket };
	return true;
}

/* ---- the first line ---- */

/* Where the last word starts that two blanks stand before. */
static size_t
last_column(const char *line, size_t n)
{
	size_t at = n;

	while (at && !(line[at - 1] == ' ' && at > 1 && line[at - 2] == ' '))
		at--;
	return at;
}

bool
man_sign_is_header(const char *line, size_t n, struct man_reference *title)
{
	struct man_reference last;
	size_t start = 0;

	while (start < n && line[start] == ' ')
		start++;
	/* The name may hold blanks: it reaches to the first bracket. */
	const char *bracket = memchr(line + start, '(', n - start);
	size_t word = bracket ? (size_t)(bracket - line) : n;
	while (word > start && line[word - 1] != ' ')
		word--;
	if (!bracket || !man_reference_at(line, n, word, title))
		return false;
	title->start = start;
	size_t size = title->end - start;
	size_t at = n >= size ? n - size : 0;
	return at >= title->end + GAP_LEAST && line[title->end] == ' ' && line[at - 1] == ' ' &&
	       (line[title->end + 1] == ' ' || last_column(line, n) == at) &&
	       !strncasecmp(line + start, line + at, size) &&
	       man_reference_at(line, n, at + (word - start), &last);
}

/* True for a line that begins bold, as a typewriter would have it: each character twice. */
static bool
is_typed_bold(const char *line, size_t n)
{
	uint32_t cp;
	size_t size = n ? utf8_decode(line, n, &cp) : 0;

	return size && n > 2 * size && line[size] == '\b' && !memcmp(line, line + size + 1, size);
}

int
man_sign(const char *name, const char *head, size_t n)
{
	char line[LINE_MOST];
	struct man_reference title;
	size_t size = 0, at = 0, start = 0;
	bool heading = false, bold = false;

	(void)name;
	for (int i = 0; i < LINES_LOOKED_AT && !size && at < n; i++) {
		start = at;
		at = plain_line(head, n, at, line, &size);
	}
	bool header = size && man_sign_is_header(line, size, &title);
	/* Two titles that are too long for the page are printed one over the other; then the heading must be sure. */
	bool overprinted =
		!header && size && line[0] != ' ' && memchr(head + start, '\b', at - start);
	if (!header && !overprinted)
		return FORMAT_NOT;
	for (int i = 0; i < LINES_LOOKED_AT && at < n; i++) {
		start = at;
		at = plain_line(head, n, at, line, &size);
		if (!size)
			continue;
		bool indented = line[0] == ' ';
		if (heading || indented)
			return !heading || !indented ? FORMAT_NOT
			       : header              ? FORMAT_SURE - 1
			       : bold                ? FORMAT_LIKELY + 1
			                             : FORMAT_NOT;
		heading = true;
		bold = is_typed_bold(head + start, at - start);
	}
	return FORMAT_NOT;
}
