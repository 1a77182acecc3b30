#ifndef VIEW_WORDS_H
#define VIEW_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"

/*
 * What a panel's filter finds: a text that holds every word, in any order, whatever the case and the accents.
 */

/* Appends the text without case, accents and compatibility forms; runs of white space are one blank. */
void words_fold(const char *utf8, size_t n, struct buffer *out);

/* True when the text holds all of the words that folded (by words_fold) has; always for none. */
bool words_found(const char *utf8, size_t n, const char *folded);

#endif
