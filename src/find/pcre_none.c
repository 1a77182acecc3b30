/*
 * Without PCRE2 there are no regular expressions, and diple says so.
 */
#include "find/regex.h"

struct regex *
regex_new(const char *utf8, size_t n, const struct pattern_options *options, struct error *error)
{
	(void)utf8, (void)n, (void)options;
	error_set(error, "this diple was built without regular expressions (PCRE2)");
	return NULL;
}

void
regex_free(struct regex *regex)
{
	(void)regex;
}

size_t
regex_span(const struct subject *subject)
{
	(void)subject;
	return 1;
}

enum regex_answer
regex_find(struct regex *regex, const struct subject *subject, size_t from, size_t to, bool patient,
           size_t *start, size_t *end)
{
	(void)regex, (void)subject, (void)from, (void)to, (void)patient, (void)start, (void)end;
	return REGEX_MISS;
}

const struct required *
regex_required(const struct regex *regex)
{
	static const struct required nothing;

	(void)regex;
	return &nothing;
}

enum regex_answer
regex_glance(struct regex *regex, const char *bytes, size_t n, size_t at, size_t *end)
{
	(void)regex, (void)bytes, (void)n, (void)at, (void)end;
	return REGEX_MISS;
}
