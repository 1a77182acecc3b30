/*
 * Quotations by position and by number. Where a scan has been they are in the list; what the list had no room for, and what no
 * scan has seen yet, the analyst finds again, window by window.
 */
#include <assert.h>

#include "base/memory.h"
#include "doc/document_state.h"

enum {
	QUOTE_REACH = DOCUMENT_WINDOW, /* how far back a quotation that reaches here may start */
	LOOKS_MOST =
		64, /* windows looked at for one quotation: what takes no longer than a blink */
};

/* The window with its quotations; the analyst may ask for other windows meanwhile, so it works on a copy. */
static struct window *
find_quoted_window(struct document *d, uint64_t index)
{
	struct window *w = document_window(d, index);

	if (w->quoted)
		return w;
	struct part found;
	part_init(&found, w->part.range);
	bool alone = d->analyst->quotes(d->analyst, d, index, &found);
	w = document_window(d, index);
	for (size_t i = 0; i < found.quote_count; i++)
		part_add_quote(&w->part, &found.quotes[i]);
	part_clear(&found);
	w->quoted = true;
	w->alone = alone;
	return w;
}

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
	const struct part *p = &document_window(d, window)->part;

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

/* True when it is one for whoever asks. */
static bool
is_chosen(const struct document *d, const struct quote *q)
{
	return quote_is_chosen(q, d->quotes.choice) && !amendments_removes(&d->amendments, q);
}

/* The first of the part's quotations from number i on that is chosen; their count for none. */
static size_t
chosen_from(const struct document *d, const struct part *p, size_t i)
{
	while (i < p->quote_count && !is_chosen(d, &p->quotes[i]))
		i++;
	return i;
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
	const char *speaker = amendments_speaker_of(&d->amendments, quote);
	if (speaker != quote->speaker)
		copy->speaker = speaker ? arena_string(d->answers, speaker) : NULL;
	return copy;
}

/* One of the list as it is handed out. */
static const struct quote *
amended(struct document *d, const struct quote *quote)
{
	if (!quote || amendments_speaker_of(&d->amendments, quote) == quote->speaker)
		return quote;
	return keep_answer(d, quote);
}

/* Of the list, the first one from number i on, or the last one up to it, that is not removed. */
static const struct quote *
listed_from(struct document *d, uint64_t i, bool forward)
{
	const struct quote *q = quote_list_number(&d->quotes, i);

	while (q && amendments_removes(&d->amendments, q)) {
		if (!forward && !i)
			return NULL;
		i = forward ? i + 1 : i - 1;
		q = quote_list_number(&d->quotes, i);
	}
	return amended(d, q);
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
			q = (i = chosen_from(d, p, i)) < p->quote_count ? &p->quotes[i] : NULL;
		if (!q || q->runs[0].start >= end)
			break;
		if (quote_meets(q, range) && is_chosen(d, q))
			out[count++] = keep_answer(d, q);
	}
	return count;
}

/*
 * Where those start that may reach a range from pos on. Far behind it, unless the analyst says that none reaches into the window: to
 * find what nobody sees in the one before would take as long as finding what is seen.
 */
static uint64_t
reach_start(struct document *d, uint64_t pos)
{
	uint64_t far = pos > QUOTE_REACH ? pos - QUOTE_REACH : 0;

	if (pos >= text_size(d->text) || is_listed(d, pos))
		return far;
	uint64_t window = window_of(d, pos);
	uint64_t start = first_start(d, window);
	return start > far && find_quoted_window(d, window)->alone ? start : far;
}

size_t
document_quotes(struct document *d, struct range range, const struct quote **out, size_t max)
{
	size_t count = 0;
	/* The source may stand before the first run or the cue after the last, in the same paragraph. */
	uint64_t last = range.end < UINT64_MAX - QUOTE_REACH / 16 ? range.end + QUOTE_REACH / 16
	                                                          : range.end;

	drop_answers(d);
	if (last > text_size(d->text))
		last = text_size(d->text);
	uint64_t pos = reach_start(d, range.start);
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
			q = listed_from(d, quote_list_before(&d->quotes, from).all, true);
		} else {
			const struct part *p = quoted_window_at(d, from);
			size_t i = chosen_from(d, p, part_quote_from(p, from));
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
			q = i ? listed_from(d, i - 1, false) : NULL;
		} else {
			const struct part *p = quoted_window_at(d, pos - 1);
			size_t i = part_quote_from(p, pos);
			while (i && !is_chosen(d, &p->quotes[i - 1]))
				i--;
			q = i ? keep_answer(d, &p->quotes[i - 1]) : NULL;
		}
		if (q && q->runs[0].start >= start)
			return q;
		pos = start;
	}
	return NULL;
}

