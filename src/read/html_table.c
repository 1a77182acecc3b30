/*
 * Tables. Those that hold a table go to the builder's table; those that only lay out a page are flattened, each cell a block.
 * Which it is was decided before the table is read (html_record.c); in a real one, a table inside is the builder's matter.
 */
#include <string.h>

#include "read/html_state.h"

enum { SPAN_MOST = 1000 };

/* ---- tables ---- */

void
html_table_enter(struct html *h, const struct html_attributes *a)
{
	const struct html_record *seen = h->seen;
	bool inner = h->place.tabling == HTML_REAL_TABLE;
	bool real = inner || (seen && !html_record_is_flat(seen));

	(void)a;
	h->seen = NULL;
	html_break(h, 1);
	h->place.tabling = real ? HTML_REAL_TABLE : HTML_FLAT_TABLE;
	if (!real)
		return;
	if (!inner) {
		h->table = (struct html_table){ .header_rows = html_record_header_rows(seen) };
	} else if (h->table.begun) {
		builder_table(h->builder, &(struct block){ 0 });
	}
	h->table.depth++;
	h->is_open = false;
}

static void
end_builder_table(struct html *h)
{
	if (h->table.begun)
		builder_table_end(h->builder);
	h->table.begun = h->is_open = false;
	h->gap = 1;
}

static void
leave_table(struct html *h)
{
	if (h->place.tabling == HTML_REAL_TABLE && --h->table.depth) {
		if (h->table.begun)
			builder_table_end(h->builder);
		h->is_open = false;
	} else if (h->place.tabling == HTML_REAL_TABLE) {
		html_break(h, 1);
		end_builder_table(h);
	}
	html_break(h, 1);
}

/* ---- rows and cells ---- */

/* The first row of a table begins it; what stood before, its caption, did not. */
static void
begin_table(struct html *h)
{
	struct block place = { .gap = h->gap,
		               .indent = h->place.indent,
		               .hang = h->place.indent,
		               .quote_depth = h->place.quote_depth };

	if (h->table.begun)
		return;
	html_break(h, 0);
	html_title_above(h);
	h->marker[0] = '\0';
	builder_table(h->builder, &place);
	h->table.begun = true;
	h->gap = 0;
}

static void
enter_row(struct html *h)
{
	struct html_table *t = &h->table;

	begin_table(h);
	builder_row(h->builder, t->depth == 1 && t->header_rows);
	h->is_open = false;
	if (t->depth > 1)
		return;
	t->header_rows -= t->header_rows > 0;
	t->column = 0;
}

/* Columns that a cell of a row above reaches into are empty. */
static void
skip_columns(struct html *h)
{
	struct html_table *t = &h->table;

	while (t->column < TABLE_COLUMNS_MOST && t->below[t->column]) {
		t->below[t->column++]--;
		builder_cell(h->builder, TABLE_LEFT, 0);
		builder_cell_end(h->builder);
	}
}

static void
enter_cell(struct html *h, const struct html_attributes *a)
{
	struct html_table *t = &h->table;
	unsigned span = (unsigned)html_attribute_number(a->colspan, 1, SPAN_MOST, 1);
	long down = html_attribute_number(a->rowspan, 0, SPAN_MOST, 1);

	begin_table(h);
	if (t->depth == 1)
		skip_columns(h);
	builder_cell(h->builder, html_attributes_align(a), span);
	h->is_open = false;
	h->gap = 0;
	h->last = ' ';
	if (t->depth > 1)
		return;
	for (; span && t->column < TABLE_COLUMNS_MOST; span--, t->column++)
		t->below[t->column] = (uint16_t)(down ? down - 1 : SPAN_MOST);
}

static void
enter_caption(struct html *h)
{
	if (h->place.tabling == HTML_REAL_TABLE && h->table.depth == 1)
		end_builder_table(h);
	html_break(h, 0);
	if (h->place.tabling != HTML_REAL_TABLE || h->table.depth == 1)
		h->place.kind = BLOCK_CAPTION;
}

void
html_table_part_enter(struct html *h, const struct html_element *e, const struct html_attributes *a)
{
	if (e->action == HTML_TABLE_CAPTION)
		enter_caption(h);
	else if (h->place.tabling != HTML_REAL_TABLE)
		html_break(h, 0);
	else if (e->action == HTML_ROW)
		enter_row(h);
	else if (e->action == HTML_CELL)
		enter_cell(h, a);
}

void
html_table_part_leave(struct html *h, const struct html_open *open)
{
	enum html_action action = open->element->action;
	bool real = h->place.tabling == HTML_REAL_TABLE && h->table.begun;

	if (action == HTML_TABLE) {
		leave_table(h);
		return;
	}
	html_break(h, 0);
	if (real && action == HTML_CELL)
		builder_cell_end(h->builder);
	else if (real && action == HTML_ROW && h->table.depth == 1)
		skip_columns(h);
	if (real && action == HTML_ROW)
		builder_row_end(h->builder);
}
