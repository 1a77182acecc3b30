#ifndef QUOTE_LANGUAGE_H
#define QUOTE_LANGUAGE_H

#include "quote/token.h"

/*
 * Which language a document is in, told by its commonest words as they come, and whether it tells of people. Start with {0}:
 * English, and nothing known.
 */
struct language_state {
	uint32_t counts[LANGUAGE_COUNT];
	uint32_t telling[LANGUAGE_COUNT];
	uint32_t tokens;
	uint32_t signs; /* among them: < = / and the like */
	uint8_t language;
};

/* Counts the known words of a passage and returns the language of the document so far. */
enum language language_decide(struct language_state *state, const struct token *tokens,
                              size_t count);

/* Whether dashes open speech in the document's language; in one that is not known they do. */
bool language_has_dashes(const struct language_state *state);

/*
 * Whether the document so far is a manual, a specification or the like: a text that tells of things and of nobody. Words
 * such as "specify" and "call" are no speech there, and marks mostly hold names and examples.
 */
bool language_is_dry(const struct language_state *state);

/* Tells of a block that is code or the like. */
void language_add_code(struct language_state *state);

/* What a stretch begins with: what its document showed before counts as so much less than what it shows itself. */
void language_share(struct language_state *state, unsigned share);

#endif
