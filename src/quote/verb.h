#ifndef QUOTE_VERB_H
#define QUOTE_VERB_H

#include <stdbool.h>
#include <stddef.h>

#include "quote/passage.h"

/* A verb of the lexicon with its auxiliaries, adverbs and particles: "has repeatedly called for". */
struct verb_group {
	size_t first; /* units */
	size_t verb;
	size_t last;    /* the last particle, or the verb */
	size_t pronoun; /* the subject in its midst: "a-t-il ajouté"; 0 for none */
	uint16_t frames;
	bool auxiliary; /* it has one */
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
bool verb_find(const struct passage *p, const struct sentence *s, size_t unit,
               struct verb_group *group);

#endif
