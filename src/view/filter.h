#ifndef VIEW_FILTER_H
#define VIEW_FILTER_H

#include <stdbool.h>
#include <stdint.h>

#include "doc/document.h"
#include "layout/layout.h"

/*
 * Which blocks are shown while only some are: those that the asker keeps, and the headings above them; an
 * asker who can leap over what is not kept knows the headings too.
 */
enum { FILTER_SLOTS = 256 };

struct filter {
	struct document *document;
	struct layout_filter asked; /* without keep: everything is shown */
	struct layout_filter told;  /* of the layout */
	uint64_t revision;          /* of the document when the headings were looked at */
	struct {
		uint64_t start;
		bool known, keep;
	} headings[FILTER_SLOTS]; /* by where they start; what is forgotten is looked at again */
};

/* What the asker wants, NULL for everything; what the layout is to be told then, NULL for everything. */
const struct layout_filter *filter_set(struct filter *filter, const struct layout_filter *asked);

/* Whether the block is shown. */
bool filter_keeps(struct filter *filter, const struct block *block);

#endif
