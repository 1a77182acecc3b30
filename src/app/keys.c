/*
 * What a key does: it goes to the prompt that is open, or ends a sequence that is a command's, which is run with the count
 * before it. Nothing is drawn here.
 */
#include <stdio.h>
#include <stdlib.h>

#include "app/actions.h"
#include "app/amend.h"
#include "app/bind.h"
#include "app/state.h"
#include "base/memory.h"
#include "base/utf8.h"

enum { COUNT_MAX = 1000000000 };

/* ---- prompts ---- */

void
app_prompt(struct app *app, enum prompt_kind kind, const char *text)
{
	prompt_clear(&app->prompt);
	prompt_start(&app->prompt, app->histories[kind], text);
	app->prompt_kind = kind;
}

void
app_prompt_close(struct app *app)
{
	prompt_clear(&app->prompt);
	free(app->prompt_remark);
	app->prompt_remark = NULL;
	app->prompt_kind = PROMPT_NONE;
}

bool
app_wants_paste(const struct app *app)
{
	return app->prompt_kind != PROMPT_NONE;
}

static void
prompt_changed(struct app *app)
{
	if (app->prompt_kind == PROMPT_SEARCH)
		seek_prompt_changed(app);
	else if (app->prompt_kind == PROMPT_PANEL)
		view_panel_filter(app_visit(app)->view, prompt_text(&app->prompt));
}

void
app_prompt_accept(struct app *app)
{
	enum prompt_kind kind = app->prompt_kind;
	char *text = memory_string(prompt_text(&app->prompt));

	history_add(app->histories[kind], text);
	if (kind == PROMPT_SEARCH)
		seek_prompt_accept(app);
	app_prompt_close(app);
	if (kind == PROMPT_FILTER)
		seek_filter(app, text);
	else if (kind == PROMPT_NOTE)
		annotate_accept(app, text);
	else if (kind == PROMPT_COMMAND)
		line_run(app, text);
	else if (kind == PROMPT_PANEL && library_is_shown(app))
		library_enter(app);
	else if (kind == PROMPT_SPEAKER)
		amend_accept(app, text);
	free(text);
}

static void
prompt_cancel(struct app *app)
{
	if (app->prompt_kind == PROMPT_SEARCH)
		seek_prompt_cancel(app);
	else if (app->prompt_kind == PROMPT_PANEL)
		view_panel_filter(app_visit(app)->view, "");
	app_prompt_close(app);
}

static void
key_for_prompt(struct app *app, const struct key_event *event)
{
	if (app->prompt_kind == PROMPT_SEARCH && seek_prompt_toggle(app, event))
		return;
	if (app->prompt_kind == PROMPT_PANEL &&
	    (event->key.code == KEYS_UP || event->key.code == KEYS_DOWN)) {
		view_panel_move(app_visit(app)->view, event->key.code == KEYS_UP ? -1 : 1);
		return;
	}
	switch (prompt_key(&app->prompt, event)) {
	case PROMPT_CHANGED:
		prompt_changed(app);
		break;
	case PROMPT_ACCEPT:
		app_prompt_accept(app);
		break;
	case PROMPT_CANCEL:
		prompt_cancel(app);
		break;
	case PROMPT_COMPLETE:
		if (app->prompt_kind == PROMPT_COMMAND || app->prompt_kind == PROMPT_SPEAKER)
			line_complete(app);
		break;
	case PROMPT_SAME:
		break;
	}
}

/* ---- keys ---- */

static enum command_context
context_of(struct app *app)
{
	const struct visit *visit = app_visit(app);

	if (view_panel(visit->view) != PANEL_NONE && !view_panel_rests(visit->view))
		return CONTEXT_PANEL;
	return visit->selection.on ? CONTEXT_SELECT : CONTEXT_TEXT;
}

static void
run_command(struct app *app, const struct command *command, long count, const char *argument)
{
	if (command->argument == ARGUMENT_KEY && !*argument) {
		app->wants_key = command;
		app->wants_count = count;
		return;
	}
	if (command->argument == ARGUMENT_TEXT && !*argument) {
		char line[64];
		snprintf(line, sizeof line, "%s ", command->name);
		app_prompt(app, PROMPT_COMMAND, line);
		return;
	}
	command->run(app, count, argument);
}

