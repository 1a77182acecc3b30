#ifndef READ_MARKDOWN_TAG_H
#define READ_MARKDOWN_TAG_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"

/*
 * The tags of HTML in Markdown, as they stand in the text.
 */
enum markdown_tag_kind {
	MARKDOWN_BLOCK, /* stands by itself */
	MARKDOWN_MARK,
	MARKDOWN_HEADING,
	MARKDOWN_LIST,
	MARKDOWN_ITEM,
	MARKDOWN_QUOTE,
	MARKDOWN_PRE,
	MARKDOWN_CAPTION,
	MARKDOWN_SUMMARY,
	MARKDOWN_TABLE,
	MARKDOWN_ROW,
	MARKDOWN_CELL,
	MARKDOWN_LINK,
	MARKDOWN_IMAGE,
	MARKDOWN_BREAK,
	MARKDOWN_RULE,
	MARKDOWN_SAID,
	MARKDOWN_DROP, /* its text is none */
};

struct markdown_element {
	const char *name;
	enum markdown_tag_kind kind;
	int value; /* of a mark, its span's kind; of a list, its block's; of a heading, its level; of a cell, 1: a head's */
};

struct markdown_tag {
	const char *name, *end; /* end: before the '>' */
	size_t name_size;
	bool closes;
	const struct markdown_element *element; /* NULL: it does nothing */
};

enum { MARKDOWN_TAG_MOST = 8 * 1024 }; /* bytes: what is longer is none */

/*
 * The tag that starts at p, a '<'; false when it is none and the sign stands for itself. With an end of NULL, what
 * follows is no tag either, for MARKDOWN_TAG_MOST bytes.
 */
bool markdown_tag_parse(const char *p, const char *end, struct markdown_tag *tag);

/* Reads the value of an attribute; false when it is not there. */
bool markdown_tag_value(const struct markdown_tag *tag, const char *name, struct buffer *to);

#endif
