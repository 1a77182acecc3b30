#ifndef APP_HIGHLIGHTS_H
#define APP_HIGHLIGHTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "app/shelved.h"
#include "base/range.h"
#include "shelf/annotation.h"
#include "view/view.h"

/* What the reader has highlighted in one document, and where it is now; a part of its visit. */
struct highlight {
	struct annotation annotation;
	unsigned serial;    /* what it is known by here, from 1 */
	struct range range; /* empty: not found, or not looked for yet */
	bool looked;        /* it was looked for, or was made here */
	enum keeping keeping;
	char *words; /* in one line */
};

struct highlights {
	struct highlight *items; /* sorted by their ranges, those without one last */
	size_t count, capacity;
	unsigned last_serial, current; /* serial of the current one; 0: none */
	struct view_highlight *shown;
	size_t shown_capacity;
};

/* The colours' words, in the order of the view's. */
extern const char *const highlight_colours[VIEW_COLOURS];

void highlights_clear(struct highlights *highlights);

/* Takes the annotation; where it is, or an empty range when that must be looked for. Call highlights_show after it. */
struct highlight *highlights_add(struct highlights *highlights, struct annotation *annotation,
                                 struct range range);
void highlights_remove(struct highlights *highlights, struct highlight *highlight);

/* By its number; NULL when it is not there any more. */
struct highlight *highlights_find(struct highlights *highlights, unsigned serial);

/* The last one that holds the position; NULL for none. */
struct highlight *highlights_at(struct highlights *highlights, uint64_t pos);

/* One that was not looked for yet; NULL for none. */
struct highlight *highlights_pending(const struct highlights *highlights);

/* The text is another one now: they are to be looked for again. */
void highlights_look_again(struct highlights *highlights);

/* Sorts them and shows them in the view. To be called after every change. */
void highlights_show(struct highlights *highlights, struct view *view);

#endif
