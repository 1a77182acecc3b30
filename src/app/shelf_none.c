/* The shelf of a diple that was built without SQLite: nothing is kept. */
#include "app/shelf.h"

#include <stddef.h>

struct shelf *
shelf_new(struct app *app, const char *folder)
{
	(void)app, (void)folder;
	return NULL;
}

void
shelf_free(struct shelf *shelf)
{
	(void)shelf;
}

void
shelf_welcome(struct app *app, struct visit *visit, const char *path)
{
	(void)app, (void)visit, (void)path;
}

void
shelf_arrive(struct app *app)
{
	(void)app;
}

bool
shelf_work(struct app *app)
{
	(void)app;
	return false;
}

bool
shelf_has_work(const struct app *app)
{
	(void)app;
	return false;
}

void
shelf_drawn(struct app *app)
{
	(void)app;
}

void
shelf_leave(struct app *app)
{
	(void)app;
}

bool
shelf_is_kept(const struct app *app, const struct visit *visit)
{
	(void)app, (void)visit;
	return false;
}

void
shelf_keep(struct app *app, const struct visit *visit, enum keeping *keeping)
{
	(void)app, (void)visit, (void)keeping;
}

void
shelf_drop(struct app *app, const struct annotation *annotation)
{
	(void)app, (void)annotation;
}

void
shelf_keep_mark(struct app *app, struct visit *visit, const char *letter, uint64_t pos)
{
	(void)app, (void)visit, (void)letter, (void)pos;
}

bool
shelf_go_to_mark(struct app *app, const char *letter)
{
	(void)app, (void)letter;
	return false;
}
