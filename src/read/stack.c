/*
 * Stacks: lines that stand under each other at one indentation, the first of which may hang out or in, until a list item, a rule
 * or another indentation begins. A stack is judged by how its lines flow and becomes paragraphs or a kept piece.
 */
#include "read/stack.h"

#include "base/unicode.h"
#include "base/utf8.h"
#include "doc/block.h"
#include "read/bordered.h"
#include "read/chunk_pieces.h"
#include "read/flow.h"
#include "read/list.h"
#include "read/shape.h"
#include "read/special.h"

enum { HANG_MAX = 8 }; /* cells: how far the text of a term hangs */

static enum flow_fit
fit_after(const struct chunk *c, size_t r)
{
	return flow_fit(chunk_line(c, r), chunk_line(c, r + 1), c->wrap);
}

/* True when row r begins a list item. */
static bool
is_item(const struct chunk *c, size_t r)
{
	const struct line *line = chunk_line(c, r);

	if (!line->marker || (line->flags & LINE_NO_WORD))
		return false;
	bool wrapped = false;
	if (r > 0) {
		const struct line *before = chunk_line(c, r - 1);
		bool ends = before->flags & (LINE_SENTENCE_END | LINE_COLON | LINE_COMMA);
		wrapped = !ends &&
		          (fit_after(c, r - 1) != FLOW_SHORT || line->marker != MARKER_BULLET);
	}
	return list_is_item(c->lines, c->row[r], wrapped);
}

/* A term and its text in one row, in a list of terms some of whose texts go on under the same column. */
static bool
is_term(const struct chunk *c, size_t r)
{
	unsigned column = chunk_last_column(c, r);

	return column && column < CHUNK_COLUMNS && c->columns[column / 64] >> column % 64 & 1;
}

/* True when row r + 1 continues the item whose first line is row r. */
static bool
continues_item(const struct chunk *c, size_t r)
{
	const struct line *item = chunk_line(c, r), *line = chunk_line(c, r + 1);
	unsigned text = item->indent + item->marker_cells;
	enum flow_fit fit = fit_after(c, r);
	bool goes_on = flow_goes_on(item, line);

	if (line->indent <= item->indent)
		return line->indent == item->indent && fit == FLOW_FULL;
	if (line->indent > text + 2)
		return fit == FLOW_FULL && goes_on;
	return fit != FLOW_SHORT || goes_on;
}

/* True when row r + 1, which stands further in or out than row r, the first of its stack, goes on with it. */
static bool
continues_first(const struct chunk *c, size_t r)
{
	const struct line *first = chunk_line(c, r), *line = chunk_line(c, r + 1);
	int change = (int)line->indent - (int)first->indent;
	enum flow_fit fit = fit_after(c, r);

	if (change == 0)
		return !is_term(c, r);
	if (change > 0 && (unsigned)change + first->indent == chunk_last_column(c, r))
		return true;
	if (change < -12 || change > 24 || (first->words < 3 && !(first->flags & LINE_NON_ASCII)))
		return false;
	return fit == FLOW_FULL || (fit == FLOW_RAGGED && c->wrap && flow_goes_on(first, line) &&
	                            change >= -8 && change <= 8);
}

/* True when blank lines stand before row r, and no page break that the chunk goes on across. */
static bool
is_apart(const struct chunk *c, size_t r)
{
	bool apart = c->row[r] > c->row[r - 1] + 1;

	for (size_t i = c->row[r - 1] + 1; i < c->row[r]; i++) {
		if (c->lines->line[i].flags & LINE_FURNITURE)
			return false;
	}
	return apart;
}

/* True when row r is the indented first line of a paragraph whose other lines stand further out. */
static bool
starts_indented(const struct chunk *c, size_t r)
{
	if (r + 1 >= c->row_count || chunk_line(c, r + 1)->indent >= chunk_line(c, r)->indent ||
	    chunk_line(c, r)->indent - chunk_line(c, r + 1)->indent > 8)
		return false;
	return fit_after(c, r) == FLOW_FULL && fit_after(c, r - 1) != FLOW_FULL;
}

/* The first row after those that stand in one stack with row r. */
static size_t
stack_end(const struct chunk *c, size_t r, bool item)
{
	struct heading heading;
	size_t j = r + 1;

	for (; j < c->row_count; j++) {
		const struct line *line = chunk_line(c, j), *before = chunk_line(c, j - 1);
		if ((line->flags & LINE_NO_WORD) && line->marks > 3)
			break;
		if (bordered_opens(c, c->row[j]) || shape_is_border(line, chunk_bytes(c, j)))
			break;
		if (is_apart(c, j) || line->depth != before->depth || is_item(c, j) ||
		    shape_is_rule(line, chunk_bytes(c, j)))
			break;
		if (starts_indented(c, j))
			break;
		if (j == r + 1 && !(item ? continues_item(c, r) : continues_first(c, r)))
			break;
		if (j > r + 1 && line->indent != before->indent)
			break;
		bool marked = j + 1 < c->row_count && chunk_line(c, j + 1)->flags & LINE_UNDERLINE;
		if ((marked || fit_after(c, j - 1) != FLOW_FULL) && special_at(c, j, &heading))
			break;
	}
	return j;
}

