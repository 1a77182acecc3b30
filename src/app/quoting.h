#ifndef APP_QUOTING_H
#define APP_QUOTING_H

#include <stdbool.h>

#include "doc/sink.h"
#include "doc/text.h"

/*
 * A sink between a reader and another sink that finds the quotations in the blocks that pass through.
 */
struct quoting;

/*
 * text: where the blocks' bytes are read when the text does not pass through, borrowed; NULL when it does. Without pass, only
 * what is said about the text goes on (sections, quotations, line numbers ...), not the text, its blocks, spans and hidden
 * ranges: for a document whose text is its own file.
 */
struct quoting *quoting_new(struct text *text, bool pass, struct sink *to);
void quoting_free(struct quoting *quoting);
struct sink *quoting_sink(struct quoting *quoting);

#endif
