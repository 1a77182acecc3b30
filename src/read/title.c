/*
 * The title: a field of a header block ("Title: ..."), the centred lines under the front matter of an RFC, the
 * first marked heading, or a short line at the very top. A text that starts with a paragraph has none; better no title than a
 * wrong one.
 */
#include "read/title.h"
#include "read/caption.h"
#include "read/dateline.h"
#include "read/furniture.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "read/role.h"
#include "read/unit.h"

enum {
	LOOK_LINES = 90, /* from the top: a title stands no lower */
	FIELD_LINES = 40,
	TITLE_CELLS = 170,
	TITLE_WORDS = 28,
	CENTRED_CELLS = 8, /* a centred line is indented at least this much more than the text */
};

/* How many bytes are neither blanks nor controls nor other than ASCII. */
static size_t
ascii_run(const char *s, size_t n)
{
	size_t i = 0;

	while (i < n && s[i] > ' ' && s[i] < 0x7f)
		i++;
	return i;
}

char *
title_line(const char *s, size_t n)
{
	struct buffer b = { 0 };
	bool space = false;

	for (size_t i = 0; i < n;) {
		uint32_t cp = 'a';
		size_t step = ascii_run(s + i, n - i);

		if (!step)
			step = utf8_decode(s + i, n - i, &cp);
		if (unicode_is_space(cp) || cp < 0x20) {
			space = b.size > 0;
		} else if (cp != 0xfeff) {
			if (space)
				buffer_add_byte(&b, ' ');
			space = false;
			buffer_add(&b, s + i, step);
		}
		i += step;
	}
	return buffer_take(&b);
}

static bool
starts(const char *s, size_t n, const char *with)
{
	size_t size = strlen(with);

	return n >= size && !memcmp(s, with, size);
}

/* Makes lines [from, to) the title's block, and their words its name. */
static void
take_title(struct survey *survey, const struct lines *lines, size_t from, size_t to)
{
	uint64_t start = lines->line[from].text.start;
	uint64_t end = lines->line[to - 1].text.end;

	survey->title =
		(struct range){ lines->line[from].range.start, lines->line[to - 1].range.end };
	survey->name = title_line(lines_bytes(lines, start), (size_t)(end - start));
}

/* "Name: value" with a name of letters, dashes and blanks. Returns the size of the name, 0 for another line. */
static size_t
field_name(const char *s, size_t n)
{
	size_t i = 0;

	while (i < n && i < 30 && s[i] != ':') {
		if (!((s[i] | 0x20) >= 'a' && (s[i] | 0x20) <= 'z') && s[i] != '-' && s[i] != ' ')
			return 0;
		i++;
	}
	return i < n && s[i] == ':' && i + 1 < n && s[i + 1] == ' ' ? i : 0;
}

/* Letters and digits alike, whatever their case and what stands between them. */
static bool
says_same(const char *a, size_t n, const char *b, size_t m)
{
	size_t i = 0, k = 0;

	for (;;) {
		uint32_t x = 0, y = 0;

		while (i < n && !unicode_is_word(x))
			i += utf8_decode(a + i, n - i, &x);
		while (k < m && !unicode_is_word(y))
			k += utf8_decode(b + k, m - k, &y);
		if (!unicode_is_word(x) || !unicode_is_word(y))
			return !unicode_is_word(x) && !unicode_is_word(y);
		if (unicode_lower(x) != unicode_lower(y))
			return false;
	}
}

/* Finds the line from i on that says what the header's field says: the title as it is printed. */
static void
mark_title(struct survey *survey, const struct lines *lines, size_t i)
{
	size_t limit = i + LOOK_LINES < lines->count ? i + LOOK_LINES : lines->count;

	for (; i < limit; i++) {
		size_t n;
		const char *s = unit_text(lines, i, &n);

		if (n && says_same(s, n, survey->name, strlen(survey->name))) {
			survey->title = lines->line[i].range;
			return;
		}
	}
}

