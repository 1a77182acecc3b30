#ifndef LAYOUT_KEPT_H
#define LAYOUT_KEPT_H

#include <stdbool.h>
#include <stdint.h>

#include "doc/block.h"
#include "doc/document.h"
#include "layout/layout.h"

/* A document's blocks without those that a filter leaves out. A filter of nothing but NULLs keeps all. */
struct kept {
	struct document *document;
	const struct layout_filter *filter;
};

/* The next one after a block, or the last one before it; false when there is none. */
bool kept_beside(const struct kept *kept, struct block from, bool forward, struct block *block);

/* The one at pos, else the next, else the last one before. False when there is none at all. */
bool kept_at(const struct kept *kept, uint64_t pos, struct block *block);

#endif
