/*
 * Loads lines. The one difficulty is the line that never ends: it is cut after multiples of LINES_WINDOW, and where the
 * cuts are must not depend on where one starts to read. A cut stands at a multiple when the LINES_WINDOW bytes before it hold
 * no line start; that can be seen by looking back that far and no further, so any stretch finds the same cuts.
 */
#include "read/lines.h"

#include <assert.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"

enum {
	READ_STEP = 512,   /* bytes asked for beyond those known, at first */
	LOOK_BACK = 512,   /* how far a line start is first looked for */
	CUT_SEARCH = 1024, /* how far white space is looked for at a cut */
};

void
lines_clear(struct lines *lines)
{
	free(lines->line);
	buffer_clear(&lines->bytes);
	*lines = (struct lines){ 0 };
}

/* Holds the bytes up to end, if the text has them. */
static void
hold(struct lines *lines, struct text *text, uint64_t end)
{
	uint64_t have = lines->start + lines->bytes.size;

	if (end > lines->end)
		end = lines->end;
	if (end <= have)
		return;
	text_copy(text, (struct range){ have, end }, &lines->bytes);
	/* A file that shrank gives less; then the text ends there. */
	if (lines->start + lines->bytes.size < end)
		lines->end = lines->start + lines->bytes.size;
}

/*
 * The first byte of the kind that is held from pos on, or where what is held ends. *known is the answer before: there is none
 * between the position asked for then and it. So a text that has none of a kind is not searched again from every line on.
 */
static uint64_t
find_byte(const struct lines *lines, uint64_t *known, uint64_t pos, char byte)
{
	uint64_t have = lines->start + lines->bytes.size;

	if (*known < pos)
		*known = pos;
	if (*known < have && *lines_bytes(lines, *known) != byte) {
		const char *bytes = lines_bytes(lines, *known);
		const char *found = memchr(bytes, byte, (size_t)(have - *known));
		*known = found ? *known + (uint64_t)(found - bytes) : have;
	}
	return *known;
}

/* The first line break at or after from and before limit; limit when there is none. */
static uint64_t
next_break(struct lines *lines, struct text *text, uint64_t from, uint64_t limit)
{
	for (;;) {
		uint64_t have = lines->start + lines->bytes.size;
		uint64_t lf = find_byte(lines, &lines->lf, from, '\n');
		uint64_t cr = find_byte(lines, &lines->cr, from, '\r');
		uint64_t at = lf < cr ? lf : cr;
		if (at < have || have >= limit)
			return at < limit ? at : limit;
		/* As much again as is held, so that long lines cost no more than short ones. */
		uint64_t more = have + READ_STEP + lines->bytes.size / 2;
		hold(lines, text, more < limit ? more : limit);
		if (lines->start + lines->bytes.size == have)
			return have;
	}
}

/*
 * Where a line that reaches past multiple is cut, and *next where the rest starts: at the first white space, or
 * before the first code point. A line break that comes first ends the line by itself.
 */
static uint64_t
cut_at(struct lines *lines, struct text *text, uint64_t multiple, uint64_t *next)
{
	uint64_t pos = multiple;

	hold(lines, text, multiple + CUT_SEARCH);
	uint64_t have = lines->start + lines->bytes.size;
	uint64_t limit = multiple + CUT_SEARCH < have ? multiple + CUT_SEARCH : have;
	for (; pos < limit; pos++) {
		char c = *lines_bytes(lines, pos);
		if (c == '\n' || c == '\r' || c == ' ' || c == '\t') {
			*next = pos + 1;
			return pos;
		}
	}
	pos = multiple;
	while (pos < have && pos < multiple + UTF8_MAX - 1 &&
	       utf8_is_continuation(*lines_bytes(lines, pos)))
		pos++;
	*next = pos;
	return pos;
}

/* The position after the line break at pos, whose bytes are held as far as needed. */
static uint64_t
after_break(struct lines *lines, struct text *text, uint64_t pos)
{
	hold(lines, text, pos + 2);
	const char *bytes = lines_bytes(lines, pos);
	bool two = bytes[0] == '\r' && pos + 1 < lines->end && bytes[1] == '\n';

	return pos + (two ? 2 : 1);
}

