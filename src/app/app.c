/*
 * The app's turn: a key finds its command and runs it, idle time goes to the search, and a frame shows
 * what came of it. No command draws; each leaves the app dirty.
 */
#include "app/app.h"

#include <assert.h>
#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/actions.h"
#include "app/dump.h"
#include "app/state.h"
#include "base/memory.h"
#include "base/utf8.h"

enum { MEASURE_DEFAULT = 72, COUNT_MAX = 1000000000 };

struct app *
app_new(struct loop *loop, const struct app_options *options)
{
	struct app *app = memory_zero(1, sizeof *app);

	app->loop = loop;
	app->rows = 24;
	app->columns = 80;
	app->case_rule = options->case_rule;
	app->reading_options = (struct reading_options){
		.encoding = options->encoding,
		.binary = options->binary,
	};
	app->forward = true;
	app->view_options = (struct view_options){
		.measure_cols = options->measure_cols ? options->measure_cols : MEASURE_DEFAULT,
		.centred = !options->left,
		.chop = options->chop,
		.line_numbers = options->line_numbers,
		.squeeze = options->squeeze,
		.tab_cols = options->tab_cols,
		.ascii = options->ascii,
		.quotes_shown = true,
	};
	for (size_t i = 0; i < PROMPT_KINDS; i++)
		app->histories[i] = history_new();
	app_set_colours(app, options->colours);
	return app;
}

void
app_free(struct app *app)
{
	if (!app)
		return;
	for (size_t i = 0; i < app->visit_count; i++)
		visit_free(app->visits[i]);
	free(app->visits);
	visit_free(app->help);
	keymap_free(app->keymap);
	prompt_clear(&app->prompt);
	for (size_t i = 0; i < PROMPT_KINDS; i++)
		history_free(app->histories[i]);
	free(app->prompt_remark);
	free(app->last_pattern);
	free(app->message);
	free(app);
}

void
app_set_colours(struct app *app, enum theme_colours colours)
{
	app->colours = colours;
	theme_init(&app->theme, colours, app->light);
	app->dirty = true;
}

struct visit *
app_visit(const struct app *app)
{
	if (app->help)
		return app->help;
	return app->visit_count ? app->visits[app->current] : NULL;
}

size_t
app_count(const struct app *app)
{
	return app->visit_count;
}

static struct visit *
add_visit(struct app *app, struct reading *reading, struct document *document)
{
	struct visit *visit = visit_new(reading, document, &app->theme);

	view_set_options(visit->view, &app->view_options);
	view_resize(visit->view, app->rows, app->columns);
	app->visits = memory_grow(app->visits, &app->visit_capacity, app->visit_count + 1,
	                          sizeof *app->visits);
	app->visits[app->visit_count++] = visit;
	app->dirty = true;
	return visit;
}

void
app_add(struct app *app, struct document *document)
{
	add_visit(app, NULL, document);
}

/* "name:123": cuts the line off; 0 when there is none. */
static long
cut_line(char *path)
{
	char *colon = strrchr(path, ':');

	if (!colon || !colon[1] || strspn(colon + 1, "0123456789") != strlen(colon + 1))
		return 0;
	*colon = '\0';
	return strtol(colon + 1, NULL, 10);
}

bool
app_open(struct app *app, const char *path, struct error *error)
{
	struct reading *reading = reading_open(app->loop, path, &app->reading_options, error);
	long line = 0;

	if (!reading) {
		struct error ignored;
		char *without = memory_string(path);
		line = cut_line(without);
		if (line)
			reading = reading_open(app->loop, without, &app->reading_options, &ignored);
		free(without);
		if (!reading)
			return false;
	}
	struct visit *visit = add_visit(app, reading, NULL);
	visit->wanted_line = (uint64_t)line;
	return true;
}

void
app_say(struct app *app, const char *format, ...)
{
	va_list args;
	char text[1024];

	va_start(args, format);
	vsnprintf(text, sizeof text, format, args);
	va_end(args);
	free(app->message);
	app->message = memory_string(text);
	app->dirty = true;
}

