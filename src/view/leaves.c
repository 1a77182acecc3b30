/* The reader of manual pages gives each option's names to the place where it is explained, one after the other. */
#include "view/leaves.h"

#include <stdlib.h>
#include <string.h>

#include "base/bisect.h"
#include "base/buffer.h"
#include "base/memory.h"

static int
by_start(const void *a, const void *b)
{
	const struct leaf *left = a, *right = b;

	return (left->start > right->start) - (left->start < right->start);
}

/* Adds one, or another name for the one that came before. */
static void
add(struct leaves *leaves, size_t *capacity, struct panel *panel, uint64_t start, const char *name)
{
	struct leaf *last = leaves->count ? &leaves->items[leaves->count - 1] : NULL;
	struct buffer title = { 0 };
	bool same = last && last->start == start;

	if (!same) {
		leaves->items = memory_grow(leaves->items, capacity, leaves->count + 1,
		                            sizeof *leaves->items);
		last = &leaves->items[leaves->count++];
	}
	buffer_printf(&title, "%s%s%s", same ? last->title : "", same ? ", " : "", name);
	last->start = start;
	uint32_t number = atoms_number(&panel->options, title.bytes);
	last->title = panel->options.list[number];
	buffer_clear(&title);
}

struct leaves
leaves_find(struct panel *panel, const struct document *document)
{
	struct leaves leaves = { 0 };
	size_t capacity = 0;
	const char *name;
	uint64_t pos;

	atoms_clear(&panel->options);
	if (strcmp(document_format(document), "man") != 0)
		return leaves;
	for (size_t i = 0; (name = document_anchor_number(document, i, &pos)); i++)
		if (*name == '-')
			add(&leaves, &capacity, panel, pos, name);
	if (leaves.count)
		qsort(leaves.items, leaves.count, sizeof *leaves.items, by_start);
	return leaves;
}

void
leaves_clear(struct leaves *leaves)
{
	free(leaves->items);
	*leaves = (struct leaves){ 0 };
}

size_t
leaves_from(const struct leaves *leaves, uint64_t pos)
{
	size_t i;

	BISECT(i, 0, leaves->count, leaves->items[i].start < pos);
	return i;
}
