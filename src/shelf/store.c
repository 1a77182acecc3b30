/*
 * Opening the shelf. It is one SQLite file in WAL mode, so that readers and one writer do not wait for each other and what was
 * committed is in the log before the call returns. Nothing that is there is ever thrown away: what is newer is left
 * alone, what is damaged gets another name.
 */
#include "shelf/store.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "shelf/folder.h"
#include "shelf/query.h"
#include "shelf/schema.h"

enum { PATIENCE_MS = 4 };

static const char file_name[] = "shelf.db";

/* How a shelf was found to be. */
enum condition { CONDITION_GOOD, CONDITION_DAMAGED, CONDITION_BUSY, CONDITION_UNUSABLE };

static void
close_database(struct store *store)
{
	int code = store->sqlite->close(store->db);
	assert(code == SQLITE_OK);
	store->db = NULL;
}

static bool
open_database(struct store *store, const char *path, int flags)
{
	int code = store->sqlite->open_v2(
		path, &store->db, flags | SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_NOMUTEX, NULL);

	if (code == SQLITE_OK)
		store->sqlite->busy_timeout(store->db, PATIENCE_MS);
	return code == SQLITE_OK;
}

/* Its version, or -1. */
static int
version_of(struct store *store)
{
	struct query q;
	int version = -1;

	query_init(&q, store, "PRAGMA user_version");
	if (query_row(&q))
		version = (int)query_int(&q, 0);
	return query_end(&q) ? version : -1;
}

static bool
upgrade(struct store *store, void *context)
{
	char sql[64];

	(void)context;
	/* Another diple may have done it while this one waited. */
	for (int version = version_of(store); version < schema_version; version++) {
		if (version < 0 || !query_run(store, schema_steps[version]))
			return false;
		snprintf(sql, sizeof sql, "PRAGMA user_version=%d", version + 1);
		if (!query_run(store, sql))
			return false;
	}
	return true;
}

/* What the last failure means for the whole. */
static enum condition
condition_after_failure(struct store *store, struct error *error)
{
	if (query_failure(store, error) == STORE_BUSY) {
		error_set(error, "%s", "");
		return CONDITION_BUSY;
	}
	return store->damaged ? CONDITION_DAMAGED : CONDITION_UNUSABLE;
}

/* Looks what the file is, and brings it up to date. */
static enum condition
examine(struct store *store, struct error *error)
{
	int version = version_of(store);

	if (version < 0)
		return condition_after_failure(store, error);
	store->read_only = store->sqlite->db_readonly(store->db, "main") == 1;
	if (version > schema_version) {
		error_set(error, "your notes were kept by a newer diple and are left alone");
		return CONDITION_UNUSABLE;
	}
	if (store->read_only && version < schema_version) {
		error_set(error, "your notes are of an older diple and can only be read");
		return CONDITION_UNUSABLE;
	}
	if (!store->read_only && (!query_run(store, "PRAGMA journal_mode=WAL") ||
	                          !query_run(store, "PRAGMA wal_autocheckpoint=0")))
		return condition_after_failure(store, error);
	if (version < schema_version) {
		enum store_answer answer = query_act(store, true, upgrade, NULL, error);
		if (answer == STORE_BUSY)
			error_set(error, "%s", "");
		if (answer != STORE_DONE)
			return answer == STORE_BUSY ? CONDITION_BUSY
			       : store->damaged     ? CONDITION_DAMAGED
			                            : CONDITION_UNUSABLE;
	}
	return query_run(store, "SELECT count(*) FROM annotations WHERE id = 0")
	               ? CONDITION_GOOD
	               : condition_after_failure(store, error);
}

/* A name beside it that nothing has. */
static char *
find_name(const char *path)
{
	char *name = NULL;
	time_t now = time(NULL);
	struct tm tm;
	char stamp[32];

	strftime(stamp, sizeof stamp, "%Y%m%d-%H%M%S", gmtime_r(&now, &tm));
	for (unsigned i = 0; !name || access(name, F_OK) == 0; i++) {
		struct buffer b = { 0 };
		free(name);
		buffer_printf(&b, "%s.damaged-%s", path, stamp);
		if (i)
			buffer_printf(&b, "-%u", i);
		name = buffer_take(&b);
	}
	return name;
}