void
app_show(struct app *app, size_t index)
{
	assert(index < app->visit_count);
	app->current = index;
	app->first_pending = false;
	app->step_pending = 0;
	view_resize(app->visits[index]->view, app->rows, app->columns);
	app->dirty = true;
}

void
app_apply_options(struct app *app)
{
	for (size_t i = 0; i < app->visit_count; i++)
		view_set_options(app->visits[i]->view, &app->view_options);
	if (app->help)
		view_set_options(app->help->view, &app->view_options);
	app->dirty = true;
}

void
app_jump(struct app *app, uint64_t pos, enum view_align align)
{
	struct visit *visit = app_visit(app);

	visit_push_jump(visit, view_anchor(visit->view));
	view_goto(visit->view, pos, align);
}

void
app_resize(struct app *app, int rows, int columns)
{
	app->rows = rows < 1 ? 1 : rows;
	app->columns = columns < 1 ? 1 : columns;
	for (size_t i = 0; i < app->visit_count; i++)
		view_resize(app->visits[i]->view, app->rows, app->columns);
	if (app->help)
		view_resize(app->help->view, app->rows, app->columns);
	app->dirty = true;
}

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

static void
prompt_accept(struct app *app)
{
	enum prompt_kind kind = app->prompt_kind;
	char *text = memory_string(prompt_text(&app->prompt));

	history_add(app->histories[kind], text);
	if (kind == PROMPT_SEARCH)
		seek_prompt_accept(app);
	app_prompt_close(app);
	if (kind == PROMPT_FILTER)
		seek_filter(app, text);
	else if (kind == PROMPT_COMMAND)
		line_run(app, text);
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
		prompt_accept(app);
		break;
	case PROMPT_CANCEL:
		prompt_cancel(app);
		break;
	case PROMPT_COMPLETE:
		if (app->prompt_kind == PROMPT_COMMAND)
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
	return view_panel(app_visit(app)->view) == PANEL_NONE ? CONTEXT_TEXT : CONTEXT_PANEL;
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

static void
say_unknown(struct app *app, const struct key *keys, size_t count)
{
	char names[2][40] = { "", "" };

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
	if (!app->keymap)
		app->keymap = keymap_new();
	return keymap_find(app->keymap, context_of(app), app->pending, count);
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
		acted = find_keys(app, 1).command != NULL;
		if (!answer.command && acted) {
			/* The first key was all that was meant. */
			app->pending_count = 0;
			if (!take_digit(app, key))
				key_for_command(app, key);
			return;
		}
	}
	long count = app->count;
	if (answer.prefix) {
		if (!answer.command)
			return;
		remember_undo(app);
	} else {
		app->pending_count = 0;
	}
	app->count = 0;
	if (!answer.command) {
		struct key keys[2] = { app->pending[0], key };
		say_unknown(app, second ? keys : &key, second ? 2 : 1);
		return;
	}
	if (second && acted)
		undo_first(app);
	run_command(app, answer.command, count, "");
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
		} else if (view_position_at(view, event->row, event->column, &pos)) {
			const struct quote *quote;
			struct range one = { pos, pos + 1 };
			bool found = document_quotes(app_visit(app)->document, one, &quote, 1) == 1;
			quotes_set_current(app, found ? quote->runs[0].start : UINT64_MAX);
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

	return app->prompt_kind == PROMPT_NONE && !app->wants_key &&
	       (control_c || event->key.code == KEYS_ESCAPE);
}

static bool
is_mouse(const struct key_event *event)
{
	return event->key.code >= KEYS_MOUSE_PRESS && event->key.code <= KEYS_WHEEL_DOWN;
}

/* A key to whatever waits for one. */
static void
take_key(struct app *app, const struct key_event *event)
{
	if (is_mouse(event))
		mouse(app, event);
	else if (app->prompt_kind != PROMPT_NONE)
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
	if (!is_mouse(event)) {
		free(app->message);
		app->message = NULL;
	}
	if (app_visit(app)->follow)
		take_key_following(app, event);
	else
		take_key(app, event);
}

