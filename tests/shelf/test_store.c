/*
 * The shelf on the disk: what is kept, and that it stays whatever happens to the program, the disk and the file.
 */
#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "shelf/folder.h"
#include "shelf/schema.h"
#include "shelf/sqlite.h"
#include "shelf/store.h"
#include "tests/scratch.h"

static unsigned folder_count;

/* A folder of its own for each test. */
static char *
new_folder(void)
{
	struct buffer b = { 0 };

	buffer_printf(&b, "%s/%u/deep", scratch_folder(), folder_count++);
	return buffer_take(&b);
}

static struct store *
open_store(const char *at)
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

/* The same where another process writes all the time, which is waited for a little longer than a person would. NULL when that was in vain. */
static struct store *
open_patiently(const char *at)
{
	enum { TRIES = 200 };
	struct error error;
	struct store *store = NULL;

	for (int i = 0; i < TRIES && !store; i++)
		store = store_open(at, &error);
	return store;
}

static int64_t
open_document(struct store *store, const char *name, int64_t fingerprint)
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

static struct annotation
make(int64_t document, enum annotation_kind kind, const char *key, const char *note)
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
static int64_t
keep(struct store *store, int64_t document, enum annotation_kind kind, const char *key,
     const char *note)
{
	struct annotation a = make(document, kind, key, note);
	struct error error;
	enum store_answer answer;

	while ((answer = store_put(store, &a, &error)) == STORE_BUSY)
		;
	int64_t id = answer == STORE_DONE ? a.id : 0;
	annotation_clear(&a);
	return id;
}

static struct annotations
read_all(struct store *store, int64_t document)
{
	struct annotations all;
	struct error error;

	assert_int_equal(store_annotations(store, document, &all, &error), STORE_DONE);
	return all;
}

static size_t
count_all(struct store *store, int64_t document)
{
	struct annotations all = read_all(store, document);
	size_t count = all.count;

	annotations_clear(&all);
	return count;
}

/* ---- what is kept ---- */

static void
annotations_are_kept(void **state)
{
	char *at = new_folder();
	struct store *store = open_store(at);
	int64_t document = open_document(store, "/a/b.txt", 7);
	struct error error;

	(void)state;
	int64_t id = keep(store, document, ANNOTATION_HIGHLIGHT, "", "N\303\266te");
	store_close(store);
	store = open_store(at);
	assert_null(store_take_remark(store));
	assert_int_equal(open_document(store, "/a/b.txt", 8), document);
	struct annotations all = read_all(store, document);
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
	all = read_all(store, document);
	assert_int_equal(all.count, 1);
	assert_string_equal(all.items[0].note, "another");
	assert_int_equal(all.items[0].created_ms, created_ms);
	annotations_clear(&all);
	assert_int_equal(store_remove(store, id, &error), STORE_DONE);
	assert_int_equal(count_all(store, document), 0);
	store_close(store);
	free(at);
}

static void
keys_are_unique(void **state)
{
	char *at = new_folder(), *name;
	struct store *store = open_store(at);
	int64_t one = open_document(store, "/one", 1), two = open_document(store, "/two", 2);
	struct annotations all;
	struct error error;

	(void)state;
	keep(store, one, ANNOTATION_MARK, "a", "");
	keep(store, one, ANNOTATION_MARK, "a", "");
	keep(store, two, ANNOTATION_MARK, "a", "");
	keep(store, one, ANNOTATION_MARK, "Q", "");
	keep(store, two, ANNOTATION_MARK, "Q", "");
	assert_int_equal(count_all(store, one), 1);
	assert_int_equal(count_all(store, two), 2);
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
		struct annotation place = make(one, ANNOTATION_PLACE, "", "");
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
	char *at = new_folder();
	struct store *store = open_store(at);
	int64_t ids[sizeof cases / sizeof *cases];

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		ids[i] = open_document(store, cases[i].name, cases[i].fingerprint);
		for (size_t k = 0; k < i; k++)
			assert_int_equal(ids[k] == ids[i],
			                 cases[i].same_as >= 0 && ids[k] == ids[cases[i].same_as]);
	}
	store_close(store);
	free(at);
}

/* ---- what may happen ---- */

/* A child makes highlights and says so; it is killed at any moment. */
static void
make_highlights(const char *at, int acknowledge)
{
	struct store *store = open_store(at);
	int64_t document = open_document(store, "/killed", 1);

	for (;;) {
		int64_t id = keep(store, document, ANNOTATION_HIGHLIGHT, "", "made");
		if (!id || write(acknowledge, &id, sizeof id) != sizeof id)
			_exit(1);
	}
}

