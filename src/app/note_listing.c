/*
 * Each format is a function that writes one highlight. In JSON the words, those beside them and the note stand where the Web
 * Annotation Data Model has them; what only diple knows of (how a document is known again, positions, which are bytes and none
 * of characters) stands in a member of its own, "diple".
 */
#include "app/note_listing.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "app/cite.h"
#include "app/escape.h"
#include "base/memory.h"

void
note_listing_init(struct note_listing *l, enum note_format format, FILE *to)
{
	*l = (struct note_listing){ .format = format, .to = to, .heading = "" };
	if (format == NOTES_JSON)
		fputs("{\"@context\": \"http://www.w3.org/ns/anno.jsonld\",\n"
		      " \"id\": \"urn:diple:notes\", \"type\": \"AnnotationPage\",\n \"items\": [",
		      to);
	if (format == NOTES_CSV)
		fputs("file,title,author,section,highlight,note,colour,created,modified\r\n", to);
}

void
note_listing_end(struct note_listing *l)
{
	if (l->format == NOTES_JSON)
		fputs(l->count ? "\n]}\n" : "]}\n", l->to);
	buffer_clear(&l->record);
}

/* A text of one line. */
static void
add_line(const char *text, void (*escape)(const char *text, struct buffer *to), struct buffer *to)
{
	struct buffer line = { 0 };

	buffer_add_string(&line, text);
	buffer_one_line(&line, 0);
	escape(buffer_string(&line), to);
	buffer_clear(&line);
}

static const char *
title_of(const struct store_document *d)
{
	return *d->title ? d->title : d->name;
}

/* The headings over it in one line, from the outermost on. */
static void
add_headings(const char *headings, void (*escape)(const char *text, struct buffer *to),
             struct buffer *to)
{
	for (const char *at = headings; *at;) {
		size_t n = strcspn(at, "\n");
		char *title = memory_string_n(at, n);
		add_line(title, escape, to);
		free(title);
		at += n;
		buffer_add_string(to, *at ? " / " : "");
		at += *at != '\0';
	}
}

/* True when it stands under other headings than the one before. */
static bool
is_under_others(struct note_listing *l, const struct annotation *a)
{
	bool others = *a->selector.heading && strcmp(a->selector.heading, l->heading) != 0;

	l->heading = a->selector.heading;
	return others;
}

/* ---- Markdown ---- */

static void
add_markdown(struct note_listing *l, const struct annotation *a, struct buffer *to)
{
	if (is_under_others(l, a)) {
		buffer_add_string(to, "## ");
		add_headings(a->selector.heading, cite_escape, to);
		buffer_add_string(to, "\n\n");
	}
	buffer_add_string(to, "> ");
	add_line(a->selector.exact, cite_escape, to);
	buffer_add_string(to, "\n\n");
	if (!*a->note)
		return;
	add_line(a->note, cite_escape, to);
	buffer_add_string(to, "\n\n");
}

/* ---- Org ---- */

/* What would begin a heading or a keyword is kept from it as Org's manual says, by a zero width space. */
static void
escape_org(const char *text, struct buffer *to)
{
	if (*text && strchr("*#:|-+", *text))
		buffer_add_string(to, "\342\200\213");
	buffer_add_string(to, text);
}

static void
add_org(struct note_listing *l, const struct annotation *a, struct buffer *to)
{
	if (is_under_others(l, a)) {
		buffer_add_string(to, "** ");
		add_headings(a->selector.heading, escape_org, to);
		buffer_add_byte(to, '\n');
	}
	buffer_add_string(to, "#+begin_quote\n");
	add_line(a->selector.exact, escape_org, to);
	buffer_add_string(to, "\n#+end_quote\n");
	if (*a->note)
		add_line(a->note, escape_org, to);
	buffer_add_string(to, *a->note ? "\n\n" : "\n");
}

/* ---- CSV ---- */

/* RFC 3339, in UTC. */
static void
add_time(int64_t ms, struct buffer *to)
{
	time_t seconds = (time_t)(ms / 1000);
	struct tm tm;
	char text[32];

	strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S", gmtime_r(&seconds, &tm));
	buffer_printf(to, "%s.%03dZ", text, (int)(ms % 1000));
}

static void
add_csv(struct note_listing *l, const struct annotation *a, struct buffer *to)
{
	const struct store_document *d = l->document;
	const char *const fields[] = { d->name,           d->title, d->author, a->selector.heading,
		                       a->selector.exact, a->note,  a->colour };

	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
		escape_csv(fields[i], to);
		buffer_add_byte(to, ',');
	}
	add_time(a->created_ms, to);
	buffer_add_byte(to, ',');
	add_time(a->modified_ms, to);
	buffer_add_string(to, "\r\n");
}

