/*
 * Quotations in the order of the text. The last thousand or two are kept as they came, since others may still come in between; the
 * older half of them is sealed when they are too many: what is sealed takes few bytes (quote_code) and changes no more.
 */
#include "doc/quote_list.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/bisect.h"
#include "base/buffer.h"
#include "base/memory.h"
#include "doc/quote_code.h"
#include "doc/wire_order.h"

enum {
	CHUNK_MOST = 64,          /* quotations */
	CHUNK_REACH = 256 * 1024, /* bytes of the text, at first */
	NAMES_MOST = 8 * 1024 *
	             1024, /* bytes of the names of speakers, when no quotation has room any more */
	CHUNKS_MOST = 64 * 1024, /* past that, samples are joined */
	SEAL_COUNT = WIRE_ORDER_COUNT,
	RECENT_MOST = 2 * SEAL_COUNT,
};

void
quote_list_init(struct quote_list *list, size_t limit)
{
	*list = (struct quote_list){ .limit = limit, .reach = CHUNK_REACH };
	list->dropped = list->decoded_chunk = SIZE_MAX;
	list->arena = arena_new();
	part_init(&list->recent, (struct range){ 0, UINT64_MAX });
	part_init(&list->decoded, (struct range){ 0, UINT64_MAX });
}

void
quote_list_clear(struct quote_list *list)
{
	free(list->chunks);
	free(list->speakers);
	arena_free(list->arena);
	atoms_clear(&list->names);
	part_clear(&list->recent);
	part_clear(&list->decoded);
}

/* ---- speakers ---- */

/* The number of a name for which there is room. */
static bool
speaker_number(struct quote_list *list, const char *name, uint32_t *number)
{
	if (atoms_find(&list->names, name, number))
		return true;
	if (list->dropped != SIZE_MAX && atoms_size(&list->names) >= NAMES_MOST)
		return false;
	*number = atoms_number(&list->names, name);
	list->speakers = memory_grow(list->speakers, &list->speaker_capacity, *number + 1,
	                             sizeof *list->speakers);
	list->speakers[*number] = (struct speaker_count){ .first = UINT64_MAX };
	return true;
}

/* Counts it among what its speaker says, or no more. */
static void
count_speaker(struct quote_list *list, const struct quote *quote, bool more)
{
	uint32_t number;

	if (!quote->speaker || !speaker_number(list, quote->speaker, &number))
		return;
	struct speaker_count *s = &list->speakers[number];
	if (quote->runs[0].start < s->first)
		s->first = quote->runs[0].start;
	for (int choice = 0; choice < QUOTES_NONE; choice++)
		if (quote_is_chosen(quote, (enum quote_choice)choice))
			s->of[choice] += more ? 1u : -1u;
}

const struct speaker_count *
quote_list_speakers(const struct quote_list *list, size_t *count)
{
	*count = list->names.count;
	for (size_t i = 0; i < *count; i++)
		list->speakers[i].name = list->names.list[i];
	return list->speakers;
}

/* ---- sealing ---- */

static void
add_count(struct quote_counts *counts, const struct quote *quote)
{
	for (int choice = 0; choice < QUOTES_NONE; choice++)
		if (quote_is_chosen(quote, (enum quote_choice)choice)) {
			counts->of[choice].all++;
			counts->of[choice].outer += !quote->nested;
		}
}

bool
quote_list_is_full(const struct quote_list *list)
{
	return arena_size(list->arena) + atoms_size(&list->names) >= list->limit;
}

/* Joins each two samples; from now on they reach twice as far. */
static void
join_samples(struct quote_list *list)
{
	size_t kept = list->dropped;

	for (size_t i = list->dropped; i < list->chunk_count; i += 2) {
		struct quote_chunk joined = list->chunks[i];
		if (i + 1 < list->chunk_count)
			joined.last = list->chunks[i + 1].last;
		list->chunks[kept++] = joined;
	}
	list->chunk_count = kept;
	list->reach *= 2;
}

/* Makes a chunk of the quotations, which are sorted and count at least one. */
static void
seal_chunk(struct quote_list *list, const struct quote *quotes, size_t count)
{
	struct quote_chunk chunk = { .start = quotes[0].runs[0].start,
		                     .last = quotes[count - 1].runs[0].start,
		                     .before = list->sealed };
	struct buffer bytes = { 0 };
	uint64_t before = chunk.start;

	for (size_t i = 0; i < count; i++) {
		add_count(&list->sealed, &quotes[i]);
		if (list->dropped == SIZE_MAX)
			quote_code_put(&list->names, &quotes[i], before, &bytes);
		before = quotes[i].runs[0].start;
	}
	if (bytes.size)
		chunk.bytes = memcpy(arena_alloc(list->arena, bytes.size), bytes.bytes, bytes.size);
	buffer_clear(&bytes);
	if (list->dropped != SIZE_MAX && list->chunk_count - list->dropped >= CHUNKS_MOST)
		join_samples(list);
	list->chunks = memory_grow(list->chunks, &list->chunk_capacity, list->chunk_count + 1,
	                           sizeof *list->chunks);
	list->chunks[list->chunk_count++] = chunk;
}

