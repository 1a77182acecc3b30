/*
 * A page's source begins with comments and requests, each a line that begins with a dot or an apostrophe, and one of the
 * first names the page. Other roff documents (ms, me) are none: nobody could set them without being told how.
 */
#include "read/roff_sign.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

#include "read/format.h"

/* The word that a request line begins with, without blanks behind its dot; its length, 0 for any other line. */
static size_t
request(const char *line, size_t n, const char **word)
{
	size_t at = 1, end;

	if (n < 2 || (line[0] != '.' && line[0] != '\''))
		return 0;
	while (at < n && (line[at] == ' ' || line[at] == '\t'))
		at++;
	for (end = at; end < n && isalnum((unsigned char)line[end]); end++)
		;
	*word = line + at;
	return end - at;
}

static bool
is_comment(const char *line, size_t n)
{
	if (n && (line[0] == '.' || line[0] == '\''))
		return n == 1 || !memcmp(line + 1, "\\\"", n > 2 ? 2 : 1) ||
		       (n == 2 && line[1] == '\r');
	return n > 1 && line[0] == '\\' && (line[1] == '"' || line[1] == '#');
}

static bool
is_one_of(const char *word, size_t n, const char *const *list)
{
	for (; *list; list++)
		if (strlen(*list) == n && !memcmp(*list, word, n))
			return true;
	return false;
}

/* "ls.1", "X509_new.3ssl", "page.mdoc": what pages' files are called. */
static bool
is_named(const char *name)
{
	static const char *const endings[] = { ".man", ".mdoc", ".roff", NULL };
	const char *ending = format_ending(name);
	size_t n = strlen(ending);

	if (format_ends(name, endings))
		return true;
	if (n < 2 || n > 8 ||
	    (!isdigit((unsigned char)ending[1]) && !(n == 2 && strchr("lnop", ending[1]))))
		return false;
	for (size_t i = 2; i < n; i++)
		if (!isalpha((unsigned char)ending[i]))
			return false;
	return true;
}

int
roff_sign(const char *name, const char *head, size_t n)
{
	static const char *const first[] = { "TH", "Dd", "so", NULL };
	static const char *const others[] = { "SH", "Sh", "PP", "br", "nr", "ds", NULL };
	size_t requests = 0;
	bool known = false;

	for (size_t at = 0; at < n;) {
		const char *line = head + at, *end = memchr(line, '\n', n - at), *word;
		size_t size = end ? (size_t)(end - line) : n - at;
		size_t length = request(line, size, &word);
		at += size + 1;
		if (!size || line[0] == '\r' || is_comment(line, size))
			continue;
		if (length && is_one_of(word, length, first))
			return word[length] == ' ' || word[length] == '\t' ? FORMAT_SURE - 1
			                                                   : FORMAT_NOT;
		/* Macros and their bodies may come before; sentences do not. */
		if (!length && !requests)
			return FORMAT_NOT;
		requests += length > 0;
		known |= length && is_one_of(word, length, others);
	}
	return known && is_named(name) ? FORMAT_NAMED : FORMAT_NOT;
}
