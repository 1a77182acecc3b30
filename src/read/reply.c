/*
 * Reply marks or not. A '>' also begins prompts of interpreters, the end of a tag, the marks of a merge conflict. Neighbours
 * tell: replies come in runs of lines, and deep ones only where there are shallow ones.
 */
#include "read/reply.h"

static bool
is_marked(const struct lines *lines, size_t i)
{
	return i < lines->count && (lines->line[i].flags & LINE_MARKED);
}

static bool
is_reply(const struct lines *lines, size_t i, bool replies)
{
	const struct line *line = &lines->line[i];
	bool beside = is_marked(lines, i + 1) || (i && is_marked(lines, i - 1));

	/* An empty mark alone is the end of something else. */
	if (line->flags & LINE_BLANK)
		return beside;
	/* ">>> " of an interpreter, ">>>>>>> " of a conflict. */
	if (line->depth > 2 && !replies)
		return false;
	return beside || replies || line->words > 1;
}

void
reply_settle(struct lines *lines, size_t i, bool replies)
{
	struct line *line = &lines->line[i];

	if (line->depth == 0 || is_reply(lines, i, replies))
		return;
	struct range range = line->range;
	uint32_t kept = line->flags & (LINE_CUT_BEFORE | LINE_CUT_AFTER);
	line_read_unquoted(line, lines_bytes(lines, range.start), (size_t)range_size(range));
	line->range = range;
	line->text.start += range.start;
	line->text.end += range.start;
	line->flags |= kept | LINE_MARKED;
}
