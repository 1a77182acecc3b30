#ifndef VIEW_HIGHLIGHT_LIST_H
#define VIEW_HIGHLIGHT_LIST_H

#include "view/panel.h"

/* The rows of the highlights panel, in text order; those whose words are gone come last and lead nowhere. */
void highlight_list_rows(struct panel *panel, struct document *document, uint64_t place);

/* The row of the last highlight that starts at or before the position, else the first; SIZE_MAX for none. */
size_t highlight_list_row_of(const struct panel *panel, uint64_t pos);

#endif
