/*
 * The view joins what stands on the screen: the text at its place, a panel beside it or over it, the last row. It divides the screen among
 * them and hands each what the others know.
 */
#include "view/view_state.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum {
	TAB_COLS = 8,
	AIR_MIN = 90, /* columns from which there is air beside a panel */
	BEGINNING =
		2048, /* bytes, which tell how the whole text begins: no more than any first frame asks for */
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
	v->quote = v->judged = UINT64_MAX;
	v->filter.document = document;
	place_init(&v->place, document, v->layout, &v->options);
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
	place_clear(&v->place);
	view_clear_last_row(v);
	free(v);
}

/* ---- the division of the screen ---- */

int
view_body_rows(const struct view *v)
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

/* A text that is shown line by line from its first lines on: a listing, a log, a program's source. */
static bool
is_listing(struct document *document)
{
	uint64_t kept = 0, all = 0;
	struct block block;

	bool have = document_block_at(document, 0, &block);
	while (have && block.range.start < BEGINNING) {
		uint64_t size =
			range_size(range_common(block.range, (struct range){ 0, BEGINNING }));
		if (block.kind == BLOCK_TITLE || block.kind == BLOCK_HEADING)
			return false;
		all += size;
		kept += block_is_kept((enum block_kind)block.kind) ? size : 0;
		have = block.range.end < BEGINNING && document_block_next(document, &block, &block);
	}
	return kept && kept * 8 >= all * 7;
}

/* What was made for a terminal, or has lines of its own, has its own width as well, and begins at the left. */
static bool
is_for_screen(struct view *v)
{
	const char *format = document_format(v->document);
	uint64_t revision = document_revision(v->document);

	if (revision != v->judged || strcmp(format, "text") != 0)
		v->for_screen = !strcmp(format, "ansi") ||
		                (!strcmp(format, "text") && is_listing(v->document));
	v->judged = revision;
	return v->for_screen;
}

void
view_divide(struct view *v)
{
	struct view_options options = v->options;
	int panel = view_panel_is_beside(v) ? view_panel_columns(v) : 0;
	int air = panel && v->screen_columns >= AIR_MIN; /* between the panel and the margin */
	struct layout_options o;

	v->division = (struct body_place){ .column = panel + air,
		                           .rows = view_body_rows(v),
		                           .columns = v->screen_columns - panel - air };
	v->numbered_to = v->options.line_numbers ? last_line(v) : 0;
	options.centred &= !v->screenful;
	body_divide(&v->division, &options, v->numbered_to);
	o = (struct layout_options){
		.width_cols = (unsigned)(v->division.width > 0 ? v->division.width : 1),
		.measure_cols = (unsigned)v->division.measure,
		.tab_cols = v->options.tab_cols ? v->options.tab_cols : TAB_COLS,
		.squeeze = v->options.squeeze,
		.original = v->options.original,
		.chop = v->options.chop,
	};
	layout_set_options(v->layout, &o);
	v->place.height = view_body_rows(v);
	v->place.width = v->division.width;
	place_unsettle(&v->place);
}

void
view_resize(struct view *v, int rows, int columns)
{
	assert(rows >= 1 && columns >= 1);
	v->screen_rows = rows;
	v->screen_columns = columns;
	view_divide(v);
}

void
view_set_options(struct view *v, const struct view_options *options)
{
	v->options = *options;
	if (v->options.measure_cols < 1)
		v->options.measure_cols = 1;
	if (!options->chop && !options->original)
		v->place.shift = 0;
	view_divide(v);
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
		v->quote_is_focus = v->link_is_focus = false;
	v->matches = next;
}

/* ---- the filter ---- */

void
view_set_filter(struct view *v, const struct layout_filter *filter)
{
	layout_set_filter(v->layout, filter_set(&v->filter, filter));
	place_unsettle(&v->place);
}

/*
 * Works the rows out; line numbers may have outgrown their column first, and the document may have become another one. Only here
 * is it asked what it is: a view that is made and resized before the first frame must not cost reading its text.
 */
static void
settle(struct view *v)
{
	bool screenful = is_for_screen(v);

	if ((v->options.line_numbers && last_line(v) / 10 > v->numbered_to) ||
	    v->screenful != screenful) {
		v->screenful = screenful;
		view_divide(v);
	}
	place_settle(&v->place);
}

void
view_document_changed(struct view *v)
{
	place_unsettle(&v->place);
}

uint64_t
view_anchor(struct view *v)
{
	settle(v);
	return place_top(&v->place);
}

bool
view_was_moved(const struct view *v)
{
	return v->place.anchor != 0;
}

struct view_stand
view_stand(struct view *v)
{
	settle(v);
	return place_stand(&v->place);
}

void
view_return(struct view *v, struct view_stand stand)
{
	place_return(&v->place, stand);
}

uint64_t
view_bottom(struct view *v)
{
	settle(v);
	return place_bottom(&v->place);
}

int
view_page_rows(const struct view *v)
{
	return view_body_rows(v) - (int)v->place.held_count;
}

bool
view_at_end(struct view *v)
{
	settle(v);
	return v->place.at_end;
}

unsigned
view_percent(struct view *v)
{
	uint64_t whole = text_size(document_text(v->document));

	if (!whole || view_at_end(v))
		return 100;
	unsigned percent = (unsigned)((double)view_bottom(v) * 100 / (double)whole);
	return percent > 99 ? 99 : percent;
}

