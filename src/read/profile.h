#ifndef READ_PROFILE_H
#define READ_PROFILE_H

#include <stdbool.h>
#include <stddef.h>

#include "read/lines.h"

/* What kind of text the first window looks like: a guess that only tips the scales. */
enum profile_kind {
	PROFILE_PROSE,  /* an article, a letter, anything without signs of another kind */
	PROFILE_RFC,    /* pages with headers and footers, or the front matter of the RFC series */
	PROFILE_BOOK,   /* a long text in chapters */
	PROFILE_MANUAL, /* sections, lists and listings: a README, a manual, documentation sources */
	PROFILE_MAIL,   /* a mail, a thread, a news article with its headers */
	PROFILE_LOG,    /* a line an event */
	PROFILE_CODE,   /* a program's source, a configuration file */
	PROFILE_VERSE,
};

/*
 * What the first window of a text tells about all of it. Frozen once it is made; everything that any window of the text
 * shows depends on this, the window and the ones beside it.
 */
struct plain_profile {
	enum profile_kind kind;
	/*
	 * The column at which most lines were wrapped: a next word would not have fitted. 0 when lines are not
	 * wrapped (one line a paragraph, or no paragraphs at all).
	 */
	unsigned wrap;
	bool one_line;      /* paragraphs of one long line each */
	bool blank_between; /* in one_line: paragraphs are set apart by blank lines */
	unsigned indent;    /* cells: the indentation of most lines */
	unsigned
		first_indent; /* cells more (or less) of a paragraph's first line, when paragraphs are told so */
	bool replies; /* '>' at the starts of lines are reply marks */
	bool pages;   /* printed pages: form feeds, or headers and footers that come again */
	size_t line_count, blank_count; /* of the first window */
};

/* Fills the profile from the lines of the first window. */
void profile_read(struct plain_profile *profile, const struct lines *lines);

#endif
