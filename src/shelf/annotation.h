#ifndef SHELF_ANNOTATION_H
#define SHELF_ANNOTATION_H

#include <stddef.h>
#include <stdint.h>

#include "shelf/selector.h"

/* What is remembered of a piece of a document. Numbers and words of these are kept in files: they never change. */
enum annotation_kind {
	ANNOTATION_PLACE = 1, /* where it was left */
	ANNOTATION_MARK,      /* key: its letter, a-z of this document, A-Z of all */
	ANNOTATION_HIGHLIGHT,
	ANNOTATION_SPEAKER, /* of a quotation's first run. note: who speaks there, as the reader corrected it */
	ANNOTATION_NO_QUOTE, /* what was found there is none */
	ANNOTATION_NAME, /* of the whole document. exact: a speaker's name; note: the right one */
};

struct annotation {
	int64_t id;       /* 0: not kept yet */
	int64_t document; /* the document's id */
	enum annotation_kind kind;
	char *key;                       /* "" for none */
	char *colour;                    /* a word; "" for none */
	char *note;                      /* UTF-8; "" for none */
	int64_t created_ms, modified_ms; /* since 1970, UTC */
	struct selector selector;
};

struct annotations {
	struct annotation *items;
	size_t count, capacity;
};

/* One without strings but empty ones; takes the selector. */
void annotation_init(struct annotation *annotation, enum annotation_kind kind,
                     struct selector *selector);
void annotation_copy(const struct annotation *from, struct annotation *to);
void annotation_clear(struct annotation *annotation);
void annotations_clear(struct annotations *annotations);

#endif
