/*
 * Reads one line: a single pass over its bytes, ASCII by a table of classes, the rest by code points. Everything that
 * later decides what a line is comes from what is counted here, so that no one has to look at the bytes twice.
 */
#include "read/line.h"

#include <stdbool.h>
#include <string.h>

#include "base/unicode.h"
#include "base/utf8.h"

/* What a byte is. */
enum {
	C_BLANK = 1, /* space, tab and the other white space */
	C_LOWER = 2,
	C_UPPER = 4,
	C_DIGIT = 8,
	C_MARK = 16,   /* punctuation and symbols */
	C_SYMBOL = 32, /* ... those that programs use more than prose */
	C_HIGH = 64,   /* not ASCII */
	C_CONTROL = 128,
	C_LETTER = C_LOWER | C_UPPER,
	C_WORD = C_LETTER | C_DIGIT,
};

/* clang-format off */
#define X4(v) v, v, v, v
#define X8(v) X4(v), X4(v)
#define X16(v) X8(v), X8(v)
#define X32(v) X16(v), X16(v)
#define M C_MARK
#define S (C_MARK | C_SYMBOL)
static const unsigned char classes[256] = {
	X8(C_CONTROL), C_CONTROL, X4(C_BLANK), C_BLANK, C_CONTROL, C_CONTROL,
	X16(C_CONTROL),
	/* ! to /, : to @ around the digits */
	C_BLANK, M, M, S, S, S, S, M, M, M, S, S, M, M, M, S,
	X8(C_DIGIT), C_DIGIT, C_DIGIT, M, M, S, S, S, M,
	S, X8(C_UPPER), X8(C_UPPER), X8(C_UPPER), C_UPPER, C_UPPER, S, S, S, S, S,
	S, X8(C_LOWER), X8(C_LOWER), X8(C_LOWER), C_LOWER, C_LOWER, S, S, S, S, C_CONTROL,
	X32(C_HIGH), X32(C_HIGH), X32(C_HIGH), X32(C_HIGH),
};
#undef M
#undef S
/* clang-format on */

/*
 * Six counters of ten bits in one number, so that a byte costs one addition; what is not ASCII, a control or white space other
 * than a blank adds nothing.
 */
enum {
	COUNT_LOWER = 0,
	COUNT_UPPER = 10,
	COUNT_DIGIT = 20,
	COUNT_MARK = 30,
	COUNT_SYMBOL = 40,
	COUNT_BLANK = 50,
	COUNT_MAX = 1023, /* bytes, then the counters must be emptied */
};

#define ONE(counter) (UINT64_C(1) << (counter))
#define L ONE(COUNT_LOWER)
#define U ONE(COUNT_UPPER)
#define D ONE(COUNT_DIGIT)
#define M ONE(COUNT_MARK)
#define S (ONE(COUNT_MARK) | ONE(COUNT_SYMBOL))
#define B ONE(COUNT_BLANK)
/* clang-format off */
static const uint64_t counts[256] = {
	X16(0), X16(0),
	B, M, M, S, S, S, S, M, M, M, S, S, M, M, M, S,
	X8(D), D, D, M, M, S, S, S, M,
	S, X8(U), X8(U), X8(U), U, U, S, S, S, S, S,
	S, X8(L), X8(L), X8(L), L, L, S, S, S, S, 0,
};
/* clang-format on */
#undef X4
#undef X8
#undef X16
#undef X32
#undef ONE
#undef L
#undef U
#undef D
#undef M
#undef S
#undef B

static uint32_t
count_of(uint64_t sum, unsigned counter)
{
	return (uint32_t)(sum >> counter) & COUNT_MAX;
}

static unsigned
class_of(char c)
{
	return classes[(unsigned char)c];
}

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

/* What the pass over the words keeps. */
struct pass {
	unsigned column;   /* cells so far */
	unsigned blanks;   /* white space since the last word */
	bool tab;          /* ... with a tab in it */
	bool decided;      /* whether the first word starts upper, lower or with a digit */
	uint32_t lowers;   /* small letters, and those of scripts without cases */
	uint32_t previous; /* code point that is no white space, 0 before the first */
	uint64_t sum;      /* of counts[], not yet added to the line */
	size_t summed;     /* bytes in it */
};

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

