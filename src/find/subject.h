#ifndef FIND_SUBJECT_H
#define FIND_SUBJECT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/range.h"
#include "doc/document.h"

/*
 * What a regular expression looks at: a block's text without what is hidden, a soft break being one blank. Initialise
 * with {0}.
 */
struct subject {
	struct buffer text;
	bool lines;    /* the block keeps its lines: ^ and $ stand for their starts and ends */
	bool no_start; /* the block starts before the text; likewise the end */
	bool no_end;

	struct subject_run *runs; /* where the text comes from */
	size_t run_count, run_capacity;
};

void subject_clear(struct subject *subject);

/* Makes the subject of the part of the block in the range. */
void subject_read(struct subject *subject, struct document *document, const struct block *block,
                  struct range range);

/* The document's range of the bytes from start to end of the subject's text; start < end. */
struct range subject_range(const struct subject *subject, size_t start, size_t end);

/* The first byte of the subject's text that stands at pos in the document, or after it. */
size_t subject_at(const struct subject *subject, uint64_t pos);

#endif
