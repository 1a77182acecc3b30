/*
 * References by RFC 3986. Only what a reader of documents needs is known: the scheme, the path, the fragment; a query means nothing
 * to a file. What is handed to another program is written in the characters that the RFC allows, so that nothing in it can mean
 * anything else to anybody.
 */
#include "app/target.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/buffer.h"
#include "base/memory.h"

static bool
is_alpha(char c)
{
	return (unsigned)((unsigned char)c | 0x20) - 'a' < 26;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

size_t
target_scheme(const char *s)
{
	size_t n = 0;

	if (!is_alpha(*s))
		return 0;
	while (is_alpha(s[n]) || is_digit(s[n]) || (s[n] && strchr("+-.", s[n])))
		n++;
	return s[n] == ':' ? n + 1 : 0;
}

static int
hex(char c)
{
	return is_digit(c)                        ? c - '0'
	       : is_alpha(c) && (c | 0x20) <= 'f' ? (c | 0x20) - 'a' + 10
	                                          : -1;
}

bool
target_decode(char *s)
{
	char *to = s;
	bool good = true;

	for (; *s; s++) {
		int high = *s == '%' ? hex(s[1]) : -1, low = high < 0 ? -1 : hex(s[2]);
		*to = *s;
		if (low >= 0) {
			*to = (char)(high * 16 + low);
			s += 2;
		}
		good = good && *to++;
	}
	*to = '\0';
	return good;
}

/* ---- addresses ---- */

/* The address in allowed characters, and of those none that a shell could heed but '&', ';' and '~', which many addresses have. */
static char *
encoded(const char *s)
{
	struct buffer b = { 0 };

	for (; *s; s++)
		if (is_alpha(*s) || is_digit(*s) || strchr("-._~:/?#[]@&+,;=%", *s))
			buffer_add_byte(&b, *s);
		else
			buffer_printf(&b, "%%%02X", (unsigned char)*s);
	return buffer_take(&b);
}

static bool
is_one_of(const char *s, size_t n, const char *const *schemes)
{
	for (; *schemes; schemes++)
		if (strlen(*schemes) == n && !strncasecmp(s, *schemes, n))
			return true;
	return false;
}

/* ---- files ---- */

/* Takes the path, which may be relative to the folder of base. */
static char *
resolved(char *path, const char *base)
{
	const char *slash = base ? strrchr(base, '/') : NULL;
	struct buffer b = { 0 };

	if (*path == '/' || !slash)
		return path;
	buffer_add(&b, base, (size_t)(slash - base) + 1);
	buffer_add_string(&b, path);
	free(path);
	return buffer_take(&b);
}

static struct target
file(const char *s, size_t n, const char *base)
{
	struct target t = { .kind = TARGET_FILE };

	t.path = memory_string_n(s, n);
	if (!target_decode(t.path) || !*t.path) {
		free(t.path);
		return (struct target){ .kind = TARGET_REFUSED };
	}
	t.path = resolved(t.path, base);
	return t;
}

/* "file:///a", "file://localhost/a", "file:/a"; files of other machines are none. */
static struct target
file_address(const char *s, size_t n)
{
	static const char local[] = "//localhost/";

	if (n >= 3 && !memcmp(s, "///", 3)) {
		s += 2;
		n -= 2;
	} else if (n >= sizeof local - 1 && !strncasecmp(s, local, sizeof local - 1)) {
		s += sizeof local - 2;
		n -= sizeof local - 2;
	} else if (n < 2 || s[0] != '/' || s[1] == '/') {
		return (struct target){ .kind = TARGET_REFUSED };
	}
	return file(s, n, NULL);
}

/* ---- all ---- */

struct target
target_read(const char *s, const char *base)
{
	static const char *const pages[] = { "man:", "info:", NULL };
	static const char *const outside[] = { "http:",   "https:",  "ftp:", "ftps:",
		                               "gopher:", "gemini:", "irc:", "ircs:",
		                               "news:",   "mailto:", NULL };
	size_t scheme = target_scheme(s), end = strcspn(s, "#");
	const char *name = s[end] ? s + end + 1 : NULL;
	struct target t = { .kind = TARGET_REFUSED };

	if (is_one_of(s, scheme, outside))
		return (struct target){ .kind = TARGET_OUTSIDE, .path = encoded(s) };
	if (is_one_of(s, scheme, pages) && end > scheme)
		t = (struct target){ .kind = TARGET_PAGE, .path = memory_string_n(s, end) };
	else if (scheme == 5 && !strncasecmp(s, "file:", 5))
		t = file_address(s + scheme, strcspn(s + scheme, "?#"));
	else if (!scheme && strncmp(s, "//", 2) != 0 && strcspn(s, "?#"))
		t = file(s, strcspn(s, "?#"), base);
	else if (!scheme && name && !end)
		t.kind = TARGET_PLACE;
	if (name && t.kind != TARGET_REFUSED)
		t.name = memory_string(name);
	return t;
}

void
target_clear(struct target *target)
{
	free(target->path);
	free(target->name);
	*target = (struct target){ 0 };
}
