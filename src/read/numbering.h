#ifndef READ_NUMBERING_H
#define READ_NUMBERING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "read/label.h"

enum number_kind {
	NUMBER_NONE,
	NUMBER_ARABIC,
	NUMBER_ROMAN,
	NUMBER_LETTER,
	NUMBER_WORD, /* one, first, or in Chinese characters */
};

enum { NUMBERING_DEPTH = 8 };

/*
 * What a heading (or an item of a list) begins with: "1.2.3", "IV.", "(a)", "Chapter Seven:", "A.1", "2. Teil", "§ 4",
 * and the Chinese, Japanese and Korean forms with the number inside.
 */
struct numbering {
	uint8_t label; /* enum label */
	uint8_t kind;  /* enum number_kind, of the first component */
	uint8_t depth; /* components, 1 for "IV." */
	bool lower;    /* the first component is written in small letters */
	bool opened;   /* in parentheses */
	bool section;  /* with a section sign */
	char closer; /* what follows: '.', ')', ':', '-' for any dash, ',' for an ideographic comma, or 0 */
	uint16_t value[NUMBERING_DEPTH];
	uint16_t letter; /* a single Roman digit's place in the alphabet, else 0 */
	size_t rest; /* where the text after it starts; the string's size when nothing follows */
};

/*
 * Reads what n bytes of one line (UTF-8, no indentation) begin with. False when that is no number or label with a
 * number; the first byte refuses most lines. A number alone needs a closing mark, a second component or a blank after it.
 */
bool numbering_parse(const char *s, size_t n, struct numbering *out);

#endif
