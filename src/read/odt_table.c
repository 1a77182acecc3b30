/*
 * Tables. A cell begins with its first block, which says whether it is a header's; one that holds nothing waits, because what
 * follows it may be nothing too, a thousand times. What is repeated is written on a tape and said as often as there is room
 * for. Of open elements: a row's `value` is how many columns it has, `extra` how many empty cells wait; a cell's `value` is
 * true when it has begun; `times` is how often what is on the tape is to be said.
 */
#include <limits.h>
#include <stdio.h>

#include "doc/table.h"
#include "read/html_attribute.h"
#include "read/odt_state.h"

enum { ROWS_MOST = 1000 };

static unsigned
number_of(const char *const *attributes, const char *name, long most)
{
	return (unsigned)html_attribute_number(rewrite_attribute(attributes, name), 1, most, 1);
}

void
odt_enter_table(struct odt *o, struct rewrite_open *open, const char *const *attributes)
{
	const char *name = rewrite_attribute(attributes, "name");
	struct buffer anchor = { 0 };

	odt_begin_block(o, open, ODT_ALONE, NULL);
	if (name) {
		buffer_printf(&anchor, "%s|table", name);
		rewrite_anchor(o->rewrite, anchor.bytes);
		buffer_clear(&anchor);
	}
	rewrite_start(o->rewrite, "table", NULL);
}

/* ---- what is repeated ---- */

/* What the element becomes is said more than once; not in another one of its kind of which that holds. */
static void
begin_copy(struct odt *o, struct rewrite_open *open, struct odt_copy *copy, const char *times)
{
	open->times = copy->taping ? 1 : html_attribute_number(times, 1, INT_MAX, 1);
	if (open->times < 2)
		return;
	copy->taping = true;
	rewrite_tape(o->rewrite, &copy->tape);
}

/* How often what is on the tape can be said. */
static long
affordable(struct odt *o, const struct odt_copy *copy, long times)
{
	size_t size = copy->tape.events.size;
	long most = size ? (long)(o->copies_left / size) + 1 : 1;

	o->too_many |= times > most;
	times = times > most ? most : times;
	o->copies_left -= (size_t)(times - 1) * size;
	return times;
}

static void
end_copy(struct odt *o, struct odt_copy *copy)
{
	rewrite_untape(o->rewrite);
	copy->taping = false;
}

static bool
holds_text(const struct html_tape *tape)
{
	struct buffer text = { 0 };

	html_tape_line(tape, &text);
	bool holds = text.size > 0;
	buffer_clear(&text);
	return holds;
}

static void
say_copies(struct odt *o, struct odt_copy *copy, long times)
{
	for (; times > 0; times--)
		rewrite_replay(o->rewrite, &copy->tape);
	html_tape_clear(&copy->tape);
}

/* ---- rows ---- */

void
odt_enter_row(struct odt *o, struct rewrite_open *open, const char *const *attributes)
{
	begin_copy(o, open, &o->row, rewrite_attribute(attributes, "number-rows-repeated"));
	rewrite_start(o->rewrite, "tr", NULL);
}

void
odt_leave_row(struct odt *o, const struct rewrite_open *open)
{
	if (open->times < 2)
		return;
	end_copy(o, &o->row);
	/* A row in which nothing stands is none. */
	say_copies(o, &o->row, holds_text(&o->row.tape) ? affordable(o, &o->row, open->times) : 0);
}

/* The cells that hold nothing, now that one follows that does. */
static void
say_empty(struct odt *o, struct rewrite_open *row)
{
	size_t depth = rewrite_depth(o->rewrite);

	for (; row && row->extra; row->extra--) {
		rewrite_start(o->rewrite, "td", NULL);
		rewrite_close(o->rewrite, depth);
	}
}

/* ---- cells ---- */

static struct rewrite_open *
row_of(struct odt *o, const struct rewrite_open *cell)
{
	struct rewrite_open *row = rewrite_around(o->rewrite, cell);

	return row && row->rule->action == ODT_DO_ROW ? row : NULL;
}

void
odt_enter_cell(struct odt *o, struct rewrite_open *open, const char *const *attributes)
{
	o->columns_wide = number_of(attributes, "number-columns-spanned", TABLE_COLUMNS_MOST);
	o->rows_high = number_of(attributes, "number-rows-spanned", ROWS_MOST);
	begin_copy(o, open, &o->cell, rewrite_attribute(attributes, "number-columns-repeated"));
	/* One that reaches further keeps its place, whatever it holds. */
	if (o->columns_wide > 1 || o->rows_high > 1)
		odt_begin_cell(o, open, open, NULL);
}

void
odt_begin_cell(struct odt *o, struct rewrite_open *open, struct rewrite_open *cell,
               const struct odt_look *look)
{
	struct rewrite_open *row = row_of(o, cell);
	char wide[16], high[16];
	bool heads = look && look->role == ODT_CELL_HEADING;
	/* How a heading is set says nothing of its column. */
	const char *align = look && !heads ? look->align : NULL;

	if (cell->value)
		return;
	cell->value = true;
	if (cell->times < 2)
		say_empty(o, row);
	snprintf(wide, sizeof wide, "%u", o->columns_wide);
	snprintf(high, sizeof high, "%u", o->rows_high);
	rewrite_start_around(o->rewrite, open, heads ? "th" : "td",
	                     (const char *[]){ "colspan", wide, "rowspan", high,
	                                       align ? "align" : NULL, align, NULL });
	if (row)
		row->value += o->columns_wide;
}

void
odt_leave_cell(struct odt *o, const struct rewrite_open *open)
{
	struct rewrite_open *row = row_of(o, open);
	long room = row ? TABLE_COLUMNS_MOST - row->value - row->extra : 0;

	if (open->times > 1)
		end_copy(o, &o->cell);
	if (!open->value) {
		if (row && room > 0)
			row->extra += open->times < room ? open->times : room;
		if (open->times > 1)
			say_copies(o, &o->cell, holds_text(&o->cell.tape));
		return;
	}
	if (open->times < 2)
		return;
	say_empty(o, row);
	/* The cell itself has its place. */
	room = room > 0 ? room : 0;
	o->too_many |= open->times > room + 1;
	long times = affordable(o, &o->cell, open->times > room + 1 ? room + 1 : open->times);
	say_copies(o, &o->cell, times);
	if (row)
		row->value += times - 1;
}
