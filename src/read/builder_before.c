/*
 * A block that is known to be wanted only when the one behind it has been read. Out of a table the draft holds nothing but the
 * open block, so that the one before it is said at once and all that the draft holds moves on by its size.
 */
#include <assert.h>
#include <string.h>

#include "read/builder.h"
#include "read/builder_state.h"

bool
builder_holds(const struct builder *b, const char *text)
{
	size_t start = (size_t)(b->block.range.start - b->draft.base);
	struct buffer line = { 0 };

	assert(b->is_open && !b->table.depth);
	buffer_add(&line, b->draft.text.bytes + start, b->draft.text.size - start);
	buffer_one_line(&line, 0);
	bool holds = strstr(line.bytes, text);
	buffer_clear(&line);
	return holds;
}

void
builder_block_before(struct builder *b, const struct block *block, const char *text)
{
	struct draft before = { .base = b->draft.base };
	struct block said = *block;

	assert(b->is_open && !b->table.depth);
	said.range.start = before.base;
	said.gap = b->has_blocks ? said.gap : 0;
	buffer_add_string(&before.text, text);
	draft_add_block(&before, &said, 0);
	builder_say(b, &before, NULL);
	uint64_t size = before.base - b->draft.base;
	draft_clear(&before);
	draft_move(&b->draft, size);
	b->block.range.start += size;
	b->floor += size;
	b->has_blocks = true;
}
