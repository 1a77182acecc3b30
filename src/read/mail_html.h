#ifndef READ_MAIL_HTML_H
#define READ_MAIL_HTML_H

#include <stddef.h>

#include "read/known.h"

/* Adds a message that is a page of the web, UTF-8: its blocks and links, as known ones. Its headings begin no sections. */
void mail_html(struct known *known, const char *bytes, size_t n);

#endif
