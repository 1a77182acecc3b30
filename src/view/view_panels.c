/*
 * The panel of a view: how wide it is and whether it stands beside the text or over it, where it is when it follows the text, and
 * what is done in it.
 */
#include <limits.h>

#include "view/view_state.h"

enum {
	PANEL_MIN = 28, /* cells, its border included */
	PANEL_MAX = 44,
	STRIP_MIN = 30,  /* columns of text worth showing beside a panel that lies over it */
	BESIDE_MIN = 80, /* columns from which the panel stands beside the text */
};

/* ---- its part of the screen ---- */

bool
view_panel_is_beside(const struct view *v)
{
	return v->panel.kind != PANEL_NONE && v->panel.kind != PANEL_LIBRARY &&
	       v->screen_columns >= BESIDE_MIN;
}

int
view_panel_columns(const struct view *v)
{
	int columns = v->screen_columns / 3;

	if (v->panel.kind == PANEL_LIBRARY)
		return v->screen_columns;
	columns = columns < PANEL_MIN ? PANEL_MIN : columns > PANEL_MAX ? PANEL_MAX : columns;
	if (!view_panel_is_beside(v)) /* a strip of text that cannot be read is of no use */
		columns = v->screen_columns < PANEL_MAX + STRIP_MIN ? v->screen_columns : PANEL_MAX;
	return columns < v->screen_columns ? columns : v->screen_columns;
}

bool
view_panel_covers(const struct view *v, int row, int column)
{
	return v->panel.kind != PANEL_NONE && row < view_body_rows(v) &&
	       column < view_panel_columns(v);
}

/* ---- what is in it ---- */

/*
 * For the list of links: the one with the focus. For that of quotations: the current one, else the first that starts on
 * the screen, else the last before it.
 */
static uint64_t
place_of_panel(struct view *v)
{
	uint64_t top = view_anchor(v);
	const struct quote *quote;

	if (v->panel.kind == PANEL_LINKS && !range_empty(v->link) &&
	    place_shows(&v->place, v->link.start))
		return v->link.start;
	if (v->panel.kind != PANEL_QUOTES)
		return place_in_view(&v->place);
	if (v->quote != UINT64_MAX && place_shows(&v->place, v->quote))
		return v->quote;
	quote = top ? document_quote_after(v->document, top - 1) : NULL;
	if (!quote)
		return top;
	uint64_t start = quote->runs[0].start;
	return start < view_bottom(v) ? start : top;
}

static void
update_panel(struct view *v)
{
	if (v->panel.kind != PANEL_NONE)
		panel_update(&v->panel, v->document, place_of_panel(v));
}

struct panel_scene
view_panel_scene(struct view *v)
{
	v->panel.resting = view_panel_rests(v);
	update_panel(v);
	return (struct panel_scene){
		.document = v->document,
		.theme = v->theme,
		.matches = &v->matches,
		.rows = view_body_rows(v),
		.columns = view_panel_columns(v),
		.place = place_of_panel(v),
		.ascii = v->options.ascii,
	};
}

void
view_open_panel(struct view *v, enum view_panel kind)
{
	panel_open(&v->panel, kind);
	view_divide(v);
}

enum view_panel
view_panel(const struct view *v)
{
	return v->panel.kind;
}

bool
view_rest_panel(struct view *v)
{
	if (!view_panel_is_beside(v))
		return false;
	v->panel.resting = true;
	v->panel.moved = false;
	return true;
}

bool
view_panel_rests(const struct view *v)
{
	return v->panel.resting && view_panel_is_beside(v);
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
	if (!folded && v->panel.scope == SCOPE_SPEAKERS && view_panel_enter(v))
		return;
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

void
view_panel_next_class(struct view *v)
{
	update_panel(v);
	panel_class(&v->panel, v->panel.class + 1 < CLASS_COUNT ? v->panel.class + 1 : -1);
}

void
view_panel_speaker(struct view *v, const char *name)
{
	update_panel(v);
	panel_speaker(&v->panel, name);
}

void
view_panel_all(struct view *v)
{
	update_panel(v);
	panel_filter(&v->panel, "");
	panel_class(&v->panel, -1);
	panel_everybody(&v->panel);
}

bool
view_panel_group_name(struct view *v, const char **name)
{
	const struct panel *p = &v->panel;

	update_panel(v);
	if (p->kind != PANEL_QUOTES || view_panel_rests(v) || p->cursor >= p->row_count ||
	    !p->rows[p->cursor].group)
		return false;
	*name = p->rows[p->cursor].speaker;
	return true;
}

bool
view_panel_enter(struct view *v)
{
	const char *name;

	if (!view_panel_group_name(v, &name))
		return false;
	panel_only(&v->panel, name);
	return true;
}

bool
view_panel_has_work(const struct view *v)
{
	return panel_has_work(&v->panel);
}

void
view_panel_work(struct view *v, int64_t budget_us)
{
	panel_work(&v->panel, v->document, budget_us);
}

bool
view_panel_target(struct view *v, uint64_t *pos)
{
	update_panel(v);
	if (v->panel.kind == PANEL_NONE || v->panel.cursor >= v->panel.row_count ||
	    (v->panel.rows[v->panel.cursor].key & PANEL_SPEAKER))
		return false;
	*pos = v->panel.rows[v->panel.cursor].key;
	return true;
}

/* The index of what is under the cursor in a panel of that kind; SIZE_MAX for none. */
static size_t
index_in(struct view *v, enum view_panel kind)
{
	update_panel(v);
	if (v->panel.kind != kind || v->panel.cursor >= v->panel.row_count)
		return SIZE_MAX;
	return v->panel.rows[v->panel.cursor].index;
}

size_t
view_panel_highlight(struct view *v)
{
	return index_in(v, PANEL_HIGHLIGHTS);
}

size_t
view_panel_book(struct view *v)
{
	return index_in(v, PANEL_LIBRARY);
}

bool
view_panel_is_filtered(const struct view *v)
{
	return panel_is_filtered(&v->panel);
}

bool
view_panel_click(struct view *v, int row, int column)
{
	struct panel_scene scene;
	size_t i;

	if (!view_panel_covers(v, row, column))
		return false;
	scene = view_panel_scene(v);
	i = panel_row_at(&v->panel, &scene, row);
	if (i != SIZE_MAX) {
		v->panel.cursor = i;
		v->panel.moved = true;
	}
	return true;
}
