/*
 * A page begins with its doctype or its root, whatever comments and instructions stand before them. What begins with another
 * element may be one too, but so may a README, a template, a feed: then the name must say so, or an element that stands
 * nowhere else.
 */
#include "read/html_sign.h"

#include <string.h>
#include <strings.h>

#include "read/format.h"
#include "read/xml_sign.h"

static bool
is_doctype(const char *s)
{
	if (strncasecmp(s, "<!doctype", 9) != 0)
		return false;
	s += 9 + strspn(s + 9, " \t\n\f\r");
	return !strncasecmp(s, "html", 4) && strchr(" \t\n\f\r>", s[4]);
}

/* True when this element stands in no other kind of document, and first in a page that leaves out its root. */
static bool
is_head(const char *s)
{
	static const char *const names[] = { "head", "title", "body", "meta", "frameset" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (xml_sign_is_element(s, names[i]))
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
			if (xml_sign_is_element(s, names[i]))
				return true;
		s++;
	}
	return false;
}

int
html_sign(const char *name, const char *head, size_t n)
{
	static const char *const endings[] = { ".html", ".htm", ".xhtml", ".xht", ".shtml", NULL };
	struct xml_sign start;
	bool xml, named = format_ends(name, endings);

	if (!named && !xml_sign_opens_tag(head, n))
		return FORMAT_NOT;
	xml_sign_take(&start, head, n);
	const char *s = xml_sign_skip_prologue(start.bytes, &xml);
	if (is_doctype(s) || xml_sign_is_element(s, "html"))
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
	struct xml_sign start;
	bool xml;

	xml_sign_take(&start, head, n);
	const char *root = strstr(xml_sign_skip_prologue(start.bytes, &xml), "<html");
	const char *end = root ? strchr(root, '>') : NULL;
	const char *space = root ? strstr(root, "http://www.w3.org/1999/xhtml") : NULL;
	return format_ends(name, endings) || (xml && space && end && space < end);
}
