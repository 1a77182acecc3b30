/*
 * Chunks that are kept as they stand: a program, a diff, a log, a listing of files, a drawing, columns. Told by counting rows that
 * look so; most paragraphs are refused by what all their rows show together.
 */
#include "read/kept.h"

#include <string.h>

#include "doc/block.h"
#include "read/bordered.h"
#include "read/chunk_pieces.h"
#include "read/shape.h"
#include "read/wrap.h"

bool
kept_is_literal(const struct chunk *c)
{
	uint32_t indent = chunk_line(c, 0)->indent;

	if (!c->profile->literals)
		return false;
	for (size_t r = 1; r < c->row_count; r++)
		indent = chunk_line(c, r)->indent < indent ? chunk_line(c, r)->indent : indent;
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

typedef bool (*row_test)(const struct line *line, const char *bytes);

/* How many of the rows from r on pass; no more than 200 are looked at. */
static size_t
count_rows(const struct chunk *c, size_t r, row_test test, size_t *looked)
{
	size_t n = 0;

	*looked = c->row_count - r < 200 ? c->row_count - r : 200;
	for (size_t i = 0; i < *looked; i++)
		n += test(chunk_line(c, r + i), chunk_bytes(c, r + i));
	return n;
}

/* A log: an entry is a line with a time and what follows it without one. */
static bool
cut_log(struct chunk *c, size_t first)
{
	size_t looked, start = first;
	bool log = c->profile->kind == PROFILE_LOG;

	if (!log && !shape_is_log(chunk_line(c, first), chunk_bytes(c, first)))
		return false;
	size_t n = log ? 0 : count_rows(c, first, shape_is_log, &looked);
	if (!log && (n < 2 || n * 2 < looked))
		return false;
	for (size_t r = first + 1; r <= c->row_count; r++) {
		if (r < c->row_count && r - start < CHUNK_KEPT_ROWS &&
		    !shape_is_log(chunk_line(c, r), chunk_bytes(c, r)))
			continue;
		chunk_add_kept(c, start, r, BLOCK_VERBATIM);
		start = r;
	}
	return true;
}

static bool
is_surely_code(const struct line *line, const char *bytes)
{
	return shape_code(line, bytes) == 2;
}

/* Rows of columns from row r on, none of which goes on under its last column. */
static bool
is_table(const struct chunk *c, size_t r)
{
	size_t n = c->row_count - r, gaps = 0;

	if (n < 3)
		return false;
	for (size_t k = r; k < c->row_count; k++) {
		const struct line *line = chunk_line(c, k);
		gaps += (line->flags & LINE_WIDE_GAP) != 0;
		bool full = k > r && wrap_room(line - 1, line, c->wrap) < 0;
		if (full && (!(line->flags & LINE_WIDE_GAP) || n < 6) &&
		    (line->indent == chunk_line(c, k - 1)->indent ||
		     line->indent == chunk_last_column(c, k - 1)))
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
		char start = *chunk_bytes(c, r);
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
		if ((chunk_line(c, r)->flags & LINE_UNDERLINE) &&
		    bordered_marks_heading(c, c->row[r]))
			return true;
	return false;
}

bool
kept_cut(struct chunk *c, size_t r)
{
	size_t looked;

	/* Most paragraphs. */
	if (c->plain && c->profile->kind != PROFILE_CODE && c->profile->kind != PROFILE_LOG)
		return false;
	if (c->profile->kind == PROFILE_CODE ||
	    shape_is_diff(chunk_line(c, r), chunk_bytes(c, r))) {
		chunk_add_kept(c, r, c->row_count, BLOCK_CODE);
		return true;
	}
	if (r == 0 && is_diff_rest(c)) {
		chunk_add_kept(c, r, c->row_count, BLOCK_CODE);
		return true;
	}
	if (cut_log(c, r))
		return true;
	if (count_rows(c, r, shape_is_listing, &looked) * 2 > looked ||
	    (c->row_count - r > 1 &&
	     count_rows(c, r, shape_is_drawing, &looked) * 3 > looked * 2)) {
		chunk_add_kept(c, r, c->row_count, BLOCK_VERBATIM);
		return true;
	}
	if (holds_heading(c, r))
		return false;
	if (c->row_count - r > 2 && !leads_up(chunk_line(c, r)) &&
	    count_rows(c, r, is_surely_code, &looked) * 2 >= looked) {
		chunk_add_kept(c, r, c->row_count, BLOCK_CODE);
		return true;
	}
	if (is_table(c, r)) {
		chunk_add_kept(c, r, c->row_count, BLOCK_VERBATIM);
		return true;
	}
	return false;
}
