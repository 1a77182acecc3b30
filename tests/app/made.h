#ifndef TESTS_APP_MADE_H
#define TESTS_APP_MADE_H

#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "doc/document.h"

/* Plain texts made at random, the same for the same number. */
enum made_kind {
	MADE_PROSE,
	MADE_MIXED, /* prose, lists, code, tables, replies, headings, verse, rules, one after the other */
	MADE_REPLIES,
	MADE_SCRIPTS, /* from right to left and without blanks, marks, emoji, wrapped or in long lines */
	MADE_RAW, /* anything: controls, bytes that are no UTF-8, odd line ends, invisible characters */
	MADE_LINES, /* lines of a few KiB */
	MADE_NO_NEWLINE,
	MADE_NO_BLANK_LINE,
	MADE_LONG_PARAGRAPHS, /* as long as the text allows, wrapped or not */
	MADE_EMPTY,           /* blanks and line ends, and a word now and then */
	MADE_KIND_COUNT,
};

extern const char *const made_names[MADE_KIND_COUNT];

/* A number below n. */
unsigned made_random(uint64_t *state, unsigned n);

void made_text(uint64_t *state, enum made_kind kind, size_t size, struct buffer *to);

/* A document of the text as the program would open it. The caller frees it. */
struct document *made_document(const struct buffer *text);

#endif
