#ifndef READ_HTML_STATE_H
#define READ_HTML_STATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"
#include "doc/block.h"
#include "doc/span.h"
#include "read/html.h"
#include "read/html_attribute.h"
#include "read/html_element.h"

/*
 * What a reader of HTML is in the middle of. Only for read/html*.c.
 */
enum {
	HTML_DEPTH = 256,       /* elements that are open at once; what is deeper is flattened */
	HTML_DEPTH_PLAIN = 200, /* for those that lay out nothing */
	HTML_TABLES = 8,        /* tables in each other that are looked at before they are read */
};

/* Whether cells are cells. */
enum html_tabling { HTML_NO_TABLE, HTML_FLAT_TABLE, HTML_REAL_TABLE };

/* What the page is not about. A banner's headings may be the page's own. */
enum html_furniture { HTML_NO_FURNITURE, HTML_BANNER, HTML_ALL_FURNITURE };

/* What stands beside a ruby's base. Its parentheses are said when it is known that something stands in them, and no more of it follows. */
enum html_ruby {
	HTML_NO_RUBY,
	HTML_RUBY_BEGINS,
	HTML_RUBY_INSIDE,
	HTML_RUBY_SAID,
	HTML_RUBY_GOES_ON
};

/* What holds for the text at a place, by the elements around it. */
struct html_place {
	uint16_t indent;
	uint8_t kind;    /* of its blocks: enum block_kind */
	uint8_t heading; /* the level of the one that it is in; 0: none */
	uint8_t quote_depth;
	uint8_t list_depth;
	uint8_t quoted;  /* how many q */
	uint8_t tabling; /* enum html_tabling */
	char lang[3];    /* two letters, or "" */
	bool hidden;
	uint8_t furniture; /* enum html_furniture */
	bool content;      /* in what the page is about */
	bool kept;         /* white space */
	bool raised, lowered;
	bool foreign;
};

/* An element that is open. */
struct html_open {
	const struct html_element *element;
	struct html_place before; /* the place around it */
	bool mute;                /* it did nothing, so its end does nothing */
	bool moved;               /* it made the place another one */
	long number;              /* of a numbered list: the next item's */
	int8_t step;              /* 1, -1; 0 for a list without numbers */
	char style;               /* "1", "a", "A", "i", "I" */
};

struct html_record;

/* The table whose cells are cells; one inside of another is the builder's matter. */
struct html_table {
	unsigned depth; /* real tables that are open */
	bool begun;     /* its first row was */
	bool in_head;
	unsigned header_rows; /* so many of the rows to come are headers */
	unsigned column;
	uint16_t below[TABLE_COLUMNS_MOST]; /* rows that a cell above reaches down to */
};

struct html {
	struct builder *builder;
	struct sink *sink;
	struct html_options options;

	struct html_open open[HTML_DEPTH];
	size_t open_count;
	uint32_t dropped
		[HTML_ELEMENTS_MOST]; /* starts at too great a depth, whose ends are to come */
	struct html_place place;

	bool is_open;    /* a block of the builder's has text */
	uint8_t gap;     /* that the next one gets */
	unsigned breaks; /* br since the last text */
	enum html_ruby ruby;
	bool is_token;      /* a word of a formula was said last */
	bool at_start;      /* of a kept element: a first line break is none */
	char last;          /* byte of text said, in the open block */
	char marker[48];    /* of the item whose text is to come; "" */
	struct buffer back; /* what it leads to */
	uint16_t marker_indent;
	uint8_t marker_level;
	unsigned marks[SPAN_KIND_COUNT]; /* how many of each are open */
	bool has_base;
	struct buffer base; /* of relative links */

	bool in_title, has_title;
	struct buffer title; /* of the page, while it is not said */
	bool title_due;      /* it is to stand above the text */
	bool title_waits;    /* for the end of the heading that the text begins with */

	struct html_table table;
	struct html_record *record; /* of a table that is looked at first; NULL */
	struct html_record *seen;   /* of the table that starts now; NULL */
	unsigned tables;            /* that were looked at and are being read */
	struct buffer scratch;
};

/* ---- html_text.c: blocks and text ---- */

/* The block ends here, if one is open; so many rows at least before the next one. */
void html_break(struct html *h, unsigned gap);

/* Says text at the place. */
void html_say(struct html *h, const char *bytes, size_t n);
void html_say_string(struct html *h, const char *s);
void html_line_break(struct html *h);
void html_rule(struct html *h);

/* What stands beside a ruby's base is all there; nothing more of it comes. */
void html_ruby_end(struct html *h);

/* Opens and closes a mark that may be open several times. */
void html_mark(struct html *h, enum span_kind kind);
void html_unmark(struct html *h, enum span_kind kind);

/* ---- html_open.c: elements that are open ---- */

/* Ends what the start of this element ends. */
void html_imply(struct html *h, const struct html_element *element);

/* NULL when there is no room. */
struct html_open *html_push(struct html *h, const struct html_element *element);

/* Ends the innermost one of these and what is in it. */
void html_pop(struct html *h, const struct html_element *element);
void html_pop_all(struct html *h);

/* The innermost open one with this action; NULL. */
struct html_open *html_innermost(struct html *h, enum html_action action);

/* ---- html_enter.c: what each does ---- */

void html_enter(struct html *h, struct html_open *open, const struct html_attributes *a);
void html_leave(struct html *h, const struct html_open *open);
void html_enter_void(struct html *h, const struct html_element *element,
                     const struct html_attributes *a);

/* ---- html_list.c ---- */

void html_list_enter(struct html *h, struct html_open *open, const struct html_attributes *a);
void html_item_enter(struct html *h, const struct html_attributes *a);

/* ---- html_head.c: what the page says of itself, links and names ---- */

void html_meta(struct html *h, const struct html_attributes *a);
void html_language(struct html *h, const struct html_attributes *a);
void html_title_end(struct html *h);

/*
 * Before the first block: the page's title stands above its text. A heading that the text begins with is waited for: one that
 * holds the title will do.
 */
void html_title_above(struct html *h);
void html_title_above_heading(struct html *h);
void html_set_base(struct html *h, const char *href);
void html_link(struct html *h, const char *href);
void html_anchor(struct html *h, const char *name);

/* ---- html_table.c ---- */

void html_table_enter(struct html *h, const struct html_attributes *a);
void html_table_part_enter(struct html *h, const struct html_element *element,
                           const struct html_attributes *a);
void html_table_part_leave(struct html *h, const struct html_open *open);

/* ---- html_record.c: a table that is looked at before it is read ---- */

struct html_record *html_record_new(const struct html_attributes *table);
void html_record_free(struct html_record *record);
bool html_record_is_flat(const struct html_record *record);
unsigned html_record_header_rows(const struct html_record *record);

/* Each returns true when enough was seen. */
bool html_record_start(struct html_record *record, const struct html_element *element,
                       const char *name, const char *const *attributes);
bool html_record_end(struct html_record *record, const struct html_element *element,
                     const char *name);
bool html_record_text(struct html_record *record, const char *bytes, size_t n);

/* Says all of it again. */
void html_record_replay(const struct html_record *record, struct html *h);

#endif
