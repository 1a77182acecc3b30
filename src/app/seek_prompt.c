/*
 * The prompt of a search, which looks while it is typed: for its text, as often as that is to be drawn, a new search starts from
 * where the reader stood when the prompt was opened. What comes in one go, pasted or typed ahead, is looked for once.
 * Escape puts the reader back.
 */
#include <stdlib.h>

#include "app/actions.h"
#include "app/seek.h"
#include "base/memory.h"

enum {
	TYPED_US =
		1000, /* of what a key of the prompt waits for: others may have been typed after it */
};

static void
remark(struct app *app, const char *text)
{
	free(app->prompt_remark);
	app->prompt_remark = memory_string(text);
}

/* "regex · word", what is switched on. */
static void
add_switches(const struct app *app, struct buffer *to)
{
	static const char *const cases[] = { "", "any case", "this case" };
	const char *on[] = { app_setting(app, SETTING_REGEX) ? "regex" : "",
		             app_setting(app, SETTING_WORD_ONLY) ? "word" : "",
		             app_setting(app, SETTING_EXACT) ? "exact" : "",
		             cases[app_setting(app, SETTING_CASE)] };

	for (size_t i = 0; i < sizeof on / sizeof on[0]; i++)
		if (*on[i])
			buffer_printf(to, "%s%s", to->size ? " · " : "", on[i]);
}

void
seek_prompt_remark(struct app *app)
{
	struct buffer b = { 0 };

	add_switches(app, &b);
	if (app_visit(app)->search) {
		if (b.size)
			buffer_add_string(&b, " · ");
		seek_status(app, &b);
	}
	remark(app, b.bytes ? b.bytes : "");
	buffer_clear(&b);
}

/* Where a search starts: after the current match while it is seen, else at the edge of the screen. */
static uint64_t
search_from(struct app *app)
{
	struct visit *visit = app_visit(app);
	uint64_t top = view_anchor(visit->view);
	bool seen = visit->search && !range_empty(visit->match) && visit->match.start >= top &&
	            visit->match.start < view_bottom(visit->view);

	if (seen)
		return app->forward ? visit->match.start + 1 : visit->match.start;
	return top;
}

void
seek_prompt_open(struct app *app, bool forward)
{
	app->forward = forward;
	app->origin = view_stand(app_visit(app)->view);
	app->from = search_from(app);
	app_prompt(app, PROMPT_SEARCH, "");
	seek_prompt_remark(app);
}

void
seek_prompt_changed(struct app *app)
{
	app->typed = true;
	app->dirty = true;
}

/* Starts the search for what was typed, or says why there is none. */
static void
take_typed(struct app *app)
{
	struct visit *visit = app_visit(app);
	const char *text = prompt_text(&app->prompt);
	struct error error;

	app->typed = false;
	if (!*text) {
		seek_clear(app);
		view_return(visit->view, app->origin);
		seek_prompt_remark(app);
	} else if (!seek_start(app, text, app_setting(app, SETTING_WORD_ONLY), app->from, &error)) {
		view_return(visit->view, app->origin);
		remark(app, error.text);
	}
}

void
seek_prompt_look(struct app *app)
{
	if (!app->typed)
		return;
	take_typed(app);
	if (!app->first_pending)
		return;
	seek_first(app, TYPED_US);
	seek_prompt_remark(app);
}

/* Alt-r, Alt-w, Alt-e, Alt-c in the prompt. */
bool
seek_prompt_toggle(struct app *app, const struct key_event *event)
{
	static const struct {
		char letter;
		unsigned char setting;
	} turned[] = { { 'r', SETTING_REGEX },
		       { 'w', SETTING_WORD_ONLY },
		       { 'e', SETTING_EXACT },
		       { 'c', SETTING_CASE } };
	size_t i = 0, n = sizeof turned / sizeof *turned;

	while (i < n && event->key.code != (uint32_t)turned[i].letter)
		i++;
	if (event->key.modifiers != KEYS_ALT || i == n)
		return false;
	settings_turn(&app->settings, turned[i].setting);
	seek_prompt_changed(app);
	return true;
}

void
seek_prompt_accept(struct app *app)
{
	const char *text = prompt_text(&app->prompt);
	struct error error;

	if (app->typed)
		take_typed(app);
	app->prompt_kind = PROMPT_NONE;
	if (!*text) {
		seek_repeat(app);
	} else {
		free(app->last_pattern);
		app->last_pattern = memory_string(text);
		app->last_whole_word = app_setting(app, SETTING_WORD_ONLY);
		if (!app_visit(app)->search &&
		    !seek_start(app, text, app_setting(app, SETTING_WORD_ONLY), app->from,
		                &error)) {
			app_say(app, "%s", error.text);
			return;
		}
	}
	visit_push_jump(app_visit(app), app->origin.anchor);
	if (!app_visit(app)->search)
		return;
	if (app->first_pending)
		seek_first(app, SEEK_STEP_US);
	else
		seek_settle(app);
}

void
seek_prompt_cancel(struct app *app)
{
	struct visit *visit = app_visit(app);

	app->typed = false;
	seek_clear(app);
	view_return(visit->view, app->origin);
}

/* ---- the commands ---- */

static void
search_command(struct app *app, const char *argument, bool forward)
{
	seek_prompt_open(app, forward);
	if (!*argument)
		return;
	prompt_replace(&app->prompt, 0, argument);
	seek_prompt_changed(app);
	history_add(app->histories[PROMPT_SEARCH], argument);
	seek_prompt_accept(app);
	app_prompt_close(app);
}

void
seek_forward(struct app *app, long count, const char *argument)
{
	(void)count;
	search_command(app, argument, true);
}

void
seek_backward(struct app *app, long count, const char *argument)
{
	(void)count;
	search_command(app, argument, false);
}
