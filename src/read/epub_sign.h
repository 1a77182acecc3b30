#ifndef READ_EPUB_SIGN_H
#define READ_EPUB_SIGN_H

#include <stddef.h>

/* How sure it is that this is a book in EPUB (read/format). */
int epub_sign(const char *name, const char *head, size_t n);

/* What books of old have their pages in, though none may: iconv's names, NULL at the end. */
extern const char *const epub_charsets[];

#endif
