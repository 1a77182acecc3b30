#ifndef READ_MARKDOWN_PLAN_H
#define READ_MARKDOWN_PLAN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "read/markdown_label.h"

/*
 * What must be known of a whole Markdown document before its first piece is parsed: where it can be cut into pieces, its
 * definitions, its notes. One pass over its lines.
 */
struct markdown_note {
	size_t start, end; /* with its label; left out of the text */
	size_t body;       /* where its own text starts */
	bool outer;        /* a list before it ends there */
};

struct markdown_plan {
	const char *bytes; /* borrowed */
	size_t size;
	size_t *cuts; /* where pieces start, the first one too */
	size_t cut_count, cut_capacity;
	struct markdown_labels labels;
	struct markdown_note *notes;
	size_t note_count, note_capacity;
	size_t *title_tags; /* where HTML begins with <h2> to <h6> */
	size_t title_tag_count, title_tag_capacity;
	unsigned titles; /* headings of the first level */
};

/* No piece is smaller than these sizes, the first one and the others, if it need not be. */
struct markdown_plan_sizes {
	size_t first, next;
};

void markdown_plan_make(struct markdown_plan *plan, const char *bytes, size_t n,
                        struct markdown_plan_sizes sizes);
void markdown_plan_clear(struct markdown_plan *plan);

/* Writes piece i, 0 the first, as a document of its own. */
void markdown_plan_piece(struct markdown_plan *plan, size_t i, struct buffer *to);

/* The same with a note's text. */
void markdown_plan_note(struct markdown_plan *plan, size_t i, struct buffer *to);

#endif
