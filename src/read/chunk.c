/*
 * A chunk into pieces. First whole chunks that are kept (a program, a log, a drawing). Otherwise stacks are taken from the
 * top: lines that stand under each other at one indentation, the first of which may hang out or in, until a list item, a rule
 * or another indentation begins. A stack is judged by how its lines flow and becomes paragraphs or a kept
 * piece. At last short pieces beside kept ones join them, so that a listing with changing indentation is one.
 */
#include "read/chunk.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "doc/block.h"
#include "read/flow.h"
#include "read/list.h"
#include "read/shape.h"
#include "read/wrap.h"

enum {
	LOCAL_WRAP_ROWS = 5, /* fewer lines cannot tell where they were wrapped */
	USUAL_WRAP = 72,     /* cells: where none is known */
	HANG_MAX = 8,        /* cells: how far the text of a term hangs */
	KEPT_ROWS = 64,      /* a longer kept piece becomes several blocks: nobody sees it */
};

void
chunk_clear(struct chunk *chunk)
{
	free(chunk->row);
	free(chunk->piece);
	*chunk = (struct chunk){ 0 };
}

static struct line *
row_line(const struct chunk *c, size_t r)
{
	return &c->lines->line[c->row[r]];
}

static const char *
row_bytes(const struct chunk *c, size_t r)
{
	return lines_bytes(c->lines, row_line(c, r)->range.start);
}

static uint16_t
cells(uint32_t n)
{
	return n < UINT16_MAX ? (uint16_t)n : UINT16_MAX;
}

static struct piece *
add_piece(struct chunk *c, size_t first, size_t last, enum block_kind kind)
{
	c->piece = memory_grow(c->piece, &c->capacity, c->count + 1, sizeof *c->piece);
	struct piece *piece = &c->piece[c->count++];
	uint16_t indent = cells(row_line(c, first)->indent);
	*piece = (struct piece){ .first = first, .last = last, .kind = (uint8_t)kind };
	piece->indent = piece->hang = indent;
	return piece;
}

static void
take_rows(struct chunk *c, size_t first, size_t end)
{
	uint32_t flags = 0, symbols = 0, markers = 0, digits = 0;

	c->row = memory_grow(c->row, &c->row_capacity, end - first, sizeof *c->row);
	c->row_count = 0;
	c->count = 0;
	memset(c->columns, 0, sizeof c->columns);
	for (size_t i = first; i < end; i++) {
		const struct line *line = &c->lines->line[i];
		if (line->flags & LINE_BLANK)
			continue;
		flags |= line->flags;
		symbols += line->symbols;
		markers += line->marker != MARKER_NONE;
		digits = line->digits > digits ? line->digits : digits;
		if (!(line->flags & LINE_WIDE_GAP) && line->indent < CHUNK_COLUMNS)
			c->columns[line->indent / 64] |= UINT64_C(1) << line->indent % 64;
		c->row[c->row_count++] = i;
	}
	c->plain = !(flags &
	             (LINE_NO_WORD | LINE_WIDE_GAP | LINE_LEADERS | LINE_FENCE | LINE_CONTROL)) &&
	           symbols * 4 <= c->row_count && markers == 0 && digits < 6;
}

/* The column at which this chunk was wrapped: its own when its lines agree on one, else the text's. */
static unsigned
find_wrap(const struct chunk *c)
{
	struct wrap_votes votes = { { 0 }, 0, 0, 0 };
	unsigned uppers = 0, wider = 0, terse = 0, share;

	if (c->row_count < LOCAL_WRAP_ROWS)
		return c->profile->wrap;
	for (size_t r = 0; r + 1 < c->row_count; r++) {
		const struct line *line = row_line(c, r);
		wrap_vote(&votes, line, row_line(c, r + 1));
		terse += line->words < 4 && !(line->flags & LINE_NON_ASCII);
		uppers += (row_line(c, r + 1)->flags & LINE_UPPER) != 0;
	}
	unsigned column = wrap_column(&votes, &share);
	if (share < 75 || column < 40 || terse * 4 > votes.pairs || uppers * 10 >= votes.pairs * 8)
		return c->profile->wrap;
	for (size_t r = 0; r < c->row_count; r++)
		wider += row_line(c, r)->width > column;
	return wider * 8 <= c->row_count ? column : c->profile->wrap;
}

