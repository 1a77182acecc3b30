#ifndef TERM_CELLS_H
#define TERM_CELLS_H

#include <stdbool.h>
#include <stdint.h>

#include "view/frame.h"

/*
 * When cells and rows of two frames look the same.
 */

const struct cell *cells_row(const struct frame *frame, int row);

/* True when nothing but a background is seen. */
bool cells_blank(const struct cell *cell);

bool cells_styles_equal(struct style a, struct style b);

/* True when cell a of the one frame looks as cell b of the other. */
bool cells_equal(const struct frame *fa, const struct cell *a, const struct frame *fb,
                 const struct cell *b);

/* The same for rows of two frames that are equally wide. */
bool cells_rows_equal(const struct frame *fa, int a, const struct frame *fb, int b);

/* Rows that look the same have the same number, others hardly ever. */
uint64_t cells_hash_row(const struct frame *frame, int row);

#endif
