#ifndef DOC_BLOCK_H
#define DOC_BLOCK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/range.h"

/*
 * A block is what a reader would call a piece of text: a paragraph, a heading, a list item, a
 * listing. Blocks do not nest and do not overlap; lists and quotations nest by level and depth.
 */
enum block_kind {
	BLOCK_PARAGRAPH,
	BLOCK_HEADING,
	BLOCK_ITEM,     /* a list item's first paragraph, its marker included in the text */
	BLOCK_CODE,     /* kept as it is: a listing */
	BLOCK_VERBATIM, /* kept as it is: tables of blanks, verse, logs, drawings */
	BLOCK_TABLE_ROW,
	BLOCK_RULE,
	BLOCK_CAPTION,
	BLOCK_BOILERPLATE, /* advertising, site furniture, licence blurb: shown dim */
	BLOCK_TITLE,
	BLOCK_SUBTITLE,
	BLOCK_BYLINE,
	BLOCK_DATELINE,
	BLOCK_CONTENTS, /* an entry of a printed table of contents: kept as it is */
	BLOCK_KIND_COUNT,
};

struct block {
	/*
	 * From the first byte of the text (after the indentation where lines are reflowed, at the line's
	 * start where they are kept) to the end of the last line, its line break not included.
	 */
	struct range range;
	uint8_t kind;  /* enum block_kind */
	uint8_t level; /* of a heading: 1 is the highest; of an item: depth, 1 is the outermost */
	uint8_t quote_depth; /* how many reply or block quotation marks stand before it */
	uint8_t gap;         /* empty rows before it: 0, 1, 2 */
	uint16_t indent;     /* cells before the first row, quotation marks not counted */
	uint16_t hang;       /* cells before the following rows */
};

/* The word for a kind in --json and in the models of the tests: "paragraph", "table-row" ... */
const char *block_kind_name(enum block_kind kind);

/* True for the kinds whose lines are kept: code, verbatim, table rows and contents. */
bool block_is_kept(enum block_kind kind);

#endif
