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

enum quote_class
quote_class(const struct quote *quote)
{
	if (quote->strength == QUOTE_INFERRED)
		return CLASS_INFERRED;
	switch (quote->type) {
	case QUOTE_INDIRECT:
		return CLASS_REPORTED;
	case QUOTE_MIXED:
		return CLASS_MIXED;
	default:
		return CLASS_DIRECT;
	}
}

const char *quote_class_name(enum quote_class class)
{
	static const char *const names[CLASS_COUNT] = { "direct", "reported", "mixed", "inferred" };

	assert(class < CLASS_COUNT);
	return names[class];
}

bool
quote_is_chosen(const struct quote *quote, enum quote_choice choice)
{
	enum quote_class class = quote_class(quote);

	switch (choice) {
	case QUOTES_EXPLICIT:
		return class != CLASS_INFERRED;
	case QUOTES_DIRECT:
		return class == CLASS_DIRECT;
	case QUOTES_NONE:
		return false;
	default:
		return true;
	}
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
