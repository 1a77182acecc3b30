/*
 * Reads one line. Its bytes are counted by class at once (read/census), and nearly all that is asked of a line follows from the
 * counts; only what is not ASCII is looked at one by one, and white space where there are two blanks together. A line
 * with tabs or controls in its midst, which makes no sense so, is read a word after the other. Everything that
 * later decides what a line is comes from here, so that no one has to look at the bytes twice.
 *
 * Of a very long line only the beginning is counted: what it is needs no more, and it is read for each window it goes through.
 */
#include "read/line.h"

#include <stdbool.h>
#include <string.h>

#include "base/unicode.h"
#include "base/utf8.h"
#include "read/census.h"
#include "read/class.h"
#include "read/marker.h"

enum { COUNTED_MAX = 4 * 1024 }; /* bytes of a line that are counted */

/* The width of a code point that is not ASCII: the common scripts without asking. */
static unsigned
width_of(uint32_t cp)
{
	if ((cp >= 0xa1 && cp < 0x300 && cp != 0xad) || (cp >= 0x391 && cp < 0x483) ||
	    (cp >= 0x2010 && cp < 0x2028))
		return 1;
	if ((cp >= 0x3041 && cp <= 0x3096) || (cp >= 0x4e00 && cp < 0xa000) ||
	    (cp >= 0xac00 && cp < 0xd7a4))
		return 2;
	return (unsigned)unicode_width(cp);
}

/* White space at the start of a line; *cells counts on from a column, tabs go to multiples of 8. */
static size_t
read_indent(struct line *line, const char *bytes, size_t n, unsigned *cells)
{
	size_t i = 0;

	while (i < n) {
		unsigned char c = (unsigned char)bytes[i];
		if (c == ' ') {
			++*cells;
		} else if (c == '\t') {
			*cells = (*cells + 8) & ~7u;
			line->flags |= LINE_TAB_INDENT;
		} else if (c == '\f' || c == '\v') {
			line->flags |= c == '\f' ? LINE_FORM_FEED : 0u;
			*cells = 0;
		} else if (c == 0xc2 && n - i > 1 && (unsigned char)bytes[i + 1] == 0xa0) {
			++*cells; /* a no-break space */
			line->flags |= LINE_ODD_INDENT;
			i++;
		} else if (n - i > 2 && memcmp(bytes + i, "\xe3\x80\x80", 3) == 0) {
			*cells += 2; /* the ideographic space that begins a paragraph */
			line->flags |= LINE_ODD_INDENT;
			i += 2;
		} else if (n - i > 2 && memcmp(bytes + i, "\xef\xbb\xbf", 3) == 0) {
			line->flags |= LINE_ODD_INDENT; /* a byte order mark */
			i += 2;
		} else {
			break;
		}
		i++;
	}
	return i;
}

/* Reply marks: '>' one after the other, at most one blank before each. Returns where the rest starts. */
static size_t
read_reply(struct line *line, const char *bytes, size_t n)
{
	size_t i = 0, end = 0;

	while (i < n && line->depth < UINT8_MAX) {
		size_t mark = i + (bytes[i] == ' ' ? 1 : 0);
		if (mark >= n || bytes[mark] != '>' || (mark + 1 < n && bytes[mark + 1] == '='))
			break;
		line->depth++;
		end = i = mark + 1;
	}
	if (end && end < n && bytes[end] == ' ')
		end++;
	return end;
}

static bool
is_sentence_mark(uint32_t cp)
{
	return cp == '.' || cp == '!' || cp == '?' || cp == 0x2026 || cp == 0x3002 ||
	       cp == 0xff01 || cp == 0xff1f || cp == 0x61f || cp == 0x964;
}

