#ifndef APP_EXPORT_H
#define APP_EXPORT_H

#include <stdbool.h>

/*
 * The quotations of a document, as they are on the desk, being written to a file. The command is in actions.h.
 */
struct app;
struct export;

/* Steps of idle work; false when there is none. */
bool export_work(struct app *app);
bool export_has_work(const struct app *app);

/* Ends what is being written; true when something was. */
bool export_stop(struct app *app);

#endif
