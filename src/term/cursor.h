#ifndef TERM_CURSOR_H
#define TERM_CURSOR_H

#include <stddef.h>

#include "base/buffer.h"
#include "term/caps.h"

/*
 * The terminal's cursor, and the shortest way to another place.
 */

/* Row -1: it is not known where. A column past the last one: it hangs there, and only ways that do not ask where are taken. */
struct cursor {
	int row, column;
};

/* How many bytes the way takes. */
size_t cursor_cost(const struct caps *caps, struct cursor from, struct cursor to, int columns);

/* Appends the way; nothing when the cursor is there. */
void cursor_move(const struct caps *caps, struct cursor from, struct cursor to, int columns,
                 struct buffer *out);

#endif
