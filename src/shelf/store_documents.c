/*
 * Which document it is. A name is what a person means by it, also after the content has changed; the same content under another
 * name (moved, copied, linked to) is the same document, and goes by both names from then on.
 */
#include <stdint.h>
#include <stdlib.h>

#include "base/memory.h"
#include "shelf/moment.h"
#include "shelf/query.h"

void
store_documents_clear(struct store_documents *documents)
{
	for (size_t i = 0; i < documents->count; i++) {
		free(documents->items[i].name);
		free(documents->items[i].title);
		free(documents->items[i].author);
		free(documents->items[i].format);
	}
	free(documents->items);
	*documents = (struct store_documents){ 0 };
}

/* The only number that the question answers with; 0 for none. */
static int64_t
first_of(struct query *q)
{
	int64_t id = query_row(q) ? query_int(q, 0) : 0;

	return query_end(q) ? id : 0;
}

static int64_t
find(struct store *store, const struct store_document *d)
{
	struct query q;

	query_init(&q, store, "SELECT document FROM names WHERE name = ?");
	query_bind_text(&q, d->name);
	int64_t id = first_of(&q);
	if (id)
		return id;
	if (!d->fingerprint)
		return 0;
	query_init(&q, store,
	           "SELECT id FROM documents WHERE fingerprint = ? AND size = ?"
	           " ORDER BY opened DESC LIMIT 1");
	query_bind_int(&q, d->fingerprint);
	query_bind_int(&q, (int64_t)d->size);
	return first_of(&q);
}

/* The first columns of one that is written. */
static void
bind(struct query *q, const struct store_document *d)
{
	query_bind_int(q, d->fingerprint);
	query_bind_int(q, (int64_t)d->size);
	query_bind_text(q, d->title);
	query_bind_text(q, d->author);
	query_bind_text(q, d->format);
	query_bind_int(q, d->opened_ms);
}

static bool
insert(struct store *store, struct store_document *d)
{
	struct query q;

	/* The number of one that was forgotten is never given again: another diple may still have it open. */
	if (!query_run(store, "UPDATE last SET document = document + 1"))
		return false;
	query_init(&q, store,
	           "INSERT INTO documents"
	           " (fingerprint, size, title, author, format, opened, progress, id)"
	           " VALUES (?, ?, ?, ?, ?, ?, 0, (SELECT document FROM last))");
	bind(&q, d);
	bool done = query_end(&q);
	d->id = store->sqlite->last_insert_rowid(store->db);
	return done;
}

static bool
update(struct store *store, const struct store_document *d)
{
	struct query q;

	query_init(&q, store,
	           "UPDATE documents SET fingerprint = ?, size = ?,"
	           " title = coalesce(nullif(?, ''), title),"
	           " author = coalesce(nullif(?, ''), author),"
	           " format = ?, opened = ? WHERE id = ?");
	bind(&q, d);
	query_bind_int(&q, d->id);
	return query_end(&q);
}

static bool
keep_name(struct store *store, const struct store_document *d)
{
	struct query q;

	query_init(&q, store, "REPLACE INTO names (name, document, used) VALUES (?, ?, ?)");
	query_bind_text(&q, d->name);
	query_bind_int(&q, d->id);
	query_bind_int(&q, d->opened_ms);
	return query_end(&q);
}

static bool
keep_history(struct store *store, const struct store_document *d)
{
	struct query q;

	query_init(&q, store, "INSERT INTO history (opened, document) VALUES (?, ?)");
	query_bind_int(&q, d->opened_ms);
	query_bind_int(&q, d->id);
	return query_end(&q);
}

static bool
open_document(struct store *store, void *context)
{
	struct store_document *d = context;

	d->id = find(store, d);
	return (d->id ? update(store, d) : insert(store, d)) && keep_name(store, d) &&
	       keep_history(store, d);
}

bool
store_know(struct store *store, struct store_document *document)
{
	document->id = find(store, document);
	return document->id || (insert(store, document) && keep_name(store, document));
}

enum store_answer
store_opened(struct store *store, struct store_document *document, struct error *error)
{
	document->opened_ms = moment_now_ms();
	if (!store->read_only)
		return query_act(store, false, open_document, document, error);
	document->id = find(store, document);
	return STORE_DONE;
}

