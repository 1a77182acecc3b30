/* The highlights of a visit. The view borrows a list that is made anew whenever something about them has changed. */
#include "app/highlights.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"

const char *const highlight_colours[VIEW_COLOURS] = { "yellow", "green", "blue", "red", "purple" };

static void
clear(struct highlight *h)
{
	annotation_clear(&h->annotation);
	free(h->words);
}

void
highlights_clear(struct highlights *hs)
{
	for (size_t i = 0; i < hs->count; i++)
		clear(&hs->items[i]);
	free(hs->items);
	free(hs->shown);
	*hs = (struct highlights){ 0 };
}

static char *
in_one_line(const char *s)
{
	struct buffer b = { 0 };

	buffer_add_string(&b, s);
	buffer_one_line(&b, 0);
	return buffer_take(&b);
}

struct highlight *
highlights_add(struct highlights *hs, struct annotation *annotation, struct range range)
{
	hs->items = memory_grow(hs->items, &hs->capacity, hs->count + 1, sizeof *hs->items);
	struct highlight *h = &hs->items[hs->count++];
	*h = (struct highlight){
		.annotation = *annotation,
		.serial = ++hs->last_serial,
		.range = range,
		.looked = !range_empty(range),
		.words = in_one_line(annotation->selector.exact),
	};
	*annotation = (struct annotation){ 0 };
	return h;
}

void
highlights_remove(struct highlights *hs, struct highlight *h)
{
	size_t i = (size_t)(h - hs->items);

	clear(h);
	hs->count--;
	memmove(h, h + 1, (hs->count - i) * sizeof *h);
}

struct highlight *
highlights_find(struct highlights *hs, unsigned serial)
{
	for (size_t i = 0; i < hs->count; i++)
		if (hs->items[i].serial == serial)
			return &hs->items[i];
	return NULL;
}

struct highlight *
highlights_at(struct highlights *hs, uint64_t pos)
{
	for (size_t i = hs->count; i-- > 0;)
		if (range_holds(hs->items[i].range, pos))
			return &hs->items[i];
	return NULL;
}

struct highlight *
highlights_pending(const struct highlights *hs)
{
	for (size_t i = 0; i < hs->count; i++)
		if (!hs->items[i].looked)
			return &hs->items[i];
	return NULL;
}

void
highlights_look_again(struct highlights *hs)
{
	for (size_t i = 0; i < hs->count; i++) {
		hs->items[i].looked = false;
		hs->items[i].range = (struct range){ 0, 0 };
	}
}

/* Those without a place come last; of two at one place the longer is below. */
static int
compare(const void *a, const void *b)
{
	const struct highlight *x = a, *y = b;
	bool x_gone = range_empty(x->range), y_gone = range_empty(y->range);

	if (x_gone != y_gone)
		return x_gone - y_gone;
	if (!x_gone && x->range.start != y->range.start)
		return x->range.start < y->range.start ? -1 : 1;
	if (!x_gone && x->range.end != y->range.end)
		return x->range.end > y->range.end ? -1 : 1;
	return x->serial < y->serial ? -1 : x->serial > y->serial;
}

static unsigned
colour_of(const struct highlight *h)
{
	unsigned i = 0;

	while (i < VIEW_COLOURS && strcmp(highlight_colours[i], h->annotation.colour) != 0)
		i++;
	return i % VIEW_COLOURS;
}

void
highlights_show(struct highlights *hs, struct view *view)
{
	if (hs->count)
		qsort(hs->items, hs->count, sizeof *hs->items, compare);
	hs->shown = memory_grow(hs->shown, &hs->shown_capacity, hs->count + 1, sizeof *hs->shown);
	for (size_t i = 0; i < hs->count; i++) {
		const struct highlight *h = &hs->items[i];
		hs->shown[i] = (struct view_highlight){
			.range = h->range,
			.colour = colour_of(h),
			.current = h->serial == hs->current,
			.words = h->words,
			.note = h->annotation.note,
		};
	}
	view_set_highlights(view, hs->shown, hs->count);
}
