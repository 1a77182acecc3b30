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

enum {
	TABLE_PIECE = 1024 * 1024, /* bytes of rows that are held back */
	GAP_LEAST = 1,             /* cells between two columns, when there is little room ... */
	GAP_NATURAL = 3,           /* ... and when there is enough */
};

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

/* How many columns there are: none behind the last one that a cell begins in. */
static unsigned
column_count(const struct open_table *t)
{
	return t->begun < t->column_count ? t->begun : t->column_count;
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

static void
raise_to(uint16_t *value, unsigned least)
{
	if (*value < least)
		*value = (uint16_t)least;
}

/* What a cell over several columns lacks is shared out among them. */
static void
widen_columns(struct open_table *t, const struct wide_cells *wide)
{
	struct table_column *columns = t->columns + wide->column;
	unsigned count = column_count(t) - wide->column;
	count = count < wide->count ? count : wide->count;
	unsigned least = (count - 1) * GAP_LEAST, natural = (count - 1) * GAP_NATURAL;

	for (unsigned i = 0; i < count; i++) {
		least += columns[i].least;
		natural += columns[i].natural;
	}
	for (unsigned i = 0; i < count; i++) {
		unsigned left = count - i;
		unsigned more = wide->least > least ? (wide->least - least + left - 1) / left : 0;
		columns[i].least = (uint16_t)(columns[i].least + more);
		least += more;
		more = wide->natural > natural ? (wide->natural - natural + left - 1) / left : 0;
		columns[i].natural = (uint16_t)(columns[i].natural + more);
		natural += more;
		raise_to(&columns[i].natural, columns[i].least);
	}
}

static void
add_wide_cell(struct open_table *t, const struct wide_cells *cell)
{
	struct wide_cells *wide = t->wide, *end = t->wide + t->wide_count;

	while (wide < end && (wide->column != cell->column || wide->count != cell->count))
		wide++;
	if (wide < end) {
		raise_to(&wide->least, cell->least);
		raise_to(&wide->natural, cell->natural);
	} else if (t->wide_count < WIDE_CELLS_MOST) {
		t->wide[t->wide_count++] = *cell;
	} else {
		widen_columns(t, cell);
	}
}

/* The cells over several columns come last, those over few of them first. */
static void
widen_all(struct open_table *t)
{
	for (unsigned count = 2, done = 0; done < t->wide_count; count++)
		for (unsigned i = 0; i < t->wide_count; i++)
			if (t->wide[i].count == count) {
				widen_columns(t, &t->wide[i]);
				done++;
			}
	t->wide_count = 0;
}

/* The open cell's text counts for its columns. */
static void
measure_cell(struct builder *b)
{
	struct open_table *t = &b->table;
	size_t start = (size_t)(b->floor - b->draft.base);
	size_t size = b->draft.text.size - start;
	struct table_column cell = { 0 };

	if (size)
		cell = measure(b->draft.text.bytes + start, size);
	if (t->column >= t->column_count)
		return;
	if (t->span > 1) {
		add_wide_cell(t, &(struct wide_cells){ (uint16_t)t->column, (uint16_t)t->span,
		                                       cell.least, cell.natural });
		return;
	}
	raise_to(&t->columns[t->column].least, cell.least);
	raise_to(&t->columns[t->column].natural, cell.natural);
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
	unsigned most = t->column < TABLE_COLUMNS_MOST ? TABLE_COLUMNS_MOST - t->column : 1;
	t->span = span < 1 ? 1 : span > most ? most : span;
	if (span && t->begun <= t->column)
		t->begun = t->column + 1;
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
		buffer_add_string(&b->draft.text, "\t" TABLE_COVERED);
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
	t->header_open = header && !t->has_body;
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
		               .column_count = (uint16_t)column_count(t),
		               .columns = t->columns };

	if (!b->draft.block_count)
		return;
	widen_all(t);
	table.range.end = b->draft.blocks[b->draft.block_count - 1].block.range.end;
	builder_say(b, &b->draft, &table);
	t->start = draft_end(&b->draft);
	t->header_rows = 0;
}

/* True when no cell of the row holds anything. */
static bool
is_silent(const struct builder *b)
{
	const struct buffer *text = &b->draft.text;

	for (size_t i = (size_t)(b->block.range.start - b->draft.base); i < text->size; i++)
		if (text->bytes[i] != '\t')
			return false;
	return true;
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
	/* A row without a cell is none, nor is a header without a word. */
	bool silent = t->header_open && is_silent(b);
	if (!t->column || silent) {
		if (silent && t->header_rows)
			t->header_rows--;
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
	t->begun = 1;
	t->wide_count = 0;
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
