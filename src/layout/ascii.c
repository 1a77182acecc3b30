/*
 * Rows of ASCII that is reflowed, which most text is. Each character is a cell and each run of white space one, so that a row's
 * end is looked for where the row is full, and from there back to the last place where it may end: what stands before
 * that is never looked at twice. The rows are those that flow.c finds by its steps.
 */
#include "layout/ascii.h"

#include "base/memory.h"
#include "base/unicode.h"

enum {
	OTHER = 1, /* not printable, nor ASCII */
	WHITE = 2,
	FEED = 4, /* white, but no blank */
	HYPHEN = 8,
};

struct ascii {
	const char *bytes;
	size_t size;
	bool runs; /* some white space is longer than a byte */
};

static unsigned
traits_of(char c)
{
	unsigned char u = (unsigned char)c;

	if (u == ' ')
		return WHITE;
	if (u >= '\t' && u <= '\r')
		return WHITE | FEED;
	return u == '-' ? HYPHEN : u > ' ' && u < 0x7f ? 0 : OTHER;
}

static bool
is_white(char c)
{
	return traits_of(c) & WHITE;
}

/* False when the text has what is not ASCII, or a line that may end inside a word. */
static bool
open_text(struct ascii *a, const struct flow_text *t)
{
	unsigned before = 0, found = 0, pairs = 0, ends = 0;

	for (size_t i = 0; i < t->size; i++) {
		unsigned now = traits_of(t->bytes[i]);
		found |= now;
		pairs |= now & before;
		if (before == HYPHEN)
			ends |= now;
		before = now;
	}
	*a = (struct ascii){ t->bytes, t->size, pairs & WHITE };
	return !(found & OTHER) && !(ends & FEED) && !(a->runs && (ends & WHITE));
}

/* The first byte, from start on, that a row of so many cells has no room for; white space hangs over the edge. */
static size_t
full_at(const struct ascii *a, size_t start, unsigned cols)
{
	size_t at = start;

	while (at < a->size && is_white(a->bytes[at]))
		at++; /* before the first word it takes no room */
	if (!a->runs) {
		at = a->size - at > cols ? at + cols : a->size;
	} else {
		for (unsigned column = 0; column < cols && at < a->size; column++)
			for (bool white = is_white(a->bytes[at++]);
			     white && at < a->size && is_white(a->bytes[at]); at++)
				;
	}
	while (at < a->size && is_white(a->bytes[at]))
		at++;
	return at;
}

/* Where the row that begins at `start` ends. */
static size_t
row_end(const struct ascii *a, size_t start, unsigned cols)
{
	size_t full = full_at(a, start, cols), end = full;

	if (full == a->size)
		return full;
	while (end > start &&
	       (is_white(a->bytes[end]) || !unicode_may_break_ascii(a->bytes, a->size, end)))
		end--;
	return end > start ? end : full;
}

bool
ascii_rows(struct flow *f, const struct flow_text *t)
{
	struct ascii a;
	size_t at = 0;

	if (!t->collapse || t->cells || t->endless || t->hidden_count || !open_text(&a, t))
		return false;
	do {
		f->rows = memory_grow(f->rows, &f->row_capacity, f->row_count + 1, sizeof *f->rows);
		f->rows[f->row_count++] = (struct flow_row){ .start = (uint32_t)at };
		at = row_end(&a, at, at ? t->rest_cols : t->first_cols);
	} while (at < t->size);
	return true;
}
