/*
 * The document hides where its ranges come from. Delivered parts lie in an array by position; windows of a
 * plain text are made by the analyst when they are asked for and kept in a small cache, oldest out
 * first. Outline and delivered quotations are arrays of the whole document.
 */
#include "doc/document.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "doc/anchors.h"
#include "doc/line_index.h"
#include "doc/quote_list.h"

enum {
	WINDOW_COUNT = 16,             /* windows kept for an analyst */
	PART_TEXT = 256 * 1024,        /* a delivered part is closed when it has this much text */
	QUOTE_REACH = DOCUMENT_WINDOW, /* how far back a quotation that reaches here may start */
	QUOTES_BYTES = 16 * 1024 * 1024,
	SECTIONS_BYTES = 16 * 1024 * 1024,
	LOOKS_MOST =
		64, /* windows looked at for one quotation: what takes no longer than a blink */
	TABLE_REACH = 4 * 1024 * 1024, /* and a table */
	TAIL_WINDOWS = 8,              /* looked at for sections that were not delivered */
};

struct window {
	uint64_t index;
	uint64_t used; /* the tick of the last use; 0: empty */
	bool quoted;   /* its quotations were made */
	struct part part;
};

struct document {
	struct sink sink;
	struct text *text;
	char *format;
	char *name;
	char *title;
	bool title_sought; /* in the text, since the last refresh */
	enum document_state state;
	uint64_t revision;
	uint64_t known[PASS_COUNT]; /* how far each pass has come */
	uint64_t resumed;           /* what starts before is known and not taken again */
	uint64_t outlined;          /* the sections before are delivered ... */
	size_t tail_count;          /* ... and so many after them are from windows */
	uint64_t tail_revision;
	struct arena *tail; /* their titles; NULL: none yet */
	uint64_t lines;
	struct line_index line_index;

	struct analyst *analyst;
	struct window windows[WINDOW_COUNT];
	uint64_t tick;

	struct part *parts; /* delivered; the last one still grows */
	size_t part_count, part_capacity;

	struct quote_list quotes;
	struct arena *answers; /* quotations that were handed out last */

	struct part whole; /* its sections are the document's */
	size_t closed;     /* how many sections have had their ends set for text size closed_at */
	uint64_t closed_at;

	struct anchors anchors;
	char *facts[FACT_COUNT]; /* NULL: nothing is said */

	char **notes;
	size_t note_count, note_capacity;
};

static const struct sink_ops document_sink_ops;

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

/* Drops the windows from this one on. */
static void
drop_windows(struct document *d, uint64_t first)
{
	for (size_t i = 0; i < WINDOW_COUNT; i++) {
		struct window *w = &d->windows[i];
		if (!w->used || w->index < first)
			continue;
		part_clear(&w->part);
		*w = (struct window){ 0 };
	}
}

