#ifndef TESTS_SHELF_MADE_H
#define TESTS_SHELF_MADE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/range.h"
#include "doc/document.h"

/*
 * Texts made at random, and edits of them that know where each word has gone: a text is paragraphs of numbered words under
 * headings.
 */
enum { MADE_WORDS = 12000, MADE_PARAGRAPHS = 400 };

struct made_paragraph {
	bool heading;
	size_t first, count; /* of its words */
};

struct made_word {
	unsigned id; /* 0: put in by an edit */
	char text[20];
};

struct made {
	struct made_word words[MADE_WORDS];
	size_t word_count;
	struct made_paragraph paragraphs[MADE_PARAGRAPHS];
	size_t paragraph_count;
	unsigned last_id;
	uint64_t random;
	/* How it is set. */
	size_t width;
	bool hyphenated, typographic;
};

/* A number below n. */
unsigned made_random(struct made *made, unsigned n);

void made_init(struct made *made, uint64_t seed, size_t paragraphs);

/* Some words put in before the word, or the words of a range taken out, or one that is changed, or a paragraph moved. */
void made_insert(struct made *made, size_t before, size_t count);
void made_delete(struct made *made, size_t first, size_t count);
void made_change(struct made *made, size_t word);
void made_move(struct made *made, size_t paragraph, size_t to);

/* The paragraph that holds a word. */
size_t made_paragraph_of(const struct made *made, size_t word);

/* The document that it is when it is set; the caller's. places holds the range of each word. */
struct document *made_document(const struct made *made, struct range *places);

/* The index of the word with the number; SIZE_MAX when it is gone. */
size_t made_find(const struct made *made, unsigned id);

#endif
