/* The library of a diple that was built without SQLite: there is none. */
#include "app/library.h"

#include <stddef.h>

#include "app/actions.h"
#include "app/app.h"

bool
library_open(struct app *app, struct error *error)
{
	(void)app;
	error_set(error, "this diple was built without SQLite and has no library");
	return false;
}

void
library_close(struct app *app)
{
	(void)app;
}

struct visit *
library_visit(const struct library *library)
{
	(void)library;
	return NULL;
}

bool
library_is_shown(const struct app *app)
{
	(void)app;
	return false;
}

void
library_enter(struct app *app)
{
	(void)app;
}

void
library_status(struct app *app, struct buffer *to)
{
	(void)app, (void)to;
}

void
library_show(struct app *app, long count, const char *argument)
{
	struct error error;

	(void)count, (void)argument;
	library_open(app, &error);
	app_say(app, "%s", error.text);
}

void
library_forget(struct app *app, long count, const char *argument)
{
	library_show(app, count, argument);
}
