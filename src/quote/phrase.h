#ifndef QUOTE_PHRASE_H
#define QUOTE_PHRASE_H

#include <stdbool.h>
#include <stddef.h>

#include "quote/passage.h"

/*
 * Shallow grammar on the units of a sentence: noun phrases to the left and right of a place, groups of verbs. No
 * parser: word classes, shapes and commas.
 */

/* A verb of the lexicon with its auxiliaries, adverbs and particles: "has repeatedly called for". */
struct verb_group {
	size_t first; /* units */
	size_t verb;
	size_t last; /* the last particle, or the verb */
	uint16_t frames;
	bool passive;
	bool gerund;     /* without an auxiliary: ", saying" */
	bool infinitive; /* "to say" */
	bool finite;
	bool bare; /* the base form, without an auxiliary */
};

/*
 * Whether the word at a unit is a cue verb in use, and its group within the sentence. False for nouns ("the
 * report") and verbs that tell of nothing in this shape.
 */
bool phrase_verb(const struct passage *p, const struct sentence *s, size_t unit,
                 struct verb_group *group);

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
