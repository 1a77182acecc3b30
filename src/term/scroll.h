#ifndef TERM_SCROLL_H
#define TERM_SCROLL_H

#include <stddef.h>
#include <stdint.h>

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

/* Numbers that stand for the rows of a frame; initialise with {0}. */
struct scroll_rows {
	uint64_t *numbers;
	size_t capacity;
};

void scroll_rows_clear(struct scroll_rows *rows);
void scroll_rows_number(struct scroll_rows *rows, const struct frame *frame);

/*
 * The scrolls that may be worth their bytes, and how many: the one that turns most rows of what is shown into rows of the
 * frame; and all rows that differ, as a page takes the place of another.
 */
int scroll_find(const struct scroll_rows *shown, const struct scroll_rows *rows,
                const struct frame *frame, struct scroll ways[SCROLL_WAYS]);

/*
 * The row that stands where `row` will be drawn, after the scroll and before anything is drawn: a row of what was shown, or -1
 * for an empty one.
 */
int scroll_source(const struct scroll *scroll, int row);

#endif
