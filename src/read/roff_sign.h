#ifndef READ_ROFF_SIGN_H
#define READ_ROFF_SIGN_H

#include <stddef.h>

/*
 * Of read/format: how sure it is that this is the source of a manual page, in man(7) or mdoc(7): it begins with requests,
 * and among the first of them are those that every page begins with.
 */
int roff_sign(const char *name, const char *head, size_t n);

#endif