/* Digits before a command; a 0 counts only after another digit. */
static bool
take_digit(struct app *app, struct key key)
{
	if (app->pending_count || key.modifiers || key.code < '0' || key.code > '9')
		return false;
	if (key.code == '0' && !app->count)
		return false;
	if (app->count < COUNT_MAX)
		app->count = app->count * 10 + (long)(key.code - '0');
	return true;
}

/* Where what a key does elsewhere is found here. */
static const char *
find_hint(struct key key)
{
	static const struct {
		char key;
		const char *hint;
	} hints[] = {
		{ '!', "! runs nothing here; ^Z leads to the shell" },
		{ '|', "| runs nothing here; `diple --text FILE |` does" },
		{ 's', "s saves nothing here; `diple --text FILE` prints the text" },
		{ 'c', "c copies nothing here; y does" },
	};

	for (size_t i = 0; !key.modifiers && i < sizeof hints / sizeof *hints; i++)
		if (key.code == (uint32_t)hints[i].key)
			return hints[i].hint;
	return NULL;
}

static void
say_unknown(struct app *app, const struct key *keys, size_t count)
{
	char names[2][40] = { "", "" };
	const char *hint = count == 1 ? find_hint(keys[0]) : NULL;

	if (hint) {
		app_say(app, "%s", hint);
		return;
	}
	for (size_t i = 0; i < count && i < 2; i++)
		key_name(keys[i], names[i], sizeof names[i]);
	app_say(app, "%s%s%s does nothing here; h shows the keys", names[0], count > 1 ? " " : "",
	        names[1]);
}

/* The first key of a longer sequence has acted already: takes that back. */
static void
undo_first(struct app *app)
{
	struct visit *visit = app_visit(app);

	view_return(visit->view, app->undo_stand);
	visit->jump_count = app->undo_jump_count;
	visit->jump_at = app->undo_jump_at;
}

static void
remember_undo(struct app *app)
{
	struct visit *visit = app_visit(app);

	app->undo_stand = view_stand(visit->view);
	app->undo_jump_count = visit->jump_count;
	app->undo_jump_at = visit->jump_at;
}

/* What keys do in what is shown; the keys are learnt when the first one comes, which is after the first frame. */
static struct keymap_answer
find_keys(struct app *app, size_t count)
{
	if (!app->keymap) {
		app->keymap = keymap_new();
		binds_apply(&app->binds, 0, app->keymap);
	}
	return keymap_find(app->keymap, context_of(app), app->pending, count);
}

static bool
does_something(struct keymap_answer answer)
{
	return answer.act.command || answer.act.line;
}

/* A key that may begin, end or be a sequence. */
static void
key_for_command(struct app *app, struct key key)
{
	bool second = app->pending_count == 1;
	bool acted = false;

	app->pending[app->pending_count++] = key;
	struct keymap_answer answer = find_keys(app, app->pending_count);
	if (second) {
		acted = does_something(find_keys(app, 1));
		if (!does_something(answer) && acted) {
			/* The first key was all that was meant. */
			app->pending_count = 0;
			if (!take_digit(app, key))
				key_for_command(app, key);
			return;
		}
	}
	long count = app->count;
	app->pending_acted = does_something(answer);
	if (answer.prefix) {
		if (!does_something(answer))
			return;
		remember_undo(app);
	} else {
		app->pending_count = 0;
	}
	app->count = 0;
	if (!does_something(answer)) {
		struct key keys[2] = { app->pending[0], key };
		say_unknown(app, second ? keys : &key, second ? 2 : 1);
		return;
	}
	if (second && acted)
		undo_first(app);
	if (answer.act.line)
		line_run(app, answer.act.line);
	else
		run_command(app, answer.act.command, count, "");
}

static void
key_argument(struct app *app, const struct key_event *event)
{
	const struct command *command = app->wants_key;
	char text[UTF8_MAX + 1] = "";

	app->wants_key = NULL;
	if (event->key.code == KEYS_ESCAPE ||
	    (event->key.code == 'c' && event->key.modifiers == KEYS_CTRL))
		return;
	if (event->key.code < KEYS_FIRST && !event->key.modifiers)
		text[utf8_encode(event->key.code, text)] = '\0';
	if (*text)
		command->run(app, app->wants_count, text);
	else
		app_say(app, "%s wants a letter", command->name);
}

