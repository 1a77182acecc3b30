/*
 * Only the outermost level is followed. What begins at a line's start, after an empty line, and is no list item has ended
 * every list and quotation before it, whatever stood in them; so it is enough to know listings and HTML of the
 * outermost level, and whether a fence belongs to a list, which its indentation tells.
 */
#include "read/markdown_line.h"

#include <string.h>
#include <strings.h>

enum { TAB = 4, CODE_INDENT = 4, FENCE_LEAST = 3, NOTHING_IS_INNER = 1 << 30 };

struct markdown_lines
markdown_lines_of(const char *bytes, size_t n)
{
	return (struct markdown_lines){ .bytes = bytes, .size = n };
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

static bool
is_white(const char *p, const char *end)
{
	while (p < end && is_blank_or_end(p, end))
		p++;
	return p == end;
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

/* ---- HTML (CommonMark 0.31, 4.6) ---- */

/* What begins it and what ends it. */
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

/* A number behind those: it ends with an empty line. */
enum { HTML_COUNT = sizeof htmls / sizeof *htmls, HTML_TAG = HTML_COUNT };

/* Tags that begin a block wherever they stand. */
static const char *const blocks[] = {
	"address", "article",  "aside",   "base",     "basefont", "blockquote", "body",
	"caption", "center",   "col",     "colgroup", "dd",       "details",    "dialog",
	"dir",     "div",      "dl",      "dt",       "fieldset", "figcaption", "figure",
	"footer",  "form",     "frame",   "frameset", "h1",       "h2",         "h3",
	"h4",      "h5",       "h6",      "head",     "header",   "hr",         "html",
	"iframe",  "legend",   "li",      "link",     "main",     "menu",       "menuitem",
	"nav",     "noframes", "ol",      "optgroup", "option",   "p",          "param",
	"section", "source",   "summary", "table",    "tbody",    "td",         "tfoot",
	"th",      "thead",    "title",   "tr",       "track",    "ul",
};

static bool
is_name(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       c == '-';
}

/* A tag that begins a block; alone: any tag does that has the line for itself. */
static bool
is_block_tag(const char *p, const char *end, bool alone)
{
	bool closes = p + 1 < end && p[1] == '/';
	const char *name = p + 1 + closes, *stop = name;

	while (stop < end && is_name(*stop))
		stop++;
	if (stop == name ||
	    (stop < end && !is_blank_or_end(stop, end) && *stop != '>' && *stop != '/'))
		return false;
	for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
		if (strlen(blocks[i]) == (size_t)(stop - name) &&
		    !strncasecmp(blocks[i], name, (size_t)(stop - name)))
			return true;
	while (end > stop && is_blank_or_end(end - 1, end))
		end--;
	return alone && end > stop && end[-1] == '>' && !memchr(stop, '<', (size_t)(end - stop)) &&
	       !memchr(stop, '>', (size_t)(end - stop) - 1);
}

static bool
is_title_tag(const char *p, const char *end)
{
	return end - p > 3 && p[0] == '<' && (p[1] | 0x20) == 'h' && p[2] >= '2' && p[2] <= '6' &&
	       (p[3] == '>' || is_blank_or_end(p + 3, end));
}

static unsigned
html_start(const char *p, const char *end, bool alone)
{
	for (unsigned i = 1; i < HTML_COUNT; i++) {
		size_t n = strlen(htmls[i].start);
		if ((size_t)(end - p) < n || strncasecmp(p, htmls[i].start, n) != 0)
			continue;
		if (!htmls[i].name || is_blank_or_end(p + n, end) || p[n] == '>')
			return i;
	}
	return is_block_tag(p, end, alone) ? HTML_TAG : 0;
}

static bool
holds(const char *p, const char *end, const char *s)
{
	size_t n = strlen(s);

	for (; p + n <= end && (p = memchr(p, *s, (size_t)(end - p))); p++)
		if (p + n <= end && !strncasecmp(p, s, n))
			return true;
	return false;
}

/* What a tag has begun any tag of its kind ends. */
static bool
html_stops(unsigned html, const char *p, const char *end)
{
	if (html == HTML_TAG)
		return false;
	for (unsigned i = 1; i < HTML_COUNT && htmls[html].name; i++)
		if (htmls[i].name && holds(p, end, htmls[i].stop))
			return true;
	return holds(p, end, htmls[html].stop);
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

/* True when the line ends the listing that is open. */
static bool
closes_fence(const struct markdown_lines *l, const struct markdown_line *line, const char *p,
             const char *end)
{
	unsigned base = l->inner ? l->content : 0;
	size_t n = p < end && *p == l->fence ? run_of(p, end, l->fence) : 0;

	if (n < l->fence_length || line->indent >= base + CODE_INDENT)
		return false;
	return is_white(p + n, end);
}

/* In a listing or in HTML. True when the line belongs to it. */
static bool
go_on_kept(struct markdown_lines *l, const struct markdown_line *line, const char *p,
           const char *end)
{
	/* What stands less deep than the item ends it, and all that is in it. */
	bool leaves = l->inner && p < end && line->indent < l->content;

	if (leaves || (l->html == HTML_TAG && p == end)) {
		l->fence = '\0';
		l->html = 0;
	}
	if (l->html) {
		if (html_stops(l->html, p, end))
			l->html = 0;
		return true;
	}
	if (!l->fence)
		return false;
	if (closes_fence(l, line, p, end))
		l->fence = '\0';
	return true;
}

/*
 * Deep enough for a listing without fences. Right after a paragraph there is none, and the parser takes fences and HTML there and
 * after HTML.
 */
static bool
is_indented(const struct markdown_lines *l, const struct markdown_line *line)
{
	return line->indent >= CODE_INDENT && l->after != MARKDOWN_AFTER_TEXT &&
	       l->after != MARKDOWN_AFTER_HTML;
}

/* A fence or HTML that begins here. */
static bool
begin_kept(struct markdown_lines *l, const struct markdown_line *line, const char *p,
           const char *end)
{
	l->inner = l->content && line->indent >= l->content;
	if (!l->inner && is_indented(l, line))
		return false;
	if (*p == '`' || *p == '~') {
		l->fence_length = fence_length(p, end);
		l->fence = l->fence_length ? *p : '\0';
		return l->fence_length > 0;
	}
	if (*p != '<')
		return false;
	l->html = html_start(p, end, l->after != MARKDOWN_AFTER_TEXT);
	if (!l->html)
		return false;
	if (html_stops(l->html, p + 2, end))
		l->html = 0;
	return true;
}

/* Whether the line stands in a list, goes on in one, or begins one. False when no paragraph can go on behind it. */
static bool
place(struct markdown_lines *l, struct markdown_line *line, const char *p, const char *end)
{
	bool rule = line->indent < CODE_INDENT && is_rule(p, end);
	size_t marker = rule || line->indent >= CODE_INDENT ? 0 : marker_size(p, end);
	bool quote = *p == '>' && line->indent < CODE_INDENT;
	bool inner = l->content && line->indent >= l->content;
	bool fresh = l->after != MARKDOWN_AFTER_TEXT || line->kind != MARKDOWN_LINE_TEXT || rule;

	line->item = line->kind == MARKDOWN_LINE_TEXT && !rule && marker_size(p, end);
	line->cut = line->indent < 2 && !inner &&
	            (line->kind == MARKDOWN_LINE_HEADING ||
	             (l->after == MARKDOWN_AFTER_BLANK && (!l->content || !marker)));
	if (inner) {
		line->outer = false;
		return true;
	}
	/* In the middle of a paragraph no other number than 1 begins a list. */
	bool first = *p < '0' || *p > '9' || (*p == '1' && marker == 2);
	if (marker && (first || l->after != MARKDOWN_AFTER_TEXT || !l->after_outer)) {
		l->content = line->indent + content_columns(p + marker, end, marker);
		line->outer = false;
		l->bare = is_white(p + marker, end);
		return !l->bare;
	}
	/* Text right after an item's or a quotation's text goes on with it. */
	if (quote || (fresh && line->indent < CODE_INDENT))
		l->content = 0;
	line->outer = !l->content && !quote;
	bool underline = *p == '=' && l->after == MARKDOWN_AFTER_TEXT && l->after_outer &&
	                 is_white(p + run_of(p, end, '='), end);
	return !rule && !underline;
}

bool
markdown_lines_next(struct markdown_lines *l, struct markdown_line *line)
{
	if (l->at >= l->size)
		return false;
	measure(l, line);
	l->at = line->next;
	line->outer = line->cut = line->item = line->title = false;
	const char *p = l->bytes + line->text, *end = l->bytes + line->end;
	bool html = l->html;
	if (go_on_kept(l, line, p, end)) {
		line->kind = MARKDOWN_LINE_KEPT;
		line->outer = !l->inner;
		l->after = html ? MARKDOWN_AFTER_HTML : MARKDOWN_AFTER_OTHER;
		return true;
	}
	if (p == end) {
		line->kind = MARKDOWN_LINE_BLANK;
		/* An item that begins with an empty line has ended with it, but its list has not. */
		if (l->bare)
			l->content = NOTHING_IS_INNER;
		l->bare = false;
		l->after = MARKDOWN_AFTER_BLANK;
		return true;
	}
	l->bare = false;
	line->kind = begin_kept(l, line, p, end) ? MARKDOWN_LINE_KEPT : MARKDOWN_LINE_TEXT;
	if (line->kind == MARKDOWN_LINE_TEXT && line->indent < CODE_INDENT && is_heading(p, end))
		line->kind = MARKDOWN_LINE_HEADING;
	line->title = line->kind == MARKDOWN_LINE_KEPT && is_title_tag(p, end) &&
	              line->indent < (l->inner ? l->content : 0) + CODE_INDENT;
	bool listing = is_indented(l, line) && line->indent >= l->content + CODE_INDENT;
	bool text = place(l, line, p, end);
	l->after = MARKDOWN_AFTER_OTHER;
	if (line->kind == MARKDOWN_LINE_TEXT && text && !listing)
		l->after = MARKDOWN_AFTER_TEXT;
	else if (line->kind == MARKDOWN_LINE_KEPT && *p == '<')
		l->after = MARKDOWN_AFTER_HTML;
	l->after_outer = line->outer;
	return true;
}
