#ifndef READ_FURNITURE_H
#define READ_FURNITURE_H

#include <stdbool.h>
#include <stddef.h>

/* Both take n bytes of UTF-8 in one line without white space around them. */

/* Advertising and site furniture: "Share this article", "Subscribe to our newsletter", "All rights reserved". */
bool furniture_is(const char *s, size_t n);

/* "*** START OF THE EBOOK ***": where a file's text begins or ends. */
bool furniture_is_file_mark(const char *s, size_t n);

#endif
