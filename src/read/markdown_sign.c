/*
 * Marks are counted, outside of listings, each kind up to a few of it. Some are unmistakable where they are well formed (a fence
 * with its end, a link with its target, a table's rule), others are weak: a shell script has comments, an article has a
 * line of hyphens. So it takes two kinds, and enough of them for the length of the text; and what is written in another
 * language says so by its first line, its name, or lines that only that language has.
 */
#include "read/markdown_sign.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "read/format.h"
#include "read/markdown_line.h"

enum mark {
	MARK_HEADING,
	MARK_FENCE,
	MARK_LINK,
	MARK_TABLE,
	MARK_STRONG, /* other texts have it too */
	MARK_COUNT,
};

enum {
	ENOUGH = 6,      /* the sum that it takes */
	KINDS = 2,       /* and the kinds */
	MOST = 6,        /* what one kind counts at most */
	LINES_EACH = 40, /* a text has at most so many lines for each that it counts */
	CODE_SHARE = 8,  /* one line in so many that looks like a program's, and it is one */
};

struct count {
	unsigned marks[MARK_COUNT];
	unsigned lines;   /* that are not empty */
	unsigned code;    /* that end as a program's do */
	unsigned foreign; /* that other languages have */
};

/* ---- lines ---- */

static bool
starts(const char *p, const char *end, const char *s)
{
	size_t n = strlen(s);

	/* The first byte tells nearly always; small letters have a bit more than large ones. */
	return (size_t)(end - p) >= n && (*p | 0x20) == (*s | 0x20) && !strncasecmp(p, s, n);
}

/* What a document in another language begins with. */
static bool
begins_otherwise(const char *p, const char *end)
{
	static const char *const first[] = {
		"#!",        "<!doctype", "<html",       "<?xml", "diff ",
		"--- a/",    "commit ",   "From ",       "From:", "Date:",
		"Received:", "Delivered", "Return-Path", "%PDF",  "\\documentclass",
		"#+",        ".\\\"",     ".TH ",        ".Dd ",  "'\\\"",
	};

	for (size_t i = 0; i < sizeof first / sizeof *first; i++)
		if (starts(p, end, first[i]))
			return true;
	return false;
}

/* Lines of reStructuredText, AsciiDoc, Org and of changes to files. */
static bool
is_foreign(const char *p, const char *end)
{
	if (starts(p, end, ".. ") && memmem(p, (size_t)(end - p), "::", 2))
		return true;
	if (starts(p, end, "== ") || starts(p, end, "=== ") || starts(p, end, "[source"))
		return true;
	return starts(p, end, "#+begin") || starts(p, end, "@@ -") || starts(p, end, ":toc:");
}

/* "[words](target)" somewhere in the line, or "[label]: target" at its start. */
static unsigned
count_links(const char *p, const char *end)
{
	const char *start = p;
	unsigned count = 0;

	while ((p = memchr(p, ']', (size_t)(end - p))) && p + 2 < end) {
		const char *target = p + 2, *stop = target;
		bool label = p[1] == ':' && *start == '[' && !count && *target == ' ';
		p++;
		if (*p != '(' && !label)
			continue;
		target += label;
		for (stop = target; stop < end && *stop != ' ' && *stop != ')' && *stop != '<';)
			stop++;
		if ((label ? stop == end : stop < end) && stop > target + 1 &&
		    (memchr(target, '.', (size_t)(stop - target)) ||
		     memchr(target, '/', (size_t)(stop - target)) || *target == '#'))
			count++;
	}
	return count;
}

/* "|---|:--:|". */
static bool
is_table_rule(const char *p, const char *end)
{
	bool dash = false, bar = false;

	for (; p < end; p++) {
		if (!strchr("|-: \t", *p) || !*p)
			return false;
		dash = dash || *p == '-';
		bar = bar || *p == '|';
	}
	return dash && bar;
}

/* The next "**" from p on; NULL for none. */
static const char *
find_stars(const char *p, const char *end)
{
	while ((p = memchr(p, '*', (size_t)(end - p))) && ++p < end)
		if (*p == '*')
			return p - 1;
	return NULL;
}

/* "**words**" in the line. */
static bool
has_strong(const char *p, const char *end)
{
	const char *open = find_stars(p, end);

	if (!open || open + 3 >= end || open[2] == ' ' || open[2] == '*')
		return false;
	const char *close = find_stars(open + 2, end);
	return close && close[-1] != ' ';
}

static void
count_text(struct count *count, const char *p, const char *end, bool after_blank)
{
	char last = end[-1];

	count->lines++;
	count->code += last == ';' || last == '{' || last == '}' || last == '\\';
	count->foreign += is_foreign(p, end);
	count->marks[MARK_LINK] += 3 * count_links(p, end);
	count->marks[MARK_TABLE] += is_table_rule(p, end) && !after_blank ? 5 : 0;
	count->marks[MARK_STRONG] += has_strong(p, end);
}

/* A heading counts between empty lines, a fence with its end. */
static void
count_lines(struct count *count, const char *head, size_t n)
{
	struct markdown_lines lines = markdown_lines_of(head, n);
	struct markdown_line line;
	bool after_blank = true, fence = false;
	unsigned heading = 0; /* what the line before counts if this one is empty */

	while (markdown_lines_next(&lines, &line)) {
		const char *p = head + line.text, *end = head + line.end;
		bool blank = line.kind == MARKDOWN_LINE_BLANK;
		if (blank)
			count->marks[MARK_HEADING] += heading;
		heading = 0;
		if (line.kind == MARKDOWN_LINE_HEADING && line.indent == 0) {
			count->lines++;
			heading = !after_blank ? 0 : end - p > 1 && p[1] == '#' ? 2 : 1;
		} else if (line.kind == MARKDOWN_LINE_TEXT) {
			count_text(count, p, end, after_blank);
		} else if (!blank) {
			/* The last line of a listing is its closing fence. */
			bool closed = fence && !lines.fence;
			count->marks[MARK_FENCE] += closed ? 3 : 0;
		}
		fence = lines.fence != '\0';
		after_blank = blank;
	}
}

static bool
is_markdown(const char *head, size_t n)
{
	struct count count = { 0 };
	unsigned all = 0, sum = 0, kinds = 0;

	count_lines(&count, head, n);
	for (size_t i = 0; i < MARK_COUNT; i++) {
		all += count.marks[i];
		sum += count.marks[i] < MOST ? count.marks[i] : MOST;
		kinds += count.marks[i] > 0;
	}
	return sum >= ENOUGH && kinds >= KINDS && count.lines <= all * LINES_EACH &&
	       count.code * CODE_SHARE <= count.lines && count.foreign < 2;
}

int
markdown_sign(const char *name, const char *head, size_t n)
{
	static const char *const own[] = { ".md", ".markdown", ".mkd", ".mdown", NULL };
	static const char *const any[] = { "", ".txt", ".text", NULL };

	if (!n)
		return FORMAT_NOT;
	if (format_ends(name, own))
		return FORMAT_NAMED;
	if (!format_ends(name, any) || begins_otherwise(head, head + n) || !is_markdown(head, n))
		return FORMAT_NOT;
	return FORMAT_LIKELY - 10;
}
