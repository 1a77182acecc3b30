/*
 * What is written to the shelf, and when: the shelf is opened and asked a moment after the first frame; the place is kept
 * when the reader has stood still for some seconds, and at the end; a mark when it is made.
 */
#include <stdlib.h>
#include <string.h>

#include "app/actions.h"
#include "app/amend.h"
#include "app/shelf_state.h"
#include "app/state.h"
#include "app/target.h"
#include "base/memory.h"
#include "shelf/fingerprint.h"

enum {
	OPEN_MS = 100,   /* after the first frame */
	STILL_MS = 3000, /* without another place */
	AGAIN_MS = 20,   /* when another diple was writing */
	LAST_TRIES = 50,
};

bool
shelf_keeps(const struct shelf *shelf)
{
	return shelf && !shelf->hopeless && !shelf->app->settings.values[SETTING_PRIVATE];
}

void
shelf_complain(struct shelf *shelf, const struct error *error)
{
	if (!shelf->app->message)
		app_say(shelf->app, "%s", error->text);
}

bool
shelf_open(struct shelf *shelf)
{
	struct error error;
	const char *remark;

	if (shelf->store || shelf->hopeless)
		return shelf->store != NULL;
	shelf->store = store_open(shelf->folder, &error);
	shelf->hopeless = !shelf->store && *error.text;
	if (shelf->hopeless)
		shelf_complain(shelf, &error);
	else if (shelf->store && (remark = store_take_remark(shelf->store)) && !shelf->app->message)
		app_say(shelf->app, "%s", remark);
	return shelf->store != NULL;
}

void
shelf_fail(struct shelf *shelf, const struct error *error)
{
	struct error ignored;

	shelf_complain(shelf, error);
	if (!store_mend(shelf->store, &ignored))
		return;
	for (size_t i = 0; i < shelf->app->visit_count; i++) {
		struct visit *visit = shelf->app->visits[i];
		visit->shelved.document = 0;
		visit->shelved.refused = false;
		for (size_t k = 0; k < visit->highlights.count; k++) {
			visit->highlights.items[k].annotation.id = 0;
			visit->highlights.items[k].keeping = KEEPING_WAITS;
		}
		for (size_t k = 0; k < visit->corrections.count; k++) {
			struct correction *c = &visit->corrections.items[k];
			c->annotation.id = 0;
			if (c->keeping != KEEPING_REFUSED)
				c->keeping = KEEPING_WAITS;
		}
	}
	const char *remark = store_take_remark(shelf->store);
	if (remark)
		app_say(shelf->app, "%s", remark);
}

/* ---- a document ---- */

/* What the shelf has of it: the marks, and the place if that is a newer one. */
static void
take(struct visit *visit, struct annotations *all)
{
	struct shelved *s = &visit->shelved;

	for (size_t i = 0; i < all->count; i++) {
		struct annotation *a = &all->items[i];
		if (a->kind == ANNOTATION_MARK) {
			s->marks.items = memory_grow(s->marks.items, &s->marks.capacity,
			                             s->marks.count + 1, sizeof *s->marks.items);
			s->marks.items[s->marks.count++] = *a;
			continue;
		}
		if (a->kind == ANNOTATION_HIGHLIGHT) {
			highlights_add(&visit->highlights, a, (struct range){ 0, 0 });
			continue;
		}
		if (corrections_take(&visit->corrections, a))
			continue;
		if (a->kind == ANNOTATION_PLACE && a->modified_ms > s->left_ms && !visit->begun) {
			s->left_ms = a->modified_ms;
			shelved_want(s, &a->selector, false);
		}
		annotation_clear(a);
	}
	free(all->items);
	highlights_show(&visit->highlights, visit->view);
}

enum store_answer
shelf_ask(struct shelf *shelf, struct visit *visit)
{
	struct shelved *s = &visit->shelved;
	const char *title = document_title(visit->document);
	const char *author = document_fact(visit->document, FACT_AUTHOR);
	struct store_document document = {
		.name = s->name,
		.title = memory_string(title ? title : ""),
		.author = memory_string(author ? author : ""),
		.format = memory_string(document_format(visit->document)),
	};
	struct annotations all;
	struct error error;

	if (s->path)
		document.fingerprint = fingerprint_of_file(s->path, &document.size);
	enum store_answer answer = store_opened(shelf->store, &document, &error);
	free(document.title);
	free(document.author);
	free(document.format);
	if (answer == STORE_DONE)
		answer = store_annotations(shelf->store, document.id, &all, &error);
	/* It is not asked for again and again; of a shelf that can only be read it may be unknown. */
	s->refused = answer == STORE_FAILED || (answer == STORE_DONE && !document.id);
	if (answer == STORE_FAILED)
		shelf_fail(shelf, &error);
	if (answer != STORE_DONE)
		return answer;
	s->document = document.id;
	shelf->changed = true;
	take(visit, &all);
	if (visit->corrections.count)
		amend_apply(shelf->app, visit);
	shelf->app->dirty = true;
	return STORE_DONE;
}

