/*
 * Line break opportunities (UAX #14): libunistring's, put right where its version of the rules is too old to set text
 * well. ASCII, which most text is, has the same rules as a small table.
 */
#include "base/unicode.h"

#include <string.h>
#include <unilbrk.h>

#include "base/utf8.h"

/* The classes of UAX #14 that printable ASCII has. */
enum line_class { AL, NU, EX, QU, PR, PO, OP, CL, CP, IS, HY, SY, BA, PAIR_COUNT, SP = PAIR_COUNT };

/* Of each character from the blank on; 'a' is the first class of the enum. */
static const char line_classes[] = "ncdaefadgiaejkjl" /*  !"#$%&'()*+,-./ */
				   "bbbbbbbbbbjjaaac" /* 0123456789:;<=>? */
				   "aaaaaaaaaaaaaaaa" /* @A...O */
				   "aaaaaaaaaaageiaa" /* P...Z[\]^_ */
				   "aaaaaaaaaaaaaaaa" /* `a...o */
				   "aaaaaaaaaaagmha"; /* p...z{|}~ */

/*
 * What stands between two classes: '_' a break, '%' one if there are blanks between them, '^' none even then. The pair
 * table of UAX #14 as libunistring has it, for ASCII.
 */
static const char pairs[PAIR_COUNT][PAIR_COUNT + 1] = {
	/*        ANEQRPOLCIHSB */
	[AL] = "%%^%%%%^^^%^%", [NU] = "%%^%%%%^^^%^%", [EX] = "__^%___^^^%^%",
	[QU] = "%%^%%%^^^^%^%", [PR] = "%%^%__%^^^%^%", [PO] = "%%^%__%^^^%^%",
	[OP] = "^^^^^^^^^^^^^", [CL] = "__^%%%_^^^%^%", [CP] = "%%^%%%_^^^%^%",
	[IS] = "_%^%___^^^%^%", [HY] = "_%^%___^^^%^%", [SY] = "_%^%___^^^%^%",
	[BA] = "__^%___^^^%^%",
};

/* True when the bytes are printable ASCII and line feeds: then the table above is all that is needed. */
static bool
is_simple(const char *bytes, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if ((unsigned char)(bytes[i] - ' ') >= 0x5f && bytes[i] != '\n')
			return false;
	return true;
}

/* The class of printable ASCII; a blank's is SP. */
static enum line_class
class_of(char c)
{
	return (enum line_class)(line_classes[c - ' '] - 'a');
}

