/* Highlights and corrections on their way to the shelf. One that waits is tried again until it is there, or was refused and told of. */
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
shelf_has_annotations(const struct shelf *shelf, const struct visit *visit)
{
	if (shelf->dropped_count)
		return true;
	for (size_t i = 0; i < visit->highlights.count; i++)
		if (visit->highlights.items[i].keeping == KEEPING_WAITS)
			return true;
	for (size_t i = 0; i < visit->corrections.count; i++)
		if (visit->corrections.items[i].keeping == KEEPING_WAITS)
			return true;
	return false;
}

/* False when the shelf is busy. */
static bool
tidy_one(struct shelf *shelf, const struct visit *visit, struct annotation *annotation,
         enum keeping *keeping)
{
	struct error error;

	if (*keeping != KEEPING_WAITS || !visit->shelved.document)
		return true;
	annotation->document = visit->shelved.document;
	switch (store_put(shelf->store, annotation, &error)) {
	case STORE_BUSY:
		return false;
	case STORE_FAILED:
		*keeping = KEEPING_REFUSED;
		shelf_fail(shelf, &error);
		break;
	case STORE_DONE:
		*keeping = KEEPING_DONE;
		shelf->changed = true;
		break;
	}
	return true;
}

bool
shelf_tidy_annotations(struct shelf *shelf, struct visit *visit)
{
	for (size_t i = 0; i < visit->highlights.count; i++) {
		struct highlight *h = &visit->highlights.items[i];
		if (!tidy_one(shelf, visit, &h->annotation, &h->keeping))
			return false;
	}
	for (size_t i = 0; i < visit->corrections.count; i++) {
		struct correction *c = &visit->corrections.items[i];
		if (!tidy_one(shelf, visit, &c->annotation, &c->keeping))
			return false;
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
shelf_keep(struct app *app, const struct visit *visit, enum keeping *keeping)
{
	if (*keeping == KEEPING_REFUSED || !shelf_is_kept(app, visit))
		return;
	*keeping = KEEPING_WAITS;
	tidy(app->shelf);
}

void
shelf_drop(struct app *app, const struct annotation *annotation)
{
	struct shelf *shelf = app->shelf;

	if (!shelf || !annotation->id)
		return;
	shelf->dropped = memory_grow(shelf->dropped, &shelf->dropped_capacity,
	                             shelf->dropped_count + 1, sizeof *shelf->dropped);
	shelf->dropped[shelf->dropped_count++] = annotation->id;
	tidy(shelf);
}
