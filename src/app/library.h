#ifndef APP_LIBRARY_H
#define APP_LIBRARY_H

#include <stdbool.h>

#include "base/buffer.h"
#include "base/error.h"

/*
 * The library: what was read last, on a screen of its own in place of the document that is shown, until one is chosen or it is
 * left. Nothing of it is kept when it is closed.
 */
struct app;
struct library;
struct visit;

/* Shows it; false with a sentence when there is none. */
bool library_open(struct app *app, struct error *error);
void library_close(struct app *app);

/* Its screen; NULL when it is not shown. */
struct visit *library_visit(const struct library *library);

/* True when it is what is shown, so that it has the keys. */
bool library_is_shown(const struct app *app);

/* The document under the cursor is opened. */
void library_enter(struct app *app);

/* What its status line says. */
void library_status(struct app *app, struct buffer *to);

#endif
