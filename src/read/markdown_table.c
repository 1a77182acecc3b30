/*
 * GFM is content with one hyphen below each head of a table, "|-|-|"; md4c 0.4 wants three signs. So before anything is parsed such lines
 * get more of them: lines that stand second in a paragraph outside of listings, below one with a bar.
 */
#include "read/markdown_table.h"

#include <string.h>

#include "read/markdown_line.h"

enum { CODE_INDENT = 4 };

bool
markdown_table_underline(const char *p, const char *end, size_t least)
{
	bool bars = false, cell = false;

	for (; p < end && *p != '\n' && *p != '\r'; p++) {
		if (*p == '|') {
			if (bars && !cell)
				return false;
			bars = true;
			cell = false;
		} else if (*p != ' ' && *p != '\t') {
			const char *start = p;
			p += *p == ':';
			while (p < end && *p == '-')
				p++;
			if (cell || p == start || p[-1] == ':')
				return false;
			cell = true;
			p += p < end && *p == ':';
			if ((size_t)(p-- - start) < least)
				return false;
		}
	}
	return bars;
}

/* The line with each run made long enough, in front of the colon that may end it. */
static void
widen(const char *p, const char *end, struct buffer *to)
{
	while (p < end) {
		const char *start = p;
		while (p < end && (*p == ':' || *p == '-'))
			p++;
		size_t n = (size_t)(p - start);
		bool colon = n && p[-1] == ':';
		buffer_add(to, start, n - colon);
		for (size_t i = n; n && i < MARKDOWN_TABLE_RUN; i++)
			buffer_add_byte(to, '-');
		if (colon)
			buffer_add_byte(to, ':');
		if (p < end)
			buffer_add_byte(to, *p++);
	}
}

static bool
is_text(const struct markdown_line *line)
{
	return line->kind == MARKDOWN_LINE_TEXT;
}

bool
markdown_table_widen(const char *bytes, size_t n, struct buffer *to)
{
	struct markdown_lines lines = markdown_lines_of(bytes, n);
	struct markdown_line line, before = { 0 };
	size_t copied = 0;
	unsigned texts = 0; /* lines of text in a row before this one */

	while (markdown_lines_next(&lines, &line)) {
		const char *p = bytes + line.text, *end = bytes + line.end;
		if (texts == 1 && is_text(&line) &&
		    !(before.outer && before.indent >= CODE_INDENT) &&
		    memchr(bytes + before.text, '|', before.end - before.text) &&
		    markdown_table_underline(p, end, 1) &&
		    !markdown_table_underline(p, end, MARKDOWN_TABLE_RUN)) {
			buffer_add(to, bytes + copied, line.text - copied);
			widen(p, end, to);
			copied = line.end;
		}
		texts = is_text(&line) ? texts + 1 : 0;
		before = line;
	}
	if (copied)
		buffer_add(to, bytes + copied, n - copied);
	return copied > 0;
}