/* A word begins, maybe after white space. */
static void
start_word(struct line *line, struct pass *p)
{
	line->words++;
	if (line->words > 1) {
		bool sentence = p->blanks == 2 && !p->tab &&
		                (is_sentence_mark(p->previous) || p->previous == ':' ||
		                 is_closer(p->previous));
		if ((p->blanks > 1 && !sentence) || p->tab)
			line->flags |= LINE_GAP;
		if (p->blanks > 2 || p->tab)
			line->flags |= LINE_WIDE_GAP;
	}
	p->column += p->blanks;
	p->blanks = 0;
	p->tab = false;
}

/* White space between words. */
static void
take_blank(struct line *line, struct pass *p, char c)
{
	if (!line->first)
		line->first = p->column - line->indent;
	if (c == '\t') {
		p->blanks = ((p->column + p->blanks + 8) & ~7u) - p->column;
		p->tab = true;
	} else {
		p->blanks++;
		line->flags |= c == '\f' ? LINE_FORM_FEED : 0u;
	}
}

/* The first letter or digit tells how the line starts. */
static void
decide_start(struct line *line, struct pass *p, const char *bytes, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		unsigned class = class_of(bytes[i]);
		if (!(class & C_WORD))
			continue;
		line->flags |= class == C_UPPER   ? LINE_UPPER
		               : class == C_LOWER ? LINE_LOWER
		                                  : LINE_DIGIT;
		p->decided = true;
		return;
	}
}

/* Adds what was counted to the line. */
static void
flush_counts(struct line *line, struct pass *p)
{
	uint32_t uppers = count_of(p->sum, COUNT_UPPER), lowers = count_of(p->sum, COUNT_LOWER);

	p->lowers += lowers;
	line->letters += lowers + uppers;
	line->uppers += uppers;
	line->digits += count_of(p->sum, COUNT_DIGIT);
	line->marks += count_of(p->sum, COUNT_MARK);
	line->symbols += count_of(p->sum, COUNT_SYMBOL);
	p->sum = 0;
	p->summed = 0;
}

/* ASCII without white space and controls at the start of n bytes; returns its length, at least 1. */
static size_t
take_ascii(struct line *line, struct pass *p, const char *bytes, size_t n)
{
	size_t room = COUNT_MAX - p->summed, limit = n < room ? n : room, i = 0;
	uint64_t sum = p->sum;

	do
		sum += counts[(unsigned char)bytes[i++]];
	while (i < limit && bytes[i] != ' ' && counts[(unsigned char)bytes[i]]);
	p->sum = sum;
	p->summed += i;
	if (p->summed >= COUNT_MAX)
		flush_counts(line, p);
	p->column += (unsigned)i;
	p->previous = (unsigned char)bytes[i - 1];
	if (!p->decided)
		decide_start(line, p, bytes, i);
	return i;
}

/* One code point that is not ASCII, at the start of n bytes; returns its length. */
static size_t
take_high(struct line *line, struct pass *p, const char *bytes, size_t n)
{
	uint32_t cp;
	size_t size = utf8_decode(bytes, n, &cp);

	line->flags |= LINE_NON_ASCII;
	if (unicode_is_letter(cp)) {
		bool upper = unicode_is_upper(cp);
		line->letters++;
		line->uppers += upper;
		p->lowers += !upper;
		if (!p->decided && (upper || unicode_is_lower(cp)))
			line->flags |= upper ? LINE_UPPER : LINE_LOWER;
		p->decided = true;
		/* A line can end after any sign of a script without spaces. */
		if (!line->first && unicode_is_ideograph(cp))
			line->first = p->column - line->indent + 2;
	}
	p->column += width_of(cp);
	p->previous = cp;
	return size;
}

/*
 * Most lines: ASCII with single blanks between words. False when this one is not like that; then nothing was
 * changed.
 */
static bool
read_plain_words(struct line *line, struct pass *p, const char *bytes, size_t n)
{
	uint64_t sum = 0, before = 0, twice = 0;

	if (n > COUNT_MAX)
		return false;
	for (size_t i = 0; i < n; i++) {
		uint64_t one = counts[(unsigned char)bytes[i]];
		if (!one)
			return false;
		sum += one;
		twice |= one & before;
		before = one;
	}
	if (count_of(twice, COUNT_BLANK))
		return false;
	const char *blank = memchr(bytes, ' ', n);
	line->first = (uint32_t)(blank ? blank - bytes : (ptrdiff_t)n);
	line->words = count_of(sum, COUNT_BLANK) + 1;
	p->column += (unsigned)n;
	p->sum = sum;
	decide_start(line, p, bytes, n);
	flush_counts(line, p);
	return true;
}

