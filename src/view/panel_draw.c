/*
 * How a panel is drawn: a header with a count, then a row for each section, speaker, quotation or link: a mark, words, and what else
 * there is to say at the right.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "view/book_list.h"
#include "view/line.h"
#include "view/link_list.h"
#include "view/panel.h"
#include "view/roll.h"
#include "view/speakers.h"

/* What is said of the lists. */
static const struct kind {
	const char *title;
	const char *nothing; /* in place of an empty list */
} kinds[] = {
	[PANEL_OUTLINE] = { "Outline", "No sections found" },
	[PANEL_QUOTES] = { "Quotations", "No quotations found" },
	[PANEL_LINKS] = { "Links", "No links found" },
	[PANEL_HIGHLIGHTS] = { "Highlights", "None yet: v selects, a highlights" },
	[PANEL_LIBRARY] = { "Library", "Nothing yet: what you read is listed here. :open FILE, or "
	                               "q and `diple FILE`" },
};

static struct style
role(const struct panel_scene *scene, enum style_role role)
{
	return scene->theme->roles[role];
}

static bool
section_matches(const struct panel_scene *scene, const struct panel_row *row, uint64_t *count)
{
	const struct view_matches *m = scene->matches;

	*count = 0;
	return m->count && m->count(m->context, row->range, count) && *count > 0;
}

static uint64_t
quotes_within(struct document *document, struct range range)
{
	uint64_t start = document_quotes_before(document, range.start).all;

	return document_quotes_before(document, range.end).all - start;
}

/* What stands at the right of a row: matches while searching, quotations. */
static void
row_counts(const struct panel_scene *scene, const struct panel_row *row, bool section,
           struct buffer *out)
{
	uint64_t matches;

	if (section && section_matches(scene, row, &matches))
		buffer_printf(out, "/%llu ", (unsigned long long)matches);
	uint64_t count = section ? quotes_within(scene->document, row->range) : row->count;
	if (count > 0)
		buffer_printf(out, "%s%llu", scene->ascii ? "\"" : "\342\200\235",
		              (unsigned long long)count);
}

/* How a quotation's row begins. */
static const char *
type_mark(const struct quote *quote, bool ascii)
{
	switch (quote->type) {
	case QUOTE_DIRECT:
		return ascii ? "\"" : "\342\200\234";
	case QUOTE_MIXED:
		return ascii ? "%" : "\342\200\233";
	case QUOTE_BLOCK:
		return ascii ? ">" : "\342\200\272";
	default:
		return "~";
	}
}

static const char *
fold_mark(const struct panel_row *row, bool ascii)
{
	if (!row->parent && !row->options)
		return " ";
	if (ascii)
		return row->folded ? "+" : "-";
	return row->folded ? "\342\226\270" : "\342\226\276";
}

/* The style of a quotation of this type, for its row's mark. */
static enum style_role
quote_role(const struct quote *quote)
{
	bool direct = quote->type == QUOTE_DIRECT || quote->type == QUOTE_BLOCK;

	return direct                              ? ROLE_QUOTE
	       : quote->strength == QUOTE_INFERRED ? ROLE_INFERRED
	                                           : ROLE_REPORTED;
}

struct style
panel_quieter(const struct panel_scene *scene, struct style style)
{
	return style.attributes & STYLE_REVERSE ? style
	                                        : style_over(style, role(scene, ROLE_PANEL_COUNT));
}

/* The name of the only speaker who is listed; NULL when they are several. */
static const char *
only_speaker(const struct panel *panel)
{
	return panel->named && panel->who.names.count == 1 ? panel->who.names.list[0] : NULL;
}

/* A quotation: its mark, its first words, and in text order its speaker at the right. */
static void
draw_quote(const struct panel *panel, struct frame *frame, const struct panel_scene *scene,
           const struct panel_row *row, int y, int x, int end, struct style style)
{
	struct buffer words = { 0 };
	const struct quote *quote = speakers_quote(scene->document, row);

	if (!quote)
		return;
	frame_write(frame, y, x, end, type_mark(quote, scene->ascii),
	            style_over(role(scene, quote_role(quote)), style));
	if (row->depth == 0 && quote->speaker && !only_speaker(panel) && end - x >= 24) {
		struct style quiet = panel_quieter(scene, style);
		int start = end - (end - x) * 2 / 5;

		end = line_write_right(frame, y, start, end, quote->speaker, quiet, scene->ascii) -
		      1;
	}
	speakers_words(scene->document, row, &words);
	line_write(frame, y, x + 2, end, buffer_string(&words), style, scene->ascii);
	buffer_clear(&words);
}

