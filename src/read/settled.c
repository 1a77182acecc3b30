/*
 * Settling a line takes what stands SETTLED bytes around it and no more. So that it does not matter where one began to read,
 * lines are loaded with a margin: what settles them, and the context that may be looked at.
 */
#include "read/settled.h"

#include "base/bisect.h"
#include "read/page.h"

enum {
	SETTLED = 1536, /* a line is settled when this much after it is known */
	MARGIN = SETTLED_CONTEXT + SETTLED,
	BEHIND = 2 * LINES_WINDOW, /* bytes held behind the place, which may be asked for again; */
	STALE = 8 * LINES_WINDOW,  /* and so many before the lines are moved, which costs */
};

void
settled_clear(struct settled *s)
{
	lines_clear(&s->lines);
	s->count = 0;
}

void
settled_take(struct settled *s, struct lines *lines)
{
	settled_clear(s);
	if (lines->next < lines->end) {
		lines_clear(lines);
		return;
	}
	s->lines = *lines;
	s->count = lines->count;
	s->from = 0;
	*lines = (struct lines){ 0 };
}

void
settled_forget(struct settled *s)
{
	s->lines.count = s->count = 0;
}

/* Settles the lines that enough is known after. */
static void
settle(struct settled *s)
{
	struct lines *lines = &s->lines;
	bool all = lines->next >= lines->end;

	while (s->count < lines->count &&
	       (all || lines->line[s->count].range.end + SETTLED <= lines->next))
		profile_settle(s->profile, lines, s->count++);
}

/* Drops what is far behind a position. */
static void
drop_before(struct settled *s, uint64_t pos)
{
	if (s->from + STALE > pos)
		return;
	size_t n = settled_from(s, pos - BEHIND);
	if (n == 0 || n >= s->count)
		return;
	lines_drop(&s->lines, n);
	s->count -= n;
	s->from = s->lines.line[0].range.start;
}

void
settled_load(struct settled *s, uint64_t from, uint64_t to)
{
	from = from < MARGIN ? 0 : from - MARGIN;
	if (s->lines.count && s->from <= from && from <= s->lines.next) {
		drop_before(s, from);
		lines_extend(&s->lines, s->text, to + MARGIN);
	} else {
		lines_load(&s->lines, s->text, (struct range){ from, to + MARGIN });
		s->from = from;
		s->count = 0;
	}
	settle(s);
}

bool
settled_read(struct settled *s, size_t i)
{
	while (i >= s->count && s->lines.next < s->lines.end) {
		lines_extend(&s->lines, s->text, s->lines.next + MARGIN);
		settle(s);
	}
	return i < s->count;
}

size_t
settled_from(const struct settled *s, uint64_t pos)
{
	size_t i;

	BISECT(i, 0, s->lines.count, s->lines.line[i].text.start < pos);
	return i;
}

bool
settled_starts(const struct settled *s, size_t i)
{
	const struct line *line = &s->lines.line[i], *before = line - 1;
	size_t last;

	if (line->flags & LINE_BLANK)
		return false;
	if (line->range.start == 0)
		return true;
	if (i == 0 || before->range.start + SETTLED_CONTEXT < line->range.start ||
	    !(before->flags & LINE_BLANK))
		return false;
	uint64_t floor = line->range.start < SETTLED ? 0 : line->range.start - SETTLED;
	return !s->profile->pages || !page_joins(&s->lines, i, floor, &last);
}
