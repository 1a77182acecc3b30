/*
 * The search walks down one column of the table of distances for each letter of the text, 64 rows at a time in two words of
 * bits that say where the distance grows and where it falls. Only where it comes out small enough is a piece of the table
 * really made, to see how the letters stand to each other.
 */
#include "shelf/approximate.h"

#include <assert.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum { WORD_BITS = 64, WORDS_MAX = APPROXIMATE_MAX / WORD_BITS, ASCII = 128 };

struct approximate {
	size_t count, words;
	uint32_t codes[APPROXIMATE_MAX];
	uint64_t ascii[ASCII][WORDS_MAX]; /* where a letter stands in the pattern */
	uint32_t others[APPROXIMATE_MAX]; /* the letters that are not ASCII */
	uint64_t other_bits[APPROXIMATE_MAX][WORDS_MAX];
	size_t other_count;
	uint64_t none[WORDS_MAX];
};

static const uint64_t *
find_bits(const struct approximate *a, uint32_t code)
{
	if (code < ASCII)
		return a->ascii[code];
	for (size_t i = 0; i < a->other_count; i++)
		if (a->others[i] == code)
			return a->other_bits[i];
	return a->none;
}

struct approximate *
approximate_new(const struct letter *pattern, size_t count)
{
	struct approximate *a = memory_zero(1, sizeof *a);

	assert(count && count <= APPROXIMATE_MAX);
	a->count = count;
	a->words = (count + WORD_BITS - 1) / WORD_BITS;
	for (size_t i = 0; i < count; i++) {
		uint32_t code = a->codes[i] = pattern[i].code;
		uint64_t *bits = code < ASCII ? a->ascii[code] : NULL;
		for (size_t k = 0; !bits && k < a->other_count; k++)
			if (a->others[k] == code)
				bits = a->other_bits[k];
		if (!bits) {
			a->others[a->other_count] = code;
			bits = a->other_bits[a->other_count++];
		}
		bits[i / WORD_BITS] |= (uint64_t)1 << i % WORD_BITS;
	}
	return a;
}

void
approximate_free(struct approximate *a)
{
	free(a);
}

/* ---- the search ---- */

struct column {
	uint64_t grows[WORDS_MAX], falls[WORDS_MAX];
};

/* One word of the next column; carry is what the distance above it changes by, and returned what it does at the bit `last`. */
static int
advance(struct column *c, size_t w, uint64_t equal, int carry, unsigned last)
{
	uint64_t grows = c->grows[w], falls = c->falls[w];
	uint64_t xv = equal | falls;

	equal |= carry < 0;
	uint64_t xh = (((equal & grows) + grows) ^ grows) | equal;
	uint64_t ph = falls | ~(xh | grows);
	uint64_t mh = grows & xh;
	int out = (int)(ph >> last & 1) - (int)(mh >> last & 1);
	ph = ph << 1 | (carry > 0);
	mh = mh << 1 | (carry < 0);
	c->grows[w] = mh | ~(xv | ph);
	c->falls[w] = ph & xv;
	return out;
}

/* Adds a match, or betters the last one when they overlap. */
static size_t
take(const struct approximate *a, struct approximate_match match, struct approximate_match *out,
     size_t n, size_t max)
{
	if (n && match.end - out[n - 1].end < a->count / 2) {
		if (match.errors < out[n - 1].errors)
			out[n - 1] = match;
		return n;
	}
	if (n < max)
		out[n++] = match;
	return n;
}

size_t
approximate_search(const struct approximate *a, const struct letter *text, size_t count,
                   unsigned errors_max, struct approximate_match *out, size_t max)
{
	unsigned last = (unsigned)((a->count - 1) % WORD_BITS);
	struct column column = { 0 };
	int errors = (int)a->count;
	size_t n = 0;

	memset(column.grows, 0xff, sizeof column.grows);
	for (size_t i = 0; i < count; i++) {
		const uint64_t *bits = find_bits(a, text[i].code);
		int carry = 0;
		for (size_t w = 0; w < a->words; w++)
			carry = advance(&column, w, bits[w], carry,
			                w + 1 < a->words ? WORD_BITS - 1 : last);
		errors += carry;
		if ((unsigned)errors <= errors_max)
			n = take(a, (struct approximate_match){ i + 1, (unsigned)errors }, out, n,
			         max);
	}
	return n;
}

/* ---- how the letters stand to each other ---- */

/* The distances of all beginnings of a pattern to all ends of the text so far, by rows of the pattern. */
struct table {
	uint16_t *cells;
	size_t width;
};

static uint16_t *
cell(const struct table *t, size_t row, size_t column)
{
	return &t->cells[row * t->width + column];
}

