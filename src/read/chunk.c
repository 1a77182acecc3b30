/*
 * A chunk into pieces. First whole chunks that are kept (a program, a log, a drawing). Otherwise what is special (headings, rules)
 * and stacks of lines are taken from the top, and become pieces by themselves.
 */
#include "read/chunk.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "doc/block.h"
#include "read/bordered.h"
#include "read/chunk_pieces.h"
#include "read/kept.h"
#include "read/shape.h"
#include "read/special.h"
#include "read/stack.h"
#include "read/wrap.h"

enum { LOCAL_WRAP_ROWS = 5 }; /* fewer lines cannot tell where they were wrapped */

void
chunk_clear(struct chunk *chunk)
{
	free(chunk->row);
	free(chunk->piece);
	*chunk = (struct chunk){ 0 };
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
		const struct line *line = chunk_line(c, r);
		wrap_vote(&votes, line, chunk_line(c, r + 1));
		terse += line->words < 4 && !(line->flags & LINE_NON_ASCII);
		uppers += (chunk_line(c, r + 1)->flags & LINE_UPPER) != 0;
	}
	unsigned column = wrap_column(&votes, &share);
	if (share < 75 || column < 40 || terse * 4 > votes.pairs || uppers * 10 >= votes.pairs * 8)
		return c->profile->wrap;
	for (size_t r = 0; r < c->row_count; r++)
		wider += chunk_line(c, r)->width > column;
	return wider * 8 <= c->row_count ? column : c->profile->wrap;
}

unsigned
chunk_last_column(const struct chunk *c, size_t r)
{
	const struct line *line = chunk_line(c, r);
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
	if (kept_is_literal(chunk)) {
		chunk_add_kept(chunk, 0, chunk->row_count, BLOCK_CODE);
		return;
	}
	while (r < chunk->row_count) {
		next = bordered_cut(chunk, r);
		if (next > r) {
			r = next;
			continue;
		}
		if (special_at(chunk, r, &heading)) {
			r = special_take(chunk, r, &heading);
			continue;
		}
		if (!looked && kept_cut(chunk, r))
			break;
		looked = true;
		if (shape_is_rule(chunk_line(chunk, r), chunk_bytes(chunk, r))) {
			chunk_add(chunk, r, r, BLOCK_RULE);
			r++;
			continue;
		}
		r = stack_cut(chunk, r);
	}
	chunk_join(chunk);
}
