/*
 * The view holds a place and draws what is there. The place is the anchor, a text position set by the last motion and by nothing
 * else, so that a width and back again gives the same screen. Rows are worked out from it when they are asked for, and
 * are never more than a screenful; where the document ends above the last row, the screen is filled from below
 * and the anchor stays what it is.
 */
#include "view/view.h"

#include <assert.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "layout/cluster.h"
#include "view/body.h"
#include "view/panel.h"
#include "view/status.h"

enum {
	PANEL_MIN = 28, /* cells, its border included */
	PANEL_MAX = 44,
	BESIDE_MIN = 80,      /* columns from which the panel stands beside the text */
	SCROLL_MAX = 1000000, /* rows in one motion */
	HEADING_REACH =
		4000, /* blocks looked at to know whether a heading has something below it */
};

/* Headings that the filter keeps or not, by where they start. */
struct kept_heading {
	uint64_t start;
	bool known, keep;
};

enum { KEPT_SLOTS = 256 };

struct view {
	struct document *document;
	const struct theme *theme;
	struct layout *layout;
	struct view_options options;
	struct view_matches matches;
	bool (*keep)(void *context, const struct block *block);
	void *keep_context;
	struct kept_heading headings[KEPT_SLOTS];
	uint64_t headings_revision;

	int screen_rows, screen_columns;
	struct body_place place;
	uint64_t numbered_to; /* the line number that the number column is wide enough for */

	uint64_t anchor;
	unsigned anchor_gap; /* empty rows above the anchor's row that are shown too */
	uint64_t
		spot; /* where the last jump led, for the section in view; UINT64_MAX after a scroll */
	int shift;
	struct row *rows; /* from the top; valid while settled */
	size_t row_count, row_capacity;
	uint64_t settled_revision;
	bool settled;
	bool at_start, at_end;
	bool cut_right; /* some row goes on to the right */

	uint64_t quote;
	bool quote_is_focus; /* set after the current match was */
	struct panel panel;

	char *title, *middle, *message;
	int progress;
	char *prompt_prefix, *prompt_text, *prompt_remark;
	size_t prompt_cursor;
};

/* ---- making ---- */

struct view *
view_new(struct document *document, const struct theme *theme)
{
	struct view *v = memory_zero(1, sizeof *v);

	v->document = document;
	v->theme = theme;
	v->layout = layout_new(document);
	v->options = (struct view_options){ .measure_cols = 72, .quotes_shown = true };
	v->quote = v->spot = UINT64_MAX;
	v->progress = -1;
	panel_init(&v->panel);
	view_resize(v, 24, 80);
	return v;
}

void
view_free(struct view *v)
{
	if (!v)
		return;
	panel_clear(&v->panel);
	layout_free(v->layout);
	free(v->rows);
	free(v->title);
	free(v->middle);
	free(v->message);
	free(v->prompt_prefix);
	free(v->prompt_text);
	free(v->prompt_remark);
	free(v);
}

/* ---- the division of the screen ---- */

static bool
panel_is_beside(const struct view *v)
{
	return v->panel.kind != PANEL_NONE && v->screen_columns >= BESIDE_MIN;
}

static int
panel_columns(const struct view *v)
{
	int columns = v->screen_columns / 3;

	columns = columns < PANEL_MIN ? PANEL_MIN : columns > PANEL_MAX ? PANEL_MAX : columns;
	if (!panel_is_beside(v)) /* a strip of text that cannot be read is of no use */
		columns = v->screen_columns < PANEL_MAX + 12 ? v->screen_columns : PANEL_MAX;
	return columns < v->screen_columns ? columns : v->screen_columns;
}

/* A single row is the text's; a prompt or a message lies over it. */
static int
body_rows(const struct view *v)
{
	return v->screen_rows > 1 ? v->screen_rows - 1 : 1;
}

/* The number to make room for: the last line's if it is known, else a guess from the size. */
static uint64_t
last_line(struct view *v)
{
	uint64_t lines = document_lines(v->document);

	return lines ? lines : text_size(document_text(v->document)) / 32;
}