/* ---- idle work and drawing ---- */

void
app_after_frame(struct app *app)
{
	enum { RUNNING_MAX = 2 };
	size_t running = 0;

	/* The one that is shown comes first. */
	for (size_t i = 0; i < app->visit_count && running < RUNNING_MAX; i++) {
		struct visit *visit = app->visits[(app->current + i) % app->visit_count];
		if (!visit->reading || reading_is_done(visit->reading))
			continue;
		reading_start(visit->reading);
		running++;
	}
}

bool
app_work(struct app *app)
{
	return app_visit(app) && seek_work(app);
}

bool
app_has_work(const struct app *app)
{
	return seek_has_work(app);
}

bool
app_is_dirty(const struct app *app)
{
	return app->dirty;
}

static struct worker_progress
progress_of(const struct visit *visit)
{
	return visit->reading ? reading_progress(visit->reading)
	                      : (struct worker_progress){ .percent = -1 };
}

static bool
is_same_progress(struct worker_progress a, struct worker_progress b)
{
	return a.percent == b.percent && a.pass == b.pass;
}

bool
app_is_stale(const struct app *app)
{
	const struct visit *visit = app_visit(app);

	return visit && (document_revision(visit->document) != visit->drawn_revision ||
	                 !is_same_progress(progress_of(visit), visit->drawn_progress));
}

int64_t
app_patience_ms(const struct app *app)
{
	enum { GROWS_MS = 50, ANNOTATED_MS = 250 };
	const struct visit *visit = app_visit(app);
	bool waited_for = visit && (visit->wanted_line || visit->wanted_section);

	return app_is_read(app) || waited_for || !reading_has_text(visit->reading) ? GROWS_MS
	                                                                           : ANNOTATED_MS;
}

/* What became of the document's file is said, unless it is something else that the person waits for. */
static void
take_news(struct app *app, struct visit *visit)
{
	const struct reading_news *news = reading_news(visit->reading);

	if (reading_generation(visit->reading) != visit->seen_generation)
		seek_renew(app);
	visit->seen_generation = reading_generation(visit->reading);
	if (news->count != visit->seen_news && !app->message) {
		app_say(app, "%s", news->sentence.text);
		*app->message = (char)toupper((unsigned char)*app->message);
	}
	visit->seen_news = news->count;
}

/* The document has grown or is better known. */
static void
catch_up(struct app *app)
{
	struct visit *visit = app_visit(app);

	view_document_changed(visit->view);
	if (visit->reading)
		take_news(app, visit);
	section_arrive(app);
	line_arrive(app);
	if (visit->follow)
		view_goto(visit->view, text_size(document_text(visit->document)), VIEW_BOTTOM);
	if (visit->follow == FOLLOW_TO_END && !reading_grows(visit->reading))
		visit->follow = FOLLOW_NOT;
}

/* What is being waited for, before everything else that the status line says in its middle. */
static void
follow_status(const struct visit *visit, struct buffer *to)
{
	static const char *const words[] = {
		[FOLLOW_TO_END] = "to the end, ^C stops",
		[FOLLOW_ON] = "following, ^C stops",
	};

	if (visit->follow)
		buffer_printf(to, "%s%s", words[visit->follow], to->size ? " \302\267 " : "");
}

static void
draw_prompt(struct app *app, struct view *view)
{
	static const char *const prefixes[PROMPT_KINDS] = {
		[PROMPT_FILTER] = "&/", [PROMPT_COMMAND] = ":", [PROMPT_PANEL] = "filter: "
	};
	const char *prefix = prefixes[app->prompt_kind];

	if (app->prompt_kind == PROMPT_SEARCH)
		prefix = app->forward ? "/" : "?";
	view_set_prompt(view, prefix, prompt_text(&app->prompt), app->prompt.cursor,
	                app->prompt_remark ? app->prompt_remark : "");
}

