/*
 * Gathers the headings of a plain text, window by window, and makes the outline of them when the last one is in. The
 * blocks say where a heading stands; how it is marked is seen in its lines, which the windows' reader holds. Memory is
 * bounded: a text with more headings than CANDIDATES_MAX is no text for an outline, and gets none past that.
 */
#include <stdlib.h>
#include <string.h>

#include "base/bisect.h"
#include "base/buffer.h"
#include "base/memory.h"
#include "read/lines.h"
#include "read/nest.h"
#include "read/ordinal.h"
#include "read/outliner.h"
#include "read/plain.h"
#include "read/role.h"
#include "read/title.h"

enum {
	CANDIDATES_MAX = 200 * 1000,
	TITLE_BYTES = 400,  /* of a title that are kept */
	POINT_BYTES = 120,  /* of a point's first clause */
	HEAD_BYTES = 360,   /* of a paragraph, where the clause is looked for */
	HEADLINE_WORDS = 6, /* of a second headline, at least */
};

struct outliner {
	const struct survey *survey;
	struct sink *sink;
	struct candidate *candidates;
	size_t count, capacity;
	const struct lines *lines; /* of the part at hand */
	bool colon;                /* the last paragraph ended with a colon */
	bool text_seen;            /* there was a paragraph */
	bool ended;                /* the book is over: what follows is its licence */
};

struct outliner *
outliner_for(const struct survey *survey, struct sink *sink)
{
	struct outliner *o = memory_zero(1, sizeof *o);

	o->survey = survey;
	o->sink = sink;
	return o;
}

void
outliner_free(struct outliner *o)
{
	if (!o)
		return;
	for (size_t i = 0; i < o->count; i++)
		free(o->candidates[i].title);
	free(o->candidates);
	free(o);
}

static struct candidate *
add_candidate(struct outliner *o, const struct block *block)
{
	struct candidate *c;

	o->candidates =
		memory_grow(o->candidates, &o->capacity, o->count + 1, sizeof *o->candidates);
	c = &o->candidates[o->count++];
	*c = (struct candidate){ .start = block->range.start, .indent = block->indent };
	return c;
}

/* FNV-1a over letters and digits, whatever their case: enough to know the same words again. */
static uint64_t
key_of(const char *s)
{
	uint64_t key = 0xcbf29ce484222325u;

	for (; *s; s++) {
		unsigned char b = (unsigned char)*s;

		if (b >= 'A' && b <= 'Z')
			b |= 0x20;
		if ((b >= 'a' && b <= 'z') || (b >= '0' && b <= '9') || b >= 0x80)
			key = (key ^ b) * 0x100000001b3u;
	}
	return key;
}

/* The line that holds pos; the count when none does. */
static size_t
line_at(const struct lines *lines, uint64_t pos)
{
	size_t i;

	BISECT(i, 0, lines->count, lines->line[i].range.end < pos);
	return i < lines->count && lines->line[i].range.start <= pos ? i : lines->count;
}

/* Takes a "== Title ==" or "# Title #" out of its marks. */
static char *
bare_title(const char *s, size_t n, char mark)
{
	while (n && *s == mark) {
		s++;
		n--;
	}
	while (n && (s[n - 1] == mark || s[n - 1] == ' '))
		n--;
	return title_line(s, n);
}

/* How a heading is marked when its own look does not tell. */
static enum heading_style
plain_style(const struct survey *survey, const char *title)
{
	if (survey->margin)
		return HEADING_MARGIN;
	return role_is_known_name(title, strlen(title)) ||
	                       survey_lists(survey, title, strlen(title))
	               ? HEADING_NAMED
	               : HEADING_SHORT;
}

static size_t
count_words(const char *s)
{
	size_t words = 0;

	for (bool space = true; *s; space = *s++ == ' ')
		words += space && *s != ' ';
	return words;
}

/* A whole headline between the title and the first paragraph: maybe the article's second one. */
static bool
is_headline(const struct outliner *o, const struct candidate *c)
{
	return !o->text_seen && o->count == 1 && c->style == HEADING_SHORT && o->survey->name &&
	       count_words(c->title) >= HEADLINE_WORDS;
}

/* Reads how the heading in the block is marked, and its words. */
static void
take_heading(struct outliner *o, const struct block *block)
{
	const struct lines *lines = o->lines;
	uint64_t end = block->range.end;
	struct heading h = { 0 };
	struct candidate *c;
	size_t i;
	bool shaped;

	i = line_at(lines, block->range.start);
	if (i == lines->count)
		return;
	if (i && (lines->line[i - 1].flags & LINE_UNDERLINE) && heading_shape(lines, i - 1, &h) &&
	    h.over)
		i--;
	shaped = heading_shape(lines, i, &h);
	c = add_candidate(o, block);
	c->indent = lines->line[i].indent;
	if (shaped && h.style <= HEADING_HASH) {
		struct range words = lines->line[i + h.first].text;
		const char *s = lines_bytes(lines, words.start);
		size_t n = (size_t)range_size(words);

		c->title =
			h.style == HEADING_UNDERLINED ? title_line(s, n) : bare_title(s, n, h.mark);
	} else {
		uint64_t start = block->range.start;

		if (end > start + TITLE_BYTES)
			end = start + TITLE_BYTES;
		c->title = title_line(lines_bytes(lines, start), (size_t)(end - start));
	}
	c->style = shaped ? h.style : (uint8_t)plain_style(o->survey, c->title);
	c->mark = h.mark;
	c->over = h.over;
	c->depth = h.depth;
	if (shaped)
		c->number = h.number;
	c->key = key_of(c->title);
	c->listed = survey_lists(o->survey, c->title, strlen(c->title));
	c->known = role_is_known_name(c->title, strlen(c->title));
	if (c->known && c->style >= HEADING_CAPS)
		c->style = HEADING_NAMED;
	c->headline = is_headline(o, c);
	if (o->survey->key_count && role_is_contents(c->title, strlen(c->title))) {
		free(c->title);
		o->count--;
	}
}

