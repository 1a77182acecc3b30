#ifndef QUOTE_GERMAN_H
#define QUOTE_GERMAN_H

#include "quote/search.h"

/* Finds what cue words tell of in a German sentence. */
void german_search(struct search *x);

/*
 * Whether a sentence says by its mood alone that it reports: "Der Fluss sei sauber." With weak set the past
 * subjunctive counts too, which stands for other things as well.
 */
bool german_reports(const struct passage *p, const struct sentence *s, bool weak);

#endif
