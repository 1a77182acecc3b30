#ifndef READ_MARKDOWN_LINE_H
#define READ_MARKDOWN_LINE_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Markdown line by line, as far as that can be told without parsing it: which lines are code or HTML and belong to what began
 * above them, and before which lines a document can be cut in two, so that both parts mean what they meant together. In
 * doubt, a line is no place for a cut.
 */
enum markdown_line_kind {
	MARKDOWN_LINE_BLANK,
	MARKDOWN_LINE_KEPT, /* of a fenced listing or of HTML that ends with a mark, the fences too */
	MARKDOWN_LINE_HEADING, /* "# Title" */
	MARKDOWN_LINE_TEXT,    /* anything else */
};

struct markdown_line {
	size_t start, text, end,
		next; /* end: its line break is not in it; text: the first byte that is no blank */
	unsigned indent; /* columns before its text */
	enum markdown_line_kind kind;
	bool outer; /* it stands in no list and no quotation: surely */
	bool item;  /* it begins with a list's marker */
	bool cut;   /* everything before it has ended */
	bool title; /* a block of HTML begins with a heading of a lower level than the first */
};

/* What the line before was. */
enum markdown_after {
	MARKDOWN_AFTER_BLANK, /* or there was none */
	MARKDOWN_AFTER_TEXT,  /* that the next line may go on */
	MARKDOWN_AFTER_HTML,
	MARKDOWN_AFTER_OTHER,
};

struct markdown_lines {
	const char *bytes;
	size_t size, at; /* at: where the next line starts */

	char fence; /* '`', '~': a listing is open; '\0': none */
	size_t fence_length;
	unsigned html;    /* what ends the open HTML; 0: none is open */
	bool inner;       /* the listing, or the HTML, stands in a list: it ends with it */
	unsigned content; /* columns before what stands in the outermost list item; 0: in no list */
	bool bare;        /* the line before was the marker of that item and nothing else */
	enum markdown_after after;
	bool after_outer; /* the line before stood in no list and no quotation */
};

/* Begins at the first byte; the bytes are borrowed. */
struct markdown_lines markdown_lines_of(const char *bytes, size_t n);

/* False at the end. */
bool markdown_lines_next(struct markdown_lines *lines, struct markdown_line *line);

#endif
