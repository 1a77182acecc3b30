/* Highlights on their way to the shelf. One that waits is tried again until it is there, or was refused and told of. */
#include "app/shelf_state.h"
#include "app/state.h"
#include "base/memory.h"

enum { AGAIN_MS = 20 };

bool
shelf_is_kept(const struct app *app, const struct visit *visit)
{
	return shelf_keeps(app->shelf) && visit->shelved.name && !visit->shelved.refused;
}

bool
shelf_has_highlights(const struct shelf *shelf, const struct visit *visit)
{
	if (shelf->dropped_count)
		return true;
	for (size_t i = 0; i < visit->highlights.count; i++)
		if (visit->highlights.items[i].keeping == KEEPING_WAITS)
			return true;
	return false;
}

bool
shelf_tidy_highlights(struct shelf *shelf, struct visit *visit)
{
	struct error error;

	for (size_t i = 0; i < visit->highlights.count; i++) {
		struct highlight *h = &visit->highlights.items[i];
		if (h->keeping != KEEPING_WAITS || !visit->shelved.document)
			continue;
		h->annotation.document = visit->shelved.document;
		switch (store_put(shelf->store, &h->annotation, &error)) {
		case STORE_BUSY:
			return false;
		case STORE_FAILED:
			h->keeping = KEEPING_REFUSED;
			shelf_fail(shelf, &error);
			break;
		case STORE_DONE:
			h->keeping = KEEPING_DONE;
			shelf->changed = true;
			break;
		}
	}
	return true;
}

bool
shelf_tidy_dropped(struct shelf *shelf)
{
	struct error error;

	while (shelf->dropped_count) {
		int64_t id = shelf->dropped[shelf->dropped_count - 1];
		enum store_answer answer = store_remove(shelf->store, id, &error);
		if (answer == STORE_BUSY)
			return false;
		if (answer == STORE_FAILED)
			shelf_fail(shelf, &error);
		shelf->dropped_count--;
	}
	return true;
}

static void
tidy(struct shelf *shelf)
{
	if (!shelf_tidy(shelf))
		shelf_plan(shelf, AGAIN_MS);
}

void
shelf_keep_highlight(struct app *app, struct visit *visit, struct highlight *highlight)
{
	if (!shelf_is_kept(app, visit))
		return;
	highlight->keeping = KEEPING_WAITS;
	tidy(app->shelf);
}

void
shelf_drop_highlight(struct app *app, struct highlight *highlight)
{
	struct shelf *shelf = app->shelf;

	if (!shelf || !highlight->annotation.id)
		return;
	shelf->dropped = memory_grow(shelf->dropped, &shelf->dropped_capacity,
	                             shelf->dropped_count + 1, sizeof *shelf->dropped);
	shelf->dropped[shelf->dropped_count++] = highlight->annotation.id;
	tidy(shelf);
}
