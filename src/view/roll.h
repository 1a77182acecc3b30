#ifndef VIEW_ROLL_H
#define VIEW_ROLL_H

#include "view/panel.h"

/*
 * All speakers with how much they say, those who say most first, and last what nobody is known to say: for a document of more
 * quotations than are listed.
 */
void roll_rows(struct panel *panel, struct document *document);

/* The speaker's row who says what stands at a position. */
size_t roll_row_of(const struct panel *panel, struct document *document, uint64_t pos);

/* How many quotations a speaker has, by the name as it is known now. */
uint64_t roll_count(struct document *document, const char *name);

#endif
