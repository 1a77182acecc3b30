#ifndef APP_TRAIL_H
#define APP_TRAIL_H

#include <stdbool.h>

#include "view/view.h"

/*
 * The way from document to document by links, so that going back leads out of one into the one before, to where the reader stood
 * in it. Within a document the visit's own list of places does that.
 */
struct app;

enum { TRAIL_MOST = 100 };

struct trail_stop {
	unsigned visit;          /* its id */
	int floor;               /* so many of its places were there before it was come to */
	int level;               /* and so many lay behind when it was left ... */
	struct view_stand stand; /* ... here */
};

struct trail {
	struct trail_stop stops[TRAIL_MOST];
	int count, at;
};

/* A link leads from the visit that is shown to another one, which is shown after it. What lay ahead is forgotten. */
void trail_follow(struct app *app, size_t to);

/* Back or forward to another document, from where the places of this one end; false when there is none. */
bool trail_back(struct app *app);
bool trail_forward(struct app *app);

#endif
