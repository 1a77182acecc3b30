#ifndef APP_DUMP_H
#define APP_DUMP_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "doc/document.h"
#include "view/style.h"

/* The text as it is set on the screen, printed row by row: for a pipe, a file, or a screen that needs no pages. */

struct dump_options {
	unsigned width_cols; /* 0: 80 */
	unsigned tab_cols;   /* 0: 8 */
	bool original;       /* keeps the file's own lines */
	bool squeeze;        /* one empty line for several */
	bool logical;        /* text from right to left as it is stored, for whoever turns it */
	const struct theme
		*theme; /* what things look like, as SGR; NULL: no escape is printed. Borrowed */
};

/* Begins at a position: a block's start. The document may grow between two calls. */
struct dump;
struct dump *dump_new(const struct dump_options *options, struct document *document, uint64_t pos);
void dump_free(struct dump *dump);

/* Prints the next rows, those that begin before end. */
void dump_print(struct dump *dump, uint64_t end, FILE *to);

/* True when the whole document takes no more than so many rows; looks at no more of it than that. */
bool dump_fits(const struct dump_options *options, struct document *document, unsigned rows);

#endif