/* ---- the place ---- */

static bool
has_moved(const struct visit *visit)
{
	const struct shelved *s = &visit->shelved;

	return s->document && !s->wanted.exact && view_anchor(visit->view) != s->kept;
}

static enum store_answer
keep_place(struct shelf *shelf, struct visit *visit)
{
	struct shelved *s = &visit->shelved;
	uint64_t pos = view_anchor(visit->view);
	struct selector selector;
	struct annotation place;
	struct error error;

	if (store_is_read_only(shelf->store) ||
	    !selector_make_place(visit->document, pos, &selector)) {
		s->kept = pos;
		return STORE_DONE;
	}
	annotation_init(&place, ANNOTATION_PLACE, &selector);
	place.document = s->document;
	enum store_answer answer =
		store_put_place(shelf->store, &place, view_percent(visit->view) / 100.0, &error);
	if (answer == STORE_DONE) {
		s->kept = pos;
		s->left_ms = place.modified_ms;
		shelf->changed = true;
	} else if (answer == STORE_FAILED) {
		/* It is not tried again and again. */
		s->kept = pos;
		shelf_fail(shelf, &error);
	}
	annotation_clear(&place);
	return answer;
}

/* ---- marks ---- */

static struct visit *
find_visit(const struct app *app, unsigned id)
{
	for (size_t i = 0; i < app->visit_count; i++)
		if (app->visits[i]->id == id)
			return app->visits[i];
	return NULL;
}

void
shelf_keep_mark(struct app *app, struct visit *visit, const char *letter, uint64_t pos)
{
	struct shelf *shelf = app->shelf;
	struct selector selector;

	if (!shelf_keeps(shelf) || !visit->shelved.name ||
	    shelf->waiting_count == MARKS_WAITING_MAX ||
	    !selector_make_place(visit->document, pos, &selector))
		return;
	struct waiting_mark *mark = &shelf->waiting[shelf->waiting_count++];
	mark->visit = visit->id;
	annotation_init(&mark->annotation, ANNOTATION_MARK, &selector);
	free(mark->annotation.key);
	mark->annotation.key = memory_string(letter);
	if (!shelf_tidy(shelf))
		shelf_plan(shelf, AGAIN_MS);
}

/* The first of those that wait; false when it is busy. */
static bool
keep_mark(struct shelf *shelf)
{
	struct waiting_mark *mark = &shelf->waiting[0];
	struct visit *visit = find_visit(shelf->app, mark->visit);
	struct error error;
	enum store_answer answer = STORE_DONE;

	if (visit && visit->shelved.document) {
		mark->annotation.document = visit->shelved.document;
		answer = store_put(shelf->store, &mark->annotation, &error);
	}
	if (answer == STORE_BUSY)
		return false;
	if (answer == STORE_FAILED)
		shelf_fail(shelf, &error);
	annotation_clear(&mark->annotation);
	shelf->waiting_count--;
	memmove(shelf->waiting, shelf->waiting + 1, shelf->waiting_count * sizeof *shelf->waiting);
	return true;
}

/* Shows the document of that name, whether it is open or not; NULL when it cannot be. */
static struct visit *
show_document(struct app *app, const char *name)
{
	for (size_t i = 0; i < app->visit_count; i++)
		if (app->visits[i]->shelved.name && !strcmp(app->visits[i]->shelved.name, name)) {
			if (app->visits[i] != app_visit(app))
				trail_follow(app, i);
			return app->visits[i];
		}
	if (!strncmp(name, "man:", 4)) {
		size_t before = app->visit_count;
		following_go(app, name);
		return app->visit_count > before ? app->visits[before] : NULL;
	}
	struct error error;
	if (!app_open(app, name, &error)) {
		app_say(app, "%s", error.text);
		return NULL;
	}
	trail_follow(app, app->visit_count - 1);
	return app_visit(app);
}