/* A section or a speaker: its fold mark and name, with its counts at the right. */
static void
draw_titled(struct frame *frame, const struct panel_scene *scene, const struct panel_row *row,
            const char *title, int y, int x, int end, struct style style)
{
	struct style counts = panel_quieter(scene, style);
	struct buffer right = { 0 };

	row_counts(scene, row, !row->group, &right);
	if (right.size && line_width(right.bytes) <= (end - x) / 2) {
		if (right.bytes[right.size - 1] == ' ')
			right.bytes[right.size - 1] = '\0';
		end = line_write_right(frame, y, x, end, right.bytes, counts, scene->ascii) - 1;
	}
	buffer_clear(&right);
	frame_write(frame, y, x, end, fold_mark(row, scene->ascii), counts);
	line_write(frame, y, x + 2, end, title, style, scene->ascii);
}

/* True when the target says no more than the words: "x@y.org" and "mailto:x@y.org". */
static bool
says_the_same(const struct buffer *target, const struct buffer *name)
{
	return target->size >= name->size && name->size &&
	       !memcmp(target->bytes + (target->size - name->size), name->bytes, name->size);
}

/* A link: its words, and where it leads at the right. */
static void
draw_link(struct frame *frame, const struct panel_scene *scene, const struct panel_row *row, int y,
          int x, int end, struct style style)
{
	struct buffer name = { 0 }, target = { 0 };

	link_list_words(scene->document, row, &name, &target);
	if (end - x >= 24 && !says_the_same(&target, &name)) {
		int start = x + line_width(buffer_string(&name)) + 4, least = end - (end - x) / 2;
		start = start < least ? start : least;
		end = line_write_right(frame, y, start, end, buffer_string(&target),
		                       panel_quieter(scene, style), scene->ascii) -
		      1;
	}
	line_write(frame, y, x + 2, end, buffer_string(&name), style, scene->ascii);
	buffer_clear(&name);
	buffer_clear(&target);
}

/* A highlight: a cell of its colour, its words, or the note that tells more. */
static void
draw_highlight(const struct panel *panel, struct frame *frame, const struct panel_scene *scene,
               const struct panel_row *row, int y, int x, int end, struct style style)
{
	const struct view_highlight *h = &panel->highlights[row->index];
	const char *mark = *h->note       ? scene->ascii ? "*" : "\342\234\216"
	                   : scene->ascii ? "|"
	                                  : " ";

	frame_write(frame, y, x, end, mark,
	            style_over(style, role(scene, ROLE_HIGHLIGHT + h->colour)));
	if (*h->note && end - x >= 24) {
		int start = x + line_width(h->words) + 4, least = end - 2 * (end - x) / 3;
		start = start < least ? start : least;
		end = line_write_right(frame, y, start, end, h->note, panel_quieter(scene, style),
		                       scene->ascii) -
		      1;
	}
	line_write(frame, y, x + 2, end, h->words, style, scene->ascii);
}

static const char *
row_title(const struct panel_scene *scene, const struct panel_row *row)
{
	size_t count;
	const struct section *sections;

	if (row->group)
		return row->speaker ? row->speaker : PANEL_NOBODY;
	if (row->option)
		return row->option;
	sections = document_sections(scene->document, &count);
	return row->index < count ? sections[row->index].title : "";
}

