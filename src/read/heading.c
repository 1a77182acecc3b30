/*
 * Tells headings and other special lines from running text. The order is that of certainty: the title and the printed
 * contents are known from the survey, marks (underlines, ==) speak for themselves, then come numbers and labels, then what
 * only stands apart. A line that is refused costs one look at its flags; what comes after looks at a unit, which is a
 * paragraph's lines, and at the units beside it.
 */
#include "read/heading.h"

#include <string.h>

#include "base/unicode.h"
#include "base/utf8.h"
#include "read/role.h"

enum {
	UNDERLINED_CELLS = 240,
	TITLE_CELLS = 100, /* a heading is no wider, but for wrapped ones */
	SHORT_CELLS = 80,
	SHORT_WORDS = 14,
	WRAPPED_CELLS = 62, /* lines that are narrower were not wrapped */
	CONTENTS_LEAST = 8, /* entries of a table of contents that is taken at its word */
	UNIT_BYTES = 600,   /* of a unit that is looked at for its words */
};

/* Lines [from, to) that a blank line, or the line's end where paragraphs are one line each, sets apart. */
struct unit {
	size_t from, to;
};

static const char *
text_of(const struct lines *lines, size_t i, size_t *n)
{
	struct range text = lines->line[i].text;

	*n = (size_t)range_size(text);
	return *n ? lines_bytes(lines, text.start) : "";
}

static bool
is_blank(const struct lines *lines, size_t i)
{
	return lines->line[i].flags & LINE_BLANK;
}

static uint32_t
cells(const struct line *line)
{
	return line->width - line->indent;
}

/* The next line with anything on it from i on, the count when there is none near. */
static size_t
next_filled(const struct lines *lines, size_t i)
{
	size_t limit = i + HEADING_CONTEXT / 2;

	while (i < lines->count && i < limit && is_blank(lines, i))
		i++;
	return i < limit ? i : lines->count;
}

/* The last line with anything on it before i; false when there is none near. */
static bool
filled_before(const struct lines *lines, size_t i, size_t *before)
{
	for (size_t k = 0; i && k < HEADING_CONTEXT / 2; k++) {
		if (!is_blank(lines, --i)) {
			*before = i;
			return true;
		}
	}
	return false;
}

static struct unit
unit_at(const struct survey *survey, const struct lines *lines, size_t i)
{
	size_t to = i + 1;

	while (survey->width && to < lines->count && !is_blank(lines, to) &&
	       to - i < HEADING_CONTEXT / 2)
		to++;
	return (struct unit){ i, to };
}

static bool
unit_before(const struct survey *survey, const struct lines *lines, size_t i, struct unit *unit)
{
	size_t last;
	size_t from;

	if (!filled_before(lines, i, &last))
		return false;
	from = last;
	while (survey->width && from && !is_blank(lines, from - 1) && last - from < 12)
		from--;
	*unit = (struct unit){ from, last + 1 };
	return true;
}

static bool
unit_after(const struct survey *survey, const struct lines *lines, size_t i, struct unit *unit)
{
	size_t from = next_filled(lines, i);

	if (from >= lines->count)
		return false;
	*unit = unit_at(survey, lines, from);
	return true;
}

/* The unit's bytes in one piece, line breaks included. */
static const char *
unit_bytes(const struct lines *lines, struct unit unit, size_t *n)
{
	uint64_t start = lines->line[unit.from].text.start;
	uint64_t end = lines->line[unit.to - 1].text.end;

	*n = (size_t)(end - start);
	return lines_bytes(lines, start);
}

/* True for a number or letter that counts an entry of a list or a heading, not a label. */
static bool
is_bare(const struct numbering *n)
{
	return n->depth && !n->label;
}

/* Marks that underline headings: not those that draw tables. */
static bool
is_underline(const struct line *line)
{
	return (line->flags & LINE_UNDERLINE) && strchr("=-~^*#+\"'`.:_<>", line->fill);
}

/* A line that can be the words of an underlined heading. */
static bool
can_be_titled(const struct line *line)
{
	return !(line->flags & (LINE_BLANK | LINE_NO_WORD)) && !line->depth &&
	       cells(line) <= UNDERLINED_CELLS;
}

