/*
 * Plain text by windows. The lines of a window are loaded with a margin on both sides and cut into chunks, which end at blank
 * lines; each chunk is cut into pieces by itself and every piece becomes a block. So that all windows agree, a chunk is the
 * same seen from its own window and from the next one: where it starts and ends depends on the text alone,
 * what it is depends on no more than CONTEXT bytes on either side. A chunk that goes on for a whole window without a blank
 * line is cut at the first line of the next.
 */
#include "read/plain.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "doc/document.h"
#include "read/chunk.h"
#include "read/lines.h"
#include "read/outliner.h"
#include "read/page.h"
#include "read/profile.h"

enum {
	CONTEXT = 3 * 1024, /* what may be looked at around a chunk: so many bytes, */
	CONTEXT_LINES = 64, /* and so many lines */
	MARGIN = 4608,      /* what is loaded around: context, and what settles the lines in it */
	SETTLED = 1536,     /* a line is settled when this much after it is known */
	ROOMY = 90,         /* cells: a line that is a paragraph, not one of a few words */
	NEAR = 2 * 1024,    /* how far back a chunk's start is looked for at first */
};

_Static_assert((int)DOCUMENT_WINDOW == (int)LINES_WINDOW, "lines are cut at windows");

/* What would be allocated anew for every window; holds nothing between two of them. */
struct plain_scratch {
	struct lines lines;
	struct chunk chunk;
	bool whole; /* but for this: the lines are the whole text's, settled, as the profile was made of them */
};

struct window {
	const struct plain_profile *profile;
	struct text *text;
	struct part *part;
	uint64_t start, end;
	struct lines lines;
	size_t settled; /* lines before this one are settled */
	struct chunk chunk;
};

struct plain_profile *
plain_profile_new(struct text *text)
{
	struct plain_profile *profile = memory_alloc(sizeof *profile);
	struct lines lines = { 0 };

	lines_load(&lines, text, (struct range){ 0, PLAIN_HEAD });
	profile_read(profile, &lines);
	profile->scratch = memory_zero(1, sizeof *profile->scratch);
	profile->scratch->lines = lines;
	profile->scratch->whole = lines.next >= lines.end;
	return profile;
}

void
plain_profile_free(struct plain_profile *profile)
{
	if (!profile)
		return;
	lines_clear(&profile->scratch->lines);
	chunk_clear(&profile->scratch->chunk);
	free(profile->scratch);
	profile_clear(profile);
	free(profile);
}

struct outliner *
outliner_new(const struct plain_profile *profile, struct sink *sink)
{
	return outliner_for(&profile->survey, sink);
}

/* Settles the lines that enough is known after. */
static void
settle(struct window *w)
{
	bool all = w->lines.next >= w->lines.end;

	while (w->settled < w->lines.count &&
	       (all || w->lines.line[w->settled].range.end + SETTLED <= w->lines.next))
		profile_settle(w->profile, &w->lines, w->settled++);
}

static void
load(struct window *w, uint64_t from, uint64_t to)
{
	lines_load(&w->lines, w->text, (struct range){ from, to });
	w->settled = 0;
	settle(w);
}

/* True when line i or its equal is known, loading more lines as needed. */
static bool
know(struct window *w, size_t i)
{
	while (i >= w->settled && w->lines.next < w->lines.end) {
		lines_extend(&w->lines, w->text, w->lines.next + MARGIN);
		settle(w);
	}
	return i < w->settled;
}

static bool
is_blank(const struct window *w, size_t i)
{
	return w->lines.line[i].flags & LINE_BLANK;
}

/*
 * True when a chunk starts at line i: it holds text, and the line before is blank or a window away from being known. A
 * sentence that a page break interrupts goes on.
 */
static bool
is_start(const struct window *w, size_t i)
{
	const struct line *line = &w->lines.line[i];
	size_t before;

	if (line->flags & LINE_BLANK)
		return false;
	if (line->range.start == 0)
		return true;
	if (i == 0 || w->lines.line[i - 1].range.start + CONTEXT < line->range.start)
		return false;
	if (!is_blank(w, i - 1))
		return false;
	uint64_t floor = line->range.start < SETTLED ? 0 : line->range.start - SETTLED;
	return !w->profile->pages || !page_joins(&w->lines, i, floor, &before);
}

