#ifndef VIEW_VIEW_STATE_H
#define VIEW_VIEW_STATE_H

#include "view/body.h"
#include "view/filter.h"
#include "view/panel.h"
#include "view/place.h"
#include "view/view.h"

/*
 * What a view is made of. Only for view/view*.c.
 */
struct view {
	struct document *document;
	const struct theme *theme;
	struct layout *layout;
	struct view_options options;
	struct view_matches matches;
	struct filter filter;

	int screen_rows, screen_columns;
	struct body_place division; /* of the screen, for the text */
	struct place place;
	bool screenful;       /* the document was made for a screen ... */
	bool for_screen;      /* ... as far as is known ... */
	uint64_t judged;      /* ... of this revision */
	uint64_t numbered_to; /* the line number that the number column is wide enough for */

	uint64_t quote;
	bool quote_is_focus; /* set after the current match was */
	struct range link;
	bool link_is_focus;     /* set after both were */
	struct range selection; /* empty: none */
	uint64_t selection_head;
	const struct view_highlight *highlights;
	size_t highlight_count;
	const struct view_label *labels;
	size_t label_count;
	struct panel panel;

	char *title, *middle, *message;
	char *progress;
	char *prompt_prefix, *prompt_text, *prompt_remark;
	size_t prompt_cursor;
};

/* ---- view.c ---- */

/* Divides the screen and tells the layout; the rows must be worked out again. */
void view_divide(struct view *view);

/* Rows of the text and of a panel. A single row is the text's; a prompt or a message lies over it. */
int view_body_rows(const struct view *view);

/* ---- view_last_row.c ---- */

void view_draw_last_row(struct view *view, struct frame *frame);
void view_clear_last_row(struct view *view);

/* ---- view_panels.c ---- */

bool view_panel_is_beside(const struct view *view);
int view_panel_columns(const struct view *view);

/* True for a cell of the panel. */
bool view_panel_covers(const struct view *view, int row, int column);

/* What is needed to draw it, when it is brought up to date. */
struct panel_scene view_panel_scene(struct view *view);

#endif