/* Whether a line of marks is as long as the words that it stands under. */
static bool
fits(const struct line *words, const struct line *under, bool loose)
{
	uint32_t w = words->width - (words->indent < under->indent ? words->indent : under->indent);
	uint32_t u = cells(under);

	if (u < 4)
		return u == w || (u == 3 && w <= 3);
	if (u + 2 >= w && u <= w + 2)
		return true;
	return loose && u > w && w <= TITLE_CELLS && u <= TITLE_CELLS;
}

static bool
shape_over(const struct lines *lines, size_t i, struct heading *h)
{
	const struct line *l = &lines->line[i];

	if (i + 2 >= lines->count || !is_underline(l) || cells(l) < 3 || !can_be_titled(l + 1) ||
	    !is_underline(l + 2) || l[2].fill != l->fill || cells(l + 2) != cells(l) ||
	    l[1].width > l->width + 2)
		return false;
	*h = (struct heading){ .kind = BLOCK_HEADING,
		               .style = HEADING_UNDERLINED,
		               .mark = l->fill,
		               .over = true,
		               .lines = 3,
		               .first = 1,
		               .words = 1 };
	return true;
}

static bool
shape_under(const struct lines *lines, size_t i, struct heading *h)
{
	const struct line *l = &lines->line[i];
	bool loose;

	if (i + 1 >= lines->count || !is_underline(l + 1) || !can_be_titled(l) ||
	    l->indent > l[1].indent + 3)
		return false;
	loose = (i + 2 >= lines->count || is_blank(lines, i + 2)) && strchr("=-~^*#_", l[1].fill) &&
	        !(l->flags & LINE_GAP);
	if (!fits(l, l + 1, loose))
		return false;
	*h = (struct heading){ .kind = BLOCK_HEADING,
		               .style = HEADING_UNDERLINED,
		               .mark = l[1].fill,
		               .lines = 2,
		               .words = 1 };
	return true;
}

/* "== Title" and "## Title". */
static bool
shape_marks(const struct lines *lines, size_t i, struct heading *h)
{
	size_t n;
	const char *s = text_of(lines, i, &n);
	size_t depth = 0;

	if (lines->line[i].indent || n < 3 || (s[0] != '=' && s[0] != '#'))
		return false;
	while (depth < n && s[depth] == s[0])
		depth++;
	if (depth > 6 || depth + 1 >= n || s[depth] != ' ' || s[depth + 1] == ' ' ||
	    lines->line[i].letters + lines->line[i].digits == 0)
		return false;
	*h = (struct heading){ .kind = BLOCK_HEADING,
		               .style = s[0] == '=' ? HEADING_EQUALS : HEADING_HASH,
		               .depth = (uint8_t)depth,
		               .mark = s[0],
		               .lines = 1,
		               .words = 1 };
	return true;
}

/* Reads the number that the words begin with into h->number. */
static void
read_number(const struct lines *lines, size_t i, struct heading *h)
{
	size_t n;
	const char *s = text_of(lines, i, &n);

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

static bool
shape_caps(const struct lines *lines, size_t i, struct heading *h)
{
	const struct line *l = &lines->line[i];

	if (!(l->flags & LINE_CAPS) || l->letters < 3 || l->digits > l->letters ||
	    l->marks > l->letters / 2 || (l->flags & (LINE_COMMA | LINE_WIDE_GAP)) ||
	    cells(l) > SHORT_CELLS)
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
	if (shape_over(lines, i, h) || shape_under(lines, i, h) || shape_marks(lines, i, h)) {
		read_number(lines, i + h->first, h);
		return true;
	}
	if (l->flags & LINE_NO_WORD)
		return false;
	return shape_number(lines, i, h) || shape_caps(lines, i, h);
}

/* Marks the whole unit as one block of that kind. */
static bool
take_unit(struct unit unit, enum block_kind kind, struct heading *h)
{
	*h = (struct heading){ .kind = (uint8_t)kind,
		               .lines = (uint16_t)(unit.to - unit.from),
		               .words = (uint16_t)(unit.to - unit.from) };
	return true;
}

/* Marks the unit as a heading; h->number is kept. */
static bool
take_heading(struct unit unit, enum heading_style style, struct heading *h)
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
	size_t over = is_underline(&lines->line[i]) ? 1 : 0;

	while (to < lines->count && lines->line[to].range.start < range.end)
		to++;
	take_unit((struct unit){ i, to }, kind, h);
	h->first = (uint16_t)over;
	while (h->words > 1 && is_underline(&lines->line[i + h->words - 1]))
		h->words--;
	h->words = (uint16_t)(h->words - over);
	return true;
}

