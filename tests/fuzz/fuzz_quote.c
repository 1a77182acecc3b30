/*
 * The quotation engine on any bytes: the first byte says how lines become blocks, each line is one block. What
 * comes out must lie inside what went in, in order.
 */
#include <assert.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "quote/quoter.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check(void *context, const struct quote *q)
{
	const size_t *size = context;

	assert(q->run_count > 0 && q->type < QUOTE_TYPE_COUNT);
	for (uint32_t i = 0; i < q->run_count; i++) {
		assert(q->runs[i].start < q->runs[i].end && q->runs[i].end <= *size);
		assert(i == 0 || q->runs[i - 1].end <= q->runs[i].start);
	}
	assert(q->cue.start <= q->cue.end && q->cue.end <= *size);
	assert(q->source.start <= q->source.end && q->source.end <= *size);
	assert(!q->speaker || q->speaker[0]);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct quoter *q = quoter_new(lexicon_default(), check, &size);
	const char *text = (const char *)data;
	bool whole = size > 0 && data[0] == '!';

	for (size_t i = 0; i < size;) {
		const char *newline = whole ? NULL : memchr(text + i, '\n', size - i);
		size_t end = newline ? (size_t)(newline - text) : size;
		struct block block = { .range = { i, end },
			               .kind = text[i] == '#' ? BLOCK_HEADING : BLOCK_PARAGRAPH,
			               .quote_depth = text[i] == '>' };
		/* Exactly the block's bytes, so that a read past them is seen. */
		char *copy = malloc(end - i ? end - i : 1);

		assert(copy);
		memcpy(copy, text + i, end - i);
		quoter_block(q, &block, copy, NULL, 0);
		free(copy);
		i = end + 1;
	}
	quoter_end(q);
	quoter_free(q);
	return 0;
}
