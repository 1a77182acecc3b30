/* What the reader has highlighted, by its words and the note. The view is told of them; nothing is asked of the document. */
#include "view/highlight_list.h"

#include <string.h>

#include "base/bisect.h"
#include "base/buffer.h"
#include "view/words.h"

static bool
holds_filter(const struct panel *panel, const struct view_highlight *h)
{
	struct buffer words = { 0 };

	if (!panel->folded_filter || !*panel->folded_filter)
		return true;
	buffer_printf(&words, "%s %s", h->words, h->note);
	bool found = words_found(words.bytes, words.size, panel->folded_filter);
	buffer_clear(&words);
	return found;
}

void
highlight_list_rows(struct panel *panel, struct document *document, uint64_t place)
{
	(void)document, (void)place;
	for (size_t i = 0; i < panel->highlight_count; i++) {
		const struct view_highlight *h = &panel->highlights[i];
		if (!holds_filter(panel, h))
			continue;
		struct panel_row *row = panel_add(panel);
		bool gone = range_empty(h->range);
		row->index = i;
		row->key = gone ? PANEL_SPEAKER | i : h->range.start;
		row->range = h->range;
		row->faint = gone;
	}
}

size_t
highlight_list_row_of(const struct panel *panel, uint64_t pos)
{
	size_t i;

	BISECT(i, 0, panel->row_count, panel->rows[i].key <= pos);
	return i ? i - 1 : panel->row_count ? 0 : SIZE_MAX;
}
