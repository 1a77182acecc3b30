/*
 * Walking the links. Tab goes through those on the screen and on to the next one in the text; what has the focus has it only as
 * long as it can be seen, so that Enter never does anything that the screen does not show.
 */
#include "app/links.h"

#include <stdlib.h>
#include <string.h>

#include "app/actions.h"
#include "app/state.h"
#include "base/memory.h"
#include "base/utf8.h"

enum { SKIPS_MOST = 10000 }; /* links that a filter hides, before one looks no further */

/* ---- the focus ---- */

void
links_set(struct app *app, struct range range, const char *target)
{
	struct visit *visit = app_visit(app);
	char *copy = target ? memory_string(target) : NULL;

	free(visit->link.target);
	visit->link.range = target ? range : (struct range){ 0, 0 };
	visit->link.target = copy;
	view_set_link(visit->view, visit->link.range);
}

bool
links_focus(struct app *app, uint64_t pos)
{
	struct span link;

	if (!document_link_after(app_visit(app)->document, pos, &link) || link.range.start != pos ||
	    !link.target)
		return false;
	links_set(app, link.range, link.target);
	return true;
}

static bool
has_focus(struct visit *visit)
{
	return visit->link.target && view_shows(visit->view, visit->link.range.start);
}

void
links_status(struct app *app, struct buffer *to)
{
	enum { SHOWN_MOST = 400 }; /* bytes; no status line is longer */
	struct visit *visit = app_visit(app);

	if (!has_focus(visit))
		return;
	const char *target = visit->link.target;
	size_t n = strlen(target);
	buffer_add_string(to, app->view_options.ascii ? "-> " : "\342\206\222 ");
	if (n > SHOWN_MOST) {
		buffer_add(to, target, utf8_whole_prefix(target, SHOWN_MOST));
		buffer_add_string(to, "...");
	} else {
		buffer_add_string(to, target);
	}
}

/* ---- walking ---- */

static bool
neighbour(struct visit *visit, uint64_t pos, bool forward, struct span *link)
{
	for (int i = 0; i < SKIPS_MOST; i++) {
		if (forward ? !document_link_after(visit->document, pos, link)
		            : !document_link_before(visit->document, pos, link))
			return false;
		if (link->target && view_keeps(visit->view, link->range.start))
			return true;
		pos = link->range.start + forward;
	}
	return false;
}

/* Where one starts without a focus: at the edge of the screen that is met first. */
static uint64_t
origin(struct visit *visit, bool forward)
{
	if (has_focus(visit))
		return visit->link.range.start + forward;
	return forward ? view_anchor(visit->view) : view_bottom(visit->view);
}

static void
step(struct app *app, long count, bool forward)
{
	struct visit *visit = app_visit(app);
	uint64_t pos = origin(visit, forward);
	struct span link, found;
	bool moved = false;

	for (long i = count > 0 ? count : 1; i > 0 && neighbour(visit, pos, forward, &found); i--) {
		link = found;
		pos = link.range.start + forward;
		moved = true;
	}
	if (!moved) {
		bool all = document_state(visit->document) != DOCUMENT_LOADING;
		app_say(app, "No link %s this place%s", forward ? "after" : "before",
		        all ? "" : " so far; the rest is still being read");
		return;
	}
	links_set(app, link.range, link.target);
	view_goto(visit->view, visit->link.range.start, VIEW_NEAR);
}

void
link_next(struct app *app, long count, const char *argument)
{
	(void)argument;
	step(app, count, true);
}

void
link_previous(struct app *app, long count, const char *argument)
{
	(void)argument;
	step(app, count, false);
}

/* ---- following ---- */

/* The target may go with the document that it stands in. */
static void
follow_focus(struct app *app)
{
	char *target = memory_string(app_visit(app)->link.target);

	following_go(app, target);
	free(target);
}

void
link_open(struct app *app, long count, const char *argument)
{
	if (has_focus(app_visit(app)))
		follow_focus(app);
	else
		move_line_down(app, count, argument);
}

const char *
links_target(struct app *app)
{
	struct visit *visit = app_visit(app);

	return has_focus(visit) ? visit->link.target : NULL;
}

bool
links_click(struct app *app, uint64_t pos)
{
	struct visit *visit = app_visit(app);
	struct span link;

	if (!document_link_before(visit->document, pos + 1, &link) ||
	    !range_holds(link.range, pos) || !link.target)
		return false;
	links_set(app, link.range, link.target);
	follow_focus(app);
	return true;
}

/* ---- letters ---- */

/* Those under the fingers first. */
static const char letters[] = "asdfghjklqwertyuiopzxcvbnm";
enum { LETTERS = sizeof letters - 1, LABELS_MOST = LETTERS * LETTERS };

void
links_clear_labels(struct app *app)
{
	struct link_labels *l = &app->labels;

	free(l->labels);
	free(l->ranges);
	*l = (struct link_labels){ 0 };
}

/* The links on the screen. */
static void
gather(struct visit *visit, struct link_labels *l)
{
	uint64_t pos = view_anchor(visit->view), bottom = view_bottom(visit->view);
	struct span link;

	l->labels = memory_zero(LABELS_MOST, sizeof *l->labels);
	l->ranges = memory_zero(LABELS_MOST, sizeof *l->ranges);
	while (l->count < LABELS_MOST && neighbour(visit, pos, true, &link) &&
	       link.range.start < bottom) {
		pos = link.range.start + 1;
		if (!view_shows(visit->view, link.range.start))
			continue;
		l->labels[l->count].pos = link.range.start;
		l->ranges[l->count++] = link.range;
	}
}

/* One letter each while there are enough, else two. */
static void
name(struct link_labels *l)
{
	for (size_t i = 0; i < l->count; i++) {
		char *text = l->labels[i].text;
		if (l->count > LETTERS)
			*text++ = letters[i / LETTERS];
		*text = letters[i % LETTERS];
	}
}

void
link_label(struct app *app, long count, const char *argument)
{
	struct visit *visit = app_visit(app);

	(void)count;
	(void)argument;
	links_clear_labels(app);
	gather(visit, &app->labels);
	if (!app->labels.count) {
		links_clear_labels(app);
		app_say(app, "No link is on the screen");
		return;
	}
	name(&app->labels);
	app_say(app, "Which link? Type its letter%s", app->labels.count > LETTERS ? "s" : "");
}

/* Drops the labels that do not begin with what was typed. */
static void
narrow(struct link_labels *l)
{
	size_t kept = 0, n = strlen(l->typed);

	for (size_t i = 0; i < l->count; i++) {
		if (strncmp(l->labels[i].text, l->typed, n) != 0)
			continue;
		l->labels[kept] = l->labels[i];
		l->ranges[kept++] = l->ranges[i];
	}
	l->count = kept;
}

static void
choose(struct app *app, struct range range)
{
	links_clear_labels(app);
	/* It may have gone while the letters stood there. */
	if (links_focus(app, range.start))
		follow_focus(app);
}

void
links_key(struct app *app, const struct key_event *event)
{
	struct link_labels *l = &app->labels;
	bool letter = event->key.code < 0x80 && !event->key.modifiers;
	size_t n = strlen(l->typed);

	if (letter && n + 1 < sizeof l->typed)
		l->typed[n] = (char)event->key.code;
	narrow(l);
	if (!letter || !l->count) {
		if (letter)
			app_say(app, "No link has the letter%s %s", n ? "s" : "", l->typed);
		links_clear_labels(app);
	} else if (!strcmp(l->labels[0].text, l->typed)) {
		choose(app, l->ranges[0]);
	} else {
		app_say(app, "Which link? Type its second letter");
	}
}
