/*
 * What the panels have in common: a cursor that stays on its row while rows come and go, folds, a filter. What they list is told
 * by their kinds; panel_draw.c draws them.
 */
#include "view/panel.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/bisect.h"
#include "base/buffer.h"
#include "base/memory.h"
#include "view/book_list.h"
#include "view/highlight_list.h"
#include "view/link_list.h"
#include "view/nearby.h"
#include "view/outline.h"
#include "view/speakers.h"
#include "view/words.h"

enum { MOVE_US = 8000 /* a motion waits so long for rows */ };

void
panel_init(struct panel *panel)
{
	*panel = (struct panel){ .grouped = true, .class = -1, .stale = true };
}

void
panel_clear(struct panel *panel)
{
	free(panel->rows);
	free(panel->folds);
	free(panel->filter);
	free(panel->folded_filter);
	free(panel->named);
	who_clear(&panel->who);
	atoms_clear(&panel->speakers);
	atoms_clear(&panel->options);
	panel_init(panel);
}

void
panel_open(struct panel *panel, enum view_panel kind)
{
	if (kind == panel->kind) {
		panel->resting = false;
		return;
	}
	panel->kind = kind;
	panel->moved = panel->resting = false;
	panel->cursor = panel->top = panel->row_count = 0;
	panel->stale = true;
	panel_filter(panel, "");
	panel_class(panel, -1);
	panel_everybody(panel);
}

void
panel_filter(struct panel *panel, const char *utf8)
{
	struct buffer folded = { 0 };

	if (panel->filter && strcmp(panel->filter, utf8) == 0)
		return;
	words_fold(utf8, strlen(utf8), &folded);
	free(panel->filter);
	free(panel->folded_filter);
	panel->filter = memory_string(utf8);
	panel->folded_filter = buffer_take(&folded);
	panel->stale = true;
}

void
panel_class(struct panel *panel, int class)
{
	panel->stale |= panel->class != class;
	panel->class = class;
}

void
panel_everybody(struct panel *panel)
{
	panel->stale |= panel->named != NULL;
	free(panel->named);
	panel->named = NULL;
	who_clear(&panel->who);
}

void
panel_speaker(struct panel *panel, const char *typed)
{
	panel_everybody(panel);
	panel->named = memory_string(typed);
	panel->stale = true;
	who_init(&panel->who, typed);
}

void
panel_only(struct panel *panel, const char *name)
{
	char *copy = memory_string(name ? name : PANEL_NOBODY);

	panel_everybody(panel);
	panel->named = copy;
	panel->stale = true;
	if (name)
		who_init_exactly(&panel->who, copy);
	else
		who_init_nobody(&panel->who);
}

bool
panel_is_filtered(const struct panel *panel)
{
	return (panel->filter && *panel->filter) || panel->named || panel->class >= 0;
}

struct panel_row *
panel_add(struct panel *panel)
{
	panel->rows = memory_grow(panel->rows, &panel->row_capacity, panel->row_count + 1,
	                          sizeof *panel->rows);
	panel->rows[panel->row_count] = (struct panel_row){ 0 };
	return &panel->rows[panel->row_count++];
}

/* ---- folds ---- */

/* Where the key stands among the folds, or would stand. */
static size_t
fold_index(const struct panel *panel, uint64_t key)
{
	size_t i;

	BISECT(i, 0, panel->fold_count, panel->folds[i] < key);
	return i;
}

bool
panel_is_folded(const struct panel *panel, uint64_t key)
{
	size_t i = fold_index(panel, key);

	return i < panel->fold_count && panel->folds[i] == key;
}

static void
set_fold(struct panel *panel, uint64_t key, bool folded)
{
	size_t i = fold_index(panel, key);
	bool is = i < panel->fold_count && panel->folds[i] == key;

	if (folded == is)
		return;
	panel->stale = true;
	if (!folded) {
		panel->fold_count--;
		memmove(panel->folds + i, panel->folds + i + 1,
		        (panel->fold_count - i) * sizeof *panel->folds);
		return;
	}
	panel->folds = memory_grow(panel->folds, &panel->fold_capacity, panel->fold_count + 1,
	                           sizeof *panel->folds);
	memmove(panel->folds + i + 1, panel->folds + i,
	        (panel->fold_count - i) * sizeof *panel->folds);
	panel->folds[i] = key;
	panel->fold_count++;
}

