/*
 * What a frame shows, as text.
 */
#ifndef TESTS_VIEW_ROW_H
#define TESTS_VIEW_ROW_H

#include "view/frame.h"

/* All of a row; `covered` stands for each cell that a wide one before it covers, '\0' for nothing. Good until the next call. */
const char *row_whole(const struct frame *frame, int row, char covered);

/* A row without the blanks at its end and without covered cells. */
const char *row_text(const struct frame *frame, int row);

#endif
