/*
 * Tells headings and other special lines from running text. The order is that of certainty: the title and the printed
 * contents are known from the survey, marks (underlines, ==) speak for themselves, then come numbers and labels, then what
 * only stands apart (heading_apart.c). A line that is refused costs one look at its flags; what comes after looks at a unit,
 * which is a paragraph's lines, and at the units beside it.
 */
#include "read/heading_parts.h"

#include <string.h>

#include "base/unicode.h"
#include "base/utf8.h"
#include "read/byline.h"
#include "read/caption.h"
#include "read/dateline.h"
#include "read/furniture.h"
#include "read/mark.h"
#include "read/role.h"

enum {
	TITLE_CELLS = 100, /* a heading is no wider, but for wrapped ones */
	SHORT_CELLS = 80,
	SHORT_WORDS = 14,
	CONTENTS_LEAST = 8, /* entries of a table of contents that is taken at its word */
};

/* Reads the number that the words begin with into h->number. */
static void
read_number(const struct lines *lines, size_t i, struct heading *h)
{
	size_t n;
	const char *s = unit_text(lines, i, &n);

	if (!numbering_parse(s, n < 200 ? n : 200, &h->number))
		h->number = (struct numbering){ 0 };
}

static bool
shape_number(const struct lines *lines, size_t i, struct heading *h)
{
	*h = (struct heading){ .kind = BLOCK_HEADING, .lines = 1, .words = 1 };
	read_number(lines, i, h);
	if (!h->number.depth || h->number.label == LABEL_FIGURE)
		return false;
	h->style = h->number.label ? HEADING_LABELLED : HEADING_NUMBERED;
	return true;
}

bool
heading_caps(const struct lines *lines, size_t i, struct heading *h)
{
	const struct line *l = &lines->line[i];

	if (!(l->flags & LINE_CAPS) || l->letters < 3 || l->digits > l->letters ||
	    l->marks > l->letters / 2 || (l->flags & (LINE_COMMA | LINE_WIDE_GAP)) ||
	    unit_cells(l) > SHORT_CELLS)
		return false;
	*h = (struct heading){
		.kind = BLOCK_HEADING, .style = HEADING_CAPS, .lines = 1, .words = 1
	};
	return true;
}

bool
heading_shape(const struct lines *lines, size_t i, struct heading *h)
{
	const struct line *l = &lines->line[i];

	if ((l->flags & LINE_BLANK) || l->depth)
		return false;
	if (mark_shape(lines, i, h)) {
		read_number(lines, i + h->first, h);
		return true;
	}
	if (l->flags & LINE_NO_WORD)
		return false;
	return shape_number(lines, i, h) || heading_caps(lines, i, h);
}

/* True for a number or letter that counts an entry of a list or a heading, not a label. */
static bool
is_bare(const struct numbering *n)
{
	return n->depth && !n->label;
}

bool
heading_take_as(struct unit unit, enum block_kind kind, struct heading *h)
{
	*h = (struct heading){ .kind = (uint8_t)kind,
		               .lines = (uint16_t)(unit.to - unit.from),
		               .words = (uint16_t)(unit.to - unit.from) };
	return true;
}

bool
heading_take(struct unit unit, enum heading_style style, struct heading *h)
{
	h->kind = BLOCK_HEADING;
	h->style = (uint8_t)style;
	h->lines = (uint16_t)(unit.to - unit.from);
	h->first = 0;
	h->words = h->lines;
	return true;
}

/* A range's lines from i on, as one block. */
static bool
take_range(const struct lines *lines, size_t i, struct range range, enum block_kind kind,
           struct heading *h)
{
	size_t to = i + 1;
	size_t over = mark_is_underline(&lines->line[i]) ? 1 : 0;

	while (to < lines->count && lines->line[to].range.start < range.end)
		to++;
	heading_take_as((struct unit){ i, to }, kind, h);
	h->first = (uint16_t)over;
	while (h->words > 1 && mark_is_underline(&lines->line[i + h->words - 1]))
		h->words--;
	h->words = (uint16_t)(h->words - over);
	return true;
}

