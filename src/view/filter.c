/*
 * A heading is shown when something below it is. To know that, the blocks after it are asked one by one, which costs, so the
 * answers for headings are kept; the document's next revision makes them void.
 */
#include "view/filter.h"

#include <string.h>

enum { REACH = 4000 }; /* blocks below a heading that are looked at */

static bool
keep_for_layout(void *context, const struct block *block)
{
	return filter_keeps(context, block);
}

const struct layout_filter *
filter_set(struct filter *f, const struct layout_filter *asked)
{
	f->asked = asked ? *asked : (struct layout_filter){ 0 };
	memset(f->headings, 0, sizeof f->headings);
	if (!asked || asked->leap)
		return asked;
	f->told = (struct layout_filter){ .keep = keep_for_layout, .context = f };
	return &f->told;
}

/* True when a kept block stands below the heading, before one of its level or above. */
static bool
heads_something(const struct filter *f, const struct block *heading)
{
	struct block block = *heading, next;

	for (int i = 0; i < REACH; i++) {
		if (!document_block_next(f->document, &block, &next))
			return false;
		if (next.kind == BLOCK_HEADING && next.level <= heading->level)
			return false;
		if (f->asked.keep(f->asked.context, &next))
			return true;
		block = next;
	}
	return false;
}

bool
filter_keeps(struct filter *f, const struct block *block)
{
	uint64_t start = block->range.start, revision = document_revision(f->document);
	size_t slot = (start ^ start >> 8) % FILTER_SLOTS;

	if (!f->asked.keep || f->asked.keep(f->asked.context, block))
		return true;
	if (block->kind != BLOCK_HEADING || f->asked.leap)
		return false;
	if (f->revision != revision)
		memset(f->headings, 0, sizeof f->headings);
	f->revision = revision;
	if (!f->headings[slot].known || f->headings[slot].start != start) {
		f->headings[slot].start = start;
		f->headings[slot].known = true;
		f->headings[slot].keep = heads_something(f, block);
	}
	return f->headings[slot].keep;
}