/* The row that the cursor's row belongs to; the cursor itself at the top. */
static size_t
parent_row(const struct panel *panel)
{
	size_t i = panel->cursor;

	while (i > 0 && panel->rows[i].depth >= panel->rows[panel->cursor].depth)
		i--;
	return panel->rows[i].depth < panel->rows[panel->cursor].depth ? i : panel->cursor;
}

void
panel_fold(struct panel *panel, bool folded)
{
	struct panel_row *row =
		panel->cursor < panel->row_count ? &panel->rows[panel->cursor] : NULL;

	if (!row)
		return;
	panel->moved = true;
	/* Options are the last to be shown and the first to go. */
	bool open = panel_is_folded(panel, row->key | PANEL_OPTIONS);
	if (row->options && (folded ? open : !panel_is_folded(panel, row->key)))
		set_fold(panel, row->key | PANEL_OPTIONS, !folded);
	else if (folded && (!row->parent || row->folded))
		panel->cursor = parent_row(panel);
	else if (row->parent)
		set_fold(panel, row->key, folded);
}

void
panel_fold_all(struct panel *panel, bool folded)
{
	uint64_t cursor = 0;

	if (panel->cursor < panel->row_count) /* it shall stand on the outermost row that stays */
		cursor = panel->rows[panel->cursor].key;
	panel->stale = true;
	if (!folded) {
		panel->fold_count = 0;
		return;
	}
	for (size_t i = 0; i < panel->row_count; i++) {
		if (i <= panel->cursor && panel->rows[i].depth == 0)
			cursor = panel->rows[i].key;
		set_fold(panel, panel->rows[i].key | PANEL_OPTIONS, false);
		if (panel->rows[i].parent)
			set_fold(panel, panel->rows[i].key, true);
	}
	for (size_t i = 0; i < panel->row_count; i++)
		if (panel->rows[i].key == cursor)
			panel->cursor = i;
}

void
panel_set_highlights(struct panel *panel, const struct view_highlight *highlights, size_t count)
{
	panel->highlights = highlights;
	panel->highlight_count = count;
	panel->stale = panel->stale || panel->kind == PANEL_HIGHLIGHTS;
}

void
panel_set_books(struct panel *panel, const struct view_book *books, size_t count)
{
	panel->books = books;
	panel->book_count = count;
	panel->stale = panel->stale || panel->kind == PANEL_LIBRARY;
}

/* ---- the cursor ---- */

static void
rows_of_outline(struct panel *panel, struct document *document, uint64_t place)
{
	(void)place;
	outline_rows(panel, document);
}

/* What a panel lists: its rows, and which of them is at a place. */
static const struct kind {
	void (*rows)(struct panel *panel, struct document *document, uint64_t place);
	size_t (*row_of)(const struct panel *panel, uint64_t pos);
} kinds[] = {
	[PANEL_OUTLINE] = { rows_of_outline, outline_row_of },
	[PANEL_QUOTES] = { speakers_rows, speakers_row_of },
	[PANEL_LINKS] = { link_list_rows, link_list_row_of },
	[PANEL_HIGHLIGHTS] = { highlight_list_rows, highlight_list_row_of },
	[PANEL_LIBRARY] = { book_list_rows, book_list_row_of },
};

size_t
panel_row_of(const struct panel *panel, uint64_t place)
{
	return kinds[panel->kind].row_of(panel, place);
}

/* After a rebuild: the same row, else the one that holds it, else the first that fits the filter. */
static void
restore_cursor(struct panel *panel, uint64_t key, uint64_t place)
{
	size_t found = SIZE_MAX, last = panel->row_count - 1;

	for (size_t i = 0; i < panel->row_count && found == SIZE_MAX; i++)
		if (panel->rows[i].key == key && !panel->rows[i].faint)
			found = i;
	/* It is gone: where it stood. */
	if (found == SIZE_MAX && panel->moved && panel->row_count && key != UINT64_MAX)
		found = panel->cursor < last ? panel->cursor : last;
	/* What only stands above something that fits is not what was looked for. */
	if (found != SIZE_MAX && panel->rows[found].faint)
		found = SIZE_MAX;
	if (found == SIZE_MAX && panel_is_filtered(panel))
		for (size_t i = 0; i < panel->row_count && found == SIZE_MAX; i++)
			if (!panel->rows[i].faint && !panel->rows[i].group)
				found = i;
	if (found == SIZE_MAX)
		found = panel_row_of(panel, place);
	panel->cursor = found == SIZE_MAX ? 0 : found;
}

