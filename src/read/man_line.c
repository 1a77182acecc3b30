/*
 * Columns are counted, not bytes: what was aligned on the page was aligned by cells.
 */
#include "read/man_line.h"

#include <string.h>

#include "base/unicode.h"
#include "base/utf8.h"

enum {
	GAP = 2,       /* blanks that are more than a blank */
	SYLLABLE = 14, /* cells that a hyphenated word may have left free */
	BOX_FIRST = 0x2500,
	BOX_LAST = 0x257f,
	HYPHEN = 0x2010,
	SOFT_HYPHEN = 0xad,
};

static unsigned
cells_of(uint32_t cp)
{
	int width = unicode_width(cp);

	return width > 0 ? (unsigned)width : 0;
}

/* True for what ends a sentence, closing marks behind it included; two blanks after it are no gap. */
static bool
ends_sentence(const char *bytes, size_t n)
{
	while (n && strchr("\"')]", bytes[n - 1]) && bytes[n - 1])
		n--;
	return n && (bytes[n - 1] == '.' || bytes[n - 1] == '?' || bytes[n - 1] == '!' ||
	             bytes[n - 1] == ':');
}

/* What two words' borders show. */
static void
note_gap(struct man_line *line, const char *bytes, size_t before, unsigned blanks, unsigned column)
{
	if (blanks < GAP || (blanks == GAP && ends_sentence(bytes, before)))
		return;
	if (!line->gap_count++)
		line->gap_column = column;
}

static void
measure_words(struct man_line *line, const char *bytes, size_t n)
{
	unsigned column = line->indent, blanks = 0;
	size_t word_end = 0;
	bool first = true;

	for (size_t at = 0; at < n;) {
		uint32_t cp = (unsigned char)bytes[at];
		size_t size = cp < 0x80 ? 1 : utf8_decode(bytes + at, n - at, &cp);
		if (cp == ' ') {
			if (first)
				line->word = column - line->indent;
			first = false;
			blanks++;
			column++;
			at++;
			continue;
		}
		if (blanks)
			note_gap(line, bytes, word_end, blanks, column);
		blanks = 0;
		line->drawn |= cp >= BOX_FIRST && cp <= BOX_LAST;
		line->hyphen = cp == HYPHEN || cp == SOFT_HYPHEN;
		column += cp < 0x7f ? 1 : cells_of(cp);
		word_end = at += size;
	}
	line->width = column;
	if (first)
		line->word = column - line->indent;
}

/* A border of characters that every typewriter has: "+-----+", "| a | b |". */
static bool
is_border(const char *bytes, size_t n)
{
	return n > 2 && ((bytes[0] == '+' && bytes[n - 1] == '+' && bytes[1] == '-') ||
	                 (bytes[0] == '|' && bytes[n - 1] == '|'));
}

struct man_line
man_line_measure(const struct ansi_text *text, size_t start, size_t end)
{
	const char *bytes = text->text.bytes ? text->text.bytes : "";
	struct man_line line = { 0 };
	size_t from = start;

	while (from < end && bytes[from] == ' ')
		from++;
	while (end > from && bytes[end - 1] == ' ')
		end--;
	line.indent = (unsigned)(from - start);
	line.start = from;
	line.end = end;
	measure_words(&line, bytes + from, end - from);
	uint32_t marks = from < end ? ansi_text_style(text, from).marks : 0;
	line.bold = marks & ANSI_BOLD;
	line.marked = marks & (ANSI_BOLD | ANSI_UNDERLINE | ANSI_ITALIC);
	line.drawn |= is_border(bytes + from, end - from);
	return line;
}

bool
man_line_is_full(const struct man_line *line, const struct man_line *next, unsigned page_cols)
{
	if (line->hyphen)
		return line->width + SYLLABLE >= page_cols;
	return line->width + 1 + next->word > page_cols;
}

size_t
man_line_at(const struct man_line *line, const struct ansi_text *text, unsigned column)
{
	const char *bytes = text->text.bytes + line->start;
	size_t n = line->end - line->start, at = 0;
	unsigned here = line->indent;

	while (at < n && here < column) {
		uint32_t cp;
		at += utf8_decode(bytes + at, n - at, &cp);
		here += cp < 0x7f ? 1 : cells_of(cp);
	}
	return at < n && here == column ? line->start + at : SIZE_MAX;
}

bool
man_line_has_column(const struct man_line *line, const struct ansi_text *text, unsigned column)
{
	size_t at = column < line->width ? man_line_at(line, text, column) : SIZE_MAX;
	const char *bytes = text->text.bytes;

	return at != SIZE_MAX && at > line->start && bytes[at] != ' ' && bytes[at - 1] == ' ';
}
