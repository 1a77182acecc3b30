/*
 * What of a text is not shown: what its document hides, the byte order mark, and what a filter leaves out, as one list of ranges in
 * order. In the text's own lines a reply's marks are to be seen, and a filter counts for nothing.
 */
#include "layout/piece_hidden.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum {
	HIDE_MOST = 256, /* stretches of a piece that a filter leaves out */
	MARK_SIZE = 3,   /* bytes of a byte order mark */
	LEADER_DOTS = 3, /* at least, and so many bytes of it stay */
};

/* A hidden range that holds a reply's marks: the text's own lines show those. */
static bool
is_reply_mark(struct pieces *ps, struct range hidden)
{
	char bytes[64];
	bool mark = false;

	if (range_size(hidden) > sizeof bytes)
		return false;
	size_t n = text_read(document_text(ps->document), hidden.start, bytes,
	                     (size_t)range_size(hidden));
	for (size_t i = 0; i < n; i++) {
		if (bytes[i] == '>' || bytes[i] == '|')
			mark = true;
		else if (bytes[i] != ' ' && bytes[i] != '\t')
			return false;
	}
	return mark;
}

/* Asks for all hidden ranges of the range; room for one more stays free. */
static size_t
ask_hidden(struct pieces *ps, struct range range)
{
	size_t count = 0;

	do {
		size_t want = count ? 2 * ps->hidden_capacity : 64;
		ps->hidden =
			memory_grow(ps->hidden, &ps->hidden_capacity, want, sizeof *ps->hidden);
		count = document_hidden(ps->document, range, ps->hidden, ps->hidden_capacity);
	} while (count == ps->hidden_capacity);
	return count;
}

/* True when a byte order mark begins the text: it is never drawn. */
static bool
byte_order_mark(struct pieces *ps)
{
	char bytes[MARK_SIZE];

	return text_read(document_text(ps->document), 0, bytes, sizeof bytes) == sizeof bytes &&
	       !memcmp(bytes, "\xef\xbb\xbf", sizeof bytes);
}

static int
by_start(const void *a, const void *b)
{
	const struct range *left = a, *right = b;

	return (left->start > right->start) - (left->start < right->start);
}

/* What the filter leaves out of the range is hidden as well: both as one list of ranges that do not meet. */
static void
hide_more(struct pieces *ps, struct range range)
{
	struct range more[HIDE_MOST];
	size_t count = ps->filter->hide(ps->filter->context, range, more, HIDE_MOST), kept = 0;
	size_t all = ps->hidden_count + count;

	ps->hidden = memory_grow(ps->hidden, &ps->hidden_capacity, all + 1, sizeof *ps->hidden);
	for (size_t i = 0; i < count; i++)
		ps->hidden[ps->hidden_count + i] =
			(struct range){ more[i].start - range.start, more[i].end - range.start };
	qsort(ps->hidden, all, sizeof *ps->hidden, by_start);
	for (size_t i = 0; i < all; i++) {
		struct range *last = kept ? &ps->hidden[kept - 1] : NULL;
		if (!last || ps->hidden[i].start > last->end)
			ps->hidden[kept++] = ps->hidden[i];
		else if (ps->hidden[i].end > last->end)
			last->end = ps->hidden[i].end;
	}
	ps->hidden_count = kept;
}

void
pieces_find_hidden(struct pieces *ps, struct range range)
{
	size_t count = range_empty(range) ? 0 : ask_hidden(ps, range), kept = 0;

	if (range.start < MARK_SIZE && !range_empty(range) && byte_order_mark(ps)) {
		memmove(ps->hidden + 1, ps->hidden, count++ * sizeof *ps->hidden);
		ps->hidden[0] = (struct range){ 0, MARK_SIZE };
	}
	for (size_t i = 0; i < count; i++) {
		struct range h = range_common(ps->hidden[i], range);
		if (range_empty(h) || (ps->options.original && is_reply_mark(ps, ps->hidden[i])))
			continue;
		ps->hidden[kept++] = (struct range){ h.start - range.start, h.end - range.start };
	}
	ps->hidden_count = kept;
	if (ps->filter && ps->filter->hide && !range_empty(range) && !ps->options.original)
		hide_more(ps, range);
}

static bool
is_ascii(const char *bytes, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (bytes[i] < ' ' || bytes[i] > '~')
			return false;
	return true;
}

/* The longest run of dots, with blanks between them or without; empty when there is none. */
static struct range
find_leader(const char *bytes, size_t n)
{
	struct range longest = { 0, 0 };

	for (size_t at = 0; at < n; at++) {
		size_t start = at, dots = 0;
		for (; at < n && (bytes[at] == '.' || bytes[at] == ' '); at++)
			dots += bytes[at] == '.';
		if (dots >= LEADER_DOTS && at - start > range_size(longest))
			longest = (struct range){ start, at };
	}
	return longest;
}

void
pieces_hide_leader(struct pieces *ps, const char *bytes, size_t n, unsigned cols)
{
	struct range leader;

	if (n <= cols || ps->hidden_count || !is_ascii(bytes, n))
		return;
	leader = find_leader(bytes, n);
	if (range_size(leader) <= LEADER_DOTS)
		return;
	size_t spare = (size_t)range_size(leader) - LEADER_DOTS, wanted = n - cols;
	uint64_t end = leader.end - 1;
	ps->hidden = memory_grow(ps->hidden, &ps->hidden_capacity, 1, sizeof *ps->hidden);
	ps->hidden[0] = (struct range){ end - (wanted < spare ? wanted : spare), end };
	ps->hidden_count = 1;
}
