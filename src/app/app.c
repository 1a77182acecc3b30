/*
 * The app: its documents, its options, and what the program asks of it. A key finds its command and runs it (keys.c), idle time
 * goes to the search, and a frame shows what came of it (drawing.c). No command draws; each leaves the app dirty.
 */
#include "app/app.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/actions.h"
#include "app/browser.h"
#include "app/dump.h"
#include "app/editor.h"
#include "app/export.h"
#include "app/state.h"
#include "base/memory.h"
#include "base/utf8.h"

struct app *
app_new(struct loop *loop, const struct app_options *options)
{
	struct app *app = memory_zero(1, sizeof *app);

	app->loop = loop;
	app->rows = 24;
	app->columns = 80;
	if (options->settings)
		app->settings = *options->settings;
	else
		settings_init(&app->settings);
	app->reading_options = (struct reading_options){
		.hints = options->hints,
		.converters = &app->converters,
	};
	app->forward = true;
	app->skipped = UINT64_MAX;
	app->config = options->config;
	app->secure = options->secure;
	if (options->config) {
		binds_copy(&app->binds, &options->config->binds);
		converters_copy(&app->converters, &options->config->converters);
	}
	app->view_options.ascii = options->ascii;
	app_apply_options(app);
	for (size_t i = 0; i < PROMPT_KINDS; i++)
		app->histories[i] = history_new();
	app_set_colours(app, options->colours);
	app->shelf = shelf_new(app, options->shelf);
	return app;
}

void
app_free(struct app *app)
{
	if (!app)
		return;
	export_stop(app);
	for (size_t i = 0; i < app->visit_count; i++)
		visit_free(app->visits[i]);
	free(app->visits);
	visit_free(app->help);
	library_close(app);
	shelf_free(app->shelf);
	annotation_clear(&app->deleted.annotation);
	keymap_free(app->keymap);
	binds_clear(&app->binds);
	converters_clear(&app->converters);
	prompt_clear(&app->prompt);
	for (size_t i = 0; i < PROMPT_KINDS; i++)
		history_free(app->histories[i]);
	free(app->prompt_remark);
	free(app->last_pattern);
	free(app->message);
	free(app->renamed);
	links_clear_labels(app);
	browser_free(app->browser);
	free(app->question);
	free(app->copy);
	editor_words_free(app->errand);
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
	if (app->library)
		return library_visit(app->library);
	return app->visit_count ? app->visits[app->current] : NULL;
}

size_t
app_count(const struct app *app)
{
	return app->visit_count;
}

static void
apply_options(struct app *app, struct visit *visit)
{
	view_set_options(visit->view, &app->view_options);
	document_choose_quotes(visit->document,
	                       (enum quote_choice)app_setting(app, SETTING_QUOTES));
	quotes_check(visit);
}

static struct visit *
add_visit(struct app *app, struct reading *reading, struct document *document)
{
	struct visit *visit = visit_new(reading, document, &app->theme);

	visit->id = ++app->last_id;
	apply_options(app, visit);
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
	shelf_welcome(app, visit, document_name(visit->document));
	return true;
}

