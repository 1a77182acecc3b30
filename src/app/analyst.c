/*
 * The analyst of plain text. It holds nothing but the text's profile, which depends on the first window alone; so
 * it looks whether that window is still the one that the profile was made of, and the same window gives the
 * same answer whenever it is asked.
 */
#include "app/analyst.h"

#include <stdlib.h>
#include <string.h>

#include "app/stretch.h"
#include "base/buffer.h"
#include "base/memory.h"
#include "quote/lexicon.h"
#include "quote/quoter.h"
#include "read/plain.h"
#include "read/reference.h"
#include "read/shown.h"

enum { HIDDEN_MOST = 1024 }; /* of one block; past that they are read as text */

struct plain_analyst {
	struct analyst analyst;
	struct plain_profile *profile;
	uint64_t mark; /* of the head that the profile was made of */
	bool habits_known;
	struct quoter_habits habits; /* that the first window shows */
};

/* What tells one head from another: FNV-1a over words of eight bytes. */
static uint64_t
mark_of(struct text *text)
{
	uint64_t mark = 14695981039346656037u;

	for (uint64_t pos = 0; pos < PLAIN_HEAD;) {
		size_t n;
		const char *bytes = text_view(text, pos, &n);
		if (!n)
			break;
		if (n > PLAIN_HEAD - pos)
			n = (size_t)(PLAIN_HEAD - pos);
		for (size_t i = 0; i < n; i += sizeof mark) {
			uint64_t word = 0;
			memcpy(&word, bytes + i, n - i < sizeof word ? n - i : sizeof word);
			mark = (mark ^ word) * 1099511628211u;
		}
		pos += n;
	}
	return mark;
}

static void
make_blocks(struct analyst *analyst, struct text *text, uint64_t window, struct part *part)
{
	struct plain_analyst *a = (struct plain_analyst *)(void *)analyst;
	uint64_t mark = mark_of(text);

	if (!a->profile || a->mark != mark) {
		plain_profile_free(a->profile);
		a->profile = plain_profile_new(text);
		a->mark = mark;
		a->habits_known = false;
	}
	plain_window(a->profile, text, window, part);
}

static void
make_spans(struct analyst *analyst, struct text *text, uint64_t window, struct part *part)
{
	struct plain_analyst *a = (struct plain_analyst *)(void *)analyst;

	(void)window;
	/* The window's blocks were made before. */
	reference_add_spans(part, text, plain_profile_references(a->profile));
}

/* ---- quotations ---- */

/* The search for one window's quotations. */
struct hunt {
	struct plain_analyst *analyst;
	struct document *document;
	struct stretch stretch;
	struct buffer bytes;
	struct part *part;
	uint64_t limit; /* what starts here or later is the next window's */
};

static void
found(void *context, const struct quote *quote)
{
	struct hunt *h = context;

	if (quote->runs[0].start < h->limit)
		part_add_quote(h->part, quote);
}

/* The blocks that start in the window. */
static void
load(struct hunt *h, uint64_t window)
{
	uint64_t from = window * DOCUMENT_WINDOW, to = from + DOCUMENT_WINDOW;
	struct range hidden[HIDDEN_MOST];
	struct block block;

	stretch_reset(&h->stretch, window);
	bool have = document_block_at(h->document, from, &block);
	/* A block that reaches into the window belongs to the one before. */
	while (have && block.range.start < from)
		have = document_block_next(h->document, &block, &block);
	while (have && block.range.start < to) {
		size_t n = document_hidden(h->document, block.range, hidden, HIDDEN_MOST);
		stretch_add_block(&h->stretch, &block);
		for (size_t i = 0; i < n; i++)
			stretch_add_hidden(&h->stretch, hidden[i]);
		/* What follows a block that reaches the end starts in the next window, which need not be made. */
		have = block.range.end < to && document_block_next(h->document, &block, &block);
	}
}

static void
feed(struct hunt *h, struct quoter *quoter, uint64_t open_before)
{
	stretch_feed(&h->stretch, document_text(h->document), quoter, open_before, &h->bytes);
}

/* The habits that the first window shows, which the quoter has just read if it is given. */
static const struct quoter_habits *
head_habits(struct hunt *h, const struct quoter *quoter)
{
	struct plain_analyst *a = h->analyst;

	if (!a->habits_known && quoter) {
		a->habits = quoter_habits(quoter);
		a->habits_known = true;
	}
	if (!a->habits_known) {
		struct quoter *first = quoter_new(lexicon_default(), found, h);
		quoter_mute(first, true);
		load(h, 0);
		feed(h, first, 0);
		head_habits(h, first);
		quoter_free(first);
	}
	return &a->habits;
}

/* A quoter in the state that one is in at the start of the window. */
static struct quoter *
begin(struct hunt *h, uint64_t window)
{
	struct quoter *quoter = quoter_new(lexicon_default(), found, h);

	if (!window)
		return quoter;
	if (window > 1)
		quoter_turn(quoter, head_habits(h, NULL));
	quoter_mute(quoter, true);
	load(h, window - 1);
	feed(h, quoter, 0);
	quoter_turn(quoter, head_habits(h, window > 1 ? NULL : quoter));
	quoter_mute(quoter, false);
	return quoter;
}

static bool
begins_clean(struct hunt *h, uint64_t window)
{
	struct quoter *quoter = begin(h, window);
	bool clean = quoter_is_clean(quoter);

	quoter_free(quoter);
	return clean;
}

static bool
make_quotes(struct analyst *analyst, struct document *document, uint64_t window, struct part *part)
{
	struct hunt h = { .document = document, .part = part, .limit = UINT64_MAX };

	h.analyst = (struct plain_analyst *)(void *)analyst;
	struct quoter *quoter = begin(&h, window);
	bool clean = quoter_is_clean(quoter);
	if (quoter_open_start(quoter) != UINT64_MAX) {
		if (begins_clean(&h, window - 1))
			quoter_hush(quoter);
		else
			quoter_cut(quoter);
	}
	load(&h, window);
	feed(&h, quoter, 0);
	const struct quoter_habits *habits = head_habits(&h, window ? NULL : quoter);
	if (clean && quoter_open_start(quoter) != UINT64_MAX) {
		quoter_turn(quoter, habits);
		load(&h, window + 1);
		if (h.stretch.block_count)
			h.limit = h.stretch.blocks[0].range.start;
		feed(&h, quoter, h.limit);
	}
	quoter_end(quoter);
	quoter_free(quoter);
	stretch_clear(&h.stretch);
	buffer_clear(&h.bytes);
	return clean;
}

static void
free_analyst(struct analyst *analyst)
{
	struct plain_analyst *a = (struct plain_analyst *)(void *)analyst;

	plain_profile_free(a->profile);
	free(a);
}

static bool
shows(struct analyst *analyst, struct text *text, struct range range)
{
	(void)analyst;
	return shown_surely(text, range);
}

struct analyst *
analyst_plain(void)
{
	struct plain_analyst *a = memory_zero(1, sizeof *a);

	a->analyst = (struct analyst){
		.blocks = make_blocks,
		.spans = make_spans,
		.quotes = make_quotes,
		.free = free_analyst,
		.shows = shows,
	};
	return &a->analyst;
}
