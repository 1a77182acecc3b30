#ifndef READ_ANSI_SIGN_H
#define READ_ANSI_SIGN_H

#include <stddef.h>

/*
 * Of read/format: how sure it is that the text was made for a terminal: several escape sequences or overstrikes that change
 * how it looks, and hardly any others.
 */
int ansi_sign(const char *name, const char *head, size_t n);

#endif