/* Whether the unit beside counts on from this number, as entries of a list do. */
static bool
counts_on(const struct lines *lines, struct unit unit, const struct numbering *number, int step)
{
	size_t n;
	const char *s = unit_text(lines, unit.from, &n);
	struct numbering other;
	unsigned last = number->depth - 1u;

	return numbering_parse(s, n < 200 ? n : 200, &other) && other.label == number->label &&
	       other.kind == number->kind && other.depth == number->depth &&
	       other.closer == number->closer && other.value[last] == number->value[last] + step;
}

/* Entries of a list follow each other directly, headings have text between. */
static bool
is_listed(const struct survey *survey, const struct lines *lines, struct unit unit,
          const struct numbering *number)
{
	struct unit other;

	return (unit_after(survey, lines, unit.to, &other) && counts_on(lines, other, number, 1)) ||
	       (unit_before(survey, lines, unit.from, &other) &&
	        counts_on(lines, other, number, -1));
}

/* The words after the number can be a title: a capital, a digit, a quoted or foreign word. */
static bool
titles_after(const struct lines *lines, size_t i, const struct numbering *number)
{
	size_t n;
	const char *s = unit_text(lines, i, &n);
	uint32_t cp;

	if (number->rest >= n)
		return false;
	utf8_decode(s + number->rest, n - number->rest, &cp);
	return !unicode_is_lower(cp);
}

/* The gap of a line is the one after its number, if any. */
static bool
is_gapped(const struct lines *lines, size_t i, const struct numbering *number)
{
	size_t n;
	const char *s = unit_text(lines, i, &n);

	if (!(lines->line[i].flags & LINE_WIDE_GAP))
		return false;
	if (!number->depth)
		return true;
	return memmem(s + number->rest, n - number->rest, "   ", 3) ||
	       memchr(s + number->rest, '\t', n - number->rest);
}

/* A label and number alone on the first line: what is right under it may be its title, or the text already. */
static struct unit
cut_label(const struct lines *lines, struct unit unit)
{
	bool title = unit.to - unit.from <= 3;

	for (size_t i = unit.from + 1; title && i < unit.to; i++) {
		const struct line *l = &lines->line[i];

		title = !(l->flags & LINE_LOWER) && l->last != '.' && l->last != ',' &&
		        unit_cells(l) <= SHORT_CELLS;
	}
	return title ? unit : (struct unit){ unit.from, unit.from + 1 };
}

static bool
classify_labelled(const struct survey *survey, const struct lines *lines, struct unit unit,
                  struct heading *h)
{
	const struct line *last;
	size_t n;

	unit_text(lines, unit.from, &n);
	if (h->number.rest >= n)
		unit = cut_label(lines, unit);
	last = &lines->line[unit.to - 1];
	if (unit.to - unit.from > 3 || unit_cells(last) > TITLE_CELLS || h->number.lower ||
	    (lines->line[unit.from].flags & LINE_LOWER))
		return false;
	if (h->number.rest < n) {
		if (!h->number.closer && !titles_after(lines, unit.from, &h->number))
			return false;
		if ((last->flags & (LINE_SENTENCE_END | LINE_COMMA)) && last->last != '?' &&
		    last->last != '!' && !survey->book)
			return false;
	}
	if (is_listed(survey, lines, unit, &h->number))
		return heading_take_as((struct unit){ unit.from, unit.from + 1 }, BLOCK_CONTENTS,
		                       h);
	return heading_take(unit, HEADING_LABELLED, h);
}

/* The lines of a heading start alike, or hang from its number. */
static bool
is_aligned(const struct lines *lines, struct unit unit, const struct numbering *number)
{
	return unit_is_flush(lines, unit) || unit_hangs(lines, unit, number);
}

