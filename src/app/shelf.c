/*
 * What is known before the first frame, and the way to the words that are wanted.
 */
#include "app/shelf.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "app/amend.h"
#include "app/shelf_state.h"
#include "app/state.h"
#include "base/memory.h"
#include "shelf/fingerprint.h"

enum { CONTEXT = 256 /* bytes behind a place that tell whether it is the one */ };

struct shelf *
shelf_new(struct app *app, const char *folder)
{
	struct shelf *shelf;

	if (!folder)
		return NULL;
	shelf = memory_zero(1, sizeof *shelf);
	shelf->app = app;
	shelf->folder = memory_string(folder);
	return shelf;
}

void
shelf_free(struct shelf *shelf)
{
	if (!shelf)
		return;
	while (shelf->waiting_count)
		annotation_clear(&shelf->waiting[--shelf->waiting_count].annotation);
	free(shelf->dropped);
	recall_free(shelf->recall);
	store_close(shelf->store);
	free(shelf->folder);
	free(shelf);
}

/* ---- what it is ---- */

/* A manual page in a pipe, by the name that man(1) gives it, in which signs may stand behind backslashes. */
static char *
page_name(void)
{
	const char *page = getenv("MAN_PN");
	struct buffer b = { 0 };

	if (!page || !*page)
		return NULL;
	buffer_add_string(&b, "man:");
	for (; *page; page++)
		if (*page != '\\')
			buffer_add_byte(&b, *page);
	return buffer_take(&b);
}

/* A manual page or a node that is named as such. */
static bool
is_page(const char *path)
{
	return !strncmp(path, "man:", 4) || !strncmp(path, "info:", 5);
}

/* The path of a regular file without links in it; NULL for anything else. */
static char *
file_path(const char *path)
{
	struct stat status;
	char *whole = realpath(path, NULL);

	if (whole && stat(whole, &status) == 0 && S_ISREG(status.st_mode))
		return whole;
	free(whole);
	return NULL;
}

/* ---- where it was left ---- */

static bool
recall(struct shelf *shelf, struct shelved *shelved, struct selector *selector)
{
	uint64_t size;

	if (!shelf->recall)
		shelf->recall = recall_read(shelf->folder);
	if (recall_find_name(shelf->recall, shelved->name, selector, &shelved->left_ms))
		return true;
	int64_t fingerprint = shelved->path ? fingerprint_of_file(shelved->path, &size) : 0;
	return fingerprint &&
	       recall_find_content(shelf->recall, fingerprint, size, selector, &shelved->left_ms);
}

void
shelf_welcome(struct app *app, struct visit *visit, const char *path)
{
	struct shelved *shelved = &visit->shelved;
	struct selector selector;

	if (!app->shelf)
		return;
	shelved->path = strcmp(path, "-") ? file_path(path) : NULL;
	shelved->name = shelved->path   ? memory_string(shelved->path)
	                : is_page(path) ? memory_string(path)
	                                : page_name();
	shelved->kept = UINT64_MAX;
	if (shelved->name && recall(app->shelf, shelved, &selector))
		shelved_want(shelved, &selector, false);
}

/* ---- going there ---- */

static bool
has_text(const struct visit *visit)
{
	return !visit->reading || reading_has_text(visit->reading) ||
	       document_state(visit->document) != DOCUMENT_LOADING;
}

/* The reader has gone elsewhere, or asked for something else. */
static bool
is_overtaken(const struct visit *visit)
{
	return !visit->shelved.insists &&
	       (visit->begun || visit->wanted_line || visit->wanted_section || visit->wanted_place);
}

static void
arrive(struct app *app, struct visit *visit, uint64_t pos)
{
	bool insists = visit->shelved.insists;

	if (insists)
		visit_push_jump(visit, view_anchor(visit->view));
	if (insists || pos) /* it is at the beginning; laying it out can wait for the frame */
		view_goto(visit->view, pos, VIEW_TOP);
	visit->begun = true;
	if (!insists)
		visit->shelved.kept = pos;
	shelved_want_nothing(&visit->shelved);
	app->dirty = true;
}

/* One step of looking for a selector; false while it is not done. */
static bool
look(struct visit *visit, const struct selector *selector, enum anchoring_result *result,
     struct range *range)
{
	struct shelved *s = &visit->shelved;
	uint64_t size = text_size(document_text(visit->document));

