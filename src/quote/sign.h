#ifndef QUOTE_SIGN_H
#define QUOTE_SIGN_H

#include <stdint.h>

#include "quote/token.h"

/* The quotation mark that a code point is, MARK_NONE for none. ASCII is for the tokenizer itself. */
enum mark sign_mark(uint32_t cp);

/* The punctuation that a code point is, TOKEN_OTHER for none that matters. */
enum token_kind sign_kind(uint32_t cp);

#endif
