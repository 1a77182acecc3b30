/* The shelf on the disk: what is kept, and what it tells of that. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "shelf/folder.h"
#include "shelf/store.h"
#include "tests/scratch.h"
#include "tests/shelf/stored.h"

static void
annotations_are_kept(void **state)
{
	char *at = stored_folder();
	struct store *store = stored_open(at);
	int64_t document = stored_document(store, "/a/b.txt", 7);
	struct error error;

	(void)state;
	int64_t id = stored_keep(store, document, ANNOTATION_HIGHLIGHT, "", "N\303\266te");
	store_close(store);
	store = stored_open(at);
	assert_null(store_take_remark(store));
	assert_int_equal(stored_document(store, "/a/b.txt", 8), document);
	struct annotations all = stored_all(store, document);
	assert_int_equal(all.count, 1);
	struct annotation *a = &all.items[0];
	assert_int_equal(a->id, id);
	assert_int_equal(a->kind, ANNOTATION_HIGHLIGHT);
	assert_string_equal(a->note, "N\303\266te");
	assert_string_equal(a->selector.exact, "the wind went round");
	assert_string_equal(a->selector.prefix, "Towards noon ");
	assert_string_equal(a->selector.suffix, " and");
	assert_string_equal(a->selector.heading, "One\nTwo");
	assert_int_equal(a->selector.range.start, 1013);
	assert_int_equal(a->selector.range.end, 1032);
	assert_int_equal(a->selector.text_size, 90000);
	assert_true(a->created_ms > 0 && a->modified_ms == a->created_ms);
	/* Changed, and taken away. */
	int64_t created_ms = a->created_ms;
	free(a->note);
	a->note = memory_string("another");
	assert_int_equal(store_put(store, a, &error), STORE_DONE);
	assert_int_equal(a->id, id);
	annotations_clear(&all);
	all = stored_all(store, document);
	assert_int_equal(all.count, 1);
	assert_string_equal(all.items[0].note, "another");
	assert_int_equal(all.items[0].created_ms, created_ms);
	annotations_clear(&all);
	assert_int_equal(store_remove(store, id, &error), STORE_DONE);
	assert_int_equal(stored_count(store, document), 0);
	store_close(store);
	free(at);
}

static void
keys_are_unique(void **state)
{
	char *at = stored_folder(), *name;
	struct store *store = stored_open(at);
	int64_t one = stored_document(store, "/one", 1), two = stored_document(store, "/two", 2);
	struct annotations all;
	struct error error;

	(void)state;
	stored_keep(store, one, ANNOTATION_MARK, "a", "");
	stored_keep(store, one, ANNOTATION_MARK, "a", "");
	stored_keep(store, two, ANNOTATION_MARK, "a", "");
	stored_keep(store, one, ANNOTATION_MARK, "Q", "");
	stored_keep(store, two, ANNOTATION_MARK, "Q", "");
	assert_int_equal(stored_count(store, one), 1);
	assert_int_equal(stored_count(store, two), 2);
	assert_int_equal(store_mark(store, "Q", &all, &name, &error), STORE_DONE);
	assert_int_equal(all.count, 1);
	assert_int_equal(all.items[0].document, two);
	assert_string_equal(name, "/two");
	annotations_clear(&all);
	free(name);
	assert_int_equal(store_mark(store, "R", &all, &name, &error), STORE_DONE);
	assert_int_equal(all.count, 0);
	assert_null(name);
	/* One place each. */
	for (int i = 0; i < 3; i++) {
		struct annotation place = stored_annotation(one, ANNOTATION_PLACE, "", "");
		place.selector.range.start = (uint64_t)i;
		assert_int_equal(store_put_place(store, &place, 0.25, &error), STORE_DONE);
		annotation_clear(&place);
	}
	struct store_documents documents;
	assert_int_equal(store_recent_places(store, 10, &documents, &all, &error), STORE_DONE);
	assert_int_equal(documents.count, 2);
	assert_string_equal(documents.items[0].name, "/two");
	assert_null(all.items[0].selector.exact);
	assert_string_equal(documents.items[1].name, "/one");
	assert_int_equal(all.items[1].selector.range.start, 2);
	assert_true(documents.items[1].progress == 0.25);
	store_documents_clear(&documents);
	annotations_clear(&all);
	store_close(store);
	free(at);
}

