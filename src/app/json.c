/*
 * Only what is small is ever an object in memory: a section, a block, a quotation. The lists around them are written as
 * they come.
 */
#include "app/json.h"

#include <jansson.h>
#include <string.h>

#include "base/buffer.h"
#include "base/utf8.h"

/* A string as JSON wants it; bytes that are no UTF-8 become U+FFFD. NULL becomes null. */
static json_t *
string_of(const char *s)
{
	struct buffer b = { 0 };
	size_t n = s ? strlen(s) : 0;

	if (!s)
		return json_null();
	while (n) {
		uint32_t cp;
		size_t size = utf8_decode(s, n, &cp);
		buffer_add_code_point(&b, cp);
		s += size;
		n -= size;
	}
	json_t *string = json_stringn(b.bytes ? b.bytes : "", b.size);
	buffer_clear(&b);
	return string;
}

static json_t *
number_of(uint64_t n)
{
	return json_integer((json_int_t)n);
}

/* Writes the value, after a comma when it is not the first, and gives it up. */
static void
put(FILE *to, json_t *value, bool first)
{
	if (!first)
		fputs(", ", to);
	json_dumpf(value, to, JSON_ENCODE_ANY);
	json_decref(value);
}

static void
put_member(FILE *to, const char *name, const char *value)
{
	fprintf(to, "\"%s\": ", name);
	put(to, string_of(value), true);
	fputs(", ", to);
}

static void
add_range(json_t *object, struct range range)
{
	json_object_set_new(object, "start", number_of(range.start));
	json_object_set_new(object, "end", number_of(range.end));
}

/* A list of one range, or of none when it is empty. */
static json_t *
list_of(struct range range)
{
	json_t *list = json_array();

	if (range_empty(range))
		return list;
	json_t *object = json_object();
	add_range(object, range);
	json_array_append_new(list, object);
	return list;
}

static void
put_sections(struct document *document, FILE *to)
{
	size_t count;
	const struct section *sections = document_sections(document, &count);

	for (size_t i = 0; i < count; i++) {
		json_t *object = json_object();
		json_object_set_new(object, "level", number_of(sections[i].level));
		json_object_set_new(object, "title", string_of(sections[i].title));
		add_range(object, sections[i].range);
		json_object_set_new(object, "line",
		                    number_of(document_line(document, sections[i].range.start)));
		put(to, object, !i);
	}
}

/* What a block is to a reader of the page, whatever its shape. */
static const char *
role_of(enum block_kind kind)
{
	switch (kind) {
	case BLOCK_TITLE:
	case BLOCK_SUBTITLE:
	case BLOCK_BYLINE:
	case BLOCK_DATELINE:
	case BLOCK_CAPTION:
	case BLOCK_HEADING:
	case BLOCK_BOILERPLATE:
		return block_kind_name(kind);
	default:
		return "body";
	}
}

static void
put_blocks(struct document *document, FILE *to)
{
	struct block block;
	bool first = true;

	for (bool have = document_block_at(document, 0, &block); have;
	     have = document_block_next(document, &block, &block)) {
		json_t *object = json_object();
		json_object_set_new(object, "kind", string_of(block_kind_name(block.kind)));
		json_object_set_new(object, "role", string_of(role_of(block.kind)));
		if (block.level)
			json_object_set_new(object, "level", number_of(block.level));
		if (block.quote_depth)
			json_object_set_new(object, "depth", number_of(block.quote_depth));
		add_range(object, block.range);
		json_object_set_new(object, "line",
		                    number_of(document_line(document, block.range.start)));
		put(to, object, first);
		first = false;
	}
}

static void
put_quotes(struct document *document, FILE *to)
{
	const struct quote *q;

	for (uint64_t i = 0; (q = document_quote_number(document, i)); i++) {
		json_t *object = json_object(), *content = json_array();
		for (uint32_t k = 0; k < q->run_count; k++) {
			json_t *run = json_object();
			add_range(run, q->runs[k]);
			json_array_append_new(content, run);
		}
		json_object_set_new(object, "type", string_of(quote_type_name(q->type)));
		json_object_set_new(object, "content", content);
		json_object_set_new(object, "cue", list_of(q->cue));
		json_object_set_new(object, "source", list_of(q->source));
		json_object_set_new(object, "speaker", string_of(q->speaker));
		json_object_set_new(
			object, "strength",
			string_of(q->strength == QUOTE_INFERRED ? "inferred" : "explicit"));
		if (q->nested)
			json_object_set_new(object, "nested", json_true());
		put(to, object, !i);
	}
}

static void
put_notes(struct document *document, FILE *to)
{
	const char *note;

	for (size_t i = 0; (note = document_note_at(document, i)); i++)
		put(to, string_of(note), !i);
}

bool
json_print(struct document *document, FILE *to)
{
	putc('{', to);
	put_member(to, "file", document_name(document));
	put_member(to, "format", document_format(document));
	put_member(to, "title", document_title(document));
	fputs("\"sections\": [", to);
	put_sections(document, to);
	fputs("], \"blocks\": [", to);
	put_blocks(document, to);
	fputs("], \"quotes\": [", to);
	put_quotes(document, to);
	fputs("], \"notes\": [", to);
	put_notes(document, to);
	fputs("]}\n", to);
	return fflush(to) == 0 && !ferror(to);
}
