/*
 * The widths of columns. Words that are longer than LONG_WORD (addresses, mostly) may be cut when the table fits no other way, and
 * the lines between columns move closer before that.
 */
#include "layout/grid.h"

#include "layout/piece.h"

enum {
	LONG_WORD = 24, /* cells; or a third of all, but not less than SHORT_WORD */
	SHORT_WORD = 8,
	WIDE_GAP = 3,
	NARROW_GAP = 1,
	HEADERS_MOST = 16,       /* rows */
	LABELS_MOST = 32 * 1024, /* bytes of a header row */
};

/* What the columns ask for. */
struct wish {
	unsigned least[TABLE_COLUMNS_MOST], natural[TABLE_COLUMNS_MOST];
};

static unsigned
clamp(unsigned value, unsigned least, unsigned most)
{
	return value < least ? least : value > most ? most : value;
}

static void
make_wish(struct wish *wish, const struct table *t, unsigned longest_word, unsigned measure)
{
	for (unsigned i = 0; i < t->column_count; i++) {
		unsigned least = clamp(t->columns[i].least, 1, longest_word);
		wish->least[i] = least;
		wish->natural[i] =
			clamp(t->columns[i].natural, least, measure > least ? measure : least);
	}
}

static unsigned
sum(const unsigned *widths, unsigned count)
{
	unsigned total = 0;

	for (unsigned i = 0; i < count; i++)
		total += widths[i];
	return total;
}

/* Shares what is left beyond the least widths; false when there is too little for those. */
static bool
share(struct grid *g, const struct wish *wish, unsigned room)
{
	unsigned least = sum(wish->least, g->count), natural = sum(wish->natural, g->count);
	unsigned extra = room - least, wanted = natural - least, left = extra;

	if (least > room)
		return false;
	for (unsigned i = 0; i < g->count; i++) {
		unsigned lack = wish->natural[i] - wish->least[i];
		unsigned more =
			extra >= wanted ? lack : (unsigned)((uint64_t)extra * lack / wanted);
		g->widths[i] = (uint16_t)(wish->least[i] + more);
		left -= more;
	}
	/* What rounding left goes to the first that lack something. */
	for (unsigned i = 0; i < g->count && left && extra < wanted; i++)
		if (g->widths[i] < wish->natural[i]) {
			g->widths[i]++;
			left--;
		}
	return true;
}

static bool
fit(struct grid *g, const struct table *t, unsigned cols, unsigned measure, unsigned longest_word)
{
	struct wish wish;

	make_wish(&wish, t, longest_word, measure);
	for (g->gap = WIDE_GAP;; g->gap = NARROW_GAP) {
		unsigned gaps = g->gap * (g->count - 1);
		if (gaps < cols && share(g, &wish, cols - gaps))
			return true;
		if (g->gap == NARROW_GAP)
			return false;
	}
}

void
grid_divide(struct grid *g, const struct table *t, unsigned cols, unsigned measure, bool endless)
{
	g->count = t->column_count;
	g->mode = GRID_COLUMNS;
	for (unsigned i = 0; i < g->count; i++)
		g->aligns[i] = t->columns[i].align;
	if (endless) {
		g->gap = WIDE_GAP;
		for (unsigned i = 0; i < g->count; i++)
			g->widths[i] = (uint16_t)clamp(t->columns[i].natural, 1, UINT16_MAX);
	} else if (!fit(g, t, cols, measure, UINT16_MAX) &&
	           !fit(g, t, cols, measure, clamp(cols / 3, SHORT_WORD, LONG_WORD))) {
		g->mode = GRID_RECORDS;
	}
}

unsigned
grid_column(const struct grid *g, unsigned column)
{
	unsigned at = 0;

	for (unsigned i = 0; i < column; i++)
		at += g->widths[i] + g->gap;
	return at;
}

unsigned
grid_width(const struct grid *g)
{
	return grid_column(g, g->count) - g->gap;
}

/* ---- a table of the document ---- */

static bool
is_covered(struct document *d, struct range cell)
{
	char c;

	return range_size(cell) == 1 && text_read(document_text(d), cell.start, &c, 1) &&
	       c == *TABLE_COVERED;
}

/* The columns' names: the cells of a header row. */
static void
find_labels(struct grid *g, struct document *d, struct range row)
{
	uint64_t at = row.start,
		 end = row.start + LABELS_MOST < row.end ? row.start + LABELS_MOST : row.end;

	for (unsigned i = 0; i < g->count; i++) {
		uint64_t tab = end;
		if (at < end && !text_find(document_text(d), at, end - at, '\t', &tab))
			tab = end;
		g->labels[i] = (struct range){ at, tab };
		if (i && is_covered(d, g->labels[i]))
			g->labels[i] = g->labels[i - 1];
		at = tab < end ? tab + 1 : end;
	}
}

/* Goes over the header rows to what comes below them. */
static void
find_body(struct grid *g, struct document *d, const struct table *t, struct block first)
{
	unsigned headers = t->header_rows < HEADERS_MOST ? t->header_rows : HEADERS_MOST;
	struct block block = first, next;

	g->body = headers ? t->range.end : t->range.start;
	for (unsigned i = 1; i <= headers; i++) {
		bool more =
			document_block_next(d, &block, &next) && next.range.start < t->range.end;
		if (g->mode == GRID_RECORDS && (i == headers || !more))
			find_labels(g, d, block.range);
		if (!more)
			return;
		block = next;
	}
	if (headers)
		g->body = block.range.start;
}

bool
grid_has_rule(const struct grid *g, uint64_t row)
{
	return row == g->body && row > g->range.start;
}

bool
grid_find(struct grid *g, struct document *d, const struct block *block,
          const struct layout_options *o)
{
	struct block first;
	struct table t;

	if (block->kind != BLOCK_TABLE_ROW)
		return false;
	if (g->mode != GRID_NONE && range_holds(g->range, block->range.start))
		return true;
	if (!document_table_at(d, block->range.start, &t) ||
	    !document_block_at(d, t.range.start, &first))
		return false;
	/* What the document lent is valid until the next question. */
	document_table_at(d, block->range.start, &t);
	struct shape s = piece_shape(o, &first);
	*g = (struct grid){ .range = t.range, .indent = s.first_indent };
	unsigned cols = o->width_cols - g->indent;
	g->cols = o->measure_cols < cols ? o->measure_cols : cols;
	grid_divide(g, &t, cols, o->measure_cols, o->original || o->chop);
	find_body(g, d, &t, first);
	return true;
}
