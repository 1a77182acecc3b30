#ifndef VIEW_FRAME_H
#define VIEW_FRAME_H

#include <assert.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "view/style.h"

/*
 * What stands on the screen: a grid of cells and a cursor. Panes write into it; the terminal shows it and
 * tests print it. A wide cluster has its text in its first cell, and the cells that follow have width 0.
 */

struct cell {
	uint32_t text; /* a code point; or FRAME_CLUSTER | index of a longer cluster */
	int width;     /* 1, 2 ...; 0: covered by the one before */
	struct style style;
};

/* Whoever compares rows of cells compares their bytes first. */
static_assert(sizeof(struct cell) == 5 * sizeof(uint32_t), "a cell has no padding");

enum { FRAME_CLUSTER = 0x40000000 };

struct frame {
	int rows, columns;
	struct cell *cells;            /* rows * columns, row by row */
	int cursor_row, cursor_column; /* -1: hidden */
	char *clusters;                /* NUL-terminated strings, one after the other */
	size_t cluster_size, cluster_capacity;
};

void frame_init(struct frame *frame, int rows, int columns);
void frame_clear(struct frame *frame);

/* Sets every cell to a blank of the style and forgets the clusters. A new size may be given. */
void frame_reset(struct frame *frame, int rows, int columns, struct style style);

/*
 * Puts one cluster (UTF-8, no controls) of a width >= 1 at the place. What falls outside is not drawn; a wide cluster that the
 * right edge or a later write cuts leaves blanks.
 */
void frame_put(struct frame *frame, int row, int column, const char *utf8, size_t n, int width,
               struct style style);

/* Puts printable ASCII, each byte in a cell of its own, other white space than blanks as a blank. Stops at the right edge. */
void frame_put_ascii(struct frame *frame, int row, int column, const char *bytes, size_t n,
                     struct style style);

/* Writes a text, our own or a document's: controls become stand-ins. Stops before column limit; returns the column after it. */
int frame_write(struct frame *frame, int row, int column, int limit, const char *utf8,
                struct style style);

void frame_fill(struct frame *frame, int row, int column, int count, struct style style);

/* The UTF-8 of a cell; *n bytes, not terminated for single code points: uses buf (4 bytes). */
const char *frame_text(const struct frame *frame, const struct cell *cell, char buf[4], size_t *n);

#endif
