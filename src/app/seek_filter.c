/*
 * The filter: of a document only what matches is shown.
 */
#include <stdlib.h>
#include <string.h>

#include "app/actions.h"
#include "app/only_quotes.h"
#include "app/seek.h"
#include "base/memory.h"

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
	return search_next(visit->filter_search, block->range.start, true, SEEK_STEP_US, &match,
	                   &wrapped) == SEARCH_HIT &&
	       !wrapped && match.start < end;
}

static void
forget(struct visit *visit)
{
	search_free(visit->filter_search);
	visit->filter_search = NULL;
	free(visit->filter);
	visit->filter = NULL;
	visit->only_quotes = false;
}

/* Sets a filter in place of the one that was, or none. Who leaves one without having moved is where they were before it. */
static void
set_filter(struct app *app, const struct layout_filter *filter)
{
	struct visit *visit = app_visit(app);
	struct view_stand stand = view_stand(visit->view);
	bool was = visit->filtered.anchor != UINT64_MAX;
	bool same =
		was && stand.anchor == visit->filtered.anchor && stand.gap == visit->filtered.gap;

	if (!was)
		visit->unfiltered = stand;
	else if (!same)
		visit->unfiltered =
			(struct view_stand){ .anchor = stand.anchor, .spot = stand.spot };
	view_set_filter(visit->view, filter);
	if (was)
		view_return(visit->view, visit->unfiltered);
	visit->filtered = (struct view_stand){ .anchor = UINT64_MAX };
	if (filter)
		visit->filtered = view_stand(visit->view);
	app->dirty = true;
}

void
seek_filter(struct app *app, const char *text)
{
	struct visit *visit = app_visit(app);
	struct layout_filter filter = { .keep = keep_block, .context = visit };
	struct error error;
	struct pattern *pattern = NULL;

	if (!strcmp(text, "\"")) {
		seek_only_quotes(app, 0, "");
		return;
	}
	if (*text &&
	    !(pattern = seek_pattern(app, text, app_setting(app, SETTING_WORD_ONLY), &error))) {
		app_say(app, "%s", error.text);
		return;
	}
	forget(visit);
	if (pattern) {
		visit->filter = memory_string(text);
		visit->filter_search = search_new(visit->document, pattern, 0, true);
		search_step(visit->filter_search, SEEK_STEP_US);
		app_say(app, "Only what matches \"%s\"; & and Enter shows all again", text);
	}
	set_filter(app, pattern ? &filter : NULL);
}

void
seek_only_quotes(struct app *app, long count, const char *argument)
{
	struct visit *visit = app_visit(app);
	struct layout_filter filter = only_quotes_filter(visit->document);

	(void)count;
	(void)argument;
	if (visit->only_quotes) {
		seek_filter(app, "");
		return;
	}
	forget(visit);
	visit->only_quotes = true;
	set_filter(app, &filter);
	app_say(app, "Only the quotations; &\" shows all again");
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
