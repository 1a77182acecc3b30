/* What is hidden comes in the order of the text, so one index follows the blocks through it. */
#include "app/stretch.h"

#include <stdlib.h>

#include "base/memory.h"

void
stretch_clear(struct stretch *s)
{
	free(s->blocks);
	free(s->hidden);
	*s = (struct stretch){ 0 };
}

void
stretch_reset(struct stretch *s, uint64_t window)
{
	s->window = window;
	s->block_count = s->hidden_count = 0;
}

void
stretch_add_block(struct stretch *s, const struct block *block)
{
	s->blocks = memory_grow(s->blocks, &s->block_capacity, s->block_count + 1, sizeof *block);
	s->blocks[s->block_count++] = *block;
}

void
stretch_add_hidden(struct stretch *s, struct range range)
{
	/* One that two blocks hold may be told with each. */
	if (s->hidden_count && range.start < s->hidden[s->hidden_count - 1].end)
		return;
	s->hidden = memory_grow(s->hidden, &s->hidden_capacity, s->hidden_count + 1, sizeof range);
	s->hidden[s->hidden_count++] = range;
}

void
stretch_feed(const struct stretch *s, struct text *text, struct quoter *quoter,
             uint64_t open_before, struct buffer *scratch)
{
	size_t first = 0;

	for (size_t i = 0; i < s->block_count; i++) {
		const struct block *block = &s->blocks[i];
		if (open_before && quoter_open_start(quoter) >= open_before)
			break;
		while (first < s->hidden_count && s->hidden[first].end <= block->range.start)
			first++;
		size_t end = first;
		while (end < s->hidden_count && s->hidden[end].start < block->range.end)
			end++;
		buffer_reset(scratch);
		if (text_copy(text, block->range, scratch) < range_size(block->range))
			continue;
		quoter_block(quoter, block, scratch->bytes ? scratch->bytes : "",
		             end > first ? &s->hidden[first] : NULL, end - first);
	}
}
