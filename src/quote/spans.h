#ifndef QUOTE_SPANS_H
#define QUOTE_SPANS_H

#include "quote/finding.h"
#include "quote/passage.h"

/*
 * Judges the spans that no cue took: pieces of a quotation that goes on ("A," he said, "B."), speech without a
 * cue, scare quotes and titles of works, spans inside other ones. continued says that the first span carries
 * the paragraph before on.
 */
void spans_judge(const struct passage *p, struct findings *f);

#endif