static void
mouse(struct app *app, const struct key_event *event)
{
	enum { WHEEL_ROWS = 3 };
	struct view *view = app_visit(app)->view;
	uint64_t pos;

	switch (event->key.code) {
	case KEYS_WHEEL_UP:
	case KEYS_WHEEL_DOWN: {
		int rows = event->key.code == KEYS_WHEEL_UP ? -WHEEL_ROWS : WHEEL_ROWS;
		if (view_position_at(view, event->row, event->column, &pos) ||
		    view_panel(view) == PANEL_NONE)
			view_scroll(view, rows);
		else
			view_panel_move(view, rows);
		break;
	}
	case KEYS_MOUSE_PRESS:
		if (event->button != 1)
			break;
		if (view_panel(view) != PANEL_NONE &&
		    view_panel_click(view, event->row, event->column)) {
			if (view_panel_target(view, &pos))
				app_jump(app, pos, VIEW_TOP);
		} else if (view_position_at(view, event->row, event->column, &pos) &&
		           !links_click(app, pos)) {
			const struct quote *quote;
			struct range one = { pos, pos + 1 };
			bool found = document_quotes(app_visit(app)->document, one, &quote, 1) == 1;
			quotes_set_current(app, found ? quote->runs[0].start : UINT64_MAX);
			annotate_go(app, pos);
		}
		break;
	default:
		break;
	}
}

/* Ctrl-C or Escape where nothing else waits for them. */
static bool
is_interrupt(const struct app *app, const struct key_event *event)
{
	bool control_c = event->key.code == 'c' && event->key.modifiers == KEYS_CTRL;

	return app->prompt_kind == PROMPT_NONE && !app->wants_key && !app->question &&
	       !app->labels.count && (control_c || event->key.code == KEYS_ESCAPE);
}

static bool
is_mouse(const struct key_event *event)
{
	return event->key.code >= KEYS_MOUSE_PRESS && event->key.code <= KEYS_WHEEL_DOWN;
}

/*
 * A key when a prompt is open: where the prompt's own key begins a sequence, this one may end it; then it was not the prompt that
 * was meant.
 */
static bool
ends_sequence(struct app *app, const struct key_event *event)
{
	if (app->pending_count != 1)
		return false;
	app->pending[1] = event->key;
	bool ends = event->key.code != KEYS_PASTE && does_something(find_keys(app, 2));
	if (!ends)
		app->pending_count = 0;
	else
		app_prompt_close(app);
	return ends;
}

/* A key to whatever waits for one. */
static void
take_key(struct app *app, const struct key_event *event)
{
	bool waits = app->question || app->labels.count;

	if (is_mouse(event) && !waits)
		mouse(app, event);
	else if (is_mouse(event))
		return;
	else if (app->question)
		following_answer(app, event);
	else if (waits)
		links_key(app, event);
	else if (app->prompt_kind != PROMPT_NONE && !ends_sequence(app, event))
		key_for_prompt(app, event);
	else if (app->wants_key)
		key_argument(app, event);
	else if (event->key.code != KEYS_PASTE && !take_digit(app, event->key))
		key_for_command(app, event->key);
}

/* While the end is followed: any motion ends that, and so does another file. */
static void
take_key_following(struct app *app, const struct key_event *event)
{
	struct visit *visit = app_visit(app);
	enum visit_follow follow = visit->follow;
	struct view_stand before = view_stand(visit->view);

	visit_follow(visit, FOLLOW_NOT);
	if (is_interrupt(app, event))
		return;
	take_key(app, event);
	if (app_visit(app) != visit || visit->follow)
		return;
	struct view_stand after = view_stand(visit->view);
	if (after.anchor == before.anchor && after.gap == before.gap)
		visit_follow(visit, follow);
}

void
app_key(struct app *app, const struct key_event *event)
{
	if (!app_visit(app)) {
		app->quit = true;
		return;
	}
	app->dirty = true;
	if (event->key.code == KEYS_BACKGROUND) {
		app->light = event->button == 1;
		app_set_colours(app, app->colours);
		return;
	}
	app_visit(app)->begun = true;
	if (!is_mouse(event))
		app_unsay(app);
	if (app_visit(app)->follow)
		take_key_following(app, event);
	else
		take_key(app, event);
}