	/* In a text that has changed meanwhile it begins anew. */
	if (s->anchoring && s->text_size != size) {
		anchoring_free(s->anchoring);
		s->anchoring = NULL;
	}
	if (!s->anchoring)
		s->anchoring = anchoring_new(visit->document, selector);
	s->text_size = size;
	*result = anchoring_step(s->anchoring);
	if (*result == ANCHORING_BUSY)
		return false;
	*range = anchoring_range(s->anchoring);
	anchoring_free(s->anchoring);
	s->anchoring = NULL;
	return true;
}

static void
look_for_place(struct app *app, struct visit *visit)
{
	enum anchoring_result result;
	struct range range;

	if (!look(visit, &visit->shelved.wanted, &result, &range))
		return;
	if (result != ANCHORING_ORPHAN) {
		arrive(app, visit, range.start);
		return;
	}
	app_say(app, visit->shelved.insists ? "The words at this mark are gone"
	                                    : "The words where you stopped are gone");
	shelved_want_nothing(&visit->shelved);
}

void
shelf_arrive(struct app *app)
{
	struct visit *visit = app_visit(app);
	struct shelved *s = visit ? &visit->shelved : NULL;

	if (!s || !s->wanted.exact || s->anchoring)
		return;
	if (is_overtaken(visit))
		shelved_want_nothing(s);
	else if (s->wanted.range.start == 0 && !s->insists)
		arrive(app, visit, 0);
	else if (text_size(document_text(visit->document)) < s->wanted.range.end + CONTEXT &&
	         !has_text(visit))
		return;
	else if (anchoring_is_same(visit->document, &s->wanted))
		arrive(app, visit, s->wanted.range.start);
	else if (has_text(visit))
		look_for_place(app, visit);
}

/* ---- marks ---- */

static void
set_mark(struct visit *visit, const char *letter, enum anchoring_result result, uint64_t pos)
{
	int i = visit_mark_index(letter);

	/* One that was set in this sitting is newer. */
	if (i < 0 || visit->marked[i])
		return;
	visit->marked[i] = result != ANCHORING_ORPHAN;
	visit->lost[i] = result == ANCHORING_ORPHAN;
	visit->marks[i] = pos;
}

static void
look_for_mark(struct visit *visit)
{
	struct shelved *s = &visit->shelved;
	const struct annotation *mark = &s->marks.items[s->mark_at];
	enum anchoring_result result;
	struct range range;

	if (!look(visit, &mark->selector, &result, &range))
		return;
	set_mark(visit, mark->key, result, range.start);
	s->mark_at++;
}

static void
look_for_highlight(struct app *app, struct visit *visit)
{
	struct highlight *h = highlights_pending(&visit->highlights);
	enum anchoring_result result;
	struct range range;

	if (!look(visit, &h->annotation.selector, &result, &range))
		return;
	h->looked = true;
	h->range = result == ANCHORING_ORPHAN ? (struct range){ 0, 0 } : range;
	if (highlights_pending(&visit->highlights))
		return;
	highlights_show(&visit->highlights, visit->view);
	app->dirty = true;
}

/* The quotation that was set right, by its first run. When all were looked for, they count. */
static void
look_for_correction(struct app *app, struct visit *visit)
{
	struct correction *c = corrections_pending(&visit->corrections);
	enum anchoring_result result;
	struct range range;

	if (!look(visit, &c->annotation.selector, &result, &range))
		return;
	c->looked = true;
	c->run = result == ANCHORING_ORPHAN ? (struct range){ 0, 0 } : range;
	if (corrections_pending(&visit->corrections))
		return;
	size_t lost = corrections_lost(&visit->corrections);
	if (lost && !app->message)
		app_say(app, "%zu of your corrections %s of words that are gone", lost,
		        lost == 1 ? "is" : "are");
	amend_apply(app, visit);
}

bool
shelf_has_work(const struct app *app)
{
	const struct visit *visit = app_visit(app);
	const struct shelved *s = visit ? &visit->shelved : NULL;

	if (!s)
		return false;
	if (s->wanted.exact)
		return s->anchoring;
	return has_text(visit) &&
	       (s->mark_at < s->marks.count || highlights_pending(&visit->highlights) ||
	        corrections_pending(&visit->corrections));
}

bool
shelf_work(struct app *app)
{
	struct visit *visit = app_visit(app);

	if (!shelf_has_work(app))
		return false;
	if (visit->shelved.wanted.exact && is_overtaken(visit))
		shelved_want_nothing(&visit->shelved);
	else if (visit->shelved.wanted.exact && visit->shelved.anchoring)
		look_for_place(app, visit);
	else if (visit->shelved.mark_at < visit->shelved.marks.count)
		look_for_mark(visit);
	else if (highlights_pending(&visit->highlights))
		look_for_highlight(app, visit);
	else
		look_for_correction(app, visit);
	return shelf_has_work(app);
}