static bool
is_closer(uint32_t cp)
{
	return cp == '"' || cp == '\'' || cp == ')' || cp == ']' || cp == '*' || cp == '_' ||
	       cp == 0x201d || cp == 0x2019 || cp == 0x201c || cp == 0xbb || cp == 0x203a ||
	       cp == 0x300d || cp == 0x300f || cp == 0xff09 || cp == 0xa0 || cp == 0x3000;
}

/* Whether white space after the code point may be two blanks wide without being a gap. */
static bool
ends_sentence(uint32_t cp)
{
	return is_sentence_mark(cp) || cp == ':' || is_closer(cp);
}

/* The code point that ends at bytes + n, n > 0; nearly always ASCII. */
static size_t
decode_last(const char *bytes, size_t n, uint32_t *cp)
{
	if (class_of(bytes[n - 1]) == CLASS_HIGH)
		return utf8_decode_last(bytes, n, cp);
	*cp = (unsigned char)bytes[n - 1];
	return 1;
}

/* White space in the line's midst, so many cells wide; tab says that there is a tab in it. */
static void
take_gap(struct line *line, unsigned blanks, bool tab, uint32_t before)
{
	if ((blanks > 1 && !(blanks == 2 && !tab && ends_sentence(before))) || tab)
		line->flags |= LINE_GAP;
	if (blanks > 2 || tab)
		line->flags |= LINE_WIDE_GAP;
}

/* The first letter or digit tells how the line starts. */
static void
read_start(struct line *line, const char *bytes, size_t n)
{
	for (size_t i = 0; i < n;) {
		unsigned class = class_of(bytes[i]);
		if (class & CLASS_WORD) {
			line->flags |= class == CLASS_UPPER   ? LINE_UPPER
			               : class == CLASS_LOWER ? LINE_LOWER
			                                      : LINE_DIGIT;
			return;
		}
		uint32_t cp = 0;
		i += class == CLASS_HIGH ? utf8_decode(bytes + i, n - i, &cp) : 1;
		if (cp && unicode_is_letter(cp)) {
			line->flags |= unicode_is_upper(cp)   ? LINE_UPPER
			               : unicode_is_lower(cp) ? LINE_LOWER
			                                      : 0u;
			return;
		}
	}
}

/* What the code points that are not ASCII are looked at for. */
struct high {
	uint32_t letters, uppers;
	size_t surplus; /* bytes more than cells */
	unsigned first; /* cells up to where a line can end first */
};

/* The next byte from i on that is not ASCII; n when there is none. */
static size_t
next_high(const char *bytes, size_t i, size_t n)
{
	uint64_t word;

	for (; i + sizeof word <= n; i += sizeof word) {
		memcpy(&word, bytes + i, sizeof word);
		if (word & UINT64_C(0x8080808080808080))
			break;
	}
	while (i < n && class_of(bytes[i]) != CLASS_HIGH)
		i++;
	return i;
}

/* Takes the code point at bytes[i], in the first word or after it; returns where the next one is. */
static size_t
take_high(struct high *high, const char *bytes, size_t i, size_t n, bool first_word)
{
	uint32_t cp;
	size_t size = utf8_decode(bytes + i, n - i, &cp);

	if (unicode_is_letter(cp)) {
		high->letters++;
		high->uppers += unicode_is_upper(cp);
		/* A line can end after any sign of a script without spaces. */
		if (first_word && !high->first && unicode_is_ideograph(cp))
			high->first = (unsigned)(i - high->surplus) + 2;
	}
	high->surplus += size - width_of(cp);
	return next_high(bytes, i + size, n);
}

/* The code points that are not ASCII; the first word has so many bytes. */
static struct high
read_high(const char *bytes, size_t n, size_t word)
{
	struct high high = { 0 };
	size_t i = next_high(bytes, 0, n);

	while (i < word)
		i = take_high(&high, bytes, i, n, true);
	if (!high.first)
		high.first = (unsigned)(word - high.surplus);
	while (i < n)
		i = take_high(&high, bytes, i, n, false);
	return high;
}

