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

#endif
