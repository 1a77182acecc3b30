#ifndef LAYOUT_LAYOUT_H
#define LAYOUT_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/range.h"
#include "doc/document.h"

/*
 * Document and width become rows, outward from a position and never from the top. The rows of a block depend
 * on the block and the options alone, so rows going up are the rows going down.
 *
 * Reflowed blocks are wrapped at the measure by UAX #14; a run of white space is one blank, hidden ranges are
 * nothing, U+2028, U+2029 and U+0085 end a row, a line's end between two Han or Kana characters is nothing, and so
 * is one behind the hyphen of a word that goes on. A soft hyphen is seen only where a row ends at it, a
 * zero-width space never. Kept blocks (block_is_kept) show their lines, ended by LF, CR LF or CR, and are wrapped at
 * the width, between words. A rule is one row, drawn by the view. A word longer than a row is cut between
 * clusters. Indents give way when the width is small: a third of it is left for the text.
 * A quotation's depth d indents by 2 * (d - 1) cells; the marks themselves are the view's.
 *
 * Rows of a table that the document tells of (document_table_at) have their cells side by side, wrapped in columns that all
 * rows share (layout/grid.h), or one under the other where the columns do not fit. Their ranges are in order but say nothing of
 * what they show: layout_row_at knows which one shows a position.
 *
 * With `original` every block shows its own lines from the line's start on, wrapped between words at the width; reply
 * marks are shown as they are, other hidden ranges are not; there are no indents, and before a block there are
 * no more empty rows than the text has empty lines.
 */

struct layout_options {
	unsigned width_cols;   /* of the pane's text column, >= 1 */
	unsigned measure_cols; /* reflowed text is at most this wide; <= width_cols is enforced */
	unsigned tab_cols;     /* 8 */
	bool original; /* the file's own lines and indentation, wrapped only at width_cols */
	bool chop; /* kept and original lines are one row each, cut by whoever draws; past 4 KiB not turned */
	bool squeeze; /* never more than one empty row between blocks */
	bool logical; /* text from right to left stays as it is stored: whoever shows the rows turns it */
};

enum row_flags {
	ROW_FIRST = 1 << 0, /* the block's first row */
	ROW_LAST = 1 << 1,  /* the block's last row */
	ROW_GAP = 1 << 2,   /* an empty row before the block whose start it holds */
	ROW_COLLAPSE =
		1 << 3, /* a run of white space is drawn as one blank, hidden ranges as nothing */
	ROW_HYPHEN = 1 << 4, /* layout_row_draw adds a hyphen (a soft hyphen broken at) */
	ROW_RTL = 1 << 5,    /* the paragraph's direction is right to left */
	ROW_RULE = 1 << 6,   /* of a gap: the line under a table's headers is drawn in it */
	ROW_CONTINUED =
		1
		<< 7, /* the row before holds the beginning of the same line, which is shown as it is */
	ROW_WIDE = 1 << 8, /* as wide as it is: to be cut and scrolled by whoever draws */
};

struct row {
	struct range
		range; /* the text of the row; its end is the next row's start or the block's end */
	struct range shown; /* what is drawn lies in here: the same, but in a table */
	struct range block; /* the block's range */
	uint16_t indent;    /* cells before the text */
	uint16_t flags;     /* enum row_flags */
	uint8_t kind;       /* enum block_kind */
	uint8_t level;      /* of a table's row: 1 for headers */
	uint8_t quote_depth;
	uint8_t gap; /* of a gap row: how many rows above the text, 1 or 2 */
};

/* Rows of recently seen blocks are kept; one for each document and pane. Does not own the document. */
struct layout;
struct layout *layout_new(struct document *document);
void layout_free(struct layout *layout);
void layout_set_options(struct layout *layout, const struct layout_options *options);
const struct layout_options *layout_options(const struct layout *layout);

/*
 * What of the document is laid out. The answers must not change while it is set, except with the document.
 */
struct layout_filter {
	/* Whether a block is; NULL: all are. */
	bool (*keep)(void *context, const struct block *block);
	/*
	 * The first position from pos on, or the last one before it, where a block may be that is kept; false when there is none.
	 * NULL: all blocks have to be looked at.
	 */
	bool (*leap)(void *context, uint64_t pos, bool forward, uint64_t *to);
	/* Up to max ranges of a stretch of a block that are left out beside what the document hides, in order; NULL: none. */
	size_t (*hide)(void *context, struct range range, struct range *out, size_t max);
	void *context;
};

/* Copied; NULL for everything. */
void layout_set_filter(struct layout *layout, const struct layout_filter *filter);

/* The row that shows pos (of a gap row and the row after it: the latter). False when there is no row at all. */
bool layout_row_at(struct layout *layout, uint64_t pos, struct row *row);

/* The row after or before this one; false at the document's ends. Gap rows count as rows. */
bool layout_row_next(struct layout *layout, const struct row *row, struct row *next);
bool layout_row_before(struct layout *layout, const struct row *row, struct row *before);

/*
 * The clusters of a row in the order of the screen, as they are drawn: white space collapsed, hidden ranges skipped,
 * stand-ins made, right-to-left runs turned (UAX #9). Calls put for each with its column from the row's left edge
 * (indent included). A tab or collapsed blank is one cluster. A row of a right-to-left paragraph (ROW_RTL) ends at the right
 * edge of its measure or width: the columns say so (code is never such a paragraph). Nothing is put for a gap or a rule.
 */
struct cluster;
void layout_row_draw(struct layout *layout, const struct row *row,
                     void (*put)(void *context, uint64_t pos, unsigned column,
                                 const struct cluster *cluster),
                     void *context);

/*
 * How many cells of a wide row's beginning stay when it is scrolled sideways: the first column of a table. 0 for other rows.
 */
unsigned layout_row_held(struct layout *layout, const struct row *row);

/*
 * The headers of the table in whose body a wide row stands, and the line under them: what stays above it when it is scrolled up.
 * Returns their number, 0 when there are none, or more than max.
 */
size_t layout_row_headers(struct layout *layout, const struct row *row, struct row *out,
                          size_t max);

/* The same as layout_row_draw, but what begins at column limit or after it may be left out: a chopped row can be very long. */
void layout_row_draw_until(struct layout *layout, const struct row *row, unsigned limit,
                           void (*put)(void *context, uint64_t pos, unsigned column,
                                       const struct cluster *cluster),
                           void *context);

/*
 * The same for a row of nothing but ASCII, as most are, in few calls: each byte is a cell, white space a blank. False, and
 * nothing done, for any other row.
 */
bool layout_row_draw_ascii(struct layout *layout, const struct row *row,
                           void (*put)(void *context, uint64_t pos, unsigned column,
                                       const char *bytes, size_t n),
                           void *context);

/* The text position drawn at the column of the row, or nearest to it. */
uint64_t layout_row_position(struct layout *layout, const struct row *row, unsigned column);

#endif
