/*
 * A book, part after part. Each part is a page that read/html reads, with three differences: its links and names are the
 * book's (names and links to them are "PATH#ID", from the package's folder), its title is nobody's, and where the book
 * has a table of contents, that and not the headings says which sections there are.
 */
#include "read/epub.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/memory.h"
#include "read/builder.h"
#include "read/epub_ids.h"
#include "read/epub_package.h"
#include "read/epub_place.h"
#include "read/epub_toc.h"
#include "read/html.h"
#include "read/html_parser.h"
#include "read/part_text.h"
#include "read/uri.h"
#include "read/zip.h"

struct book {
	struct sink *sink;
	struct builder *builder;
	struct zip *zip;
	struct epub_package *package;
	struct epub_toc *toc;
	const struct epub_item *items;
	size_t count;
	const char **parts; /* the items' paths, sorted by letters, then by their case */

	const struct epub_item *item; /* the one that is read */
	struct epub_place place;      /* for one reference after the other */
	unsigned encrypted, missing, damaged;
	bool too_much;
};

/* ---- what is a part ---- */

static int
compare_letters(const void *a, const void *b)
{
	return strcasecmp(*(const char *const *)a, *(const char *const *)b);
}

static int
compare_paths(const void *a, const void *b)
{
	int order = compare_letters(a, b);

	return order ? order : strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void
sort_parts(struct book *book)
{
	book->parts = memory_zero(book->count + 1, sizeof *book->parts);
	for (size_t i = 0; i < book->count; i++)
		book->parts[i] = book->items[i].path;
	qsort(book->parts, book->count, sizeof *book->parts, compare_paths);
}

static bool
is_part(void *context, const char *path)
{
	const struct book *book = context;

	return bsearch(&path, book->parts, book->count, sizeof *book->parts, compare_paths);
}

static bool
is_wanted(void *context, const char *name)
{
	const struct book *book = context;
	const char *nav = epub_package_nav(book->package), *ncx = epub_package_ncx(book->package);

	return (nav && !strcasecmp(nav, name)) || (ncx && !strcasecmp(ncx, name)) ||
	       bsearch(&name, book->parts, book->count, sizeof *book->parts, compare_letters);
}

/* ---- names ---- */

/* How the book calls a place: without the folder that most of it is in. */
static void
add_name(const struct book *book, const char *path, const char *fragment, struct buffer *to)
{
	const char *folder = epub_package_folder(book->package);
	size_t n = strlen(folder);

	buffer_add_string(to, strncmp(path, folder, n) ? path : path + n);
	if (*fragment) {
		buffer_add_byte(to, '#');
		buffer_add_string(to, fragment);
	}
}

/* What a link leads to: a place in the book, or out of it. A picture, or what is missing, is nowhere. */
static void
add_target(void *context, const char *reference, struct buffer *to)
{
	struct book *book = context;
	struct epub_place *place = &book->place;

	if (!epub_place_resolve(place, book->item->path, reference)) {
		uri_clean(reference, to);
		return;
	}
	const char *path = place->path.size ? place->path.bytes : "";
	if (!is_part(book, path))
		return;
	buffer_add_byte(to, '#');
	add_name(book, path, place->fragment.size ? place->fragment.bytes : "", to);
}

/* ---- sections ---- */

static void
tell_entry(struct book *book, struct epub_entry *e)
{
	if (!e->told)
		builder_section(book->builder, e->level, e->title);
	e->told = true;
}

/* An element's name: a place in the book, and maybe the beginning of sections. */
static void
add_anchor(void *context, const char *id, struct buffer *to)
{
	struct book *book = context;
	size_t first, count = epub_toc_place(book->toc, book->item->path, id, &first);

	for (size_t i = 0; i < count; i++)
		tell_entry(book, epub_toc_entry(book->toc, first + i));
	add_name(book, book->item->path, id, to);
}

static int
compare_order(const void *a, const void *b)
{
	struct epub_entry *const *x = a, *const *y = b;

	return (*x > *y) - (*x < *y);
}

/*
 * Tells of the entries that lead into the part (NULL: nowhere), in the table's order; but not of those that lead to one of the ids:
 * they are told when it comes.
 */
static void
tell_rest(struct book *book, const char *path, const struct epub_ids *ids)
{
	size_t first, n = 0, count = epub_toc_range(book->toc, path, &first);
	struct epub_entry **entries = memory_zero(count + 1, sizeof(struct epub_entry *));

	for (size_t i = 0; i < count; i++) {
		struct epub_entry *e = epub_toc_entry(book->toc, first + i);
		if (!*e->fragment || !epub_ids_hold(ids, e->fragment))
			entries[n++] = e;
	}
	qsort(entries, n, sizeof *entries, compare_order);
	for (size_t i = 0; i < n; i++)
		tell_entry(book, entries[i]);
	free(entries);
}

static void
begin_part(struct book *book, const struct buffer *text)
{
	size_t first;
	bool listed = epub_toc_range(book->toc, book->item->path, &first);
	struct epub_ids *ids = listed ? epub_ids_new(text->bytes, text->size) : NULL;
	struct buffer name = { 0 };

	tell_rest(book, book->item->path, ids);
	add_name(book, book->item->path, "", &name);
	builder_anchor(book->builder, name.bytes);
	buffer_clear(&name);
	epub_ids_free(ids);
}

/* ---- parts ---- */

static void
read_page(struct book *book, const struct buffer *text)
{
	struct html_options options = { .is_part = true,
		                        .no_titles = epub_toc_count(book->toc) > 0,
		                        .context = book,
		                        .target = add_target,
		                        .anchor = add_anchor };
	struct html *html = html_new(book->builder, book->sink, &options);

	html_parser_page(html, true, text->bytes, text->size);
	html_free(html);
}

/* Something stands where a part would be, so that whatever leads there leads somewhere. */
static void
say_gap(struct book *book, const char *sentence)
{
	builder_block(book->builder, &(struct block){ .kind = BLOCK_BOILERPLATE, .gap = 1 });
	builder_string(book->builder, sentence);
	builder_block_end(book->builder);
}

static void
read_part(struct book *book)
{
	const struct zip_file *file = zip_find(book->zip, book->item->path);
	struct buffer text = { 0 };
	const char *gap = NULL;

	if (!file || file->state == ZIP_UNREAD) {
		gap = "This part of the book is missing.";
		book->missing++;
	} else if (book->item->encrypted || file->state == ZIP_ENCRYPTED) {
		gap = "This part of the book is encrypted.";
		book->encrypted++;
	} else if (file->content.size && !part_text(&file->content, &text)) {
		gap = "This part of the book is no text.";
		book->damaged++;
	}
	if (!gap) {
		book->damaged += file->state == ZIP_DAMAGED;
		book->too_much |= file->state == ZIP_TOO_MUCH;
	}
	begin_part(book, &text);
	if (gap)
		say_gap(book, gap);
	else
		read_page(book, &text);
	tell_rest(book, book->item->path, NULL);
	buffer_clear(&text);
}

/* ---- the book ---- */

static void
say_count(struct book *book, unsigned count, const char *what)
{
	char note[128];

	if (!count)
		return;
	snprintf(note, sizeof note,
	         count == 1 ? "%u part of the book is %s" : "%u parts of the book are %s", count,
	         what);
	sink_note(book->sink, note);
}

static void
say_notes(struct book *book)
{
	say_count(book, book->encrypted, "encrypted and cannot be read");
	say_count(book, book->missing, "missing");
	say_count(book, book->damaged, "damaged");
	if (book->too_much)
		sink_note(book->sink, "the book holds more than 64 times its size: the rest is "
		                      "left out");
	else if (zip_is_damaged(book->zip))
		sink_note(book->sink, "the book is damaged: only what could be read of it is here");
}

static void
read_contents(struct book *book)
{
	const char *nav = epub_package_nav(book->package), *ncx = epub_package_ncx(book->package);
	const struct zip_file *file = nav ? zip_find(book->zip, nav) : NULL;

	if (file)
		epub_toc_add_nav(book->toc, nav, &file->content);
	file = ncx && !epub_toc_count(book->toc) ? zip_find(book->zip, ncx) : NULL;
	if (file)
		epub_toc_add_ncx(book->toc, ncx, &file->content);
	epub_toc_settle(book->toc, is_part, book);
}

static void
open_book(struct book *book, struct source *source)
{
	book->zip = zip_open(source);
	book->package = epub_package_read(book->zip, book->sink);
	book->items = epub_package_items(book->package, &book->count);
	book->toc = epub_toc_new();
	sort_parts(book);
	zip_read(book->zip, is_wanted, book);
	read_contents(book);
}

static void
close_book(struct book *book)
{
	epub_place_clear(&book->place);
	epub_toc_free(book->toc);
	epub_package_free(book->package);
	zip_free(book->zip);
	free(book->parts);
}

void
epub_source(struct source *source, struct sink *sink)
{
	struct book book = { .sink = sink, .builder = builder_new(sink) };

	open_book(&book, source);
	for (size_t i = 0; i < book.count; i++) {
		book.item = &book.items[i];
		read_part(&book);
		builder_progress(book.builder, i + 1, book.count);
	}
	tell_rest(&book, NULL, NULL);
	say_notes(&book);
	if (!builder_size(book.builder))
		say_gap(&book, "There is nothing to read in this book.");
	builder_end(book.builder);
	builder_free(book.builder);
	close_book(&book);
}