bool
store_find(struct store *store, struct store_document *document)
{
	struct query q;

	document->id = find(store, document);
	query_init(&q, store,
	           "SELECT title, author, format, fingerprint, size FROM documents WHERE id = ?");
	query_bind_int(&q, document->id);
	bool found = query_row(&q);
	document->title = found ? query_text(&q, 0) : memory_string("");
	document->author = found ? query_text(&q, 1) : memory_string("");
	document->format = found ? query_text(&q, 2) : memory_string("");
	document->fingerprint = found ? query_int(&q, 3) : 0;
	document->size = found ? (uint64_t)query_int(&q, 4) : 0;
	return query_end(&q) && document->id;
}

static bool
describe(struct store *store, void *context)
{
	const struct store_document *d = context;
	struct query q;

	query_init(&q, store,
	           "UPDATE documents SET title = coalesce(nullif(?1, ''), title),"
	           " author = coalesce(nullif(?2, ''), author)"
	           " WHERE id = ?3 AND (title <> ?1 OR author <> ?2)");
	query_bind_text(&q, d->title);
	query_bind_text(&q, d->author);
	query_bind_int(&q, d->id);
	return query_end(&q);
}

enum store_answer
store_describe(struct store *store, int64_t document, const char *title, const char *author,
               struct error *error)
{
	/* Neither is written to. */
	struct store_document d = { .id = document,
		                    .title = (char *)(uintptr_t)title,
		                    .author = (char *)(uintptr_t)author };

	return query_act(store, false, describe, &d, error);
}

static bool
forget(struct store *store, void *context)
{
	static const char *const acts[] = {
		"DELETE FROM annotations WHERE document = ?",
		"DELETE FROM history WHERE document = ?",
		"DELETE FROM names WHERE document = ?",
		"DELETE FROM documents WHERE id = ?",
	};
	const int64_t *id = context;
	bool done = true;

	for (size_t i = 0; done && i < sizeof acts / sizeof *acts; i++) {
		struct query q;
		query_init(&q, store, acts[i]);
		query_bind_int(&q, *id);
		done = query_end(&q);
	}
	return done;
}

enum store_answer
store_forget(struct store *store, int64_t document, struct error *error)
{
	/* What was there is overwritten in the file. */
	query_run(store, "PRAGMA secure_delete=ON");
	return query_act(store, true, forget, &document, error);
}

/* ---- the library ---- */

static void
read_document(struct query *q, struct store_document *d)
{
	*d = (struct store_document){
		.id = query_int(q, 0),
		.name = query_text(q, 1),
		.fingerprint = query_int(q, 2),
		.size = (uint64_t)query_int(q, 3),
		.title = query_text(q, 4),
		.format = query_text(q, 5),
		.opened_ms = query_int(q, 6),
		.progress = query_real(q, 7),
		.highlights = (unsigned)query_int(q, 8),
		.notes = (unsigned)query_int(q, 9),
		.author = query_text(q, 10),
	};
}

enum store_answer
store_recent(struct store *store, size_t max, struct store_documents *documents,
             struct error *error)
{
	struct query q;

	*documents = (struct store_documents){ 0 };
	query_init(&q, store,
	           "SELECT id,"
	           " (SELECT name FROM names WHERE document = id ORDER BY used DESC LIMIT 1),"
	           " fingerprint, size, title, format, opened, progress,"
	           " (SELECT count(*) FROM annotations WHERE document = documents.id AND kind = 3),"
	           " (SELECT count(*) FROM annotations WHERE document = documents.id AND kind = 3"
	           "  AND note <> ''),"
	           " author"
	           " FROM documents ORDER BY opened DESC, id DESC LIMIT ?");
	query_bind_int(&q, (int64_t)max);
	while (query_row(&q)) {
		documents->items = memory_grow(documents->items, &documents->capacity,
		                               documents->count + 1, sizeof *documents->items);
		read_document(&q, &documents->items[documents->count++]);
	}
	return query_end(&q) ? STORE_DONE : query_failure(store, error);
}
