#ifndef LAYOUT_CLUSTER_H
#define LAYOUT_CLUSTER_H

#include <stddef.h>
#include <stdint.h>

/*
 * What is seen of a text: one grapheme cluster after the other, each with the text that stands for it on
 * screen and its width. This is the only way from a document's bytes to cells, so nothing that a terminal would
 * obey gets through: C0, C1, DEL, bidi controls, invisible characters and bytes that are no UTF-8 become
 * visible stand-ins.
 */

enum {
	CLUSTER_SHOWN_MAX = 64
}; /* bytes; a longer cluster (a tower of marks) is cut into several */

enum cluster_kind {
	CLUSTER_TEXT,
	CLUSTER_STAND_IN, /* shown in place of what cannot be, to be drawn apart */
	CLUSTER_BORDER,   /* none of the text: a line of a table; its position is near by */
	CLUSTER_LABEL,    /* a column's name before a cell that stands by itself; likewise */
};

struct cluster {
	size_t size;                   /* bytes of the document */
	uint8_t width;                 /* cells: the sum of the code points' widths */
	uint8_t shown_size;            /* bytes of shown */
	uint8_t kind;                  /* enum cluster_kind */
	char shown[CLUSTER_SHOWN_MAX]; /* UTF-8 without controls; not terminated */
};

/*
 * The cluster at the start of n > 0 bytes. column is the cell where it will stand, for tab stops every
 * tab_cols cells (a tab is shown as blanks, never 0 wide). A line feed is a cluster of width 0 with nothing shown.
 */
void cluster_next(const char *bytes, size_t n, unsigned column, unsigned tab_cols,
                  struct cluster *out);

#endif
