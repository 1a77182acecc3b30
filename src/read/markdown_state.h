#ifndef READ_MARKDOWN_STATE_H
#define READ_MARKDOWN_STATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <md4c.h>

#include "base/buffer.h"
#include "read/builder.h"
#include "read/markdown_render.h"
#include "read/markdown_slug.h"

/*
 * What the rendering of Markdown is in the middle of. Only for read/markdown_*.c.
 */
enum { MARKDOWN_LEVELS_MOST = 256, MARKDOWN_INDENT_MOST = 40 };

/* A quotation, a list or a list's item. */
struct markdown_level {
	MD_BLOCKTYPE type;
	bool html;       /* begun by a tag */
	bool begun;      /* something stands in it */
	bool tight;      /* of a list: no empty rows between its items */
	bool alert;      /* of a quotation: it may still turn out to be one */
	char delimiter;  /* behind an ordered list's numbers; '\0' for bullets */
	unsigned number; /* of its next item */
	unsigned lists;  /* how many lists are around what stands in it */
	unsigned indent; /* cells before what stands in it */
	unsigned quotes; /* how many quotations are around that */
};

/* What an item or a note begins with, before its text comes. */
struct markdown_marker {
	struct buffer text; /* empty: none waits */
	size_t back; /* of a note: its number, to whose reference the marker leads; 0: nowhere */
	unsigned cols, indent;
	uint8_t gap, level;
};

struct markdown_render {
	struct builder *builder;
	struct sink *sink;

	struct markdown_level levels[MARKDOWN_LEVELS_MOST + 1]; /* the first is the document */
	size_t depth;                                           /* of the innermost */
	size_t beyond; /* levels that are too deep to be kept */
	bool noted;    /* and that was said */
	struct markdown_marker marker;

	bool open;                          /* a block is */
	bool code;                          /* its tabs become blanks */
	unsigned column;                    /* in a line of code */
	bool header;                        /* of a table: its rows */
	unsigned heading;                   /* the open one's level; 0: none */
	struct buffer title;                /* its text */
	bool titled;                        /* the document's title is known */
	void (*after_title)(void *context); /* NULL: none, or it was called */
	void *after_title_context;
	struct markdown_slugs slugs;
	unsigned links;      /* that are open */
	unsigned images;     /* that are open: one in another is part of its text */
	bool image_link;     /* the image is a link of its own */
	bool image_text;     /* it has text */
	struct buffer image; /* where it leads */

	struct buffer html;              /* tags and text that wait to be whole */
	bool html_block;                 /* it is a block of its own */
	bool html_row;                   /* a row of a table has begun, without a cell */
	bool html_pre;                   /* in a <pre> */
	const char *html_drop;           /* the element whose text is left out; NULL: none */
	unsigned marks[SPAN_KIND_COUNT]; /* that tags have opened in this block */

	struct markdown_plan *plan;
	size_t *notes;   /* of the plan, by their numbers in the text */
	size_t *numbers; /* the other way: 1 the first; 0: not referred to */
	bool *referred;  /* by the same: a link leads to it */
	size_t note_count;
	size_t note; /* the reference that is open: its note's place in the plan + 1; 0: none */
	struct buffer note_label; /* what stands in its brackets */

	struct buffer scratch;
};

struct markdown_level *markdown_level(struct markdown_render *r);

/* Begins and ends quotations, lists and items; html: by a tag. What is left of deeper levels ends with it. */
void markdown_quote(struct markdown_render *r, bool html);
void markdown_list(struct markdown_render *r, MD_BLOCKTYPE type, const void *detail, bool html);
void markdown_item(struct markdown_render *r, const MD_BLOCK_LI_DETAIL *li, bool html);
void markdown_leave(struct markdown_render *r, MD_BLOCKTYPE type, bool html);

/* A block that is like this where the text stands. */
struct block markdown_block(struct markdown_render *r, enum block_kind kind);
void markdown_begin(struct markdown_render *r, const struct block *block);
void markdown_end(struct markdown_render *r);

/* A marker that waits gets a row of its own. */
void markdown_flush(struct markdown_render *r);

/* Opens a paragraph, or the item whose marker waits, unless a block is open. */
void markdown_need(struct markdown_render *r);

void markdown_heading(struct markdown_render *r, unsigned level);
void markdown_heading_end(struct markdown_render *r);
void markdown_rule(struct markdown_render *r);

/* A listing; info says what it is: "" when that is not known. */
void markdown_code(struct markdown_render *r, const char *info);

/* Text where it stands; in code, tabs become blanks. */
void markdown_text(struct markdown_render *r, const char *bytes, size_t n);
void markdown_break(struct markdown_render *r);

/* An image: the text between is what stands for it. */
void markdown_image(struct markdown_render *r, const char *target);
void markdown_image_end(struct markdown_render *r);

/* A URI reference from what an author wrote: blanks and controls in it are encoded. */
void markdown_target(struct buffer *target);

/* Reads what waits in r->html. */
void markdown_html(struct markdown_render *r);

/* Closes the marks that tags have left open. */
void markdown_html_end(struct markdown_render *r);

#endif
