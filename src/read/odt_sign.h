#ifndef READ_ODT_SIGN_H
#define READ_ODT_SIGN_H

#include <stddef.h>

/* How sure it is that this is a text in OpenDocument, an archive or a flat file: a recogniser (read/format). */
int odt_sign(const char *name, const char *head, size_t n);

#endif
