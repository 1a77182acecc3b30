#ifndef QUOTE_WORD_H
#define QUOTE_WORD_H

#include "quote/token_reader.h"

/* Reads the word at the reader's place, which is a letter; it becomes one token, or two. */
void word_read(struct token_reader *reader);

#endif
