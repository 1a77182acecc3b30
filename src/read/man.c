/*
 * A page is read group by group: the lines between two empty ones. Only the last group can be the page's last line, so one
 * waits until it is known whether another one comes. What tells headings from text is learned from the first heading.
 */
#include "read/man.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/memory.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "read/ansi_escape.h"
#include "read/man_page.h"
#include "read/man_sign.h"

enum {
	TAB = 8,
	COLS_LEAST = 40, /* a page's first line that is shorter says nothing about its width */
	COLS_USUAL = 80,
	BODY_MOST = 16, /* cells that running text is indented by at most */
	SUBHEADING_MOST = 4,
	GROUP_MOST = 4096,        /* lines of a group */
	GROUP_BYTES = 256 * 1024, /* and bytes */
	LINE_MOST = 16 * 1024,    /* bytes of a line */
	BLANKS_BETWEEN = 3,       /* the parts of a page's first and last line */
};

struct man {
	struct man_page page;
	struct sink *sink;
	struct buffer input, line; /* what was read; a line without tabs */
	char *title;               /* "LS(1)" as the page says it; NULL before its first line */
	unsigned depth;            /* of the sections: 1 on the first of several pages */
	bool group_ends;           /* an empty line has come */
};

/* ---- the first and the last line of a page ---- */

/* What man was asked for, "" when nobody says. man-db puts backslashes before some characters. The caller frees it. */
static char *
asked_for(void)
{
	const char *asked = getenv("MAN_PN");
	struct buffer plain = { 0 };

	for (; asked && *asked; asked++)
		if (*asked != '\\')
			buffer_add_byte(&plain, *asked);
	return buffer_take(&plain);
}

/* What stands between wide gaps, in one line of text; what a page says at both ends is said once. */
static void
say_furniture(struct man *m, const struct man_line *line)
{
	struct block block = { .kind = BLOCK_BOILERPLATE, .gap = 1 };
	const char *bytes = m->page.text.text.bytes;
	size_t from = line->start, blanks = 0;

	builder_block(m->page.builder, &block);
	for (size_t at = line->start; at <= line->end; at++) {
		bool end = at == line->end;
		blanks = !end && bytes[at] == ' ' ? blanks + 1 : 0;
		if (!end && blanks != BLANKS_BETWEEN)
			continue;
		size_t stop = end ? at : at + 1 - BLANKS_BETWEEN;
		if (stop > from && from > line->start)
			builder_marker(m->page.builder, "\xc2\xa0\xc2\xa0 ");
		builder_text(m->page.builder, bytes + from, stop - from);
		while (!end && at + 1 < line->end && bytes[at + 1] == ' ')
			at++;
		from = at + 1;
		blanks = 0;
	}
	builder_block_end(m->page.builder);
}

/* How wide a line is that was printed over itself. */
static unsigned
printed_width(const char *bytes, size_t n)
{
	unsigned column = 0, most = 0;

	for (size_t i = 0; i < n; i++) {
		if (bytes[i] != '\b')
			column += !utf8_is_continuation(bytes[i]);
		else
			column -= column > 0;
		most = column > most ? column : most;
	}
	return most;
}

/* A first line whose two titles had no room beside each other: only whoever asked for the page knows what it is. */
static void
take_overprinted(struct man *m, const struct man_line *line)
{
	unsigned cols =
		printed_width(m->page.text.text.bytes + line->start, line->end - line->start);

	m->title = asked_for();
	if (*m->title)
		sink_title(m->sink, m->title);
	if (cols >= COLS_LEAST)
		m->page.cols = cols;
	say_furniture(m, line);
}

static void
take_header(struct man *m, const struct man_line *line, const struct man_reference *title)
{
	const char *bytes = m->page.text.text.bytes + line->start;
	char *said = memory_string_n(bytes + title->start, title->end - title->start);
	bool other = m->title && strcasecmp(said, m->title);

	if (!m->title) {
		/* That is what the page says, but not in capitals. */
		char *asked = asked_for();
		sink_title(m->sink, strcasecmp(asked, said) ? said : asked);
		free(asked);
		m->page.cols = line->width >= COLS_LEAST ? line->width : COLS_USUAL;
	} else if (other) {
		m->depth = 1;
		builder_block_end(m->page.builder);
		builder_section(m->page.builder, 1, said);
	}
	if (!m->title || other) {
		free(m->title);
		m->title = said;
	} else {
		free(said);
	}
	say_furniture(m, line);
}

