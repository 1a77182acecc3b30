#ifndef TERM_STRIP_H
#define TERM_STRIP_H

#include "base/buffer.h"
#include "term/tip.h"
#include "view/frame.h"

/*
 * What is painted in a row: cells of the frame over those of a row that stands there, in a row of the screen (another
 * one than the frame's while the screen scrolls).
 */
struct strip {
	const struct frame *frame, *under;
	const struct cell *new, *old; /* of the frame, and of what is under it */
	int at;                       /* the row of the screen */
};

/* The first column, not before `column`, where the two rows differ; the number of columns when they do not. */
int strip_difference(const struct strip *strip, int column);

/* Appends what makes the row that stands there the frame's. */
void strip_paint(const struct strip *strip, struct tip *tip, struct buffer *out);

#endif
