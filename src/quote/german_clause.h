#ifndef QUOTE_GERMAN_CLAUSE_H
#define QUOTE_GERMAN_CLAUSE_H

#include <stdbool.h>
#include <stddef.h>

#include "quote/phrase.h"
#include "quote/search.h"

/* What quote/german knows of the grammar of a sentence. */

enum { GERMAN_CLAUSES = 64 };

/* What stands between two commas. */
struct german_clause {
	size_t first; /* units */
	size_t end;
};

struct german {
	struct search *x;
	struct german_clause clauses[GERMAN_CLAUSES];
	size_t count;
	size_t here; /* the clause that is looked at */
};

static inline const struct token *
german_at(const struct german *g, size_t unit)
{
	return search_at(g->x, unit);
}

/* Whether a unit is that very word, in small letters. */
bool german_is_word(const struct german *g, size_t unit, const char *word, size_t size);

/* Whether a unit is punctuation that ends a clause. */
bool german_is_border(const struct german *g, size_t unit);

/* Divides the sentence into its clauses. */
void german_divide(struct german *g);

/* A word that can stand in a noun phrase: with a capital, or an adjective or article before one. */
bool german_is_nominal(const struct german *g, size_t unit);

/* The noun phrase from a unit on, before end; genitives and "von" included. */
struct stretch german_phrase(const struct german *g, size_t unit, size_t end);

/* Whether a unit may begin a subject. */
bool german_is_nominative(const struct german *g, size_t unit);

/* Where the sentence ends, its last punctuation left out. */
size_t german_content_end(const struct german *g);

#endif