/* The part of a page's last line that has a year in it is its date. */
static void
find_date(struct man *m, const struct man_line *line)
{
	const char *bytes = m->page.text.text.bytes;
	size_t start = line->start, digits = 0;

	for (size_t at = line->start; at < line->end; at++) {
		if (bytes[at] == ' ' && at + 1 < line->end && bytes[at + 1] == ' ')
			start = at + 2;
		digits = isdigit((unsigned char)bytes[at]) ? digits + 1 : 0;
		bool year = digits == 4 && (bytes[at - 3] == '1' || bytes[at - 3] == '2') &&
		            !(at + 1 < line->end && isdigit((unsigned char)bytes[at + 1]));
		if (!year || bytes[start] == ' ')
			continue;
		size_t end = at + 1;
		while (end < line->end && !(bytes[end] == ' ' && bytes[end + 1] == ' '))
			end++;
		char *date = memory_string_n(bytes + start, end - start);
		sink_fact(m->sink, FACT_DATE, date);
		free(date);
		return;
	}
}

/* True for a page's last line: it names the page at its end, or is all that is left and has wide gaps. */
static bool
is_footer(const struct man *m, const struct man_line *line, bool last)
{
	const char *bytes = m->page.text.text.bytes + line->start;
	size_t n = line->end - line->start, size = m->title ? strlen(m->title) : 0;
	bool named = size && n >= size && !strncasecmp(bytes + n - size, m->title, size) &&
	             (n == size ? line->indent > 0 : bytes[n - size - 1] == ' ');

	if (line->bold && m->page.styled)
		return false;
	return (named && (line->gap_count || n == size)) ||
	       (last && !line->indent && line->gap_count > 1);
}

/* ---- headings ---- */

static bool
is_heading(const struct man *m, size_t i)
{
	const struct man_page *page = &m->page;
	const struct man_line *line = &page->lines[i];
	bool known = page->body > 0, alone = i == 0 || page->lines[i - 1].indent < line->indent;

	if (!known && !line->indent)
		return true;
	if (line->indent && line->indent >= (known ? page->body : SUBHEADING_MOST + 1))
		return false;
	return page->styled ? line->bold : alone;
}

static bool
is_synopsis(const char *title)
{
	static const char *const titles[] = {
		"SYNOPSIS", "SYNOPSE",      "SYNTAX",   "ÜBERSICHT", "SINOPSIS",  "SINOSSI",
		"RESUMO",   "SAMENVATTING", "SKŁADNIA", "ОБЗОР",     "СИНТАКСИС", "書式",
		"概述",     "总览",         "用法",     "사용법",
	};

	for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
		if (!strcasecmp(title, titles[i]))
			return true;
	return false;
}

/* A heading's name as an anchor: a URI holds no blanks. */
static void
add_anchor(struct man *m, const char *title)
{
	char *name = memory_string(title);

	for (char *p = name; *p; p++)
		if (*p == ' ')
			*p = '_';
	builder_anchor(m->page.builder, name);
	free(name);
}

/* Adds a line's words, without the hyphen that broke the last one. */
static void
add_to_title(const struct man_page *page, size_t i, struct buffer *title)
{
	const struct man_line *line = &page->lines[i];
	const char *bytes = page->text.text.bytes + line->start;
	size_t n = line->end - line->start;
	uint32_t cp;

	if (line->hyphen)
		n -= utf8_decode_last(bytes, n, &cp);
	buffer_add(title, bytes, n);
	if (!line->hyphen)
		buffer_add_byte(title, ' ');
}

/* True when a heading that is too long for a line goes on in this one. */
static bool
goes_on(const struct man_page *page, const struct man_line *first, size_t i)
{
	const struct man_line *line = &page->lines[i];

	return line->bold && ansi_text_style(&page->text, line->end - 1).marks & ANSI_BOLD &&
	       (line->indent == first->indent || line->indent == page->body) &&
	       man_line_is_full(line - 1, line, page->cols);
}

/* Says the heading that starts at line i, which may go on in lines after it; returns the line after it. */
static size_t
say_heading(struct man *m, size_t i)
{
	struct man_page *page = &m->page;
	const struct man_line *first = &page->lines[i];
	unsigned level = m->depth + (first->indent ? 2 : 1);
	struct buffer title = { 0 };
	size_t end = i;

	do
		add_to_title(page, end++, &title);
	while (end < page->count && page->styled && goes_on(page, first, end));
	buffer_one_line(&title, 0);
	if (!page->body && !first->indent)
		page->styled = first->bold;
	builder_block(page->builder, &(struct block){ .kind = BLOCK_HEADING,
	                                              .level = (uint8_t)level,
	                                              .gap = page->gap,
	                                              .indent = (uint16_t)first->indent,
	                                              .hang = (uint16_t)first->indent });
	builder_heading(page->builder, level);
	add_anchor(m, title.bytes);
	builder_string(page->builder, title.bytes);
	builder_block_end(page->builder);
	if (!first->indent)
		page->synopsis = is_synopsis(title.bytes);
	buffer_clear(&title);
	page->gap = 0;
	return end;
}

/* ---- groups ---- */

