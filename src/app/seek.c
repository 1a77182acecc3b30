/*
 * Search as it is typed. Every change of the prompt's text starts a new search from where the reader stood; steps of a
 * few milliseconds are taken on idle time, so that keys are answered whatever the size of the document. Escape puts the
 * reader back.
 */
#include <stdlib.h>
#include <string.h>

#include "app/actions.h"
#include "app/state.h"
#include "base/clock.h"
#include "base/memory.h"
#include "base/unicode.h"
#include "base/utf8.h"

enum {
	STEP_US = 6000, /* of one step of idle work, and of what a key waits for */
	TYPED_US =
		1000, /* of what a key of the prompt waits for: others may have been typed after it */
	COUNT_SHOWN_MS = 100, /* how often a growing count is drawn */
};

static size_t
matches_in(void *context, struct range range, struct range *out, size_t max)
{
	struct visit *visit = context;

	return visit->search ? search_matches(visit->search, range, out, max) : 0;
}

static bool
matches_count(void *context, struct range range, uint64_t *count)
{
	struct visit *visit = context;

	return visit->search && search_count_in(visit->search, range, count);
}

/* Tells the view what to highlight. */
static void
publish(struct visit *visit)
{
	struct view_matches matches = {
		.context = visit, .in = matches_in, .count = matches_count, .current = visit->match
	};

	view_set_matches(visit->view, visit->search ? &matches : NULL);
}

void
seek_clear(struct app *app)
{
	struct visit *visit = app_visit(app);

	search_free(visit->search);
	visit->search = NULL;
	visit->match = (struct range){ 0, 0 };
	seek_stop(app);
	publish(visit);
	app->dirty = true;
}

void
seek_stop(struct app *app)
{
	app->first_pending = false;
	app->step_pending = 0;
}

static struct pattern *
make_pattern(struct app *app, const char *text, bool whole_word, struct error *error)
{
	struct pattern_options options = {
		.case_rule = (enum case_rule)app->case_rule,
		.regex = app->regex,
		.whole_word = whole_word,
		.exact = app->exact,
	};

	return pattern_new(text, strlen(text), &options, error);
}

/* Starts a search in the present document; false with a sentence when the pattern is no good. */
static bool
start(struct app *app, const char *text, bool whole_word, uint64_t from, struct error *error)
{
	struct visit *visit = app_visit(app);

	seek_clear(app);
	struct pattern *pattern = make_pattern(app, text, whole_word, error);
	if (!pattern)
		return false;
	visit->search = search_new(visit->document, pattern, from, app->forward);
	app->first_pending = true;
	publish(visit);
	return true;
}

void
seek_renew(struct app *app)
{
	struct visit *visit = app_visit(app);
	struct error error;

	if (!visit->search || !app->last_pattern)
		return;
	if (start(app, app->last_pattern, app->last_whole_word, view_anchor(visit->view), &error))
		seek_stop(app);
	if (visit->filter) {
		char *filter = memory_string(visit->filter);
		seek_filter(app, filter);
		free(filter);
	}
}

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
	const char *on[] = { app->regex ? "regex" : "", app->whole_word ? "word" : "",
		             app->exact ? "exact" : "", cases[app->case_rule] };

	for (size_t i = 0; i < sizeof on / sizeof on[0]; i++)
		if (*on[i])
			buffer_printf(to, "%s%s", to->size ? " · " : "", on[i]);
}

static void
update_remark(struct app *app)
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

/* Shows a match, from the place where the prompt found the reader while one is open. */
static void
show_match(struct app *app, struct range match, bool wrapped)
{
	struct visit *visit = app_visit(app);

	visit->match = match;
	if (app->prompt_kind == PROMPT_SEARCH)
		view_return(visit->view, app->origin);
	view_goto(visit->view, match.start, VIEW_NEAR);
	visit_set_place(visit, match.start);
	publish(visit);
	if (wrapped)
		app_say(app, app->step_pending < 0 || (!app->step_pending && !app->forward)
		                     ? "Past the start: on from the end"
		                     : "Past the end: on from the start");
	app->dirty = true;
}

/* Goes on with the first match; true when that is settled. */
static bool
settle_first(struct app *app)
{
	struct visit *visit = app_visit(app);
	struct range match;
	bool wrapped;

	if (search_first(visit->search, &match, &wrapped)) {
		show_match(app, match, wrapped);
		return true;
	}
	if (search_state(visit->search) == SEARCH_FIRST)
		return false;
	if (app->prompt_kind == PROMPT_SEARCH)
		view_return(visit->view, app->origin);
	else
		app_say(app,
		        search_limited(visit->search)
		                ? "The expression took too long in places; none found elsewhere"
		                : "Not found: %s",
		        app->last_pattern ? app->last_pattern : "");
	return true;
}

/* While nothing is found what is shown hardly changes: it is drawn only so often, or half of the time went into that. */
static void
show_progress(struct app *app)
{
	if (clock_ms() - app->counted_ms < COUNT_SHOWN_MS)
		return;
	app->counted_ms = clock_ms();
	app->dirty = true;
}

