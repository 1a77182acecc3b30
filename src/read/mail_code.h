#ifndef READ_MAIL_CODE_H
#define READ_MAIL_CODE_H

#include <stdbool.h>

#include "base/buffer.h"
#include "base/slice.h"
#include "read/encoding.h"

/*
 * Adds what the bytes stand for by a Content-Transfer-Encoding (RFC 2045): "base64", "quoted-printable", anything else stands for
 * itself. What is malformed stands for itself or is left out, as that standard advises.
 */
void mail_decode(const char *encoding, struct slice bytes, struct buffer *to);

/* The Q encoding of header fields (RFC 2047). */
void mail_decode_q(struct slice bytes, struct buffer *to);

/*
 * Adds the bytes as UTF-8. charset: their encoding's name; what this system does not know and cannot convert is taken as UTF-8,
 * or as Windows-1252 if it is not that.
 */
void mail_to_utf8(const char *charset, struct slice bytes, struct buffer *to);

/*
 * The next charset that a message names, in a parameter or an encoded word, taken off the bytes with all before it. False at the
 * end.
 */
bool mail_next_charset(struct slice *rest, char name[ENCODING_NAME_SIZE]);

#endif
