#ifndef VIEW_LINE_H
#define VIEW_LINE_H

#include <stdbool.h>

#include "view/frame.h"
#include "view/style.h"

/*
 * Short texts in one row: titles, counts, messages. What is too long ends with an ellipsis; all widths are cells.
 */

/* The cells that frame_write would fill. */
int line_width(const char *utf8);

/* Writes from column up to limit; ascii: the ellipsis is "..". Returns the column after it. */
int line_write(struct frame *frame, int row, int column, int limit, const char *utf8,
               struct style style, bool ascii);

/* Writes so that it ends before column end, and starts at column or after it. Returns where it starts. */
int line_write_right(struct frame *frame, int row, int column, int end, const char *utf8,
                     struct style style, bool ascii);

#endif
