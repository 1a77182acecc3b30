#ifndef TERM_CELLS_H
#define TERM_CELLS_H

#include <stdbool.h>
#include <stdint.h>

#include "view/frame.h"

/*
 * When cells and rows of two frames look the same: a blank of one style looks like that of another when the backgrounds are
 * the same.
 */

const struct cell *cells_row(const struct frame *frame, int row);

/* True when nothing but a background is seen. */
static inline bool
cells_blank(const struct cell *cell)
{
	return cell->text == ' ' &&
	       !(cell->style.attributes & (STYLE_UNDERLINE | STYLE_REVERSE | STYLE_STRIKE));
}

static inline bool
cells_styles_equal(struct style a, struct style b)
{
	return a.foreground == b.foreground && a.background == b.background &&
	       a.attributes == b.attributes;
}

/* True when the texts of two cells of which one is a cluster are the same. */
bool cells_clusters_equal(const struct frame *fa, const struct cell *a, const struct frame *fb,
                          const struct cell *b);

/* True when cell a of the one frame looks as cell b of the other. */
static inline bool
cells_equal(const struct frame *fa, const struct cell *a, const struct frame *fb,
            const struct cell *b)
{
	uint32_t differs = (a->text ^ b->text) | (a->text & FRAME_CLUSTER) |
	                   (a->style.foreground ^ b->style.foreground) |
	                   (a->style.background ^ b->style.background) |
	                   (uint32_t)(a->style.attributes ^ b->style.attributes) |
	                   (uint32_t)(a->width ^ b->width);

	if (!differs)
		return true; /* mostly */
	if (a->width != b->width)
		return false;
	if (a->width == 0)
		return true; /* as its head */
	if (cells_blank(a) && cells_blank(b))
		return a->style.background == b->style.background;
	if (!cells_styles_equal(a->style, b->style))
		return false;
	if ((a->text | b->text) & FRAME_CLUSTER)
		return cells_clusters_equal(fa, a, fb, b);
	return a->text == b->text;
}

/* Rows whose texts are the same have the same number, others hardly ever. */
uint64_t cells_hash_row(const struct frame *frame, int row);

#endif