void
document_free(struct document *d)
{
	if (!d)
		return;
	drop_windows(d, 0);
	arena_free(d->tail);
	if (d->analyst)
		d->analyst->free(d->analyst);
	for (size_t i = 0; i < d->part_count; i++)
		part_clear(&d->parts[i]);
	free(d->parts);
	part_clear(&d->whole);
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

/* ---- parts and windows ---- */

/* Makes the window's blocks in the cache's least used place. */
static struct window *
make_window(struct document *d, uint64_t index)
{
	struct window *w = &d->windows[0];

	for (size_t i = 1; i < WINDOW_COUNT; i++)
		if (d->windows[i].used < w->used)
			w = &d->windows[i];
	if (w->used)
		part_clear(&w->part);
	struct range range = { index * DOCUMENT_WINDOW, (index + 1) * DOCUMENT_WINDOW };
	*w = (struct window){ .index = index, .used = ++d->tick };
	part_init(&w->part, range);
	d->analyst->blocks(d->analyst, d->text, index, &w->part);
	return w;
}

static struct window *
find_window(struct document *d, uint64_t index)
{
	for (size_t i = 0; i < WINDOW_COUNT; i++)
		if (d->windows[i].used && d->windows[i].index == index) {
			d->windows[i].used = ++d->tick;
			return &d->windows[i];
		}
	return make_window(d, index);
}

/* The same with its quotations; the analyst may ask for other windows meanwhile, so it works on a copy. */
static struct window *
find_quoted_window(struct document *d, uint64_t index)
{
	struct window *w = find_window(d, index);

	if (w->quoted)
		return w;
	struct part found;
	part_init(&found, w->part.range);
	d->analyst->quotes(d->analyst, d, index, &found);
	w = find_window(d, index);
	for (size_t i = 0; i < found.quote_count; i++)
		part_add_quote(&w->part, &found.quotes[i]);
	part_clear(&found);
	w->quoted = true;
	return w;
}

static uint64_t
window_count(const struct document *d)
{
	return (text_size(d->text) + DOCUMENT_WINDOW - 1) / DOCUMENT_WINDOW;
}

static size_t
piece_count(const struct document *d)
{
	return d->analyst ? (size_t)window_count(d) : d->part_count;
}

/* Part or window i: the pieces of the document in order, whatever they come from. */
static const struct part *
piece(struct document *d, size_t i)
{
	return d->analyst ? &find_window(d, i)->part : &d->parts[i];
}

/* The index of the last piece that starts at or before pos; 0 when there is none. */
static size_t
piece_at(const struct document *d, uint64_t pos)
{
	if (d->analyst) {
		uint64_t last = window_count(d);
		uint64_t index = pos / DOCUMENT_WINDOW;
		return (size_t)(index < last ? index : last ? last - 1 : 0);
	}
	size_t low = 0, high = d->part_count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (d->parts[middle].range.start <= pos)
			low = middle + 1;
		else
			high = middle;
	}
	return low ? low - 1 : 0;
}

/* How many pieces start before pos. None is made to find out. */
static size_t
pieces_before(const struct document *d, uint64_t pos)
{
	size_t n = piece_count(d);

	return pos && n ? piece_at(d, pos - 1) + 1 : 0;
}

/* The last block that starts before pos (or at it, when at is set). */
static bool
last_block(struct document *d, uint64_t pos, bool at, struct block *block)
{
	size_t i = piece_at(d, pos);

	for (size_t n = piece_count(d); n && i < n; i--) {
		const struct part *p = piece(d, i);
		size_t low = 0, high = p->block_count;
		while (low < high) {
			size_t middle = low + (high - low) / 2;
			uint64_t start = p->blocks[middle].range.start;
			if (start < pos || (at && start == pos))
				low = middle + 1;
			else
				high = middle;
		}
		if (low) {
			*block = p->blocks[low - 1];
			return true;
		}
		if (!i)
			break;
	}
	return false;
}

/* The first block that starts at or after pos. */
static bool
first_block(struct document *d, uint64_t pos, struct block *block)
{
	size_t n = piece_count(d);

	for (size_t i = piece_at(d, pos); i < n; i++) {
		const struct part *p = piece(d, i);
		size_t low = 0, high = p->block_count;
		while (low < high) {
			size_t middle = low + (high - low) / 2;
			if (p->blocks[middle].range.start < pos)
				low = middle + 1;
			else
				high = middle;
		}
		if (low < p->block_count) {
			*block = p->blocks[low];
			return true;
		}
	}
	return false;
}

bool
document_block_at(struct document *d, uint64_t pos, struct block *block)
{
	struct block before;
	bool have = last_block(d, pos, true, &before);

	if (have && (range_holds(before.range, pos) || before.range.start == pos)) {
		*block = before;
		return true;
	}
	if (first_block(d, pos, block))
		return true;
	if (have)
		*block = before;
	return have;
}

bool
document_block_next(struct document *d, const struct block *block, struct block *next)
{
	uint64_t from =
		block->range.end > block->range.start ? block->range.end : block->range.end + 1;

	return first_block(d, from, next);
}

bool
document_block_before(struct document *d, const struct block *block, struct block *before)
{
	return last_block(d, block->range.start, false, before);
}

