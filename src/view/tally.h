#ifndef VIEW_TALLY_H
#define VIEW_TALLY_H

#include "view/panel.h"

/*
 * All speakers with how much they say, those who say most first, and last what nobody is known to say: for a document of more
 * quotations than are listed.
 */
void tally_rows(struct panel *panel, struct document *document);

/* The speaker's row who says what stands at a position. */
size_t tally_row_of(const struct panel *panel, struct document *document, uint64_t pos);

/* How many quotations a speaker has, by the name as it is known now. */
uint64_t tally_count(struct document *document, const char *name);

#endif
