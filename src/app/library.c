/*
 * The list is taken from the shelf once, when it is opened, and again after something was forgotten. Its screen is a visit like that
 * of the help: a document of our own, under a panel that covers it.
 */
#include "app/library.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "app/actions.h"
#include "app/shelf_state.h"
#include "app/state.h"
#include "base/memory.h"

enum { MOST = 10000 /* documents */, TRIES = 100 };

struct library {
	struct visit *visit;
	struct store_documents documents;
	struct view_book *books;
	char (*times)[16];
	int64_t doomed; /* the number of the document that is forgotten when that is asked for once more; 0: none */
};

/* ---- what it lists ---- */

/* The last part of a path; of the name of a manual page, all of it. */
static const char *
short_name(const char *name)
{
	const char *slash = strrchr(name, '/');

	return slash && slash[1] && *name == '/' ? slash + 1 : name;
}

/* "14:02", "yesterday", "3 Nov", "2025-11-03". */
static void
say_when(int64_t ms, char *to, size_t size)
{
	time_t now = time(NULL), then = (time_t)(ms / 1000), before = now - 24L * 60 * 60;
	struct tm today, day, yesterday;

	localtime_r(&now, &today);
	localtime_r(&then, &day);
	localtime_r(&before, &yesterday);
	if (day.tm_year == yesterday.tm_year && day.tm_yday == yesterday.tm_yday)
		strftime(to, size, "yesterday", &day);
	else if (day.tm_year != today.tm_year)
		strftime(to, size, "%Y-%m-%d", &day);
	else if (day.tm_yday != today.tm_yday)
		strftime(to, size, "%e %b", &day);
	else
		strftime(to, size, "%H:%M", &day);
}

static struct view_book
book_of(const struct store_document *d, char *when)
{
	return (struct view_book){
		.id = (uint64_t)d->id,
		.title = *d->title ? d->title : short_name(d->name),
		.author = d->author,
		.name = d->name,
		.when = when + strspn(when, " "),
		.percent = (int)(d->progress * 100 + 0.5),
		.highlights = d->highlights,
		.notes = d->notes,
	};
}

static void
clear_list(struct library *library)
{
	store_documents_clear(&library->documents);
	free(library->books);
	free(library->times);
	library->books = NULL;
	library->times = NULL;
}

static void
set_list(struct library *library, const struct store_documents *documents)
{
	size_t n = documents->count;

	clear_list(library);
	library->documents = *documents;
	library->books = memory_zero(n + 1, sizeof *library->books);
	library->times = memory_zero(n + 1, sizeof *library->times);
	for (size_t i = 0; i < n; i++) {
		const struct store_document *d = &documents->items[i];
		say_when(d->opened_ms, library->times[i], sizeof library->times[i]);
		library->books[i] = book_of(d, library->times[i]);
	}
	view_set_books(library->visit->view, library->books, n);
}

/* Asks the shelf, with a little patience for others that are at it. */
static bool
read_shelf(struct shelf *shelf, struct store_documents *documents, struct error *error)
{
	enum store_answer answer = STORE_BUSY;

	for (int i = 0; i < TRIES && answer == STORE_BUSY; i++) {
		if (!shelf_open(shelf) && shelf->hopeless) {
			error_set(error, "%s",
			          shelf->app->message ? shelf->app->message
			                              : "nothing can be kept on the shelf");
			return false;
		}
		if (!shelf->store)
			continue;
		answer = store_recent(shelf->store, MOST, documents, error);
		if (answer != STORE_DONE)
			store_documents_clear(documents);
	}
	if (answer == STORE_BUSY)
		error_set(error, "another diple is writing just now; try it again");
	return answer == STORE_DONE;
}

/* ---- showing it ---- */

static struct visit *
make_visit(struct app *app)
{
	static const char title[] = "Library";
	struct document *document = document_new(text_new(), "library", title);
	struct sink *sink = document_sink(document);

	document_set_title(document, title);
	sink_text(sink, title, sizeof title - 1);
	sink_block(sink, &(struct block){ .range = { 0, sizeof title - 1 }, .kind = BLOCK_TITLE });
	document_set_state(document, DOCUMENT_COMPLETE);
	struct visit *visit = visit_new(NULL, document, &app->theme);
	view_set_options(visit->view, &app->view_options);
	view_resize(visit->view, app->rows, app->columns);
	view_open_panel(visit->view, PANEL_LIBRARY);
	return visit;
}

