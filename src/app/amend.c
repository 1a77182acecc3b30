/*
 * Corrections by hand. On a quotation in the panel they are of this one, on a speaker's row of all that this speaker says; without
 * the panel they are of the current quotation.
 */
#include "app/amend.h"

#include <stdlib.h>
#include <string.h>

#include "app/actions.h"
#include "app/shelf.h"
#include "base/memory.h"

/* The quotation that is meant, or a sentence why there is none. */
static const struct quote *
quote_of(struct app *app)
{
	const struct quote *quote = quotes_focus(app_visit(app));

	if (!quote)
		app_say(app, "No quotation is meant: go to one, in the list or with )");
	return quote;
}

void
amend_apply(struct app *app, struct visit *visit)
{
	corrections_apply(&visit->corrections, visit->document);
	quotes_check(visit);
	view_document_changed(visit->view);
	app->dirty = true;
}

/* Sets right what is said of a quotation, or of all that a speaker says. */
static void
make(struct app *app, enum annotation_kind kind, const struct quote *quote, const char *name)
{
	struct visit *visit = app_visit(app);
	struct correction *c = corrections_make(&visit->corrections, visit->document, kind, quote,
	                                        app->renamed, name);

	shelf_keep(app, visit, &c->keeping);
	amend_apply(app, visit);
}

static void
amended(struct app *app, const char *what, const char *name)
{
	app_say(app, "%s%s; U in the list takes it back", what, name);
}

void
amend_correct(struct app *app, long count, const char *argument)
{
	struct visit *visit = app_visit(app);
	const char *speaker = NULL;
	bool group = view_panel_group_name(visit->view, &speaker);

	(void)count;
	if (group && !speaker) {
		app_say(app, "Nobody is known to say these; name the speaker of each");
		return;
	}
	free(app->renamed);
	app->renamed = group ? memory_string(speaker) : NULL;
	app->amended = UINT64_MAX;
	if (!group) {
		const struct quote *quote = quote_of(app);
		if (!quote)
			return;
		app->amended = quote->runs[0].start;
		speaker = quote->speaker;
	}
	if (*argument)
		amend_accept(app, argument);
	else
		app_prompt(app, PROMPT_SPEAKER, speaker ? speaker : "");
}

void
amend_accept(struct app *app, const char *name)
{
	struct visit *visit = app_visit(app);
	const struct quote *quote = quotes_at(visit->document, app->amended);

	if (app->renamed && *name) {
		make(app, ANNOTATION_NAME, NULL, name);
		amended(app, "Everywhere now ", name);
	} else if (app->renamed) {
		app_say(app, "A name is wanted");
	} else if (quote) {
		make(app, ANNOTATION_SPEAKER, quote, name);
		amended(app, *name ? "Said now by " : "Said now by nobody who is known", name);
	}
}

void
amend_remove(struct app *app, long count, const char *argument)
{
	const char *speaker;

	(void)count;
	(void)argument;
	if (view_panel_group_name(app_visit(app)->view, &speaker)) {
		app_say(app, "Quotations are removed one by one");
		return;
	}
	const struct quote *quote = quote_of(app);
	if (!quote)
		return;
	make(app, ANNOTATION_NO_QUOTE, quote, "");
	amended(app, "No quotation any more", "");
}

void
amend_undo(struct app *app, long count, const char *argument)
{
	struct visit *visit = app_visit(app);
	struct annotation last;

	(void)count;
	(void)argument;
	if (!corrections_undo(&visit->corrections, &last)) {
		app_say(app, "Nothing was corrected");
		return;
	}
	shelf_drop(app, &last);
	annotation_clear(&last);
	amend_apply(app, visit);
	app_say(app, "As it was before");
}

void
amend_offer(struct app *app, void (*offer)(void *context, const char *name), void *context)
{
	enum { LOOKED_AT = 8192 }; /* quotations */
	struct document *document = app_visit(app)->document;
	struct atoms names = { 0 };
	const struct quote *quote;

	for (uint64_t i = 0; i < LOOKED_AT && (quote = document_quote_number(document, i)); i++)
		if (quote->speaker)
			atoms_number(&names, quote->speaker);
	for (size_t i = 0; i < names.count; i++)
		offer(context, names.list[i]);
	atoms_clear(&names);
}
