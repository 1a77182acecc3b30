/*
 * Pieces are added row by row, in the order of the chunk. At last short pieces beside kept ones join them, so that a listing with
 * changing indentation is one, and short lines that stand in and out by turns are seen to be verse.
 */
#include "read/chunk_pieces.h"

#include "base/memory.h"
#include "doc/block.h"

struct piece *
chunk_add(struct chunk *c, size_t first, size_t last, enum block_kind kind)
{
	c->piece = memory_grow(c->piece, &c->capacity, c->count + 1, sizeof *c->piece);
	struct piece *piece = &c->piece[c->count++];
	uint16_t indent = chunk_cells(chunk_line(c, first)->indent);
	*piece = (struct piece){ .first = first, .last = last, .kind = (uint8_t)kind };
	piece->indent = piece->hang = indent;
	return piece;
}

/*
 * Kept lines from row first to end, not included, as pieces of bounded size from index i on, over those there; returns the
 * index after them. The rows are those of at least as many pieces.
 */
static size_t
put_kept(struct chunk *c, size_t i, size_t first, size_t end, enum block_kind kind)
{
	while (first < end) {
		size_t n = end - first < CHUNK_KEPT_ROWS ? end - first : CHUNK_KEPT_ROWS;
		c->piece[i++] = (struct piece){
			.first = first,
			.last = first + n - 1,
			.kind = (uint8_t)kind,
			.loose = kind != BLOCK_CONTENTS,
		};
		first += n;
	}
	return i;
}

void
chunk_add_kept(struct chunk *c, size_t first, size_t end, enum block_kind kind)
{
	size_t n = (end - first + CHUNK_KEPT_ROWS - 1) / CHUNK_KEPT_ROWS;

	c->piece = memory_grow(c->piece, &c->capacity, c->count + n, sizeof *c->piece);
	c->count = put_kept(c, c->count, first, end, kind);
}

/*
 * The end of the verse that begins with piece i, whose lines stand in and out by turns: short lines alone, most of which begin
 * with a capital and have some words, and nobody's reply begins among them. i when there is none. *brief_end is where such lines end, verse or not.
 */
static size_t
verse_end(const struct chunk *c, size_t i, size_t *brief_end)
{
	unsigned wrap = c->wrap ? c->wrap : CHUNK_USUAL_WRAP;
	unsigned depth = chunk_line(c, c->piece[i].first)->depth;
	size_t upper = 0, wordy = 0, end = i;

	for (; end < c->count; end++) {
		const struct piece *piece = &c->piece[end];
		const struct line *line = chunk_line(c, piece->first);
		if (piece->kind != BLOCK_PARAGRAPH || piece->first != piece->last ||
		    line->width * 4 >= wrap * 3 || line->depth != depth)
			break;
		upper += (line->flags & LINE_UPPER) != 0;
		wordy += line->words > 2;
	}
	size_t count = end - i;
	*brief_end = end;
	return count >= 4 && upper * 4 >= count * 3 && wordy * 4 >= count * 3 ? end : i;
}

/*
 * The end of the stretch of pieces from i on that may be kept together: loose ones, and whatever stands indented between a line
 * of code and another one that is indented like it, the body of a loop for instance.
 */
static size_t
loose_end(const struct chunk *c, size_t i)
{
	size_t end = i;
	bool code = false;

	while (end < c->count && c->piece[end].loose) {
		uint32_t indent = chunk_line(c, c->piece[end].first)->indent;
		code = code || c->piece[end].kind == BLOCK_CODE;
		size_t k = ++end;
		while (code && k < c->count && k < end + 16 &&
		       c->piece[k].kind == BLOCK_PARAGRAPH &&
		       c->piece[k].last - c->piece[k].first < 8 &&
		       chunk_line(c, c->piece[k].first)->indent > indent)
			k++;
		if (k > end && k < c->count && c->piece[k].loose &&
		    chunk_line(c, c->piece[k].first)->indent == indent)
			end = k;
	}
	return end;
}

void
chunk_join(struct chunk *c)
{
	size_t count = c->count, out = 0, end, brief = 0;

	for (size_t i = 0; i < count; i = end) {
		bool code = false, kept = false;
		size_t verse = i < brief ? i : verse_end(c, i, &brief);
		end = loose_end(c, i);
		end = verse > end ? verse : end;
		for (size_t k = i; k < end; k++) {
			code = code || c->piece[k].kind == BLOCK_CODE;
			kept = kept || block_is_kept(c->piece[k].kind);
		}
		if (end > i + 1 && (kept || verse > i)) {
			size_t first = c->piece[i].first, last = c->piece[end - 1].last;
			out = put_kept(c, out, first, last + 1, code ? BLOCK_CODE : BLOCK_VERBATIM);
			continue;
		}
		end = end == i ? i + 1 : end;
		for (size_t k = i; k < end; k++)
			c->piece[out++] = c->piece[k];
	}
	c->count = out;
}