static bool
is_white(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static void
simple_line_breaks(const char *bytes, size_t n, unsigned char *breaks)
{
	enum line_class last = OP; /* nothing breaks after the start of a line */
	bool blanks = false;

	for (size_t i = 0; i < n; i++) {
		breaks[i] = UNICODE_BREAK_NONE;
		if (bytes[i] == '\n') {
			breaks[i] = UNICODE_BREAK_MUST;
			last = OP;
			continue;
		}
		enum line_class now = class_of(bytes[i]);
		if (now == SP) {
			blanks = true;
			continue;
		}
		char pair = pairs[last][now];
		if (pair == '_' || (pair == '%' && blanks))
			breaks[i] = UNICODE_BREAK_MAY;
		last = now;
		blanks = false;
	}
}

/* True when the code point at the start of the bytes is what UAX #14 calls AL or HL, as far as words go. */
static bool
begins_word(const char *bytes, size_t n)
{
	uint32_t cp;

	utf8_decode(bytes, n, &cp);
	if (cp < 0x80)
		return cp > ' ' && cp < 0x7f && line_classes[cp - ' '] == 'a';
	return unicode_is_letter(cp) && unicode_width(cp) == 1;
}

/* As far as is looked back for the start of a word, so that a line without blanks costs what others cost. */
enum { OPTION_MOST = 24, PATH_START_MOST = 8 };

/* True when a word may begin at `at`. */
static bool
is_word_start(const char *bytes, size_t at)
{
	return !at || is_white(bytes[at - 1]) || strchr("([{<\"'`=|", bytes[at - 1]);
}

/*
 * True when the word before i, or what of it is in brackets, begins with a hyphen and is no longer than most options: one of those
 * would be read without its hyphens, or with one too many.
 */
static bool
in_option(const char *bytes, size_t i)
{
	size_t at = i;

	while (at && i - at < OPTION_MOST && !is_word_start(bytes, at))
		at--;
	return bytes[at] == '-' && is_word_start(bytes, at);
}

/* True when what stands before i is how a path begins: "/", "~/", "../". */
static bool
begins_path(const char *bytes, size_t i)
{
	size_t at = i;

	while (at && i - at < PATH_START_MOST && strchr("/.~", bytes[at - 1]))
		at--;
	return is_word_start(bytes, at);
}

static bool
opens_quotation(uint32_t cp) /* Pi */
{
	return cp == 0xab || cp == 0x2039 ||
	       (cp >= 0x2018 && cp <= 0x201f && cp != 0x2019 && cp != 0x201a && cp != 0x201d &&
	        cp != 0x201e);
}

static bool
closes_quotation(uint32_t cp) /* Pf */
{
	return cp == 0xbb || cp == 0x203a || cp == 0x2019 || cp == 0x201d;
}

/* True where a word may begin or end for the rules below: at the text's ends, at white space, at what brackets it. */
static bool
is_edge(uint32_t cp, const char *brackets)
{
	return unicode_is_space(cp) || (cp < 0x80 && strchr(brackets, (int)cp)) || cp == 0x2014;
}

/* True when an opening quotation mark that begins a word stands before the blanks before i. */
static bool
after_opening(const char *bytes, size_t i)
{
	uint32_t mark, before;

	while (i && bytes[i - 1] == ' ')
		i--;
	if (!i)
		return false;
	i -= utf8_decode_last(bytes, i, &mark);
	if (!opens_quotation(mark))
		return false;
	if (!i)
		return true;
	utf8_decode_last(bytes, i, &before);
	return is_edge(before, "([{\"'") || opens_quotation(before);
}

/* True when a closing quotation mark that ends a word stands at i. */
static bool
at_closing(const char *bytes, size_t n, size_t i)
{
	uint32_t mark, after;
	size_t length = utf8_decode(bytes + i, n - i, &mark);

	if (!closes_quotation(mark))
		return false;
	if (i + length == n)
		return true;
	utf8_decode(bytes + i + length, n - i - length, &after);
	return is_edge(after, ")]}\"',.:;!?/") || closes_quotation(after);
}

/*
 * What libunistring 1.0 does not know: no break between punctuation and the letter right after it ("e.g.", LB29), none after
 * the hyphens that begin a word ("--help", LB20a of Unicode 16), none inside "C++", and none on the inner side of
 * quotation marks that are set off by blanks (LB15a and LB15b of Unicode 15.1). What no rule knows: none after the other hyphens of
 * an option and none after the slash that a path begins with.
 */
static bool
is_wrong_break(const char *bytes, size_t n, size_t i)
{
	char last = bytes[i - 1];

	switch (last) {
	case ',':
	case '.':
	case ':':
	case ';':
		return begins_word(bytes + i, n - i);
	case '-':
		return in_option(bytes, i) && begins_word(bytes + i, n - i);
	case '/':
		return begins_path(bytes, i);
	case '+':
		return bytes[i] == '+';
	case ' ':
		return after_opening(bytes, i) || at_closing(bytes, n, i);
	default:
		return false;
	}
}

/*
 * True when a path or a hidden file's name begins at i, behind a blank ("in /usr", "your .profile", "from ../there"): UAX #14 takes
 * its first character for one that ends something (LB13).
 */
static bool
is_missed_break(const char *bytes, size_t n, size_t i)
{
	size_t at = i, before = i;

	if ((bytes[i] != '/' && bytes[i] != '.') || !is_white(bytes[i - 1]))
		return false;
	while (before && is_white(bytes[before - 1]))
		before--;
	if (!before)
		return false;
	while (at < n && at - i < PATH_START_MOST && bytes[at] == '.')
		at++;
	if (at < n && bytes[at] == '/')
		return at == i ? at + 1 < n && begins_word(bytes + at + 1, n - at - 1)
		               : at - i <= 2;
	return at == i + 1 && at < n && begins_word(bytes + at, n - at);
}

bool
unicode_may_break_ascii(const char *bytes, size_t n, size_t i)
{
	size_t before = i;

	while (before && is_white(bytes[before - 1]))
		before--;
	if (!before)
		return false;
	if (is_missed_break(bytes, n, i))
		return true;
	char pair = pairs[class_of(bytes[before - 1])][class_of(bytes[i])];
	return (pair == '_' || (pair == '%' && before < i)) && !is_wrong_break(bytes, n, i);
}

static void
library_line_breaks(const char *bytes, size_t n, unsigned char *breaks)
{
	char *raw = (char *)breaks;

	u8_possible_linebreaks((const uint8_t *)bytes, n, "UTF-8", raw);
	for (size_t i = 0; i < n; i++)
		breaks[i] = raw[i] == UC_BREAK_MANDATORY  ? UNICODE_BREAK_MUST
		            : raw[i] == UC_BREAK_POSSIBLE ? UNICODE_BREAK_MAY
		                                          : UNICODE_BREAK_NONE;
}

void
unicode_line_breaks(const char *bytes, size_t n, unsigned char *breaks)
{
	if (is_simple(bytes, n))
		simple_line_breaks(bytes, n, breaks);
	else
		library_line_breaks(bytes, n, breaks);
	for (size_t i = 1; i < n; i++)
		if (breaks[i] == UNICODE_BREAK_MAY && is_wrong_break(bytes, n, i))
			breaks[i] = UNICODE_BREAK_NONE;
		else if (breaks[i] == UNICODE_BREAK_NONE && breaks[i - 1] != UNICODE_BREAK_MUST &&
		         is_missed_break(bytes, n, i))
			breaks[i] = UNICODE_BREAK_MAY;
}
