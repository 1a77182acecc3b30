/*
 * Cells as they are seen, and not as they are kept: a blank of one style looks like that of another when the backgrounds are
 * the same, and a cluster is its text, wherever it lies.
 */
#include "term/cells.h"

#include <string.h>

const struct cell *
cells_row(const struct frame *frame, int row)
{
	return frame->cells + (size_t)row * (size_t)frame->columns;
}

static const char *
cluster(const struct frame *frame, const struct cell *cell)
{
	return frame->clusters + (cell->text & ~(uint32_t)FRAME_CLUSTER);
}

bool
cells_blank(const struct cell *cell)
{
	return cell->text == ' ' &&
	       !(cell->style.attributes & (STYLE_UNDERLINE | STYLE_REVERSE | STYLE_STRIKE));
}

bool
cells_styles_equal(struct style a, struct style b)
{
	return a.foreground == b.foreground && a.background == b.background &&
	       a.attributes == b.attributes;
}

bool
cells_equal(const struct frame *fa, const struct cell *a, const struct frame *fb,
            const struct cell *b)
{
	if (a->width != b->width)
		return false;
	if (a->width == 0)
		return true; /* as its head */
	if (cells_blank(a) && cells_blank(b))
		return a->style.background == b->style.background;
	if (!cells_styles_equal(a->style, b->style))
		return false;
	if (!(a->text & b->text & FRAME_CLUSTER))
		return a->text == b->text;
	return strcmp(cluster(fa, a), cluster(fb, b)) == 0;
}

bool
cells_rows_equal(const struct frame *fa, int a, const struct frame *fb, int b)
{
	const struct cell *left = cells_row(fa, a), *right = cells_row(fb, b);

	for (int i = 0; i < fa->columns; i++)
		if (!cells_equal(fa, left + i, fb, right + i))
			return false;
	return true;
}

static uint64_t
mix(uint64_t hash, uint64_t value)
{
	return (hash ^ value) * 1099511628211u;
}

uint64_t
cells_hash_row(const struct frame *frame, int row)
{
	const struct cell *cells = cells_row(frame, row);
	uint64_t hash = 14695981039346656037u;

	for (int i = 0; i < frame->columns; i++) {
		const struct cell *cell = &cells[i];

		if (cell->width == 0)
			continue;
		if (cells_blank(cell)) {
			hash = mix(hash, (uint64_t)cell->style.background << 32 | ' ');
			continue;
		}
		hash = mix(hash, (uint64_t)cell->style.foreground << 32 | cell->style.background);
		if (!(cell->text & FRAME_CLUSTER)) {
			hash = mix(hash, (uint64_t)cell->text << 16 | cell->style.attributes);
			continue;
		}
		hash = mix(hash, cell->style.attributes);
		for (const char *text = cluster(frame, cell); *text; text++)
			hash = mix(hash, (unsigned char)*text);
	}
	return hash;
}
