#ifndef QUOTE_TOKEN_READER_H
#define QUOTE_TOKEN_READER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/utf8.h"
#include "quote/token.h"

/* A block while it is cut into tokens: what quote/token and quote/word share. */
struct token_reader {
	const unsigned char *bytes;
	size_t size; /* where reading ends: the next hidden range, or the end */
	size_t at;
	struct token *tokens;
	size_t count;
	bool space; /* blank space stands before what comes */
};

/* What a byte is to a token. */
enum token_byte {
	TOKEN_BYTE_OTHER,
	TOKEN_BYTE_BLANK,
	TOKEN_BYTE_EMPHASIS, /* in plain text: _so_, *so* */
	TOKEN_BYTE_LETTER,
	TOKEN_BYTE_DIGIT,
	TOKEN_BYTE_HIGH, /* not ASCII */
	TOKEN_BYTE_SIGN,
};

extern const uint8_t token_classes[256];

/* The code point at a place and its length; a letter's first byte in most cases. */
static inline uint32_t
token_peek(const struct token_reader *r, size_t at, size_t *length)
{
	uint32_t cp;

	if (at >= r->size) {
		*length = 0;
		return 0;
	}
	if (r->bytes[at] < 0x80) {
		*length = 1;
		return r->bytes[at];
	}
	*length = utf8_decode((const char *)r->bytes + at, r->size - at, &cp);
	return cp;
}

/* Adds a token; it may be changed. */
static inline struct token *
token_add(struct token_reader *r, enum token_kind kind, size_t start, size_t size)
{
	struct token *t = &r->tokens[r->count++];

	*t = (struct token){ .start = (uint32_t)start,
		             .size = (uint16_t)(size < UINT16_MAX ? size : UINT16_MAX),
		             .kind = (uint8_t)kind };
	if (r->space) {
		t->flags |= TOKEN_SPACE_BEFORE;
		if (r->count > 1)
			t[-1].flags |= TOKEN_SPACE_AFTER;
	}
	r->space = false;
	return t;
}

#endif
