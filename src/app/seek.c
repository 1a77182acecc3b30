/*
 * The search on the desk. Steps of a few milliseconds are taken on idle time, so that keys are answered whatever the size of
 * the document: first those that look for the match to be shown, then those that count.
 */
#include "app/seek.h"

#include <stdlib.h>
#include <string.h>

#include "app/actions.h"
#include "base/clock.h"
#include "base/memory.h"
#include "base/unicode.h"
#include "base/utf8.h"

enum { COUNT_SHOWN_MS = 100 }; /* how often a growing count is drawn */

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
	app->skipped = UINT64_MAX;
}

struct pattern *
seek_pattern(struct app *app, const char *text, bool whole_word, struct error *error)
{
	struct pattern_options options = {
		.case_rule = (enum case_rule)app_setting(app, SETTING_CASE),
		.regex = app_setting(app, SETTING_REGEX),
		.whole_word = whole_word,
		.exact = app_setting(app, SETTING_EXACT),
	};

	return pattern_new(text, strlen(text), &options, error);
}

bool
seek_start(struct app *app, const char *text, bool whole_word, uint64_t from, struct error *error)
{
	struct visit *visit = app_visit(app);

	seek_clear(app);
	struct pattern *pattern = seek_pattern(app, text, whole_word, error);
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
	if (seek_start(app, app->last_pattern, app->last_whole_word, view_anchor(visit->view),
	               &error))
		seek_stop(app);
	if (visit->filter) {
		char *filter = memory_string(visit->filter);
		seek_filter(app, filter);
		free(filter);
	}
}

/* Shows a match, from the place where the prompt found the reader while one is open. */
static void
show_match(struct app *app, struct range match, bool wrapped)
{
	struct visit *visit = app_visit(app);

	visit->match = match;
	app->ready = 0;
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
bool
seek_settle(struct app *app)
{
	struct visit *visit = app_visit(app);
	struct range match;
	bool wrapped;

	if (search_first(visit->search, &match, &wrapped)) {
		if (!view_keeps(visit->view, match.start)) {
			app->skipped = app->skipped_last = match.start;
			app->step_pending = app->forward ? 1 : -1;
			return true;
		}
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

void
seek_first(struct app *app, int64_t budget_us)
{
	search_step(app_visit(app)->search, budget_us);
	if (!seek_settle(app)) {
		show_progress(app);
		return;
	}
	app->first_pending = false;
	app->dirty = true;
}

/* ---- the commands ---- */

void
seek_repeat(struct app *app)
{
	struct error error;

	if (!app->last_pattern)
		app_say(app, "Nothing was searched yet");
	else if (!seek_start(app, app->last_pattern, app->last_whole_word, app->from, &error))
		app_say(app, "%s", error.text);
}

/*
 * A match that the filter leaves out is gone over. True while there may be others, false when this is the one that was gone over
 * first.
 */
static bool
skip_match(struct app *app, struct range match)
{
	if (app->skipped == match.start) {
		app_say(app, "Not found in what is shown: %s",
		        app->last_pattern ? app->last_pattern : "");
		app->step_pending = 0;
		app->skipped = UINT64_MAX;
		return false;
	}
	if (app->skipped == UINT64_MAX)
		app->skipped = match.start;
	app->skipped_last = match.start;
	return true;
}

/* Where a step starts: at the current match while it is seen, else at the edge of the screen. */
static uint64_t
step_from(struct app *app, bool forward)
{
	struct visit *visit = app_visit(app);
	uint64_t top = view_anchor(visit->view);

	if (app->skipped != UINT64_MAX)
		return app->skipped_last;
	bool seen = !range_empty(visit->match) &&
	            ((visit->match.start >= top && visit->match.start < view_bottom(visit->view)) ||
	             visit_place(visit) == visit->match.start);
	if (seen)
		return visit->match.start;
	return forward && top ? top - 1 : top;
}

/* One step of `n` or `N`; true when it is answered. */
static bool
work_step(struct app *app)
{
	struct visit *visit = app_visit(app);
	int64_t deadline = clock_us() + SEEK_STEP_US;
	bool forward = app->step_pending > 0;
	struct range match;
	bool wrapped;

	do {
		switch (search_next(visit->search, step_from(app, forward), forward, SEEK_STEP_US,
		                    &match, &wrapped)) {
		case SEARCH_HIT:
			if (!view_keeps(visit->view, match.start)) {
				if (!skip_match(app, match))
					return true;
				break;
			}
			app->skipped = UINT64_MAX;
			show_match(app, match, wrapped);
			return true;
		case SEARCH_MISS:
			app_say(app, "Not found: %s", app->last_pattern ? app->last_pattern : "");
			app->step_pending = 0;
			return true;
		case SEARCH_PENDING:
			return false;
		}
	} while (clock_us() < deadline);
	return false;
}

static void
work_steps(struct app *app)
{
	int64_t deadline = clock_us() + SEEK_STEP_US;

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
		seek_repeat(app);
		app->forward = old;
		if (visit->search) {
			visit_push_jump(visit, view_anchor(visit->view));
			seek_first(app, SEEK_STEP_US);
		}
		return;
	}
	visit_push_jump(visit, view_anchor(visit->view));
	app->skipped = UINT64_MAX;
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
		unsigned regex = app_setting(app, SETTING_REGEX);
		app->settings.values[SETTING_REGEX] = 0;
		if (seek_start(app, word, true, pos + 1, &error))
			seek_first(app, SEEK_STEP_US);
		else
			app_say(app, "%s", error.text);
		app->settings.values[SETTING_REGEX] = regex;
	}
	if (count > 1)
		step(app, count - 1, true);
	free(word);
}

/* ---- the matches beside the current one ---- */

enum { BESIDE = 2 };

static bool
wants_ready(const struct app *app)
{
	const struct visit *visit = app_visit(app);

	return app->prompt_kind == PROMPT_NONE && app->ready < BESIDE && !range_empty(visit->match);
}

/* Where `n` and `N` will lead is made ready for it, first the one that goes on in the direction of the search. */
static void
make_ready(struct app *app)
{
	struct visit *visit = app_visit(app);
	bool forward = app->ready ? !app->forward : app->forward;
	struct range match;
	bool wrapped;

	switch (search_next(visit->search, visit->match.start, forward, SEEK_STEP_US, &match,
	                    &wrapped)) {
	case SEARCH_HIT:
		visit_prepare(visit, match.start);
		app->ready++;
		break;
	case SEARCH_MISS:
		app->ready++;
		break;
	case SEARCH_PENDING:
		show_progress(app);
		break;
	}
}

/* ---- idle work and the status ---- */

bool
seek_has_work(const struct app *app)
{
	const struct visit *visit = app_visit(app);

	if (app->typed)
		return true;
	return visit && visit->search &&
	       (app->first_pending || app->step_pending || wants_ready(app) ||
	        search_state(visit->search) != SEARCH_DONE);
}

bool
seek_work(struct app *app)
{
	struct visit *visit = app_visit(app);

	if (app->typed) {
		seek_prompt_look(app);
		return seek_has_work(app);
	}
	if (!visit->search)
		return false;
	if (app->first_pending) {
		seek_first(app, SEEK_STEP_US);
	} else if (app->step_pending) {
		work_steps(app);
	} else if (wants_ready(app)) {
		make_ready(app);
	} else if (search_step(visit->search, SEEK_STEP_US) == SEARCH_DONE) {
		app->dirty = true;
	} else {
		show_progress(app);
	}
	if (app->prompt_kind == PROMPT_SEARCH && app->dirty)
		seek_prompt_remark(app);
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
