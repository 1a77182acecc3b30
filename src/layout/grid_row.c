/*
 * Each cell is laid out as a paragraph of its column's width. Drawing goes from left to right and never back: what is wider than its
 * column (a wide character in a column of one cell) moves the rest of its row.
 */
#include "layout/grid_row.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/bisect.h"
#include "base/memory.h"
#include "layout/draw.h"

enum {
	HANG = 2,           /* cells before the further lines of a record's cell */
	LABEL_BYTES = 256,  /* of a column's name that are looked at */
	SEPARATOR_COLS = 2, /* ": " */
	ELLIPSIS_COLS = 1,
};

#define BORDER "\342\224\202"

typedef void put_cluster(void *context, uint64_t pos, unsigned column,
                         const struct cluster *cluster);

/* ---- labels ---- */

/* A column's name before a record's cell. */
struct label {
	struct buffer text;
	size_t size;    /* bytes that fit */
	unsigned width; /* cells, with what follows the name; 0: the column has none */
	bool cut;
};

static void
measure_label(struct label *l, unsigned most)
{
	struct cluster c;
	unsigned width = 0;

	for (l->size = 0; l->size < l->text.size; l->size += c.size) {
		cluster_next(l->text.bytes + l->size, l->text.size - l->size, 0, 1, &c);
		if (width + c.width + ELLIPSIS_COLS > most)
			break;
		width += c.width;
	}
	l->cut = l->size < l->text.size;
	l->width = width + l->cut + SEPARATOR_COLS;
}

static bool
is_header(const struct grid *g, const struct piece *p)
{
	return p->block.range.start < g->body;
}

/* The name of a column for a row; headers have none before them. The text is the caller's. */
static struct label
find_label(struct pieces *ps, const struct grid *g, const struct piece *p, size_t column)
{
	struct label l = { .width = 0 };
	struct range range = g->labels[column];

	if (is_header(g, p) || range_empty(range))
		return l;
	if (range_size(range) > LABEL_BYTES)
		range.end = range.start + LABEL_BYTES;
	text_copy(document_text(ps->document), range, &l.text);
	buffer_one_line(&l.text, 0);
	while (l.text.size && l.text.bytes[l.text.size - 1] == ':')
		l.text.size--;
	if (l.text.size)
		measure_label(&l, g->cols / 2);
	return l;
}

/* ---- laying out ---- */

/* Records have their headers in a paragraph, whose tabs are drawn as lines. */
static bool
is_paragraph(const struct grid *g, const struct piece *p)
{
	return g->mode == GRID_RECORDS && is_header(g, p);
}

/* True when the cell holds the sign of those that are covered, and nothing else; the last one may hold several. */
static bool
is_covered(struct pieces *ps, const struct piece *p, const struct piece_cell *cell)
{
	size_t n = cell->end - cell->start;
	char bytes[2 * TABLE_COLUMNS_MOST];

	if (!n || n > sizeof bytes ||
	    text_read(document_text(ps->document), p->range.start + cell->start, bytes, n) < n)
		return false;
	for (size_t i = 0; i < n; i++)
		if (bytes[i] != *TABLE_COVERED && (!i || bytes[i] != '\t'))
			return false;
	return true;
}

/* A cell that is covered is empty, and the one that covers it is wider. */
static void
cover(struct pieces *ps, struct piece *p)
{
	struct piece_cell *covering = NULL;

	for (size_t i = 0; i < p->cell_count; i++) {
		struct piece_cell *cell = &p->cells[i];
		bool covered = covering && is_covered(ps, p, cell);
		cell->columns = !covered;
		if (covered) {
			cell->start = cell->end;
			covering->columns++;
		} else {
			covering = cell;
		}
	}
}

