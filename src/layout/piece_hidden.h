#ifndef LAYOUT_PIECE_HIDDEN_H
#define LAYOUT_PIECE_HIDDEN_H

#include "layout/piece.h"

/* What is not shown of a range of the text: pieces->hidden, as offsets from its start. */
void pieces_find_hidden(struct pieces *pieces, struct range range);

/*
 * Hides as many of the dots that lead to an entry's page number as the row is too short for, when nothing else is hidden in these
 * bytes.
 */
void pieces_hide_leader(struct pieces *pieces, const char *bytes, size_t n, unsigned cols);

#endif