/* Where two blanks or more stand together in n bytes without other white space; one gap tells all. */
static void
read_gaps(struct line *line, const char *bytes, size_t n)
{
	/* The text ends with a word, and two blanks have an odd place. */
	for (size_t i = 1; i + 1 < n && !(line->flags & LINE_WIDE_GAP); i += 2) {
		size_t from = i, to = i + 1;
		if (bytes[i] != ' ' || (bytes[i - 1] != ' ' && bytes[i + 1] != ' '))
			continue;
		while (bytes[from - 1] == ' ')
			from--;
		while (bytes[to] == ' ')
			to++;
		uint32_t before;
		decode_last(bytes, from, &before);
		take_gap(line, (unsigned)(to - from), false, before);
		i = (to - 1) | 1;
	}
}

/* The cells and flags of the white space at the start of n bytes, column cells in; returns its bytes. */
static size_t
read_blanks(struct line *line, const char *bytes, size_t n, unsigned column, unsigned *cells,
            bool *tab)
{
	size_t i = 0;

	*cells = 0;
	*tab = false;
	for (; i < n && class_of(bytes[i]) == CLASS_BLANK; i++) {
		line->flags |= bytes[i] == '\f' ? LINE_FORM_FEED : 0u;
		*tab = *tab || bytes[i] == '\t';
		*cells = bytes[i] == '\t' ? ((column + *cells + 8) & ~7u) - column : *cells + 1;
	}
	return i;
}

/* Words, width and gaps of any line, one code point after the other. */
static void
walk_words(struct line *line, const char *bytes, size_t n)
{
	unsigned column = line->indent;

	line->words = 1;
	line->first = 0;
	for (size_t i = 0; i < n;) {
		unsigned class = class_of(bytes[i]), cells;
		uint32_t cp, before;
		bool tab;

		if (class == CLASS_BLANK) {
			decode_last(bytes, i, &before);
			line->first = line->first ? line->first : column - line->indent;
			i += read_blanks(line, bytes + i, n - i, column, &cells, &tab);
			take_gap(line, cells, tab, before);
			column += cells;
			line->words++;
		} else if (class == CLASS_HIGH) {
			i += utf8_decode(bytes + i, n - i, &cp);
			if (!line->first && unicode_is_letter(cp) && unicode_is_ideograph(cp))
				line->first = column - line->indent + 2;
			column += width_of(cp);
		} else {
			line->flags |= class == CLASS_CONTROL ? LINE_CONTROL : 0u;
			column++;
			i++;
		}
	}
	line->first = line->first ? line->first : column - line->indent;
	line->width = column;
}

/* Counts everything in the text and tells its words apart. */
static void
read_words(struct line *line, const char *bytes, size_t n)
{
	struct census t;

	census_take(&t, bytes, n);
	const char *blank = t.blanks ? memchr(bytes, ' ', n) : NULL;
	size_t word = blank ? (size_t)(blank - bytes) : n;
	struct high high = { .first = (unsigned)word };
	if (t.highs) {
		line->flags |= LINE_NON_ASCII;
		high = read_high(bytes, n, word);
	}
	line->letters = t.lowers + t.uppers + high.letters;
	line->uppers = t.uppers + high.uppers;
	line->digits = t.digits;
	line->marks = t.marks;
	line->symbols = t.symbols;
	if (line->letters + line->digits == 0)
		line->flags |= LINE_NO_WORD;
	if (line->letters > 1 && line->letters == line->uppers)
		line->flags |= LINE_CAPS;
	if (t.controls || !high.first) {
		walk_words(line, bytes, n);
		return;
	}
	line->first = high.first;
	line->words = t.blanks - t.twice + 1;
	line->width = line->indent + (unsigned)(n - high.surplus);
	if (t.twice)
		read_gaps(line, bytes, n);
}

