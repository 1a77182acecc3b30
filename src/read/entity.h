#ifndef READ_ENTITY_H
#define READ_ENTITY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"

/*
 * Character references, as the HTML standard has them (section 13.2.5.72 and the following): all its names, numbers in
 * both ways, the numbers 0x80 to 0x9F as Windows-1252, and old names without a semicolon.
 */

/* No reference is longer, but for leading zeros. */
enum { ENTITY_LONGEST = 40 };

/*
 * The reference at the start of n bytes, "&amp;": adds its text to the buffer, UTF-8, and returns how many bytes it takes; 0
 * when there is none and the sign stands for itself. In an attribute's value, some that are not ended by a semicolon
 * are none.
 */
size_t entity_decode(const char *bytes, size_t n, bool in_attribute, struct buffer *to);

/* True when what comes after the n bytes, which start with '&', may belong to the reference too. */
bool entity_is_cut(const char *bytes, size_t n);

/* Adds a text with its references decoded. */
void entity_text(const char *bytes, size_t n, bool in_attribute, struct buffer *to);

#endif
