/*
 * Text and the blocks that it stands in. A block begins with its text and not before, so that elements which say
 * nothing leave nothing; how it looks is told by the place and by what was asked for since the last one.
 */
#include <string.h>

#include "base/unicode.h"
#include "base/utf8.h"
#include "read/html_state.h"

/* ---- blocks ---- */

void
html_ruby_end(struct html *h)
{
	if (h->ruby != HTML_RUBY_SAID)
		return;
	builder_text(h->builder, ")", 1);
	h->ruby = HTML_NO_RUBY;
}

void
html_break(struct html *h, unsigned gap)
{
	if (h->is_open) {
		h->ruby = h->ruby == HTML_RUBY_INSIDE ? HTML_RUBY_SAID : h->ruby;
		html_ruby_end(h);
		html_title_above_heading(h);
		builder_block_end(h->builder);
	}
	h->is_open = false;
	h->ruby = HTML_NO_RUBY;
	h->breaks = 0;
	h->last = ' ';
	if (h->gap < gap)
		h->gap = (uint8_t)gap;
}

/* The block that text at the place stands in. */
static struct block
block_at(const struct html *h)
{
	const struct html_place *place = &h->place;
	struct block block = { .kind = place->kind,
		               .quote_depth = place->quote_depth,
		               .gap = h->gap,
		               .indent = place->indent,
		               .hang = place->indent };

	if (place->heading) {
		block.kind = BLOCK_HEADING;
		block.level = place->heading;
	}
	if (place->furniture)
		block.kind = BLOCK_BOILERPLATE;
	if (h->marker[0] && !place->heading && !block_is_kept((enum block_kind)block.kind)) {
		block.kind = place->furniture ? BLOCK_BOILERPLATE : BLOCK_ITEM;
		block.level = place->furniture ? 0 : h->marker_level;
		block.indent = h->marker_indent;
	}
	return block;
}

/* Says the marker that waits, with the blank behind it if text follows; the blank leads nowhere. */
static void
say_marker(struct html *h, bool text_follows)
{
	const char *target = h->back.size ? h->back.bytes : NULL;
	size_t n = strlen(h->marker);

	bool blank = h->marker[n - 1] == ' ';
	h->marker[n - blank] = '\0';
	if (target)
		builder_open(h->builder, SPAN_LINK, target);
	builder_marker(h->builder, h->marker);
	if (target)
		builder_close(h->builder, SPAN_LINK);
	if (blank && text_follows)
		builder_marker(h->builder, " ");
	h->marker[0] = '\0';
}

/* The marker of an item whose text cannot stand beside it. */
static void
say_marker_alone(struct html *h)
{
	struct block block = { .kind = BLOCK_ITEM,
		               .level = h->marker_level,
		               .quote_depth = h->place.quote_depth,
		               .gap = h->gap,
		               .indent = h->marker_indent,
		               .hang = h->place.indent };

	builder_block(h->builder, &block);
	say_marker(h, false);
	builder_block_end(h->builder);
	h->gap = 0;
}

static void
open_block(struct html *h)
{
	html_title_above(h);
	struct block block = block_at(h);

	if (h->marker[0] && block_is_kept((enum block_kind)block.kind) &&
	    h->place.tabling != HTML_REAL_TABLE) {
		say_marker_alone(h);
		block.gap = 0;
	}
	builder_block(h->builder, &block);
	if (block.kind == BLOCK_HEADING && !h->options.no_titles)
		builder_heading(h->builder, block.level);
	h->is_open = true;
	h->gap = 0;
	if (h->marker[0] && block.kind != BLOCK_HEADING)
		say_marker(h, true);
	h->marker[0] = '\0';
}

void
html_rule(struct html *h)
{
	html_break(h, 1);
	struct block block = block_at(h);
	h->gap = 1;
	if (h->place.tabling != HTML_REAL_TABLE)
		builder_rule(h->builder, &block);
}

/* ---- lines ---- */

void
html_line_break(struct html *h)
{
	html_ruby_end(h);
	if (h->place.kept && h->is_open)
		builder_break(h->builder);
	else
		h->breaks++;
}

/* One br is a line break; two are what others write for a paragraph's end. */
static void
settle_breaks(struct html *h)
{
	bool paragraph = h->breaks > 1 && !h->place.heading && h->place.tabling != HTML_REAL_TABLE;

	if (paragraph)
		html_break(h, 1);
	else if (h->is_open)
		builder_break(h->builder);
	h->breaks = 0;
}

/* ---- text ---- */

