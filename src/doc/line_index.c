/*
 * The points lie at any positions, not at starts of lines, so that a text of one endless line has its points too: whatever is
 * asked, no more than what lies between two of them is read.
 */
#include "doc/line_index.h"

#include <stdlib.h>

#include "base/bisect.h"
#include "base/breaks.h"
#include "base/memory.h"

enum { REACH = 4 * 1024 * 1024 }; /* bytes read after the last point at most */

void
line_index_clear(struct line_index *index)
{
	free(index->points);
	*index = (struct line_index){ 0 };
}

/* Forgets every other point. */
static void
thin(struct line_index *index)
{
	size_t kept = 0;

	index->step = index->points[index->count - 1].pos / (LINE_INDEX_MOST / 2);
	for (size_t i = 1; i < index->count; i += 2)
		index->points[kept++] = index->points[i];
	index->count = kept;
}

void
line_index_add(struct line_index *index, uint64_t line, uint64_t pos)
{
	size_t n = index->count;

	if (n && (pos <= index->points[n - 1].pos || pos - index->points[n - 1].pos < index->step))
		return;
	if (n == LINE_INDEX_MOST)
		thin(index);
	index->points = memory_grow(index->points, &index->capacity, index->count + 1,
	                            sizeof *index->points);
	index->points[index->count++] = (struct line_point){ pos, line };
}

/* The last point at or before pos and before the line; the start of the text when there is none. */
static struct line_point
point_before(const struct line_index *index, uint64_t pos, uint64_t line)
{
	size_t i;

	BISECT(i, 0, index->count, index->points[i].pos <= pos && index->points[i].line < line);
	return i ? index->points[i - 1] : (struct line_point){ 0, 1 };
}

static uint64_t
reach(const struct line_index *index)
{
	return index->step > REACH / 2 ? 2 * index->step : REACH;
}

static bool
is_after_cr(struct text *text, uint64_t pos)
{
	return pos && text_byte(text, pos - 1) == '\r';
}

uint64_t
line_index_line(const struct line_index *index, struct text *text, uint64_t pos)
{
	struct line_point from = point_before(index, pos, UINT64_MAX);
	uint64_t line = from.line;
	bool cr = is_after_cr(text, from.pos);

	if (pos - from.pos > reach(index))
		return 0;
	for (uint64_t at = from.pos; at < pos;) {
		size_t n;
		const char *bytes = text_view(text, at, &n);
		if (!n)
			break;
		if (n > pos - at)
			n = (size_t)(pos - at);
		line += breaks_count(bytes, n, &cr);
		at += n;
	}
	return line;
}

bool
line_index_start(const struct line_index *index, struct text *text, uint64_t line, uint64_t *pos)
{
	struct line_point from = point_before(index, UINT64_MAX, line);
	uint64_t left = line > from.line ? line - from.line : 0;
	uint64_t limit = from.pos + reach(index);
	bool cr = is_after_cr(text, from.pos);

	if (!left) {
		*pos = 0;
		return true;
	}
	for (uint64_t at = from.pos; at < limit;) {
		size_t n, found;
		const char *bytes = text_view(text, at, &n);
		if (!n)
			return false;
		if (breaks_find(bytes, n, &cr, &left, &found)) {
			at += found + 1;
			if (cr && text_byte(text, at) == '\n')
				at++;
			*pos = at;
			return at < text_size(text);
		}
		at += n;
	}
	return false;
}
