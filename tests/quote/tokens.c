/* Passages for the tests of single files of the engine. */
#include "tests/quote/tokens.h"

#include <string.h>

struct passage *
tokens_passage(const char *text, enum language language, struct marks_state *marks)
{
	static struct passage p;
	struct marks_state fresh = { 0 };
	size_t at = 0;

	p.bytes = text;
	p.base = 0;
	p.language = language;
	p.count = tokens_read(text, strlen(text), &at, 0, NULL, 0, p.tokens);
	p.bits = tokens_classify(p.tokens, p.count, language);
	p.span_count = marks_pair(marks ? marks : &fresh, text, p.tokens, p.count, false, p.spans);
	passage_divide(&p);
	return &p;
}
