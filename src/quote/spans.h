#ifndef QUOTE_SPANS_H
#define QUOTE_SPANS_H

#include "quote/finding.h"
#include "quote/passage.h"

/* What the words of a span look like. */
struct span_shape {
	unsigned words;
	unsigned capitals; /* words that title case writes so, small ones included */
	bool starts_capital;
	bool ends_stop;  /* or with a dash */
	bool ends_comma; /* or with a semicolon */
};

struct span_shape spans_shape(const struct passage *p, const struct span *span);

/*
 * Judges the spans that no cue took: pieces of a quotation that goes on ("A," he said, "B."), speech without a
 * cue, scare quotes and titles of works, spans inside other ones.
 */
void spans_judge(const struct passage *p, struct findings *f);

#endif
