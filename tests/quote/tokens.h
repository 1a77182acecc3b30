#ifndef TESTS_QUOTE_TOKENS_H
#define TESTS_QUOTE_TOKENS_H

#include "quote/passage.h"

/*
 * A text as a passage in a language, tokens and marks and sentences; static, good until the next call. With
 * marks given the document's habits are carried on.
 */
struct passage *tokens_passage(const char *text, enum language language, struct marks_state *marks);

#endif