/* ---- JSON ---- */

static void
add_member(const char *name, const char *text, struct buffer *to)
{
	struct buffer clean = { 0 };

	cite_clean(text, strlen(text), &clean);
	buffer_printf(to, ", \"%s\": ", name);
	escape_json(buffer_string(&clean), to);
	buffer_clear(&clean);
}

/* A document's address: that of a file (RFC 8089), or the page's name as it is. */
static void
add_source(const char *name, struct buffer *to)
{
	static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
				    "-._~/";
	struct buffer address = { 0 };

	if (*name != '/') {
		add_member("source", name, to);
		return;
	}
	buffer_add_string(&address, "file://");
	for (; *name; name++)
		if (strchr(plain, *name))
			buffer_add_byte(&address, *name);
		else
			buffer_printf(&address, "%%%02X", (unsigned)(unsigned char)*name);
	add_member("source", address.bytes, to);
	buffer_clear(&address);
}

static void
add_body(const struct annotation *a, struct buffer *to)
{
	buffer_add_string(to, ", \"body\": [");
	if (*a->note) {
		buffer_add_string(to, "{\"type\": \"TextualBody\", \"purpose\": \"commenting\"");
		add_member("value", a->note, to);
		buffer_add_string(to, "}, ");
	}
	buffer_add_string(to, "{\"type\": \"TextualBody\", \"purpose\": \"tagging\"");
	add_member("value", a->colour, to);
	buffer_add_string(to, "}]");
}

static void
add_json(struct note_listing *l, const struct annotation *a, struct buffer *to)
{
	const struct store_document *d = l->document;
	const struct selector *s = &a->selector;

	buffer_printf(to, "%s\n{\"id\": \"urn:diple:%" PRId64 "-%" PRIu64 "\"", l->count ? "," : "",
	              a->created_ms, s->range.start);
	buffer_printf(to, ", \"type\": \"Annotation\", \"motivation\": \"%s\"",
	              *a->note ? "commenting" : "highlighting");
	buffer_add_string(to, ", \"created\": \"");
	add_time(a->created_ms, to);
	buffer_add_string(to, "\", \"modified\": \"");
	add_time(a->modified_ms, to);
	buffer_add_byte(to, '"');
	add_body(a, to);
	buffer_add_string(to, ", \"target\": {\"type\": \"SpecificResource\"");
	add_source(d->name, to);
	buffer_add_string(to, ", \"selector\": [{\"type\": \"TextQuoteSelector\"");
	add_member("exact", s->exact, to);
	add_member("prefix", s->prefix, to);
	add_member("suffix", s->suffix, to);
	buffer_add_string(to, "}]}");
	/* Sixty-four bits are too many for a number of other programs. */
	buffer_printf(to,
	              ", \"diple\": {\"fingerprint\": \"%" PRId64 "\", \"size\": %" PRIu64
	              ", \"start\": %" PRIu64 ", \"end\": %" PRIu64 ", \"textSize\": %" PRIu64,
	              d->fingerprint, d->size, s->range.start, s->range.end, s->text_size);
	add_member("title", d->title, to);
	add_member("author", d->author, to);
	add_member("format", d->format, to);
	add_member("heading", s->heading, to);
	buffer_add_string(to, "}}");
}

/* ---- all ---- */

void
note_listing_document(struct note_listing *l, const struct store_document *document)
{
	struct buffer head = { 0 };

	l->document = document;
	l->heading = "";
	if (l->format == NOTES_MARKDOWN) {
		buffer_add_string(&head, "# ");
		add_line(title_of(document), cite_escape, &head);
		buffer_add_string(&head, "\n\n");
	} else if (l->format == NOTES_ORG) {
		buffer_add_string(&head, "* ");
		add_line(title_of(document), escape_org, &head);
		buffer_printf(&head, "\n:PROPERTIES:\n:FILE: %s\n", document->name);
		if (*document->author)
			buffer_printf(&head, ":AUTHOR: %s\n", document->author);
		buffer_add_string(&head, ":END:\n");
	}
	fwrite(buffer_string(&head), 1, head.size, l->to);
	buffer_clear(&head);
}

void
note_listing_add(struct note_listing *l, const struct annotation *annotation)
{
	static void (*const adds[])(struct note_listing * l, const struct annotation *a,
	                            struct buffer *to) = {
		[NOTES_MARKDOWN] = add_markdown,
		[NOTES_JSON] = add_json,
		[NOTES_ORG] = add_org,
		[NOTES_CSV] = add_csv,
	};

	buffer_reset(&l->record);
	adds[l->format](l, annotation, &l->record);
	fwrite(buffer_string(&l->record), 1, l->record.size, l->to);
	l->count++;
}
