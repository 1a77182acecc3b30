#ifndef TESTS_DOC_SIDE_H
#define TESTS_DOC_SIDE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/buffer.h"
#include "doc/printer.h"
#include "doc/sink.h"

/* One side of a wire, printed by doc/printer, to be compared with the other as text. */
struct side {
	char *text;
	size_t size;
	FILE *stream;
	struct printer *printer;
};

struct sink *side_open(struct side *side);
void side_close(struct side *side);

/* What was said so far; good until more is. */
const char *side_text(struct side *side);

/* A writer's bytes, into the struct buffer that is its context. */
bool side_collect(void *context, const char *bytes, size_t n);

#endif