static void
read_words(struct line *line, struct pass *p, const char *bytes, size_t n)
{
	for (size_t i = 0; i < n;) {
		unsigned class = class_of(bytes[i]);
		if (class == C_BLANK) {
			take_blank(line, p, bytes[i++]);
			continue;
		}
		if (p->blanks || !line->words)
			start_word(line, p);
		if (class == C_HIGH) {
			i += take_high(line, p, bytes + i, n - i);
			continue;
		}
		line->flags |= class == C_CONTROL ? LINE_CONTROL : 0u;
		i += take_ascii(line, p, bytes + i, n - i);
	}
	if (!line->first)
		line->first = p->column - line->indent;
	flush_counts(line, p);
}

/* How the text ends: the last code point, and the one before closing marks. */
static void
read_end(struct line *line, const char *bytes, size_t n)
{
	uint32_t cp = 0, before = 0;
	size_t size = utf8_decode_last(bytes, n, &cp);

	line->last = cp;
	if (cp == '-' && n > 1)
		line->flags |= class_of(bytes[n - 2]) & (C_LETTER | C_HIGH) ? LINE_HYPHEN : 0u;
	line->flags |= cp == ':' || cp == 0xff1a ? LINE_COLON : 0u;
	line->flags |= cp == ',' || cp == ';' || cp == 0x3001 || cp == 0xff0c ? LINE_COMMA : 0u;
	for (int i = 0; i < 4 && is_closer(cp) && n > size; i++) {
		n -= size;
		size = utf8_decode_last(bytes, n, &before);
		cp = before;
	}
	line->flags |= is_sentence_mark(cp) ? LINE_SENTENCE_END : 0u;
}

/* Whether the text is one mark again and again. */
static void
read_fill(struct line *line, const char *bytes, size_t n)
{
	if (n < 2 || line->marks != n || !(class_of(bytes[0]) & C_MARK))
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

	while (i && i + 8 > n && (class_of(bytes[i - 1]) & (C_DIGIT | C_LOWER)))
		i--;
	if (i == n || line->marks < 3)
		return;
	for (const char *p = bytes + i; p > bytes && (p[-1] == '.' || p[-1] == ' '); p--)
		dots += p[-1] == '.';
	bool roman = true;
	for (size_t k = i; k < n; k++)
		roman = roman && strchr("ivxlc", bytes[k]);
	if (dots >= 3 && (roman || class_of(bytes[i]) == C_DIGIT))
		line->flags |= LINE_LEADERS;
}

static bool
is_bullet(uint32_t cp)
{
	switch (cp) {
	case 0x00b7: /* middle dot */
	case 0x2013: /* en dash */
	case 0x2022: /* bullet, and its triangular and hyphen kin */
	case 0x2023:
	case 0x2043:
	case 0x25a0: /* squares */
	case 0x25a1:
	case 0x25aa:
	case 0x25ab:
	case 0x25cb: /* circles */
	case 0x25cf:
	case 0x25e6:
		return true;
	default:
		return false;
	}
}

/* The length in bytes of the bullet at the start, 0 when there is none. */
static size_t
bullet_length(const char *bytes, size_t n)
{
	uint32_t cp;

	if (n < 2 || class_of(bytes[0]) & (C_UPPER | C_DIGIT))
		return 0;
	if (bytes[0] == '-' || bytes[0] == '*' || bytes[0] == '+')
		return 1;
	/* The small o of typewriters; with one blank it may be a word. */
	if (bytes[0] == 'o')
		return n > 2 && bytes[1] == ' ' && bytes[2] == ' ';
	if (class_of(bytes[0]) != C_HIGH)
		return 0;
	size_t size = utf8_decode(bytes, n, &cp);
	return is_bullet(cp) ? size : 0;
}

/* The value of a small or large roman numeral of n letters, 0 when it is none that counts a list. */
static unsigned
roman_value(const char *bytes, size_t n)
{
	static const char *const ones[] = {
		"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"
	};
	char lower[8];
	unsigned tens = 0;

	if (n == 0 || n > 7)
		return 0;
	for (size_t i = 0; i < n; i++)
		lower[i] = (char)(bytes[i] | 0x20);
	lower[n] = '\0';
	while (tens < 3 && lower[tens] == 'x')
		tens++;
	if (tens && lower[tens] == '\0')
		return tens * 10;
	for (unsigned v = 0; v < 9; v++) {
		if (strcmp(lower + tens, ones[v]) == 0)
			return tens * 10 + v + 1;
	}
	return 0;
}

