/*
 * Rows become cells. What a cluster looks like is told by what it wears (dress.c); here is where it stands, and what stands beside
 * the text: marks, the lines of a table, letters on links, line numbers.
 */
#include "view/body.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/bisect.h"
#include "base/memory.h"
#include "layout/cluster.h"
#include "view/dress.h"

enum {
	MARGIN = 2,
	NUMBERS_MIN = 4,
	NEAR = 256 * 1024, /* bytes in which lines are counted */
	AIR_MIN = 24,      /* columns from which one is left empty at the right */
};

/* Where a label is to be drawn: after the rows, since more of its row would lie over it. */
struct spot {
	const struct view_label *label;
	int y, x;
};

/* One row at work. */
struct brush {
	const struct body *body;
	struct frame *frame;
	const struct row *row;
	struct style base;
	const struct dress **worn; /* those that meet the row */
	size_t worn_count;
	int y, shift;
	int held;          /* columns at the row's beginning that are not shifted */
	int depth;         /* of reply marks; between two blocks what both have */
	struct range same; /* all clusters in it wear the style */
	struct style style;
	bool cut_left, cut_right;
	struct spot *spots; /* room for one a label */
	size_t spot_count;
	bool quoted, current; /* something of it is, of the current quotation */
	bool certain;         /* and not only inferred to be */
	bool marked, noted;   /* something of it is highlighted, and has a note */
};

/* ---- the place ---- */

static int
digits(uint64_t number)
{
	int count = 1;

	while (number >= 10) {
		number /= 10;
		count++;
	}
	return count;
}

void
body_divide(struct body_place *p, const struct view_options *options, uint64_t last_line)
{
	int measure = (int)options->measure_cols, left = p->columns, spare;

	p->numbers = 0;
	p->margin = left >= 8 ? MARGIN : 0;
	if (options->line_numbers) {
		p->numbers = digits(last_line);
		p->numbers = (p->numbers < NUMBERS_MIN ? NUMBERS_MIN : p->numbers) + 1;
		if (p->numbers > left / 3)
			p->numbers = 0;
	}
	left -= p->numbers + p->margin;
	spare = options->centred && !options->original && left > measure ? (left - measure) / 2 : 0;
	if (p->numbers) /* numbers take of the room at the left */
		spare = spare > p->numbers / 2 ? spare - p->numbers / 2 : 0;
	p->text = p->column + p->numbers + p->margin + spare;
	p->width = left - spare;
	p->measure = p->width - (p->columns >= AIR_MIN); /* it does not touch the edge */
	p->measure = p->measure > measure ? measure : p->measure < 1 ? 1 : p->measure;
}

bool
body_is_chopped(const struct view_options *options, const struct row *row)
{
	return (row->flags & ROW_WIDE) ||
	       (options->chop && (options->original || block_is_kept((enum block_kind)row->kind)));
}

int
body_held(struct layout *layout, const struct row *row, int width)
{
	int held = (int)layout_row_held(layout, row);

	return held <= width / 2 ? held : 0;
}

/* ---- drawing ---- */

static struct style
role(const struct body *body, enum style_role role)
{
	return body->theme->roles[role];
}

/* Finds what is worn at the position, and how far around it all of that and nothing else is. */
static void
dress_at(struct brush *brush, uint64_t pos)
{
	struct range same = { 0, UINT64_MAX };

	brush->style = brush->base;
	for (size_t i = 0; i < brush->worn_count; i++) {
		const struct dress *dress = brush->worn[i];

		if (range_holds(dress->range, pos)) {
			brush->style = style_over(brush->style, dress->style);
			brush->quoted |= dress->quoted;
			brush->current |= dress->current;
			brush->certain |= dress->certain;
			brush->marked |= dress->marked;
			brush->noted |= dress->noted;
			same = range_common(same, dress->range);
		} else if (dress->range.end <= pos) {
			same = range_common(same, (struct range){ dress->range.end, UINT64_MAX });
		} else {
			same = range_common(same, (struct range){ 0, dress->range.start });
		}
	}
	brush->same = same;
}