/* Which document is meant, one case after the other. */
static void
documents_are_known_again(void **state)
{
	static const struct {
		const char *name;
		int64_t fingerprint;
		int same_as; /* an earlier case, -1: a new one */
	} cases[] = {
		{ "/a", 1, -1 },        { "/b", 2, -1 },
		{ "/a", 3, 0 },     /* its content has changed */
		{ "/moved", 3, 0 }, /* or its name */
		{ "/moved", 9, 0 }, /* or that and then the content */
		{ "/a", 3, 0 },     /* the first name is not forgotten */
		{ "man:ls(1)", 5, -1 }, { "man:ls(1)", 6, 6 },
		{ "/c", 77, -1 },
	};
	char *at = stored_folder();
	struct store *store = stored_open(at);
	int64_t ids[sizeof cases / sizeof *cases];

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		ids[i] = stored_document(store, cases[i].name, cases[i].fingerprint);
		for (size_t k = 0; k < i; k++)
			assert_int_equal(ids[k] == ids[i],
			                 cases[i].same_as >= 0 && ids[k] == ids[cases[i].same_as]);
	}
	store_close(store);
	free(at);
}

/* Titles and authors, which may be known late, and counts. */
static void
library_tells_what_is_known(void **state)
{
	char *at = stored_folder();
	struct store *store = stored_open(at);
	struct store_documents documents;
	struct error error;

	(void)state;
	int64_t id = stored_document(store, "/one", 1);
	stored_keep(store, id, ANNOTATION_HIGHLIGHT, "", "");
	stored_keep(store, id, ANNOTATION_HIGHLIGHT, "", "a note");
	stored_keep(store, id, ANNOTATION_MARK, "a", "");
	assert_int_equal(store_describe(store, id, "Later known", "", &error), STORE_DONE);
	assert_int_equal(store_recent(store, 10, &documents, &error), STORE_DONE);
	assert_int_equal(documents.count, 1);
	assert_string_equal(documents.items[0].name, "/one");
	assert_string_equal(documents.items[0].title, "Later known");
	assert_string_equal(documents.items[0].author, "An author");
	assert_int_equal(documents.items[0].highlights, 2);
	assert_int_equal(documents.items[0].notes, 1);
	store_documents_clear(&documents);
	store_close(store);
	free(at);
}

/* True when the bytes of a file hold the word. */
static bool
file_holds(const char *at, const char *word)
{
	char *path = folder_file(at, "shelf.db");
	FILE *file = fopen(path, "rb");
	static char bytes[1 << 20];

	assert_non_null(file);
	size_t n = fread(bytes, 1, sizeof bytes, file);
	fclose(file);
	free(path);
	return memmem(bytes, n, word, strlen(word)) != NULL;
}

/* Nothing is left of it, its number is given to no other, and whoever has it open still keeps nothing. */
static void
forgotten_is_gone(void **state)
{
	char *at = stored_folder();
	struct store *store = stored_open(at), *other = stored_open(at);
	struct store_documents documents;
	struct error error;

	(void)state;
	stored_document(store, "/stays", 1);
	int64_t id = stored_document(other, "/goes", 2);
	int64_t kept = stored_keep(other, id, ANNOTATION_HIGHLIGHT, "", "unspeakable");
	assert_int_not_equal(kept, 0);
	store_settle(store);
	assert_true(file_holds(at, "unspeakable"));
	assert_int_equal(store_forget(store, id, &error), STORE_DONE);
	assert_int_equal(stored_count(store, id), 0);
	assert_int_equal(stored_keep(other, id, ANNOTATION_HIGHLIGHT, "", "later"), 0);
	assert_int_equal(stored_keep(other, id, ANNOTATION_PLACE, "", ""), 0);
	assert_int_equal(stored_count(store, id), 0);
	assert_int_not_equal(stored_document(store, "/new", 3), id);
	assert_int_equal(store_recent(store, 10, &documents, &error), STORE_DONE);
	assert_int_equal(documents.count, 2);
	store_documents_clear(&documents);
	store_close(other);
	store_close(store);
	assert_false(file_holds(at, "unspeakable"));
	free(at);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(annotations_are_kept),
		cmocka_unit_test(keys_are_unique),
		cmocka_unit_test(documents_are_known_again),
		cmocka_unit_test(library_tells_what_is_known),
		cmocka_unit_test(forgotten_is_gone),
	};

	return cmocka_run_group_tests(tests, stored_make_folder, scratch_remove);
}
