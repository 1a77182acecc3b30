#ifndef QUOTE_CUES_H
#define QUOTE_CUES_H

#include "quote/finding.h"
#include "quote/passage.h"

/*
 * Finds what cue words tell of, sentence by sentence: direct quotations with their cue and source, and reported
 * speech. Spans that belong to a finding get it as their owner.
 */
void cues_find(const struct passage *p, struct findings *f);

#endif
