#ifndef QUOTE_PASSAGE_H
#define QUOTE_PASSAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/range.h"
#include "quote/marks.h"
#include "quote/token.h"

/*
 * What the rules look at: one paragraph, or a piece of a very long one, as tokens, spans between quotation marks
 * and sentences. The rules of reported speech see the paragraph from outside: a unit is a token, or a whole
 * outermost span, and what stands in marks is one thing to them.
 */
struct unit {
	uint32_t first; /* tokens */
	uint32_t last;
	uint32_t span; /* number of the span + 1; 0 for a token of its own */
};

/* A longer one is cut: rules may look through a sentence for each of its words. */
enum { SENTENCE_MAX = 512 };

struct sentence {
	uint32_t first; /* units */
	uint32_t end;   /* not included */
};

struct passage {
	const char *bytes;
	uint64_t base; /* the document position of bytes[0] */
	enum language language;
	bool dry;      /* the document tells of nobody (quote/language) */
	uint64_t bits; /* of all its tokens */
	size_t count;
	size_t span_count;
	size_t unit_count;
	size_t sentence_count;
	struct token tokens[TOKENS_MAX + 1];
	struct span spans[SPANS_MAX];
	struct unit units[TOKENS_MAX + 1];
	uint32_t unit_of_span[SPANS_MAX]; /* for outermost ones */
	struct sentence sentences[TOKENS_MAX];
};

static inline const struct token *
passage_token(const struct passage *p, size_t unit)
{
	return &p->tokens[p->units[unit].first];
}

/* True for a unit that stands in marks. */
static inline bool
passage_is_span(const struct passage *p, size_t unit)
{
	return p->units[unit].span != 0;
}

/* The text's range from one token to another, both included. */
static inline struct range
passage_range(const struct passage *p, size_t first, size_t last)
{
	return (struct range){ p->base + p->tokens[first].start,
		               p->base + p->tokens[last].start + p->tokens[last].size };
}

/* Makes units and sentences of tokens and spans. */
void passage_divide(struct passage *p);

/* True for a span whose words end a sentence: "Go!" and not "Go," */
bool passage_span_stops(const struct passage *p, const struct span *span);

/* The number of the sentence that a token stands in. */
size_t passage_sentence(const struct passage *p, uint32_t token);

#endif
