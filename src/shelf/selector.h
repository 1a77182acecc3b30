#ifndef SHELF_SELECTOR_H
#define SHELF_SELECTOR_H

#include <stdbool.h>
#include <stdint.h>

#include "base/range.h"
#include "doc/document.h"

/*
 * What a piece of a document is known by when the document is seen again, as the W3C's Web Annotation Data Model (4.2.4
 * TextQuoteSelector, 4.2.5 TextPositionSelector) has it, and the headings over it. Strings are UTF-8 without NULs and never NULL.
 */
enum { SELECTOR_MAX = 64 * 1024 /* bytes of a piece */ };

struct selector {
	char *exact;
	char *prefix, *suffix; /* what stands beside it, 64 bytes or a little less */
	char *heading;         /* titles from the top down, one a line; "" for none */
	struct range range;
	uint64_t text_size; /* of the whole text */
};

/* False for nothing, and for more than SELECTOR_MAX bytes. */
bool selector_make(struct document *document, struct range range, struct selector *selector);

/* That of the words that begin at a place, for coming back to it; false at the end of the text. */
bool selector_make_place(struct document *document, uint64_t pos, struct selector *selector);

/* True for one as selector_make makes them: for those that come from a file. */
bool selector_is_sound(const struct selector *selector);

void selector_copy(const struct selector *from, struct selector *to);
void selector_clear(struct selector *selector);

/* The headings over a place, as in a selector; the caller's. */
char *selector_heading(struct document *document, uint64_t pos);

#endif
