#ifndef DOC_QUOTE_CODE_H
#define DOC_QUOTE_CODE_H

#include <stdint.h>

#include "base/buffer.h"
#include "doc/atoms.h"
#include "doc/part.h"
#include "doc/quote.h"

/* Adds a quotation in few bytes: it starts at or behind `before`, and its speaker gets a number among the names. */
void quote_code_put(struct atoms *names, const struct quote *quote, uint64_t before,
                    struct buffer *to);

/* Reads what was put, with the same `before`, into the part, and goes behind it; returns its start. The bytes are believed. */
uint64_t quote_code_take(const struct atoms *names, const unsigned char **from, uint64_t before,
                         struct part *part);

#endif
