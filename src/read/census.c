/*
 * Counts bytes by class, sixteen at a time: every byte of every line of a text is counted once, so this is where most of the
 * time of reading plain text would go. Written with the vectors that gcc and clang make of any machine's own. A lane of a
 * sum counts down a byte at a time, since what is true is -1, and is emptied before it overflows. The last bytes are
 * taken as a block that ends with them; the lanes that were counted before say PAD, which is taken off at the end.
 */
#include "read/census.h"

#include <stdbool.h>
#include <string.h>

enum { LANES = 16, BLOCKS_MAX = 255, PAD = '!' };

typedef unsigned char lanes __attribute__((vector_size(LANES)));

/* What a block adds; plain are the marks that are no symbols. */
struct sums {
	lanes lower, upper, digit, blank, twice, high, control, plain;
};

static inline lanes
load(const void *bytes)
{
	lanes v;

	memcpy(&v, bytes, sizeof v);
	return v;
}

static inline lanes
all(unsigned char c)
{
	return (lanes){ c, c, c, c, c, c, c, c, c, c, c, c, c, c, c, c };
}

/* True in the lanes from first to last. */
static inline lanes
within(lanes v, unsigned char first, unsigned char last)
{
	return (lanes)(v - all(first) <= all((unsigned char)(last - first)));
}

static inline lanes
equal(lanes v, unsigned char c)
{
	return (lanes)(v == all(c));
}

/* Adds a block without its pairs of blanks. */
static inline lanes
add_block(struct sums *s, lanes v)
{
	lanes blank = equal(v, ' ');

	s->lower -= within(v, 'a', 'z');
	s->upper -= within(v, 'A', 'Z');
	s->digit -= within(v, '0', '9');
	s->blank -= blank;
	s->high -= (lanes)(v >= all(0x80));
	s->control -= (lanes)(v < all(' ')) | equal(v, 0x7f);
	s->plain -= within(v, '!', '"') | within(v, '\'', ')') | within(v, ',', '.') |
	            within(v, ':', ';') | equal(v, '?');
	return blank;
}

/* The sum of the lanes. */
static inline uint32_t
total(lanes v)
{
	const uint64_t odd = UINT64_C(0x00ff00ff00ff00ff);
	uint64_t w[2];

	memcpy(w, &v, sizeof w);
	uint64_t pairs = (w[0] & odd) + (w[0] >> 8 & odd) + (w[1] & odd) + (w[1] >> 8 & odd);
	return (uint32_t)(pairs * UINT64_C(0x0001000100010001) >> 48);
}

/* Adds what was summed up; marks are the plain ones so far. */
static inline void
flush(struct census *t, const struct sums *s)
{
	t->lowers += total(s->lower);
	t->uppers += total(s->upper);
	t->digits += total(s->digit);
	t->blanks += total(s->blank);
	t->twice += total(s->twice);
	t->highs += total(s->high);
	t->controls += total(s->control);
	t->marks += total(s->plain);
}

/* Whole blocks, none of which is the last one: a pair of blanks may reach into the next. */
static inline void
add_blocks(struct sums *s, const char *bytes, size_t count)
{
	for (size_t i = 0; i < count; i++, bytes += LANES)
		s->twice -= add_block(s, load(bytes)) & equal(load(bytes + 1), ' ');
}

/* The last 1 to 16 bytes of n; before says that there are blocks before them. */
static inline void
add_last(struct sums *s, const char *bytes, size_t n, size_t rest)
{
	static const unsigned char kept[2 * LANES + 1] = {
		[LANES] = 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
		0xff,           0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
	};
	lanes v, before;

	if (n > rest) {
		lanes mask = load(kept + rest), pair = load(kept + rest - 1);
		v = (load(bytes + n - LANES) & mask) | (all(PAD) & ~mask);
		/* The pair that the blocks before end with is counted. */
		before = load(bytes + n - LANES - 1) & pair;
	} else {
		char buffer[2 * LANES + 1];
		memset(buffer, PAD, sizeof buffer);
		memcpy(buffer + sizeof buffer - n, bytes, n);
		v = load(buffer + LANES + 1);
		before = load(buffer + LANES);
	}
	s->twice -= add_block(s, v) & equal(before, ' ');
}

void
census_take(struct census *census, const char *bytes, size_t n)
{
	size_t blocks = (n - 1) / LANES, rest = n - blocks * LANES;
	struct census t = { 0 };
	struct sums s = { 0 };

	for (size_t i = 0; i < blocks; i += BLOCKS_MAX - 1) {
		size_t count = blocks - i < BLOCKS_MAX - 1 ? blocks - i : BLOCKS_MAX - 1;
		if (i) {
			flush(&t, &s);
			s = (struct sums){ 0 };
		}
		add_blocks(&s, bytes + i * LANES, count);
	}
	add_last(&s, bytes, n, rest);
	flush(&t, &s);
	uint32_t others = t.lowers + t.uppers + t.digits + t.blanks + t.highs + t.controls;
	t.marks -= (uint32_t)(LANES - rest);
	t.symbols = (uint32_t)n - others - t.marks;
	t.marks += t.symbols;
	*census = t;
}
