#ifndef READ_FB2_SIGN_H
#define READ_FB2_SIGN_H

#include <stdbool.h>
#include <stddef.h>

#include "read/encoding.h"

/* How sure it is that this is a book in FictionBook 2: a recogniser (read/format). */
int fb2_sign(const char *name, const char *head, size_t n);

/* The encoding that a book says it is in, or that one which says nothing is in: as html_charset. */
bool fb2_charset(const char *head, size_t n, const struct encoding *detected,
                 struct encoding *encoding);

#endif
