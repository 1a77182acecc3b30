/*
 * The words are found in the text around the place, a row up or down by where the cursor was drawn last. What is
 * selected at first is the match, else where the quotation, the link or the screen begins.
 */
#include "app/select.h"

#include <stddef.h>
#include <string.h>

#include "app/actions.h"
#include "app/state.h"
#include "base/unicode.h"
#include "base/utf8.h"

enum {
	AROUND = 1024,      /* bytes in which the next word must begin */
	BLOCK_MOST = 65536, /* of a block that is looked through for a sentence */
};

struct range
select_range(const struct visit *visit)
{
	const struct selection *s = &visit->selection;
	struct range range = s->fixed;

	if (!s->on)
		return (struct range){ 0, 0 };
	range.start = s->head.start < range.start ? s->head.start : range.start;
	range.end = s->head.end > range.end ? s->head.end : range.end;
	return range;
}

static void
show(struct visit *visit)
{
	view_set_selection(visit->view, select_range(visit), visit->selection.head.start);
}

void
select_end(struct visit *visit)
{
	visit->selection.on = false;
	show(visit);
}

/* ---- words ---- */

/* The text around a place. */
struct around {
	char bytes[2 * AROUND];
	size_t size, at;
	uint64_t base;
};

static void
read_around(struct document *document, uint64_t pos, struct around *a)
{
	a->base = pos < AROUND ? 0 : pos - AROUND;
	a->size = text_read(document_text(document), a->base, a->bytes, sizeof a->bytes);
	a->at = (size_t)(pos - a->base);
	a->at = a->at < a->size ? a->at : a->size;
	while (a->at && a->at < a->size && utf8_is_continuation(a->bytes[a->at]))
		a->at--;
}

static uint32_t
after(const struct around *a, size_t at, size_t *size)
{
	uint32_t cp = 0;

	*size = at < a->size ? utf8_decode(a->bytes + at, a->size - at, &cp) : 0;
	return cp;
}

static uint32_t
before(const struct around *a, size_t at, size_t *size)
{
	uint32_t cp = 0;

	*size = at ? utf8_decode_last(a->bytes, at, &cp) : 0;
	return cp;
}

/* True for what is not between words: also signs that stand by themselves, as a person sees it. */
static bool
is_inked(uint32_t cp)
{
	return cp > ' ' && !unicode_is_space(cp);
}

/* Where the word that holds the place begins and ends; signs beside a word belong to it. */
static struct range
word_of(const struct around *a, size_t at)
{
	size_t start = at, end = at, size;
	uint32_t cp;

	if (unicode_is_ideograph(after(a, at, &size)))
		return (struct range){ a->base + at, a->base + at + size };
	while ((cp = before(a, start, &size)) && is_inked(cp) && !unicode_is_ideograph(cp))
		start -= size;
	while ((cp = after(a, end, &size)) && is_inked(cp) && !unicode_is_ideograph(cp))
		end += size;
	return (struct range){ a->base + start, a->base + end };
}

/* The word at the place or the first one after it, or the last one that ends at or before it; empty when there is none near. */
static struct range
word_near(struct document *document, uint64_t pos, bool forward)
{
	struct around a;
	size_t size;
	uint32_t cp;

	read_around(document, pos, &a);
	while ((cp = forward ? after(&a, a.at, &size) : before(&a, a.at, &size)) && !is_inked(cp))
		a.at = forward ? a.at + size : a.at - size;
	return word_of(&a, forward ? a.at : a.at - size);
}

/* ---- motions ---- */

static void
move_to(struct app *app, struct range word)
{
	struct visit *visit = app_visit(app);
	struct selection *s = &visit->selection;

	if (range_empty(word))
		return;
	s->head = word;
	if (!s->growing)
		s->fixed = word;
	if (!view_shows(visit->view, word.start))
		view_goto(visit->view, word.start, VIEW_NEAR);
	show(visit);
}

static uint64_t
beginning(struct visit *visit)
{
	uint64_t top = view_anchor(visit->view);
	uint64_t places[] = { visit->match.start, visit->link.range.start, visit->quote };
	bool known[] = { !range_empty(visit->match), !range_empty(visit->link.range),
		         visit->quote != UINT64_MAX };

	for (size_t i = 0; i < sizeof places / sizeof *places; i++)
		if (known[i] && view_shows(visit->view, places[i]))
			return places[i];
	return top;
}

void
select_start(struct app *app, long count, const char *argument)
{
	struct visit *visit = app_visit(app);
	struct selection *s = &visit->selection;

	(void)count, (void)argument;
	if (s->on) {
		/* From here on it grows; and once more: it begins anew. */
		s->growing = !s->growing;
		s->fixed = s->head;
		show(visit);
		return;
	}
	*s = (struct selection){ .head = word_near(visit->document, beginning(visit), true) };
	s->fixed = s->head;
	s->on = !range_empty(s->head);
	show(visit);
	if (!s->on)
		app_say(app, "There is nothing to select");
}

