/*
 * From the container to the package, from the package to the parts. What is missing or wrong is a note, and the best is made of
 * the rest: any package that is there will do, and without one, the pages themselves.
 */
#include "read/epub_package.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/memory.h"
#include "read/epub_place.h"
#include "read/format.h"
#include "read/xml.h"

enum { FALLBACKS_MOST = 8 };

/* An entry of the manifest. */
struct entry {
	const char *id, *path, *type, *fallback;
	bool taken; /* it is in the list of items */
};

struct epub_package {
	struct arena *arena;
	struct sink *sink;
	const char *folder, *nav, *ncx;
	struct entry *entries; /* by id */
	size_t entry_count, entry_capacity;
	struct epub_item *items;
	size_t count, capacity;
	const char **encrypted; /* paths, sorted */
	size_t encrypted_count, encrypted_capacity;
};

static const char *const pages[] = { ".xhtml", ".html", ".htm", NULL };

/* ---- container ---- */

static bool
is_wanted_first(void *context, const char *name)
{
	static const char *const packages[] = { ".opf", NULL };

	(void)context;
	return !strncasecmp(name, "META-INF/", 9) || format_ends(name, packages);
}

static bool
is_named(void *context, const char *name)
{
	return !strcasecmp(context, name);
}

static xmlDoc *
parse_file(const struct zip_file *file)
{
	return file ? xml_parse(file->content.bytes, file->content.size) : NULL;
}

/* The package that the container names. */
static const struct zip_file *
named_package(struct zip *zip)
{
	xmlDoc *tree = parse_file(zip_find(zip, "META-INF/container.xml"));
	xmlNode *root = tree ? xml_find(xmlDocGetRootElement(tree), "rootfile") : NULL;
	const char *path = root ? xml_attribute(root, "full-path") : NULL;
	const struct zip_file *file = NULL;
	struct epub_place place = { 0 };

	if (path && epub_place_resolve(&place, "", path) && place.path.size) {
		file = zip_find(zip, place.path.bytes);
		if (file && file->state == ZIP_UNREAD)
			zip_read(zip, is_named, (void *)(uintptr_t)file->name);
	}
	epub_place_clear(&place);
	xmlFreeDoc(tree);
	return file;
}

static const struct zip_file *
any_package(const struct zip *zip)
{
	static const char *const packages[] = { ".opf", NULL };

	for (size_t i = 0; i < zip_count(zip); i++)
		if (format_ends(zip_file(zip, i)->name, packages))
			return zip_file(zip, i);
	return NULL;
}

/* ---- encryption ---- */

