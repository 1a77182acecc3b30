#ifndef BASE_RANGE_H
#define BASE_RANGE_H

#include <stdbool.h>
#include <stdint.h>

/*
 * A place in a document is one byte position in its text; a range is two, half open. Everything
 * that scrolling, search, quotations and marks ask is asked in these.
 */
struct range {
	uint64_t start; /* bytes */
	uint64_t end;   /* bytes, not included; never less than start */
};

static inline uint64_t
range_size(struct range r)
{
	return r.end - r.start;
}

static inline bool
range_empty(struct range r)
{
	return r.end == r.start;
}

static inline bool
range_holds(struct range r, uint64_t pos)
{
	return pos >= r.start && pos < r.end;
}

/* True when at least one byte is in both. */
static inline bool
range_meets(struct range a, struct range b)
{
	return a.start < b.end && b.start < a.end;
}

/* The bytes that are in both; an empty range at b.start's side when none is. */
static inline struct range
range_common(struct range a, struct range b)
{
	uint64_t start = a.start > b.start ? a.start : b.start;
	uint64_t end = a.end < b.end ? a.end : b.end;

	return (struct range){ start, end < start ? start : end };
}

#endif