/* Divides the screen and tells the layout; the rows must be worked out again. */
static void
divide(struct view *v)
{
	int panel = panel_is_beside(v) ? panel_columns(v) : 0;
	struct layout_options o;

	v->place = (struct body_place){ .column = panel,
		                        .rows = body_rows(v),
		                        .columns = v->screen_columns - panel };
	v->numbered_to = v->options.line_numbers ? last_line(v) : 0;
	body_divide(&v->place, &v->options, v->numbered_to);
	o = (struct layout_options){
		.width_cols = (unsigned)(v->place.width > 0 ? v->place.width : 1),
		.measure_cols = v->options.measure_cols,
		.tab_cols = 8,
		.original = v->options.original,
		.chop = v->options.chop,
	};
	layout_set_options(v->layout, &o);
	v->settled = false;
}

void
view_resize(struct view *v, int rows, int columns)
{
	assert(rows >= 1 && columns >= 1);
	v->screen_rows = rows;
	v->screen_columns = columns;
	divide(v);
}

void
view_set_options(struct view *v, const struct view_options *options)
{
	v->options = *options;
	if (v->options.measure_cols < 1)
		v->options.measure_cols = 1;
	if (!options->chop)
		v->shift = 0;
	divide(v);
}

const struct view_options *
view_options(const struct view *v)
{
	return &v->options;
}

void
view_set_matches(struct view *v, const struct view_matches *matches)
{
	struct view_matches next = matches ? *matches : (struct view_matches){ 0 };

	if (!range_empty(next.current) && (next.current.start != v->matches.current.start ||
	                                   next.current.end != v->matches.current.end))
		v->quote_is_focus = false;
	v->matches = next;
}

/* ---- the filter ---- */

/* True when a kept block stands below the heading, before one of its level or above. */
static bool
heads_something(struct view *v, const struct block *heading)
{
	struct block block = *heading, next;

	for (int i = 0; i < HEADING_REACH; i++) {
		if (!document_block_next(v->document, &block, &next))
			return false;
		if (next.kind == BLOCK_HEADING && next.level <= heading->level)
			return false;
		if (v->keep(v->keep_context, &next))
			return true;
		block = next;
	}
	return false;
}

static bool
keeps(void *context, const struct block *block)
{
	struct view *v = context;
	struct kept_heading *slot =
		&v->headings[(block->range.start ^ block->range.start >> 8) % KEPT_SLOTS];

	if (v->keep(v->keep_context, block))
		return true;
	if (block->kind != BLOCK_HEADING)
		return false;
	if (v->headings_revision != document_revision(v->document)) {
		memset(v->headings, 0, sizeof v->headings);
		v->headings_revision = document_revision(v->document);
	}
	if (!slot->known || slot->start != block->range.start)
		*slot = (struct kept_heading){ block->range.start, true,
			                       heads_something(v, block) };
	return slot->keep;
}

void
view_set_filter(struct view *v, bool (*keep)(void *context, const struct block *block),
                void *context)
{
	v->keep = keep;
	v->keep_context = context;
	memset(v->headings, 0, sizeof v->headings);
	layout_set_filter(v->layout, keep ? keeps : NULL, v);
	v->settled = false;
}

/* ---- rows ---- */

static void
add_row(struct view *v, const struct row *row)
{
	v->rows = memory_grow(v->rows, &v->row_capacity, v->row_count + 1, sizeof *v->rows);
	v->rows[v->row_count++] = *row;
}

/* Puts the rows before the first one there, until the screen is full or the document begins. */
static void
fill_from_below(struct view *v, size_t want)
{
	struct row *rows = v->rows, before;
	size_t more = 0, have = v->row_count;

	rows = memory_grow(rows, &v->row_capacity, want, sizeof *rows);
	v->rows = rows;
	memmove(rows + (want - have), rows, have * sizeof *rows);
	while (have + more < want &&
	       layout_row_before(v->layout, &rows[want - have - more], &before))
		rows[want - have - ++more] = before;
	memmove(rows, rows + (want - have - more), (have + more) * sizeof *rows);
	v->row_count = have + more;
}