/*
 * Kept lines from row first to end, not included, as pieces of bounded size from index i on, over those there; returns the
 * index after them. The rows are those of at least as many pieces.
 */
static size_t
put_kept(struct chunk *c, size_t i, size_t first, size_t end, enum block_kind kind)
{
	while (first < end) {
		size_t n = end - first < KEPT_ROWS ? end - first : KEPT_ROWS;
		c->piece[i++] = (struct piece){
			.first = first,
			.last = first + n - 1,
			.kind = (uint8_t)kind,
			.loose = kind != BLOCK_CONTENTS,
		};
		first += n;
	}
	return i;
}

static void
add_kept(struct chunk *c, size_t first, size_t end, enum block_kind kind)
{
	size_t n = (end - first + KEPT_ROWS - 1) / KEPT_ROWS;

	c->piece = memory_grow(c->piece, &c->capacity, c->count + n, sizeof *c->piece);
	c->count = put_kept(c, c->count, first, end, kind);
}

typedef bool (*row_test)(const struct line *line, const char *bytes);

/* How many of the rows from r on pass; no more than 200 are looked at. */
static size_t
count_rows(const struct chunk *c, size_t r, row_test test, size_t *looked)
{
	size_t n = 0;

	*looked = c->row_count - r < 200 ? c->row_count - r : 200;
	for (size_t i = 0; i < *looked; i++)
		n += test(row_line(c, r + i), row_bytes(c, r + i));
	return n;
}

/* A log: an entry is a line with a time and what follows it without one. */
static bool
cut_log(struct chunk *c, size_t first)
{
	size_t looked, start = first;
	bool log = c->profile->kind == PROFILE_LOG;

	if (!log && !shape_is_log(row_line(c, first), row_bytes(c, first)))
		return false;
	size_t n = log ? 0 : count_rows(c, first, shape_is_log, &looked);
	if (!log && (n < 2 || n * 2 < looked))
		return false;
	for (size_t r = first + 1; r <= c->row_count; r++) {
		if (r < c->row_count && r - start < KEPT_ROWS &&
		    !shape_is_log(row_line(c, r), row_bytes(c, r)))
			continue;
		add_kept(c, start, r, BLOCK_VERBATIM);
		start = r;
	}
	return true;
}