/* The cells are what tabs divide; the last column takes what would be too many. */
static void
split(struct pieces *ps, const struct grid *g, struct piece *p)
{
	uint64_t at = p->range.start, end = p->range.end, tab;
	size_t count = is_paragraph(g, p) ? 1 : g->count;

	p->cells = memory_zero(count, sizeof *p->cells);
	do {
		struct piece_cell *cell = &p->cells[p->cell_count++];
		if (p->cell_count == count ||
		    !text_find(document_text(ps->document), at, end - at, '\t', &tab))
			tab = end;
		cell->start = (uint32_t)(at - p->range.start);
		cell->end = (uint32_t)(tab - p->range.start);
		at = tab + 1;
	} while (tab < end);
	cover(ps, p);
}

/* How wide the columns are that a cell stands over. */
static unsigned
cell_cols(const struct grid *g, const struct piece *p, size_t i)
{
	unsigned columns = i < p->cell_count ? p->cells[i].columns : 1;
	unsigned cols = g->widths[i];

	for (unsigned k = 1; k < columns; k++)
		cols += g->gap + g->widths[i + k];
	return cols;
}

/* Keeps the rows that were just made as the lines of a cell. */
static void
add_lines(const struct flow *f, struct piece *p, struct piece_cell *cell)
{
	size_t from = p->step_count;

	cell->line = (uint32_t)p->line_count;
	cell->line_count = (uint32_t)f->row_count;
	p->lines = memory_resize(p->lines, (p->line_count + f->row_count) * sizeof *p->lines);
	for (size_t i = 0; i < f->row_count; i++) {
		bool last = i + 1 == f->row_count;
		size_t item = f->rows[i].item;
		size_t after = last ? f->step_count : f->rows[i + 1].item;
		p->lines[p->line_count++] = (struct piece_line){
			.start = cell->start + f->rows[i].start,
			.end = last ? cell->end : cell->start + f->rows[i + 1].start,
			.item = (uint32_t)(from + item),
			.item_count = f->levels ? (uint32_t)(after - item) : 0,
			.flags = f->rows[i].flags,
		};
	}
	if (!f->levels)
		return;
	p->levels = memory_resize(p->levels, from + f->step_count);
	memcpy(p->levels + from, f->levels, f->step_count);
	p->step_count += f->step_count;
}

static void
lay_out_cell(struct pieces *ps, const struct grid *g, struct piece *p, size_t i)
{
	struct piece_cell *cell = &p->cells[i];
	struct range range = { p->range.start + cell->start, p->range.start + cell->end };
	bool columns = g->mode == GRID_COLUMNS;
	unsigned first = columns ? cell_cols(g, p, i) : g->cols, rest = first;

	if (cell->start == cell->end)
		return;
	if (!columns && !is_paragraph(g, p)) {
		struct label label = find_label(ps, g, p, i);
		first = g->cols > label.width ? g->cols - label.width : 1;
		rest = label.width && g->cols > HANG ? g->cols - HANG : g->cols;
		buffer_clear(&label.text);
	}
	pieces_flow(ps, range, first, rest);
	add_lines(&ps->flow, p, cell);
}

/* The first cell that has the most lines. */
static const struct piece_cell *
tallest(const struct piece *p)
{
	const struct piece_cell *most = &p->cells[0];

	for (size_t i = 1; i < p->cell_count; i++)
		if (p->cells[i].line_count > most->line_count)
			most = &p->cells[i];
	return most;
}

/* A row starts where a line does; the first one where the block does. */
static void
make_rows(const struct grid *g, struct piece *p)
{
	const struct piece_cell *most = tallest(p);
	bool records = g->mode == GRID_RECORDS;
	size_t count = records ? p->line_count : most->line_count;

	p->row_count = count ? count : 1;
	p->rows = memory_zero(p->row_count, sizeof *p->rows);
	for (size_t i = 1; i < count; i++)
		p->rows[i].start = p->lines[records ? i : most->line + i].start;
}

void
grid_row_make(struct pieces *ps, const struct grid *g, struct piece *p)
{
	split(ps, g, p);
	for (size_t i = 0; i < p->cell_count; i++)
		lay_out_cell(ps, g, p, i);
	make_rows(g, p);
}

