/* Quotations of a passage while they are put together: two pools without any allocation, emptied per passage. */
#include "quote/finding.h"

#include <string.h>

void
findings_reset(struct findings *f, size_t span_count)
{
	f->count = 0;
	f->run_count = 0;
	memset(f->owner, 0, span_count * sizeof *f->owner);
}

struct finding *
findings_add(struct findings *f, enum quote_type type)
{
	struct finding *x;

	if (f->count == FINDINGS_MAX)
		return NULL;
	x = &f->items[f->count++];
	*x = (struct finding){ .type = (uint8_t)type, .cue = TOKENS_NONE, .source = TOKENS_NONE };
	return x;
}

void
findings_add_run(struct findings *f, struct finding *finding, struct tokens tokens)
{
	uint32_t added = (uint32_t)f->run_count + 1;
	uint32_t *link = &finding->run;

	if (tokens_empty(tokens) || f->run_count == RUNS_MAX)
		return;
	f->runs[f->run_count++] = (struct run){ .tokens = tokens };
	/* Nearly always it goes behind the last one. */
	if (finding->run_last && f->runs[finding->run_last - 1].tokens.first < tokens.first)
		link = &f->runs[finding->run_last - 1].next;
	else
		while (*link && f->runs[*link - 1].tokens.first < tokens.first)
			link = &f->runs[*link - 1].next;
	f->runs[added - 1].next = *link;
	*link = added;
	if (!f->runs[added - 1].next)
		finding->run_last = added;
}