/* A unit of running text: several lines, a long one, or a whole sentence. */
static bool
is_body(const struct lines *lines, struct unit unit)
{
	const struct line *last = &lines->line[unit.to - 1];
	uint32_t wide = 0, words = 0;

	for (size_t i = unit.from; i < unit.to && wide < 120; i++) {
		wide += cells(&lines->line[i]);
		words += lines->line[i].words;
	}
	return wide >= 120 || unit.to - unit.from >= 3 ||
	       (wide >= SHORT_CELLS && words > SHORT_WORDS) ||
	       ((last->flags & (LINE_SENTENCE_END | LINE_COLON)) && wide >= 40);
}

/* Starts with a quotation mark: somebody speaks. */
static bool
is_quoted(const struct lines *lines, size_t i)
{
	size_t n;
	const char *s = text_of(lines, i, &n);
	uint32_t cp;

	utf8_decode(s, n, &cp);
	return cp == '"' || cp == 0xab || cp == 0xbb || (cp >= 0x2018 && cp <= 0x201f) ||
	       cp == 0x300c || cp == 0x300e || cp == 0x2014 || cp == 0x2013;
}

/* A short unit without the looks of a sentence or a list's item. */
static bool
is_short(const struct lines *lines, struct unit unit)
{
	const struct line *l = &lines->line[unit.from];
	const struct line *last = &lines->line[unit.to - 1];
	uint32_t words = 0;

	if (unit.to - unit.from > 2 || (l->flags & (LINE_LOWER | LINE_NO_WORD | LINE_WIDE_GAP)) ||
	    !l->letters || is_quoted(lines, unit.from) || l->depth || l->marker == MARKER_BULLET)
		return false;
	for (size_t i = unit.from; i < unit.to; i++) {
		words += lines->line[i].words;
		if (cells(&lines->line[i]) > SHORT_CELLS)
			return false;
	}
	if (unit.to - unit.from == 2 && cells(l) < 50)
		return false;
	return words <= SHORT_WORDS &&
	       !(last->flags & (LINE_SENTENCE_END | LINE_COMMA | LINE_HYPHEN));
}

/* A unit that says of itself that it is a caption. */
static bool
is_caption(const struct lines *lines, struct unit unit)
{
	size_t n;
	const char *s = unit_bytes(lines, unit, &n);

	return n <= UNIT_BYTES && role_is_caption(s, n);
}

/* How many short units stand in a row before and after this one, itself not counted, at most limit each way. */
static size_t
short_run(const struct survey *survey, const struct lines *lines, struct unit unit, size_t limit,
          struct unit *after)
{
	struct unit other = unit;
	size_t run = 0;

