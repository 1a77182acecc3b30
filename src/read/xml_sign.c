/*
 * What stands before the root: a declaration, comments, instructions, a document type.
 */
#include "read/xml_sign.h"

#include <string.h>
#include <strings.h>

void
xml_sign_take(struct xml_sign *s, const char *head, size_t n)
{
	bool mark = n > 1 && (unsigned char)head[0] >= 0xef && (unsigned char)head[1] >= 0xbb;

	s->size = 0;
	for (size_t i = 0; i < n && s->size < XML_SIGN_LOOKED_AT; i++)
		if (head[i] && !(mark && i < 3 && (unsigned char)head[i] >= 0xbb))
			s->bytes[s->size++] = head[i];
	s->bytes[s->size] = '\0';
}

bool
xml_sign_opens_tag(const char *head, size_t n)
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

const char *
xml_sign_skip_prologue(const char *s, bool *xml)
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

bool
xml_sign_is_element(const char *s, const char *name)
{
	size_t n = strlen(name);

	return *s == '<' && !strncasecmp(s + 1, name, n) && s[n + 1] &&
	       strchr(" \t\n\f\r/>", s[n + 1]);
}

/* What comes behind a document type, if one stands here. */
static const char *
skip_doctype(const char *s)
{
	if (!begins(s, "<!doctype"))
		return s;
	const char *end = s + strcspn(s, "[>");
	if (*end == '[')
		end = strstr(end, "]>");
	if (end && *end == ']')
		end++;
	return end && *end ? end + 1 : "";
}

const char *
xml_sign_root(const struct xml_sign *sign, size_t *size)
{
	bool xml;
	const char *s = xml_sign_skip_prologue(sign->bytes, &xml);

	s = xml_sign_skip_prologue(skip_doctype(s), &xml);
	if (*s != '<')
		return NULL;
	*size = strcspn(s + 1, ">");
	return s + 1;
}
