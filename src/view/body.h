#ifndef VIEW_BODY_H
#define VIEW_BODY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "doc/document.h"
#include "layout/layout.h"
#include "view/frame.h"
#include "view/style.h"
#include "view/view.h"

/*
 * The text itself: rows of the layout, dressed and put into their place on the screen.
 */

/* Where the text stands, in cells of the screen. */
struct body_place {
	int row, column, rows, columns; /* the whole area */
	int numbers; /* columns of line numbers at the area's left edge, 0 for none */
	int margin;  /* columns for marks right before the text */
	int text;    /* the first column of text */
	int width;   /* columns from there to the end of the area */
	int measure; /* columns of reflowed text, <= width */
};

/* Divides the area for a text of at most measure columns. */
void body_divide(struct body_place *place, const struct view_options *options, uint64_t last_line);

struct body {
	struct document *document;
	struct layout *layout;
	const struct theme *theme;
	const struct view_options *options;
	const struct view_matches *matches;
	struct body_place place;
	const struct row *rows; /* from the top, one a screen row */
	size_t row_count;
	uint64_t quote; /* a position in the current quotation's first run, UINT64_MAX for none */
	struct range link; /* that has the focus; empty for none */
	const struct view_highlight *highlights;
	size_t highlight_count;
	struct range selection;          /* empty for none */
	const struct view_label *labels; /* sorted */
	size_t label_count;
	uint64_t focus; /* where the cursor shall stand, UINT64_MAX for nowhere */
	int shift;      /* columns scrolled to the right, for rows that are cut */
};

/* Draws; where the focus was drawn is the frame's cursor. */
void body_draw(const struct body *body, struct frame *frame);

/* True when the row is one that is cut at the edge and can be scrolled sideways. */
bool body_is_chopped(const struct view_options *options, const struct row *row);

/* How many columns of a row's beginning stay when it is scrolled sideways, so that the rest has room in the width. */
int body_held(struct layout *layout, const struct row *row, int width);

#endif