/* Of the quotations that the chunk is a sample of, counts those that start before pos; the one with that number goes to *found. */
static struct quote_count
count_again(struct document *d, const struct quote_chunk *chunk, uint64_t pos, uint64_t number,
            const struct quote **found)
{
	struct quote_count count = quote_list_before_chunk(&d->quotes, chunk);
	uint64_t last = chunk->last;

	drop_answers(d);
	*found = NULL;
	for (uint64_t at = chunk->start; at <= last && at < pos;) {
		uint64_t end = listing_end(d, at);
		const struct part *p = quoted_window_at(d, at);
		for (size_t i = part_quote_from(p, at); i < p->quote_count; i++) {
			uint64_t start = p->quotes[i].runs[0].start;
			if (!quote_is_chosen(&p->quotes[i], d->quotes.choice))
				continue;
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

/* How many there are before pos, removed ones among them. */
static struct quote_count
count_before(struct document *d, uint64_t pos)
{
	const struct quote *found;

	if (!range_holds(quote_list_dropped(&d->quotes), pos))
		return quote_list_before(&d->quotes, pos);
	return count_again(d, quote_list_chunk_at(&d->quotes, pos), pos, UINT64_MAX, &found);
}

/* The one with that number, removed ones being counted. */
static const struct quote *
number_of_all(struct document *d, uint64_t number)
{
	const struct quote *q = quote_list_number(&d->quotes, number);

	if (q || number >= quote_list_count(&d->quotes).all)
		return q;
	count_again(d, quote_list_chunk_of(&d->quotes, number), UINT64_MAX, number, &q);
	return q;
}

/* ---- what is removed ---- */

/* Notes a removed quotation if it is among those that are numbered. */
static void
number_removed(struct document *d, struct range run)
{
	struct removed *r = &d->removed;
	uint64_t number = count_before(d, run.start).all;
	const struct quote *q;

	for (; (q = number_of_all(d, number)) && q->runs[0].start == run.start; number++) {
		if (q->runs[0].end != run.end)
			continue;
		r->list = memory_grow(r->list, &r->capacity, r->count + 1, sizeof *r->list);
		size_t at = r->count++;
		for (; at && r->list[at - 1].number > number; at--)
			r->list[at] = r->list[at - 1];
		r->list[at] = (struct removed_quote){ number, run.start, !q->nested };
		return;
	}
}

/* Their numbers among those that are chosen now, in order. */
static const struct removed *
removed(struct document *d)
{
	struct removed *r = &d->removed;
	struct range run;

	if (r->revision == d->revision && r->choice == d->quotes.choice)
		return r;
	r->count = 0;
	for (size_t i = 0; amendments_next_removed(&d->amendments, &i, &run);)
		number_removed(d, run);
	r->revision = d->revision;
	r->choice = d->quotes.choice;
	return r;
}

struct quote_count
document_quote_count(struct document *d)
{
	struct quote_count count = quote_list_count(&d->quotes);
	const struct removed *r = removed(d);

	for (size_t i = 0; i < r->count; i++) {
		count.all--;
		count.outer -= r->list[i].outer;
	}
	return count;
}

struct quote_count
document_quotes_before(struct document *d, uint64_t pos)
{
	struct quote_count count = count_before(d, pos);
	const struct removed *r = removed(d);

	for (size_t i = 0; i < r->count && r->list[i].start < pos; i++) {
		count.all--;
		count.outer -= r->list[i].outer;
	}
	return count;
}

const struct quote *
document_quote_number(struct document *d, uint64_t number)
{
	const struct removed *r = removed(d);

	for (size_t i = 0; i < r->count && r->list[i].number <= number; i++)
		number++;
	const struct quote *listed = quote_list_number(&d->quotes, number);
	/* What is found again is handed out as it is amended. */
	return listed ? amended(d, listed) : number_of_all(d, number);
}

/* ---- what becomes of them ---- */

void
document_quotes_changed(struct document *d)
{
	d->revision++;
	d->quotes_version++;
}

void
document_set_quote_limit(struct document *d, size_t bytes)
{
	assert(!d->quotes.sealed.of[0].all && !d->quotes.recent.quote_count);
	d->quotes.limit = bytes;
}

void
document_give_quotes(struct document *d, void (*taker)(void *context, const struct quote *quote),
                     void *context)
{
	quote_list_give(&d->quotes, taker, context);
}

void
document_pass_quotes(struct document *d, uint64_t pos)
{
	quote_list_pass(&d->quotes, pos);
}

void
document_choose_quotes(struct document *d, enum quote_choice choice)
{
	if (choice != d->quotes.choice)
		document_quotes_changed(d);
	d->quotes.choice = choice;
}

enum quote_choice
document_quote_choice(const struct document *d)
{
	return d->quotes.choice;
}

uint64_t
document_quotes_version(const struct document *d)
{
	return d->quotes_version;
}

const struct speaker_count *
document_speakers(const struct document *d, size_t *count)
{
	return quote_list_speakers(&d->quotes, count);
}
