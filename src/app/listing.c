/*
 * Each format is a function that writes one quotation. Nothing is kept from one to the next but what they share, so that a
 * document with ten million of them is written while it is read.
 */
#include "app/listing.h"

#include <inttypes.h>
#include <string.h>
#include <strings.h>

#include "app/escape.h"

void
listing_init(struct listing *l, enum listing_format format, FILE *to)
{
	*l = (struct listing){ .format = format, .to = to };
	if (format == LISTING_JSON)
		putc('[', to);
	if (format == LISTING_CSV)
		fputs("file,line,speaker,cue,type,strength,words,section,title\r\n", to);
}

void
listing_document(struct listing *l, const char *name)
{
	l->name = name;
	l->titled = false;
	buffer_reset(&l->section);
}

void
listing_end(struct listing *l)
{
	if (l->format == LISTING_JSON)
		fputs(l->count ? "\n]\n" : "]\n", l->to);
	buffer_clear(&l->section);
	buffer_clear(&l->record);
	cite_clear(&l->cite);
}

enum listing_format
listing_format_of(const char *path)
{
	static const struct {
		const char *end;
		enum listing_format format;
	} ends[] = { { ".json", LISTING_JSON },
		     { ".csv", LISTING_CSV },
		     { ".md", LISTING_MARKDOWN },
		     { ".markdown", LISTING_MARKDOWN } };
	size_t size = strlen(path);

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		size_t n = strlen(ends[i].end);
		if (size > n && !strcasecmp(path + size - n, ends[i].end))
			return ends[i].format;
	}
	return LISTING_TEXT;
}

static const char *
strength_of(const struct quote *quote)
{
	return quote->strength == QUOTE_INFERRED ? "inferred" : "explicit";
}

/* ---- text ---- */

/* The words in one line: a paragraph's end is a blank. */
static void
add_words_line(const struct cite *c, struct buffer *to)
{
	size_t start = to->size;

	buffer_add_string(to, buffer_string(&c->words));
	buffer_one_line(to, start);
}

static void
add_text(const struct cite *c, struct buffer *to)
{
	buffer_printf(to, "%6" PRIu64 "  ", c->line);
	size_t start = to->size;
	buffer_add_string(to, buffer_string(&c->speaker));
	if (c->cue.size)
		buffer_printf(to, "%s(%s)", c->speaker.size ? " " : "", c->cue.bytes);
	if (to->size > start)
		buffer_add_string(to, ": ");
	add_words_line(c, to);
	buffer_add_byte(to, '\n');
}

/* ---- JSON ---- */

/* A member with a comma before it; null for a text that is empty. */
static void
add_member(const char *name, const char *text, struct buffer *to)
{
	buffer_printf(to, ", \"%s\": ", name);
	if (*text)
		escape_json(text, to);
	else
		buffer_add_string(to, "null");
}

static void
add_json(const struct listing *l, const struct quote *q, struct buffer *to)
{
	const struct cite *c = &l->cite;
	struct buffer name = { 0 };

	cite_clean(l->name, strlen(l->name), &name);
	buffer_add_string(to, l->count ? ",\n{\"file\": " : "\n{\"file\": ");
	escape_json(buffer_string(&name), to);
	add_member("title", buffer_string(&c->title), to);
	add_member("section", buffer_string(&c->section), to);
	buffer_printf(to, ", \"line\": %" PRIu64, c->line);
	add_member("type", quote_type_name(q->type), to);
	add_member("strength", strength_of(q), to);
	buffer_printf(to, ", \"nested\": %s", q->nested ? "true" : "false");
	add_member("speaker", buffer_string(&c->speaker), to);
	add_member("source", buffer_string(&c->source), to);
	add_member("cue", buffer_string(&c->cue), to);
	add_member("words", buffer_string(&c->words), to);
	buffer_add_string(to, ", \"runs\": [");
	for (uint32_t i = 0; i < q->run_count; i++)
		buffer_printf(to, "%s{\"start\": %" PRIu64 ", \"end\": %" PRIu64 "}", i ? ", " : "",
		              q->runs[i].start, q->runs[i].end);
	buffer_add_string(to, "]}");
	buffer_clear(&name);
}

/* ---- CSV ---- */

static void
add_field(const char *text, const char *end, struct buffer *to)
{
	escape_csv(text, to);
	buffer_add_string(to, end);
}

static void
add_csv(const struct listing *l, const struct quote *q, struct buffer *to)
{
	const struct cite *c = &l->cite;

	add_field(l->name, ",", to);
	buffer_printf(to, "%" PRIu64 ",", c->line);
	add_field(buffer_string(&c->speaker), ",", to);
	add_field(buffer_string(&c->cue), ",", to);
	add_field(quote_type_name(q->type), ",", to);
	add_field(strength_of(q), ",", to);
	add_field(buffer_string(&c->words), ",", to);
	add_field(buffer_string(&c->section), ",", to);
	add_field(buffer_string(&c->title), "\r\n", to);
}

/* ---- Markdown ---- */

static void
add_heading(const char *signs, const char *text, struct buffer *to)
{
	buffer_add_string(to, signs);
	cite_escape(text, to);
	buffer_add_string(to, "\n\n");
}

/* The speaker, and how they are reported to say it. */
static void
add_markdown(struct listing *l, struct buffer *to)
{
	const struct cite *c = &l->cite;

	if (!l->titled) {
		buffer_add_string(to, l->count ? "\n" : "");
		add_heading("# ", c->title.size ? c->title.bytes : l->name, to);
	} else {
		buffer_add_byte(to, '\n');
	}
	if (strcmp(buffer_string(&c->section), buffer_string(&l->section)) != 0) {
		buffer_reset(&l->section);
		buffer_add_string(&l->section, buffer_string(&c->section));
		if (c->section.size && strcmp(c->section.bytes, buffer_string(&c->title)) != 0)
			add_heading("## ", c->section.bytes, to);
	}
	l->titled = true;
	cite_block(c, to);
	buffer_add_string(to, ">\n> \342\200\224 ");
	cite_attribute(c, to);
	buffer_add_byte(to, '\n');
}

/* ---- all ---- */

void
listing_quote(struct listing *l, struct document *document, const struct quote *quote)
{
	struct arena *arena = arena_new();
	struct quote q = quote_copy(quote, arena);

	cite_make(&l->cite, document, &q);
	buffer_reset(&l->record);
	switch (l->format) {
	case LISTING_JSON:
		add_json(l, &q, &l->record);
		break;
	case LISTING_CSV:
		add_csv(l, &q, &l->record);
		break;
	case LISTING_MARKDOWN:
		add_markdown(l, &l->record);
		break;
	default:
		add_text(&l->cite, &l->record);
		break;
	}
	fwrite(buffer_string(&l->record), 1, l->record.size, l->to);
	l->count++;
	arena_free(arena);
}
