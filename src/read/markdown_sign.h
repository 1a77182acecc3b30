#ifndef READ_MARKDOWN_SIGN_H
#define READ_MARKDOWN_SIGN_H

#include <stddef.h>

/*
 * How sure it is that this is Markdown: a recogniser (read/format). A file's name is believed; without one, a text must show
 * several marks that only Markdown has, so that a text that merely has a line of "#" or "- " is none.
 */
int markdown_sign(const char *name, const char *head, size_t n);

#endif