/*
 * The first piece that may tell something of what starts at pos: a block that holds it may have started in the piece
 * before, but not when one of its own starts at pos or before it.
 */
static size_t
first_piece(struct document *d, uint64_t pos)
{
	size_t i = piece_at(d, pos);
	const struct part *p = i ? piece(d, i) : NULL;

	return p && !(p->block_count && p->blocks[0].range.start <= pos) ? i - 1 : i;
}

size_t
document_spans(struct document *d, struct range range, struct span *out, size_t max)
{
	size_t count = 0, end = pieces_before(d, range.end);

	for (size_t i = first_piece(d, range.start); i < end && count < max; i++) {
		const struct part *p = piece(d, i);
		for (size_t k = part_span_from(p, range.start); k < p->span_count && count < max;
		     k++) {
			if (p->spans[k].range.start >= range.end)
				break;
			if (range_meets(p->spans[k].range, range))
				out[count++] = p->spans[k];
		}
	}
	return count;
}

size_t
document_hidden(struct document *d, struct range range, struct range *out, size_t max)
{
	size_t count = 0, end = pieces_before(d, range.end);

	for (size_t i = first_piece(d, range.start); i < end && count < max; i++) {
		const struct part *p = piece(d, i);
		for (size_t k = part_hidden_from(p, range.start);
		     k < p->hidden_count && count < max; k++) {
			if (p->hidden[k].start >= range.end)
				break;
			out[count++] = p->hidden[k];
		}
		/* What is hidden in a block was delivered with it. In a window it lies where it stands. */
		if (!d->analyst && p->block_count &&
		    p->blocks[p->block_count - 1].range.end >= range.end)
			break;
	}
	return count;
}

bool
document_table_at(struct document *d, uint64_t pos, struct table *table)
{
	if (d->analyst || !d->part_count)
		return false;
	/* A table is told with the part of its first row. */
	for (size_t i = piece_at(d, pos);; i--) {
		const struct part *p = piece(d, i);
		size_t k = p->table_count;
		while (k && p->tables[k - 1].range.start > pos)
			k--;
		if (k) {
			*table = p->tables[k - 1];
			return range_holds(table->range, pos) || table->range.start == pos;
		}
		if (!i || pos - p->range.start > TABLE_REACH)
			return false;
	}
}

bool
document_anchor(const struct document *d, const char *name, uint64_t *pos)
{
	return anchors_find(&d->anchors, name, pos);
}

const char *
document_fact(const struct document *d, enum fact fact)
{
	return d->facts[fact];
}

/* ---- quotations ---- */

static bool
quote_meets(const struct quote *q, struct range range)
{
	for (uint32_t i = 0; i < q->run_count; i++)
		if (range_meets(q->runs[i], range))
			return true;
	return range_meets(q->cue, range) || range_meets(q->source, range);
}

/* Where a scan has come to: quotations that start before it are known. */
static uint64_t
quotes_known(const struct document *d)
{
	return !d->analyst || d->state == DOCUMENT_COMPLETE ? UINT64_MAX : d->known[PASS_QUOTES];
}

/* True when the quotations that start at pos are in the list, false when the analyst must find them. */
static bool
is_listed(const struct document *d, uint64_t pos)
{
	return pos < quotes_known(d) && !range_holds(quote_list_dropped(&d->quotes), pos);
}

/* Where the window's first block starts; its end when none does. */
static uint64_t
first_start(struct document *d, uint64_t window)
{
	const struct part *p = &find_window(d, window)->part;

	return p->block_count ? p->blocks[0].range.start : (window + 1) * DOCUMENT_WINDOW;
}

/* The window in which the block at pos starts: quotations are that window's, although a block may reach into the next. */
static uint64_t
window_of(struct document *d, uint64_t pos)
{
	uint64_t window = pos / DOCUMENT_WINDOW;

	while (window && pos < first_start(d, window))
		window--;
	return window;
}

