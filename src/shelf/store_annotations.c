/* Writing and reading what is anchored in documents. */
#include <ctype.h>
#include <stdlib.h>

#include "base/memory.h"
#include "shelf/moment.h"
#include "shelf/query.h"

#define COLUMNS \
	"document, kind, key, colour, note, created, modified," \
	" exact, prefix, suffix, heading, start, size, text_size"

static void
bind(struct query *q, const struct annotation *a)
{
	const struct selector *s = &a->selector;

	query_bind_int(q, a->document);
	query_bind_int(q, a->kind);
	query_bind_text(q, a->key);
	query_bind_text(q, a->colour);
	query_bind_text(q, a->note);
	query_bind_int(q, a->created_ms);
	query_bind_int(q, a->modified_ms);
	query_bind_text(q, s->exact);
	query_bind_text(q, s->prefix);
	query_bind_text(q, s->suffix);
	query_bind_text(q, s->heading);
	query_bind_int(q, (int64_t)s->range.start);
	query_bind_int(q, (int64_t)range_size(s->range));
	query_bind_int(q, (int64_t)s->text_size);
}

/* The columns from the one on that is the id. */
static void
read(struct query *q, int c, struct annotation *a)
{
	*a = (struct annotation){
		.id = query_int(q, c),
		.document = query_int(q, c + 1),
		.kind = (enum annotation_kind)query_int(q, c + 2),
		.key = query_text(q, c + 3),
		.colour = query_text(q, c + 4),
		.note = query_text(q, c + 5),
		.created_ms = query_int(q, c + 6),
		.modified_ms = query_int(q, c + 7),
		.selector = { .exact = query_text(q, c + 8),
		              .prefix = query_text(q, c + 9),
		              .suffix = query_text(q, c + 10),
		              .heading = query_text(q, c + 11),
		              .range.start = (uint64_t)query_int(q, c + 12),
		              .text_size = (uint64_t)query_int(q, c + 14) },
	};
	uint64_t size = (uint64_t)query_int(q, c + 13);
	a->selector.range.end = a->selector.range.start + size;
}

