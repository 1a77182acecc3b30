#ifndef QUOTE_NOMINAL_H
#define QUOTE_NOMINAL_H

#include "quote/search.h"

/* "Keller's claim that ...", "her denial that ...": a noun of speaking at a unit, with whose it is. False when it is none. */
bool nominal_take(struct search *x, size_t unit);

#endif