/* The row after the last border of the table that begins with row r; r when none does. */
static size_t
table_end(const struct chunk *c, size_t r)
{
	size_t end = r;

	if (!shape_is_border(row_line(c, r), row_bytes(c, r)))
		return r;
	for (size_t k = r + 1; k < c->row_count; k++) {
		if (shape_is_border(row_line(c, k), row_bytes(c, k)))
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

/* A line of marks over or under a heading, which looks like a fence. */
static bool
marks_heading(const struct chunk *c, size_t i)
{
	const struct survey *survey = &c->profile->survey;
	struct heading h;

	if (heading_classify(survey, c->lines, i, &h) && h.over)
		return true;
	return i && heading_classify(survey, c->lines, i - 1, &h) &&
	       h.style == HEADING_UNDERLINED && h.lines == 2;
}

/* A fence that may open a listing: text comes right after it and none, or a line that leads up to it, right before. */
static bool
opens_listing(const struct chunk *c, size_t i)
{
	const struct line *line = &c->lines->line[i];
	unsigned length;

	if (!(line->flags & LINE_FENCE) || !is_text(c, i) ||
	    !shape_fence(line, lines_bytes(c->lines, line->range.start), &length) ||
	    marks_heading(c, i))
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

	if (opens_listing(c, line)) {
		close = closing_fence(c, line, line + 1);
	} else if (first) {
		size_t open = fence_before(c, line);
		if (open < c->lines->count && opens_listing(c, open))
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

/* True when the chunk is part of what stands indented under a paragraph that ends with "::". */
static bool
is_literal(const struct chunk *c)
{
	uint32_t indent = row_line(c, 0)->indent;

	if (!c->profile->literals)
		return false;
	for (size_t r = 1; r < c->row_count; r++)
		indent = row_line(c, r)->indent < indent ? row_line(c, r)->indent : indent;
	for (size_t i = c->row[0]; i-- > 0 && indent > 0;) {
		const struct line *line = &c->lines->line[i];
		if ((line->flags & LINE_BLANK) || line->indent >= indent)
			continue;
		size_t n = (size_t)range_size(line->text);
		if (n > 1 && memcmp(lines_bytes(c->lines, line->text.end - 2), "::", 2) == 0)
			return i + 1 < c->row[0];
		indent = line->indent;
	}
	return false;
}

static bool
is_surely_code(const struct line *line, const char *bytes)
{
	return shape_code(line, bytes) == 2;
}

/* The cell in which the last column of the line's words begins, 0 when it has no gap. */
static unsigned
last_column(const struct chunk *c, size_t r)
{
	const struct line *line = row_line(c, r);
	size_t n = (size_t)range_size(line->text);
	const char *s = lines_bytes(c->lines, line->text.start);
	unsigned column = 0;

	if (!(line->flags & LINE_GAP) || (line->flags & LINE_NON_ASCII))
		return 0;
	for (size_t i = 2; i < n; i++) {
		if (s[i] != ' ' && s[i - 1] == ' ' && s[i - 2] == ' ')
			column = line->indent + (unsigned)i;
	}
	return column;
}

/* Rows of columns from row r on, none of which goes on under its last column. */
static bool
is_table(const struct chunk *c, size_t r)
{
	size_t n = c->row_count - r, gaps = 0;

	if (n < 3)
		return false;
	for (size_t k = r; k < c->row_count; k++) {
		const struct line *line = row_line(c, k);
		gaps += (line->flags & LINE_WIDE_GAP) != 0;
		bool full = k > r && wrap_room(line - 1, line, c->wrap) < 0;
		if (full && (!(line->flags & LINE_WIDE_GAP) || n < 6) &&
		    (line->indent == row_line(c, k - 1)->indent ||
		     line->indent == last_column(c, k - 1)))
			return false;
	}
	return gaps * 10 >= n * 6;
}

/* What a diff goes on with after an empty line: every row begins like one, and the lines before lead back to its head. */
static bool
is_diff_rest(const struct chunk *c)
{
	bool changed = false;

	for (size_t r = 0; r < c->row_count; r++) {
		char start = *row_bytes(c, r);
		if (start != ' ' && start != '+' && start != '-' && start != '\\')
			return false;
		changed = changed || start != ' ';
	}
	for (size_t i = c->row[0]; changed && i-- > 0;) {
		const struct line *line = &c->lines->line[i];
		const char *bytes = lines_bytes(c->lines, line->range.start);
		if (line->flags & LINE_BLANK)
			continue;
		if (shape_is_diff(line, bytes))
			return true;
		if (!strchr(" +-\\", *bytes))
			return false;
	}
	return false;
}

/* Words that end with a colon. */
static bool
leads_up(const struct line *line)
{
	return line->words > 3 && (line->flags & LINE_COLON);
}

/* True when one of the rows from r on is a line of marks at a heading. */
static bool
holds_heading(const struct chunk *c, size_t r)
{
	for (; r < c->row_count; r++)
		if ((row_line(c, r)->flags & LINE_UNDERLINE) && marks_heading(c, c->row[r]))
			return true;
	return false;
}

/* What is kept whole, from row r to the chunk's end. */
static bool
cut_kept(struct chunk *c, size_t r)
{
	size_t looked;

	/* Most paragraphs. */
	if (c->plain && c->profile->kind != PROFILE_CODE && c->profile->kind != PROFILE_LOG)
		return false;
	if (c->profile->kind == PROFILE_CODE || shape_is_diff(row_line(c, r), row_bytes(c, r))) {
		add_kept(c, r, c->row_count, BLOCK_CODE);
		return true;
	}
	if (r == 0 && is_diff_rest(c)) {
		add_kept(c, r, c->row_count, BLOCK_CODE);
		return true;
	}
	if (cut_log(c, r))
		return true;
	if (count_rows(c, r, shape_is_listing, &looked) * 2 > looked ||
	    (c->row_count - r > 1 &&
	     count_rows(c, r, shape_is_drawing, &looked) * 3 > looked * 2)) {
		add_kept(c, r, c->row_count, BLOCK_VERBATIM);
		return true;
	}
	if (holds_heading(c, r))
		return false;
	if (c->row_count - r > 2 && !leads_up(row_line(c, r)) &&
	    count_rows(c, r, is_surely_code, &looked) * 2 >= looked) {
		add_kept(c, r, c->row_count, BLOCK_CODE);
		return true;
	}
	if (is_table(c, r)) {
		add_kept(c, r, c->row_count, BLOCK_VERBATIM);
		return true;
	}
	return false;
}

static enum flow_fit
fit_after(const struct chunk *c, size_t r)
{
	return flow_fit(row_line(c, r), row_line(c, r + 1), c->wrap);
}

/* True when row r begins a list item. */
static bool
is_item(const struct chunk *c, size_t r)
{
	const struct line *line = row_line(c, r);

	if (!line->marker || (line->flags & LINE_NO_WORD))
		return false;
	bool wrapped = false;
	if (r > 0) {
		const struct line *before = row_line(c, r - 1);
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
	unsigned column = last_column(c, r);

	return column && column < CHUNK_COLUMNS && c->columns[column / 64] >> column % 64 & 1;
}

/* True when row r + 1 continues the item whose first line is row r. */
static bool
continues_item(const struct chunk *c, size_t r)
{
	const struct line *item = row_line(c, r), *line = row_line(c, r + 1);
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
	const struct line *first = row_line(c, r), *line = row_line(c, r + 1);
	int change = (int)line->indent - (int)first->indent;
	enum flow_fit fit = fit_after(c, r);

	if (change == 0)
		return !is_term(c, r);
	if (change > 0 && (unsigned)change + first->indent == last_column(c, r))
		return true;
	if (change < -12 || change > 24 || (first->words < 3 && !(first->flags & LINE_NON_ASCII)))
		return false;
	return fit == FLOW_FULL || (fit == FLOW_RAGGED && c->wrap && flow_goes_on(first, line) &&
	                            change >= -8 && change <= 8);
}

/* True when row r is a heading, a title, a byline ... rather than text. */
static bool
is_special(const struct chunk *c, size_t r, struct heading *heading)
{
	if (c->profile->kind == PROFILE_CODE || c->profile->kind == PROFILE_LOG)
		return false;
	return heading_classify(&c->profile->survey, c->lines, c->row[r], heading) &&
	       heading->kind != BLOCK_PARAGRAPH && heading->lines > 0;
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
	if (r + 1 >= c->row_count || row_line(c, r + 1)->indent >= row_line(c, r)->indent ||
	    row_line(c, r)->indent - row_line(c, r + 1)->indent > 8)
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
		const struct line *line = row_line(c, j), *before = row_line(c, j - 1);
		if ((line->flags & LINE_NO_WORD) && line->marks > 3)
			break;
		if (opens_listing(c, c->row[j]) || shape_is_border(line, row_bytes(c, j)))
			break;
		if (is_apart(c, j) || line->depth != before->depth || is_item(c, j) ||
		    shape_is_rule(line, row_bytes(c, j)))
			break;
		if (starts_indented(c, j))
			break;
		if (j == r + 1 && !(item ? continues_item(c, r) : continues_first(c, r)))
			break;
		if (j > r + 1 && line->indent != before->indent)
			break;
		bool marked = j + 1 < c->row_count && row_line(c, j + 1)->flags & LINE_UNDERLINE;
		if ((marked || fit_after(c, j - 1) != FLOW_FULL) && is_special(c, j, &heading))
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
		struct line *line = row_line(c, r), *next = row_line(c, r + 1);
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
	const struct line *line = row_line(c, first);
	uint32_t hang = row_line(c, first + 1 < end ? first + 1 : first)->indent;

	/* When a term's gap closes, its text need not hang that far. */
	if (hang > line->indent + HANG_MAX && hang == last_column(c, first))
		hang = line->indent + HANG_MAX;
	return cells(hang);
}

/* Rows first to end, not included, as paragraphs: a new one where a line was short and the words do not go on. */
static void
add_paragraphs(struct chunk *c, size_t first, size_t end, bool item)
{
	uint16_t hang = hang_of(c, first, end);
	size_t start = first;

	for (size_t r = first; r < end; r++) {
		if (r + 1 < end && (fit_after(c, r) != FLOW_SHORT ||
		                    flow_goes_on(row_line(c, r), row_line(c, r + 1))))
			continue;
		bool marked = item && start == first;
		struct piece *piece = add_piece(c, start, r, marked ? BLOCK_ITEM : BLOCK_PARAGRAPH);
		piece->hang = hang;
		hide_breaks(c, start, r);
		if (marked) {
			const struct line *line = row_line(c, first);
			piece->level =
				(uint8_t)list_level(&c->profile->survey, c->lines, c->row[first]);
			if (end - first == 1 || hang <= piece->indent)
				piece->hang = cells(line->indent + line->marker_cells);
		}
		start = r + 1;
	}
}

/* A short line that is no sentence and leads up to nothing. */
static bool
is_loose(const struct chunk *c, const struct line *line)
{
	bool sentence = line->words > 3 && line->flags & (LINE_SENTENCE_END | LINE_COLON);

	unsigned wrap = c->wrap ? c->wrap : USUAL_WRAP;

	return line->width * 4 < wrap * 3 && !sentence;
}

/* A line alone: kept when it has columns or is code, else a paragraph. */
static void
add_single(struct chunk *c, size_t r)
{
	const struct line *line = row_line(c, r);
	const char *bytes = row_bytes(c, r);

	if (line->flags & LINE_LEADERS)
		add_kept(c, r, r + 1, BLOCK_CONTENTS);
	else if (is_term(c, r))
		add_piece(c, r, r, BLOCK_PARAGRAPH)->hang = cells(line->indent + HANG_MAX);
	else if (shape_code(line, bytes) == 2)
		add_kept(c, r, r + 1, BLOCK_CODE);
	else if ((line->flags & LINE_WIDE_GAP) || shape_is_drawing(line, bytes))
		add_kept(c, r, r + 1, BLOCK_VERBATIM);
	else
		add_piece(c, r, r, BLOCK_PARAGRAPH)->loose = is_loose(c, line);
}

/* The stack that begins with row r; returns the row after it. */
static size_t
cut_stack(struct chunk *c, size_t r)
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
		add_kept(c, r, end, BLOCK_CODE);
		break;
	case FLOW_VERBATIM:
		add_kept(c, r, end, BLOCK_VERBATIM);
		break;
	}
	return end;
}

/*
 * The end of the verse that begins with piece i, whose lines stand in and out by turns: short lines alone, most of which begin
 * with a capital and have some words. i when there is none. *brief_end is where such lines end, verse or not.
 */
static size_t
verse_end(const struct chunk *c, size_t i, size_t *brief_end)
{
	unsigned wrap = c->wrap ? c->wrap : USUAL_WRAP;
	size_t upper = 0, wordy = 0, end = i;

	for (; end < c->count; end++) {
		const struct piece *piece = &c->piece[end];
		const struct line *line = row_line(c, piece->first);
		if (piece->kind != BLOCK_PARAGRAPH || piece->first != piece->last ||
		    line->width * 4 >= wrap * 3)
			break;
		upper += (line->flags & LINE_UPPER) != 0;
		wordy += line->words > 2;
	}
	size_t count = end - i;
	*brief_end = end;
	return count >= 4 && upper * 4 >= count * 3 && wordy * 4 >= count * 3 ? end : i;
}

/*
 * The end of the stretch of pieces from i on that may be kept together: loose ones, and whatever stands indented between a line
 * of code and another one that is indented like it, the body of a loop for instance.
 */
static size_t
loose_end(const struct chunk *c, size_t i)
{
	size_t end = i;
	bool code = false;

	while (end < c->count && c->piece[end].loose) {
		uint32_t indent = row_line(c, c->piece[end].first)->indent;
		code = code || c->piece[end].kind == BLOCK_CODE;
		size_t k = ++end;
		while (code && k < c->count && k < end + 16 &&
		       c->piece[k].kind == BLOCK_PARAGRAPH &&
		       c->piece[k].last - c->piece[k].first < 8 &&
		       row_line(c, c->piece[k].first)->indent > indent)
			k++;
		if (k > end && k < c->count && c->piece[k].loose &&
		    row_line(c, c->piece[k].first)->indent == indent)
			end = k;
	}
	return end;
}

/* Loose pieces side by side of which one is kept, and verse, become one kept stretch. */
static void
join_loose(struct chunk *c)
{
	size_t count = c->count, out = 0, end, brief = 0;

	for (size_t i = 0; i < count; i = end) {
		bool code = false, kept = false;
		size_t verse = i < brief ? i : verse_end(c, i, &brief);
		end = loose_end(c, i);
		end = verse > end ? verse : end;
		for (size_t k = i; k < end; k++) {
			code = code || c->piece[k].kind == BLOCK_CODE;
			kept = kept || block_is_kept(c->piece[k].kind);
		}
		if (end > i + 1 && (kept || verse > i)) {
			size_t first = c->piece[i].first, last = c->piece[end - 1].last;
			out = put_kept(c, out, first, last + 1, code ? BLOCK_CODE : BLOCK_VERBATIM);
			continue;
		}
		end = end == i ? i + 1 : end;
		for (size_t k = i; k < end; k++)
			c->piece[out++] = c->piece[k];
	}
	c->count = out;
}

/* How deep a heading stands as far as it tells by itself. */
static unsigned
level_of(const struct heading *h)
{
	unsigned level = h->depth ? h->depth : h->number.depth;

	return level ? level : 1;
}

/*
 * The rows that a heading, title, byline ... takes from row r on become one piece; what is no word of it, such as a
 * line under it, is hidden. Returns the row after it.
 */
static size_t
add_special(struct chunk *c, size_t r, const struct heading *h)
{
	size_t from = c->row[r] + h->first, words_end = from + h->words, end = c->row[r] + h->lines;
	size_t first = SIZE_MAX, last = r;

	for (; r < c->row_count && c->row[r] < end; r++) {
		if (c->row[r] < from || c->row[r] >= words_end) {
			row_line(c, r)->flags |= LINE_HIDDEN;
			continue;
		}
		first = first == SIZE_MAX ? r : first;
		last = r;
	}
	if (first == SIZE_MAX)
		return r;
	if (block_is_kept(h->kind)) {
		add_kept(c, first, last + 1, h->kind);
		return r;
	}
	struct piece *piece = add_piece(c, first, last, h->kind);
	if (h->kind == BLOCK_HEADING)
		piece->level = (uint8_t)level_of(h);
	return r;
}

/* Kept rows that tell so by borders and fences; returns the row after them, r when there are none. */
static size_t
cut_bordered(struct chunk *c, size_t r)
{
	size_t end = listing_end(c, r, r == 0);

	if (end > r) {
		add_kept(c, r, end, BLOCK_CODE);
		return end;
	}
	end = table_end(c, r);
	if (end > r)
		add_kept(c, r, end, BLOCK_VERBATIM);
	return end;
}

void
chunk_cut(struct chunk *chunk, size_t first, size_t end)
{
	struct heading heading;
	size_t r = 0, next;
	bool looked = false;

	take_rows(chunk, first, end);
	if (chunk->row_count == 0)
		return;
	chunk->wrap = find_wrap(chunk);
	if (is_literal(chunk)) {
		add_kept(chunk, 0, chunk->row_count, BLOCK_CODE);
		return;
	}
	while (r < chunk->row_count) {
		next = cut_bordered(chunk, r);
		if (next > r) {
			r = next;
			continue;
		}
		if (is_special(chunk, r, &heading)) {
			r = add_special(chunk, r, &heading);
			continue;
		}
		if (!looked && cut_kept(chunk, r))
			break;
		looked = true;
		if (shape_is_rule(row_line(chunk, r), row_bytes(chunk, r))) {
			add_piece(chunk, r, r, BLOCK_RULE);
			r++;
			continue;
		}
		r = cut_stack(chunk, r);
	}
	join_loose(chunk);
}