/* Gives the damaged file another name, and what belongs to it; false when that cannot be done. */
static bool
set_aside(struct store *store)
{
	static const char *const parts[] = { "", "-wal", "-shm" };
	char *name = find_name(store->path);
	bool moved = true;

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		struct buffer from = { 0 }, to = { 0 };
		buffer_printf(&from, "%s%s", store->path, parts[i]);
		buffer_printf(&to, "%s%s", name, parts[i]);
		moved = rename(from.bytes, to.bytes) == 0 || errno == ENOENT ? moved : false;
		buffer_clear(&from);
		buffer_clear(&to);
	}
	error_set(&store->remark, "your notes could not be read; what there is of them is in %s",
	          name);
	free(name);
	return moved;
}

/* Opens the file as well as can be. */
static enum condition
open_file(struct store *store, const char *path, struct error *error)
{
	store->damaged = false;
	/* For nobody else to read. SQLite gives what belongs to it the same rights. */
	int fd = open(path, O_RDONLY | O_CREAT | O_CLOEXEC, 0600);
	if (fd >= 0)
		close(fd);
	bool opened = open_database(store, path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
	if (!opened) {
		close_database(store);
		opened = open_database(store, path, SQLITE_OPEN_READONLY);
	}
	return opened ? examine(store, error) : condition_after_failure(store, error);
}

/* A file in a folder that can only be read has no log that could be read beside it. */
static enum condition
open_unchanging(struct store *store, const char *path, struct error *error)
{
	struct buffer uri = { 0 };
	enum condition condition = CONDITION_UNUSABLE;

	buffer_add_string(&uri, "file:");
	for (const char *s = path; *s; s++)
		if (strchr("?#%", *s))
			buffer_printf(&uri, "%%%02X", (unsigned)(unsigned char)*s);
		else
			buffer_add_byte(&uri, *s);
	buffer_add_string(&uri, "?immutable=1");
	if (open_database(store, uri.bytes, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI))
		condition = examine(store, error);
	buffer_clear(&uri);
	return condition;
}

static bool
open_store(struct store *store, struct error *error)
{
	const char *path = store->path;
	enum condition condition = open_file(store, path, error);

	if (condition == CONDITION_UNUSABLE && faccessat(AT_FDCWD, path, R_OK, AT_EACCESS) == 0 &&
	    faccessat(AT_FDCWD, store->folder, W_OK, AT_EACCESS) < 0) {
		close_database(store);
		condition = open_unchanging(store, path, error);
	}
	if (condition == CONDITION_DAMAGED && !store->read_only) {
		close_database(store);
		if (!set_aside(store))
			return false;
		condition = open_file(store, path, error);
	}
	if (condition == CONDITION_GOOD && store->read_only && !*store->remark.text)
		error_set(&store->remark, "your notes can only be read: nothing new is kept");
	return condition == CONDITION_GOOD;
}

struct store *
store_open(const char *folder, struct error *error)
{
	const struct sqlite *sqlite = sqlite_load(error);
	struct store *store;

	if (!sqlite || !folder_make(folder, error))
		return NULL;
	store = memory_zero(1, sizeof *store);
	store->sqlite = sqlite;
	store->folder = memory_string(folder);
	store->path = folder_file(folder, file_name);
	if (open_store(store, error))
		return store;
	store_close(store);
	return NULL;
}

void
store_close(struct store *store)
{
	if (!store)
		return;
	close_database(store);
	free(store->folder);
	free(store->path);
	free(store);
}

bool
store_mend(struct store *store, struct error *error)
{
	if (!store->damaged || store->read_only)
		return false;
	close_database(store);
	return set_aside(store) && open_store(store, error);
}

const char *
store_take_remark(struct store *store)
{
	static struct error told;

	told = store->remark;
	store->remark.text[0] = '\0';
	return told.text[0] ? told.text : NULL;
}

bool
store_is_read_only(const struct store *store)
{
	return store->read_only;
}

void
store_settle(struct store *store)
{
	if (!store->read_only)
		store->sqlite->wal_checkpoint_v2(store->db, "main", SQLITE_CHECKPOINT_PASSIVE, NULL,
		                                 NULL);
}