/* Works out the rows that are seen, from the anchor. */
static void
settle(struct view *v)
{
	size_t want = (size_t)body_rows(v);
	struct row row, next;

	if (v->settled && v->settled_revision == document_revision(v->document))
		return;
	if (v->options.line_numbers && last_line(v) / 10 > v->numbered_to)
		divide(v);
	v->row_count = 0;
	v->at_end = true;
	if (layout_row_at(v->layout, v->anchor, &row)) {
		for (unsigned i = 0; i < v->anchor_gap && layout_row_before(v->layout, &row, &next);
		     i++) {
			if (!(next.flags & ROW_GAP))
				break;
			row = next;
		}
		add_row(v, &row);
		while (v->row_count < want && layout_row_next(v->layout, &row, &next)) {
			row = next;
			add_row(v, &row);
		}
		if (v->row_count < want)
			fill_from_below(v, want);
		v->at_end = !layout_row_next(v->layout, &v->rows[v->row_count - 1], &next);
		v->at_start = !layout_row_before(v->layout, &v->rows[0], &next);
	} else {
		v->at_start = true;
	}
	v->settled = true;
	v->settled_revision = document_revision(v->document); /* laying out may have changed it */
}

void
view_document_changed(struct view *v)
{
	v->settled = false;
	v->panel.stale = true;
}

/* Makes what is on top the anchor. */
static void
anchor_at(struct view *v, const struct row *row)
{
	v->anchor = row->range.start;
	v->anchor_gap = row->flags & ROW_GAP ? row->gap : 0;
	v->settled = false;
}

/* True when the top row is the one that shows the anchor: nothing had to be filled from below. */
static bool
anchor_is_on_top(const struct view *v)
{
	const struct row *top = &v->rows[0];

	if (top->flags & ROW_GAP)
		return top->range.start == v->anchor;
	return v->anchor >= top->range.start &&
	       (v->anchor < top->range.end || (top->flags & ROW_LAST));
}

uint64_t
view_anchor(struct view *v)
{
	settle(v);
	if (v->row_count == 0 || anchor_is_on_top(v))
		return v->anchor;
	return v->rows[0].range.start;
}

uint64_t
view_bottom(struct view *v)
{
	settle(v);
	return v->row_count ? v->rows[v->row_count - 1].range.end : 0;
}

int
view_page_rows(const struct view *v)
{
	return body_rows(v);
}

bool
view_at_end(struct view *v)
{
	settle(v);
	return v->at_end;
}

/* ---- motions ---- */

/* True when a row that is seen shows the position. */
static bool
is_seen(struct view *v, uint64_t pos)
{
	settle(v);
	for (size_t i = 0; i < v->row_count; i++)
		if (!(v->rows[i].flags & ROW_GAP) && range_holds(v->rows[i].range, pos))
			return true;
	return false;
}

struct column_of {
	uint64_t pos;
	int column;
};

static void
find_column(void *context, uint64_t pos, unsigned column, const struct cluster *cluster)
{
	struct column_of *find = context;

	(void)cluster;
	if (pos <= find->pos)
		find->column = (int)column;
}

/* Scrolls sideways so that the position is seen, if its row is one that is cut. */
static void
show_column(struct view *v, uint64_t pos)
{
	struct column_of find = { pos, 0 };
	struct row row;

	if (!v->options.chop || !layout_row_at(v->layout, pos, &row) ||
	    !body_is_chopped(&v->options, &row))
		return;
	layout_row_draw(v->layout, &row, find_column, &find);
	if (find.column < v->place.width - 1)
		find.column = 0;
	else
		find.column -= v->place.width / 2;
	if (find.column == 0 || find.column > v->shift || find.column + v->place.width < v->shift)
		v->shift = find.column;
}

