/*
 * A document's language, from the function words that each language marks as known. Counts are halved as they
 * grow, so that a document may change its language, and never overflow.
 */
#include "quote/language.h"

enum { COUNTS_MAX = 4096 };

enum language
language_decide(struct language_state *state, const struct token *tokens, size_t count)
{
	size_t best = state->language;

	for (size_t i = 0; i < count; i++) {
		unsigned known = lexicon_forms[tokens[i].form].known;

		for (size_t l = 0; known; l++, known >>= 1)
			state->counts[l] += known & 1;
	}
	for (size_t l = 0; l < LANGUAGE_COUNT; l++)
		if (state->counts[l] > state->counts[best])
			best = l;
	if (state->counts[best] > COUNTS_MAX)
		for (size_t l = 0; l < LANGUAGE_COUNT; l++)
			state->counts[l] /= 2;
	state->language = (uint8_t)best;
	return (enum language)best;
}

bool
language_has_dashes(const struct language_state *state)
{
	return state->counts[state->language] == 0 || state->language == LANGUAGE_FRENCH ||
	       state->language == LANGUAGE_SPANISH;
}
