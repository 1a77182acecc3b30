/*
 * A tag is what begins with a letter behind its sign and has an end; a sign in an attribute's quotation marks ends none.
 */
#include "read/markdown_tag.h"

#include <md4c.h>
#include <string.h>
#include <strings.h>

#include "base/bisect.h"
#include "doc/span.h"
#include "read/entity.h"

static const struct markdown_element elements[] = {
	/* sorted by name */
	{ "a", MARKDOWN_LINK, 0 },
	{ "address", MARKDOWN_BLOCK, 0 },
	{ "article", MARKDOWN_BLOCK, 0 },
	{ "aside", MARKDOWN_BLOCK, 0 },
	{ "b", MARKDOWN_MARK, SPAN_STRONG },
	{ "blockquote", MARKDOWN_QUOTE, 0 },
	{ "br", MARKDOWN_BREAK, 0 },
	{ "caption", MARKDOWN_BLOCK, 0 },
	{ "center", MARKDOWN_BLOCK, 0 },
	{ "cite", MARKDOWN_MARK, SPAN_EMPHASIS },
	{ "code", MARKDOWN_MARK, SPAN_CODE },
	{ "dd", MARKDOWN_BLOCK, 0 },
	{ "del", MARKDOWN_MARK, SPAN_STRIKE },
	{ "details", MARKDOWN_BLOCK, 0 },
	{ "dfn", MARKDOWN_MARK, SPAN_EMPHASIS },
	{ "div", MARKDOWN_BLOCK, 0 },
	{ "dl", MARKDOWN_BLOCK, 0 },
	{ "dt", MARKDOWN_BLOCK, 0 },
	{ "em", MARKDOWN_MARK, SPAN_EMPHASIS },
	{ "figcaption", MARKDOWN_CAPTION, 0 },
	{ "figure", MARKDOWN_BLOCK, 0 },
	{ "footer", MARKDOWN_BLOCK, 0 },
	{ "h1", MARKDOWN_HEADING, 1 },
	{ "h2", MARKDOWN_HEADING, 2 },
	{ "h3", MARKDOWN_HEADING, 3 },
	{ "h4", MARKDOWN_HEADING, 4 },
	{ "h5", MARKDOWN_HEADING, 5 },
	{ "h6", MARKDOWN_HEADING, 6 },
	{ "header", MARKDOWN_BLOCK, 0 },
	{ "hr", MARKDOWN_RULE, 0 },
	{ "i", MARKDOWN_MARK, SPAN_EMPHASIS },
	{ "img", MARKDOWN_IMAGE, 0 },
	{ "ins", MARKDOWN_MARK, SPAN_UNDERLINE },
	{ "kbd", MARKDOWN_MARK, SPAN_CODE },
	{ "li", MARKDOWN_ITEM, 0 },
	{ "main", MARKDOWN_BLOCK, 0 },
	{ "nav", MARKDOWN_BLOCK, 0 },
	{ "ol", MARKDOWN_LIST, MD_BLOCK_OL },
	{ "p", MARKDOWN_BLOCK, 0 },
	{ "pre", MARKDOWN_PRE, 0 },
	{ "q", MARKDOWN_SAID, 0 },
	{ "s", MARKDOWN_MARK, SPAN_STRIKE },
	{ "samp", MARKDOWN_MARK, SPAN_CODE },
	{ "script", MARKDOWN_DROP, 0 },
	{ "section", MARKDOWN_BLOCK, 0 },
	{ "strike", MARKDOWN_MARK, SPAN_STRIKE },
	{ "strong", MARKDOWN_MARK, SPAN_STRONG },
	{ "style", MARKDOWN_DROP, 0 },
	{ "summary", MARKDOWN_SUMMARY, 0 },
	{ "table", MARKDOWN_TABLE, 0 },
	{ "td", MARKDOWN_CELL, 0 },
	{ "template", MARKDOWN_DROP, 0 },
	{ "th", MARKDOWN_CELL, 1 },
	{ "tr", MARKDOWN_ROW, 0 },
	{ "tt", MARKDOWN_MARK, SPAN_CODE },
	{ "u", MARKDOWN_MARK, SPAN_UNDERLINE },
	{ "ul", MARKDOWN_LIST, MD_BLOCK_UL },
	{ "var", MARKDOWN_MARK, SPAN_EMPHASIS },
};

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool
is_white(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static const struct markdown_element *
element_find(const char *name, size_t n)
{
	size_t i, count = sizeof elements / sizeof *elements;

	BISECT(i, 0, count, strncasecmp(elements[i].name, name, n) < 0);
	/* A name comes before those that begin with it. */
	bool same = i < count && !strncasecmp(elements[i].name, name, n);
	return same && !elements[i].name[n] ? &elements[i] : NULL;
}

/* The '>' of a tag that starts at p; NULL when it has none. */
static const char *
tag_end(const char *p, const char *end)
{
	char quote = '\0';

	for (; p < end; p++) {
		if (quote)
			quote = *p == quote ? '\0' : quote;
		else if (*p == '>')
			return p;
		else if ((*p == '"' || *p == '\'') && p[-1] == '=')
			quote = *p;
	}
	return NULL;
}

bool
markdown_tag_parse(const char *p, const char *end, struct markdown_tag *tag)
{
	*tag = (struct markdown_tag){ .end = p, .closes = p + 1 < end && p[1] == '/' };
	p += tag->closes ? 2 : 1;
	if (p >= end || !is_letter(*p))
		return false;
	tag->name = p;
	while (p < end && (is_letter(*p) || (*p >= '0' && *p <= '9')))
		p++;
	tag->name_size = (size_t)(p - tag->name);
	if (p < end && *p != '>' && *p != '/' && !is_white(*p) && *p != '-' && *p != ':')
		return false;
	tag->end = tag_end(p, end - p > MARKDOWN_TAG_MOST ? p + MARKDOWN_TAG_MOST : end);
	tag->element = element_find(tag->name, tag->name_size);
	return tag->end != NULL;
}

bool
markdown_tag_value(const struct markdown_tag *tag, const char *name, struct buffer *to)
{
	size_t n = strlen(name);

	buffer_reset(to);
	for (const char *p = tag->name + tag->name_size; p < tag->end;) {
		const char *start = p;
		while (p < tag->end && *p != '=' && !is_white(*p))
			p++;
		bool same = (size_t)(p - start) == n && !strncasecmp(start, name, n);
		while (p < tag->end && is_white(*p))
			p++;
		const char *value = p, *stop = p;
		if (p < tag->end && *p == '=') {
			for (value = p + 1; value < tag->end && is_white(*value);)
				value++;
			char quote = value < tag->end ? *value : '\0';
			bool quoted = quote == '"' || quote == '\'';
			value += quoted;
			for (stop = value;
			     stop < tag->end && (quoted ? *stop != quote : !is_white(*stop));)
				stop++;
			p = stop + (quoted && stop < tag->end);
		}
		if (!same)
			continue;
		entity_text(value, (size_t)(stop - value), true, to);
		return true;
	}
	return false;
}