void
view_goto(struct view *v, uint64_t pos, enum view_align align)
{
	int up = align == VIEW_MIDDLE   ? body_rows(v) / 2
	         : align == VIEW_BOTTOM ? body_rows(v) - 1
	         : align == VIEW_NEAR   ? body_rows(v) / 3
	                                : 0;
	struct row row, before;

	show_column(v, pos);
	if (align == VIEW_NEAR && is_seen(v, pos)) {
		v->spot = pos;
		return;
	}
	if (!layout_row_at(v->layout, pos, &row))
		return;
	anchor_at(v, &row);
	if (align == VIEW_TOP && pos >= row.range.start && pos <= row.range.end)
		v->anchor = pos; /* unless it is filtered away */
	for (; up > 0 && layout_row_before(v->layout, &row, &before); up--) {
		row = before;
		anchor_at(v, &row);
	}
	v->settled = false;
	settle(v);
	if (v->row_count && !anchor_is_on_top(v)) {
		row = v->rows[0];
		anchor_at(v, &row);
	}
	v->spot = pos;
}

static int
scroll_down(struct view *v, int rows)
{
	struct row last = v->rows[v->row_count - 1], top = v->rows[0], next;
	int moved = 0;

	while (moved < rows && layout_row_next(v->layout, &last, &next)) {
		last = next;
		if (!layout_row_next(v->layout, &top, &next))
			break;
		top = next;
		moved++;
	}
	if (moved)
		anchor_at(v, &top);
	return moved;
}

static int
scroll_up(struct view *v, int rows)
{
	struct row top = v->rows[0], before;
	int moved = 0;

	while (moved < rows && layout_row_before(v->layout, &top, &before)) {
		top = before;
		moved++;
	}
	if (moved)
		anchor_at(v, &top);
	return moved;
}

int
view_scroll(struct view *v, int rows)
{
	int moved;

	settle(v);
	if (v->row_count == 0 || rows == 0)
		return 0;
	rows = rows > SCROLL_MAX ? SCROLL_MAX : rows < -SCROLL_MAX ? -SCROLL_MAX : rows;
	moved = rows > 0 ? scroll_down(v, rows) : -scroll_up(v, -rows);
	if (moved)
		v->spot = UINT64_MAX;
	return moved;
}

struct widest {
	int columns;
};

static void
find_widest(void *context, uint64_t pos, unsigned column, const struct cluster *cluster)
{
	struct widest *w = context;

	(void)pos;
	if ((int)column + cluster->width > w->columns)
		w->columns = (int)column + cluster->width;
}

/* How far the rows that are seen can be scrolled sideways, looking no further than limit. */
static int
widest_row(struct view *v, int limit)
{
	struct widest w = { 0 };

	settle(v);
	for (size_t i = 0; i < v->row_count; i++)
		if (body_is_chopped(&v->options, &v->rows[i]))
			layout_row_draw_until(v->layout, &v->rows[i], (unsigned)limit, find_widest,
			                      &w);
	return w.columns;
}

void
view_scroll_columns(struct view *v, int columns)
{
	int64_t to = (int64_t)v->shift + columns, most;

	if (!v->options.chop)
		return;
	to = to < 0 ? 0 : to > INT_MAX / 2 ? INT_MAX / 2 : to;
	if (to > v->shift) {
		most = widest_row(v, (int)to + v->place.width + 1) - v->place.width;
		if (to > most)
			to = most > v->shift ? most : v->shift;
	}
	v->shift = (int)to;
}

void
view_set_quote(struct view *v, uint64_t pos)
{
	if (pos != v->quote)
		v->quote_is_focus = pos != UINT64_MAX;
	v->quote = pos;
}

/* ---- what stands where ---- */

static bool
panel_covers(const struct view *v, int row, int column)
{
	return v->panel.kind != PANEL_NONE && row < body_rows(v) && column < panel_columns(v);
}

