/*
 * Lists. An item's marker waits until the item's text comes, stands left of it, and is taken back where none comes.
 */
#include <stdio.h>
#include <string.h>

#include "base/unicode.h"
#include "base/utf8.h"
#include "read/counter.h"
#include "read/html_state.h"

enum { LIST_INDENT = 2, INDENT_MOST = 64, NUMBER_MOST = 1000000000, LEVEL_MOST = 255 };

/* A book's navigation shows no numbers (EPUB 3.3, section 7.3): its entries may have their own. */
static bool
is_navigation(struct html *h)
{
	const struct html_open *furniture = html_innermost(h, HTML_FURNITURE);

	return h->options.is_part && furniture && !strcmp(furniture->element->name, "nav");
}

void
html_list_enter(struct html *h, struct html_open *open, const struct html_attributes *a)
{
	static const char styles[] = "1aAiI";

	html_break(h, h->place.list_depth || h->place.furniture ? 0 : 1);
	if (!h->place.list_depth && h->place.indent < INDENT_MOST)
		h->place.indent = (uint16_t)(h->place.indent + LIST_INDENT);
	if (h->place.list_depth < LEVEL_MOST)
		h->place.list_depth++;
	open->step = open->element->value && !is_navigation(h) ? 1 : 0;
	open->number = html_attribute_number(a->start, -NUMBER_MOST, NUMBER_MOST, 1);
	open->style = a->type && a->type[0] && !a->type[1] && strchr(styles, a->type[0])
	                      ? a->type[0]
	                      : '1';
	/* How many items there are is not known yet: only what begins somewhere can count down. */
	if (a->reversed && a->start)
		open->step = -1;
}

static unsigned
width_of(const char *s)
{
	size_t n = strlen(s);
	unsigned width = 0;

	while (n) {
		uint32_t cp;
		size_t size = utf8_decode(s, n, &cp);
		width += (unsigned)unicode_width(cp);
		s += size;
		n -= size;
	}
	return width;
}

/* The next item's marker, and how many cells it is wide. */
static unsigned
make_marker(struct html *h, struct html_open *list, const struct html_attributes *a)
{
	static const char *const bullets[] = { "• ", "◦ ", "▪ " };
	char number[COUNTER_SIZE];

	buffer_reset(&h->back);
	if (a->own_marker && strlen(a->own_marker) < sizeof h->marker) {
		strcpy(h->marker, a->own_marker);
		if (a->own_back)
			buffer_add_string(&h->back, a->own_back);
		return width_of(h->marker);
	}
	if (!list || !list->step) {
		unsigned depth = h->place.list_depth ? h->place.list_depth - 1u : 0;
		snprintf(h->marker, sizeof h->marker, "%s", bullets[depth < 3 ? depth : 2]);
		return 2;
	}
	list->number = html_attribute_number(a->value, -NUMBER_MOST, NUMBER_MOST, list->number);
	counter_print(number, list->number, list->style);
	list->number += list->step;
	snprintf(h->marker, sizeof h->marker, "%s. ", number);
	return (unsigned)strlen(h->marker);
}

void
html_item_enter(struct html *h, const struct html_attributes *a)
{
	html_break(h, 0);
	unsigned width = make_marker(h, html_innermost(h, HTML_LIST), a);
	h->marker_indent = h->place.indent;
	h->marker_level = h->place.list_depth ? h->place.list_depth : 1;
	if (h->place.indent < INDENT_MOST)
		h->place.indent = (uint16_t)(h->place.indent + width);
}
