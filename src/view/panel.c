/*
 * What the panels have in common: a cursor that stays on its row while rows come and go, folds, a filter. What they list is told
 * by their kinds; panel_draw.c draws them.
 */
#include "view/panel.h"

#include <stdlib.h>
#include <string.h>

#include "base/bisect.h"
#include "base/buffer.h"
#include "base/memory.h"
#include "view/link_list.h"
#include "view/outline.h"
#include "view/speakers.h"
#include "view/words.h"

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
	panel_speaker(panel, NULL, false);
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
panel_speaker(struct panel *panel, const char *name, bool exactly)
{
	char *copy = name ? memory_string(name) : NULL;

	panel->stale |= name || panel->named;
	free(panel->named);
	panel->named = copy;
	who_clear(&panel->who);
	if (name && exactly)
		who_init_exactly(&panel->who, copy);
	else if (name)
		who_init(&panel->who, copy);
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
	if (folded && (!row->parent || row->folded))
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
		if (panel->rows[i].parent)
			set_fold(panel, panel->rows[i].key, true);
	}
	for (size_t i = 0; i < panel->row_count; i++)
		if (panel->rows[i].key == cursor)
			panel->cursor = i;
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

void
panel_update(struct panel *panel, struct document *document, uint64_t place)
{
	uint64_t revision = document_revision(document), key = UINT64_MAX;
	size_t found;

	if (panel->kind == PANEL_NONE)
		return;
	if (panel->stale || panel->revision != revision || !is_in_reach(panel, place)) {
		if (panel->cursor < panel->row_count)
			key = panel->rows[panel->cursor].key;
		panel->row_count = 0;
		panel->reach = (struct range){ 0, UINT64_MAX };
		kinds[panel->kind].rows(panel, document, place);
		panel->revision = revision;
		panel->stale = false;
		restore_cursor(panel, key, place);
	}
	if (panel->resting || (!panel->moved && !(panel->filter && *panel->filter))) {
		found = panel_row_of(panel, place);
		panel->cursor = found == SIZE_MAX ? 0 : found;
	}
}

void
panel_move(struct panel *panel, int rows)
{
	int64_t to = (int64_t)panel->cursor + rows, last = (int64_t)panel->row_count - 1;

	panel->moved = true;
	panel->cursor = to < 0 || last < 0 ? 0 : (size_t)(to > last ? last : to);
}