bool
view_position_at(struct view *v, int row, int column, uint64_t *pos)
{
	const struct row *r;
	int x = column - v->place.text;

	settle(v);
	if (row < 0 || column < 0 || (size_t)row >= v->row_count || panel_covers(v, row, column) ||
	    column < v->place.column || column >= v->screen_columns || row >= body_rows(v))
		return false;
	r = &v->rows[row];
	if (body_is_chopped(&v->options, r))
		x += v->shift;
	*pos = layout_row_position(v->layout, r, (unsigned)(x > 0 ? x : 0));
	return true;
}

/* The position whose section is in view: where the last jump led while it is seen, else the end of the top row. */
static uint64_t
place_in_view(struct view *v)
{
	settle(v);
	if (v->spot != UINT64_MAX && is_seen(v, v->spot))
		return v->spot;
	for (size_t i = 0; i < v->row_count; i++)
		if (!(v->rows[i].flags & ROW_GAP))
			return v->rows[i].range.end > v->rows[i].range.start
			               ? v->rows[i].range.end - 1
			               : v->rows[i].range.start;
	return v->anchor;
}

/* ---- panels ---- */

/* For the list of quotations: the current one, else the first that starts on the screen, else the last before it. */
static uint64_t
panel_place(struct view *v)
{
	uint64_t top = view_anchor(v);
	const struct quote *quote;

	if (v->panel.kind != PANEL_QUOTES)
		return place_in_view(v);
	if (v->quote != UINT64_MAX && is_seen(v, v->quote))
		return v->quote;
	quote = top ? document_quote_after(v->document, top - 1) : NULL;
	return quote && quote->runs[0].start < view_bottom(v) ? quote->runs[0].start : top;
}

static struct panel_scene
panel_scene(struct view *v)
{
	return (struct panel_scene){
		.document = v->document,
		.theme = v->theme,
		.matches = &v->matches,
		.rows = body_rows(v),
		.columns = panel_columns(v),
		.place = panel_place(v),
		.ascii = v->options.ascii,
	};
}

static void
update_panel(struct view *v)
{
	if (v->panel.kind != PANEL_NONE)
		panel_update(&v->panel, v->document, panel_place(v));
}

void
view_open_panel(struct view *v, enum view_panel kind)
{
	panel_open(&v->panel, kind);
	divide(v);
}

enum view_panel
view_panel(const struct view *v)
{
	return v->panel.kind;
}

void
view_panel_move(struct view *v, int rows)
{
	update_panel(v);
	panel_move(&v->panel, rows);
}

void
view_panel_page(struct view *v, int pages)
{
	int64_t height = v->panel.height > 1 ? (int64_t)v->panel.height - 1 : 1;
	int64_t rows = height * pages;

	view_panel_move(v, rows > INT_MAX ? INT_MAX : rows < -INT_MAX ? -INT_MAX : (int)rows);
}

void
view_panel_fold(struct view *v, bool folded)
{
	update_panel(v);
	panel_fold(&v->panel, folded);
}

void
view_panel_fold_all(struct view *v, bool folded)
{
	update_panel(v);
	panel_fold_all(&v->panel, folded);
}

void
view_panel_filter(struct view *v, const char *utf8)
{
	update_panel(v);
	panel_filter(&v->panel, utf8);
}

void
view_panel_group(struct view *v, bool by_speaker)
{
	update_panel(v);
	if (v->panel.grouped != by_speaker)
		v->panel.stale = true;
	v->panel.grouped = by_speaker;
}

bool
view_panel_grouped(const struct view *v)
{
	return v->panel.grouped;
}

bool
view_panel_target(struct view *v, uint64_t *pos)
{
	update_panel(v);
	if (v->panel.kind == PANEL_NONE || v->panel.cursor >= v->panel.row_count ||
	    v->panel.rows[v->panel.cursor].group)
		return false;
	*pos = v->panel.rows[v->panel.cursor].key;
	return true;
}

bool
view_panel_click(struct view *v, int row, int column)
{
	struct panel_scene scene;
	size_t i;

	if (!panel_covers(v, row, column))
		return false;
	update_panel(v);
	scene = panel_scene(v);
	i = panel_row_at(&v->panel, &scene, row);
	if (i != SIZE_MAX) {
		v->panel.cursor = i;
		v->panel.moved = true;
	}
	return true;
}

