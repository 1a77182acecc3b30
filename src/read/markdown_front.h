#ifndef READ_MARKDOWN_FRONT_H
#define READ_MARKDOWN_FRONT_H

#include <stddef.h>

#include "base/buffer.h"

/*
 * What stands before a Markdown document between two lines of "---" (YAML) or "+++" (TOML). Only what people write there is
 * understood: keys with one value, lists of names, texts over several lines. Begin with {0}.
 */
enum markdown_key {
	MARKDOWN_TITLE,
	MARKDOWN_SUBTITLE,
	MARKDOWN_AUTHOR,
	MARKDOWN_DATE,
	MARKDOWN_LANGUAGE,
	MARKDOWN_KEY_COUNT,
};

struct markdown_front {
	struct buffer values[MARKDOWN_KEY_COUNT]; /* several authors: a line each */
	struct buffer rest;                       /* the other keys, a line each */
};

void markdown_front_clear(struct markdown_front *front);

/* How many bytes it takes; 0 when there is none. */
size_t markdown_front_parse(struct markdown_front *front, const char *bytes, size_t n);

#endif
