#ifndef APP_WORDS_H
#define APP_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

/*
 * Splits a text into words as a POSIX shell does (XCU 2.2, 2.6.5): blanks separate; '...', "..." and backslashes quote; nothing
 * is expanded. *words gets *count strings, to be freed with words_free. False with a sentence when a quote is not
 * closed; *words is NULL then.
 */
bool words_split(const char *text, char ***words, size_t *count, struct error *error);
void words_free(char **words, size_t count);

#endif
