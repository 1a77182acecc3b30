#ifndef READ_PROFILE_H
#define READ_PROFILE_H

#include <stdbool.h>
#include <stddef.h>

#include "read/heading.h"
#include "read/lines.h"

/* What kind of text the first window looks like: a guess that only tips the scales. */
enum profile_kind {
	PROFILE_PROSE, /* paragraphs, headings, lists: what is none of the others */
	PROFILE_RFC,   /* the front matter of the RFC series, or its page footers */
	PROFILE_MAIL,  /* a mail, a thread, a news article, with header lines or many replies */
	PROFILE_LOG,   /* a line an event */
	PROFILE_CODE,  /* a program's source, a patch, data: every line is kept */
};

/*
 * What the first window of a text tells about all of it. Frozen once it is made; everything that any window of the text
 * shows depends on this, the window and the ones beside it.
 */
struct plain_profile {
	enum profile_kind kind;
	/*
	 * The column at which most lines were wrapped: a next word would not have fitted. 0 when there is no
	 * agreement.
	 */
	unsigned wrap;
	bool one_line;        /* paragraphs are one long line each */
	bool blank_between;   /* ... and set apart by blank lines */
	bool replies;         /* '>' at the starts of lines are reply marks */
	bool pages;           /* printed pages: headers and footers, form feeds */
	bool literals;        /* "::" at a paragraph's end says that a listing follows */
	struct survey survey; /* of the headings, and the title */
	struct plain_reader
		*reader; /* what plain_window reads with, so that it need not be made anew */
};

/* Fills the profile from the lines of the first window, and settles these: replies and pages are marked in them. */
void profile_read(struct plain_profile *profile, struct lines *lines);
void profile_clear(struct plain_profile *profile);

/* Settles line i as every window must: its reply marks, then page headers and footers around it. */
void profile_settle(const struct plain_profile *profile, struct lines *lines, size_t i);

#endif