static void
work_first(struct app *app, int64_t budget_us)
{
	search_step(app_visit(app)->search, budget_us);
	if (!settle_first(app)) {
		show_progress(app);
		return;
	}
	app->first_pending = false;
	app->dirty = true;
}

/* ---- the prompt ---- */

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
	update_remark(app);
}

void
seek_prompt_changed(struct app *app)
{
	struct visit *visit = app_visit(app);
	const char *text = prompt_text(&app->prompt);
	struct error error;

	if (!*text) {
		seek_clear(app);
		view_return(visit->view, app->origin);
		update_remark(app);
	} else if (!start(app, text, app->whole_word, app->from, &error)) {
		view_return(visit->view, app->origin);
		remark(app, error.text);
	} else {
		work_first(app, TYPED_US);
		update_remark(app);
	}
}

/* Alt-r, Alt-w, Alt-e, Alt-c in the prompt. */
bool
seek_prompt_toggle(struct app *app, const struct key_event *event)
{
	enum { CASE_RULES = 3 };

	if (event->key.modifiers != KEYS_ALT)
		return false;
	switch (event->key.code) {
	case 'r':
		app->regex = !app->regex;
		break;
	case 'w':
		app->whole_word = !app->whole_word;
		break;
	case 'e':
		app->exact = !app->exact;
		break;
	case 'c':
		app->case_rule = (app->case_rule + 1) % CASE_RULES;
		break;
	default:
		return false;
	}
	seek_prompt_changed(app);
	return true;
}

/* The last pattern again, in the direction that was chosen now. */
static void
repeat_last(struct app *app)
{
	struct error error;

	if (!app->last_pattern)
		app_say(app, "Nothing was searched yet");
	else if (!start(app, app->last_pattern, app->last_whole_word, app->from, &error))
		app_say(app, "%s", error.text);
}

void
seek_prompt_accept(struct app *app)
{
	const char *text = prompt_text(&app->prompt);
	struct error error;

	app->prompt_kind = PROMPT_NONE;
	if (!*text) {
		repeat_last(app);
	} else {
		free(app->last_pattern);
		app->last_pattern = memory_string(text);
		app->last_whole_word = app->whole_word;
		if (!app_visit(app)->search &&
		    !start(app, text, app->whole_word, app->from, &error)) {
			app_say(app, "%s", error.text);
			return;
		}
	}
	visit_push_jump(app_visit(app), app->origin.anchor);
	if (!app_visit(app)->search)
		return;
	if (app->first_pending)
		work_first(app, STEP_US);
	else
		settle_first(app);
}

