/*
 * Motions by quotation. The whole quotation is one step, also when it has several runs; one inside another is not
 * a step of its own.
 */
#include <stdlib.h>
#include <string.h>

#include "app/actions.h"
#include "app/state.h"

void
quotes_set_current(struct app *app, uint64_t pos)
{
	struct visit *visit = app_visit(app);

	visit->quote = pos;
	view_set_quote(visit->view, pos);
	app->dirty = true;
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

/* The quotation that starts at pos, or NULL. */
static const struct quote *
quote_at(struct document *document, uint64_t pos)
{
	const struct quote *q = pos ? document_quote_after(document, pos - 1) : NULL;

	if (!pos) {
		struct range first = { 0, 1 };
		if (!document_quotes(document, first, &q, 1))
			q = NULL;
	}
	return q && q->runs[0].start == pos ? q : NULL;
}

/* The words of a range in one line. */
static void
add_words(struct document *document, struct range range, struct buffer *to)
{
	enum { WORDS_MAX = 200 };
	size_t from = to->size;

	if (range_size(range) > WORDS_MAX)
		range.end = range.start + WORDS_MAX;
	text_copy(document_text(document), range, to);
	buffer_one_line(to, from);
}

/* " · 4/9", nested ones not counted; only " · 4" while more may come. */
static void
add_position(struct document *document, uint64_t pos, struct buffer *to)
{
	uint64_t index, total = document_quote_count(document).outer;

	if (document_state(document) == DOCUMENT_LOADING)
		return;
	index = document_quotes_before(document, pos + 1).outer;
	if (index)
		buffer_printf(to, " · %llu/%llu", (unsigned long long)index,
		              (unsigned long long)total);
}

void
quotes_status(struct app *app, struct buffer *to)
{
	struct visit *visit = app_visit(app);

	if (visit->quote == UINT64_MAX)
		return;
	const struct quote *q = quote_at(visit->document, visit->quote);
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
