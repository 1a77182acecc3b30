/* Loading SQLite by name. The name is that of its interface, which has been the same since 2004. */
#include "shelf/sqlite.h"

#include <dlfcn.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

static const char name[] = "libsqlite3.so.0";

#define ENTRY(function) \
	{ \
		"sqlite3_" #function, offsetof(struct sqlite, function) \
	}

static const struct {
	const char *name;
	size_t offset;
} entries[] = {
	ENTRY(open_v2),     ENTRY(close),       ENTRY(busy_timeout),      ENTRY(exec),
	ENTRY(prepare_v2),  ENTRY(step),        ENTRY(finalize),          ENTRY(bind_int64),
	ENTRY(bind_double), ENTRY(bind_text),   ENTRY(column_int64),      ENTRY(column_double),
	ENTRY(column_text), ENTRY(errmsg),      ENTRY(extended_errcode),  ENTRY(last_insert_rowid),
	ENTRY(changes),     ENTRY(db_readonly), ENTRY(wal_checkpoint_v2),
};

const struct sqlite *
sqlite_load(struct error *error)
{
	static struct sqlite library;
	static bool loaded;

	if (loaded)
		return &library;
	void *handle = dlopen(name, RTLD_NOW | RTLD_LOCAL);
	if (!handle) {
		error_set(error, "%s cannot be loaded", name);
		return NULL;
	}
	for (size_t i = 0; i < sizeof entries / sizeof *entries; i++) {
		void *entry = dlsym(handle, entries[i].name);
		if (!entry) {
			error_set(error, "%s has no %s", name, entries[i].name);
			dlclose(handle);
			return NULL;
		}
		memcpy((char *)&library + entries[i].offset, &entry, sizeof entry);
	}
	loaded = true;
	return &library;
}
