/*
 * Pieces, made and kept. A block longer than PIECE_MAX is cut at the first good place after each multiple of it in
 * the text, so that the cuts are the same wherever one comes from. A piece's rows are kept as offsets; what
 * they take is bounded, and the pieces used longest ago go first.
 */
#include "layout/piece.h"

#include <stdlib.h>
#include <string.h>

#include "base/bisect.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "layout/grid_row.h"
#include "layout/piece_hidden.h"

enum {
	KEPT_BYTES = 4 * 1024 * 1024, /* for all pieces but the last one made */
	PIECE_MAX = 32 * 1024,        /* laid out within a few milliseconds, whatever it is */
	CUT_REACH = 4096,  /* how far after a multiple of PIECE_MAX a good place is looked for */
	LEAD_REACH = 4096, /* how far back a line's start and the empty lines before it may be */
	ROW_LEAD = 2 * UTF8_MAX, /* a hyphen and the letter before it */
};

void
pieces_init(struct pieces *ps, struct document *document)
{
	/* Not the places, which are many and need not be touched before there is a piece for them. */
	ps->document = document;
	ps->options = (struct layout_options){ 0 };
	ps->filter = NULL;
	ps->tick = 0;
	ps->count = ps->bytes = 0;
	ps->grid = NULL;
	ps->flow = (struct flow){ 0 };
	ps->text = (struct buffer){ 0 };
	ps->hidden = NULL;
	ps->hidden_count = ps->hidden_capacity = 0;
}

void
pieces_clear(struct pieces *ps)
{
	pieces_drop(ps);
	flow_clear(&ps->flow);
	buffer_clear(&ps->text);
	free(ps->hidden);
	free(ps->grid);
	pieces_init(ps, NULL);
}

static size_t
piece_bytes(const struct piece *p)
{
	return p->row_count * sizeof *p->rows + (p->levels ? p->step_count : 0) +
	       p->hidden_count * sizeof *p->hidden + p->cell_count * sizeof *p->cells +
	       p->line_count * sizeof *p->lines;
}

static void
drop(struct pieces *ps, size_t i)
{
	struct piece *p = &ps->pieces[i];

	ps->bytes -= piece_bytes(p);
	free(p->rows);
	free(p->levels);
	free(p->hidden);
	free(p->cells);
	free(p->lines);
	*p = (struct piece){ 0 };
	ps->starts[i] = ps->blocks[i] = UINT64_MAX;
	ps->used[i] = 0;
}

void
pieces_drop(struct pieces *ps)
{
	for (size_t i = 0; i < ps->count; i++)
		drop(ps, i);
	ps->count = 0;
	if (ps->grid)
		ps->grid->mode = GRID_NONE;
}

/* ---- how a block is shown ---- */

/* An indent as far as it leaves a third of the cells, and at least one, for the text. */
static unsigned
fit_indent(unsigned indent, unsigned cols)
{
	unsigned least = (cols + 2) / 3;

	return indent < cols - least ? indent : cols - least;
}

struct shape
piece_shape(const struct layout_options *o, const struct block *block)
{
	bool kept = block_is_kept(block->kind);
	bool lines = o->original || kept;
	unsigned nested = block->quote_depth > 1 ? 2 * (block->quote_depth - 1u) : 0;
	struct shape s = {
		.cols = lines ? o->width_cols : o->measure_cols,
		.collapse = !lines,
		.endless = o->original || kept ? o->chop : block->kind == BLOCK_RULE,
		.ltr = block->kind == BLOCK_CODE,
	};

	if (!o->original) {
		s.first_indent = fit_indent(block->indent + nested, s.cols);
		s.rest_indent = fit_indent(block->hang + nested, s.cols);
	}
	return s;
}

const struct grid *
pieces_grid(struct pieces *ps, const struct block *block)
{
	if (block->kind != BLOCK_TABLE_ROW)
		return NULL;
	if (!ps->grid)
		ps->grid = memory_zero(1, sizeof *ps->grid);
	return grid_find(ps->grid, ps->document, block, &ps->options) ? ps->grid : NULL;
}

/* The same for a block of the document: the cells of a row that is too long to stand side by side are lines of a paragraph. */
static struct shape
shape_of(struct pieces *ps, const struct block *block)
{
	struct shape s = piece_shape(&ps->options, block);

	if (range_size(block->range) > PIECE_MAX && pieces_grid(ps, block))
		s.collapse = s.cells = true;
	return s;
}

/* ---- the text of a range ---- */

/* A stretch of the text, and some bytes before it, as the shape shows it, hidden ranges being known. */
static struct flow_text
text_of(struct pieces *ps, struct range range, size_t lead, const struct shape *s)
{
	enum bidi_base base = ps->options.logical ? BIDI_NONE : s->ltr ? BIDI_LTR : BIDI_FIRST;
	struct range whole = { range.start - lead, range.end };

	buffer_reset(&ps->text);
	text_copy(document_text(ps->document), whole, &ps->text);
	if (lead > ps->text.size) /* the file has become shorter */
		lead = ps->text.size;
	return (struct flow_text){
		.bytes = buffer_string(&ps->text) + lead,
		.size = ps->text.size - lead,
		.lead = lead,
		.hidden = ps->hidden,
		.hidden_count = ps->hidden_count,
		.collapse = s->collapse,
		.cells = s->cells,
		.endless = s->endless,
		.base = base,
		.first_base = base,
		.tab_cols = ps->options.tab_cols,
		.first_cols = s->cols - s->first_indent,
		.rest_cols = s->cols - s->rest_indent,
	};
}

