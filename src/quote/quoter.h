#ifndef QUOTE_QUOTER_H
#define QUOTE_QUOTER_H

#include <stddef.h>
#include <stdint.h>

#include "base/range.h"
#include "doc/block.h"
#include "doc/quote.h"
#include "quote/lexicon.h"

/*
 * Finds quotations: blocks in, quotes out. Pure: the same blocks give the same quotes, however they come. Memory is
 * bounded whatever the input.
 */
struct quoter;

/* emit gets each quotation once its last run is known; the quote is borrowed for the call. */
struct quoter *quoter_new(const struct lexicon *lexicon,
                          void (*emit)(void *context, const struct quote *quote), void *context);
void quoter_free(struct quoter *quoter);

/*
 * The next block in order. bytes are the block's own (range_size(block->range) of them, as they stand in the
 * text, soft line breaks and all); hidden are the ranges in it, by document position, that are no text (reply marks).
 */
void quoter_block(struct quoter *quoter, const struct block *block, const char *bytes,
                  const struct range *hidden, size_t hidden_count);

/* No more blocks come: what is still open is emitted. */
void quoter_end(struct quoter *quoter);

#endif
