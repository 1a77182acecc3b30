#ifndef VIEW_LINK_LIST_H
#define VIEW_LINK_LIST_H

#include "base/buffer.h"
#include "view/panel.h"

/* The rows of the links panel, in text order: of very many those around the place. */
void link_list_rows(struct panel *panel, struct document *document, uint64_t place);

/* The row of the last link that starts at or before the position, else the first; SIZE_MAX for none. */
size_t link_list_row_of(const struct panel *panel, uint64_t pos);

/* What a row's link is called, in one line, and where it leads. */
void link_list_words(struct document *document, const struct panel_row *row, struct buffer *name,
                     struct buffer *target);

#endif