uint64_t
piece_row_end(const struct piece *p, size_t row)
{
	return row + 1 < p->row_count ? p->range.start + p->rows[row + 1].start : p->range.end;
}

struct flow_text
pieces_text(struct pieces *ps, const struct piece *p, uint64_t start, uint64_t end)
{
	size_t i, count = 0;

	BISECT(i, 0, p->hidden_count, p->hidden[i].end <= start);
	ps->hidden = memory_grow(ps->hidden, &ps->hidden_capacity, p->hidden_count + 1,
	                         sizeof *ps->hidden);
	for (; i < p->hidden_count && p->hidden[i].start < end; i++) {
		struct range h = range_common(p->hidden[i], (struct range){ start, end });
		ps->hidden[count++] = (struct range){ h.start - start, h.end - start };
	}
	ps->hidden_count = count;
	/* What was seen of the text before the row when it was laid out. */
	size_t lead = start < ROW_LEAD ? (size_t)start : ROW_LEAD;
	return text_of(ps, (struct range){ p->range.start + start, p->range.start + end }, lead,
	               &p->shape);
}

struct flow_text
pieces_row_text(struct pieces *ps, const struct piece *p, size_t row)
{
	return pieces_text(ps, p, p->rows[row].start, piece_row_end(p, row) - p->range.start);
}

void
pieces_flow(struct pieces *ps, struct range range, unsigned first_cols, unsigned rest_cols)
{
	struct shape s = { .collapse = true };

	pieces_find_hidden(ps, range);
	struct flow_text t = text_of(ps, range, 0, &s);
	t.first_cols = first_cols;
	t.rest_cols = rest_cols;
	flow_rows(&ps->flow, &t);
}

/* ---- where a piece is ---- */

/*
 * Where the block's line starts, when nothing but blanks and reply marks stands before the block in it; else the
 * block's start.
 */
static uint64_t
line_start(struct pieces *ps, const struct block *block)
{
	struct text *text = document_text(ps->document);
	uint64_t start = block->range.start, least = start > LEAD_REACH ? start - LEAD_REACH : 0;
	struct block before;

	if (document_block_before(ps->document, block, &before) && before.range.end > least)
		least = before.range.end;
	for (uint64_t at = start; at > least; at--) {
		int c = text_byte(text, at - 1);
		if (c == '\n' || c == '\r')
			return at;
		if (c != ' ' && c != '\t' && c != '>' && c != '|')
			return start;
	}
	return least == 0 ? 0 : start;
}

unsigned
pieces_empty_lines(struct pieces *ps, const struct block *block, unsigned max)
{
	struct text *text = document_text(ps->document);
	uint64_t start = line_start(ps, block);
	uint64_t least = start > LEAD_REACH ? start - LEAD_REACH : 0;
	unsigned ends = 0;

	for (uint64_t at = start; at > least && ends <= max; at--) {
		int c = text_byte(text, at - 1);
		if (c == '\n' || (c == '\r' && text_byte(text, at) != '\n'))
			ends++;
		else if (c != ' ' && c != '\t' && c != '\r' && c != '\f' && c != '>' && c != '|')
			break;
	}
	return ends > max ? max : ends > 1 ? ends - 1 : 0;
}

/* The place to cut at or after a multiple of PIECE_MAX: after a line, else after a blank, else between code points. */
static uint64_t
cut_after(struct pieces *ps, uint64_t pos)
{
	char bytes[CUT_REACH];
	size_t n = text_read(document_text(ps->document), pos, bytes, sizeof bytes), blank = 0;

	for (size_t i = 0; i < n; i++) {
		if (bytes[i] == '\n')
			return pos + i + 1;
		if (bytes[i] == ' ' && !blank)
			blank = i + 1;
	}
	for (size_t i = 0; !blank && i < UTF8_MAX && i < n; i++)
		if (!utf8_is_continuation(bytes[i]))
			return pos + i;
	return pos + blank;
}

/* The cut range of a whole one that pos is in, or the nearest. */
static struct range
cut_range(struct pieces *ps, struct range whole, uint64_t pos)
{
	struct range r = whole;

	if (range_size(whole) <= PIECE_MAX)
		return whole;
	if (pos >= whole.end)
		pos = whole.end - 1;
	if (pos < whole.start)
		pos = whole.start;
	uint64_t k = pos / PIECE_MAX;
	if (k * PIECE_MAX > whole.start && cut_after(ps, k * PIECE_MAX) > pos)
		k--;
	if (k * PIECE_MAX > whole.start)
		r.start = cut_after(ps, k * PIECE_MAX);
	if ((k + 1) * PIECE_MAX < whole.end)
		r.end = cut_after(ps, (k + 1) * PIECE_MAX);
	if (r.end > whole.end)
		r.end = whole.end;
	return r;
}

