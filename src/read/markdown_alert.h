#ifndef READ_MARKDOWN_ALERT_H
#define READ_MARKDOWN_ALERT_H

#include <stdbool.h>
#include <stddef.h>

struct markdown_render;

/* "[!NOTE]" at the start of a quotation: it is none, but something that stands out. False when these bytes are no such thing. */
bool markdown_alert_begin(struct markdown_render *r, const char *bytes, size_t n);

#endif
