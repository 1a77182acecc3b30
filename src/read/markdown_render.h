#ifndef READ_MARKDOWN_RENDER_H
#define READ_MARKDOWN_RENDER_H

#include <stdbool.h>
#include <stddef.h>

#include "read/builder.h"
#include "read/markdown_plan.h"

/*
 * Markdown text to a builder. What is given in one call is a document of its own: no block goes on in the next call,
 * but the HTML that is open does, and headings and notes are told apart over all of them.
 */
struct markdown_render;

/* All are borrowed. titled: the document's title is known, else it is told to the sink when it comes. */
struct markdown_render *markdown_render_new(struct builder *builder, struct sink *sink,
                                            struct markdown_plan *plan, bool titled);
/* Calls this once, when the first heading of the first level has ended. */
void markdown_render_after_title(struct markdown_render *render, void (*say)(void *context),
                                 void *context);
void markdown_render_free(struct markdown_render *render);

/* A piece of the plan, or any other text. n: less than 4 GiB. */
void markdown_render_text(struct markdown_render *render, const char *bytes, size_t n);

/* The plan's notes: those that were referred to in that order, then the others. */
void markdown_render_notes(struct markdown_render *render);

#endif