/* ---- positions ---- */

/* The index of a cell's line that holds an offset, or is the nearest; counted from the cell's first. */
static size_t
line_at(const struct piece *p, const struct piece_cell *cell, uint64_t offset)
{
	size_t i;

	BISECT(i, 0, cell->line_count, p->lines[cell->line + i].start <= offset);
	return i ? i - 1 : 0;
}

size_t
grid_row_showing(const struct grid *g, const struct piece *p, uint64_t pos)
{
	uint64_t offset = pos > p->range.start ? pos - p->range.start : 0;
	size_t i = p->cell_count - 1;

	while (i && p->cells[i].start > offset)
		i--;
	size_t line = line_at(p, &p->cells[i], offset);
	if (g->mode == GRID_COLUMNS)
		return line;
	line += p->cells[i].line;
	return line < p->row_count ? line : p->row_count - 1;
}

struct range
grid_row_extent(const struct grid *g, const struct piece *p, size_t row)
{
	struct range r = { UINT64_MAX, 0 };

	for (size_t i = 0; i < p->cell_count; i++) {
		const struct piece_cell *cell = &p->cells[i];
		size_t line = g->mode == GRID_COLUMNS ? cell->line + row : row;
		if (line < cell->line || line >= cell->line + (size_t)cell->line_count)
			continue;
		uint64_t start = p->range.start + p->lines[line].start;
		uint64_t end = p->range.start + p->lines[line].end;
		r.start = start < r.start ? start : r.start;
		r.end = end > r.end ? end : r.end;
	}
	return r.start < r.end ? r : p->range;
}

/* ---- drawing ---- */

/* Puts what a cell shows where the cell stands. */
struct pen {
	put_cluster *put;
	void *context;
	unsigned x;                   /* of the cell */
	unsigned end;                 /* the column after what was put last */
	bool tabs;                    /* are drawn as lines ... */
	const struct flow_text *text; /* ... in this; NULL: they are not */
	uint64_t base;                /* the position of its start */
};

static void
put_text(struct pen *pen, uint64_t pos, unsigned column, const char *utf8, enum cluster_kind kind)
{
	struct cluster c = { .width = 1, .kind = (uint8_t)kind };

	c.shown_size = (uint8_t)strlen(utf8);
	memcpy(c.shown, utf8, c.shown_size);
	pen->put(pen->context, pos, column, &c);
	pen->end = column + 1;
}

static void
put_at(void *context, uint64_t pos, unsigned column, const struct cluster *cluster)
{
	struct pen *pen = context;

	if (pen->text && pen->text->bytes[pos - pen->base] == '\t')
		put_text(pen, pos, pen->x + column, BORDER, CLUSTER_BORDER);
	else if (pen->put)
		pen->put(pen->context, pos, pen->x + column, cluster);
	pen->end = pen->x + column + cluster->width;
}

/* What draws a line in so many cells. */
static void
draw_line(struct pieces *ps, const struct piece *p, const struct piece_line *line, unsigned cols,
          unsigned limit, struct pen *pen)
{
	struct flow_text t = pieces_text(ps, p, line->start, line->end);
	struct draw_row d = {
		.text = &t,
		.base = p->range.start + line->start,
		.flags = line->flags,
		.cols = cols,
		.limit = limit > pen->x ? limit - pen->x : 0,
		.levels = line->item_count ? p->levels + line->item : NULL,
		.level_count = line->item_count,
	};

	pen->text = pen->tabs ? &t : NULL;
	pen->base = d.base;
	draw_row(&d, put_at, pen);
}

/* How far to the right a line stands in its column; one that runs from right to left does so by itself. */
static unsigned
line_shift(struct pieces *ps, const struct piece *p, const struct piece_line *line, unsigned cols,
           enum table_align align)
{
	struct pen pen = { .put = NULL };

	if (align == TABLE_LEFT || (line->flags & ROW_RTL))
		return 0;
	draw_line(ps, p, line, cols, UINT_MAX, &pen);
	unsigned left = pen.end < cols ? cols - pen.end : 0;
	return align == TABLE_CENTRE ? left / 2 : left;
}

