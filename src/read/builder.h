#ifndef READ_BUILDER_H
#define READ_BUILDER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "doc/sink.h"

/*
 * What every format with structure needs on its way to a sink: a reader speaks of blocks, runs of text and marks as
 * they come, the builder collapses white space, keeps positions, cuts what is too long and says everything in the sink's
 * order. Whatever a reader says, in whatever order, is a right document: unclosed marks are closed, empty blocks are
 * none, text outside of a block is a paragraph.
 */
struct builder;

struct builder *builder_new(struct sink *sink);

/* Ends the last block, then says done. */
void builder_end(struct builder *builder);
void builder_free(struct builder *builder);

/* ---- blocks ---- */

/*
 * Begins a block like this one (its range is not looked at) and ends the one before. A kind whose lines are kept
 * (block_is_kept) gets its text as it is, white space and all; of the others white space collapses to single blanks.
 * A gap is the largest of those asked for since the last block that had text.
 */
void builder_block(struct builder *builder, const struct block *block);

/* Ends the block, if one is open. */
void builder_block_end(struct builder *builder);

/*
 * True when the open block's text, in one line, holds this. Puts a block of one line before the open one. Both need one that is
 * open, and no table.
 */
bool builder_holds(const struct builder *builder, const char *text);
void builder_block_before(struct builder *builder, const struct block *block, const char *text);

/* A rule: a block that has no text of its own. */
void builder_rule(struct builder *builder, const struct block *block);

/*
 * The open block is a section's title and begins the section; its text is the title. As an entry of its own: the open
 * block, or the next one, begins a section with this title.
 */
void builder_heading(struct builder *builder, unsigned level);
void builder_section(struct builder *builder, unsigned level, const char *title);

/* ---- in a block ---- */

/* UTF-8; bytes that are none become U+FFFD. A line break in it is white space, but in a kept block it ends a row. */
void builder_text(struct builder *builder, const char *bytes, size_t n);
void builder_string(struct builder *builder, const char *s);

/* The same, but white space is kept (a list item's marker, a no-wrap run). */
void builder_marker(struct builder *builder, const char *s);

/* A line break that stays one. */
void builder_break(struct builder *builder);

/*
 * Opens and closes a mark over the text between. Marks may nest and overlap; one that is open at a block's end goes on in
 * the next. target is a link's, copied; NULL otherwise. Closing what is not open does nothing.
 */
void builder_open(struct builder *builder, enum span_kind kind, const char *target);
void builder_close(struct builder *builder, enum span_kind kind);

/* The colours from here on (doc/span.h); 0, 0 ends them. */
void builder_colour(struct builder *builder, uint32_t ink, uint32_t ground);

/* A name for the place where the next text comes. */
void builder_anchor(struct builder *builder, const char *name);

/* A name for the open block, or for the one that comes next: of a heading that is named after its own text. */
void builder_block_anchor(struct builder *builder, const char *name);

/* ---- tables ---- */

/*
 * Between table and table_end only rows, between row and row_end only cells; a block that is begun inside of a cell is a line
 * break there. Tables do not nest: an inner one's rows become lines of the outer one's cell. span: so many columns
 * wide; 0: it only fills a column that a cell above reaches down to.
 */
void builder_table(struct builder *builder, const struct block *block);
void builder_row(struct builder *builder, bool header);
void builder_cell(struct builder *builder, enum table_align align, unsigned span);
void builder_cell_end(struct builder *builder);
void builder_row_end(struct builder *builder);
void builder_table_end(struct builder *builder);

/* ---- the document ---- */

/* Bytes of text said so far, the open block's too. */
uint64_t builder_size(const struct builder *builder);

/* Ends the block and says all that is there: more of the input is waited for. */
void builder_flush(struct builder *builder);

/* How much of the input was read; what stands before it is known. Costs nothing when called often. */
void builder_progress(struct builder *builder, uint64_t done, uint64_t total);

#endif
