/*
 * The pieces of a document in order. Delivered parts lie in an array by position; windows of a plain text are made by the
 * analyst when they are asked for and kept in a small cache, oldest out first. Questions are the same to both.
 */
#include <string.h>

#include "base/bisect.h"

#include "doc/document_state.h"

enum {
	TABLE_REACH = 4 * 1024 * 1024, /* how far back a table that reaches here may start */
	LINK_REACH = 2 * 1024 * 1024,  /* what is made of a plain text to find a link */
};

void
document_drop_windows(struct document *d, uint64_t first)
{
	for (size_t i = 0; i < WINDOW_COUNT; i++) {
		struct window *w = &d->windows[i];
		if (!w->used || w->index < first)
			continue;
		part_clear(&w->part);
		*w = (struct window){ 0 };
	}
}

/* Makes the window's blocks in the cache's least used place. */
static struct window *
make_window(struct document *d, uint64_t index)
{
	struct window *w = &d->windows[0];

	for (size_t i = 1; i < WINDOW_COUNT; i++)
		if (d->windows[i].used < w->used)
			w = &d->windows[i];
	if (w->used)
		part_clear(&w->part);
	struct range range = { index * DOCUMENT_WINDOW, (index + 1) * DOCUMENT_WINDOW };
	*w = (struct window){ .index = index, .used = ++d->tick };
	part_init(&w->part, range);
	d->analyst->blocks(d->analyst, d->text, index, &w->part);
	return w;
}

struct window *
document_window(struct document *d, uint64_t index)
{
	for (size_t i = 0; i < WINDOW_COUNT; i++)
		if (d->windows[i].used && d->windows[i].index == index) {
			d->windows[i].used = ++d->tick;
			return &d->windows[i];
		}
	return make_window(d, index);
}

uint64_t
document_window_count(const struct document *d)
{
	return (text_size(d->text) + DOCUMENT_WINDOW - 1) / DOCUMENT_WINDOW;
}

static size_t
piece_count(const struct document *d)
{
	return d->analyst ? (size_t)document_window_count(d) : d->part_count;
}

/* Part or window i: the pieces of the document in order, whatever they come from. */
static const struct part *
piece(struct document *d, size_t i)
{
	return d->analyst ? &document_window(d, i)->part : &d->parts[i];
}

/* The index of the last piece that starts at or before pos; 0 when there is none. */
static size_t
piece_at(const struct document *d, uint64_t pos)
{
	if (d->analyst) {
		uint64_t last = document_window_count(d);
		uint64_t index = pos / DOCUMENT_WINDOW;
		return (size_t)(index < last ? index : last ? last - 1 : 0);
	}
	size_t i;
	BISECT(i, 0, d->part_count, d->parts[i].range.start <= pos);
	return i ? i - 1 : 0;
}

/* How many pieces start before pos. None is made to find out. */
static size_t
pieces_before(const struct document *d, uint64_t pos)
{
	size_t n = piece_count(d);

	return pos && n ? piece_at(d, pos - 1) + 1 : 0;
}

static bool
starts_before(const struct block *block, uint64_t pos, bool at)
{
	return block->range.start < pos || (at && block->range.start == pos);
}

/* The last block that starts before pos (or at it, when at is set). */
static bool
last_block(struct document *d, uint64_t pos, bool at, struct block *block)
{
	size_t i = piece_at(d, pos);

	for (size_t n = piece_count(d); n && i < n; i--) {
		const struct part *p = piece(d, i);
		size_t n_before;
		BISECT(n_before, 0, p->block_count, starts_before(&p->blocks[n_before], pos, at));
		if (n_before) {
			*block = p->blocks[n_before - 1];
			return true;
		}
		if (!i)
			break;
	}
	return false;
}

/* The first block that starts at or after pos. */
static bool
first_block(struct document *d, uint64_t pos, struct block *block)
{
	size_t n = piece_count(d);

	for (size_t i = piece_at(d, pos); i < n; i++) {
		const struct part *p = piece(d, i);
		size_t low;
		BISECT(low, 0, p->block_count, p->blocks[low].range.start < pos);
		if (low < p->block_count) {
			*block = p->blocks[low];
			return true;
		}
	}
	return false;
}

bool
document_block_at(struct document *d, uint64_t pos, struct block *block)
{
	struct block before;
	bool have = last_block(d, pos, true, &before);

	if (have && (range_holds(before.range, pos) || before.range.start == pos)) {
		*block = before;
		return true;
	}
	if (first_block(d, pos, block))
		return true;
	if (have)
		*block = before;
	return have;
}

