#ifndef READ_MAIL_FIELD_H
#define READ_MAIL_FIELD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/slice.h"

/* The header of a message (RFC 5322) or of a part of one (RFC 2045): fields, a line each, folded over further ones. */

/* Takes the header off a message: it ends at the first empty line. What is left is the body. */
struct slice mail_header(struct slice *message);

/*
 * The value of the first field of that name, "Subject", as one line of UTF-8, encoded words (RFC 2047) decoded. False, and an
 * empty string, when there is none.
 */
bool mail_field(struct slice header, const char *name, struct buffer *value);

/* A parameter of a field's value: of "text/plain; charset=utf-8" the "charset". False, and an empty string, when it has none. */
bool mail_parameter(const char *value, const char *name, struct buffer *to);

/* True when the n bytes, the first ones of a file, begin with the header of a message or with a mailbox's first line. */
bool mail_is_message(const char *head, size_t n);

/* True when the line parts two messages of a mailbox: "From somebody Mon Jan 1 ..." (RFC 4155). */
bool mail_is_envelope(struct slice line);

#endif
