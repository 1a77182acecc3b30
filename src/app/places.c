/* Marks and the jump list. */
#include "app/actions.h"
#include "app/state.h"

static void
go(struct app *app, bool found, uint64_t pos, const char *none)
{
	struct visit *visit = app_visit(app);

	if (!found) {
		app_say(app, "%s", none);
		return;
	}
	view_goto(visit->view, pos, VIEW_TOP);
}

void
place_back(struct app *app, long count, const char *argument)
{
	uint64_t pos = 0;
	bool found = false;

	(void)argument;
	do
		found = visit_jump_back(app_visit(app), &pos) || found;
	while (--count > 0);
	go(app, found, pos, "No place to go back to");
}

void
place_forward(struct app *app, long count, const char *argument)
{
	uint64_t pos = 0;
	bool found = false;

	(void)argument;
	do
		found = visit_jump_forward(app_visit(app), &pos) || found;
	while (--count > 0);
	go(app, found, pos, "No place to go forward to");
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
	visit->marked[i] = true;
	visit->marks[i] = view_anchor(visit->view);
	app_say(app, "Mark %s is here", argument);
}

void
place_go(struct app *app, long count, const char *argument)
{
	struct visit *visit = app_visit(app);
	int i = visit_mark_index(argument);

	(void)count;
	if (i >= 0 && visit->marked[i])
		app_jump(app, visit->marks[i], VIEW_TOP);
	else if (*argument == '\'' || *argument == '`')
		place_back(app, 0, "");
	else if (*argument == '^')
		app_jump(app, 0, VIEW_TOP);
	else if (*argument == '$')
		app_jump(app, text_size(document_text(visit->document)), VIEW_BOTTOM);
	else
		app_say(app, i < 0 ? "A mark is a letter" : "Mark %s is not set", argument);
}
