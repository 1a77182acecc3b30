/*
 * A page begins with its doctype or its root, whatever comments and instructions stand before them. What begins with another
 * element may be one too, but so may a README, a template, a feed: then the name must say so, or an element that stands
 * nowhere else.
 */
#include "read/html_sign.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "read/format.h"

enum { LOOKED_AT = 16 * 1024 }; /* bytes */

/* The first bytes as ASCII, whichever UTF they are in: without NULs and what no tag is made of. */
struct start {
	char bytes[LOOKED_AT + 1];
	size_t size;
};

static void
start_take(struct start *s, const char *head, size_t n)
{
	bool mark = n > 1 && (unsigned char)head[0] >= 0xef && (unsigned char)head[1] >= 0xbb;

	s->size = 0;
	for (size_t i = 0; i < n && s->size < LOOKED_AT; i++)
		if (head[i] && !(mark && i < 3 && (unsigned char)head[i] >= 0xbb))
			s->bytes[s->size++] = head[i];
	s->bytes[s->size] = '\0';
}

/* True when the first byte that is seen opens a tag: a page begins with one. */
static bool
opens_tag(const char *head, size_t n)
{
	size_t at = 0;

	while (at < n && (!head[at] || strchr(" \t\n\f\r", head[at]) ||
	                  (at < 3 && (unsigned char)head[at] >= 0xbb)))
		at++;
	return at < n && head[at] == '<';
}

static bool
begins(const char *s, const char *with)
{
	return !strncasecmp(s, with, strlen(with));
}

static const char *
skip_white(const char *s)
{
	return s + strspn(s, " \t\n\f\r");
}

/* What comes behind comments and instructions; *xml is true when there was an XML declaration. */
static const char *
skip_prologue(const char *s, bool *xml)
{
	*xml = false;
	for (;;) {
		s = skip_white(s);
		const char *ends = begins(s, "<!--") ? "-->" : begins(s, "<?") ? "?>" : NULL;
		const char *end = ends ? strstr(s, ends) : NULL;
		*xml = *xml || begins(s, "<?xml ");
		if (!end || begins(s, "<?php"))
			return s;
		s = end + strlen(ends);
	}
}

/* True when a tag with this name starts here. */
static bool
is_element(const char *s, const char *name)
{
	size_t n = strlen(name);

	return *s == '<' && !strncasecmp(s + 1, name, n) && s[n + 1] &&
	       strchr(" \t\n\f\r/>", s[n + 1]);
}

static bool
is_doctype(const char *s)
{
	if (!begins(s, "<!doctype"))
		return false;
	s = skip_white(s + strlen("<!doctype"));
	return begins(s, "html") && strchr(" \t\n\f\r>", s[4]);
}

/* True when this element stands in no other kind of document, and first in a page that leaves out its root. */
static bool
is_head(const char *s)
{
	static const char *const names[] = { "head", "title", "body", "meta", "frameset" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (is_element(s, names[i]))
			return true;
	return false;
}

/* True when a tag that HTML has stands in it, with or without attributes. */
static bool
has_tag(const char *s)
{
	static const char *const names[] = { "p",  "a",   "br",   "div", "h1",   "h2",
		                             "h3", "b",   "i",    "ul",  "li",   "td",
		                             "hr", "img", "span", "pre", "body", "table" };

	while ((s = strchr(s, '<'))) {
		for (size_t i = 0; i < sizeof names / sizeof *names; i++)
			if (is_element(s, names[i]))
				return true;
		s++;
	}
	return false;
}

int
html_sign(const char *name, const char *head, size_t n)
{
	static const char *const endings[] = { ".html", ".htm", ".xhtml", ".xht", ".shtml", NULL };
	struct start start;
	bool xml, named = format_ends(name, endings);

	if (!named && !opens_tag(head, n))
		return FORMAT_NOT;
	start_take(&start, head, n);
	const char *s = skip_prologue(start.bytes, &xml);
	if (is_doctype(s) || is_element(s, "html"))
		return FORMAT_SURE;
	/* Another root, or another doctype: a feed, a drawing. */
	if (xml)
		return FORMAT_NOT;
	if (is_head(s))
		return FORMAT_LIKELY;
	return named && has_tag(s) ? FORMAT_NAMED : FORMAT_NOT;
}

bool
html_sign_is_xml(const char *name, const char *head, size_t n)
{
	static const char *const endings[] = { ".xhtml", ".xht", NULL };
	struct start start;
	bool xml;

	start_take(&start, head, n);
	const char *root = strstr(skip_prologue(start.bytes, &xml), "<html");
	const char *end = root ? strchr(root, '>') : NULL;
	const char *space = root ? strstr(root, "http://www.w3.org/1999/xhtml") : NULL;
	return format_ends(name, endings) || (xml && space && end && space < end);
}
