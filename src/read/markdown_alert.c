/*
 * GitHub's alerts: block quotations whose first line is one of five words in brackets. The word becomes a label in a colour, above the
 * text, which is no quotation any more.
 */
#include "read/markdown_alert.h"

#include <string.h>
#include <strings.h>

#include "read/markdown_state.h"

/* In the colours that they have elsewhere, of those that can be read on dark and on light. */
static const struct alert {
	const char *word;
	uint32_t ink;
} alerts[] = {
	{ "Note", SPAN_PALETTE + 33 },       { "Tip", SPAN_PALETTE + 34 },
	{ "Important", SPAN_PALETTE + 135 }, { "Warning", SPAN_PALETTE + 136 },
	{ "Caution", SPAN_PALETTE + 160 },
};

bool
markdown_alert_begin(struct markdown_render *r, const char *bytes, size_t n)
{
	struct markdown_level *quote = markdown_level(r);

	if (!quote->alert || n < 4 || memcmp(bytes, "[!", 2) != 0)
		return false;
	const char *close = memchr(bytes, ']', n);
	size_t size = close ? (size_t)(close - bytes) - 2 : 0;
	for (size_t i = 0; size && i < sizeof alerts / sizeof *alerts; i++) {
		const char *word = alerts[i].word;
		if (strlen(word) != size || strncasecmp(word, bytes + 2, size) != 0)
			continue;
		quote->quotes--;
		quote->indent += 2;
		struct block block = markdown_block(r, BLOCK_PARAGRAPH);
		markdown_begin(r, &block);
		builder_open(r->builder, SPAN_STRONG, NULL);
		builder_colour(r->builder, alerts[i].ink, 0);
		builder_string(r->builder, word);
		builder_colour(r->builder, 0, 0);
		builder_close(r->builder, SPAN_STRONG);
		/* Some writers put a title of their own behind it. */
		if (close + 1 < bytes + n)
			builder_string(r->builder, ":");
		builder_text(r->builder, close + 1, (size_t)(bytes + n - close) - 1);
		markdown_end(r);
		return true;
	}
	return false;
}