bool
document_block_next(struct document *d, const struct block *block, struct block *next)
{
	uint64_t from =
		block->range.end > block->range.start ? block->range.end : block->range.end + 1;

	return first_block(d, from, next);
}

bool
document_block_before(struct document *d, const struct block *block, struct block *before)
{
	return last_block(d, block->range.start, false, before);
}

/*
 * The first piece that may tell something of what starts at pos: a block that holds it may have started in the piece
 * before, but not when one of its own starts at pos or before it.
 */
static size_t
first_piece(struct document *d, uint64_t pos)
{
	size_t i = piece_at(d, pos);
	const struct part *p = i ? piece(d, i) : NULL;

	return p && !(p->block_count && p->blocks[0].range.start <= pos) ? i - 1 : i;
}

/* The same with its spans. */
static const struct part *
piece_with_spans(struct document *d, size_t i)
{
	if (!d->analyst)
		return &d->parts[i];
	struct window *w = document_window(d, i);
	if (!w->spanned && d->analyst->spans)
		d->analyst->spans(d->analyst, d->text, i, &w->part);
	w->spanned = true;
	return &w->part;
}

size_t
document_spans(struct document *d, struct range range, struct span *out, size_t max)
{
	size_t count = 0, end = pieces_before(d, range.end);

	for (size_t i = first_piece(d, range.start); i < end && count < max; i++) {
		const struct part *p = piece_with_spans(d, i);
		for (size_t k = part_span_from(p, range.start); k < p->span_count && count < max;
		     k++) {
			if (p->spans[k].range.start >= range.end)
				break;
			if (range_meets(p->spans[k].range, range))
				out[count++] = p->spans[k];
		}
	}
	return count;
}

/* The piece is too far from pos to be made for a link. */
static bool
is_far(const struct document *d, size_t i, uint64_t pos)
{
	uint64_t start = (uint64_t)i * DOCUMENT_WINDOW;

	return d->analyst && (start > pos + LINK_REACH || start + LINK_REACH < pos);
}

bool
document_link_after(struct document *d, uint64_t pos, struct span *link)
{
	size_t n = piece_count(d);

	for (size_t i = n ? first_piece(d, pos) : 0; i < n && !is_far(d, i, pos); i++) {
		const struct part *p = piece_with_spans(d, i);
		for (size_t k = part_span_from(p, pos); k < p->span_count; k++)
			if (p->spans[k].kind == SPAN_LINK && p->spans[k].range.start >= pos) {
				*link = p->spans[k];
				return true;
			}
	}
	return false;
}

bool
document_link_before(struct document *d, uint64_t pos, struct span *link)
{
	for (size_t i = pieces_before(d, pos); i-- && !is_far(d, i, pos);) {
		const struct part *p = piece_with_spans(d, i);
		size_t k = part_span_from(p, pos);
		while (k < p->span_count && p->spans[k].range.start < pos)
			k++;
		while (k--)
			if (p->spans[k].kind == SPAN_LINK) {
				*link = p->spans[k];
				return true;
			}
	}
	return false;
}

size_t
document_hidden(struct document *d, struct range range, struct range *out, size_t max)
{
	size_t count = 0, end = pieces_before(d, range.end);

	for (size_t i = first_piece(d, range.start); i < end && count < max; i++) {
		const struct part *p = piece(d, i);
		for (size_t k = part_hidden_from(p, range.start);
		     k < p->hidden_count && count < max; k++) {
			if (p->hidden[k].start >= range.end)
				break;
			out[count++] = p->hidden[k];
		}
		/* What is hidden in a block was delivered with it. In a window it lies where it stands. */
		if (!d->analyst && p->block_count &&
		    p->blocks[p->block_count - 1].range.end >= range.end)
			break;
	}
	return count;
}

bool
document_table_at(struct document *d, uint64_t pos, struct table *table)
{
	if (d->analyst || !d->part_count)
		return false;
	/* A table is told with the part of its first row. */
	for (size_t i = piece_at(d, pos);; i--) {
		const struct part *p = piece(d, i);
		size_t k = p->table_count;
		while (k && p->tables[k - 1].range.start > pos)
			k--;
		if (k) {
			*table = p->tables[k - 1];
			return range_holds(table->range, pos) || table->range.start == pos;
		}
		if (!i || pos - p->range.start > TABLE_REACH)
			return false;
	}
}