	for (size_t k = 0; k < limit && unit_before(survey, lines, other.from, &other); k++) {
		if (!is_short(lines, other) || is_caption(lines, other) ||
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
		if (!is_short(lines, other))
			break;
		run++;
	}
	return run;
}

/* A short unit apart, with running text under it. */
static bool
stands_apart(const struct survey *survey, const struct lines *lines, struct unit unit)
{
	struct unit after;

	return is_short(lines, unit) && short_run(survey, lines, unit, 3, &after) < 3 &&
	       after.from != unit.from && is_body(lines, after);
}

/* Whether the unit beside counts on from this number, as entries of a list do. */
static bool
counts_on(const struct lines *lines, struct unit unit, const struct numbering *number, int step)
{
	size_t n;
	const char *s = text_of(lines, unit.from, &n);
	struct numbering other;
	unsigned last = number->depth - 1u;

	return numbering_parse(s, n < 200 ? n : 200, &other) && other.label == number->label &&
	       other.depth == number->depth && other.closer == number->closer &&
	       other.value[last] == number->value[last] + step;
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
	const char *s = text_of(lines, i, &n);
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
	const char *s = text_of(lines, i, &n);

	if (!(lines->line[i].flags & LINE_WIDE_GAP))
		return false;
	if (!number->depth)
		return true;
	return memmem(s + number->rest, n - number->rest, "   ", 3) ||
	       memchr(s + number->rest, '\t', n - number->rest);
}

/* Every line of the unit starts where the first one does. */
static bool
is_flush(const struct lines *lines, struct unit unit)
{
	for (size_t i = unit.from + 1; i < unit.to; i++)
		if (lines->line[i].indent != lines->line[unit.from].indent)
			return false;
	return true;
}

/* The lines after the first stand under its words, not under its number. */
static bool
hangs(const struct lines *lines, struct unit unit, const struct numbering *number)
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

static bool
classify_labelled(const struct survey *survey, const struct lines *lines, struct unit unit,
                  struct heading *h)
{
	const struct line *last = &lines->line[unit.to - 1];
	size_t n;

	unit_bytes(lines, unit, &n);
	if (unit.to - unit.from > 3 || cells(last) > TITLE_CELLS || n > 240 || h->number.lower ||
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
		return take_unit((struct unit){ unit.from, unit.from + 1 }, BLOCK_CONTENTS, h);
	return take_heading(unit, HEADING_LABELLED, h);
}

/* A heading that stands further left than the text; its text may follow on the next line, as in manual pages. */
static bool
classify_margin(const struct survey *survey, const struct lines *lines, struct unit unit,
                struct heading *h)
{
	const struct line *l = &lines->line[unit.from];
	size_t n;
	const char *s = text_of(lines, unit.from, &n);
	const struct line *last;
	bool listed;
	size_t next;

	while (unit.to - unit.from > 1 && lines->line[unit.to - 1].indent > l->indent &&
	       !hangs(lines, unit, &h->number))
		unit.to--;
	last = &lines->line[unit.to - 1];
	if (unit.to - unit.from > 4 || !is_flush(lines, unit) || (l->flags & LINE_NO_WORD) ||
	    l->marker == MARKER_BULLET || is_gapped(lines, unit.from, &h->number))
		return false;
	listed = survey_lists(survey, s, n) ||
	         (unit.to - unit.from == 1 && role_is_known_name(s, n));
	if (l->range.start < survey->body && !listed)
		return false;
	if (is_bare(&h->number) && h->number.rest < n && !h->number.lower &&
	    (!l->indent || h->number.depth > 1 || listed) &&
	    (h->number.depth > 1 || titles_after(lines, unit.from, &h->number)))
		return take_heading(unit, HEADING_NUMBERED, h);
	if (listed)
		return take_heading(unit, HEADING_MARGIN, h);
	next = next_filled(lines, unit.to);
	if (next >= lines->count || !(l->flags & (LINE_UPPER | LINE_DIGIT | LINE_NON_ASCII)) ||
	    unit.to - unit.from > 2 || l->words > SHORT_WORDS || strchr("#$<>", s[0]) ||
	    (last->flags & (LINE_COMMA | LINE_HYPHEN)) || last->last == '.')
		return false;
	/* A printed table of contents leaves little out. */
	if (survey->key_count >= CONTENTS_LEAST ||
	    (unit.to - unit.from > 1 && (last->flags & LINE_COLON)))
		return false;
	if (lines->line[next].indent <= l->indent)
		return false;
	return take_heading(unit, HEADING_MARGIN, h);
}

static bool
classify_numbered(const struct survey *survey, const struct lines *lines, struct unit unit,
                  struct heading *h)
{
	const struct line *last = &lines->line[unit.to - 1];
	size_t n;
	const char *s = text_of(lines, unit.from, &n);
	bool listed = survey_lists(survey, s, n);

