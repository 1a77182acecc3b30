/*
 * Where links lead. A place in the same document is a jump like any other; another file, a man page or an Info node is opened as a
 * document of its own, and the trail leads back. What lies outside is never fetched: it is shown, and handed to another
 * program after a question that says which address and which program.
 */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "app/actions.h"
#include "app/browser.h"
#include "app/links.h"
#include "app/sections.h"
#include "app/state.h"
#include "app/target.h"
#include "app/trail.h"
#include "base/memory.h"
#include "base/utf8.h"

enum { ADDRESS_MOST = 8192 }; /* bytes that another program gets */

/* ---- a place ---- */

/* By its name as it is written, else with "%41" and its like put in; else a heading that is written so. */
static bool
find_place(struct document *document, const char *name, uint64_t *pos)
{
	char *decoded = memory_string(name);
	bool good = target_decode(decoded);
	bool found = document_anchor(document, name, pos) ||
	             (good && document_anchor(document, decoded, pos));

	if (!found && good) {
		const struct section *section = sections_slug(document, decoded);
		found = section != NULL;
		*pos = section ? section->range.start : 0;
	}
	free(decoded);
	return found;
}

static void
say_unknown(struct app *app, const char *name)
{
	app_say(app, "\"%.200s\" names no place in this document", name);
}

static void
want_place(struct visit *visit, const char *name)
{
	free(visit->wanted_place);
	visit->wanted_place = name ? memory_string(name) : NULL;
}

/* A place in the document that is shown. */
static void
go_to_place(struct app *app, const char *name)
{
	struct visit *visit = app_visit(app);
	uint64_t pos = 0;

	if (!*name || find_place(visit->document, name, &pos)) {
		app_jump(app, pos, VIEW_TOP);
		visit_set_place(visit, pos);
	} else if (document_state(visit->document) == DOCUMENT_LOADING) {
		visit_push_jump(visit, view_anchor(visit->view));
		want_place(visit, name);
		app_say(app, "Looking for \"%.200s\"", name);
	} else {
		say_unknown(app, name);
	}
}

void
following_arrive(struct app *app)
{
	struct visit *visit = app_visit(app);
	uint64_t pos;

	if (!visit->wanted_place)
		return;
	bool found = find_place(visit->document, visit->wanted_place, &pos);
	if (!found && document_state(visit->document) == DOCUMENT_LOADING)
		return;
	if (found) {
		app_unsay(app); /* that it is looked for */
		/* What one could want back was remembered when the link was followed. */
		view_goto(visit->view, pos, VIEW_TOP);
		visit_set_place(visit, pos);
	} else {
		say_unknown(app, visit->wanted_place);
	}
	want_place(visit, NULL);
}

/* ---- another document ---- */

/* The index of the open document with the path; their number when there is none. */
static size_t
find_open(const struct app *app, const char *path)
{
	struct stat wanted, open;
	bool exists = stat(path, &wanted) == 0;
	size_t i;

	for (i = 0; i < app->visit_count; i++) {
		const char *name = document_name(app->visits[i]->document);
		if (!app->visits[i]->reading)
			continue;
		if (!strcmp(name, path) ||
		    (exists && stat(name, &open) == 0 && open.st_ino == wanted.st_ino &&
		     open.st_dev == wanted.st_dev))
			break;
	}
	return i;
}

/* Shows a document that is open, or opens it; and goes to the place in it. */
static void
go_to_document(struct app *app, const char *path, const char *name)
{
	size_t index = find_open(app, path);
	struct error error;

	if (index < app->visit_count && app->visits[index] == app_visit(app)) {
		go_to_place(app, name ? name : "");
		return;
	}
	bool known = index < app->visit_count;
	if (!known && app->secure) {
		app_say(app, "--secure allows no other file");
		return;
	}
	if (!known && !app_open(app, path, &error)) {
		app_say(app, "%s", error.text);
		return;
	}
	struct visit *visit = app->visits[index];
	if (known)
		visit_push_jump(visit, view_anchor(visit->view));
	trail_follow(app, index);
	app_say(app, "%s; Backspace goes back", document_name(visit->document));
	want_place(visit, name);
	following_arrive(app);
}

static void
go_to_file(struct app *app, const struct target *target)
{
	struct stat st;

	if (stat(target->path, &st) < 0)
		app_say(app, "%s: no such file", target->path);
	else if (!S_ISREG(st.st_mode))
		app_say(app, "%s is no regular file", target->path);
	else
		go_to_document(app, target->path, target->name);
}

/* ---- outside ---- */

static void
ask(struct app *app, const char *address)
{
	char *browser = browser_name();

	if (app->secure) {
		app_say(app, "--secure allows no other program; y copies %s", address);
	} else if (strlen(address) > ADDRESS_MOST) {
		app_say(app, "This address is too long to be handed on");
	} else {
		free(app->question);
		app->question = memory_string(address);
		app_say(app, "Open with %s? y/n  %s", browser, address);
	}
	free(browser);
}

static void
browser_ended(void *context, const char *problem)
{
	struct app *app = context;

	if (problem)
		app_say(app, "%s", problem);
}

void
following_answer(struct app *app, const struct key_event *event)
{
	char *address = app->question;
	struct error error;

	app->question = NULL;
	if (event->key.modifiers || (event->key.code != 'y' && event->key.code != 'Y')) {
		app_say(app, "Not opened");
	} else {
		browser_free(app->browser);
		app->browser = browser_start(app->loop, address, browser_ended, app, &error);
		if (app->browser)
			app_say(app, "Handed on: %s", address);
		else
			app_say(app, "%s", error.text);
	}
	free(address);
}

/* ---- all ---- */

static void
refuse(struct app *app, const char *reference)
{
	size_t scheme = target_scheme(reference);

	if (scheme)
		app_say(app, "%.*s links are not followed", scheme < 40 ? (int)scheme : 40,
		        reference);
	else
		app_say(app, "This link leads nowhere");
}

void
following_go(struct app *app, const char *reference)
{
	struct visit *visit = app_visit(app);
	const char *base = visit->reading ? document_name(visit->document) : NULL;
	struct target target = target_read(reference, base);

	switch (target.kind) {
	case TARGET_PLACE:
		go_to_place(app, target.name);
		break;
	case TARGET_FILE:
		go_to_file(app, &target);
		break;
	case TARGET_PAGE:
		go_to_document(app, target.path, target.name);
		break;
	case TARGET_OUTSIDE:
		ask(app, target.path);
		break;
	case TARGET_REFUSED:
		refuse(app, reference);
		break;
	}
	target_clear(&target);
}