/* ---- the last row ---- */

static void
replace(char **string, const char *with)
{
	char *copy = with ? memory_string(with) : NULL;

	free(*string);
	*string = copy;
}

void
view_set_status(struct view *v, const struct view_status *status)
{
	replace(&v->title, status->title);
	replace(&v->middle, status->middle);
	replace(&v->message, status->message);
	v->progress = status->progress;
}

void
view_set_prompt(struct view *v, const char *prefix, const char *text, size_t cursor,
                const char *remark)
{
	replace(&v->prompt_prefix, prefix);
	replace(&v->prompt_text, text ? text : "");
	replace(&v->prompt_remark, remark);
	v->prompt_cursor = cursor;
}

/* "All", "Top", "End" or how much of the text is above the last row. */
static void
describe_place(struct view *v, char *out, size_t size)
{
	uint64_t bottom = view_bottom(v), whole = text_size(document_text(v->document));
	unsigned percent = whole ? (unsigned)((double)bottom * 100 / (double)whole) : 100;

	if (v->at_start && v->at_end)
		snprintf(out, size, "All");
	else if (v->at_start)
		snprintf(out, size, "Top");
	else if (v->at_end)
		snprintf(out, size, "End");
	else
		snprintf(out, size, "%u%%", percent > 99 ? 99 : percent);
}

static void
draw_status(struct view *v, struct frame *frame)
{
	char place[16];
	struct status_line line = {
		.title = v->title,
		.middle = v->middle,
		.message = v->message,
		.place = place,
		.progress = v->progress,
		.ascii = v->options.ascii,
	};

	describe_place(v, place, sizeof place);
	line.sections = document_sections(v->document, &line.section_count);
	line.section = section_at(line.sections, line.section_count, place_in_view(v));
	line.sections = document_sections(v->document, &line.section_count);
	status_draw(&line, v->theme, frame, v->screen_rows - 1);
}

static void
draw_prompt(struct view *v, struct frame *frame)
{
	const struct prompt_line line = {
		.prefix = v->prompt_prefix,
		.text = v->prompt_text,
		.cursor = v->prompt_cursor,
		.remark = v->prompt_remark,
		.ascii = v->options.ascii,
	};

	prompt_draw(&line, v->theme, frame, v->screen_rows - 1);
}

/* ---- drawing ---- */

/* Where the cursor belongs in the text: the current match or the current quotation, if it is seen. */
static uint64_t
focus(struct view *v)
{
	uint64_t match = range_empty(v->matches.current) ? UINT64_MAX : v->matches.current.start;
	uint64_t first = v->quote_is_focus ? v->quote : match,
		 second = v->quote_is_focus ? match : v->quote;

	if (first != UINT64_MAX && is_seen(v, first))
		return first;
	return second != UINT64_MAX && is_seen(v, second) ? second : UINT64_MAX;
}

static void
draw_body(struct view *v, struct frame *frame)
{
	const struct body body = {
		.document = v->document,
		.layout = v->layout,
		.theme = v->theme,
		.options = &v->options,
		.matches = &v->matches,
		.place = v->place,
		.rows = v->rows,
		.row_count = v->row_count,
		.quote = v->quote,
		.focus = focus(v),
		.shift = v->shift,
	};

	body_draw(&body, frame);
}

void
view_draw(struct view *v, struct frame *frame)
{
	struct panel_scene scene;

	frame_reset(frame, v->screen_rows, v->screen_columns, v->theme->roles[ROLE_BODY]);
	settle(v);
	draw_body(v, frame);
	if (v->panel.kind != PANEL_NONE) {
		update_panel(v);
		scene = panel_scene(v);
		panel_draw(&v->panel, frame, &scene);
	}
	if (v->prompt_prefix)
		draw_prompt(v, frame);
	else if (v->screen_rows > 1 || v->message)
		draw_status(v, frame);
}
