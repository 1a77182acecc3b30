/*
 * The filter: of a document only what matches is shown.
 */
#include <stdlib.h>

#include "app/actions.h"
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

void
seek_filter(struct app *app, const char *text)
{
	struct visit *visit = app_visit(app);
	struct error error;
	struct pattern *pattern = NULL;

	if (*text &&
	    !(pattern = seek_pattern(app, text, app_setting(app, SETTING_WORD_ONLY), &error))) {
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
		search_step(visit->filter_search, SEEK_STEP_US);
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
