#ifndef APP_ESCAPE_H
#define APP_ESCAPE_H

#include "base/buffer.h"

/* Texts as the formats want them that other programs read. They are UTF-8. */

/* A JSON string with its quotation marks (RFC 8259, 7). */
void escape_json(const char *text, struct buffer *to);

/* A field of CSV; in quotation marks where it holds a sign (RFC 4180, 2.6 and 2.7). */
void escape_csv(const char *text, struct buffer *to);

#endif
