#ifndef SHELF_LETTERS_H
#define SHELF_LETTERS_H

#include <stddef.h>
#include <stdint.h>

/*
 * What of a text stays the same when it is set anew: no white space and line breaks, no hyphens and dashes, no reply marks, no
 * controls and invisible signs; one sign for all quotation marks; and what Unicode writes in several ways (UAX #15, NFKD) in one.
 */
struct letter {
	uint32_t code;
	uint32_t start, end; /* of the bytes it came from */
};

struct letters {
	struct letter *items;
	size_t count, capacity;
};

/* Adds those of the bytes, as if they stood at the offset. What is no UTF-8 has none. */
void letters_add(struct letters *letters, const char *bytes, size_t n, uint32_t offset);

void letters_clear(struct letters *letters);

#endif