/* The cursor stands on the cluster that holds the focus, or on the next one that is drawn. */
static bool
is_focus(const struct brush *brush, uint64_t pos, size_t size)
{
	uint64_t focus = brush->body->focus;

	if (pos <= focus && focus < pos + size)
		return true;
	const struct row *row = brush->row;
	if (row->shown.start != row->range.start || row->shown.end != row->range.end)
		return false; /* what is drawn next may stand far behind it */
	return pos > focus && !(brush->row->flags & ROW_RTL) &&
	       focus >= brush->body->rows[0].range.start;
}

/* Notes the place of the label whose link starts in the cluster. */
static void
find_label(struct brush *brush, uint64_t pos, size_t size, int x)
{
	const struct body *body = brush->body;
	size_t i;

	BISECT(i, 0, body->label_count, body->labels[i].pos < pos);
	if (i < body->label_count && body->labels[i].pos < pos + size &&
	    brush->spot_count < body->label_count)
		brush->spots[brush->spot_count++] = (struct spot){ &body->labels[i], brush->y, x };
}

static void
draw_labels(const struct brush *brush)
{
	const struct body_place *p = &brush->body->place;

	for (size_t i = 0; i < brush->spot_count; i++) {
		const struct spot *spot = &brush->spots[i];
		frame_write(brush->frame, spot->y, spot->x, p->column + p->columns,
		            spot->label->text, role(brush->body, ROLE_LABEL));
	}
}

/* Where a column of the row is drawn, -1 when it is scrolled away; what is held at its beginning stays. */
static int
place_column(struct brush *brush, unsigned column)
{
	int x = (int)column - ((int)column < brush->held ? 0 : brush->shift);

	if ((int)column >= brush->held && x < brush->held) {
		brush->cut_left = true;
		return -1;
	}
	return x;
}

/* What is drawn beside the text: the lines of a table, the names of its columns. */
static void
put_aside(struct brush *brush, int x, const struct cluster *cluster)
{
	const struct body *body = brush->body;
	bool border = cluster->kind == CLUSTER_BORDER;
	const char *shown = cluster->shown;
	size_t n = cluster->shown_size;

	if (border && body->options->ascii) {
		shown = !memcmp(shown, "\342\224\200", 3)   ? "-"
		        : !memcmp(shown, "\342\224\202", 3) ? "|"
		                                            : "+";
		n = 1;
	}
	frame_put(brush->frame, brush->y, body->place.text + x, shown, n, cluster->width,
	          style_over(role(body, ROLE_BODY),
	                     role(body, border ? ROLE_BORDER : ROLE_TABLE_LABEL)));
}

/* Characters of a row that is ASCII: each is a cell, nothing is scrolled sideways. */
static void
put_ascii(void *context, uint64_t pos, unsigned column, const char *bytes, size_t n)
{
	struct brush *brush = context;
	const struct body_place *p = &brush->body->place;
	int x = (int)column;

	if (x + (int)n > p->width) {
		brush->cut_right = true;
		n = x < p->width ? (size_t)(p->width - x) : 0;
	}
	while (n > 0) {
		if (!range_holds(brush->same, pos))
			dress_at(brush, pos);
		uint64_t rest = brush->same.end - pos;
		size_t part = rest < n ? (size_t)rest : n;
		frame_put_ascii(brush->frame, brush->y, p->text + x, bytes, part, brush->style);
		pos += part;
		bytes += part;
		x += (int)part;
		n -= part;
	}
}

