/*
 * Lines become one run of words: a line break is a blank, a word that was broken is whole again. References to other pages
 * and addresses are found in the whole run, because they may have been broken too.
 */
#include <stdlib.h>
#include <string.h>

#include "base/bisect.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "read/man_page.h"
#include "read/reference.h"

enum { SECTION_LEAST = 3 }; /* letters of a heading that is referred to */

struct piece {
	size_t flat; /* where it starts in the run */
	size_t text; /* and in the page's text; SIZE_MAX: a line break */
};

struct run {
	struct man_page *page;
	struct buffer flat;
	struct piece *pieces;
	size_t count, capacity;
	size_t said;
};

static void
add_piece(struct run *run, size_t text, const char *bytes, size_t n)
{
	run->pieces = memory_grow(run->pieces, &run->capacity, run->count + 1, sizeof *run->pieces);
	run->pieces[run->count++] = (struct piece){ run->flat.size, text };
	buffer_add(&run->flat, bytes, n);
}

/* ---- saying ---- */

static size_t
piece_at(const struct run *run, size_t flat)
{
	size_t i;

	BISECT(i, 0, run->count, run->pieces[i].flat <= flat);
	return i - 1;
}

static void
say_until(struct run *run, size_t end)
{
	const struct ansi_text *text = &run->page->text;

	while (run->said < end) {
		size_t i = piece_at(run, run->said);
		const struct piece *p = &run->pieces[i];
		size_t stop = i + 1 < run->count && p[1].flat < end ? p[1].flat : end;
		size_t start = p->text + (run->said - p->flat);
		if (p->text == SIZE_MAX)
			builder_text(run->page->builder, "\n", 1);
		else
			ansi_text_say(text, start, start + (stop - run->said), run->page->builder);
		run->said = stop;
	}
}

static void
say_link(struct run *run, size_t start, size_t end, const char *target)
{
	const struct piece *p = &run->pieces[piece_at(run, start)];
	bool linked = p->text != SIZE_MAX &&
	              ansi_text_style(&run->page->text, p->text + (start - p->flat)).link;

	if (linked || start < run->said)
		return;
	say_until(run, start);
	builder_open(run->page->builder, SPAN_LINK, target);
	say_until(run, end);
	builder_close(run->page->builder, SPAN_LINK);
}

/* ---- references to sections ---- */

static bool
is_bold(const struct run *run, size_t flat)
{
	const struct piece *p = &run->pieces[piece_at(run, flat)];

	return p->text == SIZE_MAX ||
	       ansi_text_style(&run->page->text, p->text + (flat - p->flat)).marks & ANSI_BOLD;
}

/* True when the words behind a place say where the section before it stands. */
static bool
is_placed(const struct run *run, size_t at)
{
	const char *bytes = run->flat.bytes;
	size_t left = run->flat.size - at;

	return left >= 6 && (bytes[at] == ' ' || bytes[at] == '\n') &&
	       (!memcmp(bytes + at + 1, "below", 5) || !memcmp(bytes + at + 1, "above", 5));
}

/* The end of a heading that begins here: bold words in capitals. */
static size_t
heading_end(const struct run *run, size_t at, size_t end)
{
	const char *bytes = run->flat.bytes;
	size_t last = at;

	for (; at < end; at++) {
		bool blank = bytes[at] == ' ' || bytes[at] == '\n';
		if (!blank && !is_bold(run, at))
			break;
		if ((bytes[at] >= 'A' && bytes[at] <= 'Z') ||
		    (bytes[at] >= '0' && bytes[at] <= '9'))
			last = at + 1;
		else if (!blank && bytes[at] != '-' && bytes[at] != '/')
			break;
	}
	return last;
}

/* Headings' anchors have one underscore for each gap. */
static void
link_section(struct run *run, size_t start, size_t end)
{
	const char *bytes = run->flat.bytes;
	struct buffer target = { 0 };

	buffer_add_byte(&target, '#');
	for (size_t i = start; i < end; i++) {
		bool blank = bytes[i] == ' ' || bytes[i] == '\n';
		if (!blank)
			buffer_add_byte(&target, bytes[i]);
		else if (target.bytes[target.size - 1] != '_')
			buffer_add_byte(&target, '_');
	}
	say_link(run, start, end, target.bytes);
	buffer_clear(&target);
}

/* "see RESTRICTED SHELL below", with a bold heading. */
static void
link_sections(struct run *run, size_t end)
{
	const char *bytes = run->flat.bytes;

	for (size_t at = run->said; at < end; at++) {
		bool begins = bytes[at] >= 'A' && bytes[at] <= 'Z' &&
		              (!at || strchr(" \n(", bytes[at - 1]));
		size_t stop = begins ? heading_end(run, at, end) : at;
		if (stop == at)
			continue;
		if (stop >= at + SECTION_LEAST && is_placed(run, stop))
			link_section(run, at, stop);
		at = stop - 1;
	}
}

static void
found(void *context, size_t start, size_t end, const char *target)
{
	struct run *run = context;

	link_sections(run, start);
	say_link(run, start, end, target);
}

/* ---- the run ---- */

/* The line's bytes, without the hyphen that broke its last word. */
static size_t
end_of(const struct man_line *line, const struct ansi_text *text, bool last)
{
	uint32_t cp;

	if (!line->hyphen || last)
		return line->end;
	return line->end -
	       utf8_decode_last(text->text.bytes + line->start, line->end - line->start, &cp);
}

void
man_words(struct man_page *page, size_t first, size_t end, size_t from)
{
	struct run run = { .page = page };
	const char *bytes = page->text.text.bytes;

	for (size_t i = first; i < end; i++) {
		const struct man_line *line = &page->lines[i];
		size_t start = i == first ? from : line->start;
		size_t stop = end_of(line, &page->text, i + 1 == end);
		if (i > first && !page->lines[i - 1].hyphen)
			add_piece(&run, SIZE_MAX, "\n", 1);
		if (stop > start)
			add_piece(&run, start, bytes + start, stop - start);
	}
	reference_find(run.flat.bytes ? run.flat.bytes : "", run.flat.size, REFERENCE_IN_MANUAL,
	               found, &run);
	link_sections(&run, run.flat.size);
	say_until(&run, run.flat.size);
	buffer_clear(&run.flat);
	free(run.pieces);
}
