/* Shelves of the tests' own, and what is put on them. */
#include "tests/shelf/stored.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "tests/scratch.h"

static unsigned folder_count;

char *
stored_folder(void)
{
	struct buffer b = { 0 };

	buffer_printf(&b, "%s/%u/deep", scratch_folder(), folder_count++);
	return buffer_take(&b);
}

struct store *
stored_open(const char *at)
{
	struct error error;
	struct store *store;

	while (!(store = store_open(at, &error)) && !*error.text)
		;
	if (store)
		return store;
	/* In a child process too nothing goes on after this. */
	print_message("%s\n", error.text);
	abort();
}

int64_t
stored_document(struct store *store, const char *name, int64_t fingerprint)
{
	struct error error;
	struct store_document document = {
		.name = memory_string(name),
		.fingerprint = fingerprint,
		.size = 1000,
		.title = memory_string("A title"),
		.author = memory_string("An author"),
		.format = memory_string("text"),
	};
	enum store_answer answer;

	while ((answer = store_opened(store, &document, &error)) == STORE_BUSY)
		;
	assert_int_equal(answer, STORE_DONE);
	free(document.name);
	free(document.title);
	free(document.author);
	free(document.format);
	return document.id;
}

struct annotation
stored_annotation(int64_t document, enum annotation_kind kind, const char *key, const char *note)
{
	struct selector selector = {
		.exact = memory_string("the wind went round"),
		.prefix = memory_string("Towards noon "),
		.suffix = memory_string(" and"),
		.heading = memory_string("One\nTwo"),
		.range = { 1013, 1032 },
		.text_size = 90000,
	};
	struct annotation a;

	annotation_init(&a, kind, &selector);
	a.document = document;
	free(a.key);
	free(a.note);
	a.key = memory_string(key);
	a.note = memory_string(note);
	return a;
}

/* Keeps one, however long others write, and returns its number; 0 when it was refused. */
int64_t
stored_keep(struct store *store, int64_t document, enum annotation_kind kind, const char *key,
            const char *note)
{
	struct annotation a = stored_annotation(document, kind, key, note);
	struct error error;
	enum store_answer answer;

	while ((answer = store_put(store, &a, &error)) == STORE_BUSY)
		;
	int64_t id = answer == STORE_DONE ? a.id : 0;
	annotation_clear(&a);
	return id;
}

struct annotations
stored_all(struct store *store, int64_t document)
{
	struct annotations all;
	struct error error;

	assert_int_equal(store_annotations(store, document, &all, &error), STORE_DONE);
	return all;
}

size_t
stored_count(struct store *store, int64_t document)
{
	struct annotations all = stored_all(store, document);
	size_t count = all.count;

	annotations_clear(&all);
	return count;
}

int
stored_make_folder(void **state)
{
	return scratch_make(state) < 0 ? -1 : chmod(scratch_folder(), 0755);
}
