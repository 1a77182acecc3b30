#ifndef READ_MARKDOWN_LABEL_H
#define READ_MARKDOWN_LABEL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "doc/atoms.h"

/*
 * The labels that a Markdown document defines anywhere, "[label]: target" and "[^label]: note", so that a piece of it can be parsed
 * alone: the definitions that it uses are put before it.
 */
enum { MARKDOWN_LABEL_MOST = 999 }; /* bytes */

/* A definition for a note has this target and the note's number, so that nothing else looks like it. */
#define MARKDOWN_NOTE_TARGET "\001note "

struct markdown_label {
	const char *label, *target; /* as they stand in the document, which stays */
	size_t label_size, target_size;
	size_t note;   /* its number, 1 the first; 0: it is a link's target */
	unsigned used; /* when it was last defined for a piece */
};

/* Begin with {0}. */
struct markdown_labels {
	struct atoms names; /* normalised */
	struct markdown_label *list;
	size_t count, capacity;
	unsigned turn;
	struct buffer scratch;
};

void markdown_labels_clear(struct markdown_labels *labels);

/* The first of several definitions of a label counts. */
void markdown_labels_add(struct markdown_labels *labels, const struct markdown_label *label);

/* NULL when it is not defined. */
const struct markdown_label *markdown_labels_find(struct markdown_labels *labels, const char *label,
                                                  size_t n);

/* Adds a definition for each label that stands in brackets in the n bytes. */
void markdown_labels_define(struct markdown_labels *labels, const char *bytes, size_t n,
                            struct buffer *to);

/*
 * A definition at a line's start: its label and what follows the colon, in the n bytes of this line and the next one. False
 * when there is none.
 */
bool markdown_label_parse(const char *line, size_t n, struct markdown_label *label);

#endif
