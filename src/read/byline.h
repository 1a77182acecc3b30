#ifndef READ_BYLINE_H
#define READ_BYLINE_H

#include <stdbool.h>
#include <stddef.h>

/* "By Ann Lee and Bo Chan, Staff Writers": n bytes of UTF-8 in one line without white space around them. */
bool byline_is(const char *s, size_t n);

#endif
