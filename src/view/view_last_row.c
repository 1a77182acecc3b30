/*
 * The last row of the screen: the prompt while somebody types, else the status line. What either says is told to the view and kept
 * here; only the place is the view's own.
 */
#include "view/view_state.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "view/status.h"

static void
replace(char **string, const char *with)
{
	char *copy = with ? memory_string(with) : NULL;

	free(*string);
	*string = copy;
}

void
view_set_status(struct view *v, const struct view_status *status)
{
	replace(&v->title, status->title);
	replace(&v->middle, status->middle);
	replace(&v->message, status->message);
	replace(&v->progress, status->progress);
}

void
view_set_prompt(struct view *v, const char *prefix, const char *text, size_t cursor,
                const char *remark)
{
	replace(&v->prompt_prefix, prefix);
	replace(&v->prompt_text, text ? text : "");
	replace(&v->prompt_remark, remark);
	v->prompt_cursor = cursor;
}

/* "All", "Top", "End" or how much of the text is above the last row. */
static void
describe_place(struct view *v, char *out, size_t size)
{
	if (v->place.at_start && v->place.at_end)
		snprintf(out, size, "All");
	else if (v->place.at_start)
		snprintf(out, size, "Top");
	else if (v->place.at_end)
		snprintf(out, size, "End");
	else
		snprintf(out, size, "%u%%", view_percent(v));
}

static void
draw_status(struct view *v, struct frame *frame)
{
	char place[16];
	struct status_line line = {
		.title = v->title,
		.middle = v->middle,
		.message = v->message,
		.place = place,
		.progress = v->progress,
		.ascii = v->options.ascii,
	};

	describe_place(v, place, sizeof place);
	line.sections = document_sections(v->document, &line.section_count);
	line.section = section_at(line.sections, line.section_count, place_in_view(&v->place));
	line.sections = document_sections(v->document, &line.section_count);
	status_draw(&line, v->theme, frame, v->screen_rows - 1);
}

static void
draw_prompt(struct view *v, struct frame *frame)
{
	const struct prompt_line line = {
		.prefix = v->prompt_prefix,
		.text = v->prompt_text,
		.cursor = v->prompt_cursor,
		.remark = v->prompt_remark,
		.ascii = v->options.ascii,
	};

	prompt_draw(&line, v->theme, frame, v->screen_rows - 1);
}

void
view_draw_last_row(struct view *v, struct frame *frame)
{
	if (v->prompt_prefix)
		draw_prompt(v, frame);
	else if (v->screen_rows > 1 || v->message)
		draw_status(v, frame);
}

void
view_clear_last_row(struct view *v)
{
	free(v->title);
	free(v->middle);
	free(v->message);
	free(v->progress);
	free(v->prompt_prefix);
	free(v->prompt_text);
	free(v->prompt_remark);
}
