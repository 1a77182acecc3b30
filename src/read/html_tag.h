#ifndef READ_HTML_TAG_H
#define READ_HTML_TAG_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"

/*
 * One tag, taken apart. Only for read/html_parser.c. Attributes that mean nothing to a reader are left out.
 */
enum { HTML_TAG_PAIRS = 32 };

struct html_tag {
	const char *name; /* in lower case, without a prefix */
	bool ends;        /* "</name>" */
	bool empty;       /* "<name/>" */
	const char *pairs[2 * HTML_TAG_PAIRS + 1];
	struct buffer strings; /* where all of it lies */
};

/* Frees what it holds; it may be all zeros. */
void html_tag_clear(struct html_tag *tag);

/*
 * Takes apart the tag at the start of the bytes, "<" or "</" and a letter, and returns how many it takes; 0 when it does not
 * end in them. quotes: a '>' in a quoted value ends nothing.
 */
size_t html_tag_parse(struct html_tag *tag, const char *bytes, size_t n, bool quotes);

#endif