/* A sign of a script without spaces, or punctuation that goes with it. */
static bool
is_unspaced(uint32_t cp)
{
	return unicode_is_ideograph(cp) || (cp >= 0x3000 && cp < 0x3040) ||
	       (cp >= 0xff00 && cp < 0xfff0);
}

/*
 * In a paragraph of the rows first to last, breaks in the midst of a text without spaces are left out, and the indentation
 * after them.
 */
static void
hide_breaks(struct chunk *c, size_t first, size_t last)
{
	for (size_t r = first; r < last; r++) {
		struct line *line = chunk_line(c, r), *next = chunk_line(c, r + 1);
		uint32_t cp;
		if (!(line->flags & next->flags & LINE_NON_ASCII) || next != line + 1 ||
		    !is_unspaced(line->last))
			continue;
		utf8_decode(lines_bytes(c->lines, next->text.start), (size_t)range_size(next->text),
		            &cp);
		if (!is_unspaced(cp))
			continue;
		line->flags |= LINE_HIDE_BREAK;
		next->flags |= LINE_HIDE_INDENT;
	}
}

/* The cells before the second and following rows of the paragraph of rows first to end. */
static uint16_t
hang_of(const struct chunk *c, size_t first, size_t end)
{
	const struct line *line = chunk_line(c, first);
	uint32_t hang = chunk_line(c, first + 1 < end ? first + 1 : first)->indent;

	/* When a term's gap closes, its text need not hang that far. */
	if (hang > line->indent + HANG_MAX && hang == chunk_last_column(c, first))
		hang = line->indent + HANG_MAX;
	return chunk_cells(hang);
}

/* Rows first to end, not included, as paragraphs: a new one where a line was short and the words do not go on. */
static void
add_paragraphs(struct chunk *c, size_t first, size_t end, bool item)
{
	uint16_t hang = hang_of(c, first, end);
	size_t start = first;

	for (size_t r = first; r < end; r++) {
		if (r + 1 < end && (fit_after(c, r) != FLOW_SHORT ||
		                    flow_goes_on(chunk_line(c, r), chunk_line(c, r + 1))))
			continue;
		bool marked = item && start == first;
		struct piece *piece = chunk_add(c, start, r, marked ? BLOCK_ITEM : BLOCK_PARAGRAPH);
		piece->hang = hang;
		hide_breaks(c, start, r);
		if (marked) {
			const struct line *line = chunk_line(c, first);
			piece->level =
				(uint8_t)list_level(&c->profile->survey, c->lines, c->row[first]);
			if (end - first == 1 || hang <= piece->indent)
				piece->hang = chunk_cells(line->indent + line->marker_cells);
		}
		start = r + 1;
	}
}

/* A short line that is no sentence and leads up to nothing. */
static bool
is_loose(const struct chunk *c, const struct line *line)
{
	bool sentence = line->words > 3 && line->flags & (LINE_SENTENCE_END | LINE_COLON);

	unsigned wrap = c->wrap ? c->wrap : CHUNK_USUAL_WRAP;

	return line->width * 4 < wrap * 3 && !sentence;
}

/* A line alone: kept when it has columns or is code, else a paragraph. */
static void
add_single(struct chunk *c, size_t r)
{
	const struct line *line = chunk_line(c, r);
	const char *bytes = chunk_bytes(c, r);

	if (line->flags & LINE_LEADERS)
		chunk_add_kept(c, r, r + 1, BLOCK_CONTENTS);
	else if (is_term(c, r))
		chunk_add(c, r, r, BLOCK_PARAGRAPH)->hang = chunk_cells(line->indent + HANG_MAX);
	else if (shape_code(line, bytes) == 2)
		chunk_add_kept(c, r, r + 1, BLOCK_CODE);
	else if ((line->flags & LINE_WIDE_GAP) || shape_is_drawing(line, bytes))
		chunk_add_kept(c, r, r + 1, BLOCK_VERBATIM);
	else
		chunk_add(c, r, r, BLOCK_PARAGRAPH)->loose = is_loose(c, line);
}

size_t
stack_cut(struct chunk *c, size_t r)
{
	bool item = is_item(c, r);
	size_t end = stack_end(c, r, item);

	if (item) {
		add_paragraphs(c, r, end, true);
		return end;
	}
	if (end == r + 1) {
		add_single(c, r);
		return end;
	}
	switch (flow_judge(c->lines, c->row + r, end - r, c->wrap, c->profile->one_line)) {
	case FLOW_REFLOW:
		add_paragraphs(c, r, end, false);
		break;
	case FLOW_LINES:
		for (size_t k = r; k < end; k++)
			add_single(c, k);
		break;
	case FLOW_CODE:
		chunk_add_kept(c, r, end, BLOCK_CODE);
		break;
	case FLOW_VERBATIM:
		chunk_add_kept(c, r, end, BLOCK_VERBATIM);
		break;
	}
	return end;
}
