/*
 * A table that is looked at before it is read. What comes of it is written down, a byte for the kind and strings after it, and
 * counted; when the table ends, or enough was seen, it is known whether its cells hold a table's entries or the parts
 * of a page, and all of it is said again.
 */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "read/html_state.h"

enum {
	RECORD_MOST = 64 * 1024, /* bytes that are held back */
	CELL_MOST = 4 * 1024,    /* bytes of text in one cell of a table */
	PAIRS_MOST = 32,         /* attributes of an element */
};

enum { EVENT_START = 'S', EVENT_END = 'E', EVENT_TEXT = 'T' };

struct html_record {
	struct buffer events;
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
	buffer_clear(&r->events);
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

static void
add_string(struct buffer *to, const char *s)
{
	buffer_add(to, s, strlen(s) + 1);
}

static bool
is_full(const struct html_record *r)
{
	return r->events.size >= RECORD_MOST;
}

bool
html_record_start(struct html_record *r, const struct html_element *element, const char *name,
                  const char *const *attributes)
{
	buffer_add_byte(&r->events, EVENT_START);
	add_string(&r->events, name);
	for (size_t i = 0; i < PAIRS_MOST && attributes && attributes[0]; i++, attributes += 2) {
		if (!html_attribute_matters(attributes[0], strlen(attributes[0])))
			continue;
		add_string(&r->events, attributes[0]);
		add_string(&r->events, attributes[1] ? attributes[1] : "");
	}
	buffer_add_byte(&r->events, '\0');
	count_start(r, element);
	return is_full(r);
}

bool
html_record_end(struct html_record *r, const struct html_element *element, const char *name)
{
	buffer_add_byte(&r->events, EVENT_END);
	add_string(&r->events, name);
	count_end(r, element);
	if (!r->depth)
		end_row(r);
	return !r->depth || is_full(r);
}

bool
html_record_text(struct html_record *r, const char *bytes, size_t n)
{
	buffer_add_byte(&r->events, EVENT_TEXT);
	buffer_add(&r->events, &n, sizeof n);
	buffer_add(&r->events, bytes, n);
	r->cell += n;
	r->longest = r->cell > r->longest ? r->cell : r->longest;
	r->has_lines |= r->in_pre && memchr(bytes, '\n', n);
	return is_full(r);
}

/* ---- saying again ---- */

static const char *
read_string(const char **p)
{
	const char *s = *p;

	*p += strlen(s) + 1;
	return s;
}

void
html_record_replay(const struct html_record *r, struct html *h)
{
	const char *p = r->events.bytes, *end = p + r->events.size;

	while (p < end) {
		char event = *p++;
		if (event == EVENT_TEXT) {
			size_t n;
			memcpy(&n, p, sizeof n);
			html_text(h, p + sizeof n, n);
			p += sizeof n + n;
			continue;
		}
		const char *name = read_string(&p);
		if (event == EVENT_END) {
			html_end(h, name);
			continue;
		}
		const char *pairs[2 * PAIRS_MOST + 1];
		size_t n = 0;
		while (*p) {
			pairs[n++] = read_string(&p);
			pairs[n++] = read_string(&p);
		}
		pairs[n] = NULL;
		p++;
		html_start(h, name, pairs);
	}
}
