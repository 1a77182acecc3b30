/*
 * The elements that are open. What HTML leaves out is put in here (section 13.2.6.4.7 of the standard, as far as a reader
 * can tell the difference): a paragraph ends where a block starts, an item where the next one does, and bold type goes on
 * behind the end of the block that it was not ended in. All looks go down the stack, which is never deep.
 */
#include <string.h>

#include "read/html_state.h"

enum { NOT_FOUND = -1, ALIKE_MOST = 3 };

/* ---- closing ---- */

/* Ends the one at i, which is on top or is taken out from among the others. */
static void
leave(struct html *h, size_t i)
{
	const struct html_open open = h->open[i];

	if (!open.mute)
		html_leave(h, &open);
}

static bool
goes_on(const struct html_open *open)
{
	return (open->element->nesting & HTML_FORMATTING) && !open->moved;
}

/* Where from i on something starts that lets no formatting out. */
static size_t
find_marker(const struct html *h, size_t i)
{
	while (i < h->open_count && !(h->open[i].element->nesting & HTML_MARKER))
		i++;
	return i;
}

/* Ends the one at i and all that is in it, but for formatting that goes on behind it. */
static void
close_from(struct html *h, size_t i)
{
	struct html_place before = h->open[i].before;
	bool formatting = h->open[i].element->nesting & HTML_FORMATTING;
	size_t marker = find_marker(h, i), kept = 0;

	for (size_t k = h->open_count; k-- > i;) {
		if (k < marker && goes_on(&h->open[k]) && !(formatting && k == i)) {
			kept++;
			continue;
		}
		leave(h, k);
		h->place = h->open[k].before;
		/* Those above that go on are around nothing yet. */
		memmove(&h->open[k], &h->open[k + 1], kept * sizeof *h->open);
		h->open_count = k + kept;
	}
	for (size_t k = i; k < i + kept; k++)
		h->open[k].before = before;
	h->place = before;
}

/* ---- looking ---- */

static bool
is_table_part(const struct html_element *e)
{
	return e->action >= HTML_TABLE && e->action <= HTML_CELL;
}

/* True when an end of this element cannot reach past the open one. */
static bool
is_wall(const struct html_element *open, const struct html_element *element)
{
	if (is_table_part(element))
		return open->action == HTML_TABLE;
	if (element->action == HTML_ITEM && open->action == HTML_LIST)
		return true;
	if (element->nesting & HTML_SPECIAL)
		return open->nesting & HTML_SCOPE;
	if (element->nesting & HTML_FORMATTING)
		return open->nesting & HTML_MARKER;
	return open->nesting & HTML_SPECIAL;
}

static int
find_open(const struct html *h, const struct html_element *element)
{
	for (size_t i = h->open_count; i--;) {
		const struct html_element *open = h->open[i].element;
		bool heading = element->action == HTML_HEADING && open->action == HTML_HEADING;
		if (open == element || heading)
			return (int)i;
		if (is_wall(open, element))
			break;
	}
	return NOT_FOUND;
}

struct html_open *
html_innermost(struct html *h, enum html_action action)
{
	for (size_t i = h->open_count; i--;)
		if (h->open[i].element->action == action)
			return &h->open[i];
	return NULL;
}

/* ---- what starts imply ---- */

static bool
is_paragraph(const struct html_element *e)
{
	return e->name[0] == 'p' && !e->name[1];
}

static void
close_paragraph(struct html *h)
{
	for (size_t i = h->open_count; i--;) {
		const struct html_element *open = h->open[i].element;
		if (is_paragraph(open)) {
			close_from(h, i);
			return;
		}
		if (open->nesting & HTML_SCOPE)
			return;
	}
}

