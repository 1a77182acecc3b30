/*
 * Plain text by windows. The lines of a window are loaded with a margin on both sides and cut into chunks, which end at blank
 * lines; each chunk is cut into pieces by itself and every piece becomes a block. So that all windows agree, a chunk is the
 * same seen from its own window and from the next one: where it starts and ends depends on the text alone,
 * what it is depends on no more than SETTLED_CONTEXT bytes on either side. A chunk that goes on for a whole window without a blank
 * line is cut at the first line of the next.
 */
#include "read/plain.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/bisect.h"
#include "base/memory.h"
#include "doc/document.h"
#include "read/chunk.h"
#include "read/outliner.h"
#include "read/profile.h"
#include "read/reference.h"
#include "read/settled.h"

enum {
	CONTEXT_LINES = 64, /* around a chunk that may be looked at, if they are not too long */
	ROOMY = 90,         /* cells: a line that is a paragraph, not one of a few words */
	NEAR = 2 * 1024,    /* how far back a chunk's start is looked for at first */
};

_Static_assert((int)DOCUMENT_WINDOW == (int)LINES_WINDOW, "lines are cut at windows");

struct plain_reader {
	const struct plain_profile *profile;
	struct text *text;
	struct settled settled;
	struct chunk chunk;
	/* The window at hand. */
	struct part *part;
	uint64_t start, end;
};

struct plain_profile *
plain_profile_new(struct text *text)
{
	struct plain_profile *profile = memory_alloc(sizeof *profile);
	struct lines lines = { 0 };

	lines_load(&lines, text, (struct range){ 0, PLAIN_HEAD });
	profile_read(profile, &lines);
	profile->reader = plain_reader_new(profile, text);
	settled_take(&profile->reader->settled, &lines);
	return profile;
}

unsigned
plain_profile_references(const struct plain_profile *profile)
{
	return REFERENCE_ANY_TEXT | (profile->kind == PROFILE_RFC ? REFERENCE_SERIES : 0);
}

void
plain_profile_free(struct plain_profile *profile)
{
	if (!profile)
		return;
	plain_reader_free(profile->reader);
	profile_clear(profile);
	free(profile);
}

struct outliner *
outliner_new(const struct plain_profile *profile, struct sink *sink)
{
	return outliner_for(&profile->survey, sink);
}

static bool
know(struct plain_reader *r, size_t i)
{
	return settled_know(&r->settled, i);
}

static struct line *
line_of(const struct plain_reader *r, size_t i)
{
	return &r->settled.lines.line[i];
}

static bool
is_blank(const struct plain_reader *r, size_t i)
{
	return line_of(r, i)->flags & LINE_BLANK;
}

/* The first line whose text starts at or after the window's start; false when there is none in the window. */
static bool
first_text(struct plain_reader *r, size_t *i)
{
	for (*i = settled_from(&r->settled, r->start); know(r, *i); ++*i) {
		if (line_of(r, *i)->range.start >= r->end)
			return false;
		if (!is_blank(r, *i))
			return true;
	}
	return false;
}

/* The last line before i that starts a chunk and starts at floor or later. */
static bool
start_before(const struct plain_reader *r, size_t i, uint64_t floor, size_t *start)
{
	while (i-- > 0 && line_of(r, i)->text.start >= floor) {
		if (settled_starts(&r->settled, i)) {
			*start = i;
			return true;
		}
	}
	return false;
}

/*
 * Finds the line with which the first chunk starts that has lines in this window: before it, if it started in the
 * window before. False when the window holds no text.
 */
static bool
find_first(struct plain_reader *r, size_t *first)
{
	uint64_t floor = r->start < DOCUMENT_WINDOW ? 0 : r->start - DOCUMENT_WINDOW;
	uint64_t near = r->start < floor + NEAR ? floor : r->start - NEAR;
	size_t i;

	settled_load(&r->settled, near, r->end);
	if (!first_text(r, &i))
		return false;
	if (settled_starts(&r->settled, i)) {
		*first = i;
		return true;
	}
	if (start_before(r, i, near, first))
		return true;
	settled_load(&r->settled, floor, r->end);
	if (!first_text(r, &i))
		return false;
	if (!start_before(r, i, floor, first))
		*first = i;
	return true;
}

