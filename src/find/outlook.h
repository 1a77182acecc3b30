#ifndef FIND_OUTLOOK_H
#define FIND_OUTLOOK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/range.h"
#include "doc/document.h"

/* What a document was like when it was last looked at, to tell what is new in it. */
struct outlook {
	uint64_t revision;
	uint64_t size;
	struct range last_block;
	enum document_state state;
};

struct outlook outlook_look(struct document *document);

/* True when the document may have changed since. */
bool outlook_is_old(const struct outlook *outlook, struct document *document);

/* True when there is nothing new in the text. */
bool outlook_same(const struct outlook *a, const struct outlook *b);

/* What lies before it does not depend on what may still come: bytes. */
uint64_t outlook_settled(const struct outlook *outlook);

#endif