/* Where the positions end that are listed, or are in the same window and not, as pos is. */
static uint64_t
listing_end(struct document *d, uint64_t pos)
{
	struct range dropped = quote_list_dropped(&d->quotes);
	uint64_t known = quotes_known(d);

	if (is_listed(d, pos))
		return pos < dropped.start && dropped.start < known ? dropped.start : known;
	uint64_t window = pos / DOCUMENT_WINDOW, end = first_start(d, window);
	if (pos >= end)
		end = (window + 1) * DOCUMENT_WINDOW;
	return pos < dropped.end && dropped.end < end ? dropped.end : end;
}

/* And where they start. */
static uint64_t
listing_start(struct document *d, uint64_t pos)
{
	struct range dropped = quote_list_dropped(&d->quotes);
	uint64_t known = quotes_known(d);

	if (is_listed(d, pos))
		return pos < dropped.start ? 0 : dropped.end;
	uint64_t window = pos / DOCUMENT_WINDOW, start = first_start(d, window);
	if (pos < start)
		start = window * DOCUMENT_WINDOW;
	if (pos < known)
		return start < dropped.start ? dropped.start : start;
	return start < known ? known : start;
}

static const struct part *
quoted_window_at(struct document *d, uint64_t pos)
{
	return &find_quoted_window(d, window_of(d, pos))->part;
}

/* A copy that stays until the next question about quotations. */
static const struct quote *
keep_answer(struct document *d, const struct quote *quote)
{
	struct quote *copy = arena_alloc(d->answers, sizeof *copy);

	*copy = quote_copy(quote, d->answers);
	return copy;
}

static void
drop_answers(struct document *d)
{
	arena_free(d->answers);
	d->answers = arena_new();
}

/* Adds those that start from pos to end and meet the range; none of these positions is listed, or all are. */
static size_t
collect_quotes(struct document *d, uint64_t pos, uint64_t end, struct range range,
               const struct quote **out, size_t max)
{
	bool listed = is_listed(d, pos);
	const struct part *p = listed ? NULL : quoted_window_at(d, pos);
	uint64_t i = listed ? quote_list_before(&d->quotes, pos).all : part_quote_from(p, pos);
	const struct quote *q;
	size_t count = 0;

	for (; count < max; i++) {
		if (listed)
			q = quote_list_number(&d->quotes, i);
		else
			q = i < p->quote_count ? &p->quotes[i] : NULL;
		if (!q || q->runs[0].start >= end)
			break;
		if (quote_meets(q, range))
			out[count++] = keep_answer(d, q);
	}
	return count;
}

size_t
document_quotes(struct document *d, struct range range, const struct quote **out, size_t max)
{
	size_t count = 0;
	uint64_t pos = range.start > QUOTE_REACH ? range.start - QUOTE_REACH : 0;
	/* The source may stand before the first run or the cue after the last, in the same paragraph. */
	uint64_t last = range.end < UINT64_MAX - QUOTE_REACH / 16 ? range.end + QUOTE_REACH / 16
	                                                          : range.end;

	drop_answers(d);
	if (last > text_size(d->text))
		last = text_size(d->text);
	while (pos < last && count < max) {
		uint64_t end = listing_end(d, pos);
		if (end > last)
			end = last;
		count += collect_quotes(d, pos, end, range, out + count, max - count);
		pos = end;
	}
	return count;
}

const struct quote *
document_quote_after(struct document *d, uint64_t pos)
{
	uint64_t from = pos + 1, size = text_size(d->text), known = quotes_known(d);

	drop_answers(d);
	for (size_t looks = 0; from < size && looks < LOOKS_MOST; looks++) {
		if (!is_listed(d, from) && from < known)
			from = quote_list_skip(&d->quotes, from);
		uint64_t end = listing_end(d, from);
		const struct quote *q = NULL;
		if (is_listed(d, from)) {
			q = quote_list_number(&d->quotes, quote_list_before(&d->quotes, from).all);
		} else {
			const struct part *p = quoted_window_at(d, from);
			size_t i = part_quote_from(p, from);
			q = i < p->quote_count ? keep_answer(d, &p->quotes[i]) : NULL;
		}
		if (q && q->runs[0].start < end)
			return q;
		from = end;
	}
	return NULL;
}

