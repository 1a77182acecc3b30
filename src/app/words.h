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

/* The same for a line of a file: what follows a '#' at the start of a word is a comment. */
bool words_split_line(const char *text, char ***words, size_t *count, struct error *error);

/* The words with a blank between; memory of the caller. */
char *words_join(char *const *words, size_t count);

/* The same, quoted so that words_split gives them again. */
char *words_quote(char *const *words, size_t count);

void words_free(char **words, size_t count);

#endif
