#ifndef APP_NOTE_LISTING_H
#define APP_NOTE_LISTING_H

#include <stdio.h>

#include "base/buffer.h"
#include "shelf/annotation.h"
#include "shelf/store.h"

/* Highlights and their notes written one after the other, document after document. */
enum note_format {
	NOTES_MARKDOWN, /* block quotations under the document's title and its headings, each with its note below */
	NOTES_JSON, /* an AnnotationPage of the W3C's Web Annotation Data Model; what --import reads */
	NOTES_ORG, /* for Emacs' Org mode */
	NOTES_CSV, /* one table, with a header (RFC 4180) */
};

struct note_listing {
	enum note_format format;
	FILE *to;
	size_t count;                          /* of all that was written */
	const struct store_document *document; /* whose they are; borrowed */
	const char *heading;                   /* that was written last; borrowed */
	struct buffer record;
};

/* Begins. The file is borrowed. */
void note_listing_init(struct note_listing *listing, enum note_format format, FILE *to);

/* What comes now is of this document. */
void note_listing_document(struct note_listing *listing, const struct store_document *document);

/* A highlight, which must stay until the next call. */
void note_listing_add(struct note_listing *listing, const struct annotation *annotation);

/* Ends what was begun, and frees. */
void note_listing_end(struct note_listing *listing);

#endif
