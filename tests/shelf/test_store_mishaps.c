/* What is kept stays, whatever happens to the program, the disk and the file. */
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
#include "shelf/sqlite.h"
#include "shelf/store.h"
#include "tests/scratch.h"
#include "tests/shelf/stored.h"

/* A shelf where another process writes all the time, which is waited for a little longer than a person would. NULL: in vain. */
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

/* A child makes highlights and says so; it is killed at any moment. */
static void
make_highlights(const char *at, int acknowledge)
{
	struct store *store = stored_open(at);
	int64_t document = stored_document(store, "/killed", 1);

	for (;;) {
		int64_t id = stored_keep(store, document, ANNOTATION_HIGHLIGHT, "", "made");
		if (!id || write(acknowledge, &id, sizeof id) != sizeof id)
			_exit(1);
	}
}

static void
kill_loses_nothing(void **state)
{
	enum { ROUNDS = 200, MOST = 100000 };
	char *at = stored_folder();
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
	store = stored_open(at);
	assert_null(store_take_remark(store));
	struct annotations all = stored_all(store, stored_document(store, "/killed", 1));
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
	char *at = stored_folder();
	pid_t children[WRITERS];

	(void)state;
	for (int i = 0; i < WRITERS; i++) {
		children[i] = fork();
		if (children[i])
			continue;
		struct store *store = open_patiently(at);
		if (!store)
			_exit(1);
		int64_t document = stored_document(store, "/both", 1);
		for (int k = 0; k < EACH; k++)
			if (!stored_keep(store, document, ANNOTATION_HIGHLIGHT, "", "made"))
				_exit(1);
		store_close(store);
		_exit(0);
	}
	for (int i = 0; i < WRITERS; i++) {
		int status;
		assert_int_equal(waitpid(children[i], &status, 0), children[i]);
		assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	}
	struct store *store = stored_open(at);
	assert_int_equal(stored_count(store, stored_document(store, "/both", 1)), WRITERS * EACH);
	store_close(store);
	free(at);
}

