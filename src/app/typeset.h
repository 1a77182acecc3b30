#ifndef APP_TYPESET_H
#define APP_TYPESET_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

/*
 * The programs of the system that find pages of the manual and set them: which there are, and how they are called. They are
 * run with a fixed list of arguments, never by a shell; a name that a document gave can only be a page's name.
 */
enum { TYPESET_ARGUMENTS = 16 };

struct typeset {
	/* Ended by NULL; the first is a program to be looked up in PATH. Others may lie in here: not to be copied. */
	const char *argv[TYPESET_ARGUMENTS];
	char name[160], section[16], widths[2][32];
};

/* What a typesetter that failed is said to have failed at. */
#define TYPESET_NO_PAGE "there is no such page in the manual"
#define TYPESET_NOT_SET "the manual page could not be set: this is its source"

/*
 * One that reads a page's source (man(7), mdoc(7)) from descriptor 0; the first bytes of it say how wide the page must be. False
 * with a sentence when none is installed.
 */
bool typeset_source(struct typeset *typeset, const char *source, size_t n, struct error *error);

/* True for "man:ls(1)": a page, not a file. */
bool typeset_is_page(const char *name);

/*
 * One that finds the page of such a name, with or without its section. False with a sentence for what is no name of a page and
 * when there is no such program.
 */
bool typeset_page(struct typeset *typeset, const char *name, struct error *error);

/* TYPESET_NO_PAGE, with what was looked for: "man:ls(1)". */
void typeset_no_page(const char *name, struct error *error);

#endif
