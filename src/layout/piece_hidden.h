#ifndef LAYOUT_PIECE_HIDDEN_H
#define LAYOUT_PIECE_HIDDEN_H

#include "layout/piece.h"

/* What is not shown of a range of the text: pieces->hidden, as offsets from its start. */
void pieces_find_hidden(struct pieces *pieces, struct range range);

#endif
