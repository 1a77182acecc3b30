#ifndef QUOTE_QUOTER_H
#define QUOTE_QUOTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/range.h"
#include "doc/block.h"
#include "doc/quote.h"
#include "quote/language.h"
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

/*
 * ---- A text that is read by stretches ----
 *
 * So that a stretch of a long text has the same quotations whoever reads it from wherever (app/stretch), a quoter can begin in
 * the middle: what it must know of the text before are the document's habits, as its first stretch shows them.
 */
struct quoter_habits {
	struct language_state language;
	uint32_t singles, doubles; /* quote/marks */
	bool unmarked;             /* quote/continuation */
	uint8_t narrator;
};

/* What was learnt so far, to begin other stretches with. */
struct quoter_habits quoter_habits(const struct quoter *quoter);

/* A stretch begins: what was learnt before is forgotten for these habits. Who is who is not forgotten. */
void quoter_turn(struct quoter *quoter, const struct quoter_habits *habits);

/* True when nothing is open that the next block may carry on. */
bool quoter_is_clean(const struct quoter *quoter);

/* Where the first of the quotations starts that are still open; UINT64_MAX when none is. */
uint64_t quoter_open_start(const struct quoter *quoter);

/* What is open is another's from here on, and will not be emitted; or it begins anew, with the next run. */
void quoter_hush(struct quoter *quoter);
void quoter_cut(struct quoter *quoter);

/* While muted it reads on and emits nothing. */
void quoter_mute(struct quoter *quoter, bool muted);

/* Who is who, and who spoke last, as the other one knows it. */
void quoter_take_speakers(struct quoter *quoter, const struct quoter *other);

#endif
