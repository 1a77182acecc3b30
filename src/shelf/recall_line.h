#ifndef SHELF_RECALL_LINE_H
#define SHELF_RECALL_LINE_H

#include <stdint.h>

#include "base/buffer.h"

/* How the file of last places is written, for those who read and write it. */
#define RECALL_FILE "places"
#define RECALL_HEAD "diple places 1\n"

/* A string as it stands in a field. */
void recall_add_string(struct buffer *b, const char *s);

/* The two fields of a content, with a tab after each. */
void recall_add_content(struct buffer *b, int64_t fingerprint, uint64_t size);

#endif
