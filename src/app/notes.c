/* The document itself is not opened: what was highlighted is told in the words that were kept. */
#include "app/notes.h"

#include <stdlib.h>
#include <string.h>

#include "app/cite.h"
#include "base/memory.h"
#include "shelf/fingerprint.h"
#include "shelf/store.h"

static void
complain(const char *what, const char *why)
{
	fprintf(stderr, "diple: %s%s%s\n", what, *what && *why ? ": " : "", why);
}

/* A text of one line, escaped. */
static void
add_line(const char *before, const char *text, const char *after, struct buffer *to)
{
	struct buffer line = { 0 };

	buffer_add_string(&line, text);
	buffer_one_line(&line, 0);
	buffer_add_string(to, before);
	cite_escape(buffer_string(&line), to);
	buffer_add_string(to, after);
	buffer_clear(&line);
}

/* The headings over it, if they are others than those before. */
static void
add_headings(const char *headings, const char *last, struct buffer *to)
{
	if (!*headings || !strcmp(headings, last))
		return;
	buffer_add_string(to, "## ");
	for (const char *at = headings; *at;) {
		size_t n = strcspn(at, "\n");
		char *title = memory_string_n(at, n);
		add_line("", title, at[n] ? " / " : "\n\n", to);
		free(title);
		at += n + (at[n] != '\0');
	}
}

static bool
add_all(struct store *store, const struct store_document *document, struct buffer *to)
{
	struct annotations all;
	struct error error;
	const char *last = "";
	bool good = store_annotations(store, document->id, &all, &error) == STORE_DONE;

	if (!good)
		complain("", error.text);
	for (size_t i = 0; i < all.count; i++) {
		const struct annotation *a = &all.items[i];
		if (a->kind != ANNOTATION_HIGHLIGHT)
			continue;
		add_headings(a->selector.heading, last, to);
		last = a->selector.heading;
		add_line("> ", a->selector.exact, "\n\n", to);
		if (*a->note)
			add_line("", a->note, "\n\n", to);
	}
	annotations_clear(&all);
	return good;
}

static bool
print_one(struct store *store, const char *name, FILE *to)
{
	char *path = realpath(name, NULL);
	struct store_document document = { .name = path ? path : memory_string(name) };
	struct buffer b = { 0 };

	document.fingerprint = path ? fingerprint_of_file(path, &document.size) : 0;
	bool good = store_find(store, &document);
	if (!good)
		complain(name, "the shelf knows no such document");
	else
		add_line("# ", *document.title ? document.title : document.name, "\n\n", &b);
	good = good && add_all(store, &document, &b);
	if (good)
		fwrite(b.bytes, 1, b.size, to);
	buffer_clear(&b);
	free(document.name);
	free(document.title);
	return good;
}

int
notes_print(const char *folder, const char *const *names, size_t count, FILE *to)
{
	struct error error = { "another diple is just making the shelf" };
	struct store *store = folder ? store_open(folder, &error) : NULL;
	bool good = store != NULL;

	if (!store)
		complain("no notes", error.text);
	for (size_t i = 0; store && i < count; i++)
		good = print_one(store, names[i], to) && good;
	store_close(store);
	return good ? 0 : 1;
}
