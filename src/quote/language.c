/*
 * A document's language, from the function words that each language marks as known, and its manner: news and stories say "he",
 * "was" and "said" at every turn, manuals hardly ever. Counts are halved as they grow, so that a document may change its
 * language, and never overflow.
 */
#include "quote/language.h"

enum {
	COUNTS_MAX = 4096,
	TOKENS_FREE = 48,    /* so many tell nothing yet */
	TELLING_SHARE = 110, /* one word in so many tells of people, in a text that does */
	SIGN_SHARE =
		125, /* one token in so many is a sign such as < and =, in a text of the other kind */
	CODE_SIGNS = 2, /* as many is a block of code worth */
	TOKENS_MANY = 600,
	KNOWN_SHARE = 32, /* one word in so many is known, in a text of the language */
};

static void
halve(struct language_state *state)
{
	for (size_t l = 0; l < LANGUAGE_COUNT; l++) {
		state->counts[l] /= 2;
		state->telling[l] /= 2;
	}
	state->tokens /= 2;
	state->signs /= 2;
}

enum language
language_decide(struct language_state *state, const struct token *tokens, size_t count)
{
	uint32_t both[2 * LANGUAGE_COUNT] = { 0 };
	size_t best = state->language;

	for (size_t i = 0; i < count; i++) {
		unsigned known = lexicon_forms[tokens[i].form].known;

		for (size_t l = 0; known; l++, known >>= 1)
			both[l] += known & 1;
		state->signs += tokens[i].kind == TOKEN_OTHER;
	}
	for (size_t l = 0; l < LANGUAGE_COUNT; l++) {
		state->counts[l] += both[l];
		state->telling[l] += both[LANGUAGE_COUNT + l];
		if (state->counts[l] > state->counts[best])
			best = l;
	}
	state->tokens += (uint32_t)count;
	if (state->counts[best] > COUNTS_MAX)
		halve(state);
	state->language = (uint8_t)best;
	return (enum language)best;
}

bool
language_has_dashes(const struct language_state *state)
{
	return state->counts[state->language] == 0 || state->language == LANGUAGE_FRENCH ||
	       state->language == LANGUAGE_SPANISH;
}

void
language_add_code(struct language_state *state)
{
	state->signs += CODE_SIGNS;
}

bool
language_is_dry(const struct language_state *state)
{
	uint32_t telling = state->telling[state->language], tokens = state->tokens;

	if (tokens < TOKENS_FREE || state->counts[state->language] < tokens / KNOWN_SHARE)
		return false;
	if (state->signs > tokens / SIGN_SHARE)
		return telling < (tokens - TOKENS_FREE) / TELLING_SHARE + 1;
	/* Without signs it must be a longer text that tells of nobody. */
	return tokens > TOKENS_MANY && telling < tokens / (TELLING_SHARE * 3 / 2);
}

void
language_share(struct language_state *state, unsigned share)
{
	for (size_t l = 0; l < LANGUAGE_COUNT; l++) {
		state->counts[l] = (state->counts[l] + share - 1) / share;
		state->telling[l] = (state->telling[l] + share - 1) / share;
	}
	state->tokens = (state->tokens + share - 1) / share;
	state->signs = (state->signs + share - 1) / share;
}