static bool
insert(struct store *store, struct annotation *a)
{
	struct query q;

	query_init(&q, store,
	           "REPLACE INTO annotations (" COLUMNS ")"
	           " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
	bind(&q, a);
	bool done = query_end(&q);
	a->id = done ? store->sqlite->last_insert_rowid(store->db) : 0;
	return done;
}

static bool
update(struct store *store, const struct annotation *a)
{
	struct query q;

	query_init(&q, store,
	           "REPLACE INTO annotations (" COLUMNS ", id)"
	           " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
	bind(&q, a);
	query_bind_int(&q, a->id);
	return query_end(&q);
}

/* A mark of all documents is in one place only. */
static bool
make_room(struct store *store, const struct annotation *a)
{
	struct query q;

	if (a->kind != ANNOTATION_MARK || !isupper((unsigned char)a->key[0]))
		return true;
	query_init(&q, store, "DELETE FROM annotations WHERE kind = ? AND key = ?");
	query_bind_int(&q, a->kind);
	query_bind_text(&q, a->key);
	return query_end(&q);
}

bool
store_write(struct store *store, struct annotation *annotation)
{
	return annotation->id ? update(store, annotation) : insert(store, annotation);
}

/* What is to be put, and what became of it. */
struct putting {
	struct annotation *annotation;
	double progress;
	bool gone; /* its document was forgotten meanwhile */
};

/* Whether the document is on the shelf; true too when it cannot be asked, which the next question will say. */
static bool
is_known(struct store *store, int64_t document)
{
	struct query q;

	query_init(&q, store, "SELECT count(*) FROM documents WHERE id = ?");
	query_bind_int(&q, document);
	bool known = !query_row(&q) || query_int(&q, 0);
	query_end(&q);
	return known;
}

static enum store_answer
put_in_act(struct store *store, bool lasting, bool (*work)(struct store *store, void *context),
           struct putting *putting, struct error *error)
{
	enum store_answer answer = query_act(store, lasting, work, putting, error);

	if (answer != STORE_DONE || !putting->gone)
		return answer;
	error_set(error, "this document was forgotten meanwhile: nothing more is kept of it");
	return STORE_FAILED;
}

static bool
put(struct store *store, void *context)
{
	struct putting *p = context;
	struct annotation *a = p->annotation;

	p->gone = !is_known(store, a->document);
	return p->gone || (make_room(store, a) && store_write(store, a));
}

static void
set_times(struct annotation *a)
{
	a->modified_ms = moment_now_ms();
	if (!a->created_ms)
		a->created_ms = a->modified_ms;
}

enum store_answer
store_put(struct store *store, struct annotation *annotation, struct error *error)
{
	int64_t id = annotation->id;

	set_times(annotation);
	struct putting putting = { .annotation = annotation };
	enum store_answer answer = put_in_act(store, true, put, &putting, error);
	if (answer != STORE_DONE)
		annotation->id = id;
	return answer;
}

static bool
remove_one(struct store *store, void *context)
{
	const int64_t *id = context;
	struct query q;

	query_init(&q, store, "DELETE FROM annotations WHERE id = ?");
	query_bind_int(&q, *id);
	return query_end(&q);
}

enum store_answer
store_remove(struct store *store, int64_t id, struct error *error)
{
	return query_act(store, true, remove_one, &id, error);
}

static bool
put_place(struct store *store, void *context)
{
	struct putting *p = context;
	struct query q;

	p->gone = !is_known(store, p->annotation->document);
	if (p->gone)
		return true;
	if (!insert(store, p->annotation))
		return false;
	query_init(&q, store, "UPDATE documents SET progress = ? WHERE id = ?");
	query_bind_real(&q, p->progress);
	query_bind_int(&q, p->annotation->document);
	return query_end(&q);
}

enum store_answer
store_put_place(struct store *store, struct annotation *place, double progress, struct error *error)
{
	struct putting putting = { .annotation = place, .progress = progress };

	set_times(place);
	return put_in_act(store, false, put_place, &putting, error);
}

/* ---- reading ---- */

static struct annotation *
add(struct annotations *annotations)
{
	annotations->items = memory_grow(annotations->items, &annotations->capacity,
	                                 annotations->count + 1, sizeof *annotations->items);
	return &annotations->items[annotations->count++];
}

enum store_answer
store_annotations(struct store *store, int64_t document, struct annotations *annotations,
                  struct error *error)
{
	struct query q;

	*annotations = (struct annotations){ 0 };
	query_init(&q, store,
	           "SELECT id, " COLUMNS " FROM annotations WHERE document = ? ORDER BY start, id");
	query_bind_int(&q, document);
	while (query_row(&q))
		read(&q, 0, add(annotations));
	return query_end(&q) ? STORE_DONE : query_failure(store, error);
}

enum store_answer
store_mark(struct store *store, const char *letter, struct annotations *annotations, char **name,
           struct error *error)
{
	struct query q;

	*annotations = (struct annotations){ 0 };
	*name = NULL;
	query_init(&q, store,
	           "SELECT (SELECT name FROM names WHERE names.document = annotations.document"
	           " ORDER BY used DESC LIMIT 1), id, " COLUMNS
	           " FROM annotations WHERE kind = 2 AND key = ? LIMIT 1");
	query_bind_text(&q, letter);
	if (query_row(&q)) {
		*name = query_text(&q, 0);
		read(&q, 1, add(annotations));
	}
	return query_end(&q) ? STORE_DONE : query_failure(store, error);
}

enum store_answer
store_recent_places(struct store *store, size_t max, struct store_documents *documents,
                    struct annotations *places, struct error *error)
{
	enum store_answer answer = store_recent(store, max, documents, error);

	*places = (struct annotations){ 0 };
	for (size_t i = 0; answer == STORE_DONE && i < documents->count; i++) {
		struct query q;
		struct annotation *place = add(places);
		*place = (struct annotation){ 0 };
		query_init(&q, store,
		           "SELECT id, " COLUMNS
		           " FROM annotations WHERE document = ? AND kind = 1");
		query_bind_int(&q, documents->items[i].id);
		if (query_row(&q))
			read(&q, 0, place);
		if (!query_end(&q))
			answer = query_failure(store, error);
	}
	return answer;
}
