/*
 * Words are taken out of their lines: white space is one blank, what is hidden (a reply's marks, a page's head) is nothing. Runs
 * that lie in different blocks are paragraphs; two in one block have something between them that is not quoted.
 */
#include "app/cite.h"

#include <string.h>

#include "base/utf8.h"

enum { HIDDEN_MOST = 64 };

void
cite_clear(struct cite *c)
{
	buffer_clear(&c->words);
	buffer_clear(&c->speaker);
	buffer_clear(&c->cue);
	buffer_clear(&c->source);
	buffer_clear(&c->title);
	buffer_clear(&c->section);
}

static void
reset(struct cite *c)
{
	buffer_reset(&c->words);
	buffer_reset(&c->speaker);
	buffer_reset(&c->cue);
	buffer_reset(&c->source);
	buffer_reset(&c->title);
	buffer_reset(&c->section);
}

/* ---- words ---- */

/* Copies what can be seen of the range. */
static void
add_visible(struct document *document, struct range range, struct buffer *to)
{
	struct range hidden[HIDDEN_MOST];
	size_t count = HIDDEN_MOST;

	while (count == HIDDEN_MOST && !range_empty(range)) {
		count = document_hidden(document, range, hidden, HIDDEN_MOST);
		for (size_t i = 0; i < count; i++) {
			if (hidden[i].start > range.start)
				text_copy(document_text(document),
				          (struct range){ range.start, hidden[i].start }, to);
			range.start = hidden[i].end < range.end ? hidden[i].end : range.end;
		}
	}
	if (!range_empty(range))
		text_copy(document_text(document), range, to);
}

void
cite_clean(const char *text, size_t n, struct buffer *to)
{
	uint32_t cp;

	for (size_t i = 0; i < n;) {
		i += utf8_decode(text + i, n - i, &cp);
		buffer_add_code_point(to, cp);
	}
}

void
cite_words(struct document *document, struct range range, struct buffer *to)
{
	size_t start = to->size;
	struct buffer raw = { 0 };

	add_visible(document, range, &raw);
	cite_clean(raw.bytes, raw.size, to);
	buffer_one_line(to, start);
	buffer_clear(&raw);
}

/* What stands between two runs: a paragraph's end, words that are not quoted, or nothing but blanks. */
static const char *
joint(struct document *document, struct range before, struct range after)
{
	struct block block;
	struct buffer between = { 0 };
	struct range gap = { before.end, after.start };

	if (document_block_at(document, before.start, &block) && after.start >= block.range.end)
		return "\n";
	cite_words(document, gap, &between);
	bool blank = !between.size;
	buffer_clear(&between);
	return blank ? " " : " \342\200\246 ";
}

static void
add_words(struct document *document, const struct quote *quote, struct buffer *to)
{
	for (uint32_t i = 0; i < quote->run_count; i++) {
		if (i)
			buffer_add_string(to, joint(document, quote->runs[i - 1], quote->runs[i]));
		cite_words(document, quote->runs[i], to);
	}
}

static void
add_line(struct buffer *to, const char *text)
{
	if (!text)
		return;
	buffer_add_string(to, text);
	buffer_one_line(to, 0);
}

/* The quotation is only lent: what it says is copied before the document is asked for anything else. */
void
cite_make(struct cite *c, struct document *document, const struct quote *quote)
{
	struct arena *arena = arena_new();
	struct quote q = quote_copy(quote, arena);
	size_t count;

	reset(c);
	c->line = document_line(document, q.runs[0].start);
	c->reported = q.type == QUOTE_INDIRECT || q.type == QUOTE_MIXED;
	add_words(document, &q, &c->words);
	cite_words(document, q.cue, &c->cue);
	cite_words(document, q.source, &c->source);
	add_line(&c->speaker, q.speaker ? q.speaker : buffer_string(&c->source));
	add_line(&c->title, document_title(document));
	const struct section *sections = document_sections(document, &count);
	ptrdiff_t i = section_at(sections, count, q.runs[0].start);
	if (i >= 0)
		add_line(&c->section, sections[i].title);
	arena_free(arena);
}

/* ---- forms ---- */

/* What Markdown takes for a sign wherever it stands (CommonMark 0.31, 2.4; and the strike and tables of GFM). */
static bool
is_sign(char c)
{
	return c && strchr("\\`*_[]<>&~|", c);
}

/* How many bytes at the start of a line would make it a heading, a list or a rule, the last one being the sign. */
static size_t
line_sign(const char *text)
{
	size_t digits = strspn(text, "0123456789");

	if (digits && (text[digits] == '.' || text[digits] == ')'))
		return digits + 1;
	return *text && strchr("#+-=", *text) ? 1 : 0;
}

void
cite_escape(const char *text, struct buffer *to)
{
	for (size_t n = line_sign(text); n; n--, text++) {
		if (n == 1)
			buffer_add_byte(to, '\\');
		buffer_add_byte(to, *text);
	}
	for (; *text; text++) {
		if (is_sign(*text))
			buffer_add_byte(to, '\\');
		buffer_add_byte(to, *text);
	}
}

void
cite_block(const struct cite *c, struct buffer *to)
{
	const char *text = buffer_string(&c->words);
	struct buffer paragraph = { 0 };

	for (bool first = true; *text; first = false) {
		size_t n = strcspn(text, "\n");
		buffer_reset(&paragraph);
		buffer_add(&paragraph, text, n);
		buffer_add_string(to, first ? "> " : ">\n> ");
		cite_escape(buffer_string(&paragraph), to);
		buffer_add_byte(to, '\n');
		text += n + (text[n] == '\n');
	}
	buffer_clear(&paragraph);
}

static void
add_plain(const struct cite *c, struct buffer *to)
{
	buffer_printf(to, "%s\n\342\200\224 %s", buffer_string(&c->words),
	              c->speaker.size ? c->speaker.bytes : "unattributed");
	if (c->reported && c->cue.size)
		buffer_printf(to, " (%s)", c->cue.bytes);
	if (c->title.size)
		buffer_printf(to, ", %s", c->title.bytes);
	if (c->section.size && strcmp(c->section.bytes, buffer_string(&c->title)) != 0)
		buffer_printf(to, ", \342\200\234%s\342\200\235", c->section.bytes);
}

void
cite_attribute(const struct cite *c, struct buffer *to)
{
	cite_escape(c->speaker.size ? c->speaker.bytes : "unattributed", to);
	if (!c->reported || !c->cue.size)
		return;
	buffer_add_string(to, " (");
	cite_escape(c->cue.bytes, to);
	buffer_add_byte(to, ')');
}

static void
add_markdown(const struct cite *c, struct buffer *to)
{
	cite_block(c, to);
	buffer_add_string(to, ">\n> \342\200\224 ");
	cite_attribute(c, to);
	if (c->title.size) {
		buffer_add_string(to, ", *");
		cite_escape(c->title.bytes, to);
		buffer_add_byte(to, '*');
	}
	if (c->section.size && strcmp(c->section.bytes, buffer_string(&c->title)) != 0) {
		buffer_add_string(to, ", \342\200\234");
		cite_escape(c->section.bytes, to);
		buffer_add_string(to, "\342\200\235");
	}
}

void
cite_write(const struct cite *c, enum cite_form form, struct buffer *to)
{
	switch (form) {
	case CITE_PLAIN:
		add_plain(c, to);
		break;
	case CITE_MARKDOWN:
		add_markdown(c, to);
		break;
	default:
		buffer_add_string(to, buffer_string(&c->words));
		break;
	}
}
