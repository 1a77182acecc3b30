#ifndef APP_LISTING_H
#define APP_LISTING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "app/cite.h"
#include "doc/document.h"

/*
 * Quotations written one after the other as they come, in the form of text, JSON, CSV or Markdown.
 */
enum listing_format {
	LISTING_TEXT,     /* "LINE  Speaker (cue): words", one line each */
	LISTING_JSON,     /* one array of objects for all documents, an object a line (RFC 8259) */
	LISTING_CSV,      /* one table for all documents, with a header (RFC 4180) */
	LISTING_MARKDOWN, /* block quotations under the document's title and its sections */
	LISTING_FORMAT_COUNT,
};

struct listing {
	enum listing_format format;
	FILE *to;
	const char *name;              /* of the document, as it was named; borrowed */
	uint64_t count;                /* quotations so far */
	bool titled;                   /* Markdown: the title was written */
	struct buffer section, record; /* Markdown: the last one; what is being written */
	struct cite cite;
};

/* Begins. The file is borrowed. */
void listing_init(struct listing *listing, enum listing_format format, FILE *to);

/* What comes now is of this document. */
void listing_document(struct listing *listing, const char *name);

void listing_quote(struct listing *listing, struct document *document, const struct quote *quote);

/* Ends what was begun, and frees. */
void listing_end(struct listing *listing);

/* The format that the end of a file's name asks for: .json, .csv, .md; else text. */
enum listing_format listing_format_of(const char *path);

#endif
