/*
 * The text of blocks and cells. White space is held back until something follows it in the block, so that none stands at a
 * block's start or end; a block that grows too long is cut.
 */
#include <string.h>

#include "base/utf8.h"
#include "read/builder.h"
#include "read/builder_draft.h"
#include "read/builder_state.h"

enum {
	BLOCK_LONG = 64 * 1024,     /* bytes after which a block is cut at a blank */
	BLOCK_LONGEST = 128 * 1024, /* and anywhere */
};

/* ---- white space ---- */

bool
builder_at_line_start(const struct builder *b)
{
	static const char separator[] = "\xe2\x80\xa8"; /* U+2028 */
	const struct buffer *text = &b->draft.text;

	return builder_is_empty(b) || (draft_end(&b->draft) - b->floor >= 3 &&
	                               !memcmp(text->bytes + text->size - 3, separator, 3));
}

void
builder_put_blank(struct builder *b)
{
	if (b->blank && !builder_is_empty(b) && !b->kept)
		buffer_add_byte(&b->draft.text, b->blank_breaks ? '\n' : ' ');
	b->blank = b->blank_breaks = false;
}

static bool
is_white(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '\v';
}

static void
hold_blank(struct builder *b, const char *white, size_t n)
{
	bool breaks = memchr(white, '\n', n);

	if (builder_at_line_start(b) || is_white(b->draft.text.bytes[b->draft.text.size - 1]))
		return;
	if (breaks && b->table.lines) {
		builder_break(b);
		return;
	}
	b->blank = true;
	b->blank_breaks |= breaks && !b->table.depth;
}

/* ---- text ---- */

/* Says the block so far and goes on in one that looks like its continuation. */
static void
cut_block(struct builder *b)
{
	struct block rest = b->block;

	if (b->table.depth)
		return;
	rest.gap = 0;
	rest.indent = b->kept ? rest.indent : rest.hang;
	if (rest.kind == BLOCK_ITEM || rest.kind == BLOCK_HEADING)
		rest.kind = BLOCK_PARAGRAPH;
	bool kept = b->kept;
	builder_block_end(b);
	b->block = rest;
	b->kept = kept;
	builder_begin(b);
}

static size_t
block_size(const struct builder *b)
{
	return (size_t)(draft_end(&b->draft) - b->block.range.start);
}

/* A run without white space to be collapsed; what is no UTF-8 becomes U+FFFD. */
static void
put_run(struct builder *b, const char *bytes, size_t n)
{
	builder_put_blank(b);
	while (n) {
		size_t good = utf8_valid_prefix(bytes, n);
		buffer_add(&b->draft.text, bytes, good);
		bytes += good;
		n -= good;
		if (!n)
			break;
		uint32_t cp;
		size_t bad = utf8_decode(bytes, n, &cp);
		buffer_add_code_point(&b->draft.text, UTF8_REPLACEMENT);
		bytes += bad;
		n -= bad;
	}
}

/* Vectors as gcc and clang make them of any machine's own. */
typedef unsigned char lanes __attribute__((vector_size(16)));

/* True when a byte of white space in v has another behind it (next), or is none that may stay as it is. */
static bool
has_odd_white(lanes v, lanes next, bool breaks)
{
	lanes odd = (lanes)(v < ' '), white = (lanes)(v == ' ');
	uint64_t halves[2];

	if (breaks) {
		odd &= (lanes)(v != '\n');
		white |= (lanes)(v == '\n');
	}
	odd |= white & (lanes)(next <= ' ');
	memcpy(halves, &odd, sizeof halves);
	return halves[0] | halves[1];
}

/* How many bytes from the start are words with a single blank, or a single line break, between each two. */
static size_t
collapsed_prefix(const char *bytes, size_t n, bool breaks)
{
	size_t i = 0;

	for (lanes v, next; i + sizeof v < n; i += sizeof v) {
		memcpy(&v, bytes + i, sizeof v);
		memcpy(&next, bytes + i + 1, sizeof next);
		if (has_odd_white(v, next, breaks))
			break;
	}
	for (; i < n; i++) {
		unsigned char c = (unsigned char)bytes[i];
		bool may_stay = c > ' ' || (i + 1 < n && (unsigned char)bytes[i + 1] > ' ' &&
		                            (c == ' ' || (c == '\n' && breaks)));
		if (!may_stay)
			break;
	}
	return i;
}