/* Keeps the recent ones from number first on. */
static void
drop_recent(struct quote_list *list, size_t first)
{
	struct part rest;

	part_init(&rest, list->recent.range);
	for (size_t i = first; i < list->recent.quote_count; i++)
		part_add_quote(&rest, &list->recent.quotes[i]);
	part_clear(&list->recent);
	list->recent = rest;
}

/* Gives away the first of the recent ones. */
static void
give(struct quote_list *list, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct quote *quote = &list->recent.quotes[i];
		add_count(&list->sealed, quote);
		list->taken = quote->runs[0].start;
		list->taker(list->taker_context, quote);
	}
	drop_recent(list, count);
}

void
quote_list_give(struct quote_list *list, void (*taker)(void *context, const struct quote *quote),
                void *context)
{
	assert(!list->sealed.of[0].all && !list->recent.quote_count);
	list->taker = taker;
	list->taker_context = context;
}

void
quote_list_pass(struct quote_list *list, uint64_t pos)
{
	size_t count = part_quote_from(&list->recent, pos);

	if (count)
		give(list, count);
}

/* Seals the older half of the recent ones. */
static void
seal(struct quote_list *list)
{
	const struct quote *quotes = list->recent.quotes;

	if (list->dropped == SIZE_MAX && quote_list_is_full(list))
		list->dropped = list->chunk_count;
	for (size_t i = 0, end; i < SEAL_COUNT; i = end) {
		uint64_t start = quotes[i].runs[0].start;
		for (end = i + 1; end < SEAL_COUNT; end++) {
			uint64_t next = quotes[end].runs[0].start;
			/* Two that start together stay together. */
			bool apart = end - i >= CHUNK_MOST || next - start > list->reach;
			if (apart && next > quotes[end - 1].runs[0].start)
				break;
		}
		seal_chunk(list, &quotes[i], end - i);
	}
	drop_recent(list, SEAL_COUNT);
}

bool
quote_list_add(struct quote_list *list, const struct quote *quote)
{
	if (list->chunk_count && quote->runs[0].start < list->chunks[list->chunk_count - 1].last)
		return false;
	if (quote->runs[0].start < list->taken)
		return false;
	part_add_quote(&list->recent, quote);
	if (!list->taker)
		count_speaker(list, quote, true);
	if (list->recent.quote_count < RECENT_MOST)
		return true;
	if (list->taker)
		give(list, SEAL_COUNT);
	else
		seal(list);
	return true;
}

/* ---- questions ---- */

struct range
quote_list_dropped(const struct quote_list *list)
{
	if (list->dropped == SIZE_MAX)
		return (struct range){ 0, 0 };
	return (struct range){ list->chunks[list->dropped].start,
		               list->recent.quote_count
		                       ? list->recent.quotes[0].runs[0].start
		                       : list->chunks[list->chunk_count - 1].last + 1 };
}

/* What the list's choice has of the counts. */
static struct quote_count
chosen(const struct quote_list *list, const struct quote_counts *counts)
{
	return list->choice == QUOTES_NONE ? (struct quote_count){ 0, 0 }
	                                   : counts->of[list->choice];
}

/* Counts the part's quotations that start before pos. */
static void
count_before(const struct quote_list *list, const struct part *part, uint64_t pos,
             struct quote_count *count)
{
	for (size_t i = 0; i < part->quote_count && part->quotes[i].runs[0].start < pos; i++)
		if (quote_is_chosen(&part->quotes[i], list->choice)) {
			count->all++;
			count->outer += !part->quotes[i].nested;
		}
}

/* The part's quotation with that number, counted from 0; NULL past the last. */
static const struct quote *
number_in(const struct quote_list *list, const struct part *part, uint64_t number)
{
	for (size_t i = 0; i < part->quote_count; i++)
		if (quote_is_chosen(&part->quotes[i], list->choice) && !number--)
			return &part->quotes[i];
	return NULL;
}

struct quote_count
quote_list_count(const struct quote_list *list)
{
	struct quote_count count = chosen(list, &list->sealed);

	count_before(list, &list->recent, UINT64_MAX, &count);
	return count;
}

