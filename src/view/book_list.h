#ifndef VIEW_BOOK_LIST_H
#define VIEW_BOOK_LIST_H

#include "view/panel.h"

/* The rows of the library, in the order in which the view is told of them: each leads to another document, not to a place. */
void book_list_rows(struct panel *panel, struct document *document, uint64_t place);

/* None: no row is in view. */
size_t book_list_row_of(const struct panel *panel, uint64_t pos);

/* Title and author, and in columns at the right when it was read, how far, and what was noted. From x to end. */
void book_list_draw(const struct panel *panel, struct frame *frame, const struct panel_scene *scene,
                    const struct panel_row *row, int y, int x, int end, struct style style);

#endif