/* A counter without its brackets: "12", "c", "iv", "1.2.3". Returns its length, 0 when there is none. */
static size_t
counter_length(struct line *line, const char *bytes, size_t n)
{
	size_t i = 0;
	unsigned dots = 0;

	while (i < n && i < 24 &&
	       (class_of(bytes[i]) == C_DIGIT ||
	        (i && bytes[i] == '.' && i + 1 < n && class_of(bytes[i + 1]) == C_DIGIT))) {
		if (bytes[i] == '.')
			dots++;
		else if (!dots)
			line->marker_value =
				line->marker_value % 100000 * 10 + (unsigned)(bytes[i] - '0');
		i++;
	}
	if (i) {
		line->marker = dots ? MARKER_DECIMAL : MARKER_NUMBER;
		return i - dots > 4 && !dots ? 0 : i;
	}
	while (i < n && i < 8 && (class_of(bytes[i]) & C_LETTER))
		i++;
	if (i == 1) {
		line->marker = MARKER_LETTER;
		line->marker_value = (unsigned)(bytes[0] | 0x20) - 'a' + 1;
		return 1;
	}
	line->marker = MARKER_ROMAN;
	line->marker_value = roman_value(bytes, i);
	return line->marker_value ? i : 0;
}

/* The length of "1." "(a)" "[2]" "iv)" "1.2" at the start, 0 when there is none. */
static size_t
number_length(struct line *line, const char *bytes, size_t n)
{
	bool open = bytes[0] == '(' || bytes[0] == '[';
	size_t i = open ? 1 : 0;

	/* A word of letters is longer than any counter but a Roman one. */
	if (!open && n > 8 && class_of(bytes[0]) & C_LETTER && class_of(bytes[1]) & C_LETTER &&
	    !memchr(bytes, '.', 8) && !memchr(bytes, ')', 8))
		return 0;
	size_t size = counter_length(line, bytes + i, n - i);
	if (!size || i + size >= n)
		return 0;
	char close = bytes[i + size];
	if (open)
		return close == (bytes[0] == '(' ? ')' : ']') ? i + size + 1 : 0;
	if (close == '.' || close == ')')
		return size + 1;
	return line->marker == MARKER_DECIMAL ? size : 0;
}

static void
read_marker(struct line *line, const char *bytes, size_t n)
{
	size_t size = bullet_length(bytes, n);

	if (size)
		line->marker = MARKER_BULLET;
	else
		size = number_length(line, bytes, n);
	if (!size || size >= n || class_of(bytes[size]) != C_BLANK) {
		line->marker = MARKER_NONE;
		line->marker_value = 0;
		return;
	}
	/* The marker's own cells: a bullet takes one, everything else is ASCII. */
	unsigned column = line->indent + (line->marker == MARKER_BULLET ? 1 : (unsigned)size);
	for (size_t i = size; i < n && class_of(bytes[i]) == C_BLANK; i++)
		column = bytes[i] == '\t' ? (column + 8) & ~7u : column + 1;
	unsigned cells = column - line->indent;
	line->marker_cells = (uint8_t)(cells < UINT8_MAX ? cells : UINT8_MAX);
}

static void
read_line(struct line *line, const char *bytes, size_t n, bool replies)
{
	struct pass pass = { 0 };
	size_t start, end = n;

	*line = (struct line){ .range = { 0, n } };
	start = read_indent(line, bytes, n, &pass.column);
	size_t reply = replies && pass.column < 4 ? read_reply(line, bytes + start, n - start) : 0;
	if (reply) {
		line->flags |= LINE_MARKED;
		pass.column = 0;
		start += reply;
		start += read_indent(line, bytes + start, n - start, &pass.column);
	}
	while (end > start && class_of(bytes[end - 1]) == C_BLANK) {
		line->flags |= bytes[end - 1] == '\f' ? LINE_FORM_FEED : 0u;
		end--;
	}
	line->text = (struct range){ start, end };
	line->indent = line->width = pass.column;
	if (start == end) {
		line->flags |= LINE_BLANK;
		return;
	}
	bytes += start;
	n = end - start;
	if (!read_plain_words(line, &pass, bytes, n))
		read_words(line, &pass, bytes, n);
	line->width = pass.column;
	if (line->letters + line->digits == 0)
		line->flags |= LINE_NO_WORD;
	if (line->letters > 1 && pass.lowers == 0)
		line->flags |= LINE_CAPS;
	read_end(line, bytes, n);
	read_fill(line, bytes, n);
	if (n >= 3 && memcmp(bytes, "```", 3) == 0)
		line->flags |= LINE_FENCE;
	read_leaders(line, bytes, n);
	read_marker(line, bytes, n);
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