/* Words whose white space is collapsed already, at once. */
static size_t
put_words(struct builder *b, const char *bytes, size_t n)
{
	size_t room = block_size(b) < BLOCK_LONG ? BLOCK_LONG - block_size(b) : 0;

	if (n > room)
		n = room;
	size_t words = collapsed_prefix(bytes, n, !b->table.depth);
	/* A word that the room cuts is none. */
	while (words && n == room && !is_white(bytes[words - 1]))
		words--;
	while (words && is_white(bytes[words - 1]))
		words--;
	if (words)
		put_run(b, bytes, words);
	return words;
}

static void
put_collapsed(struct builder *b, const char *bytes, size_t n)
{
	for (size_t i = 0; i < n;) {
		size_t end = i;
		while (end < n && is_white(bytes[end]))
			end++;
		if (end > i) {
			hold_blank(b, bytes + i, end - i);
			if (block_size(b) >= BLOCK_LONG)
				cut_block(b);
		}
		end += put_words(b, bytes + end, n - end);
		for (i = end; end < n && !is_white(bytes[end]) && end - i < BLOCK_LONG; end++)
			;
		/* Never between the bytes of a code point. */
		while (end < n && end > i + 1 && utf8_is_continuation(bytes[end]))
			end--;
		if (end > i)
			put_run(b, bytes + i, end - i);
		if (block_size(b) >= BLOCK_LONGEST)
			cut_block(b);
		i = end;
	}
}

/* A line break ends a row; CR LF and CR are one too. */
static void
put_kept(struct builder *b, const char *bytes, size_t n)
{
	for (size_t i = 0; i < n;) {
		const char *end = memchr(bytes + i, '\n', n - i);
		size_t stop = end ? (size_t)(end - bytes) : n;
		const char *cr = memchr(bytes + i, '\r', stop - i);
		if (cr)
			stop = (size_t)(cr - bytes);
		put_run(b, bytes + i, stop - i);
		if (stop < n) {
			bool two = bytes[stop] == '\r' && stop + 1 < n && bytes[stop + 1] == '\n';
			if (block_size(b) >= BLOCK_LONG)
				cut_block(b);
			else
				buffer_add_byte(&b->draft.text, '\n');
			stop += two ? 2 : 1;
		} else if (block_size(b) >= BLOCK_LONGEST) {
			cut_block(b);
		}
		i = stop;
	}
}

/* Opens a block for the text, unless it is white; between two cells, a cell. False when there is nothing to say. */
static bool
make_room(struct builder *b, const char *bytes, size_t n)
{
	bool table = b->table.depth > 0;
	size_t white = 0;

	if (table ? b->table.cell_open : b->is_open)
		return true;
	while (white < n && is_white(bytes[white]))
		white++;
	if (white == n)
		return false;
	if (table)
		builder_cell(b, TABLE_LEFT, 1);
	else
		builder_begin(b);
	return true;
}

void
builder_text(struct builder *b, const char *bytes, size_t n)
{
	if (!make_room(b, bytes, n))
		return;
	if (b->kept && !b->table.depth)
		put_kept(b, bytes, n);
	else
		put_collapsed(b, bytes, n);
}

void
builder_string(struct builder *b, const char *s)
{
	builder_text(b, s, strlen(s));
}

void
builder_marker(struct builder *b, const char *s)
{
	if (make_room(b, s, strlen(s)))
		put_run(b, s, strlen(s));
}

void
builder_break(struct builder *b)
{
	if (!b->is_open || builder_is_empty(b))
		return;
	b->blank = b->blank_breaks = false;
	if (b->kept && !b->table.depth)
		buffer_add_byte(&b->draft.text, '\n');
	else
		buffer_add_code_point(&b->draft.text, LINE_SEPARATOR);
}
