#ifndef READ_HTML_H
#define READ_HTML_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "doc/sink.h"
#include "read/builder.h"

/*
 * From HTML's elements to a document: whoever parses a page, a chapter of an e-book or anything else that is made of these
 * elements says where each starts and ends and what text stands between, and builder calls come of it. Elements need not
 * nest: ends that HTML lets one leave out are understood, ends that fit nothing are dropped, and what is nested deeper
 * than 256 levels is flattened. Takes one pass, holds back a table's start (64 KiB at most) and nothing else.
 */
struct html;

/* What else than a page it is. All zeros: a page. */
struct html_options {
	bool is_part;   /* of a book: its title and what it says of itself are not the document's */
	bool no_titles; /* headings begin no sections: somebody else says the outline */
	void *context;
	/*
	 * Adds the target (doc/span.h) of a link to the buffer, nothing when it shall be none; and the name by which the
	 * document knows an element's id. NULL: as they stand.
	 */
	void (*target)(void *context, const char *href, struct buffer *to);
	void (*anchor)(void *context, const char *id, struct buffer *to);
};

/* The builder is borrowed, and the sink for what the page says of itself. options: NULL for a page; copied. */
struct html *html_new(struct builder *builder, struct sink *sink,
                      const struct html_options *options);

/*
 * An element starts. name: in lower case, without a prefix. attributes: names (in lower case) and values in turn, then
 * NULL, as libxml2's startElement has them; a value may be NULL. NULL for none. Elements without content (br, img) need no
 * end.
 *
 * What HTML cannot say has attributes of our own: "::block", the kind of the blocks in it (block_kind_name); "::indent", so many
 * cells before it whatever is around; "::gap", so many
 * empty rows before it and no more; of a list's item, "::marker", what stands before it, 40 bytes at most, and "::back", what that
 * leads to.
 */
void html_start(struct html *html, const char *name, const char *const *attributes);
void html_end(struct html *html, const char *name);

/* UTF-8 without NULs, references decoded; cut anywhere but inside a code point. */
void html_text(struct html *html, const char *bytes, size_t n);

/* True inside of svg and math, where other rules hold for a parser. */
bool html_is_foreign(const struct html *html);

/* Ends what is open. More may follow. */
void html_finish(struct html *html);
void html_free(struct html *html);

#endif
