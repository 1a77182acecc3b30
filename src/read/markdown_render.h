#ifndef READ_MARKDOWN_RENDER_H
#define READ_MARKDOWN_RENDER_H

#include <stdbool.h>
#include <stddef.h>

#include "read/builder.h"

/*
 * Markdown text to a builder. What is given in one call is a document of its own: no block goes on in the next call.
 */
struct markdown_render;

struct markdown_render *markdown_render_new(struct builder *builder);
void markdown_render_free(struct markdown_render *render);

/* False when the parser gave up; what it had said stays. n: less than 4 GiB. */
bool markdown_render_text(struct markdown_render *render, const char *bytes, size_t n);

#endif
