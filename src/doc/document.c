/*
 * The document hides where its ranges come from: parts that were delivered, or windows that an analyst makes. Here it is
 * made, changed and asked what it is; the rest is in document_pieces.c (blocks and what lies in them), document_quotes.c,
 * document_outline.c and document_sink.c (what is delivered).
 */
#include "doc/document.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "doc/document_state.h"

enum { QUOTES_BYTES = 16 * 1024 * 1024 };

struct document *
document_new(struct text *text, const char *format, const char *name)
{
	struct document *d = memory_zero(1, sizeof *d);

	d->sink.ops = &document_sink_ops;
	d->text = text;
	d->format = memory_string(format);
	d->name = memory_string(name);
	part_init(&d->whole, (struct range){ 0, UINT64_MAX });
	quote_list_init(&d->quotes, QUOTES_BYTES);
	d->answers = arena_new();
	return d;
}

static void
drop_names(struct document *d)
{
	anchors_clear(&d->anchors);
	for (size_t i = 0; i < FACT_COUNT; i++) {
		free(d->facts[i]);
		d->facts[i] = NULL;
	}
}

void
document_free(struct document *d)
{
	if (!d)
		return;
	document_drop_windows(d, 0);
	arena_free(d->tail);
	if (d->analyst)
		d->analyst->free(d->analyst);
	for (size_t i = 0; i < d->part_count; i++)
		part_clear(&d->parts[i]);
	free(d->parts);
	part_clear(&d->whole);
	amendments_clear(&d->amendments);
	free(d->removed.list);
	quote_list_clear(&d->quotes);
	arena_free(d->answers);
	for (size_t i = 0; i < d->note_count; i++)
		free(d->notes[i]);
	free(d->notes);
	line_index_clear(&d->line_index);
	drop_names(d);
	text_free(d->text);
	free(d->format);
	free(d->name);
	free(d->title);
	free(d);
}

void
document_set_analyst(struct document *d, struct analyst *analyst)
{
	assert(!d->analyst && !d->part_count);
	d->analyst = analyst;
}

bool
document_has_analyst(const struct document *d)
{
	return d->analyst;
}

bool
document_shows(struct document *d, struct range range)
{
	return d->analyst && d->analyst->shows && d->analyst->shows(d->analyst, d->text, range);
}

struct sink *
document_sink(struct document *d)
{
	return &d->sink;
}

struct text *
document_text(struct document *d)
{
	return d->text;
}

const char *
document_format(const struct document *d)
{
	return d->format;
}

const char *
document_name(const struct document *d)
{
	return d->name;
}

void
document_set_title(struct document *d, const char *title)
{
	free(d->title);
	d->title = title && *title ? memory_string(title) : NULL;
	d->revision++;
}

enum document_state
document_state(const struct document *d)
{
	return d->state;
}

void
document_set_state(struct document *d, enum document_state state)
{
	if (d->state == state)
		return;
	d->state = state;
	d->revision++;
}

uint64_t
document_revision(const struct document *d)
{
	return d->revision;
}

void
document_note(struct document *d, const char *sentence)
{
	for (size_t i = 0; i < d->note_count; i++)
		if (!strcmp(d->notes[i], sentence))
			return;
	d->notes = memory_grow(d->notes, &d->note_capacity, d->note_count + 1, sizeof *d->notes);
	d->notes[d->note_count++] = memory_string(sentence);
	d->revision++;
}

const char *
document_note_at(const struct document *d, size_t i)
{
	return i < d->note_count ? d->notes[i] : NULL;
}

bool
document_anchor(const struct document *d, const char *name, uint64_t *pos)
{
	return anchors_find(&d->anchors, name, pos);
}

const char *
document_anchor_number(const struct document *d, size_t number, uint64_t *pos)
{
	return anchors_at(&d->anchors, number, pos);
}

const char *
document_fact(const struct document *d, enum fact fact)
{
	return d->facts[fact];
}

uint64_t
document_known(const struct document *d, enum sink_pass pass)
{
	return d->known[pass];
}

/* The windows beside one say what it holds, the first ones what all do. */
uint64_t
document_settled(uint64_t size)
{
	enum { HEAD = 2, BESIDE = 2 };
	uint64_t windows = size / DOCUMENT_WINDOW;

	return windows <= HEAD + BESIDE ? 0 : (windows - BESIDE) * DOCUMENT_WINDOW;
}

/* Forgets what was found before the position and after it, as far as the document knows. */
static void
cut_lists(struct document *d, uint64_t cut)
{
	struct part *p = &d->whole;

	quote_list_cut(&d->quotes, cut);
	document_drop_tail(d);
	while (p->section_count && p->sections[p->section_count - 1].range.start >= cut)
		p->section_count--;
	if (d->outlined > cut)
		d->outlined = cut;
	for (size_t pass = 0; pass < PASS_COUNT; pass++)
		if (d->known[pass] > cut)
			d->known[pass] = cut;
}

void
document_grew(struct document *d, uint64_t before)
{
	uint64_t cut = document_settled(before);

	document_drop_windows(d, cut / DOCUMENT_WINDOW);
	d->revision++;
	d->title_sought = false;
	if (!d->analyst || d->known[PASS_LINES] <= cut)
		return;
	/* A sample's quotations are found again from its start. */
	cut_lists(d, quote_list_cut(&d->quotes, cut) / DOCUMENT_WINDOW * DOCUMENT_WINDOW);
	if (!cut)
		document_set_title(d, NULL);
	d->resumed = d->known[PASS_QUOTES];
	d->lines = 0;
	d->state = DOCUMENT_LOADING;
}

void
document_changed(struct document *d)
{
	struct quote_list before = d->quotes;

	document_drop_windows(d, 0);
	d->revision++;
	d->title_sought = false;
	amendments_clear(&d->amendments);
	d->quotes_version++;
	quote_list_clear(&d->quotes);
	quote_list_init(&d->quotes, before.limit);
	quote_list_give(&d->quotes, before.taker, before.taker_context);
	d->quotes.choice = before.choice;
	part_clear(&d->whole);
	part_init(&d->whole, (struct range){ 0, UINT64_MAX });
	d->tail_count = 0;
	d->closed = 0;
	memset(d->known, 0, sizeof d->known);
	d->outlined = d->resumed = 0;
	d->lines = 0;
	line_index_clear(&d->line_index);
	drop_names(d);
	free(d->title);
	d->title = NULL;
	d->state = DOCUMENT_LOADING;
}

void
document_restart(struct document *d, struct text *text, const char *format)
{
	document_changed(d);
	if (d->analyst)
		d->analyst->free(d->analyst);
	d->analyst = NULL;
	for (size_t i = 0; i < d->part_count; i++)
		part_clear(&d->parts[i]);
	d->part_count = 0;
	for (size_t i = 0; i < d->note_count; i++)
		free(d->notes[i]);
	d->note_count = 0;
	text_free(d->text);
	d->text = text;
	free(d->format);
	d->format = memory_string(format);
}

/* ---- line numbers ---- */

uint64_t
document_line(struct document *d, uint64_t pos)
{
	return line_index_line(&d->line_index, d->text, pos);
}

bool
document_line_start(struct document *d, uint64_t line, uint64_t *pos)
{
	return line_index_start(&d->line_index, d->text, line, pos);
}

uint64_t
document_lines(const struct document *d)
{
	return d->lines;
}
