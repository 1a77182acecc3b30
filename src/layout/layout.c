/*
 * Rows of a document, found outward from any position. A row is one of a piece (a block, nearly always) or an empty one
 * before it; from a piece's last row one goes on to the next block that the filter keeps. What is
 * known of a row handed in is its block and its position; all else is worked out again, so a row that has become stale
 * leads to a row near by and never astray.
 *
 * The document's revision is looked at on every call: after a change nothing of what is kept is believed.
 */
#include "layout/layout.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/bisect.h"
#include "base/memory.h"
#include "layout/draw.h"
#include "layout/grid_row.h"
#include "layout/kept.h"
#include "layout/piece.h"

enum { GAP_MAX = 2 };

struct layout {
	struct pieces pieces;
	uint64_t revision; /* of the document, when the pieces were made */
	struct layout_filter filter;
	struct kept kept; /* the blocks that it leaves */
};

struct layout *
layout_new(struct document *document)
{
	struct layout *l = memory_alloc(sizeof *l);
	static const struct layout_options defaults = { .width_cols = 80,
		                                        .measure_cols = 72,
		                                        .tab_cols = 8 };

	pieces_init(&l->pieces, document);
	l->filter = (struct layout_filter){ 0 };
	l->pieces.filter = &l->filter;
	l->kept = (struct kept){ document, &l->filter };
	layout_set_options(l, &defaults);
	l->revision = document_revision(document);
	return l;
}

void
layout_free(struct layout *l)
{
	if (!l)
		return;
	pieces_clear(&l->pieces);
	free(l);
}

void
layout_set_options(struct layout *l, const struct layout_options *options)
{
	struct layout_options o = *options;

	if (!o.width_cols)
		o.width_cols = 1;
	if (!o.measure_cols || o.measure_cols > o.width_cols)
		o.measure_cols = o.width_cols;
	if (!o.tab_cols)
		o.tab_cols = 8;
	l->pieces.options = o;
	pieces_drop(&l->pieces);
}

const struct layout_options *
layout_options(const struct layout *l)
{
	return &l->pieces.options;
}

void
layout_set_filter(struct layout *l, const struct layout_filter *filter)
{
	l->filter = filter ? *filter : (struct layout_filter){ 0 };
	pieces_drop(&l->pieces);
}

/* ---- empty rows ---- */

/* The empty rows before a block of a table: one in which the line under the headers is, one between records. */
static unsigned
table_gap(const struct grid *grid, const struct block *block, unsigned gap)
{
	if (grid_has_rule(grid, block->range.start))
		return 1;
	bool record = grid->mode == GRID_RECORDS && block->range.start > grid->body;
	return record && !gap ? 1 : gap;
}

/* The empty rows before a block: none before the first one, and no more than the text has when its own lines are shown. */
static unsigned
gap_of(struct layout *l, const struct block *block)
{
	unsigned gap = block->gap < GAP_MAX ? block->gap : GAP_MAX;
	const struct grid *grid = pieces_grid(&l->pieces, block);
	struct block before;

	if (grid)
		gap = table_gap(grid, block, gap);
	if (!gap || !kept_beside(&l->kept, *block, false, &before))
		return 0;
	if (!grid && l->pieces.options.original)
		gap = pieces_empty_lines(&l->pieces, block, gap);
	return gap > 1 && l->pieces.options.squeeze ? 1 : gap;
}

/* ---- rows ---- */

static void
check_revision(struct layout *l)
{
	uint64_t now = document_revision(l->pieces.document);

	if (now != l->revision)
		pieces_drop(&l->pieces);
	l->revision = now;
}

/* The piece that a row is of; NULL when the document has nothing any more. */
static const struct piece *
piece_of(struct layout *l, const struct row *row)
{
	struct block block;

	check_revision(l);
	const struct piece *p = pieces_kept(&l->pieces, row->block.start, row->range.start);
	if (p || !document_block_at(l->pieces.document, row->block.start, &block))
		return p;
	return pieces_at(&l->pieces, &block, row->range.start);
}

/* The index of the last row of the piece that starts at or before pos; 0 before the first. */
static size_t
row_index(const struct piece *p, uint64_t pos)
{
	size_t i;

	BISECT(i, 0, p->row_count, p->range.start + p->rows[i].start <= pos);
	return i ? i - 1 : 0;
}

/* The index of the row that shows pos. */
static size_t
row_showing(struct layout *l, const struct piece *p, uint64_t pos)
{
	const struct grid *grid = p->cells ? pieces_grid(&l->pieces, &p->block) : NULL;

	return grid ? grid_row_showing(grid, p, pos) : row_index(p, pos);
}

