/*
 * Blocks through a filter. It is asked of one block after the other; of many that it does not keep in a row it may say where to go
 * on, so that a few blocks out of a gigabyte are found without looking at the rest.
 */
#include "layout/kept.h"

static bool
is_kept(const struct kept *k, const struct block *block)
{
	return !k->filter->keep || k->filter->keep(k->filter->context, block);
}

/* To a block further on, or back, that may be kept, over those that are not; false when there is none. */
static bool
leap(const struct kept *k, struct block *block, bool forward)
{
	const struct layout_filter *f = k->filter;
	uint64_t from = forward ? block->range.end : block->range.start, to;
	struct block there;

	if (!f->leap)
		return true;
	if (!f->leap(f->context, from, forward, &to))
		return false;
	if (document_block_at(k->document, to, &there) &&
	    (forward ? there.range.start > block->range.start
	             : there.range.start < block->range.start))
		*block = there;
	return true;
}

static bool
step(const struct kept *k, const struct block *from, bool forward, struct block *block)
{
	return forward ? document_block_next(k->document, from, block)
	               : document_block_before(k->document, from, block);
}

bool
kept_beside(const struct kept *k, struct block from, bool forward, struct block *block)
{
	while (step(k, &from, forward, block)) {
		if (is_kept(k, block))
			return true;
		from = *block;
		if (!leap(k, block, forward))
			return false;
		if (block->range.start != from.range.start && is_kept(k, block))
			return true;
		from = *block;
	}
	return false;
}

bool
kept_at(const struct kept *k, uint64_t pos, struct block *block)
{
	struct block at;

	if (!document_block_at(k->document, pos, &at))
		return false;
	*block = at;
	return is_kept(k, &at) || kept_beside(k, at, true, block) ||
	       kept_beside(k, at, false, block);
}
