/*
 * The last few scans.
 */
#include "find/recent.h"

void
recent_clear(struct recent *r)
{
	for (size_t i = 0; i < RECENT_COUNT; i++)
		matches_clear(&r->items[i].matches);
	*r = (struct recent){ 0 };
}

const struct matches *
recent_find(struct recent *r, size_t stretch)
{
	for (size_t i = 0; i < RECENT_COUNT; i++)
		if (r->items[i].used && r->items[i].stretch == stretch) {
			r->items[i].used = ++r->tick;
			return &r->items[i].matches;
		}
	return NULL;
}

const struct matches *
recent_keep(struct recent *r, size_t stretch, const struct range *matches, size_t count)
{
	struct recent_stretch *oldest = &r->items[0];

	for (size_t i = 1; i < RECENT_COUNT; i++)
		if (r->items[i].used < oldest->used)
			oldest = &r->items[i];
	oldest->matches.count = 0;
	for (size_t i = 0; i < count; i++)
		matches_add(&oldest->matches, matches[i]);
	oldest->stretch = stretch;
	oldest->used = ++r->tick;
	return &oldest->matches;
}

void
recent_forget(struct recent *r, size_t from)
{
	for (size_t i = 0; i < RECENT_COUNT; i++)
		if (r->items[i].stretch >= from)
			r->items[i].used = 0;
}
