#ifndef APP_LINKS_H
#define APP_LINKS_H

#include <stdbool.h>

#include "base/buffer.h"
#include "base/range.h"
#include "view/key.h"
#include "view/view.h"

/*
 * Links under the reader's hand: the one that has the focus, and the letters that lead to those on the screen.
 */
struct app;
struct visit;

/* The link that has the focus in a document. */
struct link {
	struct range range; /* empty: none */
	char *target;
};

/* Letters for the links on the screen, while one of them is being chosen. */
struct link_labels {
	struct view_label *labels; /* by position */
	struct range *ranges;
	size_t count; /* 0: none is being chosen */
	char typed[4];
};

/* Gives the focus to the link at a range (copied, as its target is), or to none. */
void links_set(struct app *app, struct range range, const char *target);

/* Gives the focus to the link that starts at a position; false when there is none. */
bool links_focus(struct app *app, uint64_t pos);

/* Where the link leads that has the focus and can be seen; NULL when none does. */
const char *links_target(struct app *app);

/* What the status line says of the link that has the focus, if it can be seen. */
void links_status(struct app *app, struct buffer *to);

/* A key while letters stand on the links. */
void links_key(struct app *app, const struct key_event *event);

/* A click at a position: true when a link is there, which is followed. */
bool links_click(struct app *app, uint64_t pos);

/* Ends what was being chosen. */
void links_clear_labels(struct app *app);

/* ---- following.c ---- */

/* Goes where a link leads, or says why not. */
void following_go(struct app *app, const char *target);

/* The answer to the question whether another program shall open an address. */
void following_answer(struct app *app, const struct key_event *event);

/* To the place that a link led to, as soon as it is known. */
void following_arrive(struct app *app);

#endif