	if (unit.to - unit.from > 3 || cells(last) > TITLE_CELLS ||
	    !(is_flush(lines, unit) || hangs(lines, unit, &h->number)))
		return false;
	if (listed && titles_after(lines, unit.from, &h->number))
		return take_heading(unit, HEADING_NUMBERED, h);
	if (h->number.lower || h->number.opened || h->number.closer == ')' ||
	    is_listed(survey, lines, unit, &h->number))
		return false;
	if (h->number.rest >= n) /* a number alone: a chapter of a book */
		return h->number.depth == 1 && h->number.kind == NUMBER_ROMAN &&
		       unit.to - unit.from == 1 && h->number.closer != ':' &&
		       stands_apart(survey, lines, unit) && take_heading(unit, HEADING_NUMBERED, h);
	if (!titles_after(lines, unit.from, &h->number) ||
	    (last->flags & (LINE_COMMA | LINE_HYPHEN | LINE_COLON)) || last->last == '.')
		return false;
	if (h->number.depth > 1)
		return take_heading(unit, HEADING_NUMBERED, h);
	if (!h->number.closer || !stands_apart(survey, lines, unit))
		return false;
	return take_heading(unit, HEADING_NUMBERED, h);
}

/* Another short line stands right over this one. */
static bool
is_under_heading(const struct survey *survey, const struct lines *lines, struct unit unit)
{
	struct unit before;

	return unit_before(survey, lines, unit.from, &before) && is_short(lines, before) &&
	       lines->line[before.from].range.start >= survey->body;
}

/* A picture's caption says more than a heading: it has a comma, a year, parentheses, many words. */
static bool
tells_more(const struct lines *lines, struct unit unit)
{
	const struct line *l = &lines->line[unit.from];
	size_t n;
	const char *s = unit_bytes(lines, unit, &n);

	return memchr(s, ',', n) || memchr(s, '(', n) || l->digits == 4 || l->words > 6;
}

/* In a book words in capitals are shouted, signed or cried; a heading has more blank lines and no quotation marks. */
static bool
is_set_off(const struct lines *lines, struct unit unit)
{
	size_t n;
	const char *s = text_of(lines, unit.from, &n);

	return unit.from > 1 && is_blank(lines, unit.from - 1) && is_blank(lines, unit.from - 2) &&
	       s[0] >= 'A' && s[n - 1] != '-' && !role_is_ending(s, n);
}

/* What only its place and its look tell apart. */
static bool
classify_apart(const struct survey *survey, const struct lines *lines, struct unit unit,
               struct heading *h)
{
	size_t n;
	const char *s = text_of(lines, unit.from, &n);
	bool alone = unit.to - unit.from == 1;

	if (alone && role_is_known_name(s, n))
		return take_heading(unit, HEADING_NAMED, h);
	if (survey_lists(survey, s, n) && lines->line[unit.from].indent <= survey->indent + 30 &&
	    unit.to - unit.from <= 3)
		return take_heading(unit, HEADING_NAMED, h);
	if (alone && shape_caps(lines, unit.from, h) && stands_apart(survey, lines, unit) &&
	    (!survey->book || is_set_off(lines, unit)))
		return take_heading(unit, HEADING_CAPS, h);
	if (survey->book || survey->dotted || lines->line[unit.from].indent > survey->indent)
		return false;
	if ((lines->line[unit.to - 1].flags & LINE_COLON) || !stands_apart(survey, lines, unit))
		return false;
	if (is_under_heading(survey, lines, unit) && tells_more(lines, unit))
		return take_unit(unit, BLOCK_CAPTION, h);
	return take_heading(unit, HEADING_SHORT, h);
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
	if (role_is_caption(s, n))
		return take_unit(unit, BLOCK_CAPTION, h);
	if (unit.to - unit.from > 2)
		return false;
	if (role_is_dateline(s, n))
		return take_unit(unit, BLOCK_DATELINE, h);
	if (lines->line[unit.from].range.start <= survey->body + 2048 && role_is_byline(s, n))
		return take_unit(unit, BLOCK_BYLINE, h);
	if (!survey->rfc && role_is_boilerplate(s, n))
		return take_unit(unit, BLOCK_BOILERPLATE, h);
	return false;
}

/* The name over the printed table of contents. */
static bool
classify_contents(const struct survey *survey, const struct lines *lines, size_t i,
                  struct heading *h)
{
	size_t n;
	const char *s = text_of(lines, i, &n);

