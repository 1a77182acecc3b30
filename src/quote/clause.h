#ifndef QUOTE_CLAUSE_H
#define QUOTE_CLAUSE_H

#include "quote/passage.h"

/*
 * Where the clause that starts at a unit ends, in its sentence: the unit behind its last one. The sentence's final
 * stop is never in it.
 */
size_t clause_end(const struct passage *p, const struct sentence *s, size_t unit);

#endif
