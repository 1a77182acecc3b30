#ifndef READ_UTF16_H
#define READ_UTF16_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"

/*
 * UTF-16 that comes out of an archive, when it is too late to open a converter. Adds it to the buffer as UTF-8, without its byte
 * order mark; stray halves of pairs become U+FFFD. False, and nothing is added, when the bytes are something else: they
 * begin with a byte order mark, or with "<" as XML does.
 */
bool utf16_decode(const char *bytes, size_t n, struct buffer *to);

#endif
