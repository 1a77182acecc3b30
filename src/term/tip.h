#ifndef TERM_TIP_H
#define TERM_TIP_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "term/caps.h"
#include "term/cursor.h"
#include "view/style.h"

/* Where and how the terminal would write the next character. */
struct tip {
	const struct caps *caps; /* borrowed */
	int columns;             /* of the screen */
	struct cursor cursor;
	struct style pen; /* colours and attributes already the terminal's own */
	struct style raw; /* the style of a frame that pen is for */
	bool pen_known;
};

/* Each appends what is needed, which is often nothing. */
void tip_move(struct tip *tip, int row, int column, struct buffer *out);
void tip_pen(struct tip *tip, struct style style, struct buffer *out);

/* For a blank of the style: any pen does that has its background and draws nothing. */
void tip_pen_blank(struct tip *tip, struct style style, struct buffer *out);
bool tip_has_blank(const struct tip *tip, struct style style);

/* Appends a cluster where the cursor is; afterwards it is past it, or nobody knows where. */
void tip_send(struct tip *tip, const char *text, size_t n, int width, struct buffer *out);

#endif
