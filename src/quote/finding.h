#ifndef QUOTE_FINDING_H
#define QUOTE_FINDING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "doc/quote.h"
#include "quote/passage.h"

/* Tokens from first to last, both included; none when last < first. */
struct tokens {
	uint32_t first;
	uint32_t last;
};

#define TOKENS_NONE ((struct tokens){ 1, 0 })

static inline bool
tokens_empty(struct tokens t)
{
	return t.last < t.first;
}

/* A quotation of one passage, in tokens, before its speaker is known. */
struct finding {
	uint32_t run; /* number of the first run + 1; 0 while there is none */
	uint32_t run_last;
	uint8_t type; /* enum quote_type */
	bool inferred;
	bool nested;
	bool continues; /* its first run carries a quotation of the paragraph before on */
	bool dropped;
	bool reported; /* a clause, not words in marks: what may be carried on */
	struct tokens cue;
	struct tokens source;
};

struct run {
	struct tokens tokens;
	uint32_t next; /* number + 1 */
};

enum { FINDINGS_MAX = 4096, RUNS_MAX = 8192 };

struct findings {
	struct finding items[FINDINGS_MAX];
	size_t count;
	struct run runs[RUNS_MAX];
	size_t run_count;
	uint32_t owner[SPANS_MAX]; /* of each span: the finding it belongs to + 1 */
};

void findings_reset(struct findings *f, size_t span_count);

/* A new finding without runs; NULL when there is no more room. */
struct finding *findings_add(struct findings *f, enum quote_type type);

/* Adds a run; runs are kept in order of place. */
void findings_add_run(struct findings *f, struct finding *finding, struct tokens tokens);

#endif
