/* The open documents, and what concerns the program as a whole. */
#include <stdlib.h>
#include <string.h>

#include "app/actions.h"
#include "app/amend.h"
#include "app/editor.h"
#include "app/export.h"
#include "app/help.h"
#include "app/state.h"

void
file_open(struct app *app, long count, const char *argument)
{
	struct error error;

	(void)count;
	if (app->secure)
		app_say(app, "--secure allows no other file");
	else if (app_open(app, argument, &error))
		app_show(app, app->visit_count - 1);
	else
		app_say(app, "%s", error.text);
}

static void
step(struct app *app, long count)
{
	long to = (long)app->current + count;

	if (to < 0 || to >= (long)app->visit_count) {
		app_say(app, count > 0 ? "This is the last file" : "This is the first file");
		return;
	}
	app_show(app, (size_t)to);
	app_say(app, "%s (%ld of %zu)", document_name(app_visit(app)->document), to + 1,
	        app->visit_count);
}

void
file_next(struct app *app, long count, const char *argument)
{
	(void)argument;
	step(app, count ? count : 1);
}

void
file_previous(struct app *app, long count, const char *argument)
{
	(void)argument;
	step(app, count ? -count : -1);
}

void
file_list(struct app *app, long count, const char *argument)
{
	struct buffer b = { 0 };

	(void)count;
	(void)argument;
	for (size_t i = 0; i < app->visit_count; i++)
		buffer_printf(&b, "%s%s%zu %s", i ? " · " : "", i == app->current ? "*" : "", i + 1,
		              document_name(app->visits[i]->document));
	app_say(app, "%s", b.bytes ? b.bytes : "No files");
	buffer_clear(&b);
}

void
file_reload(struct app *app, long count, const char *argument)
{
	struct visit *visit = app_visit(app);
	struct error error;

	(void)count;
	(void)argument;
	if (!visit->reading || app->help) {
		app_say(app, "This is no file");
		return;
	}
	uint64_t anchor = view_anchor(visit->view);
	struct reading *again = reading_open(app->loop, document_name(visit->document),
	                                     &app->reading_options, &error);
	if (!again) {
		app_say(app, "%s", error.text);
		return;
	}
	struct visit *fresh = visit_new(again, NULL, &app->theme);
	view_set_options(fresh->view, &app->view_options);
	view_resize(fresh->view, app->rows, app->columns);
	view_goto(fresh->view, anchor, VIEW_TOP);
	memcpy(fresh->marks, visit->marks, sizeof fresh->marks);
	memcpy(fresh->marked, visit->marked, sizeof fresh->marked);
	fresh->id = visit->id;
	shelved_move(&visit->shelved, &fresh->shelved);
	fresh->highlights = visit->highlights;
	visit->highlights = (struct highlights){ 0 };
	highlights_look_again(&fresh->highlights);
	fresh->corrections = visit->corrections;
	visit->corrections = (struct corrections){ 0 };
	corrections_look_again(&fresh->corrections);
	if (fresh->corrections.count)
		amend_apply(app, fresh);
	highlights_show(&fresh->highlights, fresh->view);
	visit_free(visit);
	app->visits[app->current] = fresh;
	app_say(app, "Read again");
}

void
file_edit(struct app *app, long count, const char *argument)
{
	struct visit *visit = app_visit(app);
	const char *path = visit->reading ? reading_path(visit->reading) : NULL;
	uint64_t line = 0;

	(void)count;
	(void)argument;
	if (app->secure) {
		app_say(app, "--secure allows no other program");
		return;
	}
	if (!path) {
		app_say(app, "This is no file that an editor could open");
		return;
	}
	/* Elsewhere the lines are not those of the file. */
	if (!strcmp(document_format(visit->document), "text"))
		line = document_line(visit->document, view_anchor(visit->view));
	editor_words_free(app->errand);
	app->errand = editor_words(path, line);
}

void
file_follow(struct app *app, long count, const char *argument)
{
	struct visit *visit = app_visit(app);

	(void)count;
	(void)argument;
	if (!visit->reading) {
		app_say(app, "This is no file");
		return;
	}
	visit_follow(visit, FOLLOW_ON);
	app_jump(app, text_size(document_text(visit->document)), VIEW_BOTTOM);
}

void
program_help(struct app *app, long count, const char *argument)
{
	(void)count;
	(void)argument;
	if (app->help)
		return;
	app->help = visit_new(NULL, help_document(app->config, &app->binds), &app->theme);
	view_set_options(app->help->view, &app->view_options);
	view_resize(app->help->view, app->rows, app->columns);
	seek_stop(app);
}

void
program_prompt(struct app *app, long count, const char *argument)
{
	(void)count;
	(void)argument;
	app_prompt(app, PROMPT_COMMAND, "");
}

void
program_suspend(struct app *app, long count, const char *argument)
{
	(void)count;
	(void)argument;
	app->suspend = true;
}

/* From the innermost thing that can be ended. */
void
program_cancel(struct app *app, long count, const char *argument)
{
	struct visit *visit = app_visit(app);

	(void)count;
	(void)argument;
	if (app->first_pending || app->step_pending)
		seek_stop(app);
	else if (export_stop(app))
		;
	else if (visit->link.target)
		links_set(app, visit->link.range, NULL);
	else if (visit->search)
		seek_clear(app);
	else if (visit->quote != UINT64_MAX)
		quotes_set_current(app, UINT64_MAX);
	else if (visit->highlights.current)
		annotate_go(app, UINT64_MAX);
	else if (visit->filter || visit->only_quotes)
		seek_filter(app, "");
	else if (view_panel(visit->view) != PANEL_NONE)
		panels_close(app, 0, "");
	else if (app->help)
		program_quit(app, 0, "");
	else
		app_say(app, "q leaves, h shows the keys");
}

void
program_quit(struct app *app, long count, const char *argument)
{
	(void)count;
	(void)argument;
	if (app->help) {
		visit_free(app->help);
		app->help = NULL;
		seek_stop(app);
		return;
	}
	app->quit = true;
}
