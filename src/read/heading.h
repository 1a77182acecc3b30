#ifndef READ_HEADING_H
#define READ_HEADING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/range.h"
#include "doc/block.h"
#include "read/lines.h"
#include "read/numbering.h"

/*
 * What a line of a plain text is beyond being text: a heading, the title, a byline, a caption, an entry of a
 * printed table of contents, site furniture. Decided from the lines around it and from what the first window tells of all
 * of the text (the survey), so the answer is the same from wherever the reader looks.
 *
 * Page headers, footers and form feeds must carry LINE_BLANK in the lines handed in: they are no part of the text's flow.
 */
enum { HEADING_CONTEXT = 48 }; /* lines looked at on either side of the one asked about, at most */

enum heading_style {
	HEADING_NONE,
	HEADING_UNDERLINED, /* a line of one mark under it, maybe one above */
	HEADING_EQUALS,     /* "== Title" */
	HEADING_HASH,       /* "## Title" */
	HEADING_LABELLED,   /* "Chapter 4", "PART ONE. The Sea" */
	HEADING_NUMBERED,   /* "2.1 Title", "IV. Title" */
	HEADING_MARGIN,     /* set at the margin while the text is indented */
	HEADING_NAMED,      /* a name known for it: "Preface" */
	HEADING_CAPS,       /* all capitals, apart */
	HEADING_SHORT,      /* a short line apart */
};

struct heading {
	uint8_t kind;  /* enum block_kind; BLOCK_PARAGRAPH says that it is nothing special */
	uint8_t style; /* enum heading_style, of a BLOCK_HEADING or a title */
	uint8_t depth; /* of HEADING_EQUALS and HEADING_HASH: how many marks */
	char mark;     /* of HEADING_UNDERLINED */
	bool over;     /* ... there is a line above, too */
	uint16_t
		lines; /* how many lines from the one asked about belong to it, underlines included */
	uint16_t first;          /* of those: the first one that holds its words */
	uint16_t words;          /* ... and how many hold words */
	struct numbering number; /* depth 0 when there is none */
};

/*
 * What the first window tells of the headings in all of the text, and its title. Frozen after survey_read. Initialise
 * with {0}.
 */
struct survey {
	uint32_t indent; /* cells before most lines of running text */
	uint32_t width;  /* cells of a full line; 0 when paragraphs are one line each */
	bool margin;     /* headings stand at the margin, the text does not */
	bool tight;      /* paragraphs of one line each, without blank lines between */
	bool rfc;        /* the series' front matter or page headers */
	bool book;       /* labelled chapters */
	bool mail;       /* letters with header fields: short lines are names and greetings */
	bool asciidoc;
	bool rst;
	bool hash;       /* lines with # are headings, not comments */
	bool underlines; /* headings are underlined: nothing less is one */
	bool dotted;     /* headings are numbered "1.2" */
	bool fields;     /* the title is a field of a header block */
	struct range
		contents; /* the printed table of contents, its heading not included; empty when there is none */
	uint64_t *keys; /* what its entries say, as numbers, sorted */
	size_t key_count, key_capacity;
	struct range title; /* the block that is the title; empty when it is none of the text's */
	struct range subtitle; /* empty when there is none */
	char *name;            /* the title in one line, NULL when there is none */
	uint64_t body;         /* where the front matter ends */
};

/* Fills the survey from the lines of the first window. */
void survey_read(struct survey *survey, const struct lines *lines);
void survey_clear(struct survey *survey);

/* True when the table of contents has an entry that says the same, numbers and page numbers aside. */
bool survey_lists(const struct survey *survey, const char *s, size_t n);

/*
 * What starts at line i, which is the first line of a block or might be. False when it is nothing but text (most
 * lines are refused by one look).
 */
bool heading_classify(const struct survey *survey, const struct lines *lines, size_t i,
                      struct heading *heading);

/*
 * What line i would be if it were a heading, by its own looks and those of the lines directly under and over it; false
 * when nothing speaks for it. Never HEADING_MARGIN, HEADING_NAMED or HEADING_SHORT, which take context.
 */
bool heading_shape(const struct lines *lines, size_t i, struct heading *heading);

#endif