bool
app_open_library(struct app *app, struct error *error)
{
	if (!library_open(app, error))
		return false;
	if (!app->message)
		app_say(app, "Enter opens, / finds, X forgets, q leaves, h tells more");
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
app_unsay(struct app *app)
{
	free(app->message);
	app->message = NULL;
}

void
app_say_mistakes(struct app *app)
{
	char text[640];
	size_t count = app->config ? app->config->mistakes.count : 0;

	if (!count)
		return;
	config_print_mistake(app->config, 0, text, sizeof text);
	if (count > 1)
		app_say(app, "%s (%zu more: h lists them)", text, count - 1);
	else
		app_say(app, "%s", text);
}

void
app_show(struct app *app, size_t index)
{
	assert(index < app->visit_count);
	library_close(app);
	app->current = index;
	app->first_pending = false;
	app->step_pending = 0;
	view_resize(app->visits[index]->view, app->rows, app->columns);
	app->dirty = true;
}

unsigned
app_setting(const struct app *app, enum setting_id id)
{
	return app->settings.values[id];
}

void
app_apply_options(struct app *app)
{
	app->view_options = (struct view_options){
		.measure_cols = app_setting(app, SETTING_MEASURE),
		.tab_cols = app_setting(app, SETTING_TABS),
		.centred = app_setting(app, SETTING_CENTRED),
		.original = app_setting(app, SETTING_ORIGINAL),
		.chop = app_setting(app, SETTING_CHOP),
		.line_numbers = app_setting(app, SETTING_NUMBERS),
		.squeeze = app_setting(app, SETTING_SQUEEZE),
		.quotes_shown = app_setting(app, SETTING_QUOTES) != QUOTES_NONE,
		.ascii = app->view_options.ascii,
	};
	app->converters.usual = app_setting(app, SETTING_FILTERS);
	app->converters.confined = app_setting(app, SETTING_CONFINE);
	app->converters.forbidden = app->secure;
	for (size_t i = 0; i < app->visit_count; i++)
		apply_options(app, app->visits[i]);
	if (app->help)
		view_set_options(app->help->view, &app->view_options);
	if (app->library)
		view_set_options(library_visit(app->library)->view, &app->view_options);
	app->dirty = true;
}

void
app_jump(struct app *app, uint64_t pos, enum view_align align)
{
	struct visit *visit = app_visit(app);

	visit_push_jump(visit, view_anchor(visit->view));
	visit->focus_anchor = UINT64_MAX;
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
	if (app->library)
		view_resize(library_visit(app->library)->view, app->rows, app->columns);
	app->dirty = true;
}

/* ---- idle work ---- */

void
app_before_frame(struct app *app)
{
	struct visit *visit = app_visit(app);

	if (visit && visit->reading)
		reading_await(visit->reading);
}

void
app_after_frame(struct app *app)
{
	enum { RUNNING_MAX = 2 };
	size_t running = 0;

	shelf_drawn(app);
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
	if (!app_visit(app))
		return false;
	return shelf_has_work(app) ? shelf_work(app)
	                           : seek_work(app) || panels_work(app) || export_work(app);
}

bool
app_has_work(const struct app *app)
{
	return shelf_has_work(app) || seek_has_work(app) || panels_have_work(app) ||
	       export_has_work(app);
}

bool
app_is_dirty(const struct app *app)
{
	return app->dirty;
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

char *
app_take_copy(struct app *app)
{
	char *copy = app->copy;

	app->copy = NULL;
	return copy;
}

char **
app_take_errand(struct app *app)
{
	char **errand = app->errand;

	app->errand = NULL;
	return errand;
}

void
app_errand_ended(struct app *app, const char *problem)
{
	app->dirty = true;
	if (problem)
		app_say(app, "%s", problem);
	else
		file_reload(app, 0, "");
}

void
app_copied(struct app *app, const char *text, bool kept)
{
	enum { SHOWN_MOST = 160 }; /* bytes */
	struct buffer line = { 0 };
	size_t n = strlen(text);

	buffer_add(&line, text, n > SHOWN_MOST ? utf8_whole_prefix(text, SHOWN_MOST) : n);
	buffer_one_line(&line, 0);
	if (n > SHOWN_MOST)
		buffer_add_string(&line, app->view_options.ascii ? "..." : "\342\200\246");
	app_say(app, kept ? "Copied: %s" : "This terminal keeps no text: %s", buffer_string(&line));
	buffer_clear(&line);
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

void
app_show_speaker(struct app *app, const char *name)
{
	panels_quotes(app, 0, name);
}

bool
app_has_quit(const struct app *app)
{
	return app->quit;
}

void
app_set_up(struct app *app, const char *text)
{
	if (!app_visit(app))
		return;
	app->dirty = true;
	if (*text == '/' || *text == '?') {
		seek_prompt_open(app, *text == '/');
		prompt_replace(&app->prompt, 0, text + 1);
		seek_prompt_changed(app);
		app_prompt_accept(app);
	} else if (*text == '&') {
		seek_filter(app, text + 1);
	} else {
		line_run(app, text);
	}
}

void
app_command(struct app *app, const char *text)
{
	if (app_visit(app))
		app_visit(app)->begun = true;
	app_set_up(app, text);
}

void
app_leave(struct app *app)
{
	shelf_leave(app);
}
