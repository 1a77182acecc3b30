/*
 * Motions by quotation. The whole quotation is one step, also when it has several runs; one inside another is not
 * a step of its own.
 */
#include <stdlib.h>
#include <string.h>

#include "app/actions.h"
#include "app/cite.h"
#include "app/state.h"
#include "base/memory.h"

void
quotes_set_current(struct app *app, uint64_t pos)
{
	struct visit *visit = app_visit(app);

	visit->quote = pos;
	if (pos != UINT64_MAX) {
		links_set(app, (struct range){ 0, 0 }, NULL);
		annotate_go(app, UINT64_MAX);
	}
	view_set_quote(visit->view, pos);
	app->dirty = true;
}

const struct quote *
quotes_at(struct document *document, uint64_t pos)
{
	const struct quote *q = pos ? document_quote_after(document, pos - 1) : NULL;

	if (!pos) {
		struct range first = { 0, 1 };
		if (!document_quotes(document, first, &q, 1))
			q = NULL;
	}
	return q && q->runs[0].start == pos ? q : NULL;
}

void
quotes_check(struct visit *visit)
{
	if (visit->quote == UINT64_MAX || quotes_at(visit->document, visit->quote))
		return;
	visit->quote = UINT64_MAX;
	view_set_quote(visit->view, UINT64_MAX);
}

/* Where stepping starts: the current quotation while it can be seen, else the edge of the screen. */
static uint64_t
origin(struct visit *visit, bool forward)
{
	uint64_t top = view_anchor(visit->view);

	if (visit->quote != UINT64_MAX && visit->quote >= top &&
	    visit->quote < view_bottom(visit->view))
		return visit->quote;
	if (visit->quote != UINT64_MAX && visit_place(visit) == visit->quote)
		return visit->quote;
	if (forward)
		return top ? top - 1 : UINT64_MAX;
	return top;
}

/* The next one that is not nested; pos UINT64_MAX is before the first byte. */
static const struct quote *
find(struct document *document, uint64_t pos, bool forward)
{
	const struct quote *q = NULL;

	if (forward && pos == UINT64_MAX) {
		struct range first = { 0, 1 };
		if (document_quotes(document, first, &q, 1) && !q->nested && q->runs[0].start == 0)
			return q;
		pos = 0;
	}
	do {
		q = forward ? document_quote_after(document, pos)
		            : document_quote_before(document, pos);
		if (q)
			pos = q->runs[0].start;
	} while (q && q->nested);
	return q;
}

static void
step(struct app *app, long count, bool forward)
{
	struct visit *visit = app_visit(app);
	uint64_t pos = origin(visit, forward);
	bool moved = false;

	for (long i = count > 0 ? count : 1; i > 0; i--) {
		const struct quote *q = find(visit->document, pos, forward);
		if (!q)
			break;
		pos = q->runs[0].start;
		moved = true;
	}
	if (!moved && document_quote_choice(visit->document) == QUOTES_NONE) {
		app_say(app, "Quotations are switched off; :set quotes all brings them back");
		return;
	}
	if (!moved) {
		bool all = document_state(visit->document) != DOCUMENT_LOADING;
		app_say(app, "No quotation %s%s this place%s", all ? "" : "soon ",
		        forward ? "after" : "before", all ? "" : "; the rest is still being read");
		return;
	}
	view_goto(visit->view, pos, VIEW_NEAR);
	quotes_set_current(app, pos);
	visit_set_place(visit, pos);
}

void
quote_next(struct app *app, long count, const char *argument)
{
	(void)argument;
	step(app, count, true);
}

void
quote_previous(struct app *app, long count, const char *argument)
{
	(void)argument;
	step(app, count, false);
}

/* The words of a range in one line, no more than a status line holds. */
static void
add_words(struct document *document, struct range range, struct buffer *to)
{
	enum { WORDS_MAX = 200 };

	if (range_size(range) > WORDS_MAX)
		range.end = range.start + WORDS_MAX;
	cite_words(document, range, to);
}

/* True when all quotations before pos are known, and so their number. */
static bool
is_numbered(struct document *document, uint64_t pos)
{
	return document_state(document) != DOCUMENT_LOADING || !document_has_analyst(document) ||
	       pos < document_known(document, PASS_QUOTES);
}

/* " · 4/9", nested ones not counted; "4/9+" while more may come. */
static void
add_position(struct document *document, uint64_t pos, struct buffer *to)
{
	uint64_t index, total = document_quote_count(document).outer;

	if (!is_numbered(document, pos))
		return;
	index = document_quotes_before(document, pos + 1).outer;
	if (index)
		buffer_printf(to, " · %llu/%llu%s", (unsigned long long)index,
		              (unsigned long long)total,
		              document_state(document) == DOCUMENT_LOADING ? "+" : "");
}

void
quotes_status(struct app *app, struct buffer *to)
{
	struct visit *visit = app_visit(app);

	if (visit->quote == UINT64_MAX)
		return;
	const struct quote *q = quotes_at(visit->document, visit->quote);
	if (!q)
		return;
	struct quote quote = *q;
	if (quote.speaker)
		buffer_add_string(to, quote.speaker);
	else if (!range_empty(quote.source))
		add_words(visit->document, quote.source, to);
	else
		buffer_add_string(to, "unattributed");
	if (!range_empty(quote.cue)) {
		buffer_add_string(to, " · ");
		add_words(visit->document, quote.cue, to);
	}
	add_position(visit->document, visit->quote, to);
}

/* ---- copying ---- */

/* True when some of it is on the screen. */
static bool
is_seen(struct visit *visit, const struct quote *quote)
{
	struct range seen = { view_anchor(visit->view), view_bottom(visit->view) };

	for (uint32_t i = 0; i < quote->run_count; i++)
		if (range_meets(quote->runs[i], seen))
			return true;
	return false;
}

static bool
has_panel_focus(struct visit *visit)
{
	return view_panel(visit->view) == PANEL_QUOTES && !view_panel_rests(visit->view);
}

const struct quote *
quotes_focus(struct visit *visit)
{
	const struct quote *quote;
	uint64_t pos = visit->quote;

	if (has_panel_focus(visit)) {
		bool found = view_panel_target(visit->view, &pos);
		return found ? quotes_at(visit->document, pos) : NULL;
	}
	quote = pos == UINT64_MAX ? NULL : quotes_at(visit->document, pos);
	return quote && is_seen(visit, quote) ? quote : NULL;
}

/* count says the form: 1 plain, 2 Markdown, 3 the words; without one the setting does. */
void
quotes_copy(struct app *app, long count, const char *argument)
{
	struct visit *visit = app_visit(app);
	const char *link = links_target(app);
	const struct quote *quote = quotes_focus(visit);
	struct cite cite = { 0 };
	struct buffer text = { 0 };
	unsigned form = count > 0 ? (unsigned)count - 1 : app_setting(app, SETTING_CITE);

	(void)argument;
	if (annotate_copy(app))
		return;
	if (link && !has_panel_focus(visit)) {
		free(app->copy);
		app->copy = memory_string(link);
	} else if (!quote) {
		app_say(app, "Nothing to copy: Tab goes to a link, ) to a quotation");
	} else if (form >= CITE_FORM_COUNT) {
		app_say(app, "1 y copies with the source, 2 y as Markdown, 3 y the words alone");
	} else {
		cite_make(&cite, visit->document, quote);
		cite_write(&cite, (enum cite_form)form, &text);
		free(app->copy);
		app->copy = buffer_take(&text);
		cite_clear(&cite);
	}
}
