#ifndef READ_HTML_ELEMENT_H
#define READ_HTML_ELEMENT_H

#include <stddef.h>
#include <stdint.h>

/*
 * The elements of HTML: what each does for a reader, and how it nests. Only for read/html*.c.
 */
enum html_action {
	HTML_INLINE,     /* nothing */
	HTML_MARK,       /* a mark over its text; value: enum span_kind */
	HTML_LINK,       /* a */
	HTML_BLOCK,      /* its text stands in lines of its own; value: rows before and after it */
	HTML_SECTION,    /* the same, and it is what the page is about */
	HTML_FURNITURE,  /* the same, and it is not */
	HTML_HEADING,    /* value: its level */
	HTML_LIST,       /* value: 1 when its items are numbered */
	HTML_ITEM,       /* li */
	HTML_TERM,       /* dt */
	HTML_DEFINITION, /* dd */
	HTML_QUOTE,      /* blockquote */
	HTML_KEPT,       /* its white space is kept */
	HTML_CAPTION,    /* of a figure */
	HTML_SUMMARY,
	HTML_TABLE,
	HTML_TABLE_CAPTION,
	HTML_ROWS, /* thead, tbody, tfoot */
	HTML_ROW,
	HTML_CELL,    /* value: 1 for a header's */
	HTML_QUOTED,  /* q */
	HTML_RAISED,  /* sup */
	HTML_LOWERED, /* sub */
	HTML_RUBY,
	HTML_ANNOTATION, /* rt: above or beside its base */
	HTML_CHOICE,     /* option, button, a drawing's text: words of their own */
	HTML_TOKEN,      /* of a formula: a word of its own behind another one */
	HTML_FOREIGN,    /* svg, math */
	HTML_HIDDEN,     /* its content is not to be read */
	HTML_TITLE,
	HTML_ROOT,
	HTML_BREAK, /* from here on they have no content */
	HTML_RULE,
	HTML_IMAGE,
	HTML_INPUT,
	HTML_META,
	HTML_BASE,
	HTML_NOTHING, /* link, source, col ...: and nothing to be said */
};

enum html_nesting {
	HTML_CLOSES_P = 1 << 0,   /* its start ends an open p */
	HTML_FORMATTING = 1 << 1, /* goes on behind the end of what it started in */
	HTML_SPECIAL = 1 << 2,    /* is not ended by the end of an ordinary element around it */
	HTML_SCOPE = 1 << 3,      /* nothing inside of it ends anything outside */
	HTML_MARKER = 1 << 4,     /* nor goes on behind it */
};

struct html_element {
	char name[15];
	uint8_t action; /* enum html_action */
	uint8_t value;
	uint8_t nesting; /* enum html_nesting */
};

/* Never NULL: what nobody knows is an element that does nothing. */
const struct html_element *html_element_find(const char *name);

/* A number for each, below HTML_ELEMENTS_MOST. */
enum { HTML_ELEMENTS_MOST = 192 };
size_t html_element_index(const struct html_element *element);

#endif
