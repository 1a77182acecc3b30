#ifndef READ_HTML_CHARSET_H
#define READ_HTML_CHARSET_H

#include <stdbool.h>
#include <stddef.h>

#include "read/encoding.h"

/*
 * The encoding that a page, or a document in XML, says that it is in: in its declaration, in a meta element. detected is what its
 * bytes look like, and is believed where the page is plainly wrong. False when it says nothing, or nothing that is known.
 */
bool html_charset(const char *head, size_t n, const struct encoding *detected,
                  struct encoding *encoding);

#endif
