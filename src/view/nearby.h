#ifndef VIEW_NEARBY_H
#define VIEW_NEARBY_H

#include "view/panel.h"

/* The quotations around a place as rows, as far as a panel's filters hold them. See struct nearby. */

/* Begins at a place: no rows yet. */
void nearby_begin(struct panel *panel, uint64_t place);

/* More rows are wanted at one end: 0 before, 1 after. */
void nearby_want(struct panel *panel, int end, size_t rows);

/* Looks for rows until there are enough or the time is over; true while some are missing. */
bool nearby_work(struct panel *panel, struct document *document, int64_t budget_us);
bool nearby_has_work(const struct panel *panel);

/* More quotations may be known than when an end was come to. */
void nearby_reopen(struct panel *panel);

#endif
