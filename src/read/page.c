/*
 * Page furniture. A footer says "[Page 12]" or stands right before a form feed with a number in it; a header is the first
 * line after one of these, with columns and a blank line under it. Only a few short lines are looked at on either side, so
 * that the answer never depends on where one started to read.
 */
#include "read/page.h"

#include <string.h>

static bool
is_short(const struct line *line)
{
	return range_size(line->range) <= PAGE_LINE_SIZE;
}

/* True when the text ends with "[Page 12]". */
static bool
says_page(const struct lines *lines, const struct line *line)
{
	if (line->last != ']' || !is_short(line) || line->digits == 0)
		return false;
	size_t n = (size_t)range_size(line->text);
	const char *s = lines_bytes(lines, line->text.start);
	const char *page = memmem(s, n, "[Page ", 6);

	return page && s + n - page < 16;
}

/* A line that is blank or furniture already. */
static bool
is_empty(const struct line *line)
{
	return line->flags & LINE_BLANK;
}

/* A line of columns with a number, as running headers are, or a page number alone. */
static bool
looks_running(const struct line *line)
{
	bool number = line->letters == 0 && line->digits > 0 && line->digits < 5 && line->marks < 5;
	bool columns = (line->flags & LINE_WIDE_GAP) && line->digits > 0 && line->width >= 50;

	return is_short(line) && line->depth == 0 && (number || columns);
}

/* True for "[Page 12]", and for a running line apart from the text with a form feed right after it. */
static bool
is_footer(const struct lines *lines, size_t i)
{
	const struct line *line = &lines->line[i];

	if (says_page(lines, line))
		return true;
	if (!looks_running(line) || (i && !is_empty(&lines->line[i - 1])))
		return false;
	for (size_t j = i + 1; j < lines->count && j <= i + 3; j++) {
		if (lines->line[j].flags & LINE_FORM_FEED)
			return true;
		if (!is_empty(&lines->line[j]))
			return false;
	}
	return false;
}

/* True for a running line, apart from the text, that a form feed or a "[Page 12]" comes before. */
static bool
is_header(const struct lines *lines, size_t i)
{
	const struct line *line = &lines->line[i];
	bool apart = i + 1 == lines->count || is_empty(&lines->line[i + 1]);

	if (!is_short(line) || !apart || !(line->flags & LINE_WIDE_GAP))
		return false;
	for (size_t j = i + 1; j-- > 0 && j + PAGE_LINES >= i;) {
		const struct line *before = &lines->line[j];
		if (before->flags & LINE_FORM_FEED)
			return looks_running(line);
		if (j == i)
			continue;
		if (says_page(lines, before))
			return looks_running(line);
		if (!is_empty(before) || !is_short(before))
			return false;
	}
	return false;
}

void
page_mark(struct lines *lines, size_t i)
{
	struct line *line = &lines->line[i];

	if (is_empty(line) || !(line->last == ']' || line->digits || (line->flags & LINE_WIDE_GAP)))
		return;
	if (is_footer(lines, i) || is_header(lines, i))
		line->flags |= LINE_FURNITURE | LINE_BLANK;
}

/* A sentence goes on from one line to the other: it did not end, or it would not have ended there. */
static bool
goes_on(const struct line *line, const struct line *next)
{
	if (line->flags &
	    (LINE_SENTENCE_END | LINE_COLON | LINE_NO_WORD | LINE_LEADERS | LINE_WIDE_GAP))
		return false;
	if (next->flags & (LINE_NO_WORD | LINE_LEADERS | LINE_WIDE_GAP))
		return false;
	return (next->flags & LINE_LOWER) || (line->words > 5 && next->words > 3);
}

bool
page_joins(const struct lines *lines, size_t i, uint64_t floor, size_t *before)
{
	const struct line *next = &lines->line[i];
	bool furniture = false;
	size_t j = i;

	while (j > 0 && is_empty(&lines->line[j - 1]) && lines->line[j - 1].range.start >= floor) {
		j--;
		furniture = furniture || lines->line[j].flags & LINE_FURNITURE;
	}
	if (!furniture || j == 0)
		return false;
	const struct line *line = &lines->line[j - 1];
	if (line->range.start < floor || is_empty(line) || next->marker || line->depth ||
	    next->depth)
		return false;
	*before = j - 1;
	/* The text of a list item stands further right than the line that begins it. */
	bool same = line->indent == next->indent ||
	            (line->marker && line->indent + line->marker_cells == next->indent);
	return same && goes_on(line, next);
}
