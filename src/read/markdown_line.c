/*
 * Only the outermost level is followed. What begins at a line's start, after an empty line, and is no list item has ended
 * every list and quotation before it, whatever stood in them; so it is enough to know listings and HTML of the
 * outermost level, and whether a fence belongs to a list, which its indentation tells.
 */
#include "read/markdown_line.h"

#include <string.h>
#include <strings.h>

enum { TAB = 4, CODE_INDENT = 4, FENCE_LEAST = 3 };

struct markdown_lines
markdown_lines_of(const char *bytes, size_t n)
{
	return (struct markdown_lines){ .bytes = bytes, .size = n, .after_blank = true };
}

/* ---- what a line begins with ---- */

/* How often the byte stands at p. */
static size_t
run_of(const char *p, const char *end, char c)
{
	size_t n = 0;

	while (p + n < end && p[n] == c)
		n++;
	return n;
}

static bool
is_blank_or_end(const char *p, const char *end)
{
	return p >= end || *p == ' ' || *p == '\t';
}

/* Bytes of a list marker, 0 for none. */
static size_t
marker_size(const char *p, const char *end)
{
	size_t digits = 0;

	if (p < end && (*p == '-' || *p == '+' || *p == '*'))
		return is_blank_or_end(p + 1, end) ? 1 : 0;
	while (p + digits < end && digits < 10 && p[digits] >= '0' && p[digits] <= '9')
		digits++;
	if (!digits || digits > 9 || p + digits >= end)
		return 0;
	if (p[digits] != '.' && p[digits] != ')')
		return 0;
	return is_blank_or_end(p + digits + 1, end) ? digits + 1 : 0;
}

/* Columns from an item's marker, which ends at p, to what stands in the item. */
static unsigned
content_columns(const char *p, const char *end, size_t marker)
{
	unsigned column = (unsigned)marker;

	for (; p < end && is_blank_or_end(p, end); p++)
		column += *p == '\t' ? TAB - column % TAB : 1;
	bool code = column > marker + CODE_INDENT;
	return p == end || code ? (unsigned)marker + 1 : column;
}

/* "* * *" and its like, which is no item. */
static bool
is_rule(const char *p, const char *end)
{
	char c = *p;
	size_t count = 0;

	for (; p < end; p++) {
		if (*p == c)
			count++;
		else if (*p != ' ' && *p != '\t')
			return false;
	}
	return count >= 3 && (c == '-' || c == '*' || c == '_');
}

static bool
is_heading(const char *p, const char *end)
{
	size_t n = run_of(p, end, '#');

	return n >= 1 && n <= 6 && is_blank_or_end(p + n, end);
}

/* The length of a fence that can open a listing; 0 for none. */
static size_t
fence_length(const char *p, const char *end)
{
	size_t n = run_of(p, end, *p);

	if (n < FENCE_LEAST)
		return 0;
	return *p == '`' && memchr(p + n, '`', (size_t)(end - p) - n) ? 0 : n;
}

/* ---- HTML that an empty line does not end (CommonMark 0.31, 4.6, the first five kinds) ---- */

static const struct html {
	const char *start, *stop;
	bool name; /* the start is a tag's name */
} htmls[] = {
	{ NULL, NULL, false }, /* 0: none */
	{ "<!--", "-->", false },
	{ "<?", "?>", false },
	{ "<![CDATA[", "]]>", false },
	{ "<script", "</script>", true },
	{ "<style", "</style>", true },
	{ "<pre", "</pre>", true },
	{ "<textarea", "</textarea>", true },
	{ "<!", ">", false },
};

enum { HTML_COUNT = sizeof htmls / sizeof *htmls };

static unsigned
html_start(const char *p, const char *end)
{
	for (unsigned i = 1; i < HTML_COUNT; i++) {
		size_t n = strlen(htmls[i].start);
		if ((size_t)(end - p) < n || strncasecmp(p, htmls[i].start, n) != 0)
			continue;
		if (!htmls[i].name || is_blank_or_end(p + n, end) || p[n] == '>')
			return i;
	}
	return 0;
}

static bool
html_stops(unsigned html, const char *p, const char *end)
{
	const char *stop = htmls[html].stop;
	size_t n = strlen(stop);

	for (; p + n <= end && (p = memchr(p, *stop, (size_t)(end - p))); p++)
		if (p + n <= end && !strncasecmp(p, stop, n))
			return true;
	return false;
}

/* ---- lines ---- */

