#ifndef VIEW_FILTER_H
#define VIEW_FILTER_H

#include <stdbool.h>
#include <stdint.h>

#include "doc/document.h"

/*
 * Which blocks are shown while only some are: those that the asker keeps, and the headings above them.
 */
enum { FILTER_SLOTS = 256 };

struct filter {
	struct document *document;
	bool (*keep)(void *context, const struct block *block); /* NULL: everything is shown */
	void *context;
	uint64_t revision; /* of the document when the headings were looked at */
	struct {
		uint64_t start;
		bool known, keep;
	} headings[FILTER_SLOTS]; /* by where they start; what is forgotten is looked at again */
};

void filter_set(struct filter *filter, bool (*keep)(void *context, const struct block *block),
                void *context);

/* For layout_set_filter; context is the filter, whose keep is set. */
bool filter_keeps(void *context, const struct block *block);

#endif
