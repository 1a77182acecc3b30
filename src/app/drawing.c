/*
 * A frame: what came of keys, idle work and news of the document since the one before, and whether there is any.
 */
#include <ctype.h>
#include <stdio.h>

#include "app/actions.h"
#include "app/amend.h"
#include "app/state.h"

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
	bool waited_for =
		visit && (visit->wanted_line || visit->wanted_section || visit->wanted_place);

	return app_is_read(app) || waited_for || !reading_has_text(visit->reading) ? GROWS_MS
	                                                                           : ANNOTATED_MS;
}

/* What was found in the text is looked for in the new one. */
static void
renew(struct app *app, struct visit *visit)
{
	seek_renew(app);
	select_end(visit);
	highlights_look_again(&visit->highlights);
	corrections_look_again(&visit->corrections);
	if (visit->corrections.count)
		amend_apply(app, visit);
	highlights_show(&visit->highlights, visit->view);
}

/* What became of the document's file is said, unless it is something else that the person waits for. */
static void
take_news(struct app *app, struct visit *visit)
{
	const struct reading_news *news = reading_news(visit->reading);

	if (reading_generation(visit->reading) != visit->seen_generation)
		renew(app, visit);
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
	following_arrive(app);
	beginning_arrive(app);
	if (visit->follow)
		view_goto(visit->view, text_size(document_text(visit->document)), VIEW_BOTTOM);
	if (visit->follow == FOLLOW_TO_END && reading_has_text(visit->reading))
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
	static const char *const prefixes[PROMPT_KINDS] = { [PROMPT_FILTER] = "&/",
		                                            [PROMPT_NOTE] = "note: ",
		                                            [PROMPT_COMMAND] = ":",
		                                            [PROMPT_PANEL] = "filter: ",
		                                            [PROMPT_SPEAKER] = "speaker: " };
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

/* What was typed of a command that is not complete: its count and keys, or what it waits for. */
static void
pending_keys(const struct app *app, struct buffer *to)
{
	char name[40];

	if (app->wants_key) {
		buffer_printf(to, "%s: which letter?", app->wants_key->name);
		return;
	}
	if (app->count)
		buffer_printf(to, "%ld", app->count);
	for (size_t i = 0; !app->pending_acted && i < app->pending_count; i++) {
		key_name(app->pending[i], name, sizeof name);
		buffer_add_string(to, name);
	}
}

static void
draw_status(struct app *app, struct visit *visit)
{
	struct buffer middle = { 0 }, pending = { 0 };
	char progress[64];
	struct worker_progress done = progress_of(visit);
	const char *title = document_title(visit->document);

	follow_status(visit, &middle);
	if (!middle.size)
		annotate_status(app, &middle);
	if (!middle.size || visit->follow)
		links_status(app, &middle);
	if (!middle.size || visit->follow)
		seek_status(app, &middle);
	if (!middle.size)
		quotes_status(app, &middle);
	if (!middle.size && visit->only_quotes)
		buffer_add_string(&middle, "only quotations");
	if (!middle.size)
		library_status(app, &middle);
	if (!middle.size && !app_text_size(app))
		buffer_add_string(&middle, app_is_read(app) ? "empty" : "waiting for the text");
	snprintf(progress, sizeof progress, "%s %d%%", pass_name(done.pass), done.percent);
	pending_keys(app, &pending);
	/* Not on the first screens, which come while most pipes are still read. */
	bool grows = visit->begun && visit->reading && reading_grows(visit->reading);
	struct view_status status = {
		.title = title ? title : document_name(visit->document),
		.middle = pending.size ? pending.bytes : middle.bytes,
		.message = app->message,
		.progress = done.percent >= 0         ? progress
		            : grows && !visit->follow ? "reading"
		                                      : NULL,
	};
	view_set_status(visit->view, &status);
	visit->drawn_progress = done;
	buffer_clear(&middle);
	buffer_clear(&pending);
}

void
app_draw(struct app *app, struct frame *frame)
{
	struct visit *visit = app_visit(app);

	seek_prompt_look(app);
	shelf_arrive(app);
	app->dirty = false;
	if (!visit) {
		frame_reset(frame, app->rows, app->columns, (struct style){ 0 });
		return;
	}
	if (document_revision(visit->document) != visit->drawn_revision)
		catch_up(app);
	draw_status(app, visit);
	draw_prompt(app, visit->view);
	view_set_labels(visit->view, app->labels.labels, app->labels.count);
	view_draw(visit->view, frame);
	app->cursor_row = frame->cursor_row;
	app->cursor_column = frame->cursor_column;
	visit->drawn_revision = document_revision(visit->document);
	if (visit->reading)
		reading_check(visit->reading);
}