/* One row of the list: a mark if it is in view, then what it is. */
static void
draw_row(struct panel *panel, struct frame *frame, const struct panel_scene *scene, size_t i, int y,
         bool in_view)
{
	const struct panel_row *row = &panel->rows[i];
	int indent = row->depth * 2, width = scene->columns - 1;
	int x = scene->column + 1, end = scene->column + width - 1, title;
	struct style style = role(scene, ROLE_PANEL);

	if (indent > width / 3)
		indent = width / 3;
	if (row->group)
		style = style_over(style, (struct style){ .attributes = STYLE_BOLD });
	if (row->faint)
		style = style_over(style, role(scene, ROLE_PANEL_COUNT));
	bool current = i == panel->cursor && !panel->resting;
	if (current)
		style = style_over(style, role(scene, ROLE_PANEL_CURRENT));
	else if (in_view && panel->resting)
		style = style_over(style, (struct style){ .attributes = STYLE_BOLD });
	frame_fill(frame, y, scene->column, width, style);
	if (in_view)
		frame_write(frame, y, scene->column, x, scene->ascii ? "*" : "\342\226\214",
		            style_over(style, role(scene, ROLE_DIPLE)));
	title = x + indent + 2;
	if (current) {
		frame->cursor_row = y;
		frame->cursor_column = title < scene->column + width ? title : scene->column;
	}
	if (panel->kind == PANEL_HIGHLIGHTS)
		draw_highlight(panel, frame, scene, row, y, x + indent, end, style);
	else if (panel->kind == PANEL_LIBRARY)
		book_list_draw(panel, frame, scene, row, y, x + indent, end, style);
	else if (panel->kind == PANEL_LINKS)
		draw_link(frame, scene, row, y, x + indent, end, style);
	else if (panel->kind == PANEL_QUOTES && !row->group)
		draw_quote(panel, frame, scene, row, y, x + indent, end, style);
	else
		draw_titled(frame, scene, row, row_title(scene, row), y, x + indent, end, style);
}

/* How many quotations are listed; a plus where there are more than are known. */
static void
describe_quotes(const struct panel *panel, struct document *document, char *out, size_t size)
{
	uint64_t all = document_quote_count(document).all, listed = panel->listed;
	bool loading = document_state(document) == DOCUMENT_LOADING;
	bool nearby = panel->scope == SCOPE_NEARBY;
	bool more = nearby && !(panel->nearby.ends[0].done && panel->nearby.ends[1].done);
	const char *only = only_speaker(panel);
	bool words = panel->filter && *panel->filter;

	if (nearby && only && panel->class < 0 && !words) {
		listed = roll_count(document, only);
		more = false;
	}
	if (!panel_is_filtered(panel) || panel->scope == SCOPE_SPEAKERS)
		snprintf(out, size, "%llu%s", (unsigned long long)all, loading ? "+" : "");
	else
		snprintf(out, size, "%llu%s of %llu%s", (unsigned long long)listed, more ? "+" : "",
		         (unsigned long long)all, loading ? "+" : "");
}

/* How many there are to list; of very many quotations, how many are. */
static void
describe_count(const struct panel *panel, struct document *document, char *out, size_t size)
{
	size_t sections;

	if (panel->kind == PANEL_OUTLINE) {
		document_sections(document, &sections);
		snprintf(out, size, "%s%zu",
		         document_has_more_sections(document) ? "more than " : "", sections);
	} else if (panel->kind == PANEL_HIGHLIGHTS) {
		snprintf(out, size, "%zu", panel->highlight_count);
	} else if (panel->kind == PANEL_LIBRARY && panel->row_count < panel->book_count) {
		snprintf(out, size, "%zu of %zu", panel->row_count, panel->book_count);
	} else if (panel->kind == PANEL_LIBRARY) {
		snprintf(out, size, "%zu", panel->book_count);
	} else if (panel->kind == PANEL_LINKS) {
		bool all = !panel->reach.start && panel->reach.end == UINT64_MAX;
		snprintf(out, size, "%zu%s", panel->row_count, all ? "" : " near by");
	} else {
		describe_quotes(panel, document, out, size);
	}
}

/* "Maren Holt, direct, /ferry": why not all is listed. */
static void
describe_filter(const struct panel *panel, struct buffer *out)
{
	if (panel->named)
		buffer_add_string(out, only_speaker(panel) ? only_speaker(panel) : panel->named);
	if (panel->class >= 0)
		buffer_printf(out, "%s%s", out->size ? ", " : "",
		              quote_class_name((enum quote_class)panel->class));
	if (panel->filter && *panel->filter)
		buffer_printf(out, "%s/%s", out->size ? ", " : "", panel->filter);
}

