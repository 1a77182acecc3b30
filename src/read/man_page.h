#ifndef READ_MAN_PAGE_H
#define READ_MAN_PAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "read/ansi_text.h"
#include "read/builder.h"
#include "read/man_line.h"

/*
 * A manual page while it is read: a group of lines that no empty line divides, and what was learned from those before.
 * Only for read/man*.c.
 */
struct man_page {
	struct builder *builder;
	struct ansi_text text; /* of the group */
	struct man_line *lines;
	size_t count, capacity;
	uint8_t gap; /* empty rows before the group's next block */

	unsigned cols;    /* the page's width, by its first line */
	unsigned body;    /* where running text is indented to; 0: not known yet */
	bool styled;      /* headings are bold; else they can be told by where they stand alone */
	bool synopsis;    /* this section shows commands and calls, not sentences */
	uint64_t columns; /* bit n: items' texts were seen to begin in column n */
};

/* Says the group's lines from first to end: paragraphs to be reflowed, items, and what is kept as it is. */
void man_flow(struct man_page *page, size_t first, size_t end);

/* Says lines from first on as one run of words, broken words joined; from: where in the first line, a byte of the text. */
void man_words(struct man_page *page, size_t first, size_t end, size_t from);

#endif