void
seek_prompt_cancel(struct app *app)
{
	struct visit *visit = app_visit(app);

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

/* One step of `n` or `N`; true when it is answered. */
static bool
work_step(struct app *app)
{
	struct visit *visit = app_visit(app);
	bool forward = app->step_pending > 0;
	uint64_t top = view_anchor(visit->view), from = top;
	struct range match;
	bool wrapped;

	bool seen = !range_empty(visit->match) &&
	            ((visit->match.start >= top && visit->match.start < view_bottom(visit->view)) ||
	             visit_place(visit) == visit->match.start);
	if (seen)
		from = visit->match.start;
	else if (forward && from)
		from--;
	switch (search_next(visit->search, from, forward, STEP_US, &match, &wrapped)) {
	case SEARCH_HIT:
		show_match(app, match, wrapped);
		return true;
	case SEARCH_MISS:
		app_say(app, "Not found: %s", app->last_pattern ? app->last_pattern : "");
		app->step_pending = 0;
		return true;
	case SEARCH_PENDING:
		break;
	}
	return false;
}

static void
work_steps(struct app *app)
{
	int64_t deadline = clock_us() + STEP_US;

	while (app->step_pending) {
		if (!work_step(app))
			break;
		if (app->step_pending)
			app->step_pending += app->step_pending > 0 ? -1 : 1;
		app->dirty = true;
		if (clock_us() > deadline)
			break;
	}
	show_progress(app);
}

static void
step(struct app *app, long count, bool forward)
{
	enum { STEPS_MAX = 100000 };
	struct visit *visit = app_visit(app);

	if (!visit->search) {
		/* A search of another document, or one that was cleared, goes on here. */
		bool old = app->forward;
		app->forward = forward;
		app->from = view_anchor(visit->view);
		repeat_last(app);
		app->forward = old;
		if (visit->search) {
			visit_push_jump(visit, view_anchor(visit->view));
			work_first(app, STEP_US);
		}
		return;
	}
	visit_push_jump(visit, view_anchor(visit->view));
	if (count > STEPS_MAX)
		count = STEPS_MAX;
	app->step_pending = (int)(count > 0 ? count : 1) * (forward ? 1 : -1);
	work_steps(app);
}

void
seek_next(struct app *app, long count, const char *argument)
{
	(void)argument;
	step(app, count, app->forward);
}

void
seek_previous(struct app *app, long count, const char *argument)
{
	(void)argument;
	step(app, count, !app->forward);
}

/* The first word at or after pos, within a screenful; empty when there is none. */
static char *
word_at(struct document *document, uint64_t pos)
{
	enum { REACH = 4096 };
	struct buffer text = { 0 }, word = { 0 };

	text_copy(document_text(document), (struct range){ pos, pos + REACH }, &text);
	for (size_t at = 0; at < text.size;) {
		uint32_t cp;
		size_t n = utf8_decode(text.bytes + at, text.size - at, &cp);
		if (unicode_is_word(cp))
			buffer_add(&word, text.bytes + at, n);
		else if (word.size)
			break;
		at += n;
	}
	buffer_clear(&text);
	return buffer_take(&word);
}

void
seek_word(struct app *app, long count, const char *argument)
{
	struct visit *visit = app_visit(app);
	uint64_t top = view_anchor(visit->view);
	bool seen = !range_empty(visit->match) && visit->match.start >= top &&
	            visit->match.start < view_bottom(visit->view);
	uint64_t pos = seen ? visit->match.start : top;
	char *word = word_at(visit->document, pos);
	struct error error;

	(void)argument;
	if (!*word) {
		app_say(app, "No word here");
	} else {
		free(app->last_pattern);
		app->last_pattern = memory_string(word);
		app->last_whole_word = true;
		app->forward = true;
		history_add(app->histories[PROMPT_SEARCH], word);
		visit_push_jump(visit, top);
		bool regex = app->regex;
		app->regex = false;
		if (start(app, word, true, pos + 1, &error))
			work_first(app, STEP_US);
		else
			app_say(app, "%s", error.text);
		app->regex = regex;
	}
	if (count > 1)
		step(app, count - 1, true);
	free(word);
}

/* ---- the filter ---- */

/* Paragraphs that match, and the headings above them. */
static bool
keep_block(void *context, const struct block *block)
{
	struct visit *visit = context;
	struct range match;
	bool wrapped;

	if (search_block_matches(visit->filter_search, block))
		return true;
	if (block->kind != BLOCK_HEADING && block->kind != BLOCK_TITLE)
		return false;
	size_t n;
	const struct section *sections = document_sections(visit->document, &n);
	ptrdiff_t i = section_at(sections, n, block->range.start);
	if (i < 0 || sections[i].range.start < block->range.start)
		return block->kind == BLOCK_TITLE;
	uint64_t end = sections[i].range.end;
	return search_next(visit->filter_search, block->range.start, true, STEP_US, &match,
	                   &wrapped) == SEARCH_HIT &&
	       !wrapped && match.start < end;
}

void
seek_filter(struct app *app, const char *text)
{
	struct visit *visit = app_visit(app);
	struct error error;
	struct pattern *pattern = NULL;

	if (*text && !(pattern = make_pattern(app, text, app->whole_word, &error))) {
		app_say(app, "%s", error.text);
		return;
	}
	search_free(visit->filter_search);
	visit->filter_search = NULL;
	free(visit->filter);
	visit->filter = NULL;
	if (pattern) {
		visit->filter = memory_string(text);
		visit->filter_search = search_new(visit->document, pattern, 0, true);
		search_step(visit->filter_search, STEP_US);
		app_say(app, "Only what matches \"%s\"; & and Enter shows all again", text);
	}
	view_set_filter(visit->view, pattern ? keep_block : NULL, visit);
	app->dirty = true;
}

void
seek_filter_prompt(struct app *app, long count, const char *argument)
{
	(void)count;
	if (*argument)
		seek_filter(app, argument);
	else
		app_prompt(app, PROMPT_FILTER, "");
}

/* ---- idle work and the status ---- */

bool
seek_has_work(const struct app *app)
{
	const struct visit *visit = app_visit(app);

	return visit && visit->search &&
	       (app->first_pending || app->step_pending ||
	        search_state(visit->search) != SEARCH_DONE);
}

bool
seek_work(struct app *app)
{
	struct visit *visit = app_visit(app);

	if (!visit->search)
		return false;
	if (app->first_pending) {
		work_first(app, STEP_US);
	} else if (app->step_pending) {
		work_steps(app);
	} else if (search_step(visit->search, STEP_US) == SEARCH_DONE) {
		app->dirty = true;
	} else {
		show_progress(app);
	}
	if (app->prompt_kind == PROMPT_SEARCH && app->dirty)
		update_remark(app);
	return seek_has_work(app);
}

void
seek_status(struct app *app, struct buffer *to)
{
	struct visit *visit = app_visit(app);
	bool complete;
	uint64_t index;

	if (!visit->search)
		return;
	uint64_t count = search_count(visit->search, &complete);
	if (app->first_pending || app->step_pending)
		buffer_add_string(to, "searching");
	else if (range_empty(visit->match) && count)
		buffer_printf(to, "%llu match%s", (unsigned long long)count, count > 1 ? "es" : "");
	else if (range_empty(visit->match))
		buffer_add_string(to, "no match");
	else if (complete && search_index(visit->search, visit->match.start, &index))
		buffer_printf(to, "match %llu/%llu", (unsigned long long)index + 1,
		              (unsigned long long)count);
	else
		buffer_printf(to, "match, %llu so far", (unsigned long long)count);
	if (complete && search_limited(visit->search))
		buffer_add_string(to, " (some places took too long)");
}