static void
draw_header(struct panel *panel, struct frame *frame, const struct panel_scene *scene)
{
	struct style plain = role(scene, ROLE_PANEL), quiet = role(scene, ROLE_PANEL_COUNT);
	struct style strong = style_over(plain, (struct style){ .attributes = STYLE_BOLD });
	const char *title = kinds[panel->kind].title;
	int end = scene->column + scene->columns - 2, x = scene->column + 1;
	struct buffer what = { 0 };
	char number[64];

	describe_count(panel, scene->document, number, sizeof number);
	describe_filter(panel, &what);
	int room = end - x - (int)strlen(number) - 2;
	/* What is listed goes before how it is called. */
	if (!what.size || line_width(title) + 2 + line_width(what.bytes) <= room)
		x = line_write(frame, scene->row, x, end, title, strong, scene->ascii) + 2;
	if (room > 0)
		end = line_write_right(frame, scene->row, x, end, number, quiet, scene->ascii);
	if (what.size)
		line_write(frame, scene->row, x, end - 1, what.bytes, strong, scene->ascii);
	else if (panel->kind == PANEL_QUOTES && panel->grouped && panel->scope != SCOPE_NEARBY)
		line_write(frame, scene->row, x, end - 1, "by speaker", quiet, scene->ascii);
	buffer_clear(&what);
}

/* What is said when there is nothing to list. */
static void
draw_empty(const struct panel *panel, struct frame *frame, const struct panel_scene *scene)
{
	bool words = panel->filter && *panel->filter, filtering = panel_is_filtered(panel);
	const char *sentence = words       ? "Nothing holds these words"
	                       : filtering ? "None is of this kind"
	                                   : kinds[panel->kind].nothing;

	if (!filtering && document_state(scene->document) == DOCUMENT_LOADING)
		sentence = "Still reading";
	line_write(frame, scene->row + 2, scene->column + 1, scene->column + scene->columns - 2,
	           sentence, role(scene, ROLE_PANEL_COUNT), scene->ascii);
}

/* The list's first screen row and how many rows it has. */
static void
list_place(const struct panel_scene *scene, int *row, int *rows)
{
	int header = scene->rows >= 4 ? 2 : scene->rows >= 2 ? 1 : 0;

	*row = scene->row + header;
	*rows = scene->rows - header;
}

size_t
panel_row_at(const struct panel *panel, const struct panel_scene *scene, int y)
{
	int row, rows;
	size_t i;

	list_place(scene, &row, &rows);
	if (y < row || y >= row + rows)
		return SIZE_MAX;
	i = panel->top + (size_t)(y - row);
	return i < panel->row_count ? i : SIZE_MAX;
}

/* Moves the list so that the cursor is seen, with a row of what comes before and after it. */
static void
follow_cursor(struct panel *panel, size_t height)
{
	size_t edge = height > 4 ? 1 : 0;

	panel->height = height;
	if (panel->cursor >= panel->row_count)
		panel->cursor = panel->row_count ? panel->row_count - 1 : 0;
	if (panel->cursor < panel->top + edge)
		panel->top = panel->cursor > edge ? panel->cursor - edge : 0;
	if (panel->cursor + edge >= panel->top + height)
		panel->top = panel->cursor + edge + 1 - height;
	if (panel->top + height > panel->row_count)
		panel->top = panel->row_count > height ? panel->row_count - height : 0;
}

void
panel_draw(struct panel *panel, struct frame *frame, const struct panel_scene *scene)
{
	int row, rows, border = scene->column + scene->columns - 1;
	size_t in_view = panel_row_of(panel, scene->place);

	if (!panel->resting)
		frame->cursor_row = -1;
	list_place(scene, &row, &rows);
	for (int y = 0; y < scene->rows; y++) {
		frame_fill(frame, scene->row + y, scene->column, scene->columns,
		           role(scene, ROLE_PANEL));
		if (panel->kind != PANEL_LIBRARY)
			frame_put(frame, scene->row + y, border,
			          scene->ascii ? "|" : "\342\224\202", scene->ascii ? 1 : 3, 1,
			          role(scene, ROLE_BORDER));
	}
	if (row > scene->row)
		draw_header(panel, frame, scene);
	if (rows < 1)
		return;
	follow_cursor(panel, (size_t)rows);
	if (panel->row_count == 0)
		draw_empty(panel, frame, scene);
	for (int y = 0; y < rows && panel->top + (size_t)y < panel->row_count; y++) {
		size_t i = panel->top + (size_t)y;

		draw_row(panel, frame, scene, i, row + y, i == in_view);
	}
}