struct quote_count
quote_list_before_chunk(const struct quote_list *list, const struct quote_chunk *chunk)
{
	return chosen(list, &chunk->before);
}

/* How many chunks start at or before pos; with before they are those that start with number i or less. */
static size_t
chunks_to(const struct quote_list *list, uint64_t pos, uint64_t i)
{
	size_t low;

	BISECT(low, 0, list->chunk_count,
	       list->chunks[low].start <= pos && chosen(list, &list->chunks[low].before).all <= i);
	return low;
}

const struct quote_chunk *
quote_list_chunk_at(const struct quote_list *list, uint64_t pos)
{
	size_t n = chunks_to(list, pos, UINT64_MAX);

	return n ? &list->chunks[n - 1] : NULL;
}

const struct quote_chunk *
quote_list_chunk_of(const struct quote_list *list, uint64_t i)
{
	size_t n = chunks_to(list, UINT64_MAX, i);

	return n ? &list->chunks[n - 1] : NULL;
}

uint64_t
quote_list_skip(const struct quote_list *list, uint64_t pos)
{
	size_t n = chunks_to(list, pos, UINT64_MAX);

	if (n && pos <= list->chunks[n - 1].last)
		return pos;
	return n < list->chunk_count ? list->chunks[n].start : quote_list_dropped(list).end;
}

/* The chunk's quotations, of which it has some. */
static const struct part *
decode(struct quote_list *list, const struct quote_chunk *chunk)
{
	size_t k = (size_t)(chunk - list->chunks);
	const struct quote_counts *after =
		k + 1 < list->chunk_count ? &chunk[1].before : &list->sealed;
	const unsigned char *bytes = chunk->bytes;
	uint64_t start = chunk->start;

	assert(bytes);
	if (list->decoded_chunk == k)
		return &list->decoded;
	part_clear(&list->decoded);
	part_init(&list->decoded, (struct range){ 0, UINT64_MAX });
	for (uint64_t i = chunk->before.of[0].all; i < after->of[0].all; i++)
		start = quote_code_take(&list->names, &bytes, start, &list->decoded);
	list->decoded_chunk = k;
	return &list->decoded;
}

/* Makes the recent ones those of the part that start before pos. */
static void
keep_before(struct quote_list *list, const struct part *part, uint64_t pos)
{
	struct part rest;

	part_init(&rest, list->recent.range);
	for (size_t i = 0; i < part->quote_count; i++)
		if (part->quotes[i].runs[0].start < pos)
			part_add_quote(&rest, &part->quotes[i]);
		else
			count_speaker(list, &part->quotes[i], false);
	part_clear(&list->recent);
	list->recent = rest;
}

uint64_t
quote_list_cut(struct quote_list *list, uint64_t pos)
{
	keep_before(list, &list->recent, pos);
	while (list->chunk_count && list->chunks[list->chunk_count - 1].last >= pos) {
		const struct quote_chunk *chunk = &list->chunks[list->chunk_count - 1];
		if (chunk->bytes)
			keep_before(list, decode(list, chunk), pos);
		else if (chunk->start < pos)
			pos = chunk->start;
		list->sealed = chunk->before;
		list->chunk_count--;
	}
	list->decoded_chunk = SIZE_MAX;
	if (list->dropped >= list->chunk_count)
		list->dropped = SIZE_MAX;
	return pos;
}

struct quote_count
quote_list_before(struct quote_list *list, uint64_t pos)
{
	const struct quote_chunk *chunk = pos ? quote_list_chunk_at(list, pos - 1) : NULL;
	struct quote_count count = { 0, 0 };

	if (!chunk) {
		count_before(list, &list->recent, pos, &count);
		return count;
	}
	if (pos > chunk->last) {
		size_t k = (size_t)(chunk - list->chunks);
		bool is_end = k + 1 == list->chunk_count;
		count = chosen(list, is_end ? &list->sealed : &chunk[1].before);
		if (is_end)
			count_before(list, &list->recent, pos, &count);
		return count;
	}
	count = chosen(list, &chunk->before);
	count_before(list, decode(list, chunk), pos, &count);
	return count;
}

const struct quote *
quote_list_number(struct quote_list *list, uint64_t i)
{
	uint64_t sealed = chosen(list, &list->sealed).all;

	if (i >= sealed)
		return number_in(list, &list->recent, i - sealed);
	const struct quote_chunk *chunk = quote_list_chunk_of(list, i);
	if (!chunk->bytes)
		return NULL;
	return number_in(list, decode(list, chunk), i - chosen(list, &chunk->before).all);
}
