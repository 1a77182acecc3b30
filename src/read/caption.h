#ifndef READ_CAPTION_H
#define READ_CAPTION_H

#include <stdbool.h>
#include <stddef.h>

/*
 * A picture's: a credit, who stands left or right, "Figure 3". Of n bytes of UTF-8 in one line without white space around
 * them.
 */
bool caption_is(const char *s, size_t n);

#endif
