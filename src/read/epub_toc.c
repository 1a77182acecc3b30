/*
 * Entries lie in the table's order, which tells their levels and which of several at one place comes first; an index sorts them by
 * the places that they lead to, which is how they are asked for while the book is read.
 */
#include "read/epub_toc.h"

#include <libxml/HTMLparser.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/bisect.h"
#include "base/memory.h"
#include "read/epub_place.h"
#include "read/xml.h"

enum {
	LEVEL_MOST = 255,
	SLOPPY_MOST = 256 * 1024, /* bytes of a table that is no XML: its parser can be slow */
};

struct epub_toc {
	struct arena *arena;
	struct epub_entry *entries;
	size_t count, capacity;
	struct epub_entry **sorted;
	struct epub_place place; /* for one reference after the other */
};

struct epub_toc *
epub_toc_new(void)
{
	struct epub_toc *toc = memory_zero(1, sizeof *toc);

	toc->arena = arena_new();
	return toc;
}

void
epub_toc_free(struct epub_toc *toc)
{
	if (!toc)
		return;
	epub_place_clear(&toc->place);
	free(toc->entries);
	free(toc->sorted);
	arena_free(toc->arena);
	free(toc);
}

static void
add(struct epub_toc *toc, unsigned level, const struct buffer *title, const char *from,
    const char *reference)
{
	bool leads = reference && epub_place_resolve(&toc->place, from, reference) &&
	             toc->place.path.size;

	toc->entries =
		memory_grow(toc->entries, &toc->capacity, toc->count + 1, sizeof *toc->entries);
	struct epub_entry *e = &toc->entries[toc->count++];
	*e = (struct epub_entry){ .title = arena_string(toc->arena, title->bytes),
		                  .level = level < LEVEL_MOST ? level : LEVEL_MOST,
		                  .fragment = "" };
	if (leads)
		e->path = arena_string(toc->arena, toc->place.path.bytes);
	if (leads && toc->place.fragment.size)
		e->fragment = arena_string(toc->arena, toc->place.fragment.bytes);
}

/* ---- trees ---- */

/*
 * A walk over nested lists: down into an item's own list, else on to the next item, else up. What is an item, and where the items
 * in it begin, tells the two kinds of tables apart.
 */
struct walk {
	const char *item;
	xmlNode *(*inner)(
		const xmlNode *item); /* the node whose children are the items in this one; NULL */
	void (*add)(struct epub_toc *toc, const xmlNode *item, unsigned level, const char *from);
};

static void
walk_items(struct epub_toc *toc, const struct walk *walk, xmlNode *list, const char *from)
{
	unsigned level = 1;
	xmlNode *item = xml_child(list, walk->item);

	while (item) {
		walk->add(toc, item, level, from);
		xmlNode *inner = walk->inner(item);
		xmlNode *next = inner ? xml_child(inner, walk->item) : NULL;
		level += next != NULL;
		while (!next && level) {
			next = xml_next(item, walk->item);
			if (next)
				break;
			level--;
			do
				item = item->parent;
			while (level && !xml_is(item, walk->item));
		}
		item = next;
	}
}

/* ---- EPUB 3 ---- */

static xmlNode *
inner_list(const xmlNode *item)
{
	return xml_child(item, "ol");
}

static void
add_list_item(struct epub_toc *toc, const xmlNode *item, unsigned level, const char *from)
{
	struct buffer title = { 0 };
	xmlNode *label = xml_child(item, "a");

	if (!label)
		label = xml_child(item, "span");
	if (!label)
		label = xml_child(item, NULL);
	if (label && !xml_is(label, "ol"))
		xml_text(label, &title);
	if (title.size)
		add(toc, level, &title, from, xml_attribute(label, "href"));
	buffer_clear(&title);
}

/* The element whose list is the table. */
static xmlNode *
find_nav(xmlNode *root)
{
	for (xmlNode *nav = xml_find(root, "nav"); nav; nav = xml_find_next(nav, root, "nav"))
		if (xml_has_word(nav, "type", "toc"))
			return nav;
	return NULL;
}

