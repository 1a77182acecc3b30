/*
 * SQLite reads the JSON itself: one statement makes a row of each annotation. A highlight that is there already is known by its words
 * and those beside it, so that the same file can be read again and again.
 */
#include "shelf/import.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "shelf/moment.h"
#include "shelf/query.h"

#define MS(path) \
	"CAST(round((julianday(json_extract(a.value,'" path "')) - 2440587.5) * 86400000) AS" \
	" INTEGER)"
#define OWN(member) "json_extract(a.value,'$.diple." member "')"
/* A member of the selector that quotes, which stands alone or in an array. */
#define QUOTED(member) \
	"CASE json_type(a.value,'$.target.selector') WHEN 'array' THEN" \
	" (SELECT json_extract(s.value,'$." member "')" \
	"  FROM json_each(a.value,'$.target.selector') s WHERE CASE WHEN s.type = 'object'" \
	"  THEN json_extract(s.value,'$.type') = 'TextQuoteSelector' END LIMIT 1)" \
	" ELSE json_extract(a.value,'$.target.selector." member "') END"
/* The value of a body, the only one or the first with or without the purpose of tagging. */
#define BODY(is) \
	"(SELECT json_extract(b.value,'$.value')" \
	" FROM json_each(a.value,'$.body') b WHERE CASE WHEN b.type = 'object'" \
	" THEN coalesce(json_extract(b.value,'$.purpose'),'') " is " 'tagging' END LIMIT 1)"

/* clang-format off */
static const char rows[] =
	"SELECT coalesce(json_extract(a.value,'$.target.source'), ''),"
	QUOTED("exact") ","
	QUOTED("prefix") ","
	QUOTED("suffix") ","
	"CASE json_type(a.value,'$.body') WHEN 'array' THEN" BODY("<>")
	" WHEN 'object' THEN json_extract(a.value,'$.body.value')"
	" ELSE json_extract(a.value,'$.body') END,"
	"CASE json_type(a.value,'$.body') WHEN 'array' THEN" BODY("=") " END,"
	MS("$.created") "," MS("$.modified") ","
	OWN("title") "," OWN("author") "," OWN("format") ","
	OWN("fingerprint") "," OWN("size") ","
	OWN("heading") "," OWN("start") "," OWN("end") "," OWN("textSize")
	" FROM json_each(?1, CASE json_type(?1) WHEN 'array' THEN '$' ELSE '$.items' END) a"
	" WHERE a.type = 'object' AND json_type(a.value,'$.target') = 'object'";
/* clang-format on */

struct import {
	const char *json;
	struct import_counts counts;
};

/* The path of a file's address, which is changed in place; else the address as it is. */
static char *
name_of(char *source)
{
	static const char file[] = "file://";
	char *to = source, digits[3] = "";

	if (strncmp(source, file, sizeof file - 1) != 0)
		return source;
	for (const char *from = source + sizeof file - 1; *from; from++) {
		char *end = digits;
		unsigned long value = 0;
		if (*from == '%' && from[1] && from[2]) {
			memcpy(digits, from + 1, 2);
			value = strtoul(digits, &end, 16);
		}
		*to++ = end == digits + 2 && value ? (char)value : *from;
		from += end == digits + 2 && value ? 2 : 0;
	}
	*to = '\0';
	return source;
}

static void
read_row(struct query *q, struct store_document *d, struct annotation *a)
{
	struct selector selector = {
		.exact = query_text(q, 1),
		.prefix = query_text(q, 2),
		.suffix = query_text(q, 3),
		.heading = query_text(q, 13),
		.range = { (uint64_t)query_int(q, 14), (uint64_t)query_int(q, 15) },
		.text_size = (uint64_t)query_int(q, 16),
	};

	/* One of another program tells no positions. */
	if (!selector_is_sound(&selector)) {
		selector.range = (struct range){ 0, strlen(selector.exact) };
		selector.text_size = selector.range.end;
	}
	*d = (struct store_document){
		.name = name_of(query_text(q, 0)),
		.title = query_text(q, 8),
		.author = query_text(q, 9),
		.format = query_text(q, 10),
		.fingerprint = query_int(q, 11),
		.size = (uint64_t)query_int(q, 12),
	};
	annotation_init(a, ANNOTATION_HIGHLIGHT, &selector);
	free(a->note);
	free(a->colour);
	a->note = query_text(q, 4);
	a->colour = query_text(q, 5);
	a->created_ms = query_int(q, 6);
	a->modified_ms = query_int(q, 7);
	if (a->modified_ms <= 0)
		a->modified_ms = a->created_ms > 0 ? a->created_ms : moment_now_ms();
	if (a->created_ms <= 0)
		a->created_ms = a->modified_ms;
	/* In the library it stands where it was last at work on. */
	d->opened_ms = a->modified_ms;
}

/* Looks for it among the document's; sets its id and how new that one is. */
static bool
find_same(struct store *store, struct annotation *a, int64_t *modified_ms)
{
	struct query q;

	query_init(&q, store,
	           "SELECT id, modified FROM annotations WHERE document = ? AND kind = 3"
	           " AND exact = ? AND prefix = ? AND suffix = ? LIMIT 1");
	query_bind_int(&q, a->document);
	query_bind_text(&q, a->selector.exact);
	query_bind_text(&q, a->selector.prefix);
	query_bind_text(&q, a->selector.suffix);
	a->id = 0;
	if (query_row(&q)) {
		a->id = query_int(&q, 0);
		*modified_ms = query_int(&q, 1);
	}
	return query_end(&q);
}

static bool
take(struct store *store, struct import_counts *counts, struct store_document *d,
     struct annotation *a)
{
	int64_t modified_ms = 0;

	if (!*d->name || !selector_is_sound(&a->selector)) {
		counts->refused++;
		return true;
	}
	if (!store_know(store, d))
		return false;
	a->document = d->id;
	if (!find_same(store, a, &modified_ms))
		return false;
	if (a->id && modified_ms >= a->modified_ms) {
		counts->known++;
		return true;
	}
	counts->changed += a->id != 0;
	counts->added += !a->id;
	return store_write(store, a);
}

static bool
take_all(struct store *store, void *context)
{
	struct import *import = context;
	struct query q;
	bool good = true;

	query_init(&q, store, rows);
	query_bind_text(&q, import->json);
	while (good && query_row(&q)) {
		struct store_document d;
		struct annotation a;
		read_row(&q, &d, &a);
		good = take(store, &import->counts, &d, &a);
		annotation_clear(&a);
		free(d.name);
		free(d.title);
		free(d.author);
		free(d.format);
	}
	return query_end(&q) && good;
}

static bool
is_json(struct store *store, const char *json)
{
	struct query q;

	query_init(&q, store, "SELECT json_valid(?)");
	query_bind_text(&q, json);
	bool valid = query_row(&q) && query_int(&q, 0);
	return query_end(&q) && valid;
}

enum store_answer
import_json(struct store *store, const char *json, struct import_counts *counts,
            struct error *error)
{
	struct import import = { .json = json };

	if (!is_json(store, json)) {
		error_set(error, "this is no JSON");
		return STORE_FAILED;
	}
	enum store_answer answer = query_act(store, true, take_all, &import, error);
	*counts = import.counts;
	return answer;
}