/* A paragraph that begins with "Second, ..." and the like. */
static void
take_point(struct outliner *o, const struct block *block)
{
	const char *head = lines_bytes(o->lines, block->range.start);
	uint64_t size = range_size(block->range);
	size_t n = size < HEAD_BYTES ? (size_t)size : HEAD_BYTES, clause = 0;
	unsigned point = ordinal_point(head, n, &clause);
	struct candidate *c;

	if (!point || clause >= n || clause > POINT_BYTES * 2)
		return;
	c = add_candidate(o, block);
	c->point = point;
	c->led = o->colon;
	c->title = title_line(head, clause);
	c->key = key_of(c->title);
	c->body = range_size(block->range);
}

/* "*** END OF THE ... EBOOK ***": what comes after it is about the file. */
static bool
is_end_mark(const struct lines *lines, const struct block *block)
{
	static const char mark[] = { '*', '*', '*', ' ', 'E', 'N', 'D', ' ' };

	return range_size(block->range) >= sizeof mark &&
	       memcmp(lines_bytes(lines, block->range.start), mark, sizeof mark) == 0;
}

/* Whether the block's last byte is a colon. */
static bool
ends_in_colon(const struct lines *lines, const struct block *block)
{
	return block->range.end > block->range.start &&
	       *lines_bytes(lines, block->range.end - 1) == ':';
}

void
outliner_part(struct outliner *o, const struct lines *lines, const struct part *part)
{
	o->lines = lines;
	for (size_t i = 0; i < part->block_count; i++) {
		const struct block *block = &part->blocks[i];

		if (o->count >= CANDIDATES_MAX || o->ended)
			return;
		if (block->kind == BLOCK_HEADING) {
			take_heading(o, block);
		} else if (block->kind == BLOCK_PARAGRAPH || block->kind == BLOCK_ITEM) {
			size_t count = o->count;

			if (!o->survey->underlines && !o->survey->margin && !o->survey->dotted &&
			    !o->survey->book)
				take_point(o, block);
			if (count == o->count && o->count)
				o->candidates[o->count - 1].body += range_size(block->range);
			o->colon = ends_in_colon(lines, block);
			o->text_seen = true;
		} else if (block->kind == BLOCK_BOILERPLATE && is_end_mark(lines, block)) {
			o->ended = true;
		} else if (o->count && block->kind != BLOCK_RULE && block->kind != BLOCK_CONTENTS) {
			o->candidates[o->count - 1].body += range_size(block->range);
		}
	}
}

/* A label and number with nothing after them, and no text before what comes next. */
static bool
waits_for_title(const struct candidate *c, const struct candidate *under)
{
	return !c->body && c->style == HEADING_LABELLED && c->number.label != LABEL_MINOR &&
	       c->number.rest >= strlen(c->title) && !under->number.depth && !under->point &&
	       under->style >= HEADING_MARGIN && strlen(under->title) <= POINT_BYTES;
}

/* "CHAPTER IV" and the "The Mill" under it are one heading. */
static void
join_labels(struct outliner *o)
{
	size_t kept = 0;

	for (size_t i = 0; i < o->count; i++) {
		struct candidate *c = &o->candidates[kept];
		struct buffer b = { 0 };
		size_t n;

		if (kept++ != i)
			*c = o->candidates[i];
		if (i + 1 >= o->count || !waits_for_title(c, &o->candidates[i + 1]))
			continue;
		n = strlen(c->title);
		while (n && strchr(".:-", c->title[n - 1]))
			n--;
		i++;
		buffer_add(&b, c->title, n);
		buffer_add_string(&b, ". ");
		buffer_add_string(&b, o->candidates[i].title);
		free(c->title);
		free(o->candidates[i].title);
		c->title = buffer_take(&b);
		c->body = o->candidates[i].body;
		c->key = key_of(c->title);
	}
	o->count = kept;
}

void
outliner_end(struct outliner *o)
{
	if (o->survey->name)
		sink_title(o->sink, o->survey->name);
	if (o->count >= CANDIDATES_MAX)
		sink_note(o->sink, SINK_MORE_SECTIONS);
	join_labels(o);
	nest(o->survey, o->candidates, o->count);
	for (size_t i = 0; i < o->count; i++) {
		const struct candidate *c = &o->candidates[i];

		if (c->level)
			sink_section(o->sink, c->start, c->level, c->title);
	}
}
