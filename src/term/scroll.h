#ifndef TERM_SCROLL_H
#define TERM_SCROLL_H

#include "view/frame.h"

/*
 * Rows that move on the screen as one.
 */
struct scroll {
	int top, bottom; /* rows of the region, bottom included */
	int rows;        /* > 0: the text moves up, < 0: down; 0: no scroll */
	int gain;        /* rows that need not be sent, because they are only moved */
};

enum { SCROLL_WAYS = 2 };

/*
 * The scrolls that may be worth their bytes, and how many: the one that turns most rows of the one frame into rows of the
 * other; and all rows that differ, as a page takes the place of another.
 */
int scroll_find(const struct frame *shown, const struct frame *frame,
                struct scroll ways[SCROLL_WAYS]);

/*
 * The row that stands where `row` will be drawn, after the scroll and before anything is drawn: a row of what was shown, or -1
 * for an empty one.
 */
int scroll_source(const struct scroll *scroll, int row);

#endif
