#ifndef READ_SHOWN_H
#define READ_SHOWN_H

#include <stdbool.h>

#include "base/range.h"
#include "doc/text.h"

/*
 * True when a few words of a plain text surely lie in one block and are not hidden, as far as their own line tells: no
 * window is read for it. False says nothing.
 */
bool shown_surely(struct text *text, struct range range);

#endif