const struct quote *
document_quote_before(struct document *d, uint64_t pos)
{
	drop_answers(d);
	for (size_t looks = 0; pos && looks < LOOKS_MOST; looks++) {
		uint64_t start = listing_start(d, pos - 1);
		const struct quote *q = NULL;
		if (is_listed(d, pos - 1)) {
			uint64_t i = quote_list_before(&d->quotes, pos).all;
			q = i ? quote_list_number(&d->quotes, i - 1) : NULL;
		} else {
			const struct part *p = quoted_window_at(d, pos - 1);
			size_t i = part_quote_from(p, pos);
			q = i ? keep_answer(d, &p->quotes[i - 1]) : NULL;
		}
		if (q && q->runs[0].start >= start)
			return q;
		pos = start;
	}
	return NULL;
}

struct quote_count
document_quote_count(const struct document *d)
{
	return quote_list_count(&d->quotes);
}

/* Of the quotations that the chunk is a sample of, counts those that start before pos; the one with that number goes to *found. */
static struct quote_count
count_again(struct document *d, const struct quote_chunk *chunk, uint64_t pos, uint64_t number,
            const struct quote **found)
{
	struct quote_count count = chunk->before;
	uint64_t last = chunk->last;

	drop_answers(d);
	*found = NULL;
	for (uint64_t at = chunk->start; at <= last && at < pos;) {
		uint64_t end = listing_end(d, at);
		const struct part *p = quoted_window_at(d, at);
		for (size_t i = part_quote_from(p, at); i < p->quote_count; i++) {
			uint64_t start = p->quotes[i].runs[0].start;
			if (start >= end)
				break;
			if (start > last || start >= pos)
				return count;
			if (count.all == number) {
				*found = keep_answer(d, &p->quotes[i]);
				return count;
			}
			count.all++;
			count.outer += !p->quotes[i].nested;
		}
		at = end;
	}
	return count;
}

struct quote_count
document_quotes_before(struct document *d, uint64_t pos)
{
	const struct quote *found;

	if (!range_holds(quote_list_dropped(&d->quotes), pos))
		return quote_list_before(&d->quotes, pos);
	return count_again(d, quote_list_chunk_at(&d->quotes, pos), pos, UINT64_MAX, &found);
}

const struct quote *
document_quote_number(struct document *d, uint64_t number)
{
	const struct quote *q = quote_list_number(&d->quotes, number);

	if (q || number >= quote_list_count(&d->quotes).all)
		return q;
	count_again(d, quote_list_chunk_of(&d->quotes, number), UINT64_MAX, number, &q);
	return q;
}

void
document_set_quote_limit(struct document *d, size_t bytes)
{
	assert(!quote_list_count(&d->quotes).all);
	d->quotes.limit = bytes;
}

/* ---- the outline and the title ---- */

/* Forgets the sections that were not delivered. */
static void
drop_tail(struct document *d)
{
	d->whole.section_count -= d->tail_count;
	d->tail_count = 0;
}

static void
add_tail_section(struct document *d, const struct section *section)
{
	struct part *p = &d->whole;

	p->sections = memory_grow(p->sections, &p->section_capacity, p->section_count + 1,
	                          sizeof *p->sections);
	p->sections[p->section_count] = *section;
	p->sections[p->section_count++].title = arena_string(d->tail, section->title);
	d->tail_count++;
}

/* What came after the outline was delivered shows its sections too, as far as its windows tell and while it is little. */
static void
make_tail(struct document *d)
{
	uint64_t window = d->outlined / DOCUMENT_WINDOW, end = window_count(d);

	if (d->tail_revision == d->revision)
		return;
	drop_tail(d);
	d->tail_revision = d->revision;
	d->closed = SIZE_MAX;
	if (end - window > TAIL_WINDOWS)
		return;
	arena_free(d->tail);
	d->tail = arena_new();
	for (; window < end; window++) {
		const struct part *p = &find_window(d, window)->part;
		for (size_t i = 0; i < p->section_count; i++)
			add_tail_section(d, &p->sections[i]);
	}
}