/* The value of a header block's "Title:" or "Subject:", with the lines that continue it. */
static bool
find_field(struct survey *survey, const struct lines *lines)
{
	size_t limit = lines->count < FIELD_LINES ? lines->count : FIELD_LINES;
	size_t found = limit, fields = 0;

	for (size_t i = 0; i < limit; i++) {
		size_t n;
		const char *s = unit_text(lines, i, &n);
		size_t name = lines->line[i].indent ? 0 : field_name(s, n);

		if (!name)
			continue;
		fields++;
		if (found == limit && (starts(s, n, "Title: ") || starts(s, n, "Subject: ") ||
		                       starts(s, n, "TITLE: ") || starts(s, n, "title: ")))
			found = i;
	}
	if (found == limit || fields < 2)
		return false;
	size_t n, to = found + 1;
	const char *s = unit_text(lines, found, &n);
	size_t name = field_name(s, n) + 1;
	while (to < lines->count && !(lines->line[to].flags & LINE_BLANK) && lines->line[to].indent)
		to++;
	uint64_t end = lines->line[to - 1].text.end;
	survey->name = title_line(s + name, (size_t)(end - lines->line[found].text.start) - name);
	survey->fields = true;
	mark_title(survey, lines, to);
	return true;
}

static bool
is_centred(const struct survey *survey, const struct line *line)
{
	return line->indent >= survey->indent + CENTRED_CELLS && line->width <= 84 &&
	       !(line->flags & (LINE_BLANK | LINE_NO_WORD | LINE_WIDE_GAP | LINE_LEADERS));
}

/* The end of the lines from i on that are centred together. */
static size_t
centred_end(const struct survey *survey, const struct lines *lines, size_t i)
{
	size_t to = i;

	while (to < lines->count && is_centred(survey, &lines->line[to]))
		to++;
	return to;
}

/* The first line of the next paragraph; limit when there is none. */
static size_t
next_paragraph(const struct lines *lines, size_t i, size_t limit)
{
	while (i < limit && !(lines->line[i].flags & LINE_BLANK))
		i++;
	while (i < limit && (lines->line[i].flags & LINE_BLANK))
		i++;
	return i;
}

/* The first centred lines after the front matter's two columns; the name of a draft under it is no part of it. */
static bool
find_rfc(struct survey *survey, const struct lines *lines)
{
	size_t limit = lines->count < LOOK_LINES ? lines->count : LOOK_LINES;
	size_t i = 0, to;

	while (i < limit && (lines->line[i].flags & LINE_BLANK))
		i++;
	do
		i = next_paragraph(lines, i, limit);
	while (i < limit && (lines->line[i].indent < 2 || (lines->line[i].flags & LINE_WIDE_GAP)));
	for (to = i; to < limit && !(lines->line[to].flags & LINE_BLANK) && to - i < 6; to++) {
		size_t n;
		const char *s = unit_text(lines, to, &n);

		if (starts(s, n, "draft-") || starts(s, n, "<draft-"))
			break;
	}
	if (to == i)
		return false;
	take_title(survey, lines, i, to);
	return true;
}

/* A line of markup that is no text: comments, directives, fields, attributes, anchors. */
static bool
is_markup(const struct survey *survey, const struct lines *lines, size_t i)
{
	size_t n;
	const char *s = unit_text(lines, i, &n);

	if (starts(s, n, ".. ") || (n == 2 && starts(s, n, "..")) || starts(s, n, "[[") ||
	    starts(s, n, "//") || starts(s, n, "<!--") || starts(s, n, "-*-"))
		return true;
	if (s[0] == ':' && n > 2 && memchr(s + 1, ':', n - 1))
		return true;
	return (lines->line[i].indent && survey->rst) || (lines->line[i].flags & LINE_NO_WORD);
}

/* Nearly all longer words start with a capital, as in a headline that ends with a full stop all the same. */
static bool
is_title_case(const char *s, size_t n)
{
	size_t upper = 0, lower = 0;

	for (size_t i = 0; i < n;) {
		size_t size = 0;
		uint32_t cp;

		while (i < n && (s[i] == ' ' || s[i] == '\t'))
			i++;
		while (i + size < n && s[i + size] != ' ' && s[i + size] != '\t')
			size++;
		if (size > 4) {
			utf8_decode(s + i, size, &cp);
			upper += unicode_is_upper(cp);
			lower += unicode_is_lower(cp);
		}
		i += size;
	}
	return upper >= 3 && lower * 5 <= upper;
}

/* A short line at the top that is none of the other things that stand there. */
static bool
can_be_title(const struct lines *lines, size_t i)
{
	const struct line *l = &lines->line[i];
	struct numbering number;
	size_t n;
	const char *s = unit_text(lines, i, &n);

	if ((l->flags & (LINE_LOWER | LINE_COMMA | LINE_COLON | LINE_WIDE_GAP)) || !l->letters ||
	    l->width > TITLE_CELLS || l->words > TITLE_WORDS || l->marker == MARKER_BULLET ||
	    l->depth)
		return false;
	if ((l->flags & LINE_SENTENCE_END) && l->last != '?' && l->last != '!' &&
	    !is_title_case(s, n))
		return false;
	if (numbering_parse(s, n < 200 ? n : 200, &number) && number.label)
		return false; /* a chapter of it */
	return !role_is_contents(s, n) && !caption_is(s, n);
}

