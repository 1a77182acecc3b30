/*
 * Motions by lines, screens and paragraphs. The view does the moving; here is only how far, and whether it is
 * a jump that one wants to come back from.
 */
#include <stdlib.h>

#include "app/actions.h"
#include "app/state.h"

/* Scrolls; says so when nothing moved, since a key that does nothing puzzles. */
static void
scroll(struct app *app, long rows)
{
	enum { ROWS_MAX = 1000000 };
	struct visit *visit = app_visit(app);

	if (rows > ROWS_MAX)
		rows = ROWS_MAX;
	if (rows < -ROWS_MAX)
		rows = -ROWS_MAX;
	if (view_scroll(visit->view, (int)rows))
		return;
	if (rows > 0 && visit->reading) {
		/* It may have become longer meanwhile. */
		reading_look(visit->reading);
		view_document_changed(visit->view);
	}
	if (!view_scroll(visit->view, (int)rows))
		app_say(app, rows > 0 ? "This is the end" : "This is the start");
}

static long
page(struct app *app)
{
	return view_page_rows(app_visit(app)->view);
}

static long
at_least_one(long count)
{
	return count > 0 ? count : 1;
}

void
move_line_down(struct app *app, long count, const char *argument)
{
	(void)argument;
	scroll(app, at_least_one(count));
}

void
move_line_up(struct app *app, long count, const char *argument)
{
	(void)argument;
	scroll(app, -at_least_one(count));
}

void
move_page_down(struct app *app, long count, const char *argument)
{
	(void)argument;
	scroll(app, page(app) * at_least_one(count));
}

void
move_page_up(struct app *app, long count, const char *argument)
{
	(void)argument;
	scroll(app, -page(app) * at_least_one(count));
}

void
move_half_down(struct app *app, long count, const char *argument)
{
	(void)argument;
	scroll(app, count ? count : at_least_one(page(app) / 2));
}

void
move_half_up(struct app *app, long count, const char *argument)
{
	(void)argument;
	scroll(app, count ? -count : -at_least_one(page(app) / 2));
}

/* To line `number` of the file, now or as soon as it is known where that is. */
static void
go_to_line(struct app *app, long number)
{
	struct visit *visit = app_visit(app);

	visit->wanted_line = number > 0 ? (uint64_t)number : 1;
	line_arrive(app);
	if (visit->wanted_line)
		app_say(app, "Looking for line %ld", number);
}

void
line_arrive(struct app *app)
{
	struct visit *visit = app_visit(app);
	struct document *document = visit->document;
	uint64_t pos, number = visit->wanted_line;

	if (!number)
		return;
	bool found = document_line_start(document, number, &pos);
	if (!found && document_state(document) == DOCUMENT_LOADING)
		return;
	visit->wanted_line = 0;
	app_unsay(app); /* that it is looked for */
	if (found)
		app_jump(app, pos, VIEW_TOP);
	else
		app_say(app, "There are only %llu lines",
		        (unsigned long long)document_lines(document));
}

void
move_start(struct app *app, long count, const char *argument)
{
	(void)argument;
	if (count)
		go_to_line(app, count);
	else
		app_jump(app, 0, VIEW_TOP);
}

void
move_end(struct app *app, long count, const char *argument)
{
	struct visit *visit = app_visit(app);

	(void)argument;
	if (count) {
		go_to_line(app, count);
		return;
	}
	if (visit->reading)
		reading_look(visit->reading);
	app_jump(app, text_size(document_text(visit->document)), VIEW_BOTTOM);
	if (visit->reading && !reading_has_text(visit->reading))
		visit_follow(visit, FOLLOW_TO_END);
}

void
move_percent(struct app *app, long count, const char *argument)
{
	struct visit *visit = app_visit(app);
	uint64_t size = text_size(document_text(visit->document));

	(void)argument;
	if (count >= 100)
		app_jump(app, size, VIEW_BOTTOM);
	else
		app_jump(app, size / 100 * (uint64_t)count + size % 100 * (uint64_t)count / 100,
		         VIEW_TOP);
}

void
move_line(struct app *app, long count, const char *argument)
{
	char *end;
	long number = strtol(argument, &end, 10);

	(void)count;
	if (end == argument || *end)
		app_say(app, "\"%s\" is no line number", argument);
	else
		go_to_line(app, number);
}

void
move_right(struct app *app, long count, const char *argument)
{
	(void)argument;
	if (!app->view_options.chop && !app->view_options.original)
		app_say(app, "Long lines are wrapped; -S cuts them, then this goes sideways");
	view_scroll_columns(app_visit(app)->view, count ? (int)count : app->columns / 2);
}

void
move_left(struct app *app, long count, const char *argument)
{
	(void)argument;
	view_scroll_columns(app_visit(app)->view, count ? -(int)count : -app->columns / 2);
}

/* The next block that is shown, forward or back. */
static bool
shown_block(struct visit *visit, const struct block *from, bool forward, struct block *block)
{
	enum { SKIPS_MOST = 10000 };
	struct block at = *from;

	for (int i = 0; i < SKIPS_MOST; i++) {
		if (forward ? !document_block_next(visit->document, &at, block)
		            : !document_block_before(visit->document, &at, block))
			return false;
		if (view_keeps_block(visit->view, block))
			return true;
		at = *block;
	}
	return false;
}

/* Over count blocks, forward or back, and there to the top. */
static void
step_blocks(struct app *app, long count, bool forward)
{
	struct visit *visit = app_visit(app);
	uint64_t place = visit_place(visit);
	struct block block, next;

	if (!document_block_at(visit->document, place, &block))
		return;
	uint64_t to = block.range.start;
	for (long i = at_least_one(count); i > 0; i--) {
		if (!forward && place > block.range.start) {
			place = block.range.start; /* first to the start of this one */
			to = place;
			continue;
		}
		if (!shown_block(visit, &block, forward, &next)) {
			if (i == at_least_one(count))
				app_say(app, forward ? "No paragraph after this one"
				                     : "No paragraph before this one");
			break;
		}
		block = next;
		to = place = block.range.start;
	}
	view_goto(visit->view, to, VIEW_TOP);
	visit_set_place(visit, to);
}

void
move_next_paragraph(struct app *app, long count, const char *argument)
{
	(void)argument;
	step_blocks(app, count, true);
}

void
move_previous_paragraph(struct app *app, long count, const char *argument)
{
	(void)argument;
	step_blocks(app, count, false);
}
