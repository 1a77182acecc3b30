#ifndef VIEW_LEAVES_H
#define VIEW_LEAVES_H

#include "view/panel.h"

/*
 * The options that a manual page explains, for the outline: places that are named as options are. They are no sections.
 */
struct leaf {
	uint64_t start;
	const char *title; /* "-x, --long", the panel's */
};

struct leaves {
	struct leaf *items; /* sorted */
	size_t count;
};

struct leaves leaves_find(struct panel *panel, const struct document *document);
void leaves_clear(struct leaves *leaves);

/* The first that starts at or after the position; their number when there is none. */
size_t leaves_from(const struct leaves *leaves, uint64_t pos);

#endif
