/*
 * The panels' keys. A panel that is left by Escape leaves no trace; one that leads somewhere leaves a place to
 * come back to.
 */
#include <limits.h>

#include "app/actions.h"
#include "app/state.h"
#include "base/clock.h"

static struct view *
view_of(struct app *app)
{
	return app_visit(app)->view;
}

/* Opens it, or closes it when it is the one that is open. */
static void
toggle(struct app *app, enum view_panel panel)
{
	struct view *view = view_of(app);

	if (library_is_shown(app)) {
		app_say(app, "First a document: Enter opens the one under the cursor");
		return;
	}
	bool has_keys = view_panel(view) == panel && !view_panel_rests(view);

	if (!view_panel_rests(view))
		view_panel_filter(view, "");
	view_open_panel(view, has_keys ? PANEL_NONE : panel);
}

void
panels_outline(struct app *app, long count, const char *argument)
{
	(void)count;
	(void)argument;
	toggle(app, PANEL_OUTLINE);
}

/* With a name: only what this speaker says. */
void
panels_quotes(struct app *app, long count, const char *argument)
{
	(void)count;
	if (!*argument || library_is_shown(app)) {
		toggle(app, PANEL_QUOTES);
		return;
	}
	view_open_panel(view_of(app), PANEL_QUOTES);
	view_panel_all(view_of(app));
	view_panel_speaker(view_of(app), argument);
}

void
panels_highlights(struct app *app, long count, const char *argument)
{
	(void)count;
	(void)argument;
	toggle(app, PANEL_HIGHLIGHTS);
}

void
panels_links(struct app *app, long count, const char *argument)
{
	(void)count;
	(void)argument;
	toggle(app, PANEL_LINKS);
}

void
panels_down(struct app *app, long count, const char *argument)
{
	(void)argument;
	view_panel_move(view_of(app), count ? (int)count : 1);
}

void
panels_up(struct app *app, long count, const char *argument)
{
	(void)argument;
	view_panel_move(view_of(app), count ? -(int)count : -1);
}

void
panels_page_down(struct app *app, long count, const char *argument)
{
	(void)argument;
	view_panel_page(view_of(app), count ? (int)count : 1);
}

void
panels_page_up(struct app *app, long count, const char *argument)
{
	(void)argument;
	view_panel_page(view_of(app), count ? -(int)count : -1);
}

void
panels_first(struct app *app, long count, const char *argument)
{
	(void)count;
	(void)argument;
	view_panel_move(view_of(app), -INT_MAX);
}

void
panels_last(struct app *app, long count, const char *argument)
{
	(void)count;
	(void)argument;
	view_panel_move(view_of(app), INT_MAX);
}

void
panels_fold(struct app *app, long count, const char *argument)
{
	(void)count;
	(void)argument;
	view_panel_fold(view_of(app), true);
}

void
panels_unfold(struct app *app, long count, const char *argument)
{
	(void)count;
	(void)argument;
	view_panel_fold(view_of(app), false);
}

void
panels_fold_all(struct app *app, long count, const char *argument)
{
	(void)count;
	(void)argument;
	view_panel_fold_all(view_of(app), true);
}

void
panels_unfold_all(struct app *app, long count, const char *argument)
{
	(void)count;
	(void)argument;
	view_panel_fold_all(view_of(app), false);
}

void
panels_group(struct app *app, long count, const char *argument)
{
	(void)count;
	(void)argument;
	if (view_panel(view_of(app)) == PANEL_QUOTES)
		view_panel_group(view_of(app), !view_panel_grouped(view_of(app)));
	else
		app_say(app, "Only quotations can be grouped");
}

void
panels_class(struct app *app, long count, const char *argument)
{
	(void)count;
	(void)argument;
	if (view_panel(view_of(app)) == PANEL_QUOTES)
		view_panel_next_class(view_of(app));
	else
		app_say(app, "Only quotations are of a kind");
}

void
panels_all(struct app *app, long count, const char *argument)
{
	(void)count;
	(void)argument;
	view_panel_all(view_of(app));
}

void
panels_filter(struct app *app, long count, const char *argument)
{
	(void)count;
	(void)argument;
	app_prompt(app, PROMPT_PANEL, "");
}

bool
panels_have_work(const struct app *app)
{
	const struct visit *visit = app_visit(app);

	return visit && view_panel_has_work(visit->view);
}

/* Rows of a long list that are hard to find come while one waits, and are drawn now and then. */
bool
panels_work(struct app *app)
{
	enum { STEP_US = 4000, SHOWN_MS = 100 };

	if (!panels_have_work(app))
		return false;
	view_panel_work(app_visit(app)->view, STEP_US);
	bool more = panels_have_work(app);
	if (!more || clock_ms() - app->counted_ms >= SHOWN_MS) {
		app->counted_ms = clock_ms();
		app->dirty = true;
	}
	return more;
}

/* To where the row under the cursor leads; false when it leads nowhere (a speaker's name). */
static bool
follow(struct app *app)
{
	struct visit *visit = app_visit(app);
	enum view_panel panel = view_panel(visit->view);
	uint64_t pos;

	if (!view_panel_target(visit->view, &pos)) {
		if (panel == PANEL_HIGHLIGHTS)
			app_say(app, "These words are gone from the text");
		return false;
	}
	app_jump(app, pos, panel == PANEL_OUTLINE ? VIEW_TOP : VIEW_NEAR);
	visit_set_place(visit, pos);
	if (panel == PANEL_QUOTES)
		quotes_set_current(app, pos);
	else if (panel == PANEL_LINKS)
		links_focus(app, pos);
	else if (panel == PANEL_HIGHLIGHTS)
		annotate_go(app, pos);
	return true;
}

void
panels_enter(struct app *app, long count, const char *argument)
{
	(void)count;
	(void)argument;
	if (library_is_shown(app))
		library_enter(app);
	else if (view_panel_enter(view_of(app)))
		return;
	else if (follow(app))
		view_open_panel(view_of(app), PANEL_NONE);
}

void
panels_peek(struct app *app, long count, const char *argument)
{
	(void)count;
	(void)argument;
	if (library_is_shown(app))
		library_enter(app);
	else
		follow(app);
}

void
panels_rest(struct app *app, long count, const char *argument)
{
	(void)count;
	(void)argument;
	if (library_is_shown(app))
		app_say(app, "The library stands alone: Enter opens, q leaves");
	else if (!view_rest_panel(view_of(app)))
		app_say(app, "The screen is too narrow to read beside the panel");
}

void
panels_close(struct app *app, long count, const char *argument)
{
	(void)count;
	(void)argument;
	if (!library_is_shown(app)) {
		view_open_panel(view_of(app), PANEL_NONE);
	} else if (view_panel_is_filtered(view_of(app))) {
		view_panel_all(view_of(app));
	} else if (app->visit_count) {
		library_close(app);
	} else {
		app->quit = true;
	}
}