/* ---- made and kept ---- */

/* An empty place, after what was used longest ago has gone. */
static size_t
make_room(struct pieces *ps)
{
	for (;;) {
		size_t empty = ps->count, oldest = PIECES_MAX;
		uint64_t least = UINT64_MAX;
		for (size_t i = 0; i < ps->count; i++) {
			if (!ps->used[i]) {
				empty = i;
			} else if (ps->used[i] < least) {
				oldest = i;
				least = ps->used[i];
			}
		}
		if (empty < PIECES_MAX && (oldest == PIECES_MAX || ps->bytes <= KEPT_BYTES))
			return empty;
		drop(ps, oldest);
	}
}

static void *
copy_of(const void *from, size_t size)
{
	void *to = size ? memory_alloc(size) : NULL;

	if (to)
		memcpy(to, from, size);
	return to;
}

/* Lays out a range of a block; the rows are in ps->flow. */
static void
lay_out(struct pieces *ps, const struct piece *p, uint64_t start)
{
	struct shape s = p->shape;
	bool goes_on = p->range.start > start;

	if (goes_on)
		s.first_indent = s.rest_indent;
	pieces_find_hidden(ps, p->range);
	struct flow_text t = text_of(ps, p->range, 0, &s);
	if (p->block.kind == BLOCK_CONTENTS && !s.endless && !ps->options.original) {
		pieces_hide_leader(ps, t.bytes, t.size, t.first_cols);
		t.hidden = ps->hidden;
		t.hidden_count = ps->hidden_count;
	}
	/* What goes on runs as the block began. */
	if (goes_on && s.collapse && !ps->options.logical && bidi_may_turn(t.bytes, t.size)) {
		const struct piece *first = pieces_at(ps, &p->block, start);
		enum bidi_base base = first->rows[0].flags & ROW_RTL ? BIDI_RTL : BIDI_LTR;
		pieces_find_hidden(ps, p->range);
		t = text_of(ps, p->range, 0, &s);
		t.first_base = base;
	}
	flow_rows(&ps->flow, &t);
}

/* Lays out the piece, which is set but for that. */
static void
fill_piece(struct pieces *ps, struct piece *p, uint64_t start)
{
	const struct grid *grid = p->shape.cells ? NULL : pieces_grid(ps, &p->block);
	struct flow *f = &ps->flow;

	if (grid) {
		p->shape = (struct shape){ .collapse = true };
		grid_row_make(ps, grid, p);
		pieces_find_hidden(ps, p->range);
	} else {
		lay_out(ps, p, start);
		p->ascii = f->ascii;
		p->rows = copy_of(f->rows, f->row_count * sizeof *f->rows);
		p->row_count = f->row_count;
		p->levels = f->levels ? copy_of(f->levels, f->step_count) : NULL;
		p->step_count = f->step_count;
	}
	p->hidden = copy_of(ps->hidden, ps->hidden_count * sizeof *ps->hidden);
	p->hidden_count = ps->hidden_count;
}

static struct piece *
make_piece(struct pieces *ps, const struct block *block, struct range whole, struct range range)
{
	struct piece made = {
		.block = *block,
		.shape = shape_of(ps, block),
		.range = range,
		.first = range.start == whole.start,
		.last = range.end == whole.end,
	};

	fill_piece(ps, &made, whole.start);
	size_t i = make_room(ps);
	if (i == ps->count)
		ps->count++;
	ps->pieces[i] = made;
	ps->starts[i] = range.start;
	ps->blocks[i] = block->range.start;
	ps->bytes += piece_bytes(&made);
	return &ps->pieces[i];
}

const struct piece *
pieces_kept(struct pieces *ps, uint64_t block, uint64_t pos)
{
	for (size_t i = 0; i < ps->count; i++) {
		struct piece *p = &ps->pieces[i];
		if (ps->blocks[i] != block || !ps->used[i] || !range_holds(p->range, pos))
			continue;
		ps->used[i] = ++ps->tick;
		return p;
	}
	return NULL;
}

const struct piece *
pieces_at(struct pieces *ps, const struct block *block, uint64_t pos)
{
	struct range whole = block->range;

	if (ps->options.original && !pieces_grid(ps, block))
		whole.start = line_start(ps, block);
	struct range range = cut_range(ps, whole, pos);
	struct piece *p = NULL;
	for (size_t i = 0; i < ps->count && !p; i++)
		if (ps->starts[i] == range.start && ps->used[i] &&
		    ps->pieces[i].block.range.start == block->range.start &&
		    ps->pieces[i].range.end == range.end)
			p = &ps->pieces[i];
	if (!p)
		p = make_piece(ps, block, whole, range);
	ps->used[p - ps->pieces] = ++ps->tick;
	return p;
}
