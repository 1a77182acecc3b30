#ifndef TESTS_READ_MODEL_H
#define TESTS_READ_MODEL_H

#include "base/buffer.h"
#include "doc/part.h"
#include "doc/text.h"

/*
 * Prints what a part holds, one line each: blocks with their kind, level, depth, gap, indent and hang and their text (words
 * with one blank between them where lines are reflowed, the whole of it in kept blocks, a line each), what is hidden, and
 * the sections.
 */
void model_print(struct buffer *to, struct text *text, const struct part *part);

/* Every window of the text, one after the other. */
void model_print_plain(struct buffer *to, struct text *text);

#endif