bool
library_open(struct app *app, struct error *error)
{
	struct store_documents documents = { 0 };

	if (!app->shelf) {
		error_set(error, "there is no library, for nothing is kept");
		return false;
	}
	/* Where the reader is just now is told too. */
	shelf_tidy(app->shelf);
	if (!read_shelf(app->shelf, &documents, error))
		return false;
	library_close(app);
	app->library = memory_zero(1, sizeof *app->library);
	app->library->visit = make_visit(app);
	set_list(app->library, &documents);
	seek_stop(app);
	app->dirty = true;
	return true;
}

void
library_close(struct app *app)
{
	struct library *library = app->library;

	if (!library)
		return;
	app->library = NULL;
	visit_free(library->visit);
	clear_list(library);
	free(library);
	app->dirty = true;
}

struct visit *
library_visit(const struct library *library)
{
	return library ? library->visit : NULL;
}

bool
library_is_shown(const struct app *app)
{
	return app->library && !app->help;
}

void
library_show(struct app *app, long count, const char *argument)
{
	struct error error;

	(void)count, (void)argument;
	if (app->help)
		app_say(app, "q leaves the help first");
	else if (!library_open(app, &error))
		app_say(app, "%s", error.text);
}

/* ---- what is done in it ---- */

/* The document under the cursor; NULL for none. */
static const struct store_document *
chosen(const struct library *library)
{
	size_t i = view_panel_book(library->visit->view);

	return i < library->documents.count ? &library->documents.items[i] : NULL;
}

/* Shows it as the document that follows the one from which the library was opened, if it was. */
static void
show(struct app *app, size_t index)
{
	library_close(app);
	if (app_visit(app) == app->visits[index])
		app_show(app, index);
	else
		trail_follow(app, index);
}

void
library_enter(struct app *app)
{
	const struct store_document *d = chosen(app->library);
	struct error error;

	if (!d)
		return;
	for (size_t i = 0; i < app->visit_count; i++) {
		const char *name = app->visits[i]->shelved.name;
		if (name && !strcmp(name, d->name)) {
			show(app, i);
			return;
		}
	}
	if (app_open(app, d->name, &error))
		show(app, app->visit_count - 1);
	else
		app_say(app, "%s; X forgets it", error.text);
}

/* Documents that are open are not put on the shelf again in this sitting. */
static void
let_go(struct app *app, int64_t id)
{
	for (size_t i = 0; i < app->visit_count; i++) {
		struct visit *visit = app->visits[i];
		if (visit->shelved.document != id)
			continue;
		visit->shelved.document = 0;
		visit->shelved.refused = true;
		for (size_t k = 0; k < visit->highlights.count; k++) {
			visit->highlights.items[k].annotation.id = 0;
			visit->highlights.items[k].keeping = KEEPING_REFUSED;
		}
	}
}

static void
forget(struct app *app, int64_t id)
{
	struct store_documents documents = { 0 };
	struct error error;
	enum store_answer answer = STORE_BUSY;

	for (int i = 0; i < TRIES && answer == STORE_BUSY; i++)
		answer = store_forget(app->shelf->store, id, &error);
	if (answer == STORE_BUSY)
		error_set(&error, "another diple is writing just now; try it again");
	if (answer != STORE_DONE || !read_shelf(app->shelf, &documents, &error)) {
		app_say(app, "%s", error.text);
		return;
	}
	app->shelf->changed = true;
	let_go(app, id);
	set_list(app->library, &documents);
	app_say(app, "Forgotten");
}

void
library_forget(struct app *app, long count, const char *argument)
{
	const struct store_document *d = library_is_shown(app) ? chosen(app->library) : NULL;

	(void)count, (void)argument;
	if (!d) {
		app_say(app, "Only what the library lists can be forgotten");
		return;
	}
	if (app->library->doomed == d->id) {
		forget(app, d->id);
		return;
	}
	app->library->doomed = d->id;
	if (d->highlights)
		app_say(app, "Once more: it is forgotten, with %u highlight%s and %u note%s",
		        d->highlights, d->highlights == 1 ? "" : "s", d->notes,
		        d->notes == 1 ? "" : "s");
	else
		app_say(app, "Once more: it is forgotten, with its place and marks");
}

void
library_status(struct app *app, struct buffer *to)
{
	const struct store_document *d = library_is_shown(app) ? chosen(app->library) : NULL;

	/* Whoever has gone to another row meant that no more. */
	if (d && d->id != app->library->doomed)
		app->library->doomed = 0;
	if (d)
		buffer_add_string(to, d->name);
}
