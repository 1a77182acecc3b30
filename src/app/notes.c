/* The documents themselves are not opened: what was highlighted is told in the words that were kept. */
#include "app/notes.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "shelf/fingerprint.h"
#include "shelf/import.h"
#include "shelf/store.h"

enum { TRIES = 200, LIBRARY_MOST = 1000000, FILE_MOST = 256 << 20 /* bytes */ };

static void
complain(const char *what, const char *why)
{
	fprintf(stderr, "diple: %s%s%s\n", what, *what && *why ? ": " : "", why);
}

/* Opens the shelf, with patience for others that are just at it; NULL after a complaint. */
static struct store *
open_shelf(const char *folder)
{
	struct error error = { "nothing is kept" };
	struct store *store = NULL;

	for (int i = 0; folder && !store && i < TRIES && (i == 0 || !*error.text); i++)
		store = store_open(folder, &error);
	if (!store)
		complain("no notes",
		         *error.text ? error.text : "another diple is just at the shelf");
	return store;
}

/* ---- printing ---- */

static bool
add_all(struct store *store, struct note_listing *listing, const struct store_document *document)
{
	struct annotations all;
	struct error error;
	bool good = store_annotations(store, document->id, &all, &error) == STORE_DONE;

	if (!good)
		complain("", error.text);
	note_listing_document(listing, document);
	for (size_t i = 0; good && i < all.count; i++)
		if (all.items[i].kind == ANNOTATION_HIGHLIGHT)
			note_listing_add(listing, &all.items[i]);
	annotations_clear(&all);
	return good;
}

static bool
print_one(struct store *store, struct note_listing *listing, const char *name)
{
	char *path = realpath(name, NULL);
	struct store_document document = { .name = path ? path : memory_string(name) };

	document.fingerprint = path ? fingerprint_of_file(path, &document.size) : 0;
	bool good = store_find(store, &document);
	if (!good)
		complain(name, "the shelf knows no such document");
	else
		good = add_all(store, listing, &document);
	free(document.name);
	free(document.title);
	free(document.author);
	free(document.format);
	return good;
}

/* Those that have any, the one that was opened last first. */
static bool
print_library(struct store *store, struct note_listing *listing)
{
	struct store_documents documents;
	struct error error;
	bool good = store_recent(store, LIBRARY_MOST, &documents, &error) == STORE_DONE;

	if (!good)
		complain("", error.text);
	for (size_t i = 0; i < documents.count; i++)
		if (documents.items[i].highlights)
			good = add_all(store, listing, &documents.items[i]) && good;
	store_documents_clear(&documents);
	return good;
}

int
notes_print(const char *folder, enum note_format format, const char *const *names, size_t count,
            FILE *to)
{
	struct store *store = open_shelf(folder);
	struct note_listing listing;
	bool good = true;

	if (!store)
		return 1;
	note_listing_init(&listing, format, to);
	for (size_t i = 0; i < count; i++)
		good = print_one(store, &listing, names[i]) && good;
	if (!count)
		good = print_library(store, &listing);
	note_listing_end(&listing);
	store_close(store);
	return good ? 0 : 1;
}

/* ---- taking in ---- */

/* The whole of a file; NULL after a complaint. */
static char *
read_file(const char *name)
{
	FILE *file = strcmp(name, "-") ? fopen(name, "re") : stdin;
	struct buffer b = { 0 };
	char bytes[BUFSIZ];
	size_t n;

	if (!file) {
		complain(name, strerror(errno));
		return NULL;
	}
	do {
		n = fread(bytes, 1, sizeof bytes, file);
		buffer_add(&b, bytes, n);
	} while (n && b.size <= FILE_MOST);
	bool bad = ferror(file) || b.size > FILE_MOST;
	if (file != stdin)
		fclose(file);
	if (bad) {
		complain(name, "cannot be read, or is too large");
		buffer_clear(&b);
		return NULL;
	}
	return buffer_take(&b);
}

static bool
import_one(struct store *store, const char *name, FILE *to)
{
	char *json = read_file(name);
	struct import_counts counts = { 0 };
	struct error error;
	enum store_answer answer = STORE_BUSY;

	if (!json)
		return false;
	for (int i = 0; i < TRIES && answer == STORE_BUSY; i++)
		answer = import_json(store, json, &counts, &error);
	free(json);
	if (answer == STORE_BUSY)
		error_set(&error, "another diple is just at the shelf");
	if (answer != STORE_DONE)
		complain(name, error.text);
	else
		fprintf(to, "%s: %zu new, %zu changed, %zu known, %zu without words\n", name,
		        counts.added, counts.changed, counts.known, counts.refused);
	return answer == STORE_DONE;
}

int
notes_import(const char *folder, const char *const *names, size_t count, FILE *to)
{
	struct store *store = open_shelf(folder);
	bool good = true;

	if (!store)
		return 1;
	for (size_t i = 0; i < count; i++)
		good = import_one(store, names[i], to) && good;
	store_close(store);
	return good ? 0 : 1;
}