void
view_goto(struct view *v, uint64_t pos, enum view_align align)
{
	settle(v);
	place_goto(&v->place, pos, align);
}

int
view_scroll(struct view *v, int rows)
{
	settle(v);
	return place_scroll(&v->place, rows);
}

void
view_scroll_columns(struct view *v, int columns)
{
	settle(v);
	place_scroll_columns(&v->place, columns);
}

void
view_set_quote(struct view *v, uint64_t pos)
{
	if (pos != v->quote) {
		v->quote_is_focus = pos != UINT64_MAX;
		v->link_is_focus = false;
	}
	v->quote = pos;
}

void
view_set_link(struct view *v, struct range link)
{
	v->link = link;
	v->link_is_focus = !range_empty(link);
}

void
view_set_labels(struct view *v, const struct view_label *labels, size_t count)
{
	v->labels = labels;
	v->label_count = count;
}

bool
view_shows(struct view *v, uint64_t pos)
{
	settle(v);
	return place_shows(&v->place, pos);
}

/* True when the filter leaves the byte out of a block that it keeps. */
static bool
is_left_out(struct view *v, const struct block *block, uint64_t pos)
{
	enum { MOST = 256 };
	const struct layout_filter *f = &v->filter.asked;
	struct range out[MOST];
	size_t count = f->hide ? f->hide(f->context, block->range, out, MOST) : 0;

	for (size_t i = 0; i < count; i++)
		if (range_holds(out[i], pos))
			return true;
	return false;
}

bool
view_keeps(struct view *v, uint64_t pos)
{
	struct block block;

	return !v->filter.asked.keep ||
	       (document_block_at(v->document, pos, &block) && filter_keeps(&v->filter, &block) &&
	        !is_left_out(v, &block, pos));
}

bool
view_keeps_block(struct view *v, const struct block *block)
{
	return filter_keeps(&v->filter, block);
}

/* ---- what stands where ---- */

bool
view_position_at(struct view *v, int row, int column, uint64_t *pos)
{
	const struct row *r;
	int x = column - v->division.text;

	settle(v);
	if (row < 0 || column < 0 || !(r = place_row(&v->place, (size_t)row)) ||
	    view_panel_covers(v, row, column) || column < v->division.column ||
	    column >= v->screen_columns || row >= view_body_rows(v))
		return false;
	if (body_is_chopped(&v->options, r) && x >= body_held(v->layout, r, v->division.width))
		x += v->place.shift;
	*pos = layout_row_position(v->layout, r, (unsigned)(x > 0 ? x : 0));
	return true;
}

/* ---- what is marked ---- */

void
view_set_books(struct view *v, const struct view_book *books, size_t count)
{
	panel_set_books(&v->panel, books, count);
}

void
view_set_highlights(struct view *v, const struct view_highlight *highlights, size_t count)
{
	v->highlights = highlights;
	v->highlight_count = count;
	panel_set_highlights(&v->panel, highlights, count);
}

void
view_set_selection(struct view *v, struct range selection, uint64_t head)
{
	v->selection = selection;
	v->selection_head = head;
}

/* ---- drawing ---- */

/* Where the cursor belongs in the text: the link with the focus, the current match or quotation, if it is seen. */
static uint64_t
focus(struct view *v)
{
	if (!range_empty(v->selection))
		return v->selection_head;
	if (v->link_is_focus && place_shows(&v->place, v->link.start))
		return v->link.start;
	uint64_t match = range_empty(v->matches.current) ? UINT64_MAX : v->matches.current.start;
	uint64_t first = v->quote_is_focus ? v->quote : match,
		 second = v->quote_is_focus ? match : v->quote;

	if (first != UINT64_MAX && place_shows(&v->place, first))
		return first;
	return second != UINT64_MAX && place_shows(&v->place, second) ? second : UINT64_MAX;
}

/* The rows of the screen, held ones among them. The caller's. */
static struct row *
screen_rows(struct view *v, size_t *count)
{
	struct row *rows = memory_zero((size_t)view_body_rows(v) + 1, sizeof *rows);
	const struct row *row;

	for (*count = 0;
	     *count < (size_t)view_body_rows(v) && (row = place_row(&v->place, *count));)
		rows[(*count)++] = *row;
	return rows;
}

static void
draw_body(struct view *v, struct frame *frame)
{
	size_t count;
	struct row *rows = screen_rows(v, &count);
	const struct body body = {
		.document = v->document,
		.layout = v->layout,
		.theme = v->theme,
		.options = &v->options,
		.matches = &v->matches,
		.place = v->division,
		.rows = rows,
		.row_count = count,
		.quote = v->quote,
		.highlights = v->highlights,
		.highlight_count = v->highlight_count,
		.selection = v->selection,
		.focus = focus(v),
		.link = v->link,
		.labels = v->labels,
		.label_count = v->label_count,
		.shift = v->place.shift,
	};

	body_draw(&body, frame);
	free(rows);
}

void
view_draw(struct view *v, struct frame *frame)
{
	struct panel_scene scene;

	frame_reset(frame, v->screen_rows, v->screen_columns, v->theme->roles[ROLE_BODY]);
	settle(v);
	draw_body(v, frame);
	if (v->panel.kind != PANEL_NONE) {
		scene = view_panel_scene(v);
		panel_draw(&v->panel, frame, &scene);
	}
	view_draw_last_row(v, frame);
}