static void
kill_loses_nothing(void **state)
{
	enum { ROUNDS = 200, MOST = 100000 };
	char *at = new_folder();
	int64_t *ids = memory_zero(MOST, sizeof *ids);
	size_t count = 0;
	uint64_t seed = 1;
	struct store *store;

	(void)state;
	for (int round = 0; round < ROUNDS; round++) {
		int ends[2];
		assert_int_equal(pipe(ends), 0);
		pid_t child = fork();
		if (!child) {
			close(ends[0]);
			make_highlights(at, ends[1]);
		}
		close(ends[1]);
		seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
		nanosleep(&(struct timespec){ .tv_nsec = (long)(seed >> 33) % 12000000 }, NULL);
		kill(child, SIGKILL);
		int status;
		assert_int_equal(waitpid(child, &status, 0), child);
		assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
		while (count < MOST && read(ends[0], &ids[count], sizeof *ids) == sizeof *ids)
			count++;
		close(ends[0]);
	}
	assert_true(count > 0);
	store = open_store(at);
	assert_null(store_take_remark(store));
	struct annotations all = read_all(store, open_document(store, "/killed", 1));
	for (size_t i = 0, k = 0; i < count; i++) {
		while (k < all.count && all.items[k].id != ids[i])
			k++;
		if (k == all.count)
			fail_msg("highlight %d of %zu is lost", (int)ids[i], count);
	}
	print_message("%zu were acknowledged, %zu are there\n", count, all.count);
	annotations_clear(&all);
	store_close(store);
	free(ids);
	free(at);
}

static void
two_may_write(void **state)
{
	enum { WRITERS = 2, EACH = 100 };
	char *at = new_folder();
	pid_t children[WRITERS];

	(void)state;
	for (int i = 0; i < WRITERS; i++) {
		children[i] = fork();
		if (children[i])
			continue;
		struct store *store = open_patiently(at);
		if (!store)
			_exit(1);
		int64_t document = open_document(store, "/both", 1);
		for (int k = 0; k < EACH; k++)
			if (!keep(store, document, ANNOTATION_HIGHLIGHT, "", "made"))
				_exit(1);
		store_close(store);
		_exit(0);
	}
	for (int i = 0; i < WRITERS; i++) {
		int status;
		assert_int_equal(waitpid(children[i], &status, 0), children[i]);
		assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	}
	struct store *store = open_store(at);
	assert_int_equal(count_all(store, open_document(store, "/both", 1)), WRITERS * EACH);
	store_close(store);
	free(at);
}

