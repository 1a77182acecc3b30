#ifndef VIEW_OUTLINE_H
#define VIEW_OUTLINE_H

#include "view/panel.h"

/* The rows of the outline panel: sections that are not folded away. */
void outline_rows(struct panel *panel, struct document *document);

/* The row of the section that holds the position, or of the innermost one around it that is shown; SIZE_MAX for none. */
size_t outline_row_of(const struct panel *panel, uint64_t pos);

#endif