/* Words without a number at the margin, with the text further right under them. */
static bool
is_at_margin(const struct survey *survey, const struct lines *lines, struct unit unit)
{
	const struct line *l = &lines->line[unit.from];
	const struct line *last = &lines->line[unit.to - 1];
	size_t next = unit_next_line(lines, unit.to);
	size_t n;

	if (next >= lines->count || !(l->flags & (LINE_UPPER | LINE_DIGIT | LINE_NON_ASCII)) ||
	    unit.to - unit.from > 2 || l->words > SHORT_WORDS ||
	    strchr("#$<>", *unit_text(lines, unit.from, &n)) ||
	    (last->flags & (LINE_COMMA | LINE_HYPHEN)) || last->last == '.')
		return false;
	/* A printed table of contents leaves little out. */
	if (survey->key_count >= CONTENTS_LEAST ||
	    (unit.to - unit.from > 1 && (last->flags & LINE_COLON)))
		return false;
	return lines->line[next].indent > l->indent;
}

/* A heading that stands further left than the text; its text may follow on the next line, as in manual pages. */
static bool
classify_margin(const struct survey *survey, const struct lines *lines, struct unit unit,
                struct heading *h)
{
	const struct line *l = &lines->line[unit.from];
	size_t n;
	const char *s = unit_text(lines, unit.from, &n);
	bool listed;

	while (unit.to - unit.from > 1 && lines->line[unit.to - 1].indent > l->indent &&
	       !unit_hangs(lines, unit, &h->number))
		unit.to--;
	if (unit.to - unit.from > 4 || !is_aligned(lines, unit, &h->number) ||
	    (l->flags & LINE_NO_WORD) || l->marker == MARKER_BULLET ||
	    is_gapped(lines, unit.from, &h->number))
		return false;
	listed = survey_lists(survey, s, n) ||
	         (unit.to - unit.from == 1 && role_is_known_name(s, n));
	if (l->range.start < survey->body && !listed)
		return false;
	if (is_bare(&h->number) && h->number.rest < n && !h->number.lower &&
	    (!l->indent || h->number.depth > 1 || listed) &&
	    (h->number.depth > 1 || titles_after(lines, unit.from, &h->number)))
		return heading_take(unit, HEADING_NUMBERED, h);
	if (listed)
		return heading_take(unit, HEADING_MARGIN, h);
	return is_at_margin(survey, lines, unit) && heading_take(unit, HEADING_MARGIN, h);
}

static bool
classify_numbered(const struct survey *survey, const struct lines *lines, struct unit unit,
                  struct heading *h)
{
	const struct line *last = &lines->line[unit.to - 1];
	size_t n;
	const char *s = unit_text(lines, unit.from, &n);
	bool listed = survey_lists(survey, s, n);

	if (unit.to - unit.from > 3 || unit_cells(last) > TITLE_CELLS ||
	    !is_aligned(lines, unit, &h->number))
		return false;
	if (listed && titles_after(lines, unit.from, &h->number))
		return heading_take(unit, HEADING_NUMBERED, h);
	if (h->number.lower || h->number.opened || h->number.closer == ')' ||
	    is_listed(survey, lines, unit, &h->number))
		return false;
	if (h->number.rest >= n) /* a number alone: a chapter of a book */
		return h->number.depth == 1 && h->number.kind == NUMBER_ROMAN &&
		       unit.to - unit.from == 1 && h->number.closer != ':' &&
		       unit_stands_apart(survey, lines, unit) &&
		       heading_take(unit, HEADING_NUMBERED, h);
	if (!titles_after(lines, unit.from, &h->number) ||
	    (last->flags & (LINE_COMMA | LINE_HYPHEN | LINE_COLON)) || last->last == '.')
		return false;
	if (h->number.depth > 1)
		return heading_take(unit, HEADING_NUMBERED, h);
	if (!h->number.closer || unit_cells(last) > SHORT_CELLS || !unit_leads(survey, lines, unit))
		return false;
	return heading_take(unit, HEADING_NUMBERED, h);
}

/* Dates, authors, captions and furniture, by their words. */
static bool
classify_role(const struct survey *survey, const struct lines *lines, struct unit unit,
              struct heading *h)
{
	size_t n;
	const char *s = unit_bytes(lines, unit, &n);

