#ifndef QUOTE_LEXICON_H
#define QUOTE_LEXICON_H

#include <stdbool.h>

#include "base/error.h"

/*
 * The words that rules need: cue verbs and nouns by class, titles, given names, role nouns, months ... They are data
 * (data/lexicon/), compiled into the program by a generator of ours, so that nothing is opened at start.
 */
struct lexicon;

/* The one that the program was built with; never freed. */
const struct lexicon *lexicon_default(void);

#endif
