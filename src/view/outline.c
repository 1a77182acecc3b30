/*
 * The outline as a tree of rows. Sections come sorted with their levels; a level's depth is the number of
 * sections that hold it, so a document that skips levels is not indented for nothing.
 */
#include "view/outline.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "view/words.h"

enum { HELD = 1, KEPT = 2 };

enum { LEVELS = UINT8_MAX + 1 };

/* Which sections hold the filter's words (HELD), and which stand above one that does (KEPT). */
static unsigned char *
filtered(const struct panel *panel, const struct section *sections, size_t count)
{
	unsigned char *marks = memory_zero(count + 1, 1);
	size_t above[LEVELS], depth = 0; /* the sections that hold this one, outermost first */

	for (size_t i = 0; i < count; i++) {
		const char *title = sections[i].title;

		while (depth > 0 && sections[above[depth - 1]].level >= sections[i].level)
			depth--;
		if (words_found(title, strlen(title), panel->folded_filter)) {
			marks[i] |= HELD;
			for (size_t up = depth; up-- > 0 && !(marks[above[up]] & KEPT);)
				marks[above[up]] |= KEPT;
		}
		above[depth++] = i;
	}
	return marks;
}

void
outline_rows(struct panel *panel, struct document *document)
{
	size_t count, depth = 0;
	const struct section *sections = document_sections(document, &count);
	unsigned char *marks = filtered(panel, sections, count);
	bool filtering = panel->folded_filter && *panel->folded_filter;
	unsigned char levels[256];
	uint64_t hidden_until = 0;

	for (size_t i = 0; i < count; i++) {
		const struct section *s = &sections[i];
		struct panel_row *row;

		while (depth > 0 && levels[depth - 1] >= s->level)
			depth--;
		levels[depth] = s->level;
		depth += depth < sizeof levels - 1;
		if (s->range.start < hidden_until || !marks[i])
			continue;
		row = panel_add(panel);
		row->key = s->range.start;
		row->index = i;
		row->range = s->range;
		row->depth = (uint8_t)(depth - 1);
		row->parent = i + 1 < count && sections[i + 1].level > s->level &&
		              (!filtering || (marks[i] & KEPT));
		row->faint = filtering && !(marks[i] & HELD);
		row->folded = row->parent && !filtering && panel_is_folded(panel, row->key);
		if (row->folded)
			hidden_until = s->range.end;
	}
	free(marks);
}

size_t
outline_row_of(const struct panel *panel, uint64_t pos)
{
	size_t found = SIZE_MAX;

	for (size_t i = 0; i < panel->row_count && panel->rows[i].key <= pos; i++)
		if (range_holds(panel->rows[i].range, pos) || panel->rows[i].key == pos)
			found = i;
	return found;
}
