#ifndef QUOTE_TOKEN_H
#define QUOTE_TOKEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/range.h"
#include "quote/lexicon.h"

/*
 * A passage of a block as tokens: words, numbers, marks and punctuation, each with its place. Blank space, soft
 * breaks and hidden ranges are no tokens.
 */
enum token_kind {
	TOKEN_END, /* the sentinel after the last one */
	TOKEN_WORD,
	TOKEN_NUMBER,
	TOKEN_MARK,  /* a quotation mark or an apostrophe */
	TOKEN_COMMA, /* and the ideographic ones */
	TOKEN_STOP,  /* . ! ? and ellipses */
	TOKEN_COLON,
	TOKEN_SEMICOLON,
	TOKEN_DASH,
	TOKEN_OPEN, /* ( [ { */
	TOKEN_CLOSE,
	TOKEN_OTHER,
};

enum {
	TOKEN_SPACE_BEFORE = 1 << 0,
	TOKEN_SPACE_AFTER = 1 << 1,
	TOKEN_CAPITAL = 1 << 2,  /* the first letter is one */
	TOKEN_UPPER = 1 << 3,    /* every letter, two at least */
	TOKEN_DOTTED = 1 << 4,   /* an abbreviation with its own stop: "U.S.", "J." */
	TOKEN_SENTENCE = 1 << 5, /* a sentence starts here; set by sentence.c */
	TOKEN_LY = 1 << 6,       /* ends in -ly */
	TOKEN_IDEOGRAPH = 1 << 7,
};

enum mark {
	MARK_NONE,
	MARK_DOUBLE,     /* " */
	MARK_SINGLE,     /* ' */
	MARK_LEFT,       /* “ */
	MARK_RIGHT,      /* ” */
	MARK_LOW,        /* „ */
	MARK_LEFT_ONE,   /* ‘ */
	MARK_RIGHT_ONE,  /* ’ */
	MARK_LOW_ONE,    /* ‚ */
	MARK_LEFT_ANGLE, /* « */
	MARK_RIGHT_ANGLE,
	MARK_LEFT_ANGLE_ONE, /* ‹ */
	MARK_RIGHT_ANGLE_ONE,
	MARK_LEFT_CORNER, /* 「 */
	MARK_RIGHT_CORNER,
	MARK_LEFT_CORNER_WHITE, /* 『 */
	MARK_RIGHT_CORNER_WHITE,
	MARK_TICK,   /* ` */
	MARK_TICKS,  /* `` */
	MARK_PRIMES, /* '' */
	MARK_COUNT,
};

struct token {
	uint64_t bits;  /* WORD_..., in the language of the document */
	uint32_t start; /* in the block's bytes */
	uint16_t size;
	uint16_t form; /* in lexicon_forms; 0 when unknown */
	uint16_t verb; /* in lexicon_verbs; 0 for none */
	uint8_t kind;
	uint8_t flags;
	uint8_t mark; /* enum mark, of TOKEN_MARK */
	char sign;    /* of TOKEN_STOP: '.', '!', '?' or ':' for an ellipsis */
};

/* Past this many tokens a passage ends, at the end of a sentence where one is near. */
enum { TOKENS_MAX = 16384 };

/*
 * Reads tokens from bytes[*at...size) into tokens, which has room for TOKENS_MAX + 1, until the end or the
 * most that a passage may have; moves *at behind what was read and returns their number. A token of kind
 * TOKEN_END follows. hidden are sorted ranges of the document, where bytes start at base. bits and verb are left to tokens_classify.
 */
size_t tokens_read(const char *bytes, size_t size, size_t *at, uint64_t base,
                   const struct range *hidden, size_t hidden_count, struct token *tokens);

/* Gives each token what its form is in the language; returns all that any of them is. */
uint64_t tokens_classify(struct token *tokens, size_t count, enum language language);

#endif