static void
measure(const struct markdown_lines *lines, struct markdown_line *line)
{
	const char *end = memchr(lines->bytes + lines->at, '\n', lines->size - lines->at);

	line->start = line->text = lines->at;
	line->end = end ? (size_t)(end - lines->bytes) : lines->size;
	line->next = end ? line->end + 1 : line->end;
	if (line->end > line->start && lines->bytes[line->end - 1] == '\r')
		line->end--;
	line->indent = 0;
	for (; line->text < line->end; line->text++) {
		char c = lines->bytes[line->text];
		if (c == '\t')
			line->indent += TAB - line->indent % TAB;
		else if (c == ' ')
			line->indent++;
		else
			break;
	}
}

/* In a listing or in HTML. True when the line belongs to it. */
static bool
go_on_kept(struct markdown_lines *l, const struct markdown_line *line, const char *p,
           const char *end)
{
	if (l->html) {
		if (html_stops(l->html, p, end))
			l->html = 0;
		return true;
	}
	if (!l->fence)
		return false;
	/* What stands less deep than the item ends it, and its listing. */
	if (l->fence_inner && p < end && line->indent < l->content) {
		l->fence = '\0';
		return false;
	}
	size_t n = p < end && *p == l->fence ? run_of(p, end, l->fence) : 0;
	unsigned base = l->fence_inner ? l->content : 0;
	if (n >= l->fence_length && line->indent < base + CODE_INDENT) {
		const char *rest = p + n;
		while (rest < end && is_blank_or_end(rest, end))
			rest++;
		if (rest == end)
			l->fence = '\0';
	}
	return true;
}

/* A fence or HTML that begins here. */
static bool
begin_kept(struct markdown_lines *l, const struct markdown_line *line, const char *p,
           const char *end)
{
	bool inner = l->content && line->indent >= l->content;

	if ((*p == '`' || *p == '~') && (inner || line->indent < CODE_INDENT)) {
		l->fence_length = fence_length(p, end);
		l->fence = l->fence_length ? *p : '\0';
		l->fence_inner = inner;
		return l->fence_length > 0;
	}
	if (*p != '<' || inner || line->indent >= CODE_INDENT)
		return false;
	l->html = html_start(p, end);
	if (!l->html)
		return false;
	if (html_stops(l->html, p + 2, end))
		l->html = 0;
	return true;
}

/* Whether the line stands in a list, goes on in one, or begins one. */
static void
place(struct markdown_lines *l, struct markdown_line *line, const char *p, const char *end)
{
	bool rule = is_rule(p, end);
	size_t marker = rule || line->indent >= CODE_INDENT ? 0 : marker_size(p, end);
	bool quote = *p == '>' && line->indent < CODE_INDENT;
	bool inner = l->content && line->indent >= l->content;
	bool fresh = l->after_blank || line->kind != MARKDOWN_LINE_TEXT || rule;

	line->cut = line->indent < 2 && !inner &&
	            (line->kind == MARKDOWN_LINE_HEADING ||
	             (l->after_blank && (!l->content || !marker)));
	if (inner) {
		line->outer = false;
		return;
	}
	/* In the middle of a paragraph no other number than 1 begins a list. */
	bool first = *p < '0' || *p > '9' || (*p == '1' && marker == 2);
	if (marker && (l->content || fresh || first || !l->after_paragraph)) {
		l->content = line->indent + content_columns(p + marker, end, marker);
		line->outer = false;
		return;
	}
	/* Text right after an item's or a quotation's text goes on with it. */
	if (fresh && line->indent < CODE_INDENT && !quote)
		l->content = 0;
	line->outer = !l->content && !quote;
}

bool
markdown_lines_next(struct markdown_lines *l, struct markdown_line *line)
{
	if (l->at >= l->size)
		return false;
	measure(l, line);
	l->at = line->next;
	line->outer = line->cut = false;
	const char *p = l->bytes + line->text, *end = l->bytes + line->end;
	if (go_on_kept(l, line, p, end)) {
		line->kind = MARKDOWN_LINE_KEPT;
		line->outer = !l->fence_inner;
		l->after_blank = l->after_paragraph = false;
		return true;
	}
	if (p == end) {
		line->kind = MARKDOWN_LINE_BLANK;
		l->after_blank = true;
		l->after_paragraph = false;
		return true;
	}
	line->kind = begin_kept(l, line, p, end) ? MARKDOWN_LINE_KEPT : MARKDOWN_LINE_TEXT;
	if (line->kind == MARKDOWN_LINE_TEXT && line->indent < CODE_INDENT && is_heading(p, end))
		line->kind = MARKDOWN_LINE_HEADING;
	place(l, line, p, end);
	l->after_blank = false;
	l->after_paragraph = line->kind == MARKDOWN_LINE_TEXT;
	return true;
}
