/* Motions by section. */
#include "app/sections.h"

#include <stdlib.h>
#include <string.h>

#include "app/actions.h"
#include "app/state.h"
#include "base/memory.h"

bool
sections_heading(struct document *document, uint64_t place, bool forward, uint64_t *pos)
{
	enum { FAR = 2 * 1024 * 1024 }; /* what takes no longer than a blink */
	struct block block = { .range = { place, place + 1 } };
	bool have = forward ? document_block_next(document, &block, &block)
	                    : document_block_before(document, &block, &block);

	while (have && block.kind != BLOCK_HEADING && block.range.start < place + FAR &&
	       block.range.start + FAR > place)
		have = forward ? document_block_next(document, &block, &block)
		               : document_block_before(document, &block, &block);
	*pos = block.range.start;
	return have && block.kind == BLOCK_HEADING;
}

/* By headings where no sections are listed any more; false where they are, or when there is none. */
static bool
step_by_heading(struct visit *visit, const struct section *sections, size_t n, long count)
{
	uint64_t place = visit_place(visit), pos = place;
	bool forward = count > 0, moved = false;

	if (!n || !document_has_more_sections(visit->document) ||
	    (forward ? place < sections[n - 1].range.start : place <= sections[n - 1].range.start))
		return false;
	for (; count; count += forward ? -1 : 1) {
		if (!sections_heading(visit->document, pos, forward, &pos))
			break;
		moved = true;
	}
	if (moved) {
		view_goto(visit->view, pos, VIEW_TOP);
		visit_set_place(visit, pos);
	}
	return moved;
}

/* By count sections, counted from the one that holds the place. */
static void
step(struct app *app, long count)
{
	struct visit *visit = app_visit(app);
	size_t n;
	const struct section *sections = document_sections(visit->document, &n);
	uint64_t place = visit_place(visit);
	ptrdiff_t at = section_at(sections, n, place);

	if (!n) {
		app_say(app, "No sections were found in this document");
		return;
	}
	if (step_by_heading(visit, sections, n, count))
		return;
	/* Back goes to the start of the present section first. */
	if (count < 0 && at >= 0 && sections[at].range.start < place)
		count++;
	ptrdiff_t to = at + count;
	while (to >= 0 && to < (ptrdiff_t)n && !view_keeps(visit->view, sections[to].range.start)) {
		to += count > 0 ? 1 : -1;
		sections = document_sections(visit->document, &n);
	}
	if (to >= (ptrdiff_t)n) {
		app_say(app, "This is the last section");
		return;
	}
	if (to < 0) {
		if (!place)
			app_say(app, "This is the start");
		view_goto(visit->view, 0, VIEW_TOP);
		visit_set_place(visit, 0);
		return;
	}
	view_goto(visit->view, sections[to].range.start, VIEW_TOP);
	visit_set_place(visit, sections[to].range.start);
}

void
section_next(struct app *app, long count, const char *argument)
{
	(void)argument;
	step(app, count ? count : 1);
}

void
section_previous(struct app *app, long count, const char *argument)
{
	(void)argument;
	step(app, count ? -count : -1);
}

/* How well a title answers what was asked: 3 equal, 2 begins so, 1 holds it; letters folded as in a search. */
static int
fits(const char *title, const char *wanted)
{
	size_t n = strlen(wanted);

	if (!strcasecmp(title, wanted))
		return 3;
	if (!strncasecmp(title, wanted, n))
		return 2;
	return strcasestr(title, wanted) ? 1 : 0;
}

/* "Two Words" for the slug "two-words" of +#two-words. */
static bool
fits_slug(const char *title, const char *slug)
{
	for (; *title && *slug; title++) {
		char c = *title;
		if (c >= 'A' && c <= 'Z')
			c = (char)(c + 32);
		if (c == ' ')
			c = '-';
		if (c == *slug)
			slug++;
		else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-')
			return false;
	}
	return !*slug &&
	       !strpbrk(title, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
}

const struct section *
sections_find(struct document *document, const char *wanted)
{
	size_t n;
	const struct section *sections = document_sections(document, &n);
	const struct section *best = NULL;
	int best_fit = 0;

	for (size_t i = 0; i < n; i++) {
		int fit = fits(sections[i].title, wanted);
		if (fit < 3 && fits_slug(sections[i].title, wanted))
			fit = 3;
		if (fit > best_fit) {
			best = &sections[i];
			best_fit = fit;
		}
	}
	return best;
}

const struct section *
sections_slug(struct document *document, const char *slug)
{
	size_t n;
	const struct section *sections = document_sections(document, &n);

	for (size_t i = 0; i < n && *slug; i++)
		if (fits_slug(sections[i].title, slug))
			return &sections[i];
	return NULL;
}

static void
arrive(struct app *app, uint64_t pos)
{
	app_jump(app, pos, VIEW_TOP);
	visit_set_place(app_visit(app), pos);
}

/*
 * The place that is meant: an option of a manual page by its name, else a section. While an option may still come, no section that
 * only has its name in its title is taken for it.
 */
static bool
find_place(struct document *document, const char *wanted, uint64_t *pos)
{
	bool loading = document_state(document) == DOCUMENT_LOADING;

	if (*wanted == '-' && document_anchor(document, wanted, pos))
		return true;
	if (*wanted == '-' && loading && !strcmp(document_format(document), "man"))
		return false;
	const struct section *section = sections_find(document, wanted);
	if (section)
		*pos = section->range.start;
	return section;
}

void
section_go(struct app *app, long count, const char *argument)
{
	struct visit *visit = app_visit(app);
	uint64_t pos;

	(void)count;
	if (find_place(visit->document, argument, &pos)) {
		arrive(app, pos);
	} else if (document_state(visit->document) == DOCUMENT_LOADING) {
		free(visit->wanted_section);
		visit->wanted_section = memory_string(argument);
		app_say(app, "Looking for the section \"%s\"", argument);
	} else {
		app_say(app, "No section is called \"%s\"", argument);
	}
}

void
section_arrive(struct app *app)
{
	struct visit *visit = app_visit(app);

	if (!visit->wanted_section)
		return;
	bool loading = document_state(visit->document) == DOCUMENT_LOADING;
	uint64_t pos;
	bool found = find_place(visit->document, visit->wanted_section, &pos);
	if (!found && loading)
		return;
	char *wanted = visit->wanted_section;
	visit->wanted_section = NULL;
	app_unsay(app); /* that it is looked for */
	if (found)
		arrive(app, pos);
	else
		app_say(app, "No section is called \"%s\"", wanted);
	free(wanted);
}
