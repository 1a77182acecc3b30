/*
 * Sixteen bytes at a time, compared with what they are and with what comes before them; the counts of 255 such steps fit in
 * bytes before they are added up. The compiler makes vector instructions of it on every machine that has some, which is
 * about as fast as the memory.
 */
#include "base/breaks.h"

#include <string.h>

typedef uint8_t lanes __attribute__((vector_size(16)));

enum { STEP = sizeof(lanes), STEPS_MAX = 255, PIECE = 4096 };

static bool
is_break(unsigned char before, unsigned char byte)
{
	return byte == '\r' || (byte == '\n' && before != '\r');
}

/* Counts in steps * STEP bytes, of which the one before the first can be read. */
static uint64_t
count_steps(const unsigned char *bytes, size_t steps)
{
	const lanes zero = { 0 }, lf = zero + '\n', cr = zero + '\r';
	lanes counts = zero;
	uint64_t sum = 0;

	for (size_t i = 0; i < steps; i++) {
		lanes here, before;
		memcpy(&here, bytes + i * STEP, STEP);
		memcpy(&before, bytes + i * STEP - 1, STEP);
		/* A lane that holds is -1. */
		counts -= (lanes)((here == cr) | ((here == lf) & (before != cr)));
	}
	for (size_t i = 0; i < STEP; i++)
		sum += counts[i];
	return sum;
}

uint64_t
breaks_count(const char *s, size_t n, bool *cr)
{
	const unsigned char *bytes = (const unsigned char *)s;
	uint64_t count;
	size_t at = 1;

	if (!n)
		return 0;
	count = is_break(*cr ? '\r' : 0, bytes[0]);
	while (n - at >= STEP) {
		size_t steps = (n - at) / STEP < STEPS_MAX ? (n - at) / STEP : STEPS_MAX;
		count += count_steps(bytes + at, steps);
		at += steps * STEP;
	}
	for (; at < n; at++)
		count += is_break(bytes[at - 1], bytes[at]);
	*cr = bytes[n - 1] == '\r';
	return count;
}

bool
breaks_find(const char *bytes, size_t n, bool *cr, uint64_t *count, size_t *at)
{
	size_t from = 0;

	/* Piece by piece up to the one that holds it. */
	while (from < n) {
		size_t piece = n - from < PIECE ? n - from : PIECE;
		bool before = *cr;
		uint64_t here = breaks_count(bytes + from, piece, cr);
		if (here >= *count) {
			*cr = before;
			break;
		}
		*count -= here;
		from += piece;
	}
	for (; from < n; from++) {
		bool begins = is_break(*cr ? '\r' : 0, (unsigned char)bytes[from]);
		*cr = bytes[from] == '\r';
		if (begins && !--*count) {
			*at = from;
			return true;
		}
	}
	return false;
}
