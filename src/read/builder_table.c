/*
 * Tables. A row is a block in the draft, its cells with tabs between them; how wide each column would like to be is measured cell
 * by cell, and when the table ends it is said with its rows. One that does not end is said in pieces, each with what is
 * known of the columns by then.
 */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "read/builder.h"
#include "read/builder_state.h"

enum { TABLE_PIECE = 1024 * 1024 }; /* bytes of rows that are held back */

/* ---- columns ---- */

/* Columns up to count, if there may be so many. */
static void
need_columns(struct open_table *t, unsigned count)
{
	if (count > TABLE_COLUMNS_MOST)
		count = TABLE_COLUMNS_MOST;
	if (count <= t->column_count)
		return;
	t->columns = memory_grow(t->columns, &t->column_capacity, count, sizeof *t->columns);
	memset(t->columns + t->column_count, 0, (count - t->column_count) * sizeof *t->columns);
	t->column_count = (uint16_t)count;
}

/* The widest word and the widest line of some text, in cells. */
static struct table_column
measure(const char *bytes, size_t n)
{
	unsigned word = 0, line = 0, least = 0, natural = 0;

	while (n) {
		uint32_t cp;
		size_t size = utf8_decode(bytes, n, &cp);
		bool ends = cp == LINE_SEPARATOR;
		unsigned width = ends ? 0 : (unsigned)unicode_width(cp);
		line += width;
		word = ends || cp == ' ' ? 0 : word + width;
		least = word > least ? word : least;
		natural = line > natural ? line : natural;
		if (ends)
			line = 0;
		bytes += size;
		n -= size;
	}
	return (struct table_column){
		.least = least < UINT16_MAX ? (uint16_t)least : UINT16_MAX,
		.natural = natural < UINT16_MAX ? (uint16_t)natural : UINT16_MAX,
	};
}

/* The open cell's text counts for its columns, in equal shares. */
static void
measure_cell(struct builder *b)
{
	struct open_table *t = &b->table;
	size_t start = (size_t)(b->floor - b->draft.base);
	struct table_column cell = measure(b->draft.text.bytes + start, b->draft.text.size - start);

	for (unsigned i = 0; i < t->span && t->column + i < t->column_count; i++) {
		struct table_column *column = &t->columns[t->column + i];
		uint16_t least = (uint16_t)((cell.least + t->span - 1) / t->span);
		uint16_t natural = (uint16_t)((cell.natural + t->span - 1) / t->span);
		column->least = least > column->least ? least : column->least;
		column->natural = natural > column->natural ? natural : column->natural;
	}
}

/* ---- cells ---- */

void
builder_cell_line(struct builder *b, bool lines)
{
	b->table.lines = lines;
	if (b->table.cell_open && !builder_at_line_start(b))
		builder_break(b);
}

/* Line breaks at the cell's end break nothing. */
static void
trim_cell(struct builder *b)
{
	static const char separator[] = "\xe2\x80\xa8";
	uint64_t end = draft_end(&b->draft);

	while (end >= b->floor + 3 &&
	       !memcmp(b->draft.text.bytes + (end - b->draft.base) - 3, separator, 3))
		end -= 3;
	draft_cut(&b->draft, end);
}

void
builder_cell(struct builder *b, enum table_align align, unsigned span)
{
	struct open_table *t = &b->table;

	if (t->depth != 1) {
		/* A cell of an inner table: the words of two are two. */
		if (t->depth)
			builder_text(b, " ", 1);
		return;
	}
	if (!t->row_open)
		builder_row(b, false);
	builder_cell_end(b);
	if (t->column)
		buffer_add_byte(&b->draft.text, '\t');
	t->span = span < 1 ? 1 : span;
	if (t->column + t->span > TABLE_COLUMNS_MOST)
		t->span = 1;
	need_columns(t, t->column + t->span);
	if (t->column < t->column_count && t->columns[t->column].align == TABLE_LEFT)
		t->columns[t->column].align = (uint8_t)align;
	t->cell_open = true;
	t->lines = false;
	b->floor = draft_end(&b->draft);
}

void
builder_cell_end(struct builder *b)
{
	struct open_table *t = &b->table;

	if (t->depth != 1 || !t->cell_open)
		return;
	trim_cell(b);
	measure_cell(b);
	for (unsigned i = 1; i < t->span; i++)
		buffer_add_byte(&b->draft.text, '\t');
	t->column += t->span;
	t->cell_open = false;
	b->blank = b->blank_breaks = false;
}

/* ---- rows ---- */

void
builder_row(struct builder *b, bool header)
{
	struct open_table *t = &b->table;

	if (t->depth != 1) {
		if (t->depth)
			builder_cell_line(b, false);
		return;
	}
	builder_row_end(b);
	b->block = t->place;
	t->place.gap = 0;
	builder_begin(b);
	t->row_open = true;
	t->column = 0;
	if (!header)
		t->has_body = true;
	else if (!t->has_body && t->header_rows < UINT16_MAX)
		t->header_rows++;
}

static void
say_table(struct builder *b)
{
	struct open_table *t = &b->table;
	struct table table = { .range = { t->start, draft_end(&b->draft) },
		               .header_rows = t->header_rows,
		               .column_count = t->column_count,
		               .columns = t->columns };

	if (!b->draft.block_count)
		return;
	table.range.end = b->draft.blocks[b->draft.block_count - 1].block.range.end;
	builder_say(b, &table);
	t->start = draft_end(&b->draft);
	t->header_rows = 0;
}

void
builder_row_end(struct builder *b)
{
	struct open_table *t = &b->table;

	if (t->depth != 1) {
		builder_cell_line(b, false);
		return;
	}
	if (!t->row_open)
		return;
	builder_cell_end(b);
	builder_close_marks(b);
	t->row_open = false;
	b->is_open = false;
	/* A row without a cell is none. */
	if (!t->column) {
		draft_cut(&b->draft, b->block.range.start);
		return;
	}
	builder_add_block(b, &b->block, 0);
	if (b->draft.text.size >= TABLE_PIECE)
		say_table(b);
}

/* ---- tables ---- */

void
builder_table(struct builder *b, const struct block *block)
{
	struct open_table *t = &b->table;

	if (t->depth) {
		/* An inner table is always in a cell. */
		if (!t->cell_open)
			builder_cell(b, TABLE_LEFT, 1);
		builder_cell_line(b, false);
		t->depth++;
		return;
	}
	builder_block_end(b);
	t->depth = 1;
	t->place = *block;
	t->place.kind = BLOCK_TABLE_ROW;
	t->start = draft_end(&b->draft);
	t->has_body = false;
	t->header_rows = t->column_count = 0;
}

void
builder_table_end(struct builder *b)
{
	struct open_table *t = &b->table;

	if (t->depth > 1) {
		builder_cell_line(b, false);
		t->depth--;
	} else if (t->depth) {
		builder_row_end(b);
		say_table(b);
		t->depth = 0;
		b->block = (struct block){ .gap = 1 };
	}
}
