#ifndef READ_HTML_SIGN_H
#define READ_HTML_SIGN_H

#include <stdbool.h>
#include <stddef.h>

/* How sure it is that this is a page of the web: a recogniser (read/format). */
int html_sign(const char *name, const char *head, size_t n);

/* True when the page follows XML's rules. */
bool html_sign_is_xml(const char *name, const char *head, size_t n);

#endif
