/*
 * A quotation is a handful of numbers that differ little from those of the one before: its start is told by the distance, its
 * ranges by distance and length, its speaker by a number, each in as few bytes of seven bits as it takes.
 */
#include "doc/quote_code.h"

#include <stdlib.h>

#include "base/memory.h"

/* What stands in a quotation's first byte, beside its type in the lowest two bits. */
enum { INFERRED = 4, NESTED = 8, CUE = 16, SOURCE = 32, SPEAKER = 64, RUNS = 128 };

static void
put(struct buffer *to, uint64_t value)
{
	for (; value >= 0x80; value >>= 7)
		buffer_add_byte(to, (char)(value | 0x80));
	buffer_add_byte(to, (char)value);
}

static uint64_t
take(const unsigned char **from)
{
	uint64_t value = 0;

	for (unsigned shift = 0;; shift += 7) {
		unsigned char byte = *(*from)++;
		value |= (uint64_t)(byte & 0x7f) << shift;
		if (byte < 0x80)
			return value;
	}
}

/* A range that may lie on either side of pos: the distance doubled, the lowest bit says that it is before. */
static void
put_near(struct buffer *to, struct range range, uint64_t pos)
{
	bool before = range.start < pos;
	uint64_t distance = before ? pos - range.start : range.start - pos;

	put(to, distance << 1 | before);
	put(to, range_size(range));
}

static struct range
take_near(const unsigned char **from, uint64_t pos)
{
	uint64_t distance = take(from), size = take(from);
	struct range range = { distance & 1 ? pos - (distance >> 1) : pos + (distance >> 1), 0 };

	range.end = range.start + size;
	return range;
}

void
quote_code_put(struct atoms *names, const struct quote *q, uint64_t before, struct buffer *to)
{
	uint64_t start = q->runs[0].start, end = q->runs[0].end;
	unsigned flags = q->type;

	flags |= q->strength == QUOTE_INFERRED ? INFERRED : 0u;
	flags |= q->nested ? NESTED : 0u;
	flags |= range_empty(q->cue) ? 0u : CUE;
	flags |= range_empty(q->source) ? 0u : SOURCE;
	flags |= q->speaker ? SPEAKER : 0u;
	flags |= q->run_count > 1 ? RUNS : 0u;
	buffer_add_byte(to, (char)flags);
	put(to, start - before);
	put(to, end - start);
	if (flags & RUNS)
		put(to, q->run_count);
	for (uint32_t i = 1; i < q->run_count; end = q->runs[i++].end) {
		put(to, q->runs[i].start - end);
		put(to, range_size(q->runs[i]));
	}
	if (flags & CUE)
		put_near(to, q->cue, start);
	if (flags & SOURCE)
		put_near(to, q->source, start);
	if (flags & SPEAKER)
		put(to, atoms_number(names, q->speaker));
}

uint64_t
quote_code_take(const struct atoms *names, const unsigned char **from, uint64_t before,
                struct part *part)
{
	unsigned flags = *(*from)++;
	uint64_t start = before + take(from), end = start + take(from);
	struct quote q = { .type = flags & 3,
		           .run_count = flags & RUNS ? (uint32_t)take(from) : 1 };
	struct range *runs = memory_zero(q.run_count, sizeof *runs);

	q.strength = flags & INFERRED ? QUOTE_INFERRED : QUOTE_EXPLICIT;
	q.nested = (flags & NESTED) != 0;
	q.runs = runs;
	runs[0] = (struct range){ start, end };
	for (uint32_t i = 1; i < q.run_count; end = runs[i++].end) {
		runs[i].start = end + take(from);
		runs[i].end = runs[i].start + take(from);
	}
	if (flags & CUE)
		q.cue = take_near(from, start);
	if (flags & SOURCE)
		q.source = take_near(from, start);
	if (flags & SPEAKER)
		q.speaker = names->list[take(from)];
	part_add_quote(part, &q);
	free(runs);
	return start;
}
