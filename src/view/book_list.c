/*
 * The library: documents that were read, one a row. What there is to say of one stands in columns at the right, which give way from
 * the left when there is no room: how far it was read is the last to go.
 */
#include "view/book_list.h"

#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "view/line.h"
#include "view/words.h"

enum {
	PERCENT_COLS = 5,
	WHEN_COLS = 12,
	NOTES_COLS = 10,
	TITLE_LEAST =
		24, /* columns that a title wants before anything but the percentage is said */
};

static bool
holds_filter(const struct panel *panel, const struct view_book *b)
{
	struct buffer words = { 0 };

	if (!panel->folded_filter || !*panel->folded_filter)
		return true;
	buffer_printf(&words, "%s %s %s", b->title, b->author, b->name);
	bool found = words_found(words.bytes, words.size, panel->folded_filter);
	buffer_clear(&words);
	return found;
}

void
book_list_rows(struct panel *panel, struct document *document, uint64_t place)
{
	(void)document, (void)place;
	for (size_t i = 0; i < panel->book_count; i++) {
		if (!holds_filter(panel, &panel->books[i]))
			continue;
		struct panel_row *row = panel_add(panel);
		row->index = i;
		row->key = PANEL_SPEAKER | panel->books[i].id;
	}
}

size_t
book_list_row_of(const struct panel *panel, uint64_t pos)
{
	(void)panel, (void)pos;
	return SIZE_MAX;
}

/* Writes a column that ends at `end`, when there is room for it; where the one before it ends. */
static int
column(struct frame *frame, const struct panel_scene *scene, int y, int x, int end, int cols,
       const char *text, struct style style)
{
	if (end - cols - x < TITLE_LEAST)
		return end;
	line_write_right(frame, y, end - cols + 1, end, text, style, scene->ascii);
	return end - cols;
}

void
book_list_draw(const struct panel *panel, struct frame *frame, const struct panel_scene *scene,
               const struct panel_row *row, int y, int x, int end, struct style style)
{
	const struct view_book *b = &panel->books[row->index];
	struct style quiet = panel_quieter(scene, style);
	char percent[16], notes[40] = "";

	snprintf(percent, sizeof percent, "%d%%", b->percent);
	if (b->highlights)
		snprintf(notes, sizeof notes, "%s%u", scene->ascii ? "=" : "\342\226\214",
		         b->highlights);
	size_t n = strlen(notes);
	if (b->notes)
		snprintf(notes + n, sizeof notes - n, " %s%u", scene->ascii ? "*" : "\342\234\216",
		         b->notes);
	if (end - PERCENT_COLS > x + 2) {
		line_write_right(frame, y, end - PERCENT_COLS + 1, end, percent, quiet,
		                 scene->ascii);
		end -= PERCENT_COLS;
	}
	end = column(frame, scene, y, x, end, WHEN_COLS, b->when, quiet);
	end = column(frame, scene, y, x, end, NOTES_COLS, notes, quiet);
	x = line_write(frame, y, x + 2, end - 1, b->title, style, scene->ascii);
	if (*b->author && end - x > 8)
		line_write(frame, y, x + 2, end - 1, b->author, quiet, scene->ascii);
}
