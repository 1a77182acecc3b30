#ifndef QUOTE_LANGUAGE_H
#define QUOTE_LANGUAGE_H

#include "quote/token.h"

/* Which language a document is in, told by its commonest words as they come. Start with {0}: English. */
struct language_state {
	uint32_t counts[LANGUAGE_COUNT];
	uint8_t language;
};

/* Counts the known words of a passage and returns the language of the document so far. */
enum language language_decide(struct language_state *state, const struct token *tokens,
                              size_t count);

/* Whether dashes open speech in the document's language; in one that is not known they do. */
bool language_has_dashes(const struct language_state *state);

#endif
