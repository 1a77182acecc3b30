/*
 * The door of HTML's reader: what starts, ends and stands between. The elements that are open lie on a stack; each holds the place
 * around it, so that its end brings back what held there, whatever happened in between.
 */
#include "read/html.h"

#include <stdlib.h>

#include "base/memory.h"
#include "read/html_state.h"

struct html *
html_new(struct builder *builder, struct sink *sink, const struct html_options *options)
{
	struct html *h = memory_zero(1, sizeof *h);

	h->builder = builder;
	h->sink = sink;
	if (options)
		h->options = *options;
	h->gap = 1;
	return h;
}

void
html_free(struct html *h)
{
	if (!h)
		return;
	html_record_free(h->record);
	buffer_clear(&h->base);
	buffer_clear(&h->back);
	buffer_clear(&h->title);
	buffer_clear(&h->scratch);
	free(h);
}

bool
html_is_foreign(const struct html *h)
{
	return h->place.foreign;
}

/* The table that was looked at is read; what it holds may bring the next one to be looked at. */
static void
read_record(struct html *h)
{
	struct html_record *record = h->record;

	h->record = NULL;
	h->seen = record;
	h->tables++;
	html_record_replay(record, h);
	h->tables--;
	html_record_free(record);
}

/* A table's start is held back where it could be a real one. */
static bool
looks_first(const struct html *h, const struct html_element *element)
{
	return element->action == HTML_TABLE && !h->seen && h->tables < HTML_TABLES &&
	       !h->place.hidden && !h->place.furniture && h->place.tabling != HTML_REAL_TABLE &&
	       h->open_count < HTML_DEPTH;
}

static void
start(struct html *h, const struct html_element *element, const struct html_attributes *a)
{
	html_imply(h, element);
	if (element->action >= HTML_BREAK) {
		if (!h->place.hidden && !html_attributes_hide(a))
			html_enter_void(h, element, a);
		return;
	}
	struct html_open *open = html_push(h, element);
	if (!open) {
		if (element->nesting & HTML_CLOSES_P)
			html_break(h, 0);
		return;
	}
	open->mute = h->place.hidden;
	if (!open->mute && (element->action == HTML_HIDDEN || html_attributes_hide(a))) {
		open->mute = open->moved = true;
		h->place.hidden = true;
	}
	if (open->mute)
		return;
	html_enter(h, open, a);
}

void
html_start(struct html *h, const char *name, const char *const *attributes)
{
	const struct html_element *element = html_element_find(name);

	if (h->record) {
		if (html_record_start(h->record, element, name, attributes))
			read_record(h);
		return;
	}
	struct html_attributes a = html_attributes_gather(attributes);
	if (!looks_first(h, element)) {
		start(h, element, &a);
		return;
	}
	h->record = html_record_new(&a);
	if (html_record_start(h->record, element, name, attributes))
		read_record(h);
}

void
html_end(struct html *h, const char *name)
{
	const struct html_element *element = html_element_find(name);

	if (h->record) {
		if (html_record_end(h->record, element, name))
			read_record(h);
		return;
	}
	uint32_t *dropped = &h->dropped[html_element_index(element)];
	if (*dropped) {
		--*dropped;
		if (element->nesting & HTML_CLOSES_P)
			html_break(h, 0);
	} else if (element->action == HTML_BREAK) {
		html_start(h, name, NULL);
	} else if (element->action < HTML_BREAK) {
		html_pop(h, element);
	}
}

void
html_text(struct html *h, const char *bytes, size_t n)
{
	if (!n)
		return;
	if (h->record) {
		if (html_record_text(h->record, bytes, n))
			read_record(h);
	} else if (h->in_title) {
		buffer_add(&h->title, bytes, n);
	} else if (!h->place.hidden) {
		html_say(h, bytes, n);
	}
}

void
html_finish(struct html *h)
{
	while (h->record)
		read_record(h);
	html_pop_all(h);
	html_break(h, 1);
	html_title_above(h);
}