/* While another holds the shelf, an act is put off and nothing of it is done. */
static void
busy_is_said(void **state)
{
	char *at = new_folder(), *path = folder_file(at, "shelf.db");
	struct store *store = open_store(at);
	int64_t document = open_document(store, "/held", 1);
	struct error error;
	const struct sqlite *sqlite = sqlite_load(&error);
	sqlite3 *other;

	(void)state;
	assert_int_equal(sqlite->open_v2(path, &other, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
	assert_int_equal(sqlite->exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
	struct annotation a = make(document, ANNOTATION_HIGHLIGHT, "", "");
	assert_int_equal(store_put(store, &a, &error), STORE_BUSY);
	assert_int_equal(a.id, 0);
	/* Reading goes on meanwhile. */
	assert_int_equal(count_all(store, document), 0);
	assert_int_equal(sqlite->exec(other, "COMMIT", NULL, NULL, NULL), SQLITE_OK);
	assert_int_equal(store_put(store, &a, &error), STORE_DONE);
	sqlite->close(other);
	annotation_clear(&a);
	store_close(store);
	free(path);
	free(at);
}

/* The bytes of a file; empty for none. */
static struct buffer
read_file(const char *path)
{
	struct buffer b = { 0 };
	FILE *file = fopen(path, "rb");
	int c;

	while (file && (c = getc(file)) != EOF)
		buffer_add_byte(&b, (char)c);
	if (file)
		fclose(file);
	return b;
}

static void
full_disk_loses_nothing(void **state)
{
	enum { LIMIT = 200 * 1024 };
	char *at = new_folder();
	int ends[2], status;

	(void)state;
	assert_int_equal(pipe(ends), 0);
	pid_t child = fork();
	if (!child) {
		struct rlimit limit = { LIMIT, LIMIT };
		struct error error = { "" };
		uint32_t count = 0;
		signal(SIGXFSZ, SIG_IGN);
		setrlimit(RLIMIT_FSIZE, &limit);
		struct store *store = open_store(at);
		int64_t document = open_document(store, "/full", 1);
		while (keep(store, document, ANNOTATION_HIGHLIGHT, "", "made"))
			count++;
		struct annotation a = make(document, ANNOTATION_HIGHLIGHT, "", "");
		bool refused = store_put(store, &a, &error) == STORE_FAILED && *error.text;
		/* What is there can still be read. */
		bool read = count_all(store, document) == count;
		annotation_clear(&a);
		store_close(store);
		_exit(refused && read && write(ends[1], &count, sizeof count) == sizeof count ? 0
		                                                                              : 1);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	uint32_t count;
	assert_int_equal(read(ends[0], &count, sizeof count), sizeof count);
	close(ends[0]);
	close(ends[1]);
	assert_true(count > 0);
	struct store *store = open_store(at);
	int64_t document = open_document(store, "/full", 1);
	assert_int_equal(count_all(store, document), count);
	assert_true(keep(store, document, ANNOTATION_HIGHLIGHT, "", "room again") != 0);
	store_close(store);
	free(at);
}

/* In a process that may not write there, whoever runs the tests. */
static void
in_child(void (*check)(const char *at), const char *at)
{
	int status;
	pid_t child = fork();

	if (!child) {
		if (geteuid() == 0 && (setegid(65534) < 0 || seteuid(65534) < 0))
			_exit(77);
		check(at);
		_exit(0);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
}

static void
check_reading(const char *at)
{
	struct error error;
	struct store *store = store_open(at, &error);

	if (!store || !store_is_read_only(store) || !store_take_remark(store))
		_exit(2);
	struct store_document document = { .name = (char[]){ "/kept" }, .size = 1000 };
	if (store_opened(store, &document, &error) != STORE_DONE || !document.id)
		_exit(3);
	if (count_all(store, document.id) != 1)
		_exit(4);
	struct annotation a = make(document.id, ANNOTATION_HIGHLIGHT, "", "");
	if (store_put(store, &a, &error) != STORE_FAILED || !*error.text)
		_exit(5);
	annotation_clear(&a);
	store_close(store);
}

static void
check_nothing(const char *at)
{
	struct error error = { "" };

	if (store_open(at, &error) || !*error.text)
		_exit(2);
}

static void
read_only_can_be_read(void **state)
{
	char *at = new_folder(), *path = folder_file(at, "shelf.db"), *none = new_folder();
	struct error error;

	(void)state;
	struct store *store = open_store(at);
	keep(store, open_document(store, "/kept", 1), ANNOTATION_HIGHLIGHT, "", "x");
	store_close(store);
	assert_int_equal(chmod(path, 0444), 0);
	assert_int_equal(chmod(at, 0555), 0);
	char *above = memory_string(at);
	*strrchr(above, '/') = '\0';
	assert_int_equal(chmod(above, 0555), 0);
	in_child(check_reading, at);
	assert_int_equal(chmod(at, 0755), 0);
	assert_int_equal(chmod(above, 0755), 0);
	/* Where there is nothing, nothing can be made. */
	assert_true(folder_make(none, &error));
	assert_int_equal(chmod(none, 0555), 0);
	in_child(check_nothing, none);
	assert_int_equal(chmod(none, 0755), 0);
	free(above);
	free(path);
	free(none);
	free(at);
}

static void
newer_is_left_alone(void **state)
{
	char *at = new_folder(), *path = folder_file(at, "shelf.db");
	struct error error = { "" };
	const struct sqlite *sqlite = sqlite_load(&error);
	sqlite3 *db;

	(void)state;
	assert_true(folder_make(at, &error));
	assert_int_equal(
		sqlite->open_v2(path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL),
		SQLITE_OK);
	sqlite->exec(db, "CREATE TABLE wonders (x); PRAGMA user_version=99", NULL, NULL, NULL);
	sqlite->close(db);
	struct buffer before = read_file(path);
	assert_null(store_open(at, &error));
	assert_non_null(strstr(error.text, "newer"));
	struct buffer after = read_file(path);
	assert_int_equal(after.size, before.size);
	assert_memory_equal(after.bytes, before.bytes, before.size);
	buffer_clear(&before);
	buffer_clear(&after);
	free(path);
	free(at);
}

/* Writes bytes over a file. */
static void
spoil(const char *path, long from, size_t n)
{
	FILE *file = fopen(path, "r+b");

	assert_non_null(file);
	fseek(file, from, SEEK_SET);
	while (n--)
		putc('~', file);
	fclose(file);
}

/* The file in the folder whose name begins so; the caller's. */
static char *
find_aside(const char *remark)
{
	const char *path = strstr(remark, scratch_folder());

	assert_non_null(path);
	return memory_string(path);
}

static void
damaged_is_set_aside(void **state)
{
	char *at = new_folder(), *path = folder_file(at, "shelf.db");
	struct error error;
	struct store *store = open_store(at);

	(void)state;
	keep(store, open_document(store, "/kept", 1), ANNOTATION_HIGHLIGHT, "", "x");
	store_close(store);
	spoil(path, 0, 5000);
	struct buffer before = read_file(path);
	store = open_store(at);
	const char *remark = store_take_remark(store);
	assert_non_null(remark);
	char *aside = find_aside(remark);
	assert_null(store_take_remark(store));
	struct buffer after = read_file(aside);
	assert_int_equal(after.size, before.size);
	assert_memory_equal(after.bytes, before.bytes, before.size);
	/* And it goes on, twice in the same second too. */
	int64_t document = open_document(store, "/kept", 1);
	assert_int_equal(count_all(store, document), 0);
	for (int i = 0; i < 300; i++)
		keep(store, document, ANNOTATION_HIGHLIGHT, "", "y");
	store_close(store);
	/* What is damaged inside is noticed when it is read. */
	struct stat status;
	assert_int_equal(stat(path, &status), 0);
	spoil(path, (long)status.st_size - 5 * 4096, 4 * 4096);
	store = open_store(at);
	struct annotations all;
	document = open_document(store, "/kept", 1);
	assert_int_equal(store_annotations(store, document, &all, &error), STORE_FAILED);
	annotations_clear(&all);
	assert_true(store_mend(store, &error));
	remark = store_take_remark(store);
	assert_non_null(remark);
	assert_int_equal(access(strstr(remark, scratch_folder()), F_OK), 0);
	assert_string_not_equal(strstr(remark, scratch_folder()), aside);
	assert_false(store_mend(store, &error));
	document = open_document(store, "/kept", 1);
	assert_true(keep(store, document, ANNOTATION_HIGHLIGHT, "", "z") != 0);
	assert_int_equal(count_all(store, document), 1);
	store_close(store);
	buffer_clear(&before);
	buffer_clear(&after);
	free(aside);
	free(path);
	free(at);
}

/* A shelf as the first version made it; this never changes. */
static const char first_version[] =
	"CREATE TABLE documents (id INTEGER PRIMARY KEY, fingerprint INTEGER NOT "
	"NULL, size INTEGER NOT NULL, title TEXT NOT NULL, format TEXT NOT NULL, "
	"opened INTEGER NOT NULL, progress REAL NOT NULL);CREATE INDEX "
	"documents_by_fingerprint ON documents(fingerprint);CREATE INDEX "
	"documents_by_opened ON documents(opened);CREATE TABLE names (name TEXT "
	"PRIMARY KEY, document INTEGER NOT NULL REFERENCES documents(id), used "
	"INTEGER NOT NULL) WITHOUT ROWID;CREATE INDEX names_by_document ON "
	"names(document);CREATE TABLE annotations (id INTEGER PRIMARY KEY, document "
	"INTEGER NOT NULL REFERENCES documents(id), kind INTEGER NOT NULL, key TEXT "
	"NOT NULL, colour TEXT NOT NULL, note TEXT NOT NULL, created INTEGER NOT "
	"NULL, modified INTEGER NOT NULL, exact TEXT NOT NULL, prefix TEXT NOT NULL, "
	"suffix TEXT NOT NULL, heading TEXT NOT NULL, start INTEGER NOT NULL, size "
	"INTEGER NOT NULL, text_size INTEGER NOT NULL);CREATE INDEX "
	"annotations_by_document ON annotations(document, kind);CREATE UNIQUE INDEX "
	"annotations_by_key ON annotations(document, kind, key) WHERE key <> "
	"'';CREATE UNIQUE INDEX annotations_place ON annotations(document) WHERE kind "
	"= 1;INSERT INTO documents VALUES (5, 77, 1000, 'Old', 'text', 1700000000000, "
	"0.5);INSERT INTO names VALUES ('/old', 5, 1700000000000);INSERT INTO "
	"annotations VALUES (9, 5, 3, '', 'green', 'kept', 1, 2, 'exact', 'before', "
	"'after', 'Head', 10, 5, 1000);PRAGMA user_version=1;";

static void
older_is_brought_up_to_date(void **state)
{
	char *at = new_folder(), *path = folder_file(at, "shelf.db");
	struct error error;
	const struct sqlite *sqlite = sqlite_load(&error);
	sqlite3 *db;

	(void)state;
	assert_true(folder_make(at, &error));
	assert_int_equal(
		sqlite->open_v2(path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL),
		SQLITE_OK);
	assert_int_equal(sqlite->exec(db, first_version, NULL, NULL, NULL), SQLITE_OK);
	sqlite->close(db);
	struct store *store = open_store(at);
	assert_null(store_take_remark(store));
	/* Only the newest version can open documents: it keeps a history. */
	assert_int_equal(open_document(store, "/old", 78), 5);
	struct annotations all = read_all(store, 5);
	assert_int_equal(all.count, 1);
	assert_int_equal(all.items[0].id, 9);
	assert_string_equal(all.items[0].colour, "green");
	assert_string_equal(all.items[0].note, "kept");
	assert_string_equal(all.items[0].selector.exact, "exact");
	assert_int_equal(all.items[0].selector.range.end, 15);
	annotations_clear(&all);
	store_settle(store);
	store_close(store);
	/* A second time there is nothing to do. */
	store = open_store(at);
	assert_int_equal(count_all(store, 5), 1);
	store_close(store);
	free(path);
	free(at);
}

/* Titles and authors, which may be known late, and counts. */
static void
library_tells_what_is_known(void **state)
{
	char *at = new_folder();
	struct store *store = open_store(at);
	struct store_documents documents;
	struct error error;

	(void)state;
	int64_t id = open_document(store, "/one", 1);
	keep(store, id, ANNOTATION_HIGHLIGHT, "", "");
	keep(store, id, ANNOTATION_HIGHLIGHT, "", "a note");
	keep(store, id, ANNOTATION_MARK, "a", "");
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
	char *at = new_folder();
	struct store *store = open_store(at), *other = open_store(at);
	struct store_documents documents;
	struct error error;

	(void)state;
	open_document(store, "/stays", 1);
	int64_t id = open_document(other, "/goes", 2);
	int64_t kept = keep(other, id, ANNOTATION_HIGHLIGHT, "", "unspeakable");
	assert_int_not_equal(kept, 0);
	store_settle(store);
	assert_true(file_holds(at, "unspeakable"));
	assert_int_equal(store_forget(store, id, &error), STORE_DONE);
	assert_int_equal(count_all(store, id), 0);
	assert_int_equal(keep(other, id, ANNOTATION_HIGHLIGHT, "", "later"), 0);
	assert_int_equal(keep(other, id, ANNOTATION_PLACE, "", ""), 0);
	assert_int_equal(count_all(store, id), 0);
	assert_int_not_equal(open_document(store, "/new", 3), id);
	assert_int_equal(store_recent(store, 10, &documents, &error), STORE_DONE);
	assert_int_equal(documents.count, 2);
	store_documents_clear(&documents);
	store_close(other);
	store_close(store);
	assert_false(file_holds(at, "unspeakable"));
	free(at);
}

/* A child that is nobody looks into it. */
static int
make_folder(void **state)
{
	return scratch_make(state) < 0 ? -1 : chmod(scratch_folder(), 0755);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(annotations_are_kept),
		cmocka_unit_test(keys_are_unique),
		cmocka_unit_test(documents_are_known_again),
		cmocka_unit_test(kill_loses_nothing),
		cmocka_unit_test(two_may_write),
		cmocka_unit_test(busy_is_said),
		cmocka_unit_test(full_disk_loses_nothing),
		cmocka_unit_test(read_only_can_be_read),
		cmocka_unit_test(newer_is_left_alone),
		cmocka_unit_test(damaged_is_set_aside),
		cmocka_unit_test(older_is_brought_up_to_date),
		cmocka_unit_test(library_tells_what_is_known),
		cmocka_unit_test(forgotten_is_gone),
	};

	return cmocka_run_group_tests(tests, make_folder, scratch_remove);
}