/* What is missing as long as the reader is at it. */
static const char *
pass_name(enum sink_pass pass)
{
	static const char *const names[PASS_COUNT] = { "lines", "outline", "quotations" };

	return names[pass];
}

static void
draw_status(struct app *app, struct visit *visit)
{
	struct buffer middle = { 0 };
	char count[32], progress[64];
	struct worker_progress done = progress_of(visit);
	const char *title = document_title(visit->document);

	follow_status(visit, &middle);
	seek_status(app, &middle);
	if (!middle.size)
		quotes_status(app, &middle);
	if (!middle.size && app_is_read(app) && !app_text_size(app))
		buffer_add_string(&middle, "empty");
	snprintf(count, sizeof count, "%ld", app->count);
	snprintf(progress, sizeof progress, "%s %d%%", pass_name(done.pass), done.percent);
	struct view_status status = {
		.title = title ? title : document_name(visit->document),
		.middle = app->count ? count : middle.bytes,
		.message = app->message,
		.progress = done.percent >= 0 ? progress : NULL,
	};
	view_set_status(visit->view, &status);
	visit->drawn_progress = done;
	buffer_clear(&middle);
}

void
app_draw(struct app *app, struct frame *frame)
{
	struct visit *visit = app_visit(app);

	app->dirty = false;
	if (!visit) {
		frame_reset(frame, app->rows, app->columns, (struct style){ 0 });
		return;
	}
	if (document_revision(visit->document) != visit->drawn_revision)
		catch_up(app);
	draw_status(app, visit);
	draw_prompt(app, visit->view);
	view_draw(visit->view, frame);
	visit->drawn_revision = document_revision(visit->document);
	if (visit->reading)
		reading_check(visit->reading);
}

bool
app_take_suspend(struct app *app)
{
	bool asked = app->suspend;

	app->suspend = false;
	return asked;
}

bool
app_take_redraw(struct app *app)
{
	bool asked = app->redraw;

	app->redraw = false;
	return asked;
}

bool
app_is_read(const struct app *app)
{
	const struct visit *visit = app_visit(app);

	return !visit || !visit->reading || reading_is_done(visit->reading);
}

uint64_t
app_text_size(const struct app *app)
{
	const struct visit *visit = app_visit(app);

	return visit ? text_size(document_text(visit->document)) : 0;
}

bool
app_is_growing(const struct app *app)
{
	const struct visit *visit = app_visit(app);

	return visit && visit->reading && reading_grows(visit->reading);
}

static struct dump_options
dump_options(const struct app *app, unsigned columns)
{
	return (struct dump_options){
		.width_cols = columns,
		.tab_cols = app->view_options.tab_cols,
		.original = app->view_options.original,
		.squeeze = app->view_options.squeeze,
	};
}

bool
app_fits(const struct app *app, unsigned columns, unsigned rows)
{
	struct dump_options options = dump_options(app, columns);

	return dump_fits(&options, app_visit(app)->document, rows);
}

void
app_print(const struct app *app, unsigned columns)
{
	struct dump_options options = dump_options(app, columns);
	struct dump *dump = dump_new(&options, app_visit(app)->document, 0);

	dump_print(dump, UINT64_MAX, stdout);
	dump_free(dump);
}

void
app_goto_section(struct app *app, const char *title)
{
	section_go(app, 0, title);
}

bool
app_has_quit(const struct app *app)
{
	return app->quit;
}

void
app_command(struct app *app, const char *text)
{
	struct key_event slash = { .key = { .code = KEYS_ENTER } };

	if (!app_visit(app))
		return;
	app->dirty = true;
	if (*text == '/' || *text == '?') {
		seek_prompt_open(app, *text == '/');
		prompt_replace(&app->prompt, 0, text + 1);
		seek_prompt_changed(app);
		key_for_prompt(app, &slash);
	} else if (*text == '&') {
		seek_filter(app, text + 1);
	} else {
		line_run(app, text);
	}
}
