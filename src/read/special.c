/*
 * Headings, titles, bylines and their like among a chunk's rows: read/heading tells them, and here they become pieces.
 */
#include "read/special.h"

#include "doc/block.h"
#include "read/chunk_pieces.h"

bool
special_at(const struct chunk *c, size_t r, struct heading *heading)
{
	if (c->profile->kind == PROFILE_CODE || c->profile->kind == PROFILE_LOG)
		return false;
	return heading_classify(&c->profile->survey, c->lines, c->row[r], heading) &&
	       heading->kind != BLOCK_PARAGRAPH && heading->lines > 0;
}

/* How deep a heading stands as far as it tells by itself. */
static unsigned
level_of(const struct heading *h)
{
	unsigned level = h->depth ? h->depth : h->number.depth;

	return level ? level : 1;
}

size_t
special_take(struct chunk *c, size_t r, const struct heading *h)
{
	size_t from = c->row[r] + h->first, words_end = from + h->words, end = c->row[r] + h->lines;
	size_t first = SIZE_MAX, last = r;

	for (; r < c->row_count && c->row[r] < end; r++) {
		if (c->row[r] < from || c->row[r] >= words_end) {
			chunk_line(c, r)->flags |= LINE_HIDDEN;
			continue;
		}
		first = first == SIZE_MAX ? r : first;
		last = r;
	}
	if (first == SIZE_MAX)
		return r;
	if (block_is_kept(h->kind)) {
		chunk_add_kept(c, first, last + 1, h->kind);
		return r;
	}
	struct piece *piece = chunk_add(c, first, last, h->kind);
	if (h->kind == BLOCK_HEADING)
		piece->level = (uint8_t)level_of(h);
	return r;
}
