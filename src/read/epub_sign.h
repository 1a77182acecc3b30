#ifndef READ_EPUB_SIGN_H
#define READ_EPUB_SIGN_H

#include <stddef.h>

/* How sure it is that this is a book in EPUB (read/format). */
int epub_sign(const char *name, const char *head, size_t n);

#endif
