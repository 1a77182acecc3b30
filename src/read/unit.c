/*
 * Units: what a heading is compared with. A unit is the lines of one paragraph, or one line where paragraphs are one line each;
 * its looks (running text, short, a caption) and those of its neighbours tell whether a short line divides the text or is part
 * of a list.
 */
#include "read/unit.h"
#include "read/caption.h"

#include <string.h>

#include "base/utf8.h"

enum {
	SHORT_CELLS = 80,
	SHORT_WORDS = 14,
	BODY_CELLS = 120,
	WRAPPED_CELLS = 62, /* lines that are narrower were not wrapped */
	RUN_MOST = 3,       /* short units in a row; more are a list */
};

const char *
unit_text(const struct lines *lines, size_t i, size_t *n)
{
	struct range text = lines->line[i].text;

	*n = (size_t)range_size(text);
	return *n ? lines_bytes(lines, text.start) : "";
}

size_t
unit_next_line(const struct lines *lines, size_t i)
{
	size_t limit = i + HEADING_CONTEXT / 2;

	while (i < lines->count && i < limit && unit_is_blank(lines, i))
		i++;
	return i < limit ? i : lines->count;
}

/* The last line with anything on it before i; false when there is none near. */
static bool
filled_before(const struct lines *lines, size_t i, size_t *before)
{
	for (size_t k = 0; i && k < HEADING_CONTEXT / 2; k++) {
		if (!unit_is_blank(lines, --i)) {
			*before = i;
			return true;
		}
	}
	return false;
}

struct unit
unit_at(const struct survey *survey, const struct lines *lines, size_t i)
{
	size_t to = i + 1;

	while (survey->width && to < lines->count && !unit_is_blank(lines, to) &&
	       to - i < HEADING_CONTEXT / 2)
		to++;
	return (struct unit){ i, to };
}

bool
unit_before(const struct survey *survey, const struct lines *lines, size_t i, struct unit *unit)
{
	size_t last;
	size_t from;

	if (!filled_before(lines, i, &last))
		return false;
	from = last;
	while (survey->width && from && !unit_is_blank(lines, from - 1) && last - from < 12)
		from--;
	*unit = (struct unit){ from, last + 1 };
	return true;
}

bool
unit_after(const struct survey *survey, const struct lines *lines, size_t i, struct unit *unit)
{
	size_t from = unit_next_line(lines, i);

	if (from >= lines->count)
		return false;
	*unit = unit_at(survey, lines, from);
	return true;
}

const char *
unit_bytes(const struct lines *lines, struct unit unit, size_t *n)
{
	uint64_t start = lines->line[unit.from].text.start;
	uint64_t end = lines->line[unit.to - 1].text.end;

	*n = (size_t)(end - start);
	return lines_bytes(lines, start);
}

/* Running text: several lines, a long one, or a whole sentence. */
static bool
is_body(const struct lines *lines, struct unit unit)
{
	const struct line *last = &lines->line[unit.to - 1];
	uint32_t wide = 0, words = 0;

	for (size_t i = unit.from; i < unit.to && wide < BODY_CELLS; i++) {
		wide += unit_cells(&lines->line[i]);
		words += lines->line[i].words;
	}
	return wide >= BODY_CELLS || unit.to - unit.from >= 3 ||
	       (wide >= SHORT_CELLS && words > SHORT_WORDS) ||
	       ((last->flags & (LINE_SENTENCE_END | LINE_COLON)) && wide >= 40);
}

/* Starts with a quotation mark or a dash, so that somebody speaks, or with a sign that no title starts with. */
static bool
starts_oddly(const struct lines *lines, size_t i)
{
	size_t n;
	const char *s = unit_text(lines, i, &n);
	uint32_t cp;

	utf8_decode(s, n, &cp);
	return (cp < 0x80 && strchr("\"=#|+<>{}$%&@~^/;:!?,.-", (int)cp)) || cp == 0xab ||
	       cp == 0xbb || (cp >= 0x2018 && cp <= 0x201f) || cp == 0x300c || cp == 0x300e ||
	       cp == 0x2014 || cp == 0x2013;
}

