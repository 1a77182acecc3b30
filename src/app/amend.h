#ifndef APP_AMEND_H
#define APP_AMEND_H

#include "app/state.h"

/*
 * What the reader sets right: who says a quotation, and that one is none. It counts in everything that is shown, counted, copied and
 * written of the document, and is kept on the shelf. The commands are in actions.h.
 */

/* The corrections of the visit are others now, or were found in another text: they count as they are. */
void amend_apply(struct app *app, struct visit *visit);

/* The prompt for a speaker was answered. */
void amend_accept(struct app *app, const char *name);

/* Calls offer with the speakers of the document, each once. */
void amend_offer(struct app *app, void (*offer)(void *context, const char *name), void *context);

#endif
