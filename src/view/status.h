#ifndef VIEW_STATUS_H
#define VIEW_STATUS_H

#include <stdbool.h>
#include <stddef.h>

#include "doc/section.h"
#include "view/frame.h"
#include "view/style.h"

/*
 * The last row: where one is, or a prompt.
 */
struct status_line {
	const char *title;    /* NULL for none */
	const char *middle;   /* NULL for none */
	const char *message;  /* NULL for none */
	const char *place;    /* at the right: "34%", "Top" */
	const char *progress; /* beside it: "quotations 34%"; NULL for none */
	const struct section *sections;
	size_t section_count;
	ptrdiff_t section; /* the one in view, -1 for none */
	bool ascii;
};

struct prompt_line {
	const char *prefix, *text, *remark; /* remark NULL for none */
	size_t cursor;                      /* bytes of text before the cursor */
	bool ascii;
};

void status_draw(const struct status_line *line, const struct theme *theme, struct frame *frame,
                 int row);

/* Sets the frame's cursor too. */
void prompt_draw(const struct prompt_line *line, const struct theme *theme, struct frame *frame,
                 int row);

#endif
