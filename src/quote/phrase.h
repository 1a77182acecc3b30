#ifndef QUOTE_PHRASE_H
#define QUOTE_PHRASE_H

#include <stdbool.h>
#include <stddef.h>

#include "quote/passage.h"

/*
 * Shallow grammar on the units of a sentence: noun phrases to the left and right of a place. No
 * parser: word classes, shapes and commas.
 */

/* A stretch of units; empty when first == end. */
struct stretch {
	size_t first;
	size_t end;
};

/* The noun phrase that ends right before a unit, commas around its appositions included. */
struct stretch phrase_before(const struct passage *p, const struct sentence *s, size_t unit);

/* The noun phrase that starts at a unit; appositions only if a comma closes them again, when closed is set. */
struct stretch phrase_after(const struct passage *p, const struct sentence *s, size_t unit,
                            bool closed);

/* "in a statement", "on Friday", "to reporters": the end of such phrases from a unit on. */
size_t phrase_skip_circumstance(const struct passage *p, const struct sentence *s, size_t unit);

/* Whether the units from here on tell who spoke the words before: "Smith said." Looks a few units ahead. */
bool phrase_is_attribution(const struct passage *p, size_t unit);

/* A word that is a verb with a person or a tense, as far as can be told. */
bool phrase_is_finite(const struct token *t);

/* A word that can stand in a noun phrase. */
bool phrase_is_nominal(const struct token *t);

#endif
