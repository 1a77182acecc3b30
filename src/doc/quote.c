/* What is known of a quotation without looking at the text. */
#include "doc/quote.h"

#include <assert.h>
#include <string.h>

const char *
quote_type_name(enum quote_type type)
{
	static const char *const names[QUOTE_TYPE_COUNT] = { "direct", "indirect", "mixed",
		                                             "block" };

	assert(type < QUOTE_TYPE_COUNT);
	return names[type];
}

bool
quote_is_chosen(const struct quote *quote, enum quote_choice choice)
{
	switch (choice) {
	case QUOTES_EXPLICIT:
		return quote->strength == QUOTE_EXPLICIT;
	case QUOTES_DIRECT:
		return quote->strength == QUOTE_EXPLICIT &&
		       (quote->type == QUOTE_DIRECT || quote->type == QUOTE_BLOCK);
	case QUOTES_NONE:
		return false;
	default:
		return true;
	}
}

struct range
quote_extent(const struct quote *quote)
{
	return (struct range){ quote->runs[0].start, quote->runs[quote->run_count - 1].end };
}

struct quote
quote_copy(const struct quote *quote, struct arena *arena)
{
	struct quote copy = *quote;

	copy.runs = arena_alloc(arena, quote->run_count * sizeof *copy.runs);
	memcpy(copy.runs, quote->runs, quote->run_count * sizeof *copy.runs);
	copy.speaker = quote->speaker ? arena_string(arena, quote->speaker) : NULL;
	return copy;
}
