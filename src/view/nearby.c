/*
 * From a place the quotations before and after it are asked for one by one, which costs the same wherever the place is and however
 * many there are. Whoever scrolls the list wants more rows at that end; those that a filter leaves out are gone over on idle time.
 */
#include "view/nearby.h"

#include <string.h>

#include "base/clock.h"
#include "view/speakers.h"

enum {
	BESIDE = 100, /* rows on each side */
	AT_ONCE = 16, /* quotations looked at before the clock is */
};

void
nearby_begin(struct panel *panel, uint64_t place)
{
	panel->row_count = 0;
	panel->nearby = (struct nearby){
		.on = true,
		.ends = { { .at = place, .wanted = BESIDE }, { .at = place, .wanted = BESIDE } },
	};
}

void
nearby_want(struct panel *panel, int end, size_t rows)
{
	panel->nearby.ends[end].wanted = panel->nearby.ends[end].count + rows + BESIDE;
}

void
nearby_reopen(struct panel *panel)
{
	panel->nearby.ends[0].done = panel->nearby.ends[1].done = false;
}

static bool
is_missing(const struct nearby_end *end)
{
	return !end->done && end->count < end->wanted;
}

bool
nearby_has_work(const struct panel *panel)
{
	return panel->nearby.on &&
	       (is_missing(&panel->nearby.ends[0]) || is_missing(&panel->nearby.ends[1]));
}

/* A row at the front or at the end; the cursor stays on its row. */
static struct panel_row *
add_row(struct panel *panel, bool front)
{
	struct panel_row *row = panel_add(panel);

	if (!front)
		return row;
	memmove(panel->rows + 1, panel->rows, (panel->row_count - 1) * sizeof *panel->rows);
	panel->rows[0] = (struct panel_row){ 0 };
	if (panel->row_count > 1) {
		panel->cursor++;
		panel->top++;
	}
	return &panel->rows[0];
}

/* The first quotation that starts at or after pos. */
static const struct quote *
quote_from(struct document *document, uint64_t pos)
{
	struct range first = { 0, 1 };
	const struct quote *quote;

	if (pos)
		return document_quote_after(document, pos - 1);
	if (document_quotes(document, first, &quote, 1) && quote->runs[0].start == 0)
		return quote;
	return document_quote_after(document, 0);
}

static void
step(struct panel *panel, struct document *document, bool forward)
{
	struct nearby_end *end = &panel->nearby.ends[forward];
	const struct quote *quote =
		forward ? quote_from(document, end->at) : document_quote_before(document, end->at);

	if (!quote) {
		end->done = true;
		return;
	}
	end->at = quote->runs[0].start + forward;
	if (panel->named)
		who_learn(&panel->who, document, quote);
	if (!speakers_hold(panel, document, quote))
		return;
	end->count++;
	struct panel_row *row = add_row(panel, !forward);
	row->key = quote->runs[0].start;
	row->apart = true;
}

/* Places between the first and the last row need no others; beyond an end that was come to there are none. */
static void
set_reach(struct panel *panel)
{
	const struct nearby *n = &panel->nearby;

	panel->reach = (struct range){ n->ends[0].done ? 0 : n->ends[0].at,
		                       n->ends[1].done ? UINT64_MAX : n->ends[1].at };
	panel->listed = panel->row_count;
}

bool
nearby_work(struct panel *panel, struct document *document, int64_t budget_us)
{
	int64_t deadline = clock_us() + budget_us;

	do {
		for (int i = 0; i < AT_ONCE; i++)
			for (int end = 0; end < 2; end++)
				if (is_missing(&panel->nearby.ends[end]))
					step(panel, document, end);
	} while (nearby_has_work(panel) && clock_us() < deadline);
	set_reach(panel);
	return nearby_has_work(panel);
}
