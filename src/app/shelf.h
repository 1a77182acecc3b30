#ifndef APP_SHELF_H
#define APP_SHELF_H

#include <stdbool.h>
#include <stdint.h>

#include "app/shelved.h"

struct app;
struct visit;

/*
 * The shelf as the reader uses it: a document comes up at the words where it was left, and its marks are set again. Before the
 * first frame only the small file of last places is read; the shelf itself is opened a moment after it. Nothing here
 * makes a key wait: what another diple keeps busy is tried again by a timer.
 */
struct shelf;

/* In the folder; NULL for none, and where the shelf is left out of the program. */
struct shelf *shelf_new(struct app *app, const char *folder);
void shelf_free(struct shelf *shelf);

/* A document was opened, by a path or "-". */
void shelf_welcome(struct app *app, struct visit *visit, const char *path);

/* Goes to where the document was left, if that can be told already. Before a frame. */
void shelf_arrive(struct app *app);

/* Looks further for the words that are wanted, at idle time. */
bool shelf_work(struct app *app);
bool shelf_has_work(const struct app *app);

/* After a frame: sees to it that what is to be done is done soon. */
void shelf_drawn(struct app *app);

/* Keeps where the reader is in all documents, for the program ends. */
void shelf_leave(struct app *app);

/* True when what is made in the visit stays. */
bool shelf_is_kept(const struct app *app, const struct visit *visit);

/* A highlight or correction of the visit was made or changed, and waits from now on; or one is to be deleted. */
void shelf_keep(struct app *app, const struct visit *visit, enum keeping *keeping);
void shelf_drop(struct app *app, const struct annotation *annotation);

/* A mark is set in the visit; or the one with the letter, A-Z, is to be gone to in whatever document it is. False when there is none. */
void shelf_keep_mark(struct app *app, struct visit *visit, const char *letter, uint64_t pos);
bool shelf_go_to_mark(struct app *app, const char *letter);

#endif
