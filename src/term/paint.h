#ifndef TERM_PAINT_H
#define TERM_PAINT_H

#include <stdbool.h>

#include "base/buffer.h"
#include "term/caps.h"
#include "term/scroll.h"
#include "term/tip.h"
#include "view/frame.h"

/*
 * A frame becomes bytes for the terminal: only the cells that differ from what stands there, and a scroll where the
 * rows have moved. It writes nowhere itself.
 */
struct painter {
	const struct caps *caps;
	struct frame shown; /* what stands on the screen */
	struct frame empty; /* a row of a screen just cleared, or one that has been scrolled in */
	bool known;         /* shown is true */
	struct tip tip;
	bool cursor_shown;
	struct buffer best, trial;           /* two ways to the same screen */
	struct scroll_rows shown_rows, rows; /* of what is shown, and of the next frame */
	bool numbered;                       /* the next frame's are known */
};

/* caps is borrowed. */
void painter_init(struct painter *painter, const struct caps *caps);
void painter_clear(struct painter *painter);

/* Nothing is known of the screen: the next frame is painted whole. */
void painter_forget(struct painter *painter);

/* Appends what turns the screen into the frame; nothing when it is that already. painter_keep must follow. */
void painter_paint(struct painter *painter, const struct frame *frame, struct buffer *out);

/* Notes that the frame just painted is what stands there now; apart, so that the copying comes after the writing. */
void painter_keep(struct painter *painter, const struct frame *frame);

/* Appends the rows of the last frame but its lowest one as lines of text, for the normal screen. */
void painter_print(struct painter *painter, struct buffer *out);

#endif
