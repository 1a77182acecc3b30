#ifndef READ_FB2_BOOK_H
#define READ_FB2_BOOK_H

#include <stdbool.h>

#include "doc/sink.h"
#include "read/html_tape.h"
#include "read/rewrite.h"

/*
 * What a book says of itself, and the page that comes of it. Only for read/fb2.c.
 */
struct fb2_book;

enum fb2_fact {
	FB2_TITLE,
	FB2_AUTHOR, /* its names have come */
	FB2_NAME,   /* one of an author's names; the last one is the family's */
	FB2_NICKNAME,
	FB2_DATE,
	FB2_LANGUAGE,
	FB2_SERIES,
};

struct fb2_book *fb2_book_new(void);
void fb2_book_free(struct fb2_book *book);

/* One line; "" says nothing. */
void fb2_book_add(struct fb2_book *book, enum fb2_fact fact, const char *text);

/* Where what the book says of itself in sentences is kept. */
struct html_tape *fb2_book_annotation(struct fb2_book *book);

/* Title and facts. */
void fb2_book_say_facts(const struct fb2_book *book, struct sink *sink);

/*
 * The page at its beginning. title: the text's own title, as it is written and in one line; it stands where it says the same as
 * what would stand there. NULL, NULL when it has none. False when it says something else, and was not said.
 */
bool fb2_book_say_page(const struct fb2_book *book, struct rewrite *to, struct sink *sink,
                       const struct html_tape *title, const char *line);

#endif