bool
shelf_go_to_mark(struct app *app, const char *letter)
{
	struct shelf *shelf = app->shelf;
	struct annotations found = { 0 };
	struct error error;
	char *name = NULL;

	if (!shelf || !shelf_open(shelf) ||
	    store_mark(shelf->store, letter, &found, &name, &error) != STORE_DONE || !found.count ||
	    !name) {
		annotations_clear(&found);
		free(name);
		return false;
	}
	struct visit *visit = show_document(app, name);
	if (visit)
		shelved_want(&visit->shelved, &found.items[0].selector, true);
	annotations_clear(&found);
	free(name);
	shelf_arrive(app);
	return true;
}

/* ---- when ---- */

/* Of many documents those are on the shelf that the reader has seen. */
static bool
is_concerned(const struct shelf *shelf, const struct visit *visit)
{
	const struct app *app = shelf->app;

	return visit->shelved.name && !visit->shelved.refused &&
	       (visit->shelved.document || visit == app->visits[app->current]);
}

/* True when something of the visit is to be kept or asked. */
static bool
has_business(const struct shelf *shelf, const struct visit *visit)
{
	return is_concerned(shelf, visit) && (!visit->shelved.document || has_moved(visit) ||
	                                      shelf_has_annotations(shelf, visit));
}

/* The first such visit, or NULL. */
static const struct visit *
find_business(const struct shelf *shelf)
{
	for (size_t i = 0; i < shelf->app->visit_count; i++)
		if (has_business(shelf, shelf->app->visits[i]))
			return shelf->app->visits[i];
	return NULL;
}

bool
shelf_tidy(struct shelf *shelf)
{
	struct app *app = shelf->app;

	if (!shelf_keeps(shelf) || (!find_business(shelf) && !shelf->waiting_count))
		return true;
	if (!shelf_open(shelf))
		return shelf->hopeless;
	for (size_t i = 0; i < app->visit_count; i++) {
		struct visit *visit = app->visits[i];
		if (!is_concerned(shelf, visit))
			continue;
		if (!visit->shelved.document && shelf_ask(shelf, visit) == STORE_BUSY)
			return false;
		if (has_moved(visit) && keep_place(shelf, visit) == STORE_BUSY)
			return false;
		if (!shelf_tidy_annotations(shelf, visit))
			return false;
	}
	if (!shelf_tidy_dropped(shelf))
		return false;
	while (shelf->waiting_count)
		if (!keep_mark(shelf))
			return false;
	return true;
}

static void
tidy(void *context)
{
	struct shelf *shelf = context;

	shelf->timer = 0;
	if (!shelf_tidy(shelf))
		shelf_plan(shelf, AGAIN_MS);
}

void
shelf_plan(struct shelf *shelf, int64_t delay_ms)
{
	if (!shelf->timer)
		shelf->timer = loop_timer(shelf->app->loop, delay_ms, tidy, shelf);
}

void
shelf_drawn(struct app *app)
{
	struct shelf *shelf = app->shelf;

	const struct visit *visit =
		shelf_keeps(shelf) && !shelf->timer ? find_business(shelf) : NULL;
	if (visit)
		shelf_plan(shelf, visit->shelved.document ? STILL_MS : OPEN_MS);
}

/* Titles and authors are known better at the end than a moment after the first frame. */
static void
describe_all(struct shelf *shelf)
{
	struct error error;

	for (size_t i = 0; i < shelf->app->visit_count; i++) {
		struct visit *visit = shelf->app->visits[i];
		const char *title = document_title(visit->document);
		const char *author = document_fact(visit->document, FACT_AUTHOR);
		if (visit->shelved.document && (title || author))
			store_describe(shelf->store, visit->shelved.document, title ? title : "",
			               author ? author : "", &error);
	}
}

void
shelf_leave(struct app *app)
{
	struct shelf *shelf = app->shelf;
	struct error error;

	if (!shelf)
		return;
	loop_cancel(app->loop, shelf->timer);
	for (int i = 0; i < LAST_TRIES && !shelf_tidy(shelf); i++)
		;
	if (!shelf->changed || !shelf->store || store_is_read_only(shelf->store))
		return;
	describe_all(shelf);
	recall_write(shelf->store, shelf->folder, &error);
}