/*
 * The first line whose text starts at or after pos, loaded or not yet: then the number of lines. Which window a line belongs to
 * is told by its text, because its block starts there.
 */
static size_t
line_from(const struct window *w, uint64_t pos)
{
	size_t low = 0, high = w->lines.count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (w->lines.line[middle].text.start < pos)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The first line whose text starts at or after the window's start; false when there is none in the window. */
static bool
first_text(struct window *w, size_t *i)
{
	for (*i = line_from(w, w->start); know(w, *i); ++*i) {
		if (w->lines.line[*i].range.start >= w->end)
			return false;
		if (!is_blank(w, *i))
			return true;
	}
	return false;
}

/* The last line before i that starts a chunk and starts at floor or later. */
static bool
start_before(const struct window *w, size_t i, uint64_t floor, size_t *start)
{
	while (i-- > 0 && w->lines.line[i].text.start >= floor) {
		if (is_start(w, i)) {
			*start = i;
			return true;
		}
	}
	return false;
}

/*
 * Finds the line with which the first chunk starts that has lines in this window: before it, if it started in the
 * window before. False when the window holds no text. loaded: the lines are there.
 */
static bool
find_first(struct window *w, bool loaded, size_t *first)
{
	uint64_t floor = w->start < DOCUMENT_WINDOW ? 0 : w->start - DOCUMENT_WINDOW;
	uint64_t near = w->start < floor + NEAR ? floor : w->start - NEAR;
	uint64_t to = w->end + MARGIN;
	size_t i;

	if (!loaded)
		load(w, near < MARGIN ? 0 : near - MARGIN, to);
	if (!first_text(w, &i))
		return false;
	if (is_start(w, i)) {
		*first = i;
		return true;
	}
	if (start_before(w, i, near, first))
		return true;
	load(w, floor < MARGIN ? 0 : floor - MARGIN, to);
	if (!first_text(w, &i))
		return false;
	if (!start_before(w, i, floor, first))
		*first = i;
	return true;
}

/* The line after the last one of the chunk that starts at line first. */
static size_t
chunk_end(struct window *w, size_t first)
{
	uint64_t start = w->lines.line[first].text.start;
	uint64_t windows = is_start(w, first) ? 2 : 1;
	uint64_t limit = (start / DOCUMENT_WINDOW + windows) * DOCUMENT_WINDOW;
	size_t end = first + 1;

	for (size_t i = first + 1; know(w, i); i++) {
		if (w->lines.line[i].text.start >= limit || is_start(w, i))
			break;
		if (!is_blank(w, i))
			end = i + 1;
	}
	return end;
}

/* The length of the white space, or byte order mark inside the text, that ends at bytes + n; 0 when there is none. */
static size_t
blank_before(const char *bytes, size_t n)
{
	if (n > 0 && (bytes[n - 1] == ' ' || bytes[n - 1] == '\t'))
		return 1;
	if (n > 1 && memcmp(bytes + n - 2, "\xc2\xa0", 2) == 0)
		return 2;
	if (n > 2 && (memcmp(bytes + n - 3, "\xe3\x80\x80", 3) == 0 ||
	              memcmp(bytes + n - 3, "\xef\xbb\xbf", 3) == 0))
		return 3;
	return 0;
}

/* The position where a kept line's own text starts: after reply marks, a form feed or the text's byte order mark. */
static uint64_t
kept_start(const struct window *w, const struct line *line)
{
	const char *bytes = lines_bytes(&w->lines, line->range.start);
	size_t i = (size_t)(line->text.start - line->range.start), size;

	while ((size = blank_before(bytes, i)) &&
	       (line->range.start || i > 3 || bytes[0] != '\xef'))
		i -= size;
	if (i > 0 && line->depth && bytes[i - 1] == '>' && bytes[i] == ' ')
		i++;
	return line->range.start + i;
}

/* Empty rows before the line: the blank lines there are; a page break counts as one, in a table of contents as none. */
static unsigned
gap_before(const struct window *w, size_t i, bool contents)
{
	unsigned blanks = 0;
	bool page = false;

	for (size_t j = i; j-- > 0 && is_blank(w, j) && i - j < 40;) {
		if (w->lines.line[j].flags & LINE_HIDDEN)
			continue;
		page = page || w->lines.line[j].flags & (LINE_FURNITURE | LINE_FORM_FEED);
		blanks++;
	}
	if (page)
		return contents ? 0 : 1;
	return blanks < 2 ? blanks : 2;
}

/* Paragraphs that are long lines without blank lines between get some room. */
static bool
needs_room(const struct window *w, const struct piece *piece, size_t first)
{
	if (!w->profile->one_line || w->profile->blank_between || piece->kind == BLOCK_ITEM ||
	    block_is_kept(piece->kind) || first == 0)
		return false;
	return w->lines.line[first].width > ROOMY || w->lines.line[first - 1].width > ROOMY;
}

/* Blanks that are not ASCII at the start of reflowed lines are left out, as the others are by reflowing. */
static void
hide_indents(const struct chunk *chunk, const struct piece *piece)
{
	for (size_t r = piece->first; r <= piece->last; r++) {
		struct line *line = &chunk->lines->line[chunk->row[r]];
		line->flags |= line->flags & LINE_ODD_INDENT ? LINE_HIDE_INDENT : 0u;
	}
}

static void
add_block(struct window *w, const struct piece *piece)
{
	const struct chunk *chunk = &w->chunk;
	size_t first = (size_t)(chunk->lines->line - w->lines.line) + chunk->row[piece->first];
	size_t last = (size_t)(chunk->lines->line - w->lines.line) + chunk->row[piece->last];
	const struct line *line = &w->lines.line[first];

	if (!block_is_kept(piece->kind))
		hide_indents(chunk, piece);
	struct block block = {
		.kind = piece->kind,
		.level = piece->level,
		.quote_depth = line->depth < UINT8_MAX ? (uint8_t)line->depth : UINT8_MAX,
		.indent = piece->indent,
		.hang = piece->hang,
	};

	block.range.start = block_is_kept(piece->kind) ? kept_start(w, line) : line->text.start;
	block.range.end = w->lines.line[last].text.end;
	if (block.range.start < w->start || block.range.start >= w->end)
		return;
	bool top = w->start == 0 && w->part->block_count == 0;
	block.gap = (uint8_t)(top ? 0 : gap_before(w, first, piece->kind == BLOCK_CONTENTS));
	if (block.gap == 0 && !top && needs_room(w, piece, first))
		block.gap = 1;
	part_add_block(w->part, &block);
}

/* Cuts the chunk of lines first to end and adds those of its blocks that start in the window. */
static void
add_chunk(struct window *w, size_t first, size_t end)
{
	uint64_t start = w->lines.line[first].range.start;
	uint64_t stop = w->lines.line[end - 1].range.end;
	size_t low = first, high = end;

	while (low > 0 && first - low < CONTEXT_LINES &&
	       w->lines.line[low - 1].range.start + CONTEXT >= start)
		low--;
	while (high - end < CONTEXT_LINES && know(w, high) &&
	       w->lines.line[high].range.start < stop + CONTEXT)
		high++;
	/* Nothing outside this view can be seen by whoever cuts the chunk. */
	struct lines view = w->lines;
	view.line += low;
	view.count = high - low;
	w->chunk.lines = &view;
	chunk_cut(&w->chunk, first - low, end - low);
	for (size_t i = 0; i < w->chunk.count; i++)
		add_block(w, &w->chunk.piece[i]);
	w->chunk.lines = NULL;
}

/* What is left out at the start of the line, maybe all of it. */
static struct range
hidden_start(const struct window *w, const struct line *line)
{
	struct range range = { line->range.start, line->range.start };

	if (line->flags & (LINE_FURNITURE | LINE_HIDDEN))
		range.end = line->text.end;
	else if (line->flags & LINE_HIDE_INDENT)
		range.end = line->text.start;
	else if (line->depth)
		range.end = line->flags & LINE_BLANK ? line->range.end : kept_start(w, line);
	else if (range.start == 0 && memcmp(lines_bytes(&w->lines, 0), "\xef\xbb\xbf", 3) == 0)
		range.end = 3;
	return range;
}

/* Page furniture, reply marks and hidden lines and breaks, of the lines that start in the window. */
static void
add_hidden(struct window *w)
{
	for (size_t i = line_from(w, w->start); know(w, i); i++) {
		const struct line *line = &w->lines.line[i];
		if (line->range.start >= w->end)
			break;
		if (line->range.start < w->start)
			continue;
		struct range range = hidden_start(w, line);
		if (!range_empty(range))
			part_add_hidden(w->part, range);
		if (line->flags & LINE_HIDE_BREAK && know(w, i + 1)) {
			range.start = w->lines.line[i].text.end;
			range.end = w->lines.line[i + 1].range.start;
			part_add_hidden(w->part, range);
		}
	}
}

/* A sink that takes the sections of one window into its part. */
struct section_sink {
	struct sink sink;
	struct part *part;
};

static void
take_section(struct sink *sink, uint64_t start, unsigned level, const char *title)
{
	part_add_section(((struct section_sink *)sink)->part, start, level, title);
}

static void
take_title(struct sink *sink, const char *title)
{
	(void)sink;
	(void)title;
}

/* The sections that this window shows by itself, and the levels of its headings by them. */
static void
add_sections(struct window *w)
{
	static const struct sink_ops ops = { .section = take_section, .title = take_title };
	struct section_sink taker = { { &ops }, w->part };
	struct outliner *outliner = outliner_new(w->profile, &taker.sink);
	size_t s = 0;

	outliner_part(outliner, w->text, w->part);
	outliner_end(outliner);
	outliner_free(outliner);
	for (size_t i = 0; i < w->part->block_count; i++) {
		struct block *block = &w->part->blocks[i];
		while (s < w->part->section_count &&
		       w->part->sections[s].range.start < block->range.start)
			s++;
		if (block->kind == BLOCK_HEADING && s < w->part->section_count &&
		    w->part->sections[s].range.start == block->range.start)
			block->level = w->part->sections[s].level;
	}
}

/* True when nothing but blanks and line ends stands in the window: no need to look at the lines one by one. */
static bool
is_empty(struct text *text, uint64_t start, uint64_t end)
{
	while (start < end) {
		size_t n;
		const char *bytes = text_view(text, start, &n);
		if (!n)
			return true;
		if (n > end - start)
			n = (size_t)(end - start);
		for (size_t i = 0; i < n; i++)
			if (bytes[i] != '\n' && bytes[i] != '\r' && bytes[i] != ' ' &&
			    bytes[i] != '\t')
				return false;
		start += n;
	}
	return true;
}

void
plain_window(const struct plain_profile *profile, struct text *text, uint64_t window,
             struct part *part)
{
	struct plain_scratch *scratch = profile->scratch;
	struct window w = { .profile = profile, .text = text, .part = part };
	size_t first;

	w.start = window * DOCUMENT_WINDOW;
	w.end = w.start + DOCUMENT_WINDOW;
	if (is_empty(text, w.start, w.end))
		return;
	/* A short text need not be read twice; the lines are marked by whoever looks at them, so this holds once. */
	bool loaded = scratch->whole && window == 0 && scratch->lines.end == text_size(text);
	w.lines = scratch->lines;
	w.settled = loaded ? w.lines.count : 0;
	scratch->whole = false;
	w.chunk = scratch->chunk;
	w.chunk.profile = profile;
	if (find_first(&w, loaded, &first)) {
		while (know(&w, first) && w.lines.line[first].range.start < w.end) {
			size_t end = chunk_end(&w, first);
			add_chunk(&w, first, end);
			for (first = end; know(&w, first) && is_blank(&w, first);)
				first++;
		}
	}
	add_hidden(&w);
	add_sections(&w);
	scratch->lines = w.lines;
	scratch->chunk = w.chunk;
}