void
select_cancel(struct app *app, long count, const char *argument)
{
	(void)count, (void)argument;
	select_end(app_visit(app));
}

void
select_next_word(struct app *app, long count, const char *argument)
{
	struct visit *visit = app_visit(app);

	(void)argument;
	do
		move_to(app, word_near(visit->document, visit->selection.head.end, true));
	while (--count > 0);
}

void
select_previous_word(struct app *app, long count, const char *argument)
{
	struct visit *visit = app_visit(app);

	(void)argument;
	do
		move_to(app, word_near(visit->document, visit->selection.head.start, false));
	while (--count > 0);
}

/* A row up or down from where the cursor was drawn. */
static void
step_row(struct app *app, int by)
{
	struct visit *visit = app_visit(app);
	struct range word;
	uint64_t pos;
	int row = app->cursor_row;

	/* Empty rows are stepped over. */
	for (int i = 0; i < app->rows; i++) {
		if (row + by < 0 || row + by >= view_page_rows(visit->view)) {
			if (!view_scroll(visit->view, by))
				return;
		} else {
			row += by;
		}
		if (!view_position_at(visit->view, row, app->cursor_column, &pos))
			continue;
		word = word_near(visit->document, pos, true);
		bool further = by > 0 ? word.start > visit->selection.head.start
		                      : word.start < visit->selection.head.start;
		if (range_empty(word) || !further)
			continue;
		move_to(app, word);
		app->cursor_row = row;
		return;
	}
}

void
select_down(struct app *app, long count, const char *argument)
{
	(void)argument;
	do
		step_row(app, 1);
	while (--count > 0);
}

void
select_up(struct app *app, long count, const char *argument)
{
	(void)argument;
	do
		step_row(app, -1);
	while (--count > 0);
}

void
select_other_end(struct app *app, long count, const char *argument)
{
	struct visit *visit = app_visit(app);
	struct selection *s = &visit->selection;
	struct range fixed = s->fixed;

	(void)count, (void)argument;
	s->fixed = s->head;
	move_to(app, fixed);
}

/* ---- wholes ---- */

/* Selects all words from the first in the range to the last one. */
static void
take(struct app *app, struct range range)
{
	struct visit *visit = app_visit(app);
	struct selection *s = &visit->selection;

	s->growing = true;
	s->fixed = word_near(visit->document, range.start, true);
	s->head = word_near(visit->document, range.end, false);
	if (s->head.start < s->fixed.start)
		s->head = s->fixed;
	show(visit);
}

void
select_paragraph(struct app *app, long count, const char *argument)
{
	struct visit *visit = app_visit(app);
	struct range range = select_range(visit);
	struct block first, last;

	(void)count, (void)argument;
	if (document_block_at(visit->document, range.start, &first) &&
	    document_block_at(visit->document, range.end - 1, &last))
		take(app, (struct range){ first.range.start, last.range.end });
}

/* True when a sentence ends before the byte at i, at a blank. */
static bool
ends_sentence(const char *bytes, size_t i)
{
	size_t k = i;

	/* Quotation marks and brackets after the full stop belong to it. */
	while (k && (strchr("\"')]", bytes[k - 1]) || (unsigned char)bytes[k - 1] >= 0x80))
		k--;
	return k && strchr(".!?", bytes[k - 1]) && bytes[k - 1] && (unsigned char)bytes[i] <= ' ';
}

/* The sentences of the block that the range meets, as far as their full stops tell. */
static struct range
sentences_of(struct document *document, const struct block *block, struct range range)
{
	struct range all = block->range;
	struct buffer b = { 0 };

	if (range_size(all) > BLOCK_MOST)
		return range;
	text_copy(document_text(document), all, &b);
	size_t from = range.start < all.start ? 0 : (size_t)(range.start - all.start);
	size_t to = range.end > all.end ? b.size : (size_t)(range.end - all.start);
	while (from && !ends_sentence(b.bytes, from - 1))
		from--;
	while (to < b.size && !ends_sentence(b.bytes, to))
		to++;
	buffer_clear(&b);
	return (struct range){ all.start + from, all.start + to };
}

void
select_sentence(struct app *app, long count, const char *argument)
{
	struct visit *visit = app_visit(app);
	struct range range = select_range(visit);
	struct block block;

	(void)count, (void)argument;
	if (document_block_at(visit->document, range.start, &block))
		take(app, sentences_of(visit->document, &block, range));
}

void
select_quote(struct app *app, long count, const char *argument)
{
	struct visit *visit = app_visit(app);
	struct range range = select_range(visit);
	const struct quote *quote;

	(void)count, (void)argument;
	if (document_quotes(visit->document, range, &quote, 1) == 1)
		take(app,
		     (struct range){ quote->runs[0].start, quote->runs[quote->run_count - 1].end });
	else
		app_say(app, "No quotation here");
}
