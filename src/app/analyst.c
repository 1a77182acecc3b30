/*
 * The analyst of plain text. It holds nothing but the text's profile, which depends on the first window alone; so
 * it looks whether that window is still the one that the profile was made of, and the same window gives the
 * same answer whenever it is asked.
 */
#include "app/analyst.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "quote/lexicon.h"
#include "quote/quoter.h"
#include "read/plain.h"
#include "read/shown.h"

enum { HIDDEN_MOST = 1024 }; /* of one block; past that they are read as text */

struct plain_analyst {
	struct analyst analyst;
	struct plain_profile *profile;
	uint64_t mark; /* of the head that the profile was made of */
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
	}
	plain_window(a->profile, text, window, part);
}

/* ---- quotations ---- */

struct catch
{
	uint64_t start; /* of the window: what starts before it is the window before's */
	struct part *part;
};

static void
found(void *context, const struct quote *quote)
{
	struct catch *c = context;

	if (quote->runs[0].start >= c->start)
		part_add_quote(c->part, quote);
}

static void
make_quotes(struct analyst *analyst, struct document *document, uint64_t window, struct part *part)
{
	struct catch c = { window * DOCUMENT_WINDOW, part };
	struct quoter *quoter = quoter_new(lexicon_default(), found, &c);
	uint64_t from = window ? (window - 1) * DOCUMENT_WINDOW : 0;
	uint64_t to = (window + 1) * DOCUMENT_WINDOW;
	struct range hidden[HIDDEN_MOST];
	struct buffer bytes = { 0 };
	struct block block;

	(void)analyst;
	bool have = document_block_at(document, from, &block);
	/* A block that reaches into the first window belongs to the one before. */
	while (have && block.range.start < from)
		have = document_block_next(document, &block, &block);
	while (have && block.range.start < to) {
		size_t n = document_hidden(document, block.range, hidden, HIDDEN_MOST);
		buffer_reset(&bytes);
		if (text_copy(document_text(document), block.range, &bytes) ==
		    range_size(block.range))
			quoter_block(quoter, &block, bytes.bytes ? bytes.bytes : "", hidden, n);
		/* What follows a block that reaches the end starts in the next window, which need not be made. */
		have = block.range.end < to && document_block_next(document, &block, &block);
	}
	quoter_end(quoter);
	quoter_free(quoter);
	buffer_clear(&bytes);
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
		.blocks = make_blocks, .quotes = make_quotes, .free = free_analyst, .shows = shows
	};
	return &a->analyst;
}