static void
add_nav_tree(struct epub_toc *toc, const char *path, xmlDoc *tree)
{
	static const struct walk walk = { "li", inner_list, add_list_item };
	xmlNode *root = xmlDocGetRootElement(tree);
	xmlNode *nav = root ? find_nav(root) : NULL;

	if (!nav && root)
		nav = xml_find(root, "nav");
	xmlNode *list = nav ? xml_find(nav, "ol") : NULL;
	if (list)
		walk_items(toc, &walk, list, path);
}

void
epub_toc_add_nav(struct epub_toc *toc, const char *path, const struct buffer *file)
{
	size_t before = toc->count;
	xmlDoc *tree = xml_parse(file->bytes, file->size);

	if (tree)
		add_nav_tree(toc, path, tree);
	xmlFreeDoc(tree);
	if (toc->count > before || !file->size || file->size > SLOPPY_MOST)
		return;
	tree = htmlReadMemory(file->bytes, (int)file->size, NULL, "UTF-8",
	                      HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
	                              HTML_PARSE_NONET);
	if (tree)
		add_nav_tree(toc, path, tree);
	xmlFreeDoc(tree);
}

/* ---- EPUB 2 ---- */

static xmlNode *
inner_points(const xmlNode *point)
{
	return (xmlNode *)(uintptr_t)point;
}

static void
add_point(struct epub_toc *toc, const xmlNode *point, unsigned level, const char *from)
{
	xmlNode *label = xml_child(point, "navLabel"), *content = xml_child(point, "content");
	struct buffer title = { 0 };

	if (label)
		xml_text(label, &title);
	if (title.size)
		add(toc, level, &title, from, content ? xml_attribute(content, "src") : NULL);
	buffer_clear(&title);
}

void
epub_toc_add_ncx(struct epub_toc *toc, const char *path, const struct buffer *file)
{
	static const struct walk walk = { "navPoint", inner_points, add_point };
	xmlDoc *tree = xml_parse(file->bytes, file->size);
	xmlNode *map = tree ? xml_find(xmlDocGetRootElement(tree), "navMap") : NULL;

	if (map)
		walk_items(toc, &walk, map, path);
	xmlFreeDoc(tree);
}

size_t
epub_toc_count(const struct epub_toc *toc)
{
	return toc->count;
}

/* ---- places ---- */

/* Those that lead nowhere come last. */
static int
compare_places(const char *path, const char *fragment, const struct epub_entry *e)
{
	if (!path || !e->path)
		return !path - !e->path;
	int order = strcmp(path, e->path);
	return order || !fragment ? order : strcmp(fragment, e->fragment);
}

static int
compare(const void *a, const void *b)
{
	const struct epub_entry *const *x = a, *const *y = b;
	int order = compare_places((*x)->path, (*x)->fragment, *y);

	return order ? order : (*x > *y) - (*x < *y);
}

void
epub_toc_settle(struct epub_toc *toc, bool (*is_part)(void *context, const char *path),
                void *context)
{
	const struct epub_entry *next = NULL;

	for (size_t i = toc->count; i--;) {
		struct epub_entry *e = &toc->entries[i];
		if (e->path && is_part(context, e->path)) {
			next = e;
			continue;
		}
		e->path = next ? next->path : NULL;
		e->fragment = next ? next->fragment : "";
	}
	toc->sorted = memory_zero(toc->count + 1, sizeof *toc->sorted);
	for (size_t i = 0; i < toc->count; i++)
		toc->sorted[i] = &toc->entries[i];
	qsort(toc->sorted, toc->count, sizeof *toc->sorted, compare);
}

/* The first one that is not before the place; or the first one behind it. */
static size_t
bound(const struct epub_toc *toc, const char *path, const char *fragment, bool behind)
{
	size_t i;

	BISECT(i, 0, toc->count,
	       compare_places(path, fragment, toc->sorted[i]) >= (behind ? 0 : 1));
	return i;
}

size_t
epub_toc_place(const struct epub_toc *toc, const char *path, const char *fragment, size_t *first)
{
	*first = bound(toc, path, fragment, false);
	return bound(toc, path, fragment, true) - *first;
}

size_t
epub_toc_range(const struct epub_toc *toc, const char *path, size_t *first)
{
	return epub_toc_place(toc, path, NULL, first);
}

struct epub_entry *
epub_toc_entry(const struct epub_toc *toc, size_t i)
{
	return toc->sorted[i];
}
