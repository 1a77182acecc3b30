/*
 * The outline as a tree of rows. Sections come sorted with their levels; a level's depth is the number of
 * sections that hold it, so a document that skips levels is not indented for nothing. Below the sections of a manual page
 * are its options, when somebody unfolds one that is unfolded already, or filters.
 */
#include "view/outline.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "view/leaves.h"
#include "view/words.h"

enum { HELD = 1, KEPT = 2 };

enum { LEVELS = UINT8_MAX + 1 };

/* The sections and options of a document, while its rows are made. */
struct tree {
	struct panel *panel;
	const struct section *sections;
	size_t count;
	struct leaves leaves;
	unsigned char *marks; /* by section */
	bool filtering;
};

static bool
holds(const struct panel *panel, const char *title)
{
	return words_found(title, strlen(title), panel->folded_filter);
}

/* Where the text of a section's own ends: at the next one, which may be in it. */
static uint64_t
own_end(const struct tree *tree, size_t i)
{
	return i + 1 < tree->count ? tree->sections[i + 1].range.start : UINT64_MAX;
}

/* One of a section's own options holds the filter's words. */
static bool
leaf_holds(const struct tree *tree, size_t i)
{
	size_t at = leaves_from(&tree->leaves, tree->sections[i].range.start),
	       end = leaves_from(&tree->leaves, own_end(tree, i));

	while (at < end && !holds(tree->panel, tree->leaves.items[at].title))
		at++;
	return at < end;
}

/* Marks the sections that hold the filter's words (HELD), and those above one or an option that does (KEPT). */
static void
mark(struct tree *tree)
{
	size_t above[LEVELS], depth = 0; /* the sections that hold this one, outermost first */

	tree->marks = memory_zero(tree->count + 1, 1);
	for (size_t i = 0; i < tree->count; i++) {
		const struct section *s = &tree->sections[i];

		while (depth > 0 && tree->sections[above[depth - 1]].level >= s->level)
			depth--;
		bool leaf = tree->filtering && leaf_holds(tree, i);
		if (holds(tree->panel, s->title))
			tree->marks[i] |= HELD;
		if (leaf)
			tree->marks[i] |= KEPT;
		if (tree->marks[i])
			for (size_t up = depth; up-- > 0 && !(tree->marks[above[up]] & KEPT);)
				tree->marks[above[up]] |= KEPT;
		above[depth++] = i;
	}
}

/* Those of its own, or of them those that hold the filter's words. */
static void
add_leaves(const struct tree *tree, size_t i, size_t depth)
{
	const struct leaves *leaves = &tree->leaves;
	uint64_t section_end = own_end(tree, i);
	size_t end = leaves_from(leaves, section_end);

	for (size_t at = leaves_from(leaves, tree->sections[i].range.start); at < end; at++) {
		const struct leaf *leaf = &leaves->items[at];
		if (tree->filtering && !holds(tree->panel, leaf->title))
			continue;
		struct panel_row *row = panel_add(tree->panel);
		row->key = leaf->start;
		row->index = i;
		row->range = (struct range){ leaf->start, at + 1 < end ? leaves->items[at + 1].start
			                                               : section_end };
		row->option = leaf->title;
		row->depth = (uint8_t)(depth < UINT8_MAX ? depth : UINT8_MAX);
	}
}

/* The section's row, and those of its options if they are to be seen. */
static void
add_section(const struct tree *tree, size_t i, size_t depth)
{
	const struct section *s = &tree->sections[i];
	struct panel_row *row = panel_add(tree->panel);
	size_t first = leaves_from(&tree->leaves, s->range.start);
	bool below = i + 1 < tree->count && tree->sections[i + 1].level > s->level;

	row->key = s->range.start;
	row->index = i;
	row->range = s->range;
	row->depth = (uint8_t)depth;
	row->parent = below && (!tree->filtering || (tree->marks[i] & KEPT));
	row->faint = tree->filtering && !(tree->marks[i] & HELD);
	row->options = leaves_from(&tree->leaves, own_end(tree, i)) > first;
	bool folded = row->parent && !tree->filtering && panel_is_folded(tree->panel, row->key);
	bool open = tree->filtering || panel_is_folded(tree->panel, row->key | PANEL_OPTIONS);
	row->folded = folded || (row->options && !row->parent && !open);
	if (!folded && open)
		add_leaves(tree, i, depth + 1);
}

void
outline_rows(struct panel *panel, struct document *document)
{
	struct tree tree = { .panel = panel, .leaves = leaves_find(panel, document) };
	unsigned char levels[LEVELS];
	uint64_t hidden_until = 0;
	size_t depth = 0;

	tree.sections = document_sections(document, &tree.count);
	tree.filtering = panel->folded_filter && *panel->folded_filter;
	mark(&tree);
	for (size_t i = 0; i < tree.count; i++) {
		const struct section *s = &tree.sections[i];

		while (depth > 0 && levels[depth - 1] >= s->level)
			depth--;
		levels[depth] = s->level;
		depth += depth < sizeof levels - 1;
		if (s->range.start < hidden_until || !tree.marks[i])
			continue;
		bool below = i + 1 < tree.count && tree.sections[i + 1].level > s->level;
		add_section(&tree, i, depth - 1);
		if (below && !tree.filtering && panel_is_folded(panel, s->range.start))
			hidden_until = s->range.end;
	}
	leaves_clear(&tree.leaves);
	free(tree.marks);
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
