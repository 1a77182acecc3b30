/*
 * Lists. A marker alone proves little: a wrapped line may begin with a dash, a year or an initial. Its kin prove it: the
 * number before or after at the same indentation, the same bullet again.
 */
#include "read/list.h"

/* True when the two lines' markers may belong to one list. */
static bool
is_kin(const struct lines *lines, const struct line *a, const struct line *b)
{
	if (a->marker != b->marker || a->depth != b->depth || a->indent != b->indent)
		return false;
	char mark = *lines_bytes(lines, a->text.start), other = *lines_bytes(lines, b->text.start);
	if (a->marker == MARKER_BULLET)
		return mark == other;
	/* Brackets go with brackets. */
	return (mark == '(') == (other == '(') && (mark == '[') == (other == '[');
}

static bool
is_next(const struct line *a, const struct line *b)
{
	if (a->marker == MARKER_BULLET || a->marker == MARKER_DECIMAL)
		return true;
	return a->marker_value + 1 == b->marker_value;
}

/* A Roman digit alone reads as a letter; its neighbour in the list may not be one. */
static bool
is_roman_pair(const struct line *a, const struct line *b)
{
	bool one = a->marker == MARKER_LETTER && a->marker_value == 9 &&
	           b->marker == MARKER_ROMAN && b->marker_value == 2;
	bool five = a->marker == MARKER_ROMAN && a->marker_value == 4 &&
	            b->marker == MARKER_LETTER && b->marker_value == 22;

	return (one || five) && a->indent == b->indent && a->depth == b->depth;
}

/* True when one of the lines after i, or before it, is the list's next or last item. */
static bool
has_kin(const struct lines *lines, size_t i)
{
	const struct line *line = &lines->line[i];
	size_t low = i > LIST_LINES ? i - LIST_LINES : 0;
	size_t high = i + LIST_LINES < lines->count ? i + LIST_LINES : lines->count - 1;

	for (size_t j = i + 1; j <= high; j++) {
		const struct line *other = &lines->line[j];
		if (!other->marker)
			continue;
		if ((is_next(line, other) && is_kin(lines, line, other)) ||
		    is_roman_pair(line, other))
			return true;
	}
	for (size_t j = i; j-- > low;) {
		const struct line *other = &lines->line[j];
		if (!other->marker)
			continue;
		if ((is_next(other, line) && is_kin(lines, line, other)) ||
		    is_roman_pair(other, line))
			return true;
	}
	return false;
}

bool
list_is_item(const struct lines *lines, size_t i, bool wrapped)
{
	const struct line *line = &lines->line[i];

	switch (line->marker) {
	case MARKER_BULLET:
		return !wrapped || has_kin(lines, i);
	case MARKER_NUMBER:
		return (!wrapped && line->marker_value < 1000) || has_kin(lines, i);
	case MARKER_LETTER:
	case MARKER_ROMAN:
	case MARKER_DECIMAL:
		return has_kin(lines, i);
	default:
		return false;
	}
}

unsigned
list_level(const struct survey *survey, const struct lines *lines, size_t i)
{
	struct heading heading;
	const struct line *item = &lines->line[i];
	size_t low = i > LIST_LINES ? i - LIST_LINES : 0;
	uint32_t indent = item->indent;
	unsigned level = 1;

	for (size_t j = i; j-- > low && indent > 0;) {
		const struct line *line = &lines->line[j];
		if ((line->flags & LINE_BLANK) || line->indent >= indent ||
		    line->depth != item->depth)
			continue;
		/* Text further left than the item ends the list above it, unless it belongs to an item itself. */
		if (!line->marker && j > low && !(line[-1].flags & LINE_BLANK))
			continue;
		if (!line->marker)
			break;
		if (line->indent + line->marker_cells > indent + 2)
			continue;
		if (line->marker != MARKER_BULLET && heading_classify(survey, lines, j, &heading) &&
		    heading.kind == BLOCK_HEADING)
			break;
		indent = line->indent;
		level++;
	}
	return level < 9 ? level : 9;
}
