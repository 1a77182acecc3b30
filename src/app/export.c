/*
 * Quotations are written on idle time, a few milliseconds of them at once, so that ten million can be; those of a document that is
 * still read when it has been. A file that is there already is never written over.
 */
#include "app/export.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "app/actions.h"
#include "app/listing.h"
#include "app/state.h"
#include "base/clock.h"
#include "base/memory.h"

enum { STEP_US = 4000, AT_ONCE = 64 };

struct export
{
	struct listing listing;
	unsigned visit; /* its id */
	char *path;
	uint64_t next; /* the number of the next quotation */
};

void
export_quotes(struct app *app, long count, const char *argument)
{
	struct visit *visit = app_visit(app);

	(void)count;
	if (app->secure) {
		app_say(app, "--secure allows no file to be written");
		return;
	}
	export_stop(app);
	FILE *to = fopen(argument, "wxe");
	if (!to) {
		app_say(app, errno == EEXIST ? "%s is there already" : "%s cannot be written",
		        argument);
		return;
	}
	app->export = memory_zero(1, sizeof *app->export);
	app->export->visit = visit->id;
	app->export->path = memory_string(argument);
	listing_init(&app->export->listing, listing_format_of(argument), to);
	listing_document(&app->export->listing, document_name(visit->document));
	app_say(app, "Writing %s; ^C stops", argument);
}

/* The visit whose quotations are written; NULL when it has been left. */
static struct visit *
visit_of(const struct app *app)
{
	for (size_t i = 0; i < app->visit_count; i++)
		if (app->visits[i]->id == app->export->visit)
			return app->visits[i];
	return NULL;
}

bool
export_stop(struct app *app)
{
	struct export *e = app->export;

	if (!e)
		return false;
	FILE *to = e->listing.to;
	listing_end(&e->listing);
	bool bad = ferror(to);
	bad = fclose(to) != 0 || bad;
	if (bad)
		app_say(app, "%s could not be written whole", e->path);
	else
		app_say(app,
		        e->listing.count == 1 ? "%llu quotation is in %s"
		                              : "%llu quotations are in %s",
		        (unsigned long long)e->listing.count, e->path);
	free(e->path);
	free(e);
	app->export = NULL;
	return true;
}

bool
export_has_work(const struct app *app)
{
	struct visit *visit = app->export ? visit_of(app) : NULL;

	return app->export && (!visit || document_state(visit->document) != DOCUMENT_LOADING);
}

bool
export_work(struct app *app)
{
	int64_t deadline = clock_us() + STEP_US;
	const struct quote *quote;

	if (!export_has_work(app))
		return false;
	struct export *e = app->export;
	struct visit *visit = visit_of(app);
	do {
		for (int i = 0; i < AT_ONCE; i++) {
			quote = visit ? document_quote_number(visit->document, e->next) : NULL;
			if (!quote) {
				export_stop(app);
				return false;
			}
			listing_quote(&e->listing, visit->document, quote);
			e->next++;
		}
	} while (clock_us() < deadline);
	return true;
}
