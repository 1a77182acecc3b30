/*
 * Signs for and against are counted. One sequence alone may be somebody's example, or a stray byte; what a program
 * colours has a beginning and an end.
 */
#include "read/ansi_sign.h"

#include <stdbool.h>
#include <string.h>

#include "read/ansi_escape.h"
#include "read/format.h"

enum { ENOUGH = 2, OVERSTRIKES_ENOUGH = 3 };

struct signs {
	size_t looks, overstrikes, others;
};

/* What is printed over something else, at its backspace: the same again, or an underscore before. */
static bool
is_overstrike(const char *head, size_t n, size_t at)
{
	if (!at || at + 1 >= n)
		return false;
	char under = head[at - 1], over = head[at + 1];
	if ((unsigned char)under < 0x80)
		return under > ' ' && (under == over || under == '_' || over == '_' ||
		                       (under == '+' && over == 'o'));
	/* The last bytes of the same character. */
	for (size_t size = 2; size <= 4; size++)
		if (at >= size && at + size < n && ((unsigned char)head[at - size] & 0xc0) == 0xc0)
			return over == '_' || !memcmp(head + at - size, head + at + 1, size);
	return over == '_';
}

/* Returns the bytes that belong to it. */
static size_t
count_escape(const char *bytes, size_t n, struct signs *signs)
{
	struct ansi_escape e = ansi_escape_read(bytes, n);

	if (e.kind == ANSI_ESCAPE_SGR || e.kind == ANSI_ESCAPE_LINK)
		signs->looks++;
	else if (e.kind == ANSI_ESCAPE_OTHER)
		signs->others++;
	return e.size ? e.size : 1;
}

static void
count_backspace(const char *head, size_t n, size_t at, struct signs *signs)
{
	if (is_overstrike(head, n, at))
		signs->overstrikes++;
	else
		signs->others++;
}

int
ansi_sign(const char *name, const char *head, size_t n)
{
	struct signs signs = { 0 };

	(void)name;
	if (!memchr(head, '\033', n) && !memchr(head, '\b', n))
		return FORMAT_NOT;
	for (size_t at = 0, size; at < n; at += size) {
		size = 1;
		if (head[at] == '\033')
			size = count_escape(head + at, n - at, &signs);
		else if (head[at] == '\b')
			count_backspace(head, n, at, &signs);
	}
	bool enough = signs.looks >= ENOUGH || signs.overstrikes >= OVERSTRIKES_ENOUGH;
	return enough && signs.others * 4 <= signs.looks + signs.overstrikes ? FORMAT_LIKELY
	                                                                     : FORMAT_NOT;
}
