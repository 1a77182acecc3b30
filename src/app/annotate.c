/*
 * Highlights and notes. What they are about is what is selected, the highlight under the panel's cursor, the current one, or the
 * current quotation, in this order.
 */
#include <stdlib.h>
#include <string.h>

#include "app/actions.h"
#include "app/cite.h"
#include "app/state.h"
#include "base/memory.h"

static bool
is_seen(struct visit *visit, struct range range)
{
	struct range seen = { view_anchor(visit->view), view_bottom(visit->view) };

	return range_meets(range, seen);
}

static void
set_current(struct app *app, struct visit *visit, unsigned serial)
{
	visit->highlights.current = serial;
	highlights_show(&visit->highlights, visit->view);
	app->dirty = true;
}

/* The one that is meant, NULL for none. */
static struct highlight *
focus(struct visit *visit)
{
	struct highlights *hs = &visit->highlights;
	size_t row = view_panel_highlight(visit->view);

	if (row < hs->count)
		return &hs->items[row];
	if (view_panel(visit->view) != PANEL_NONE)
		return NULL;
	struct highlight *h = highlights_find(hs, hs->current);
	return h && is_seen(visit, h->range) ? h : NULL;
}

/* What a new one would be about; empty for nothing. */
static struct range
find_range(struct app *app)
{
	struct visit *visit = app_visit(app);
	struct range range = select_range(visit);
	const struct quote *quote;

	if (!range_empty(range) || visit->quote == UINT64_MAX ||
	    !view_shows(visit->view, visit->quote))
		return range;
	struct range one = { visit->quote, visit->quote + 1 };
	if (document_quotes(visit->document, one, &quote, 1) == 1)
		range = (struct range){ quote->runs[0].start,
			                quote->runs[quote->run_count - 1].end };
	return range;
}

/* The one that is exactly there; else a new one, NULL with a message when there cannot be one. */
static struct highlight *
make(struct app *app, struct range range)
{
	struct visit *visit = app_visit(app);
	struct highlights *hs = &visit->highlights;
	struct annotation annotation;
	struct selector selector;

	for (size_t i = 0; i < hs->count; i++)
		if (hs->items[i].range.start == range.start && hs->items[i].range.end == range.end)
			return &hs->items[i];
	if (range_size(range) > SELECTOR_MAX) {
		app_say(app, "That is too much: a highlight is at most %d KiB",
		        SELECTOR_MAX / 1024);
		return NULL;
	}
	if (!selector_make(visit->document, range, &selector))
		return NULL;
	annotation_init(&annotation, ANNOTATION_HIGHLIGHT, &selector);
	return highlights_add(hs, &annotation, range);
}

/* The highlight that the command is about, made if need be. */
static struct highlight *
want(struct app *app)
{
	struct visit *visit = app_visit(app);
	struct highlight *h = range_empty(select_range(visit)) ? focus(visit) : NULL;
	struct range range = find_range(app);

	if (h)
		return h;
	if (app->help || view_panel(visit->view) != PANEL_NONE || range_empty(range)) {
		app_say(app, "Nothing to highlight: v selects words, ) goes to a quotation");
		return NULL;
	}
	h = make(app, range);
	if (h && !*h->annotation.colour) {
		free(h->annotation.colour);
		h->annotation.colour = memory_string(highlight_colours[0]);
	}
	return h;
}

/* It is as it shall be: on the screen and on the shelf. */
static void
keep(struct app *app, struct highlight *h)
{
	struct visit *visit = app_visit(app);
	unsigned serial = h->serial;

	select_end(visit);
	set_current(app, visit, serial);
	shelf_keep(app, visit, &highlights_find(&visit->highlights, serial)->keeping);
}

/* What became of the current one, and whether it stays. */
static void
say(struct app *app, const char *what)
{
	struct visit *visit = app_visit(app);
	struct highlight *h = highlights_find(&visit->highlights, visit->highlights.current);
	bool kept = shelf_is_kept(app, visit) && h && h->keeping != KEEPING_REFUSED;

	app_say(app, "%s%s", what, kept ? "" : ", for this sitting only");
}

void
annotate_highlight(struct app *app, long count, const char *argument)
{
	struct highlight *h;
	int colour = (int)(count > 0 ? count - 1 : 0);

	for (int i = 0; *argument && i < VIEW_COLOURS; i++)
		if (!strcmp(argument, highlight_colours[i]))
			colour = i;
	if (colour >= VIEW_COLOURS) {
		app_say(app, "1 a to 5 a: yellow, green, blue, red, purple");
		return;
	}
	if (!(h = want(app)))
		return;
	if (count || *argument || !*h->annotation.colour) {
		free(h->annotation.colour);
		h->annotation.colour = memory_string(highlight_colours[colour]);
	}
	keep(app, h);
	say(app, "Highlighted");
}

