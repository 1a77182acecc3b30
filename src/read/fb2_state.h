#ifndef READ_FB2_STATE_H
#define READ_FB2_STATE_H

#include <stdbool.h>

#include "base/buffer.h"
#include "doc/atoms.h"
#include "doc/sink.h"
#include "read/fb2_book.h"
#include "read/html_tape.h"
#include "read/rewrite.h"

/*
 * What a reader of FictionBook is in the middle of. Only for read/fb2*.c.
 */
#define FB2_REFERENCE "ref:" /* before a note's name: what refers to it */

enum fb2_action {
	FB2_DO_ANNOTATION = REWRITE_OWN,
	FB2_DO_BODY,
	FB2_DO_CELL,
	FB2_DO_DESCRIPTION,
	FB2_DO_EMPTY,
	FB2_DO_FACT,
	FB2_DO_IMAGE,
	FB2_DO_LINE, /* of a poem */
	FB2_DO_LINK,
	FB2_DO_PARAGRAPH,
	FB2_DO_PLACE, /* what may have a name, and no more */
	FB2_DO_SECTION,
	FB2_DO_SEQUENCE,
	FB2_DO_SIGNATURE,
	FB2_DO_SUBTITLE,
	FB2_DO_TITLE,
};

/* Which body it is in. */
enum fb2_body { FB2_NO_BODY, FB2_MAIN_BODY, FB2_OTHER_BODY, FB2_NOTES_BODY };

/* What the title that is read is to become. */
enum fb2_title { FB2_NO_TITLE, FB2_BOOK_TITLE, FB2_HEADING_TITLE, FB2_SIGN_TITLE, FB2_SMALL_TITLE };

struct fb2 {
	struct rewrite *rewrite;
	struct sink *sink;
	struct fb2_book *book;
	bool describes; /* it is in the description */
	unsigned bodies;
	enum fb2_body body;
	bool page_due; /* something of the body's own is to stand before what comes */
	enum fb2_title title;
	unsigned lines;                      /* of the title, or of the stanza, so far */
	unsigned level;                      /* titles around */
	struct buffer text;                  /* of a fact, of a title */
	struct buffer sign;                  /* of a note whose text is to come; "" for none */
	struct rewrite_open *signed_section; /* the note */
	struct buffer note;                  /* the name of that note */
	struct atoms referred;
	struct html_tape tape; /* of a title that is looked at first */
	bool taping;
};

/* ---- fb2_title.c ---- */

/* A body without a title has begun: before its text stands the book's page, or a line. */
void fb2_begin_body(struct fb2 *f);

/* A block comes, the first one of whatever it may be; to be called before all else in enter. */
void fb2_begin_block(struct fb2 *f, struct rewrite_open *open);

/* What would have been a note's sign is the title of a section. */
void fb2_say_sign(struct fb2 *f);

void fb2_enter_title(struct fb2 *f, struct rewrite_open *open);
void fb2_leave_title(struct fb2 *f, const struct rewrite_open *open);
void fb2_enter_subtitle(struct fb2 *f, struct rewrite_open *open);
void fb2_leave_subtitle(struct fb2 *f, const struct rewrite_open *open);

#endif
