#ifndef SHELF_QUERY_H
#define SHELF_QUERY_H

#include <stdbool.h>
#include <stdint.h>

#include "shelf/sqlite.h"
#include "shelf/store.h"

/* One statement of SQL, for the files of this folder. */
struct store {
	const struct sqlite *sqlite;
	sqlite3 *db;
	char *folder, *path;
	bool read_only;
	bool damaged;
	struct error remark; /* "": none */
};

struct query {
	struct store *store;
	sqlite3_stmt *statement;
	int bound;
	int code;
};

/* Values are bound in order; strings are the caller's until query_end. */
void query_init(struct query *query, struct store *store, const char *sql);
void query_bind_int(struct query *query, int64_t value);
void query_bind_real(struct query *query, double value);
void query_bind_text(struct query *query, const char *value);

/* The next row; false when there is none, or it failed. Columns count from 0; strings are the caller's. */
bool query_row(struct query *query);
int64_t query_int(struct query *query, int column);
double query_real(struct query *query, int column);
char *query_text(struct query *query, int column);

/* Runs it, if that was not done, and frees it; false when it failed at any time. */
bool query_end(struct query *query);

/* A statement without values. */
bool query_run(struct store *store, const char *sql);

/* Within an act, for whoever writes much at once: the document of that name or content, else a new one; and an annotation, as it is. */
bool store_know(struct store *store, struct store_document *document);
bool store_write(struct store *store, struct annotation *annotation);

/* What the last failure was. */
enum store_answer query_failure(struct store *store, struct error *error);

/* One transaction: all that `work` does, or nothing. lasting: it shall outlive the machine's failing too. */
enum store_answer query_act(struct store *store, bool lasting,
                            bool (*work)(struct store *store, void *context), void *context,
                            struct error *error);

#endif
