#ifndef READ_MARKUP_TAG_H
#define READ_MARKUP_TAG_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "read/markup.h"

/*
 * One tag, taken apart. Only for read/markup.c.
 */
enum { MARKUP_TAG_PAIRS = 32 };

struct markup_tag {
	const char *name;
	bool ends;  /* "</name>" */
	bool empty; /* "<name/>" */
	const char *pairs[2 * MARKUP_TAG_PAIRS + 1];
	struct buffer strings; /* where all of it lies */
};

/* Frees what it holds; it may be all zeros. */
void markup_tag_clear(struct markup_tag *tag);

/*
 * Takes apart the tag at the start of the bytes, "<" or "</" and a letter, and returns how many it takes; 0 when it does not
 * end in them. quotes: a '>' in a quoted value ends nothing.
 */
size_t markup_tag_parse(struct markup_tag *tag, const struct markup_language *language,
                        const char *bytes, size_t n, bool quotes);

#endif
