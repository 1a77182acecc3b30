/*
 * What marks enclose: a listing between fences, a table between borders. A line of marks at a heading looks like a fence and is
 * none.
 */
#include "read/bordered.h"

#include "doc/block.h"
#include "read/chunk_pieces.h"
#include "read/heading.h"
#include "read/shape.h"

/* The row after the last border of the table that begins with row r; r when none does. */
static size_t
table_end(const struct chunk *c, size_t r)
{
	size_t end = r;

	if (!shape_is_border(chunk_line(c, r), chunk_bytes(c, r)))
		return r;
	for (size_t k = r + 1; k < c->row_count; k++) {
		if (shape_is_border(chunk_line(c, k), chunk_bytes(c, k)))
			end = k + 1;
	}
	return end == r ? c->row_count : end;
}

/* True when line i is the other fence of a listing of which line fence is one. */
static bool
is_other_fence(const struct chunk *c, size_t fence, size_t i)
{
	const struct line *a = &c->lines->line[fence], *b = &c->lines->line[i];
	unsigned length, other;
	char mark = shape_fence(a, lines_bytes(c->lines, a->range.start), &length);

	if (b->flags & LINE_BLANK || a->indent != b->indent || a->depth != b->depth)
		return false;
	return shape_fence(b, lines_bytes(c->lines, b->range.start), &other) == mark &&
	       other == length;
}

static bool
is_text(const struct chunk *c, size_t i)
{
	return i < c->lines->count && !(c->lines->line[i].flags & LINE_BLANK);
}

bool
bordered_marks_heading(const struct chunk *c, size_t i)
{
	const struct survey *survey = &c->profile->survey;
	struct heading h;

	if (heading_classify(survey, c->lines, i, &h) && h.over)
		return true;
	return i && heading_classify(survey, c->lines, i - 1, &h) &&
	       h.style == HEADING_UNDERLINED && h.lines == 2;
}

bool
bordered_opens(const struct chunk *c, size_t i)
{
	const struct line *line = &c->lines->line[i];
	unsigned length;

	if (!(line->flags & LINE_FENCE) || !is_text(c, i) ||
	    !shape_fence(line, lines_bytes(c->lines, line->range.start), &length) ||
	    bordered_marks_heading(c, i))
		return false;
	if (i == 0 || !is_text(c, i - 1))
		return is_text(c, i + 1);
	const struct line *before = line - 1;
	return is_text(c, i + 1) &&
	       (before->flags & (LINE_COLON | LINE_SENTENCE_END) || before->last == ']');
}

/* The line of the fence that closes the listing in which line i stands or which it opens; 0 when there is none. */
static size_t
closing_fence(const struct chunk *c, size_t open, size_t i)
{
	for (; i < c->lines->count; i++) {
		if (is_other_fence(c, open, i))
			return !is_text(c, i + 1) || c->lines->line[i + 1].indent <=
			                                     c->lines->line[i].indent
			               ? i
			               : 0;
	}
	return 0;
}

/* The last fence before line i; the line count when there is none. */
static size_t
fence_before(const struct chunk *c, size_t i)
{
	const struct line *first = c->lines->line;
	unsigned length;

	for (const struct line *line = first + i; line-- > first;)
		if (line->flags & LINE_FENCE && !(line->flags & LINE_BLANK) &&
		    shape_fence(line, lines_bytes(c->lines, line->range.start), &length))
			return (size_t)(line - first);
	return c->lines->count;
}

/*
 * The row after the part of a fenced listing that begins with row r; r when row r is in none. first says that row r is
 * the chunk's first: the listing may have begun before it.
 */
static size_t
listing_end(const struct chunk *c, size_t r, bool first)
{
	size_t line = c->row[r], close = 0;

	if (bordered_opens(c, line)) {
		close = closing_fence(c, line, line + 1);
	} else if (first) {
		size_t open = fence_before(c, line);
		if (open < c->lines->count && bordered_opens(c, open))
			close = closing_fence(c, open, open + 1);
		close = close >= line ? close : 0;
	}
	if (close == 0)
		return r;
	size_t end = r;
	while (end < c->row_count && c->row[end] <= close)
		end++;
	return end;
}

size_t
bordered_cut(struct chunk *c, size_t r)
{
	size_t end = listing_end(c, r, r == 0);

	if (end > r) {
		chunk_add_kept(c, r, end, BLOCK_CODE);
		return end;
	}
	end = table_end(c, r);
	if (end > r)
		chunk_add_kept(c, r, end, BLOCK_VERBATIM);
	return end;
}