/* The end of the title that starts at line i; i when there is none. A wrapped one has full lines but for the last. */
static size_t
title_end(const struct survey *survey, const struct lines *lines, size_t i)
{
	size_t to = i + 1;

	if (!can_be_title(lines, i))
		return i;
	while (survey->width && to < lines->count && !(lines->line[to].flags & LINE_BLANK)) {
		if (to - i >= 3 || lines->line[to - 1].width + 20 < survey->width ||
		    lines->line[to].marker ||
		    (lines->line[to].flags & (LINE_SENTENCE_END | LINE_COMMA | LINE_COLON)))
			return i;
		to++;
	}
	return to;
}

/* "LS(1)   User Commands   LS(1)", the first line of a manual page. */
static bool
find_manual(struct survey *survey, const struct lines *lines, size_t i)
{
	size_t n;
	const char *s = unit_text(lines, i, &n);
	size_t first = strcspn(s, " \t");

	if (first >= n || first < 4 || s[first - 1] != ')' ||
	    !(lines->line[i].flags & LINE_WIDE_GAP) || n < 2 * first ||
	    memcmp(s + n - first, s, first) != 0)
		return false;
	survey->title = lines->line[i].range;
	survey->name = title_line(s, first);
	return true;
}

/* A later heading is marked alike and begins with the same word: "Version 2", "Version 1". */
static bool
has_peer(const struct lines *lines, size_t i, const struct heading *h)
{
	size_t n, m;
	const char *s = unit_text(lines, i + h->first, &n);
	size_t skip = h->depth ? h->depth + 1u : 0;
	size_t word = skip + strcspn(s + skip, " \t\r\n");

	for (size_t k = i + h->lines; k < lines->count && word < n; k++) {
		struct heading other;
		const char *t;

		if ((lines->line[k].flags & LINE_BLANK) || !heading_shape(lines, k, &other) ||
		    other.style != h->style || other.mark != h->mark || other.over != h->over ||
		    other.depth != h->depth)
			continue;
		t = unit_text(lines, k + other.first, &m);
		if (m > word && !memcmp(s, t, word + 1))
			return true;
	}
	return false;
}

/* What the first lines show, one paragraph after the other. */
static void
find_top(struct survey *survey, const struct lines *lines)
{
	size_t limit = lines->count < LOOK_LINES ? lines->count : LOOK_LINES;
	struct heading h;

	for (size_t i = 0; i < limit; i++) {
		const struct line *l = &lines->line[i];
		size_t n;
		const char *s = unit_text(lines, i, &n);

		if (l->flags & LINE_BLANK)
			continue;
		if (heading_shape(lines, i, &h) && h.style <= HEADING_HASH &&
		    (h.style != HEADING_HASH || survey->hash)) {
			bool deeper = (h.style == HEADING_EQUALS && h.depth > 1) ||
			              (survey->asciidoc && h.style == HEADING_UNDERLINED &&
			               h.mark != '=');

			if (!deeper && !has_peer(lines, i, &h)) {
				take_title(survey, lines, i + h.first, i + h.first + 1);
				survey->title =
					(struct range){ l->range.start,
					                lines->line[i + h.lines - 1].range.end };
				if (h.style != HEADING_UNDERLINED)
					memmove(survey->name, survey->name + h.depth + 1,
					        strlen(survey->name) - h.depth);
			}
			return;
		}
		if (is_markup(survey, lines, i)) {
			while (i + 1 < limit && !(lines->line[i + 1].flags & LINE_BLANK) &&
			       survey->rst)
				i++;
			continue;
		}
		if (furniture_is(s, n) || dateline_is(s, n) || find_manual(survey, lines, i))
			continue;
		if (survey->name)
			return;
		if (is_centred(survey, l)) {
			take_title(survey, lines, i, centred_end(survey, lines, i));
			return;
		}
		size_t to = title_end(survey, lines, i);
		if (to > i)
			take_title(survey, lines, i, to);
		return;
	}
}

void
title_find(struct survey *survey, const struct lines *lines)
{
	if (!(survey->rfc && find_rfc(survey, lines)) && !find_field(survey, lines))
		find_top(survey, lines);
	survey->body =
		survey->contents.end > survey->title.end ? survey->contents.end : survey->title.end;
}