static void
draw_columns(struct pieces *ps, const struct grid *g, const struct piece *p, size_t row,
             unsigned limit, struct pen *pen)
{
	unsigned x = g->indent, before = (g->gap + 1) / 2;
	size_t columns;

	for (size_t i = 0; i < g->count; x += cell_cols(g, p, i) + g->gap, i += columns) {
		const struct piece_cell *cell = i < p->cell_count ? &p->cells[i] : NULL;
		columns = cell ? cell->columns : 1;
		if (i) {
			unsigned border = pen->end > x - before ? pen->end : x - before;
			uint64_t tab = i <= p->cell_count ? p->range.start + p->cells[i - 1].end
			                                  : p->range.end;
			/* One line past the limit tells that there is more. */
			put_text(pen, tab, border, BORDER, CLUSTER_BORDER);
			if (border >= limit)
				return;
			x = border + before;
		}
		if (!cell || row >= cell->line_count || x >= limit)
			continue;
		const struct piece_line *line = &p->lines[cell->line + row];
		unsigned cols = cell_cols(g, p, i);
		pen->x = x + line_shift(ps, p, line, cols, (enum table_align)g->aligns[i]);
		draw_line(ps, p, line, cols, limit, pen);
	}
}

static void
draw_label(struct pen *pen, const struct label *l, uint64_t pos, unsigned x)
{
	struct cluster c;

	for (size_t at = 0; at < l->size; at += c.size) {
		cluster_next(l->text.bytes + at, l->text.size - at, 0, 1, &c);
		size_t size = c.size;
		c.kind = CLUSTER_LABEL;
		c.size = 0;
		pen->put(pen->context, pos, x, &c);
		x += c.width;
		c.size = size;
	}
	if (l->cut)
		put_text(pen, pos, x++, "\342\200\246", CLUSTER_LABEL);
	put_text(pen, pos, x, ":", CLUSTER_LABEL);
}

static void
draw_record(struct pieces *ps, const struct grid *g, const struct piece *p, size_t row,
            unsigned limit, struct pen *pen)
{
	size_t i = 0;

	if (!p->line_count)
		return;
	while (row >= p->cells[i].line + (size_t)p->cells[i].line_count)
		i++;
	const struct piece_line *line = &p->lines[row];
	struct label label = find_label(ps, g, p, i);
	bool first = row == p->cells[i].line;
	unsigned before = first ? label.width : label.width && g->cols > HANG ? HANG : 0;
	if (first && label.width)
		draw_label(pen, &label, p->range.start + line->start, g->indent);
	buffer_clear(&label.text);
	pen->x = g->indent + before;
	pen->tabs = is_paragraph(g, p);
	draw_line(ps, p, line, g->cols > before ? g->cols - before : 1, limit, pen);
}

void
grid_row_draw(struct pieces *ps, const struct grid *g, const struct piece *p, size_t row,
              unsigned limit, put_cluster *put, void *context)
{
	struct pen pen = { .put = put, .context = context };

	if (g->mode == GRID_COLUMNS)
		draw_columns(ps, g, p, row, limit, &pen);
	else
		draw_record(ps, g, p, row, limit, &pen);
}

void
grid_row_rule(const struct grid *g, uint64_t pos, unsigned limit, put_cluster *put, void *context)
{
	struct pen pen = { .put = put, .context = context };
	bool columns = g->mode == GRID_COLUMNS;
	unsigned width = columns ? grid_width(g) : g->cols, next = 1;

	for (unsigned x = 0; x < width && g->indent + x < limit; x++) {
		bool crossing =
			columns && next < g->count && x + (g->gap + 1) / 2 == grid_column(g, next);
		next += crossing;
		put_text(&pen, pos, g->indent + x, crossing ? "\342\224\274" : "\342\224\200",
		         CLUSTER_BORDER);
	}
}
