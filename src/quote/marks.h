#ifndef QUOTE_MARKS_H
#define QUOTE_MARKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "quote/token.h"

/*
 * Which quotation marks belong together. A span is what stands between two marks of a pair, in one paragraph;
 * spans nest.
 */
struct span {
	uint32_t open; /* token of the opening mark */
	uint32_t
		close; /* token of the closing mark; of an unclosed span the last token of the passage */
	uint32_t parent; /* number of the span around it + 1; 0 for none */
	uint8_t mark;    /* enum mark of the opener */
	bool unclosed;
	bool continues; /* carries the last span of the paragraph before on */
};

/*
 * What is known of the document's marks, and the one that the paragraph before left open. Start with {0}.
 */
struct marks_state {
	uint8_t open;     /* enum mark of the opener that is not closed yet; MARK_NONE */
	bool midway;      /* the passage before was cut in the middle of a paragraph */
	uint32_t singles; /* spans so far that started like speech, in single marks and in others */
	uint32_t doubles;
};

/* Spans in one passage at most; further marks are left alone. */
enum { SPANS_MAX = 4096 };

/*
 * Finds the spans of a passage, in the order of their opening marks, writes them to spans (room for SPANS_MAX) and
 * returns their number. midway says that the passage does not end its paragraph. Linear.
 */
size_t marks_pair(struct marks_state *state, const char *bytes, const struct token *tokens,
                  size_t count, bool midway, struct span *spans);

#endif
