#ifndef READ_FLOW_H
#define READ_FLOW_H

#include <stdbool.h>
#include <stddef.h>

#include "read/lines.h"

/*
 * Whether lines flow: were broken only because they were full, so that they may be broken anew, or end where they
 * do on purpose.
 */
enum flow_fit {
	FLOW_FULL,   /* the next word would not have fitted */
	FLOW_RAGGED, /* it would have, just */
	FLOW_SHORT,  /* it would have by far */
};

/* How the line before a break stands to the wrap column; wrap 0: there is none. */
enum flow_fit flow_fit(const struct line *line, const struct line *next, unsigned wrap);

/* True when the words go on: no sentence ended, or the next line starts in its midst. */
bool flow_goes_on(const struct line *line, const struct line *next);

enum flow_verdict {
	FLOW_REFLOW,   /* paragraphs, broken where lines happened to be full */
	FLOW_LINES,    /* each line is a paragraph */
	FLOW_CODE,     /* kept: a listing */
	FLOW_VERBATIM, /* kept: a table, verse, a drawing */
};

/*
 * What count >= 2 lines of one indentation (but for the first) are; row holds their indices. one_line: the text's paragraphs
 * are lines.
 */
enum flow_verdict flow_judge(const struct lines *lines, const size_t *row, size_t count,
                             unsigned wrap, bool one_line);

#endif