/* While another holds the shelf, an act is put off and nothing of it is done. */
static void
busy_is_said(void **state)
{
	char *at = stored_folder(), *path = folder_file(at, "shelf.db");
	struct store *store = stored_open(at);
	int64_t document = stored_document(store, "/held", 1);
	struct error error;
	const struct sqlite *sqlite = sqlite_load(&error);
	sqlite3 *other;

	(void)state;
	assert_int_equal(sqlite->open_v2(path, &other, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
	assert_int_equal(sqlite->exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
	struct annotation a = stored_annotation(document, ANNOTATION_HIGHLIGHT, "", "");
	assert_int_equal(store_put(store, &a, &error), STORE_BUSY);
	assert_int_equal(a.id, 0);
	/* Reading goes on meanwhile. */
	assert_int_equal(stored_count(store, document), 0);
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
	char *at = stored_folder();
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
		struct store *store = stored_open(at);
		int64_t document = stored_document(store, "/full", 1);
		while (stored_keep(store, document, ANNOTATION_HIGHLIGHT, "", "made"))
			count++;
		struct annotation a = stored_annotation(document, ANNOTATION_HIGHLIGHT, "", "");
		bool refused = store_put(store, &a, &error) == STORE_FAILED && *error.text;
		/* What is there can still be read. */
		bool read = stored_count(store, document) == count;
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
	struct store *store = stored_open(at);
	int64_t document = stored_document(store, "/full", 1);
	assert_int_equal(stored_count(store, document), count);
	assert_true(stored_keep(store, document, ANNOTATION_HIGHLIGHT, "", "room again") != 0);
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
	if (stored_count(store, document.id) != 1)
		_exit(4);
	struct annotation a = stored_annotation(document.id, ANNOTATION_HIGHLIGHT, "", "");
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
	char *at = stored_folder(), *path = folder_file(at, "shelf.db"), *none = stored_folder();
	struct error error;

	(void)state;
	struct store *store = stored_open(at);
	stored_keep(store, stored_document(store, "/kept", 1), ANNOTATION_HIGHLIGHT, "", "x");
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

/* A shelf that is what SQL makes it. */
static void
make_shelf(const char *at, const char *sql)
{
	char *path = folder_file(at, "shelf.db");
	struct error error;
	const struct sqlite *sqlite = sqlite_load(&error);
	sqlite3 *db;

	assert_true(folder_make(at, &error));
	assert_int_equal(
		sqlite->open_v2(path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL),
		SQLITE_OK);
	assert_int_equal(sqlite->exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
	sqlite->close(db);
	free(path);
}

static void
newer_is_left_alone(void **state)
{
	char *at = stored_folder(), *path = folder_file(at, "shelf.db");
	struct error error = { "" };

	(void)state;
	make_shelf(at, "CREATE TABLE wonders (x); PRAGMA user_version=99");
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
	char *at = stored_folder(), *path = folder_file(at, "shelf.db");
	struct error error;
	struct store *store = stored_open(at);

	(void)state;
	stored_keep(store, stored_document(store, "/kept", 1), ANNOTATION_HIGHLIGHT, "", "x");
	store_close(store);
	spoil(path, 0, 5000);
	struct buffer before = read_file(path);
	store = stored_open(at);
	const char *remark = store_take_remark(store);
	assert_non_null(remark);
	char *aside = find_aside(remark);
	assert_null(store_take_remark(store));
	struct buffer after = read_file(aside);
	assert_int_equal(after.size, before.size);
	assert_memory_equal(after.bytes, before.bytes, before.size);
	/* And it goes on, twice in the same second too. */
	int64_t document = stored_document(store, "/kept", 1);
	assert_int_equal(stored_count(store, document), 0);
	for (int i = 0; i < 300; i++)
		stored_keep(store, document, ANNOTATION_HIGHLIGHT, "", "y");
	store_close(store);
	/* What is damaged inside is noticed when it is read. */
	struct stat status;
	assert_int_equal(stat(path, &status), 0);
	spoil(path, (long)status.st_size - 5 * 4096, 4 * 4096);
	store = stored_open(at);
	struct annotations all;
	document = stored_document(store, "/kept", 1);
	assert_int_equal(store_annotations(store, document, &all, &error), STORE_FAILED);
	annotations_clear(&all);
	assert_true(store_mend(store, &error));
	remark = store_take_remark(store);
	assert_non_null(remark);
	assert_int_equal(access(strstr(remark, scratch_folder()), F_OK), 0);
	assert_string_not_equal(strstr(remark, scratch_folder()), aside);
	assert_false(store_mend(store, &error));
	document = stored_document(store, "/kept", 1);
	assert_true(stored_keep(store, document, ANNOTATION_HIGHLIGHT, "", "z") != 0);
	assert_int_equal(stored_count(store, document), 1);
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
	char *at = stored_folder();

	(void)state;
	make_shelf(at, first_version);
	struct store *store = stored_open(at);
	assert_null(store_take_remark(store));
	/* Only the newest version can open documents: it keeps a history. */
	assert_int_equal(stored_document(store, "/old", 78), 5);
	struct annotations all = stored_all(store, 5);
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
	store = stored_open(at);
	assert_int_equal(stored_count(store, 5), 1);
	store_close(store);
	free(at);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(kill_loses_nothing),
		cmocka_unit_test(two_may_write),
		cmocka_unit_test(busy_is_said),
		cmocka_unit_test(full_disk_loses_nothing),
		cmocka_unit_test(read_only_can_be_read),
		cmocka_unit_test(newer_is_left_alone),
		cmocka_unit_test(damaged_is_set_aside),
		cmocka_unit_test(older_is_brought_up_to_date),
	};

	return cmocka_run_group_tests(tests, stored_make_folder, scratch_remove);
}