/* How the text ends: the last code point, and the one before closing marks. */
static void
read_end(struct line *line, const char *bytes, size_t n)
{
	uint32_t cp = 0, before = 0;
	size_t size = decode_last(bytes, n, &cp);

	line->last = cp;
	if (cp == '-' && n > 1)
		line->flags |=
			class_of(bytes[n - 2]) & (CLASS_LETTER | CLASS_HIGH) ? LINE_HYPHEN : 0u;
	line->flags |= cp == ':' || cp == 0xff1a ? LINE_COLON : 0u;
	line->flags |= cp == ',' || cp == ';' || cp == 0x3001 || cp == 0xff0c ? LINE_COMMA : 0u;
	for (int i = 0; i < 4 && is_closer(cp) && n > size; i++) {
		n -= size;
		size = decode_last(bytes, n, &before);
		cp = before;
	}
	line->flags |= is_sentence_mark(cp) ? LINE_SENTENCE_END : 0u;
}

/* Whether the text is one mark again and again. */
static void
read_fill(struct line *line, const char *bytes, size_t n)
{
	if (n < 2 || line->marks != n || !(class_of(bytes[0]) & CLASS_MARK))
		return;
	for (size_t i = 1; i < n; i++) {
		if (bytes[i] != bytes[0])
			return;
	}
	line->flags |= LINE_UNDERLINE;
	line->fill = bytes[0];
	if (n >= 4 && (line->fill == '-' || line->fill == '.' || line->fill == '~'))
		line->flags |= LINE_FENCE;
}

/* "Words .......... 12", "Words . . . . xii": dots that lead to a page number. */
static void
read_leaders(struct line *line, const char *bytes, size_t n)
{
	size_t i = n, dots = 0;

	if (line->marks < 3)
		return;
	while (i && i + 8 > n && (class_of(bytes[i - 1]) & (CLASS_DIGIT | CLASS_LOWER)))
		i--;
	if (i == n)
		return;
	for (const char *p = bytes + i; p > bytes && (p[-1] == '.' || p[-1] == ' '); p--)
		dots += p[-1] == '.';
	bool roman = true;
	for (size_t k = i; k < n; k++)
		roman = roman && strchr("ivxlc", bytes[k]);
	if (dots >= 3 && (roman || class_of(bytes[i]) == CLASS_DIGIT))
		line->flags |= LINE_LEADERS;
}

static void
read_line(struct line *line, const char *bytes, size_t n, bool replies)
{
	unsigned column = 0;
	size_t start, end = n;

	*line = (struct line){ .range = { 0, n } };
	start = read_indent(line, bytes, n, &column);
	size_t reply = replies && column < 4 ? read_reply(line, bytes + start, n - start) : 0;
	if (reply) {
		line->flags |= LINE_MARKED;
		column = 0;
		start += reply;
		start += read_indent(line, bytes + start, n - start, &column);
	}
	while (end > start && class_of(bytes[end - 1]) == CLASS_BLANK) {
		line->flags |= bytes[end - 1] == '\f' ? LINE_FORM_FEED : 0u;
		end--;
	}
	line->text = (struct range){ start, end };
	line->indent = line->width = column;
	if (start == end) {
		line->flags |= LINE_BLANK;
		return;
	}
	bytes += start;
	n = end - start;
	size_t look = n < COUNTED_MAX ? n : COUNTED_MAX;
	read_start(line, bytes, look);
	read_words(line, bytes, look);
	line->width += (uint32_t)(n - look);
	read_end(line, bytes, n);
	read_fill(line, bytes, n);
	if (n >= 3 && memcmp(bytes, "```", 3) == 0)
		line->flags |= LINE_FENCE;
	read_leaders(line, bytes, n);
	marker_read(line, bytes, n);
}

void
line_read(struct line *line, const char *bytes, size_t n)
{
	read_line(line, bytes, n, true);
}

void
line_read_unquoted(struct line *line, const char *bytes, size_t n)
{
	read_line(line, bytes, n, false);
}
