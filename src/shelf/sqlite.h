#ifndef SHELF_SQLITE_H
#define SHELF_SQLITE_H

#include <sqlite3.h>

#include "base/error.h"

/*
 * The door to SQLite. It is loaded when the shelf is first opened, after the first frame, and not with the program: its start
 * would cost as much as a tenth of that frame.
 */
struct sqlite {
	__typeof__(&sqlite3_open_v2) open_v2;
	__typeof__(&sqlite3_close) close;
	__typeof__(&sqlite3_busy_timeout) busy_timeout;
	__typeof__(&sqlite3_exec) exec;
	__typeof__(&sqlite3_prepare_v2) prepare_v2;
	__typeof__(&sqlite3_step) step;
	__typeof__(&sqlite3_finalize) finalize;
	__typeof__(&sqlite3_bind_int64) bind_int64;
	__typeof__(&sqlite3_bind_double) bind_double;
	__typeof__(&sqlite3_bind_text) bind_text;
	__typeof__(&sqlite3_column_int64) column_int64;
	__typeof__(&sqlite3_column_double) column_double;
	__typeof__(&sqlite3_column_text) column_text;
	__typeof__(&sqlite3_errmsg) errmsg;
	__typeof__(&sqlite3_extended_errcode) extended_errcode;
	__typeof__(&sqlite3_last_insert_rowid) last_insert_rowid;
	__typeof__(&sqlite3_changes) changes;
	__typeof__(&sqlite3_db_readonly) db_readonly;
	__typeof__(&sqlite3_wal_checkpoint_v2) wal_checkpoint_v2;
};

/* The library, loaded once and for good; NULL with a sentence when it is not there. */
const struct sqlite *sqlite_load(struct error *error);

#endif