/* The line after the last one of the chunk that starts at line first. */
static size_t
chunk_end(struct plain_reader *r, size_t first)
{
	uint64_t start = line_of(r, first)->text.start;
	uint64_t windows = settled_starts(&r->settled, first) ? 2 : 1;
	uint64_t limit = (start / DOCUMENT_WINDOW + windows) * DOCUMENT_WINDOW;
	size_t end = first + 1;

	for (size_t i = first + 1; know(r, i); i++) {
		if (line_of(r, i)->text.start >= limit || settled_starts(&r->settled, i))
			break;
		if (!is_blank(r, i))
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
start_of_kept(const struct plain_reader *r, const struct line *line)
{
	const char *bytes = lines_bytes(&r->settled.lines, line->range.start);
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
gap_before(const struct plain_reader *r, size_t i, bool contents)
{
	unsigned blanks = 0;
	bool page = false;

	for (size_t j = i; j-- > 0 && is_blank(r, j) && i - j < 40;) {
		if (line_of(r, j)->flags & LINE_HIDDEN)
			continue;
		page = page || line_of(r, j)->flags & (LINE_FURNITURE | LINE_FORM_FEED);
		blanks++;
	}
	if (page)
		return contents ? 0 : 1;
	return blanks < 2 ? blanks : 2;
}

/* Paragraphs that are long lines without blank lines between get some room. */
static bool
needs_room(const struct plain_reader *r, const struct piece *piece, size_t first)
{
	if (!r->profile->one_line || r->profile->blank_between || piece->kind == BLOCK_ITEM ||
	    block_is_kept(piece->kind) || first == 0)
		return false;
	return line_of(r, first)->width > ROOMY || line_of(r, first - 1)->width > ROOMY;
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
add_block(struct plain_reader *r, const struct piece *piece)
{
	const struct chunk *chunk = &r->chunk;
	size_t first =
		(size_t)(chunk->lines->line - r->settled.lines.line) + chunk->row[piece->first];
	size_t last =
		(size_t)(chunk->lines->line - r->settled.lines.line) + chunk->row[piece->last];
	const struct line *line = line_of(r, first);

	if (!block_is_kept(piece->kind))
		hide_indents(chunk, piece);
	struct block block = {
		.kind = piece->kind,
		.level = piece->level,
		.quote_depth = line->depth < UINT8_MAX ? (uint8_t)line->depth : UINT8_MAX,
		.indent = piece->indent,
		.hang = piece->hang,
	};

	block.range.start = block_is_kept(piece->kind) ? start_of_kept(r, line) : line->text.start;
	block.range.end = line_of(r, last)->text.end;
	if (block.range.start < r->start || block.range.start >= r->end)
		return;
	bool top = r->start == 0 && r->part->block_count == 0;
	block.gap = (uint8_t)(top ? 0 : gap_before(r, first, piece->kind == BLOCK_CONTENTS));
	if (block.gap == 0 && !top && needs_room(r, piece, first))
		block.gap = 1;
	part_add_block(r->part, &block);
}

/* The first of the known lines from low to high, not included, that starts at pos or after it; high when none does. */
static size_t
line_from(const struct plain_reader *r, size_t low, size_t high, uint64_t pos)
{
	size_t i;

	BISECT(i, low, high, line_of(r, i)->range.start < pos);
	return i;
}

/* The first line that may be looked at before a chunk's first one. */
static size_t
context_start(const struct plain_reader *r, size_t first)
{
	uint64_t start = line_of(r, first)->range.start;

	return line_from(r, first > CONTEXT_LINES ? first - CONTEXT_LINES : 0, first,
	                 start > SETTLED_CONTEXT ? start - SETTLED_CONTEXT : 0);
}

/* The line after the last one that may be looked at behind a chunk, which ends before line end. */
static size_t
context_end(struct plain_reader *r, size_t end)
{
	uint64_t stop = line_of(r, end - 1)->range.end + SETTLED_CONTEXT;
	size_t limit = end + CONTEXT_LINES;
	size_t known = r->settled.count < limit ? r->settled.count : limit;
	size_t high = line_from(r, end, known, stop);

	while (high >= known && high < limit && know(r, high) &&
	       line_of(r, high)->range.start < stop)
		high++;
	return high;
}

/* Cuts the chunk of lines first to end and adds those of its blocks that start in the window. */
static void
add_chunk(struct plain_reader *r, size_t first, size_t end)
{
	size_t low = context_start(r, first), high = context_end(r, end);

	/* Nothing outside this view can be seen by whoever cuts the chunk. */
	struct lines view = r->settled.lines;
	view.line += low;
	view.count = high - low;
	r->chunk.lines = &view;
	chunk_cut(&r->chunk, first - low, end - low);
	for (size_t i = 0; i < r->chunk.count; i++)
		add_block(r, &r->chunk.piece[i]);
	r->chunk.lines = NULL;
}

/* What is left out at the start of the line, maybe all of it. */
static struct range
hidden_start(const struct plain_reader *r, const struct line *line)
{
	struct range range = { line->range.start, line->range.start };

	if (line->flags & (LINE_FURNITURE | LINE_HIDDEN))
		range.end = line->text.end;
	else if (line->flags & LINE_HIDE_INDENT)
		range.end = line->text.start;
	else if (line->depth)
		range.end = line->flags & LINE_BLANK ? line->range.end : start_of_kept(r, line);
	else if (range.start == 0 &&
	         memcmp(lines_bytes(&r->settled.lines, 0), "\xef\xbb\xbf", 3) == 0)
		range.end = 3;
	return range;
}

/* Page furniture, reply marks and hidden lines and breaks, of the lines that start in the window. */
static void
add_hidden(struct plain_reader *r)
{
	for (size_t i = settled_from(&r->settled, r->start); know(r, i); i++) {
		const struct line *line = line_of(r, i);
		if (line->range.start >= r->end)
			break;
		if (line->range.start < r->start)
			continue;
		struct range range = hidden_start(r, line);
		if (!range_empty(range))
			part_add_hidden(r->part, range);
		if (line->flags & LINE_HIDE_BREAK && know(r, i + 1)) {
			range.start = line_of(r, i)->text.end;
			range.end = line_of(r, i + 1)->range.start;
			part_add_hidden(r->part, range);
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

void
plain_reader_sections(struct plain_reader *r, struct part *part)
{
	static const struct sink_ops ops = { .section = take_section, .title = take_title };
	struct section_sink taker = { { &ops }, part };
	struct outliner *outliner = outliner_new(r->profile, &taker.sink);
	size_t s = 0;

	outliner_part(outliner, &r->settled.lines, part);
	outliner_end(outliner);
	outliner_free(outliner);
	for (size_t i = 0; i < part->block_count; i++) {
		struct block *block = &part->blocks[i];
		while (s < part->section_count &&
		       part->sections[s].range.start < block->range.start)
			s++;
		if (block->kind == BLOCK_HEADING && s < part->section_count &&
		    part->sections[s].range.start == block->range.start)
			block->level = part->sections[s].level;
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

struct plain_reader *
plain_reader_new(const struct plain_profile *profile, struct text *text)
{
	struct plain_reader *r = memory_zero(1, sizeof *r);

	r->profile = r->settled.profile = r->chunk.profile = profile;
	r->text = r->settled.text = text;
	return r;
}

void
plain_reader_free(struct plain_reader *r)
{
	if (!r)
		return;
	settled_clear(&r->settled);
	chunk_clear(&r->chunk);
	free(r);
}

void
plain_reader_window(struct plain_reader *r, uint64_t window, struct part *part)
{
	size_t first;

	r->part = part;
	r->start = window * DOCUMENT_WINDOW;
	r->end = r->start + DOCUMENT_WINDOW;
	if (is_empty(r->text, r->start, r->end))
		return;
	if (find_first(r, &first)) {
		while (know(r, first) && line_of(r, first)->range.start < r->end) {
			size_t end = chunk_end(r, first);
			add_chunk(r, first, end);
			for (first = end; know(r, first) && is_blank(r, first);)
				first++;
		}
	}
	add_hidden(r);
}

const struct lines *
plain_reader_lines(const struct plain_reader *r)
{
	return &r->settled.lines;
}

void
plain_window(const struct plain_profile *profile, struct text *text, uint64_t window,
             struct part *part)
{
	struct plain_reader *r = profile->reader;

	r->text = r->settled.text = text;
	/* A short text's lines were read for the profile. What is asked later may be asked of a text that changed. */
	if (r->settled.lines.end != text_size(text))
		settled_forget(&r->settled);
	plain_reader_window(r, window, part);
	plain_reader_sections(r, part);
	settled_forget(&r->settled);
}
