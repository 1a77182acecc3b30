#ifndef READ_MARKDOWN_SLUG_H
#define READ_MARKDOWN_SLUG_H

#include <stddef.h>

#include "base/buffer.h"
#include "doc/atoms.h"

/* The names that GitHub gives to headings: "What is it?" is "what-is-it", a second one "what-is-it-1". Begin with {0}. */
struct markdown_slugs {
	struct atoms names;
	size_t *counts; /* by the name's number: how many more were named after it */
	size_t capacity;
};

void markdown_slugs_clear(struct markdown_slugs *slugs);

/* Writes the name of the next heading with this text; nothing when it has no letter. */
void markdown_slugs_next(struct markdown_slugs *slugs, const char *text, size_t n,
                         struct buffer *to);

#endif