/* Finds the end of the line at start; limit is the multiple at which it is cut at the latest. True when it is cut. */
static bool
end_line(struct lines *lines, struct text *text, struct range *range, uint64_t limit)
{
	uint64_t end =
		next_break(lines, text, range->start, limit < lines->end ? limit : lines->end);
	bool cut = false;

	if (end >= limit && end < lines->end) {
		end = cut_at(lines, text, limit, &lines->next);
		char c = end < lines->end ? *lines_bytes(lines, end) : '\n';
		cut = c != '\n' && c != '\r';
	}
	if (end < lines->end && !cut)
		lines->next = after_break(lines, text, end);
	else if (end >= lines->end)
		lines->next = end = lines->end;
	range->end = end;
	return cut;
}

static void
add_line(struct lines *lines, struct text *text)
{
	struct range range = { lines->next, lines->next };
	bool cut_before = lines->count ? lines->line[lines->count - 1].flags & LINE_CUT_AFTER
	                               : lines->starts_cut;
	uint64_t limit = (range.start / LINES_WINDOW + (cut_before ? 1 : 2)) * LINES_WINDOW;
	bool cut_after = end_line(lines, text, &range, limit);

	lines->line =
		memory_grow(lines->line, &lines->capacity, lines->count + 1, sizeof *lines->line);
	struct line *line = &lines->line[lines->count++];
	line_read(line, lines_bytes(lines, range.start), (size_t)range_size(range));
	line->range = range;
	line->text.start += range.start;
	line->text.end += range.start;
	line->flags |= (cut_before ? LINE_CUT_BEFORE : 0u) | (cut_after ? LINE_CUT_AFTER : 0u);
}

/* True when a line starts at pos because a break ends there; the bytes around it are held. */
static bool
is_natural(const struct lines *lines, uint64_t pos)
{
	if (pos == 0)
		return true;
	const char *bytes = lines_bytes(lines, pos - 1);

	return bytes[0] == '\n' || (bytes[0] == '\r' && !(pos < lines->end && bytes[1] == '\n'));
}

/* The last place up to pos with a break's byte before it; where the bytes begin when there is none. */
static uint64_t
last_break(const struct lines *lines, uint64_t pos)
{
	const char *bytes = lines->bytes.bytes, *end = bytes + (pos - lines->start);
	const char *lf = memrchr(bytes, '\n', (size_t)(end - bytes));
	const char *from = lf ? lf + 1 : bytes;
	const char *cr = memrchr(from, '\r', (size_t)(end - from));

	return lines->start + (uint64_t)((cr ? cr + 1 : from) - bytes);
}

/* Starts to hold at the last natural line start from floor to pos; false when there is none. */
static bool
start_at_natural(struct lines *lines, struct text *text, uint64_t floor, uint64_t pos)
{
	lines->start = floor ? floor - 1 : 0;
	lines->lf = lines->cr = 0;
	buffer_reset(&lines->bytes);
	hold(lines, text, pos + 1);
	uint64_t p = pos < lines->end ? pos : lines->end;
	while (p > floor && !is_natural(lines, p))
		p = last_break(lines, p - 1);
	lines->next = p;
	return p >= floor && is_natural(lines, p);
}

/*
 * Finds a line start that is known without going further back: the last natural one in the window before pos's or pos's
 * own; when there is none, the line is cut at the start of pos's window.
 */
static void
start_before(struct lines *lines, struct text *text, uint64_t pos)
{
	uint64_t window = pos / LINES_WINDOW * LINES_WINDOW;
	uint64_t floor = window < LINES_WINDOW ? 0 : window - LINES_WINDOW;
	uint64_t near = pos < floor + LOOK_BACK ? floor : pos - LOOK_BACK;

	lines->starts_cut = false;
	if (start_at_natural(lines, text, near, pos) || start_at_natural(lines, text, floor, pos))
		return;
	cut_at(lines, text, window, &lines->next);
	lines->starts_cut = true;
}

void
lines_load(struct lines *lines, struct text *text, struct range stretch)
{
	lines->end = text_size(text);
	lines->count = 0;
	start_before(lines, text, stretch.start);
	lines_extend(lines, text, stretch.start);
	if (lines->count)
		lines->starts_cut = lines->line[lines->count - 1].flags & LINE_CUT_AFTER;
	lines->count = 0;
	hold(lines, text, stretch.end);
	lines_extend(lines, text, stretch.end);
}

void
lines_extend(struct lines *lines, struct text *text, uint64_t end)
{
	while (lines->next < end && lines->next < lines->end)
		add_line(lines, text);
}

void
lines_drop(struct lines *lines, size_t n)
{
	assert(n < lines->count);
	lines->count -= n;
	memmove(lines->line, lines->line + n, lines->count * sizeof *lines->line);
	buffer_consume(&lines->bytes, (size_t)(lines->line[0].range.start - lines->start));
	lines->start = lines->line[0].range.start;
}
