#ifndef READ_EPUB_PLACE_H
#define READ_EPUB_PLACE_H

#include <stdbool.h>

#include "base/buffer.h"

/*
 * A reference in a book: to a file of the container, and a name in it. Only for read/epub*.c.
 */
struct epub_place {
	struct buffer path;     /* from the container's root, decoded; no slash at its start */
	struct buffer fragment; /* decoded; empty for the file's start */
};

/*
 * What a reference in the file of this path means; the place's former content is dropped. False when it leads out of
 * the book: it has a scheme, or a host.
 */
bool epub_place_resolve(struct epub_place *place, const char *from, const char *reference);

void epub_place_clear(struct epub_place *place);

#endif