/* The outline comes as a whole, at the end of its pass. */
static bool
sections_are_known(const struct document *d)
{
	return d->outlined >= text_size(d->text) || d->state == DOCUMENT_COMPLETE;
}

const struct section *
document_sections(struct document *d, size_t *count)
{
	struct part *p = &d->whole;
	uint64_t size = text_size(d->text);
	bool known = !d->analyst || sections_are_known(d) || !window_count(d);

	if (!known && !d->outlined) {
		p = &find_window(d, 0)->part;
		section_close(p->sections, p->section_count, size);
		*count = p->section_count;
		return p->sections;
	}
	if (!known)
		make_tail(d);
	if (d->closed != p->section_count || d->closed_at != size) {
		section_close(p->sections, p->section_count, size);
		d->closed = p->section_count;
		d->closed_at = size;
	}
	*count = p->section_count;
	return p->sections;
}

bool
document_has_more_sections(const struct document *d)
{
	for (size_t i = 0; i < d->note_count; i++)
		if (!strcmp(d->notes[i], SINK_MORE_SECTIONS))
			return true;
	return false;
}

/* The range's text in one line, white space as single blanks; NULL when it is nothing else. */
static char *
one_line(struct document *d, struct range range)
{
	struct buffer b = { 0 };
	size_t to = 0;

	text_copy(d->text, range, &b);
	for (size_t i = 0; i < b.size; i++) {
		bool white = strchr(" \t\n\v\f\r", b.bytes[i]) && b.bytes[i];
		if (!white)
			b.bytes[to++] = b.bytes[i];
		else if (to && b.bytes[to - 1] != ' ')
			b.bytes[to++] = ' ';
	}
	if (to && b.bytes[to - 1] == ' ')
		to--;
	if (!to) {
		buffer_clear(&b);
		return NULL;
	}
	b.size = to;
	b.bytes[to] = '\0';
	return buffer_take(&b);
}

/* A plain text's title stands in its first window. */
static char *
title_from_blocks(struct document *d)
{
	enum { BLOCKS_MOST = 100 }; /* what stands lower is no title */
	struct block block;
	int seen = 0;

	if (!document_block_at(d, 0, &block))
		return NULL;
	do {
		char *title = block.kind == BLOCK_TITLE ? one_line(d, block.range) : NULL;
		if (title)
			return title;
	} while (++seen < BLOCKS_MOST && document_block_next(d, &block, &block) &&
	         block.range.start < DOCUMENT_WINDOW);
	return NULL;
}