static int
compare_strings(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Fonts that only this book can use are nothing to a reader. */
static bool
is_harmless(const xmlNode *data)
{
	xmlNode *method = xml_child(data, "EncryptionMethod");
	const char *how = method ? xml_attribute(method, "Algorithm") : NULL;

	return how && (!strcmp(how, "http://www.idpf.org/2008/embedding") ||
	               !strcmp(how, "http://ns.adobe.com/pdf/enc#RC"));
}

static void
read_encryption(struct epub_package *p, const struct zip *zip)
{
	xmlDoc *tree = parse_file(zip_find(zip, "META-INF/encryption.xml"));
	xmlNode *root = tree ? xmlDocGetRootElement(tree) : NULL;
	struct epub_place place = { 0 };

	for (xmlNode *data = root ? xml_child(root, "EncryptedData") : NULL; data;
	     data = xml_next(data, "EncryptedData")) {
		xmlNode *reference = is_harmless(data) ? NULL : xml_find(data, "CipherReference");
		const char *uri = reference ? xml_attribute(reference, "URI") : NULL;
		if (!uri || !epub_place_resolve(&place, "", uri) || !place.path.size)
			continue;
		p->encrypted = memory_grow(p->encrypted, &p->encrypted_capacity,
		                           p->encrypted_count + 1, sizeof *p->encrypted);
		p->encrypted[p->encrypted_count++] = arena_string(p->arena, place.path.bytes);
	}
	if (p->encrypted_count)
		qsort(p->encrypted, p->encrypted_count, sizeof *p->encrypted, compare_strings);
	epub_place_clear(&place);
	xmlFreeDoc(tree);
}

static bool
is_encrypted(const struct epub_package *p, const char *path)
{
	return p->encrypted_count && bsearch(&path, p->encrypted, p->encrypted_count,
	                                     sizeof *p->encrypted, compare_strings);
}

/* ---- metadata ---- */

static void
say_fact(struct epub_package *p, enum fact fact, const xmlNode *node)
{
	struct buffer text = { 0 };

	xml_text(node, &text);
	if (text.size)
		sink_fact(p->sink, fact, text.bytes);
	buffer_clear(&text);
}

/* True when the package says that this title is the book's main one. */
static bool
is_main_title(const xmlNode *metadata, const xmlNode *title)
{
	const char *id = xml_attribute(title, "id");
	bool is_main = false;

	for (xmlNode *meta = id && *id ? xml_child(metadata, "meta") : NULL; meta && !is_main;
	     meta = xml_next(meta, "meta")) {
		const char *refines = xml_attribute(meta, "refines");
		struct buffer type = { 0 };
		if (!refines || *refines != '#' || strcmp(refines + 1, id) != 0 ||
		    !xml_has_word(meta, "property", "title-type"))
			continue;
		xml_text(meta, &type);
		is_main = !strcmp(type.bytes, "main");
		buffer_clear(&type);
	}
	return is_main;
}

static void
say_title(struct epub_package *p, const xmlNode *metadata)
{
	enum { TITLES_MOST = 16 };
	xmlNode *title = xml_child(metadata, "title"), *first = title;
	struct buffer text = { 0 };

	for (int i = 0; title && i < TITLES_MOST && !is_main_title(metadata, title); i++)
		title = xml_next(title, "title");
	if (!title)
		title = first;
	if (title)
		xml_text(title, &text);
	if (text.size)
		sink_title(p->sink, text.bytes);
	buffer_clear(&text);
}

static void
read_metadata(struct epub_package *p, xmlNode *metadata)
{
	xmlNode *old = xml_find(metadata, "dc-metadata"); /* OEBPS 1 */
	bool dated = false, written = false;

	if (old)
		metadata = old;
	say_title(p, metadata);
	for (xmlNode *node = xml_child(metadata, NULL); node; node = xml_next(node, NULL)) {
		if (xml_is(node, "creator")) {
			say_fact(p, FACT_AUTHOR, node);
		} else if (xml_is(node, "date") && !dated) {
			dated = true;
			say_fact(p, FACT_DATE, node);
		} else if (xml_is(node, "language") && !written) {
			written = true;
			say_fact(p, FACT_LANGUAGE, node);
		}
	}
}

/* ---- manifest and spine ---- */

static const char *
keep(struct epub_package *p, const char *s)
{
	return arena_string(p->arena, s ? s : "");
}

static int
compare_entries(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;

	return strcmp(x->id, y->id);
}

static void
read_manifest(struct epub_package *p, const char *from, const xmlNode *manifest)
{
	struct epub_place place = { 0 };

	for (xmlNode *item = xml_child(manifest, "item"); item; item = xml_next(item, "item")) {
		const char *id = xml_attribute(item, "id"), *href = xml_attribute(item, "href");
		if (!href || !epub_place_resolve(&place, from, href) || !place.path.size)
			continue;
		p->entries = memory_grow(p->entries, &p->entry_capacity, p->entry_count + 1,
		                         sizeof *p->entries);
		struct entry *e = &p->entries[p->entry_count++];
		*e = (struct entry){ .id = keep(p, id),
			             .path = keep(p, place.path.bytes),
			             .type = keep(p, xml_attribute(item, "media-type")),
			             .fallback = keep(p, xml_attribute(item, "fallback")) };
		if (!p->nav && xml_has_word(item, "properties", "nav"))
			p->nav = e->path;
		if (!p->ncx && !strcmp(e->type, "application/x-dtbncx+xml"))
			p->ncx = e->path;
	}
	epub_place_clear(&place);
	if (p->entry_count)
		qsort(p->entries, p->entry_count, sizeof *p->entries, compare_entries);
}

static struct entry *
find_entry(const struct epub_package *p, const char *id)
{
	const struct entry wanted = { .id = id };

	return p->entry_count && id && *id ? bsearch(&wanted, p->entries, p->entry_count,
	                                             sizeof *p->entries, compare_entries)
	                                   : NULL;
}

static bool
is_page(const struct entry *e)
{
	return strstr(e->type, "html") || strstr(e->type, "dtbook") || strstr(e->type, "svg") ||
	       strstr(e->type, "oeb1") || format_ends(e->path, pages);
}

static void
add_item(struct epub_package *p, const char *path, bool drawing)
{
	p->items = memory_grow(p->items, &p->capacity, p->count + 1, sizeof *p->items);
	p->items[p->count++] = (struct epub_item){ path, is_encrypted(p, path), drawing };
}

/* What is no page may stand for one. */
static struct entry *
find_page(const struct epub_package *p, const char *id)
{
	struct entry *e = find_entry(p, id);

	for (int i = 0; e && !is_page(e) && i < FALLBACKS_MOST; i++)
		e = find_entry(p, e->fallback);
	return e && is_page(e) ? e : NULL;
}

static void
read_spine(struct epub_package *p, const xmlNode *spine, bool linear)
{
	for (xmlNode *ref = xml_child(spine, "itemref"); ref; ref = xml_next(ref, "itemref")) {
		const char *says = xml_attribute(ref, "linear");
		if ((says && !strcmp(says, "no")) == linear)
			continue;
		struct entry *e = find_page(p, xml_attribute(ref, "idref"));
		if (!e || e->taken)
			continue;
		e->taken = true;
		add_item(p, e->path, strstr(e->type, "svg"));
	}
}

static void
read_package(struct epub_package *p, const struct zip_file *file)
{
	xmlDoc *tree = parse_file(file);
	xmlNode *root = tree ? xmlDocGetRootElement(tree) : NULL;
	const char *slash = strrchr(file->name, '/');

	p->folder =
		slash ? arena_string_n(p->arena, file->name, (size_t)(slash - file->name) + 1) : "";
	xmlNode *metadata = root ? xml_child(root, "metadata") : NULL;
	xmlNode *manifest = root ? xml_child(root, "manifest") : NULL;
	xmlNode *spine = root ? xml_child(root, "spine") : NULL;
	if (metadata)
		read_metadata(p, metadata);
	if (manifest)
		read_manifest(p, file->name, manifest);
	if (spine) {
		struct entry *toc = find_entry(p, xml_attribute(spine, "toc"));
		read_spine(p, spine, true);
		read_spine(p, spine, false);
		if (toc)
			p->ncx = toc->path;
	}
	xmlFreeDoc(tree);
}

/* ---- without a package ---- */

/* "chapter 10" comes after "chapter 9". */
static int
compare_names(const void *a, const void *b)
{
	return strverscmp(*(const char *const *)a, *(const char *const *)b);
}

static void
take_pages(struct epub_package *p, const struct zip *zip)
{
	const char **names = memory_zero(zip_count(zip) + 1, sizeof *names);
	size_t count = 0;

	for (size_t i = 0; i < zip_count(zip); i++)
		if (format_ends(zip_file(zip, i)->name, pages))
			names[count++] = zip_file(zip, i)->name;
	qsort(names, count, sizeof *names, compare_names);
	for (size_t i = 0; i < count; i++)
		if (!i || strcmp(names[i], names[i - 1]) != 0)
			add_item(p, keep(p, names[i]), false);
	free(names);
}

/* ---- the door ---- */

struct epub_package *
epub_package_read(struct zip *zip, struct sink *sink)
{
	struct epub_package *p = memory_zero(1, sizeof *p);

	p->arena = arena_new();
	p->sink = sink;
	p->folder = "";
	zip_read(zip, is_wanted_first, NULL);
	read_encryption(p, zip);
	const struct zip_file *file = named_package(zip);
	if (!file) {
		sink_note(sink, "the book's container does not say where its package is");
		file = any_package(zip);
	}
	if (file)
		read_package(p, file);
	if (!p->count) {
		sink_note(sink, "the book does not say what is in it: its pages are shown in "
		                "the order of their names");
		take_pages(p, zip);
	}
	return p;
}

void
epub_package_free(struct epub_package *p)
{
	if (!p)
		return;
	free(p->entries);
	free(p->items);
	free(p->encrypted);
	arena_free(p->arena);
	free(p);
}

const struct epub_item *
epub_package_items(const struct epub_package *p, size_t *count)
{
	*count = p->count;
	return p->items;
}

const char *
epub_package_folder(const struct epub_package *p)
{
	return p->folder;
}

const char *
epub_package_nav(const struct epub_package *p)
{
	return p->nav;
}

const char *
epub_package_ncx(const struct epub_package *p)
{
	return p->ncx;
}
