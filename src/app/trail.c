/*
 * The trail is a browser's history whose entries are visits. It holds only while the reader stays on it: after `:next-file` and the
 * like the next link begins a new one.
 */
#include "app/trail.h"

#include <string.h>

#include "app/state.h"

/* The index of a visit, or the number of visits when it is not open any more. */
static size_t
visit_index(const struct app *app, unsigned id)
{
	size_t i = 0;

	while (i < app->visit_count && app->visits[i]->id != id)
		i++;
	return i;
}

/* The stop at which the reader is, NULL when it is another document that is shown. */
static struct trail_stop *
present(struct app *app)
{
	struct trail *t = &app->trail;

	return !app->help && t->count && t->stops[t->at].visit == app_visit(app)->id
	               ? &t->stops[t->at]
	               : NULL;
}

static void
leave(struct trail_stop *stop, struct visit *visit)
{
	stop->stand = view_stand(visit->view);
	stop->level = visit->jump_at;
}

void
trail_follow(struct app *app, size_t to)
{
	struct trail *t = &app->trail;
	struct visit *from = app_visit(app);

	if (!present(app)) {
		t->stops[0] = (struct trail_stop){ .visit = from->id };
		t->at = 0;
	}
	from->jump_count = from->jump_at;
	leave(&t->stops[t->at], from);
	if (t->at + 1 == TRAIL_MOST) {
		memmove(t->stops, t->stops + 1, (TRAIL_MOST - 1) * sizeof *t->stops);
		t->at--;
	}
	app_show(app, to);
	t->stops[++t->at] = (struct trail_stop){ .visit = app->visits[to]->id,
		                                 .floor = app->visits[to]->jump_at };
	t->count = t->at + 1;
}

/* To another stop, as it was left. */
static bool
go(struct app *app, struct trail_stop *from, int by)
{
	struct trail *t = &app->trail;
	struct trail_stop *to = &t->stops[t->at + by];
	size_t index = visit_index(app, to->visit);

	if (index == app->visit_count)
		return false;
	leave(from, app_visit(app));
	t->at += by;
	app_show(app, index);
	struct visit *visit = app->visits[index];
	view_return(visit->view, to->stand);
	visit->jump_at = to->level < visit->jump_count ? to->level : visit->jump_count;
	return true;
}

bool
trail_back(struct app *app)
{
	struct trail_stop *stop = present(app);

	return stop && app->trail.at > 0 && app_visit(app)->jump_at <= stop->floor &&
	       go(app, stop, -1);
}

bool
trail_forward(struct app *app)
{
	struct trail_stop *stop = present(app);
	struct visit *visit = app_visit(app);

	return stop && app->trail.at + 1 < app->trail.count &&
	       visit->jump_at + 1 >= visit->jump_count && go(app, stop, 1);
}