bool
unit_is_short(const struct lines *lines, struct unit unit)
{
	const struct line *l = &lines->line[unit.from];
	const struct line *last = &lines->line[unit.to - 1];
	uint32_t words = 0;

	if (unit.to - unit.from > 2 || (l->flags & (LINE_LOWER | LINE_NO_WORD | LINE_WIDE_GAP)) ||
	    !l->letters || starts_oddly(lines, unit.from) || l->depth || l->marker == MARKER_BULLET)
		return false;
	for (size_t i = unit.from; i < unit.to; i++) {
		words += lines->line[i].words;
		if (unit_cells(&lines->line[i]) > SHORT_CELLS)
			return false;
	}
	if (unit.to - unit.from == 2 && unit_cells(l) < 50)
		return false;
	return words <= SHORT_WORDS &&
	       !(last->flags & (LINE_SENTENCE_END | LINE_COMMA | LINE_HYPHEN));
}

/* Says of itself that it is a caption. */
static bool
is_caption(const struct lines *lines, struct unit unit)
{
	size_t n;
	const char *s = unit_bytes(lines, unit, &n);

	return n <= UNIT_BYTES && caption_is(s, n);
}

/* Short, and no running text. */
static bool
is_brief(const struct lines *lines, struct unit unit)
{
	return unit_is_short(lines, unit) && !is_body(lines, unit);
}

/* How many short units stand in a row before and after this one, itself not counted, at most limit each way. */
static size_t
short_run(const struct survey *survey, const struct lines *lines, struct unit unit, size_t limit,
          struct unit *after)
{
	struct unit other = unit;
	size_t run = 0;

	for (size_t k = 0; k < limit && unit_before(survey, lines, other.from, &other); k++) {
		if (!is_brief(lines, other) || is_caption(lines, other) ||
		    lines->line[other.from].range.start < survey->body)
			break;
		run++;
	}
	other = unit;
	*after = unit;
	for (size_t k = 0; k < limit && unit_after(survey, lines, other.to, &other); k++) {
		*after = other;
		if (is_caption(lines, other))
			continue;
		if (!is_brief(lines, other))
			break;
		run++;
	}
	return run;
}

/* A line with a colon, and maybe other short ones after it, come before: an item of the list that it announces. */
static bool
is_announced(const struct survey *survey, const struct lines *lines, struct unit unit)
{
	for (size_t k = 0; k < RUN_MOST && unit_before(survey, lines, unit.from, &unit); k++) {
		if (lines->line[unit.to - 1].flags & LINE_COLON)
			return true;
		if (!is_brief(lines, unit))
			return false;
	}
	return false;
}

bool
unit_leads(const struct survey *survey, const struct lines *lines, struct unit unit)
{
	struct unit after;

	return short_run(survey, lines, unit, RUN_MOST, &after) < RUN_MOST &&
	       after.from != unit.from && is_body(lines, after);
}

bool
unit_stands_apart(const struct survey *survey, const struct lines *lines, struct unit unit)
{
	return unit_is_short(lines, unit) && unit_leads(survey, lines, unit) &&
	       !is_announced(survey, lines, unit);
}

bool
unit_is_flush(const struct lines *lines, struct unit unit)
{
	for (size_t i = unit.from + 1; i < unit.to; i++)
		if (lines->line[i].indent != lines->line[unit.from].indent)
			return false;
	return true;
}

bool
unit_hangs(const struct lines *lines, struct unit unit, const struct numbering *number)
{
	uint32_t column = lines->line[unit.from].indent + (uint32_t)number->rest;

	if (!number->depth || number->label || unit.to - unit.from < 2 || unit.to - unit.from > 3)
		return false;
	for (size_t i = unit.from + 1; i < unit.to; i++)
		if (lines->line[i].indent != column)
			return false;
	/* The next word must have had no room. */
	return lines->line[unit.from].width + 1 + lines->line[unit.from + 1].first >= WRAPPED_CELLS;
}
