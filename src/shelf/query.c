/*
 * Statements and transactions. A failure is remembered by the query until its end, so that whoever uses one asks once.
 */
#include "shelf/query.h"

#include <string.h>

#include "base/memory.h"

void
query_init(struct query *q, struct store *store, const char *sql)
{
	*q = (struct query){ .store = store };
	q->code = store->sqlite->prepare_v2(store->db, sql, -1, &q->statement, NULL);
}

static void
bound(struct query *q, int code)
{
	if (q->code == SQLITE_OK)
		q->code = code;
}

void
query_bind_int(struct query *q, int64_t value)
{
	bound(q, q->store->sqlite->bind_int64(q->statement, ++q->bound, value));
}

void
query_bind_real(struct query *q, double value)
{
	bound(q, q->store->sqlite->bind_double(q->statement, ++q->bound, value));
}

void
query_bind_text(struct query *q, const char *value)
{
	bound(q, q->store->sqlite->bind_text(q->statement, ++q->bound, value, -1, SQLITE_STATIC));
}

bool
query_row(struct query *q)
{
	if (q->code == SQLITE_OK || q->code == SQLITE_ROW)
		q->code = q->store->sqlite->step(q->statement);
	return q->code == SQLITE_ROW;
}

int64_t
query_int(struct query *q, int column)
{
	return q->store->sqlite->column_int64(q->statement, column);
}

double
query_real(struct query *q, int column)
{
	return q->store->sqlite->column_double(q->statement, column);
}

char *
query_text(struct query *q, int column)
{
	const unsigned char *text = q->store->sqlite->column_text(q->statement, column);

	return memory_string(text ? (const char *)text : "");
}

bool
query_end(struct query *q)
{
	if (q->code == SQLITE_OK)
		query_row(q);
	bool done = q->code == SQLITE_DONE || q->code == SQLITE_ROW;
	q->store->sqlite->finalize(q->statement);
	return done;
}

bool
query_run(struct store *store, const char *sql)
{
	return store->sqlite->exec(store->db, sql, NULL, NULL, NULL) == SQLITE_OK;
}

enum store_answer
query_failure(struct store *store, struct error *error)
{
	int code = store->sqlite->extended_errcode(store->db) & 0xff;

	if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
		return STORE_BUSY;
	store->damaged = store->damaged || code == SQLITE_CORRUPT || code == SQLITE_NOTADB;
	error_set(error, "what you note and where you stand cannot be kept: %s",
	          store->sqlite->errmsg(store->db));
	return STORE_FAILED;
}

enum store_answer
query_act(struct store *store, bool lasting, bool (*work)(struct store *store, void *context),
          void *context, struct error *error)
{
	if (store->read_only) {
		error_set(error, "what you note and where you stand cannot be kept: the shelf can "
		                 "only be read");
		return STORE_FAILED;
	}
	query_run(store, lasting ? "PRAGMA synchronous=FULL" : "PRAGMA synchronous=NORMAL");
	if (!query_run(store, "BEGIN IMMEDIATE"))
		return query_failure(store, error);
	if (work(store, context) && query_run(store, "COMMIT"))
		return STORE_DONE;
	enum store_answer answer = query_failure(store, error);
	query_run(store, "ROLLBACK");
	return answer;
}