/* Items end items, up to what a list's item may stand in. */
static void
close_item(struct html *h, const struct html_element *element)
{
	bool item = element->action == HTML_ITEM;

	for (size_t i = h->open_count; i--;) {
		const struct html_element *open = h->open[i].element;
		bool same = item ? open->action == HTML_ITEM
		                 : open->action == HTML_TERM || open->action == HTML_DEFINITION;
		if (same) {
			close_from(h, i);
			return;
		}
		if ((open->nesting & HTML_SPECIAL) && !is_paragraph(open) &&
		    strcmp(open->name, "div") != 0 && strcmp(open->name, "address") != 0)
			return;
	}
}

/* A cell ends the cell, row the row, rows the rows before it; all in the innermost table. */
static void
close_table_part(struct html *h, const struct html_element *element)
{
	size_t outermost = h->open_count;

	for (size_t i = h->open_count; i--;) {
		const struct html_element *open = h->open[i].element;
		if (open->action == HTML_TABLE)
			break;
		if (is_table_part(open) &&
		    (open->action >= element->action || open->action == HTML_TABLE_CAPTION))
			outermost = i;
	}
	if (outermost < h->open_count)
		close_from(h, outermost);
}

/* The one on top, when it is like the one that starts. */
static void
close_like(struct html *h, enum html_action action)
{
	if (h->open_count && h->open[h->open_count - 1].element->action == action)
		close_from(h, h->open_count - 1);
}

/* What is beside a ruby's base ends what is beside it too, hidden or not. */
static void
close_annotation(struct html *h)
{
	const struct html_element *top = h->open_count ? h->open[h->open_count - 1].element : NULL;

	if (top && (top->action == HTML_ANNOTATION || !strcmp(top->name, "rp")))
		close_from(h, h->open_count - 1);
}

/* No more than three of the same are open at once in one cell. */
static void
close_alike(struct html *h, const struct html_element *element)
{
	unsigned alike = 0;

	for (size_t i = h->open_count; i--;) {
		const struct html_element *open = h->open[i].element;
		if (open->nesting & HTML_MARKER)
			return;
		if (open == element && ++alike == ALIKE_MOST) {
			close_from(h, i);
			return;
		}
	}
}

void
html_imply(struct html *h, const struct html_element *element)
{
	if (element->nesting & HTML_CLOSES_P)
		close_paragraph(h);
	switch (element->action) {
	case HTML_ITEM:
	case HTML_TERM:
	case HTML_DEFINITION:
		close_item(h, element);
		close_paragraph(h);
		break;
	case HTML_HEADING:
	case HTML_CHOICE:
		close_like(h, element->action);
		break;
	case HTML_ANNOTATION:
		close_annotation(h);
		break;
	case HTML_LINK:
		html_pop(h, element);
		break;
	case HTML_TABLE_CAPTION:
	case HTML_ROWS:
	case HTML_ROW:
	case HTML_CELL:
		close_table_part(h, element);
		break;
	default:
		if (element->nesting & HTML_FORMATTING)
			close_alike(h, element);
		else if (!strcmp(element->name, "rp"))
			close_annotation(h);
	}
}

/* ---- opening and closing ---- */

struct html_open *
html_push(struct html *h, const struct html_element *element)
{
	bool plain = element->action <= HTML_FURNITURE;

	if (h->open_count >= (plain ? HTML_DEPTH_PLAIN : HTML_DEPTH)) {
		h->dropped[html_element_index(element)]++;
		return NULL;
	}
	struct html_open *open = &h->open[h->open_count++];
	*open = (struct html_open){ .element = element, .before = h->place };
	return open;
}

void
html_pop(struct html *h, const struct html_element *element)
{
	int i = find_open(h, element);

	if (i != NOT_FOUND)
		close_from(h, (size_t)i);
	else if (is_paragraph(element) && !h->place.hidden)
		html_break(h, 1);
}

void
html_pop_all(struct html *h)
{
	while (h->open_count) {
		size_t i = h->open_count - 1;
		leave(h, i);
		h->place = h->open[i].before;
		h->open_count = i;
	}
}