/* What is told of a row of a table. */
static void
add_table(struct layout *l, const struct piece *p, size_t i, struct row *row)
{
	const struct layout_options *o = &l->pieces.options;
	const struct grid *grid = pieces_grid(&l->pieces, &p->block);

	if (!grid)
		return;
	row->level = p->block.range.start < grid->body;
	if (!p->cells)
		return;
	row->shown = grid_row_extent(grid, p, i);
	row->indent = (uint16_t)grid->indent;
	row->flags &= (uint16_t)~ROW_COLLAPSE;
	row->flags |= o->original || o->chop ? ROW_WIDE : 0;
}

/* True when the piece, cut out of a kept block, begins within a line. */
static bool
goes_on(struct layout *l, const struct piece *p)
{
	struct text *text = document_text(l->pieces.document);

	if (p->first || p->shape.collapse || p->cells)
		return false;
	int before = text_byte(text, p->range.start - 1);
	return before != '\n' && before != '\r';
}

static struct row
row_of(struct layout *l, const struct piece *p, size_t i)
{
	const struct shape s = p->shape;
	bool first = p->first && i == 0, last = i + 1 == p->row_count;
	unsigned flags = p->rows[i].flags;

	flags |= first ? ROW_FIRST : 0;
	flags |= last && p->last ? ROW_LAST : 0;
	flags |= s.collapse ? ROW_COLLAPSE : 0;
	flags |= i == 0 && goes_on(l, p) ? ROW_CONTINUED : 0;
	struct range range = { p->range.start + p->rows[i].start, piece_row_end(p, i) };
	struct row row = {
		.range = range,
		.shown = range,
		.block = p->block.range,
		.indent = (uint16_t)(first ? s.first_indent : s.rest_indent),
		.flags = (uint16_t)flags,
		.kind = p->block.kind,
		.level = p->block.level,
		.quote_depth = p->block.quote_depth,
	};
	if (row.kind == BLOCK_TABLE_ROW)
		add_table(l, p, i, &row);
	return row;
}

/* Gap row number `left`, counted from the text up: 1 is the one right above it. */
static struct row
gap_row(struct layout *l, const struct piece *p, unsigned left)
{
	const struct layout_options *o = &l->pieces.options;
	const struct grid *grid = pieces_grid(&l->pieces, &p->block);
	bool rule = grid && grid_has_rule(grid, p->block.range.start);
	unsigned flags = ROW_GAP | (rule ? ROW_RULE : 0);
	struct range range = { p->range.start, p->range.start };

	if (rule && (o->original || o->chop))
		flags |= ROW_WIDE;
	return (struct row){
		.range = range,
		.shown = range,
		.block = p->block.range,
		.flags = (uint16_t)flags,
		.gap = (uint8_t)left,
		.kind = p->block.kind,
		.level = p->block.level,
		.quote_depth = p->block.quote_depth,
	};
}

bool
layout_row_at(struct layout *l, uint64_t pos, struct row *row)
{
	struct block block;

	check_revision(l);
	if (!kept_at(&l->kept, pos, &block))
		return false;
	const struct piece *p = pieces_at(&l->pieces, &block, pos);
	*row = row_of(l, p, row_showing(l, p, pos));
	return true;
}

/* The first row that belongs to a block: a gap or its text. */
static struct row
enter_block(struct layout *l, const struct block *block)
{
	unsigned gap = gap_of(l, block);
	const struct piece *p = pieces_at(&l->pieces, block, block->range.start);

	return gap ? gap_row(l, p, gap) : row_of(l, p, 0);
}

bool
layout_row_next(struct layout *l, const struct row *row, struct row *next)
{
	const struct piece *p = piece_of(l, row);
	struct block block;

	if (!p)
		return false;
	if (row->flags & ROW_GAP) {
		*next = row->gap > 1 ? gap_row(l, p, row->gap - 1u) : row_of(l, p, 0);
		return true;
	}
	size_t i = row_index(p, row->range.start) + 1;
	if (i < p->row_count) {
		*next = row_of(l, p, i);
		return true;
	}
	block = p->block;
	if (!p->last) {
		p = pieces_at(&l->pieces, &block, p->range.end);
		*next = row_of(l, p, 0);
		return true;
	}
	if (!kept_beside(&l->kept, block, true, &block))
		return false;
	*next = enter_block(l, &block);
	return true;
}

/* The last row before a piece's first: in its block, or of the block before. */
static bool
row_above(struct layout *l, const struct piece *p, struct row *before)
{
	struct block block = p->block;
	uint64_t last = p->range.start - 1;

	if (p->first) {
		if (!kept_beside(&l->kept, block, false, &block))
			return false;
		last = block.range.end - (range_empty(block.range) ? 0 : 1);
	}
	p = pieces_at(&l->pieces, &block, last);
	*before = row_of(l, p, p->row_count - 1);
	return true;
}

bool
layout_row_before(struct layout *l, const struct row *row, struct row *before)
{
	const struct piece *p = piece_of(l, row);

	if (!p)
		return false;
	size_t i = row->flags & ROW_GAP ? 0 : row_index(p, row->range.start);
	if (i) {
		*before = row_of(l, p, i - 1);
		return true;
	}
	unsigned above = row->flags & ROW_GAP ? row->gap : 0;
	if (p->first && above < gap_of(l, &p->block)) {
		*before = gap_row(l, p, above + 1);
		return true;
	}
	return row_above(l, p, before);
}

