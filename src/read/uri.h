#ifndef READ_URI_H
#define READ_URI_H

#include "base/buffer.h"

/*
 * URI references (RFC 3986) as documents write them. Nothing is checked: what is odd stays as it is.
 */

/* Adds a reference as an attribute holds it: white space at its ends and line breaks in it are none of it. */
void uri_clean(const char *reference, struct buffer *to);

/* Makes of a reference relative to the base what it is by itself; one that is whole already stays as it is. */
void uri_join(const char *base, struct buffer *reference);

/* What is written in percents is decoded, unless no text comes of it: "#caf%C3%A9" names the place "café". */
void uri_decode(struct buffer *reference);

#endif