/* Lines that are no headings. */
static size_t
say_text(struct man *m, size_t i)
{
	struct man_page *page = &m->page;
	size_t end = i + 1;

	if (!page->body && page->lines[i].indent && page->lines[i].indent <= BODY_MOST)
		page->body = page->lines[i].indent;
	while (end < page->count && !is_heading(m, end))
		end++;
	man_flow(page, i, end);
	return end;
}

/* Says the group; last: no other comes. */
static void
end_group(struct man *m, bool last)
{
	struct man_page *page = &m->page;
	const char *bytes = page->text.text.bytes;
	struct man_reference title;
	size_t i = 0;

	page->gap = 1;
	if (page->count) {
		const struct man_line *line = &page->lines[0];
		bool alone = page->count == 1;
		if ((alone || !m->title) &&
		    man_sign_is_header(bytes + line->start, line->end - line->start, &title)) {
			take_header(m, line, &title);
			i = 1;
		} else if (alone && !m->title && !line->indent &&
		           memchr(bytes + line->start, '\b', line->end - line->start)) {
			take_overprinted(m, line);
			i = 1;
		} else if (alone && is_footer(m, line, last)) {
			find_date(m, line);
			say_furniture(m, line);
			i = 1;
		}
	}
	while (i < page->count)
		i = is_heading(m, i) ? say_heading(m, i) : say_text(m, i);
	builder_block_end(page->builder);
	ansi_text_reset(&page->text);
	page->count = 0;
	m->group_ends = false;
}

/* ---- lines ---- */

/* The line with blanks for its tabs; columns are those of what is seen. */
static void
expand_tabs(struct man *m, const char *bytes, size_t n)
{
	size_t column = 0;

	buffer_reset(&m->line);
	for (size_t at = 0; at < n;) {
		size_t size = 1;
		uint32_t cp;
		if (bytes[at] == '\t') {
			do
				buffer_add_byte(&m->line, ' ');
			while (++column % TAB);
			at++;
			continue;
		}
		if (bytes[at] == '\033') {
			size_t escape = ansi_escape_read(bytes + at, n - at).size;
			size = escape ? escape : 1;
		} else if (bytes[at] == '\b') {
			column -= column > 0;
		} else {
			size = utf8_decode(bytes + at, n - at, &cp);
			int width = unicode_width(cp);
			column += width > 0 ? (size_t)width : 0;
		}
		buffer_add(&m->line, bytes + at, size);
		at += size;
	}
}

static bool
is_blank(const char *bytes, size_t n)
{
	while (n && strchr(" \t\r\f", bytes[n - 1]) && bytes[n - 1])
		n--;
	return !n;
}

static void
take_line(struct man *m, const char *bytes, size_t n)
{
	struct man_page *page = &m->page;

	if (is_blank(bytes, n)) {
		m->group_ends = page->count > 0;
		return;
	}
	if (m->group_ends || page->count == GROUP_MOST || page->text.text.size > GROUP_BYTES)
		end_group(m, false);
	if (bytes[n - 1] == '\r')
		n--;
	if (memchr(bytes, '\t', n)) {
		expand_tabs(m, bytes, n);
		bytes = m->line.bytes;
		n = m->line.size;
	}
	size_t start = page->text.text.size;
	ansi_text_add(&page->text, bytes, n);
	struct man_line line = man_line_measure(&page->text, start, page->text.text.size);
	if (line.start == line.end) {
		m->group_ends = page->count > 0;
		return;
	}
	page->lines = memory_grow(page->lines, &page->capacity, page->count + 1, sizeof line);
	page->lines[page->count++] = line;
}

static void
take_input(struct man *m, bool end)
{
	const char *bytes = m->input.bytes;
	size_t at = 0, n = m->input.size;

	while (at < n) {
		const char *stop = memchr(bytes + at, '\n', n - at);
		size_t size = stop ? (size_t)(stop - bytes) - at : n - at;
		bool whole = stop || end;
		if (!whole && size <= LINE_MOST)
			break;
		if (size > LINE_MOST) {
			size = ansi_text_cut(bytes + at, LINE_MOST);
			stop = NULL;
		}
		take_line(m, bytes + at, size);
		at += size + (stop ? 1 : 0);
	}
	buffer_consume(&m->input, at);
}

void
man_source(struct source *source, struct sink *sink)
{
	struct man m = { .sink = sink, .page.cols = COLS_USUAL };

	m.page.builder = builder_new(sink);
	for (;;) {
		if (source_waits(source))
			builder_flush(m.page.builder);
		if (!source_read_text(source, &m.input))
			break;
		take_input(&m, false);
		builder_progress(m.page.builder, source->at, source->size);
	}
	take_input(&m, true);
	end_group(&m, true);
	builder_end(m.page.builder);
	builder_free(m.page.builder);
	ansi_text_clear(&m.page.text);
	buffer_clear(&m.input);
	buffer_clear(&m.line);
	free(m.page.lines);
	free(m.title);
}