static void
put(void *context, uint64_t pos, unsigned column, const struct cluster *cluster)
{
	struct brush *brush = context;
	const struct body_place *p = &brush->body->place;
	struct style style;

	if (cluster->width == 0)
		return;
	int x = place_column(brush, column);
	if (x < 0)
		return;
	if (x + cluster->width > p->width) {
		brush->cut_right = true;
		return;
	}
	if (cluster->kind >= CLUSTER_BORDER) {
		put_aside(brush, x, cluster);
		return;
	}
	if (!range_holds(brush->same, pos))
		dress_at(brush, pos);
	style = brush->style;
	if (cluster->kind == CLUSTER_STAND_IN)
		style = style_over(style, role(brush->body, ROLE_STAND_IN));
	frame_put(brush->frame, brush->y, p->text + x, cluster->shown, cluster->shown_size,
	          cluster->width, style);
	if (brush->body->label_count)
		find_label(brush, pos, cluster->size, p->text + x);
	if (brush->frame->cursor_row < 0 && is_focus(brush, pos, cluster->size)) {
		brush->frame->cursor_row = brush->y;
		brush->frame->cursor_column = p->text + x;
	}
}

/* In few calls where it does not matter what place a single character has. */
static void
draw_text(struct brush *brush)
{
	const struct body *body = brush->body;
	bool focused = brush->frame->cursor_row < 0 && body->focus != UINT64_MAX &&
	               body->focus < brush->row->range.end;

	if (!focused && !body->label_count &&
	    layout_row_draw_ascii(body->layout, brush->row, put_ascii, brush))
		return;
	layout_row_draw_until(body->layout, brush->row,
	                      (unsigned)(brush->shift + body->place.width + 1), put, brush);
}

/* A kept line that goes on in this row says so where the mark of a quotation would stand. */
static void
draw_continued(const struct brush *brush)
{
	const struct body *body = brush->body;
	const struct body_place *p = &body->place;

	frame_write(brush->frame, brush->y, p->text - p->margin + brush->row->indent,
	            p->column + p->columns, body->options->ascii ? "\\" : "\342\206\263",
	            role(body, ROLE_BORDER));
}

static void
draw_marks(const struct brush *brush)
{
	const struct body *body = brush->body;
	const struct body_place *p = &body->place;
	struct style style = role(body, ROLE_DIPLE);
	int marks = body->options->original ? 0 : brush->depth;
	bool current = brush->current;

	if (brush->quoted && marks == 0)
		marks = 1;
	if (p->margin == 0)
		return;
	if ((brush->row->flags & (ROW_CONTINUED | ROW_RTL)) == ROW_CONTINUED &&
	    (marks == 0 || brush->row->indent))
		draw_continued(brush);
	if (current)
		style = style_over(style, (struct style){ .attributes = STYLE_BOLD });
	else if (!brush->certain && !brush->depth)
		style = role(body, ROLE_DIPLE_QUIET);
	for (int i = 0; i < marks && i * 2 <= brush->row->indent; i++)
		frame_write(brush->frame, brush->y, p->text - p->margin + 2 * i,
		            p->column + p->columns,
		            body->options->ascii ? ">"
		            : current            ? "\302\273"
		                                 : "\342\200\272",
		            style);
}

/* A highlight has its mark right beside the text, and one with a note another. */
static void
draw_note_mark(const struct brush *brush)
{
	const struct body *body = brush->body;
	const struct body_place *p = &body->place;
	const char *mark = body->options->ascii ? brush->noted ? "*" : "|"
	                   : brush->noted       ? "\342\234\216"
	                                        : "\342\226\217";

	if (brush->marked && p->margin)
		frame_write(brush->frame, brush->y, p->text - 1, p->column + p->columns, mark,
		            role(body, ROLE_NOTE));
}

static void
draw_cuts(const struct brush *brush)
{
	const struct body_place *p = &brush->body->place;
	const char *mark = brush->body->options->ascii ? "$" : "\342\200\246";
	struct style style = role(brush->body, ROLE_STAND_IN);

	if (brush->cut_left)
		frame_write(brush->frame, brush->y, p->text + (brush->held ? brush->held - 1 : 0),
		            p->text + p->width, mark, style);
	if (brush->cut_right)
		frame_write(brush->frame, brush->y, p->text + p->width - 1, p->text + p->width,
		            mark, style);
}

