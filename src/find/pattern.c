/*
 * A pattern is a literal or a regular expression; everything else asks it which.
 */
#include "find/pattern.h"

#include <stdlib.h>

#include "base/memory.h"
#include "find/literal.h"
#include "find/regex.h"

struct pattern {
	struct literal *literal;
	struct regex *regex;
};

struct pattern *
pattern_new(const char *utf8, size_t n, const struct pattern_options *options, struct error *error)
{
	struct pattern made = { 0 };

	if (n > PATTERN_MAX) {
		error_set(error, "the pattern is longer than %d bytes", PATTERN_MAX);
		return NULL;
	}
	if (options->regex && n) {
		made.regex = regex_new(utf8, n, options, error);
		if (!made.regex)
			return NULL;
	} else {
		made.literal = literal_new(utf8, n, options);
	}
	struct pattern *pattern = memory_alloc(sizeof *pattern);
	*pattern = made;
	return pattern;
}

void
pattern_free(struct pattern *pattern)
{
	if (!pattern)
		return;
	literal_free(pattern->literal);
	regex_free(pattern->regex);
	free(pattern);
}

struct literal *
pattern_literal(struct pattern *pattern)
{
	return pattern->literal;
}

struct regex *
pattern_regex(struct pattern *pattern)
{
	return pattern->regex;
}
