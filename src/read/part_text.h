#ifndef READ_PART_TEXT_H
#define READ_PART_TEXT_H

#include <stdbool.h>

#include "base/buffer.h"

/* The text of a file in an archive, in the encoding that it says it is in; adds it as UTF-8. False when it is no text. */
bool part_text(const struct buffer *content, struct buffer *to);

#endif
