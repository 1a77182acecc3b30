/*
 * A table that is looked at before it is read. What comes of it is written down and counted; when the table ends, or enough was
 * seen, it is known whether its cells hold a table's entries or the parts of a page, and all of it is said again.
 */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "read/html_state.h"
#include "read/html_tape.h"

enum {
	RECORD_MOST = 64 * 1024, /* bytes that are held back */
	CELL_MOST = 4 * 1024,    /* bytes of text in one cell of a table */
};

struct html_record {
	struct html_tape tape;
	unsigned depth; /* of tables; 1: in the one that is looked at */
	bool presents;  /* it says itself that it is no table */
	bool has_table, has_heading, has_lines;
	bool in_head, in_pre;
	unsigned rows, widest, cells, headers; /* of the row that is read */
	unsigned header_rows;                  /* at the top */
	bool has_body;
	size_t cell, longest; /* bytes of text in a cell */
};

struct html_record *
html_record_new(const struct html_attributes *table)
{
	struct html_record *r = memory_zero(1, sizeof *r);

	r->presents = html_attribute_has(table->role, "presentation") ||
	              html_attribute_has(table->role, "none");
	return r;
}

void
html_record_free(struct html_record *r)
{
	if (!r)
		return;
	html_tape_clear(&r->tape);
	free(r);
}

/* ---- counting ---- */

static void
end_row(struct html_record *r)
{
	if (!r->cells)
		return;
	bool header = r->in_head || r->headers == r->cells;
	if (header && !r->has_body)
		r->header_rows++;
	r->has_body |= !header;
	r->rows++;
	r->cells = r->headers = 0;
}

static void
count_start(struct html_record *r, const struct html_element *e)
{
	switch (e->action) {
	case HTML_TABLE:
		r->has_table |= r->depth > 0;
		r->depth++;
		break;
	case HTML_HEADING:
		r->has_heading = true;
		break;
	case HTML_KEPT:
		r->in_pre = true;
		break;
	case HTML_ROWS:
	case HTML_ROW:
		if (r->depth > 1)
			break;
		end_row(r);
		if (e->action == HTML_ROWS)
			r->in_head = e->value;
		break;
	case HTML_CELL:
		if (r->depth > 1)
			break;
		r->cells++;
		r->headers += e->value;
		r->widest = r->cells > r->widest ? r->cells : r->widest;
		r->cell = 0;
		break;
	default:
		break;
	}
}

static void
count_end(struct html_record *r, const struct html_element *e)
{
	if (e->action == HTML_TABLE && r->depth)
		r->depth--;
	else if (e->action == HTML_KEPT)
		r->in_pre = false;
	else if (e->action == HTML_ROWS && r->depth == 1)
		end_row(r);
	if (e->action == HTML_ROWS && r->depth == 1)
		r->in_head = false;
}

bool
html_record_is_flat(const struct html_record *r)
{
	bool listing = r->has_lines && r->rows + (r->cells > 0) <= 1;

	return r->presents || r->widest < 2 || r->has_heading || r->longest > CELL_MOST ||
	       listing || (r->has_table && !r->header_rows);
}

unsigned
html_record_header_rows(const struct html_record *r)
{
	/* One that is all headers has none. */
	return r->has_body ? r->header_rows : 0;
}

/* ---- writing down ---- */

static bool
is_full(const struct html_record *r)
{
	return r->tape.events.size >= RECORD_MOST;
}

bool
html_record_start(struct html_record *r, const struct html_element *element, const char *name,
                  const char *const *attributes)
{
	html_tape_start(&r->tape, name, attributes);
	count_start(r, element);
	return is_full(r);
}

bool
html_record_end(struct html_record *r, const struct html_element *element, const char *name)
{
	html_tape_end(&r->tape, name);
	count_end(r, element);
	if (!r->depth)
		end_row(r);
	return !r->depth || is_full(r);
}

bool
html_record_text(struct html_record *r, const char *bytes, size_t n)
{
	html_tape_text(&r->tape, bytes, n);
	r->cell += n;
	r->longest = r->cell > r->longest ? r->cell : r->longest;
	r->has_lines |= r->in_pre && memchr(bytes, '\n', n);
	return is_full(r);
}

/* ---- saying again ---- */

void
html_record_replay(const struct html_record *r, struct html *h)
{
	struct html_tape_event event;

	for (size_t at = 0; html_tape_next(&r->tape, &at, &event);) {
		if (event.kind == HTML_TAPE_TEXT)
			html_text(h, event.bytes, event.size);
		else if (event.kind == HTML_TAPE_END)
			html_end(h, event.name);
		else
			html_start(h, event.name, event.attributes);
	}
}
