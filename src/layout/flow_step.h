#ifndef LAYOUT_FLOW_STEP_H
#define LAYOUT_FLOW_STEP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/range.h"
#include "layout/bidi.h"
#include "layout/cluster.h"

/*
 * A text cut into steps: a cluster, a run of white space, a line's end. Made from the bytes alone.
 */

/* The text that is laid out, and how. Borrowed; offsets are bytes from its start. */
struct flow_text {
	const char *bytes;
	size_t size;                /* less than 4 GiB */
	size_t lead;                /* so many bytes before it belong to the same text */
	const struct range *hidden; /* sorted, as offsets: nothing of these is drawn */
	size_t hidden_count;
	bool collapse; /* a run of white space is one blank; else lines are kept */
	bool cells;    /* collapsed, but a tab ends a row: it stands between the cells of a table */
	bool endless;  /* a row is a line, however wide */
	/* How paragraphs run; and the first of them, which may go on from a text before. */
	enum bidi_base base, first_base;
	unsigned tab_cols;
	unsigned first_cols,
		rest_cols; /* cells for the text in the first row and in the others, >= 1 */
};

enum flow_kind {
	FLOW_CLUSTER,
	FLOW_BLANK,   /* white space: not drawn where a row ends */
	FLOW_NOTHING, /* a soft hyphen or a zero-width space: drawn as nothing */
	FLOW_BREAK,   /* the end of a line, drawn as nothing */
};

/* The next thing that is drawn, or not. */
struct flow_step {
	size_t start; /* after what is hidden */
	size_t end;   /* of its own bytes */
	uint8_t kind; /* enum flow_kind */
	uint32_t cp;  /* the first code point of what is shown; U+FFFD for a stand-in */
	struct cluster cluster;
};

/*
 * The step at or after offset `at` of a text, in a row whose next free cell is column. *hidden is the index of a hidden
 * range: 0 at first, then kept by the caller. False when nothing is left. Starting at a step's end or a row's start
 * gives the same steps as coming from the text's start.
 */
bool flow_next(const struct flow_text *text, size_t at, size_t *hidden, unsigned column,
               struct flow_step *step);

/* Steps over what is hidden at an offset; *hidden as above, *limit is where the next hidden range begins. */
size_t flow_skip_hidden(const struct flow_text *text, size_t at, size_t *hidden, size_t *limit);

/* True when a kept line ends here, by LF, CR LF or CR; then the step is that end. */
bool flow_line_end(const char *bytes, size_t n, struct flow_step *step);

#endif
