#ifndef VIEW_PLACE_H
#define VIEW_PLACE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "doc/document.h"
#include "layout/layout.h"
#include "view/view.h"

/*
 * Where the reader is: the anchor, and the rows that are seen from there.
 */
enum { PLACE_HELD_MOST = 5 };

struct place {
	struct document *document;
	struct layout *layout;
	const struct view_options *options;
	int height, width; /* rows of the screen for text; columns of a row */

	uint64_t anchor;
	unsigned anchor_gap; /* empty rows above the anchor's row that are shown too */
	uint64_t spot;       /* where the last jump led; UINT64_MAX after a scroll */
	int shift;           /* columns scrolled to the right */

	struct row *rows; /* from the top, below what is held; valid after place_settle */
	size_t row_count, row_capacity;
	struct row held[PLACE_HELD_MOST]; /* a table's headers, which stay above its rows */
	size_t held_count;
	uint64_t revision; /* of the document when the rows were made */
	bool settled, at_start, at_end;
	bool filled; /* the document's end left room, so the top row is not the anchor's */
};

/* Document, layout and options are borrowed. */
void place_init(struct place *place, struct document *document, struct layout *layout,
                const struct view_options *options);
void place_clear(struct place *place);

/* The size or the layout have changed: the rows are worked out again when they are needed, from the same anchor. */
void place_unsettle(struct place *place);

/* Works out the rows unless they are known. */
void place_settle(struct place *place);

/* What stands in a row of the screen, NULL for nothing. Settles first. */
const struct row *place_row(struct place *place, size_t screen_row);

/* These settle first. */
uint64_t place_top(
	struct
	place *place); /* the anchor, or the top row's start where the end of the text left it above */
struct view_stand place_stand(struct place *place);
void place_return(struct place *place, struct view_stand stand);
uint64_t place_bottom(struct place *place);
bool place_shows(struct place *place, uint64_t pos);
void place_goto(struct place *place, uint64_t pos, enum view_align align);
int place_scroll(struct place *place, int rows);
void place_scroll_columns(struct place *place, int columns);

/* The position whose section is in view: where the last jump led while it is seen, else the end of the top row. */
uint64_t place_in_view(struct place *place);

#endif
