#ifndef QUOTE_CONTINUATION_H
#define QUOTE_CONTINUATION_H

#include "quote/finding.h"
#include "quote/passage.h"

/*
 * Reported speech that goes on without a sign of its own: sentences and paragraphs behind "she stressed that ..."
 * that are still her words. What is carried from paragraph to paragraph; start with {0}.
 */
struct continuation {
	bool open;        /* the paragraph before ended in reported speech */
	bool list;        /* ... with a colon, or one of the points behind it */
	bool unmarked;    /* the document was seen to report speech so */
	uint8_t narrator; /* sentences outside quotations that say "we" or "I" */
};

/*
 * Adds runs to the reported findings of a passage where they go on, and a finding with `continues` set at the
 * front when the quotation of the paragraph before goes on here.
 */
void continuation_extend(struct continuation *c, const struct passage *p, struct findings *f);

#endif