static void
draw_rule(const struct brush *brush)
{
	const struct body *body = brush->body;
	int width = body->place.measure;
	const char *mark = body->options->ascii ? "-" : "\342\224\200";

	for (int x = brush->row->indent; x < width && x < body->place.width; x++)
		frame_put(brush->frame, brush->y, body->place.text + x, mark, strlen(mark), 1,
		          role(body, ROLE_BORDER));
}

static void
draw_row(struct brush *brush)
{
	const struct body *body = brush->body;
	const struct row *row = brush->row;

	brush->shift = body_is_chopped(body->options, row) ? body->shift : 0;
	brush->base = style_over(role(body, ROLE_BODY), role(body, dress_role(row)));
	brush->same = (struct range){ 0, 0 };
	brush->cut_left = brush->cut_right = false;
	brush->quoted = brush->current = brush->certain = false;
	brush->marked = brush->noted = false;
	brush->held = body_held(body->layout, row, body->place.width);
	draw_text(brush);
	draw_marks(brush);
	draw_note_mark(brush);
	if (row->kind == BLOCK_RULE && !body->options->original && !(row->flags & ROW_GAP))
		draw_rule(brush);
	if (body_is_chopped(body->options, row) && !(row->flags & ROW_GAP))
		draw_cuts(brush);
}

/* ---- line numbers ---- */

/* The line of pos, counted on from a position before it whose line is known. */
static uint64_t
line_from(struct document *document, uint64_t from, uint64_t line, uint64_t pos)
{
	while (from < pos && text_find(document_text(document), from, pos - from, '\n', &from)) {
		from++;
		line++;
	}
	return line;
}

static void
draw_numbers(const struct body *body, struct frame *frame)
{
	const struct body_place *p = &body->place;
	uint64_t line = 0, at = 0, last = 0;
	char number[24];

	for (size_t i = 0; i < body->row_count; i++) {
		const struct row *row = &body->rows[i];

		if (row->flags & ROW_GAP)
			continue;
		/* What is held above may stand far before the rest. */
		line = line && row->range.start - at < NEAR
		               ? line_from(body->document, at, line, row->range.start)
		               : document_line(body->document, row->range.start);
		if (line == 0)
			return;
		at = row->range.start;
		if (line == last)
			continue;
		last = line;
		snprintf(number, sizeof number, "%*llu", p->numbers - 1, (unsigned long long)line);
		frame_write(frame, p->row + (int)i, p->column, p->column + p->numbers, number,
		            role(body, ROLE_LINE_NUMBER));
	}
}

/* All that is drawn lies in here. */
static struct range
seen_range(const struct body *body)
{
	struct range seen = body->rows[0].shown;

	for (size_t i = 1; i < body->row_count; i++) {
		const struct range *shown = &body->rows[i].shown;
		seen.start = shown->start < seen.start ? shown->start : seen.start;
		seen.end = shown->end > seen.end ? shown->end : seen.end;
	}
	return seen;
}

void
body_draw(const struct body *body, struct frame *frame)
{
	struct wardrobe w = { 0 };
	struct brush brush = { .body = body, .frame = frame };
	struct range seen;
	int above = 0;

	if (body->row_count == 0)
		return;
	seen = seen_range(body);
	dress_gather(body, seen, &w);
	brush.worn = memory_alloc((w.count + 1) * sizeof *brush.worn);
	brush.spots = memory_alloc((body->label_count + 1) * sizeof *brush.spots);
	for (size_t i = 0; i < body->row_count; i++) {
		brush.row = &body->rows[i];
		brush.y = body->place.row + (int)i;
		brush.worn_count = dress_choose(&w, brush.row, brush.worn);
		if (!(brush.row->flags & ROW_GAP))
			above = brush.row->quote_depth;
		brush.depth = brush.row->quote_depth < above ? brush.row->quote_depth : above;
		draw_row(&brush);
	}
	draw_labels(&brush);
	if (body->place.numbers)
		draw_numbers(body, frame);
	free(brush.spots);
	free(brush.worn);
	dress_clear(&w);
}