/* Of very many quotations only those around the place are listed; but they do not change under the reader's hand. */
static bool
is_in_reach(const struct panel *panel, uint64_t place)
{
	return panel->moved || range_holds(panel->reach, place);
}

/* True when the rows are not those that should be there for a place. */
static bool
is_out_of_date(const struct panel *panel, struct document *document, uint64_t place)
{
	bool grown = panel->revision != document_revision(document);

	if (panel->stale || !is_in_reach(panel, place))
		return true;
	if (panel->kind != PANEL_QUOTES)
		return grown;
	if (panel->version != document_quotes_version(document) ||
	    panel->scope != speakers_scope(panel, document, place))
		return true;
	return grown && panel->scope != SCOPE_NEARBY;
}

/* Makes the rows, around the cursor's when it was moved. */
static void
make_rows(struct panel *panel, struct document *document, uint64_t place)
{
	const struct panel_row *row =
		panel->cursor < panel->row_count ? &panel->rows[panel->cursor] : NULL;
	uint64_t key = row ? row->key : UINT64_MAX;

	if (panel->moved && row && !row->group && panel->kind == PANEL_QUOTES)
		place = row->key;
	panel->row_count = 0;
	panel->reach = (struct range){ 0, UINT64_MAX };
	kinds[panel->kind].rows(panel, document, place);
	panel->version = document_quotes_version(document);
	panel->stale = false;
	restore_cursor(panel, key, place);
}

void
panel_update(struct panel *panel, struct document *document, uint64_t place)
{
	size_t found;

	if (panel->kind == PANEL_NONE)
		return;
	panel->document = document;
	if (is_out_of_date(panel, document, place))
		make_rows(panel, document, place);
	else if (panel->revision != document_revision(document) && panel->nearby.on)
		nearby_reopen(panel);
	panel->revision = document_revision(document);
	if (panel->resting || (!panel->moved && !(panel->filter && *panel->filter))) {
		found = panel_row_of(panel, place);
		panel->cursor = found == SIZE_MAX ? 0 : found;
	}
}

bool
panel_has_work(const struct panel *panel)
{
	return panel->kind == PANEL_QUOTES && nearby_has_work(panel);
}

bool
panel_work(struct panel *panel, struct document *document, int64_t budget_us)
{
	return panel_has_work(panel) && nearby_work(panel, document, budget_us);
}

/* To the first or the last of those that are listed by their place. */
static void
go_to_end(struct panel *panel, bool last)
{
	nearby_begin(panel, last ? text_size(document_text(panel->document)) : 0);
	nearby_work(panel, panel->document, MOVE_US);
	panel->cursor = last && panel->row_count ? panel->row_count - 1 : 0;
}

/* Has rows there for the cursor to go to; the cursor may have another number after that. */
static void
reach_for(struct panel *panel, int rows)
{
	int64_t to = (int64_t)panel->cursor + rows,
		missing = to < 0 ? -to : to - (int64_t)panel->row_count + 1;

	if (missing <= 0)
		return;
	nearby_want(panel, rows > 0, (size_t)missing);
	nearby_work(panel, panel->document, MOVE_US);
}

void
panel_move(struct panel *panel, int rows)
{
	panel->moved = true;
	if (panel->nearby.on && (rows == INT_MAX || rows == -INT_MAX)) {
		go_to_end(panel, rows > 0);
		return;
	}
	if (panel->nearby.on)
		reach_for(panel, rows);
	int64_t to = (int64_t)panel->cursor + rows, last = (int64_t)panel->row_count - 1;
	panel->cursor = to < 0 || last < 0 ? 0 : (size_t)(to > last ? last : to);
}
