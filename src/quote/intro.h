#ifndef QUOTE_INTRO_H
#define QUOTE_INTRO_H

#include "base/range.h"
#include "quote/names.h"
#include "quote/passage.h"
#include "quote/speakers.h"

/* A line that introduces words set apart: "On 3 May, Anna Keller <anna@example.org> wrote:" */
struct intro {
	bool there;
	bool mail; /* an address or a date says that it is mail */
	struct range cue;
	struct range source; /* empty when nobody is named */
	char name[NAME_MAX]; /* "" when a pronoun names him */
};

/* Reads a paragraph as such a line; there is false when it is none. Its names must have been read. */
void intro_read(struct intro *intro, const struct passage *p, struct speakers *speakers);

#endif