void
annotate_note(struct app *app, long count, const char *argument)
{
	struct highlight *h = want(app);

	(void)count;
	if (!h)
		return;
	keep(app, h);
	h = highlights_find(&app_visit(app)->highlights, app_visit(app)->highlights.current);
	if (*argument)
		annotate_accept(app, argument);
	else
		app_prompt(app, PROMPT_NOTE, h->annotation.note);
}

void
annotate_accept(struct app *app, const char *text)
{
	struct visit *visit = app_visit(app);
	struct highlight *h = highlights_find(&visit->highlights, visit->highlights.current);

	if (!h)
		return;
	free(h->annotation.note);
	h->annotation.note = memory_string(text);
	keep(app, h);
	say(app, *text ? "Noted" : "Highlighted");
}

/* ---- taking away ---- */

void
annotate_delete(struct app *app, long count, const char *argument)
{
	struct visit *visit = app_visit(app);
	struct highlight *h = focus(visit);

	(void)count, (void)argument;
	if (!h) {
		app_say(app, "No highlight here: g n goes to the next one, M lists them");
		return;
	}
	annotation_clear(&app->deleted.annotation);
	annotation_copy(&h->annotation, &app->deleted.annotation);
	app->deleted.range = h->range;
	app->deleted_of = visit->id;
	shelf_drop(app, &h->annotation);
	highlights_remove(&visit->highlights, h);
	set_current(app, visit, 0);
	app_say(app, "Deleted; P puts it back");
}

void
annotate_undelete(struct app *app, long count, const char *argument)
{
	struct visit *visit = app_visit(app);

	(void)count, (void)argument;
	if (!app->deleted.annotation.note || app->deleted_of != visit->id) {
		app_say(app, "Nothing was deleted here");
		return;
	}
	struct highlight *h =
		highlights_add(&visit->highlights, &app->deleted.annotation, app->deleted.range);
	h->looked = true;
	keep(app, h);
	say(app, "It is there again");
}

/* ---- going there ---- */

static void
step(struct app *app, bool forward)
{
	struct visit *visit = app_visit(app);
	struct highlights *hs = &visit->highlights;
	struct highlight *current = highlights_find(hs, hs->current), *to = NULL;
	uint64_t from = current && is_seen(visit, current->range) ? current->range.start
	                                                          : visit_place(visit);
	bool itself = !(current && is_seen(visit, current->range));

	for (size_t i = 0; i < hs->count && !range_empty(hs->items[i].range); i++) {
		struct highlight *h = &hs->items[i];
		bool fits = forward ? h->range.start > from || (itself && h->range.start == from)
		                    : h->range.start < from;
		if (fits && (!forward || !to))
			to = h;
	}
	if (!to) {
		app_say(app, "No highlight %s this place", forward ? "after" : "before");
		return;
	}
	uint64_t pos = to->range.start;
	view_goto(visit->view, pos, VIEW_NEAR);
	visit_set_place(visit, pos);
	set_current(app, visit, to->serial);
}

void
annotate_next(struct app *app, long count, const char *argument)
{
	(void)argument;
	do
		step(app, true);
	while (--count > 0);
}

void
annotate_previous(struct app *app, long count, const char *argument)
{
	(void)argument;
	do
		step(app, false);
	while (--count > 0);
}

void
annotate_go(struct app *app, uint64_t pos)
{
	struct visit *visit = app_visit(app);
	struct highlight *h = highlights_at(&visit->highlights, pos);

	set_current(app, visit, h ? h->serial : 0);
}

void
annotate_status(struct app *app, struct buffer *to)
{
	struct visit *visit = app_visit(app);
	struct highlight *h = focus(visit);

	if (!range_empty(select_range(visit)))
		buffer_add_string(to, visit->selection.growing
		                              ? "selecting \302\267 a highlights, y copies"
		                              : "v selects from here \302\267 s p q: all of it");
	else if (h && *h->annotation.note && view_panel(visit->view) == PANEL_NONE)
		buffer_add_string(to, h->annotation.note);
}

bool
annotate_copy(struct app *app)
{
	struct visit *visit = app_visit(app);
	struct highlight *h = focus(visit);
	struct range range = select_range(visit);
	struct buffer words = { 0 };

	if (range_empty(range) && h)
		range = h->range;
	if (range_empty(range))
		return false;
	cite_words(visit->document, range, &words);
	free(app->copy);
	app->copy = buffer_take(&words);
	select_end(visit);
	return true;
}
