#ifndef TESTS_TERM_STAGE_H
#define TESTS_TERM_STAGE_H

#include <stddef.h>

#include <vterm.h>

#include "base/buffer.h"
#include "term/caps.h"
#include "term/paint.h"

/* A painter and a terminal that sees what it sends. */
struct stage {
	struct caps caps;
	struct painter painter;
	struct buffer out;
	VTerm *vterm;
	VTermScreen *screen;
};

/* For the terminal that TERM names. */
void stage_open(struct stage *stage, int rows, int columns);
void stage_close(struct stage *stage);

/* Sends what is out, line feeds as the tty sends them. */
void stage_send(struct stage *stage);

/* Paints a frame; how many bytes that took. */
size_t stage_show(struct stage *stage, const struct frame *frame);

/*
 * Fails unless the terminal shows the cell, or all of the frame and its cursor. libvterm knows no dim; the rest must be as the
 * frame says.
 */
void stage_compare_cell(struct stage *stage, const struct frame *frame, int row, int column);
void stage_compare(struct stage *stage, const struct frame *frame);

#endif