/* ---- drawing ---- */

/* A piece's row for draw.c; its text is borrowed. */
static struct draw_row
draw_of(struct layout *l, const struct piece *p, size_t i, const struct flow_text *text)
{
	struct row r = row_of(l, p, i);
	size_t item = p->rows[i].item;
	size_t steps = (i + 1 < p->row_count ? p->rows[i + 1].item : p->step_count) - item;

	return (struct draw_row){
		.text = text,
		.base = r.range.start,
		.flags = p->rows[i].flags,
		.indent = r.indent,
		.cols = p->shape.cols - r.indent,
		.limit = UINT_MAX,
		.levels = p->levels && steps ? p->levels + item : NULL,
		.level_count = p->levels ? steps : 0,
	};
}

void
layout_row_draw_until(struct layout *l, const struct row *row, unsigned limit,
                      void (*put)(void *context, uint64_t pos, unsigned column,
                                  const struct cluster *cluster),
                      void *context)
{
	bool rule = row->kind == BLOCK_RULE && !l->pieces.options.original;
	const struct piece *p = piece_of(l, row);
	const struct grid *grid = p ? pieces_grid(&l->pieces, &p->block) : NULL;

	if (grid && (row->flags & ROW_RULE))
		grid_row_rule(grid, row->range.start, limit, put, context);
	if (!p || (row->flags & ROW_GAP) || rule)
		return;
	if (grid && p->cells) {
		grid_row_draw(&l->pieces, grid, p, row_index(p, row->range.start), limit, put,
		              context);
		return;
	}
	size_t i = row_index(p, row->range.start);
	struct flow_text t = pieces_row_text(&l->pieces, p, i);
	struct draw_row d = draw_of(l, p, i, &t);
	d.limit = limit;
	draw_row(&d, put, context);
}

bool
layout_row_draw_ascii(struct layout *l, const struct row *row,
                      void (*put)(void *context, uint64_t pos, unsigned column, const char *bytes,
                                  size_t n),
                      void *context)
{
	const struct piece *p = row->flags & ROW_GAP ? NULL : piece_of(l, row);

	if (!p || !p->ascii || row->kind == BLOCK_RULE)
		return false;
	size_t i = row_index(p, row->range.start);
	struct flow_text t = pieces_row_text(&l->pieces, p, i);
	struct draw_row d = draw_of(l, p, i, &t);
	draw_ascii(&d, put, context);
	return true;
}

void
layout_row_draw(struct layout *l, const struct row *row,
                void (*put)(void *context, uint64_t pos, unsigned column,
                            const struct cluster *cluster),
                void *context)
{
	layout_row_draw_until(l, row, UINT_MAX, put, context);
}

unsigned
layout_row_held(struct layout *l, const struct row *row)
{
	const struct piece *p = row->flags & ROW_WIDE ? piece_of(l, row) : NULL;
	const struct grid *grid = p ? pieces_grid(&l->pieces, &p->block) : NULL;

	return grid && grid->count > 1 ? grid->indent + grid_column(grid, 1) : 0;
}

size_t
layout_row_headers(struct layout *l, const struct row *row, struct row *out, size_t max)
{
	const struct piece *p = row->flags & ROW_WIDE ? piece_of(l, row) : NULL;
	const struct grid *grid = p ? pieces_grid(&l->pieces, &p->block) : NULL;
	struct row r;
	size_t count = 0;

	if (!grid || grid->body == grid->range.start || row->block.start < grid->body)
		return 0;
	uint64_t body = grid->body;
	bool more = layout_row_at(l, grid->range.start, &r);
	for (; more && r.block.start < body; more = layout_row_next(l, &r, &r)) {
		if (count == max)
			return 0;
		out[count++] = r;
	}
	/* Not above the line itself. */
	if (more && count < max && !(row->flags & ROW_RULE))
		out[count++] = r;
	return count;
}

/* ---- positions ---- */

struct nearest {
	unsigned column; /* that is looked for */
	unsigned distance;
	uint64_t pos;
};

static void
come_nearer(void *context, uint64_t pos, unsigned column, const struct cluster *cluster)
{
	struct nearest *n = context;
	unsigned last = column + (cluster->width ? cluster->width - 1u : 0);
	unsigned distance = n->column < column ? column - n->column
	                    : n->column > last ? n->column - last
	                                       : 0;

	if (distance >= n->distance)
		return;
	n->distance = distance;
	n->pos = pos;
}

uint64_t
layout_row_position(struct layout *l, const struct row *row, unsigned column)
{
	struct nearest n = { column, UINT_MAX, row->range.start };

	layout_row_draw(l, row, come_nearer, &n);
	return n.pos;
}