	if (range_empty(survey->contents) || lines->line[i].range.start > survey->contents.start ||
	    !role_is_contents(s, n))
		return false;
	*h = (struct heading){ 0 };
	return take_heading((struct unit){ i, i + 1 }, HEADING_NAMED, h);
}

/* A line that opens or closes a delimited block of AsciiDoc, not one under a title. */
static bool
is_fence(const struct lines *lines, size_t i)
{
	const struct line *l = &lines->line[i];

	return (l->flags & LINE_UNDERLINE) && cells(l) >= 4 && strchr("-.=*_+/", l->fill) &&
	       !l->indent && !(i && can_be_titled(l - 1) && fits(l - 1, l, false));
}

/* Whether a fence opens a block: a blank line, an attribute or a title over it, text under it. */
static bool
opens_block(const struct lines *lines, size_t i)
{
	size_t n;
	const char *over;

	if (i + 1 >= lines->count || is_blank(lines, i + 1))
		return false;
	if (!i || is_blank(lines, i - 1))
		return true;
	over = text_of(lines, i - 1, &n);
	return over[0] == '[' || over[0] == '.' || (over[0] == '+' && n == 1);
}

/* The nearest block above line i that a fence opens is not closed by its like. */
static bool
is_fenced(const struct lines *lines, size_t i)
{
	size_t limit = i > HEADING_CONTEXT ? i - HEADING_CONTEXT : 0;

	for (size_t j = i; j-- > limit;) {
		const struct line *fence = &lines->line[j];

		if (!is_fence(lines, j))
			continue;
		if (!opens_block(lines, j))
			return false;
		for (size_t k = j + 1; k < i; k++)
			if (lines->line[k].fill == fence->fill &&
			    lines->line[k].width == fence->width)
				return false;
		return true;
	}
	return false;
}

/* Headings with marks: the line before must be blank, or belong to the markup. */
static bool
classify_marked(const struct survey *survey, const struct lines *lines, size_t i, struct heading *h)
{
	const struct line *l = &lines->line[i];
	size_t n;

	if (!shape_over(lines, i, h) && !shape_under(lines, i, h) && !shape_marks(lines, i, h))
		return false;
	if (h->style == HEADING_HASH && !survey->hash)
		return false;
	if (h->style == HEADING_UNDERLINED && *text_of(lines, i + h->first, &n) == h->mark)
		return false; /* a comment of a program, boxed in */
	if (i && !is_blank(lines, i - 1)) {
		const char *before = text_of(lines, i - 1, &n);

		if (before[0] != '[' && strncmp(before, ".. ", n < 3 ? n : 3) != 0 &&
		    !is_underline(l - 1))
			return false;
	}
	if (h->style == HEADING_UNDERLINED &&
	    lines->line[i + h->lines - 1u].indent > survey->indent)
		return false;
	if (survey->asciidoc && (h->over || l->indent || is_fenced(lines, i)))
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
		return take_unit((struct unit){ i, i + 1 }, BLOCK_CONTENTS, h);
	if (classify_marked(survey, lines, i, h))
		return true;
	if ((l->flags & LINE_NO_WORD) || (survey->width && i && !is_blank(lines, i - 1)))
		return false;
	unit = unit_at(survey, lines, i);
	if (classify_role(survey, lines, unit, h) || classify_contents(survey, lines, i, h))
		return true;
	if (survey->underlines || (!survey->margin && cells(l) > TITLE_CELLS))
		return false;
	*h = (struct heading){ 0 };
	if (shape_number(lines, i, h) && h->style == HEADING_LABELLED && unit.to - unit.from <= 3 &&
	    classify_labelled(survey, lines, unit, h))
		return true;
	if (survey->margin)
		return l->indent < survey->indent && classify_margin(survey, lines, unit, h);
	if (is_bare(&h->number))
		return classify_numbered(survey, lines, unit, h);
	return classify_apart(survey, lines, unit, h);
}
