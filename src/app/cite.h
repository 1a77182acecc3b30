#ifndef APP_CITE_H
#define APP_CITE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"
#include "doc/document.h"

/*
 * A quotation as it is told outside of its document: its words unwrapped, who says them, where they stand. Everything is text in
 * one line, without controls; only `words` has a '\n' where a paragraph ends. What is not known is empty.
 */
struct cite {
	struct buffer words; /* what was left out between two runs is " … " */
	struct buffer
		speaker; /* the name that the document gives, else the words that stand for the speaker */
	struct buffer cue, source;
	struct buffer title, section;
	uint64_t line; /* where it starts; 0: not known */
	bool reported; /* indirect or mixed: the words are not all the speaker's own */
};

/* Initialise with {0}; what was in it is replaced. */
void cite_make(struct cite *cite, struct document *document, const struct quote *quote);
void cite_clear(struct cite *cite);

/* The visible words of a range in one line; what is no UTF-8 is U+FFFD. */
void cite_words(struct document *document, struct range range, struct buffer *to);

/* The forms in which one is copied. */
enum cite_form {
	CITE_PLAIN, /* the words, and under them a dash, the speaker, the title and the section */
	CITE_MARKDOWN, /* the same as a block quotation */
	CITE_WORDS,    /* nothing but the words */
	CITE_FORM_COUNT,
};

/* Appends it, without a line break at the end. */
void cite_write(const struct cite *cite, enum cite_form form, struct buffer *to);

/* Appends a text with whatever Markdown would take for a sign escaped. */
void cite_escape(const char *text, struct buffer *to);

/* Appends a text with U+FFFD for what is no UTF-8. */
void cite_clean(const char *text, size_t n, struct buffer *to);

/* Appends who says it, and of reported speech how, as Markdown. */
void cite_attribute(const struct cite *cite, struct buffer *to);

/* Appends the words as a Markdown block quotation, each paragraph ended by a line break. */
void cite_block(const struct cite *cite, struct buffer *to);

#endif