const char *
document_title(struct document *d)
{
	if (!d->title && !d->title_sought && d->analyst && d->state == DOCUMENT_LOADING) {
		d->title_sought = true;
		d->title = title_from_blocks(d);
	}
	return d->title;
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
	drop_tail(d);
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

	drop_windows(d, cut / DOCUMENT_WINDOW);
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
	size_t limit = d->quotes.limit;

	drop_windows(d, 0);
	d->revision++;
	d->title_sought = false;
	quote_list_clear(&d->quotes);
	quote_list_init(&d->quotes, limit);
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

/* ---- the sink ---- */

static struct document *
of_sink(struct sink *sink)
{
	return (struct document *)(void *)((char *)sink - offsetof(struct document, sink));
}

static void
take_text(struct sink *sink, const char *bytes, size_t n)
{
	struct document *d = of_sink(sink);

	text_append(d->text, bytes, n);
	d->revision++;
}

/*
 * The part that grows. A block that comes when the last part has enough opens a new one; what is said about
 * a block goes with it.
 */
static struct part *
open_part(struct document *d, uint64_t start, bool block)
{
	struct part *last = d->part_count ? &d->parts[d->part_count - 1] : NULL;

	if (last && (!block || start - last->range.start < PART_TEXT))
		return last;
	d->parts = memory_grow(d->parts, &d->part_capacity, d->part_count + 1, sizeof *d->parts);
	last = &d->parts[d->part_count++];
	part_init(last, (struct range){ d->part_count == 1 ? 0 : start, UINT64_MAX });
	if (d->part_count > 1)
		last[-1].range.end = start;
	return last;
}

static void
take_block(struct sink *sink, const struct block *block)
{
	struct document *d = of_sink(sink);

	part_add_block(open_part(d, block->range.start, true), block);
	d->revision++;
}

static void
take_span(struct sink *sink, const struct span *span)
{
	struct document *d = of_sink(sink);

	part_add_span(open_part(d, span->range.start, false), span);
	d->revision++;
}

static void
take_hidden(struct sink *sink, struct range range)
{
	struct document *d = of_sink(sink);

	part_add_hidden(open_part(d, range.start, false), range);
	d->revision++;
}

static void
take_section(struct sink *sink, uint64_t start, unsigned level, const char *title)
{
	struct document *d = of_sink(sink);

	if (start < d->resumed)
		return;
	drop_tail(d);
	if (arena_size(d->whole.arena) + d->whole.section_capacity * sizeof *d->whole.sections >=
	    SECTIONS_BYTES)
		document_note(d, SINK_MORE_SECTIONS);
	else
		part_add_section(&d->whole, start, level, title);
	d->revision++;
}

static void
take_quote(struct sink *sink, const struct quote *quote)
{
	struct document *d = of_sink(sink);

	if (quote->runs[0].start < d->resumed)
		return;
	if (!d->analyst && quote_list_is_full(&d->quotes)) {
		document_note(d, "the document has more quotations than are listed");
		return;
	}
	quote_list_add(&d->quotes, quote);
	d->revision++;
}

static void
take_title(struct sink *sink, const char *title)
{
	document_set_title(of_sink(sink), title);
}

static void
take_anchor(struct sink *sink, uint64_t pos, const char *name)
{
	anchors_add(&of_sink(sink)->anchors, name, pos);
}

/* What is said twice stands in one line. */
static void
take_fact(struct sink *sink, enum fact fact, const char *value)
{
	struct document *d = of_sink(sink);
	struct buffer b = { 0 };

	if (d->facts[fact])
		buffer_printf(&b, "%s, ", d->facts[fact]);
	buffer_add_string(&b, value);
	free(d->facts[fact]);
	d->facts[fact] = buffer_take(&b);
	d->revision++;
}

static void
take_table(struct sink *sink, const struct table *table)
{
	struct document *d = of_sink(sink);

	part_add_table(open_part(d, table->range.start, true), table);
	d->revision++;
}

static void
take_note(struct sink *sink, const char *sentence)
{
	document_note(of_sink(sink), sentence);
}

static void
take_checkpoint(struct sink *sink, uint64_t line, uint64_t pos)
{
	line_index_add(&of_sink(sink)->line_index, line, pos);
}

static void
take_lines(struct sink *sink, uint64_t count)
{
	struct document *d = of_sink(sink);

	d->lines = count;
	d->revision++;
}

static void
take_progress(struct sink *sink, enum sink_pass pass, uint64_t done, uint64_t total)
{
	struct document *d = of_sink(sink);
	uint64_t size = text_size(d->text);

	/* The text may have grown since it was looked at. */
	if (!d->analyst || total > size)
		total = size;
	for (size_t earlier = 0; earlier < pass; earlier++)
		d->known[earlier] = total;
	d->known[pass] = done;
	if (d->known[PASS_SECTIONS] >= total && total) {
		drop_tail(d);
		d->outlined = total;
	}
}

static void
take_done(struct sink *sink)
{
	struct document *d = of_sink(sink);

	for (size_t pass = 0; pass < PASS_COUNT && !d->analyst; pass++)
		d->known[pass] = text_size(d->text);
	document_set_state(d, DOCUMENT_COMPLETE);
}

static const struct sink_ops document_sink_ops = {
	.text = take_text,
	.block = take_block,
	.span = take_span,
	.hidden = take_hidden,
	.section = take_section,
	.quote = take_quote,
	.title = take_title,
	.anchor = take_anchor,
	.fact = take_fact,
	.table = take_table,
	.note = take_note,
	.checkpoint = take_checkpoint,
	.lines = take_lines,
	.progress = take_progress,
	.done = take_done,
};
