/* Marks and the jump list. */
#include "app/actions.h"
#include "app/state.h"

/* A step back or forward; false when there is none. */
static bool
step(struct app *app, bool forward)
{
	struct visit *visit = app_visit(app);
	uint64_t pos;

	if (forward ? trail_forward(app) : trail_back(app))
		return true;
	if (forward ? !visit_jump_forward(visit, &pos) : !visit_jump_back(visit, &pos))
		return false;
	view_goto(visit->view, pos, VIEW_TOP);
	return true;
}

static bool
steps(struct app *app, long count, bool forward)
{
	bool moved = false;

	do
		moved = step(app, forward) || moved;
	while (--count > 0);
	return moved;
}

void
place_back(struct app *app, long count, const char *argument)
{
	(void)argument;
	if (!steps(app, count, false))
		app_say(app, "No place to go back to");
}

void
place_forward(struct app *app, long count, const char *argument)
{
	(void)argument;
	if (!steps(app, count, true))
		app_say(app, "No place to go forward to");
}

/* A capital is a mark in one document only. */
static void
forget_elsewhere(struct app *app, const char *letter, int i)
{
	for (size_t k = 0; k < app->visit_count && *letter <= 'Z'; k++)
		app->visits[k]->marked[i] = false;
}

/* A capital leads to whatever document it is in; false when it is in none. */
static bool
go_elsewhere(struct app *app, const char *letter, int i)
{
	if (*letter > 'Z')
		return false;
	for (size_t k = 0; k < app->visit_count; k++)
		if (app->visits[k]->marked[i] && !app->help) {
			trail_follow(app, k);
			app_jump(app, app->visits[k]->marks[i], VIEW_TOP);
			return true;
		}
	return shelf_go_to_mark(app, letter);
}

void
place_mark(struct app *app, long count, const char *argument)
{
	struct visit *visit = app_visit(app);
	int i = visit_mark_index(argument);

	(void)count;
	if (i < 0) {
		app_say(app, "A mark is a letter");
		return;
	}
	forget_elsewhere(app, argument, i);
	visit->marked[i] = true;
	visit->marks[i] = view_anchor(visit->view);
	app_say(app, "Mark %s is here", argument);
	shelf_keep_mark(app, visit, argument, visit->marks[i]);
}

void
place_go(struct app *app, long count, const char *argument)
{
	struct visit *visit = app_visit(app);
	int i = visit_mark_index(argument);

	(void)count;
	if (i >= 0 && visit->marked[i])
		app_jump(app, visit->marks[i], VIEW_TOP);
	else if (i >= 0 && go_elsewhere(app, argument, i))
		return;
	else if (*argument == '\'' || *argument == '`')
		place_back(app, 0, "");
	else if (*argument == '^')
		app_jump(app, 0, VIEW_TOP);
	else if (*argument == '$')
		app_jump(app, text_size(document_text(visit->document)), VIEW_BOTTOM);
	else
		app_say(app,
		        i < 0            ? "A mark is a letter"
		        : visit->lost[i] ? "The words at mark %s are gone"
		                         : "Mark %s is not set",
		        argument);
}