	if (n > UNIT_BYTES)
		return false;
	if (furniture_is_file_mark(s, n))
		return heading_take_as(unit, BLOCK_BOILERPLATE, h);
	/* Books have neither pictures nor furniture, but people who speak of them. */
	if (!survey->book && caption_is(s, n))
		return heading_take_as(unit, BLOCK_CAPTION, h);
	if (unit.to - unit.from > 2)
		return false;
	if (dateline_is(s, n))
		return heading_take_as(unit, BLOCK_DATELINE, h);
	if (lines->line[unit.from].range.start <= survey->body + 2048 && byline_is(s, n))
		return heading_take_as(unit, BLOCK_BYLINE, h);
	if (!survey->rfc && !survey->book && furniture_is(s, n))
		return heading_take_as(unit, BLOCK_BOILERPLATE, h);
	return false;
}

/* The name over the printed table of contents. */
static bool
classify_contents(const struct survey *survey, const struct lines *lines, size_t i,
                  struct heading *h)
{
	size_t n;
	const char *s = unit_text(lines, i, &n);

	if (range_empty(survey->contents) || lines->line[i].range.start > survey->contents.start ||
	    !role_is_contents(s, n))
		return false;
	*h = (struct heading){ 0 };
	return heading_take((struct unit){ i, i + 1 }, HEADING_NAMED, h);
}

/* Headings with marks: the line before must be blank, or belong to the markup. */
static bool
classify_marked(const struct survey *survey, const struct lines *lines, size_t i, struct heading *h)
{
	const struct line *l = &lines->line[i];
	size_t n;

	if (!mark_shape(lines, i, h))
		return false;
	if (h->style == HEADING_HASH && !survey->hash)
		return false;
	if (h->style == HEADING_UNDERLINED && *unit_text(lines, i + h->first, &n) == h->mark)
		return false; /* a comment of a program, boxed in */
	if (i && !unit_is_blank(lines, i - 1)) {
		const char *before = unit_text(lines, i - 1, &n);

		if (before[0] != '[' && strncmp(before, ".. ", n < 3 ? n : 3) != 0 &&
		    !mark_is_underline(l - 1))
			return false;
	}
	if (h->style == HEADING_UNDERLINED &&
	    lines->line[i + h->lines - 1u].indent > survey->indent)
		return false;
	if (survey->margin && l->indent >= survey->indent)
		return false; /* words of an example */
	if (survey->asciidoc && (h->over || l->indent || mark_is_fenced(lines, i)))
		return false;
	read_number(lines, i + h->first, h);
	return true;
}

bool
heading_classify(const struct survey *survey, const struct lines *lines, size_t i,
                 struct heading *h)
{
	const struct line *l = &lines->line[i];
	struct unit unit;

	if ((l->flags & LINE_BLANK) || l->depth)
		return false;
	if (range_holds(survey->title, l->range.start))
		return take_range(lines, i, survey->title, BLOCK_TITLE, h);
	if (range_holds(survey->subtitle, l->range.start))
		return take_range(lines, i, survey->subtitle, BLOCK_SUBTITLE, h);
	if (range_holds(survey->contents, l->range.start) || (l->flags & LINE_LEADERS))
		return heading_take_as((struct unit){ i, i + 1 }, BLOCK_CONTENTS, h);
	if (classify_marked(survey, lines, i, h))
		return true;
	if ((l->flags & LINE_NO_WORD) || (survey->width && i && !unit_is_blank(lines, i - 1)))
		return false;
	unit = unit_at(survey, lines, i);
	if (classify_role(survey, lines, unit, h) || classify_contents(survey, lines, i, h))
		return true;
	if (survey->underlines || (!survey->margin && unit_cells(l) > TITLE_CELLS))
		return false;
	*h = (struct heading){ 0 };
	if (shape_number(lines, i, h) && h->style == HEADING_LABELLED &&
	    classify_labelled(survey, lines, unit, h))
		return true;
	if (survey->margin)
		return l->indent < survey->indent && classify_margin(survey, lines, unit, h);
	if (is_bare(&h->number))
		return classify_numbered(survey, lines, unit, h);
	return heading_apart(survey, lines, unit, h);
}
