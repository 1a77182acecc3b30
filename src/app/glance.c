/*
 * The first frame of a plain text. What kind of text it is is told by its first 64 KiB, and its paragraphs and quotations
 * are made by windows of 32; that takes ten times as long as a screen of them. So the first frame is one of the text's
 * beginning, taken for the whole: the same functions on less. What is drawn right after it, before anything else happens, is the
 * text as it is; the two differ where a few pages say too little of how the text is written, and then for less time than
 * a screen takes to light up.
 */
#include "app/app.h"
#include "app/state.h"

enum {
	MORE = 3 * 1024, /* bytes beyond those that the cells can hold */
	MARGIN =
		2 *
		1024, /* what must be left of them below the screen, for what stands there is to be told by it */
};

/* Numbers need to know how many lines there are, and somewhere else is not the beginning. */
static bool
suits(const struct app *app, const struct visit *visit)
{
	return visit && visit->reading && !visit->wanted_line && !visit->wanted_section &&
	       !visit->shelved.wanted.exact && !view_was_moved(visit->view) &&
	       !app->view_options.line_numbers;
}

bool
app_draw_glance(struct app *app, struct frame *frame)
{
	struct visit *visit = app_visit(app);
	uint64_t bytes = (uint64_t)app->rows * (uint64_t)app->columns + MORE;

	shelf_arrive(app);
	if (!suits(app, visit) || !reading_glance(visit->reading, bytes))
		return false;
	app_draw(app, frame);
	bool enough = view_bottom(visit->view) + MARGIN <= bytes;
	reading_glance(visit->reading, UINT64_MAX);
	app->dirty = true;
	return enough;
}