static uint16_t
least(unsigned a, unsigned b, unsigned c)
{
	unsigned ab = a < b ? a : b;

	return (uint16_t)(ab < c ? ab : c);
}

/* What it costs that these two letters stand for each other. */
static unsigned
cost(const struct approximate *a, size_t row, const struct letter *text, size_t column)
{
	return a->codes[row - 1] != text[column - 1].code;
}

static void
fill(const struct table *t, const struct approximate *a, const struct letter *text)
{
	for (size_t j = 0; j < t->width; j++)
		*cell(t, 0, j) = 0; /* a match may begin anywhere */
	for (size_t i = 1; i <= a->count; i++) {
		*cell(t, i, 0) = (uint16_t)i;
		for (size_t j = 1; j < t->width; j++)
			*cell(t, i, j) = least(*cell(t, i - 1, j - 1) + cost(a, i, text, j),
			                       *cell(t, i - 1, j) + 1u, *cell(t, i, j - 1) + 1u);
	}
}

/* True when the best way to the cell comes from the one before both letters, or else from the one before the text's. */
static bool
comes_from_both(const struct table *t, const struct approximate *a, const struct letter *text,
                size_t i, size_t j)
{
	return i && j && *cell(t, i, j) == *cell(t, i - 1, j - 1) + cost(a, i, text, j);
}

static bool
comes_from_text(const struct table *t, size_t i, size_t j)
{
	return j && *cell(t, i, j) == *cell(t, i, j - 1) + 1u;
}

/* Goes the way back from the end of both. What was put in at a border of the part belongs to what is outside. */
static struct approximate_part
trace(const struct table *t, const struct approximate *a, const struct letter *text, size_t from,
      size_t to)
{
	size_t i = a->count, j = t->width - 1;
	struct approximate_part part = { .end = j };
	unsigned at_end = *cell(t, i, j);

	while (i > from) {
		if (i == to) {
			part.end = j;
			at_end = *cell(t, i, j);
		}
		if (comes_from_both(t, a, text, i, j)) {
			i--;
			j--;
		} else if (comes_from_text(t, i, j)) {
			j--;
		} else {
			i--;
		}
	}
	part.start = j;
	part.errors = at_end - *cell(t, i, j);
	return part;
}

struct approximate_part
approximate_align(const struct approximate *a, const struct letter *text,
                  const struct approximate_match *match, size_t from, size_t to)
{
	size_t span = a->count + match->errors;
	size_t first = match->end < span ? 0 : match->end - span;
	struct table t = { .width = match->end - first + 1 };

	t.cells = memory_zero((a->count + 1) * t.width, sizeof *t.cells);
	fill(&t, a, text + first);
	struct approximate_part part = trace(&t, a, text + first, from, to);
	free(t.cells);
	part.start += first;
	part.end += first;
	return part;
}

/* ---- contexts ---- */

/* The letter i of a text read from a place on, forward or backward; 0 past its end. */
static uint32_t
letter_at(const struct letters *text, size_t at, size_t i, bool back)
{
	if (back)
		return i < at ? text->items[at - 1 - i].code : 0;
	return at + i < text->count ? text->items[at + i].code : 0;
}

static unsigned
likeness(const struct letters *pattern, const struct letters *text, size_t at, bool back)
{
	enum { EXTRA = 8 };
	uint16_t row[APPROXIMATE_MAX + EXTRA + 1];
	size_t n = pattern->count, width = n + EXTRA;
	unsigned errors = UINT16_MAX;

	for (size_t j = 0; j <= width; j++)
		row[j] = (uint16_t)j;
	for (size_t i = 1; i <= n; i++) {
		uint32_t code = letter_at(pattern, back ? n : 0, i - 1, back);
		unsigned diagonal = row[0];
		row[0] = (uint16_t)i;
		for (size_t j = 1; j <= width; j++) {
			unsigned above = row[j];
			row[j] = least(diagonal + (code != letter_at(text, at, j - 1, back)),
			               above + 1, row[j - 1] + 1u);
			diagonal = above;
		}
	}
	for (size_t j = 0; j <= width; j++)
		errors = row[j] < errors ? row[j] : errors;
	return 2 * errors < n ? (unsigned)n - 2 * errors : 0;
}

unsigned
approximate_after(const struct letters *pattern, const struct letters *text, size_t at)
{
	return likeness(pattern, text, at, false);
}

unsigned
approximate_before(const struct letters *pattern, const struct letters *text, size_t at)
{
	return likeness(pattern, text, at, true);
}

size_t
approximate_touching(const struct letters *pattern, const struct letters *text, size_t at,
                     bool before)
{
	size_t i = 0;

	while (i < pattern->count && letter_at(pattern, before ? pattern->count : 0, i, before) ==
	                                     letter_at(text, at, i, before))
		i++;
	return i;
}