static bool
is_white(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

/* How many bytes at the start say nothing where a line begins. */
static size_t
leading_white(const char *bytes, size_t n)
{
	size_t i = 0;

	while (i < n && is_white(bytes[i]))
		i++;
	return i;
}

/* The line break directly behind the start of a kept element. */
static size_t
first_break(const char *bytes, size_t n)
{
	if (n > 1 && bytes[0] == '\r' && bytes[1] == '\n')
		return 2;
	return bytes[0] == '\n' || bytes[0] == '\r';
}

/*
 * A character that Unicode has raised and lowered: what exponents, indices and charges are written with. A word that is raised
 * ("1st", a note's mark) reads as well beside the one before; a letter is one of these alone, or in a sum.
 */
static const struct shifted {
	const char *plain, *raised, *lowered;
} shifted[] = {
	{ "0", "⁰", "₀" }, { "1", "¹", "₁" }, { "2", "²", "₂" }, { "3", "³", "₃" },
	{ "4", "⁴", "₄" }, { "5", "⁵", "₅" }, { "6", "⁶", "₆" }, { "7", "⁷", "₇" },
	{ "8", "⁸", "₈" }, { "9", "⁹", "₉" }, { "+", "⁺", "₊" }, { "-", "⁻", "₋" },
	{ "−", "⁻", "₋" }, { "n", "ⁿ", "ₙ" }, { "i", "ⁱ", "ᵢ" },
};

enum { SHIFTED_BYTES = 8 };

/* The one at the start; NULL for another character. */
static const struct shifted *
shifted_at(const char *bytes, size_t n)
{
	for (size_t i = 0; i < sizeof shifted / sizeof *shifted; i++) {
		size_t size = strlen(shifted[i].plain);
		if (size <= n && !memcmp(bytes, shifted[i].plain, size))
			return &shifted[i];
	}
	return NULL;
}

/* Signs and digits behind a word, raised or lowered. False when it is something else, to be said as it is. */
static bool
say_shifted(struct html *h, const char *bytes, size_t n)
{
	const struct shifted *all[SHIFTED_BYTES];
	size_t count = 0;
	bool was_letter = false;

	if (!h->is_open || is_white(h->last) || n > SHIFTED_BYTES)
		return false;
	for (size_t i = 0; i < n; i += strlen(all[count++]->plain)) {
		const struct shifted *s = shifted_at(bytes + i, n - i);
		bool is_letter = s && (*s->plain == 'n' || *s->plain == 'i');
		if (!s || (is_letter && was_letter))
			return false;
		was_letter = is_letter;
		all[count] = s;
	}
	for (size_t i = 0; i < count; i++)
		builder_string(h->builder, h->place.raised ? all[i]->raised : all[i]->lowered);
	return true;
}

/* What comes between the text before and this, which is not white alone where a ruby's begins. */
static void
settle_ruby(struct html *h)
{
	if (h->ruby == HTML_RUBY_SAID) {
		html_ruby_end(h);
		return;
	}
	if (h->ruby != HTML_RUBY_INSIDE)
		builder_text(h->builder, h->ruby == HTML_RUBY_BEGINS ? "(" : " ", 1);
	h->ruby = HTML_RUBY_INSIDE;
}

void
html_say(struct html *h, const char *bytes, size_t n)
{
	bool inside = h->ruby == HTML_RUBY_BEGINS || h->ruby == HTML_RUBY_GOES_ON;
	size_t skip = 0;

	if (inside)
		skip = leading_white(bytes, n);
	else if (h->place.kept)
		skip = h->at_start ? first_break(bytes, n) : 0;
	else if (!h->is_open || h->breaks)
		skip = leading_white(bytes, n);
	h->at_start = false;
	bytes += skip;
	n -= skip;
	if (!n)
		return;
	if (h->breaks)
		settle_breaks(h);
	if (!h->is_open)
		open_block(h);
	if (h->ruby)
		settle_ruby(h);
	h->is_token = false;
	if (!(h->place.raised || h->place.lowered) || !say_shifted(h, bytes, n))
		builder_text(h->builder, bytes, n);
	h->last = bytes[n - 1];
}

void
html_say_string(struct html *h, const char *s)
{
	html_say(h, s, strlen(s));
}

/* ---- marks ---- */

void
html_mark(struct html *h, enum span_kind kind)
{
	html_ruby_end(h);
	html_title_above(h);
	if (!h->marks[kind]++)
		builder_open(h->builder, kind, NULL);
}

void
html_unmark(struct html *h, enum span_kind kind)
{
	if (!--h->marks[kind])
		builder_close(h->builder, kind);
}
