/*
 * The looks of single lines. Nothing here knows of other lines: the groups that take these for hints decide by
 * majority, so that a line of prose with a brace in it stays prose.
 */
#include "read/shape.h"

#include <string.h>

#include "base/utf8.h"

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The bytes of the line's text; *n is their number. */
static const char *
text_of(const struct line *line, const char *bytes, size_t *n)
{
	*n = (size_t)range_size(line->text);
	return bytes + (line->text.start - line->range.start);
}

static bool
starts_with(const char *s, size_t n, const char *prefix)
{
	if (n == 0 || *s != *prefix)
		return false;
	size_t size = strlen(prefix);
	return n >= size && memcmp(s, prefix, size) == 0;
}

/* True for a line that consists of horizontal strokes of Unicode only. */
static bool
is_stroke(const char *s, size_t n)
{
	for (size_t i = 0; i < n;) {
		uint32_t cp;
		i += utf8_decode(s + i, n - i, &cp);
		bool stroke = (cp >= 0x2010 && cp <= 0x2015) || (cp >= 0x2500 && cp <= 0x2501) ||
		              cp == 0x2550 || cp == 0x2500 || cp == 0x23af || cp == ' ';
		if (!stroke)
			return false;
	}
	return true;
}

bool
shape_is_rule(const struct line *line, const char *bytes)
{
	size_t n;
	const char *s = text_of(line, bytes, &n);
	size_t marks = 0;

	if (!(line->flags & LINE_NO_WORD) || (line->flags & (LINE_CUT_BEFORE | LINE_CUT_AFTER)))
		return false;
	if (line->flags & LINE_UNDERLINE)
		return n >= 3 && strchr("-=*_~#+", line->fill);
	if (line->flags & LINE_NON_ASCII)
		return line->width - line->indent >= 3 && n < 1024 && is_stroke(s, n);
	if (shape_is_border(line, bytes))
		return false;
	/* One mark three times or more, with blanks between, or -=-=- and *-*-*. */
	for (size_t i = 0; i < n; i++) {
		if (s[i] != ' ' && s[i] != '\t' && s[i] != s[0] &&
		    (n < 5 || s[i] != s[1] || s[1] == ' '))
			return false;
		marks += s[i] == s[0];
	}
	return marks >= 3 && strchr("-=*_~#+", s[0]);
}

bool
shape_is_border(const struct line *line, const char *bytes)
{
	size_t n, runs = 0;
	const char *s = text_of(line, bytes, &n);

	if (!(line->flags & LINE_NO_WORD) || line->marks < 4 || line->words < 2 ||
	    (s[0] != '=' && s[0] != '-'))
		return false;
	for (size_t i = 0; i < n;) {
		size_t run = 0;
		while (i + run < n && s[i + run] == s[0])
			run++;
		runs++;
		if (run < 2)
			return false;
		for (i += run; i < n && s[i] == ' ';)
			i++;
	}
	return runs > 1;
}

char
shape_fence(const struct line *line, const char *bytes, unsigned *length)
{
	size_t n, run = 0;
	const char *s = text_of(line, bytes, &n);

	if (!(line->flags & LINE_FENCE) || n > 200)
		return 0;
	while (run < n && s[run] == s[0])
		run++;
	*length = (unsigned)run;
	if (s[0] == '`')
		return run >= 3 && line->words == 1 && !memchr(s + run, '`', n - run) ? '`' : 0;
	return run == n && n >= 4 ? s[0] : 0;
}

/* The length of "12:34" or "12:34:56.789" at the start, 0 when there is none. */
static size_t
time_length(const char *s, size_t n)
{
	size_t i = n > 1 && is_digit(s[0]) && is_digit(s[1]) ? 2 : 0;

	if (!i || n < 8 || s[2] != ':' || !is_digit(s[3]) || !is_digit(s[4]) || s[5] != ':' ||
	    !is_digit(s[6]) || !is_digit(s[7]))
		return 0;
	return 8;
}

/* The length of "2024-05-31", "31/May/2024", "05/31/24", "May 31" at the start, 0 when there is none. */
static size_t
date_length(const char *s, size_t n)
{
	static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";

	if (n > 9 && is_digit(s[0]) && is_digit(s[3]) && (s[4] == '-' || s[4] == '/') &&
	    is_digit(s[5]) && s[7] == s[4] && is_digit(s[8]))
		return 10;
	if (n > 7 && is_digit(s[0]) && is_digit(s[1]) && (s[2] == '/' || s[2] == '.') &&
	    s[5] == s[2] && is_digit(s[6]))
		return 8;
	if (n > 10 && is_digit(s[0]) && is_digit(s[1]) && s[2] == '/' && s[6] == '/')
		return 11;
	if (n < 6 || s[3] != ' ' || !(is_digit(s[4]) || s[4] == ' ') || !is_digit(s[5]))
		return 0;
	for (size_t i = 0; i < sizeof months - 1; i += 3) {
		if (memcmp(s, months + i, 3) == 0)
			return 6;
	}
	return 0;
}

bool
shape_is_log(const struct line *line, const char *bytes)
{
	size_t n;
	const char *s = text_of(line, bytes, &n);
	size_t date = 0;

	if (line->digits < 4)
		return false;
	/* [12345.678901] of the kernel */
	if (s[0] == '[') {
		size_t i = 1 + strspn(s + 1, " ");
		size_t digits = strspn(s + i, "0123456789.");
		if (digits >= 5 && i + digits < n && s[i + digits] == ']')
			return true;
	}
	/* Among the first words: a time, and a date at the line's start or before the time. */
	for (size_t i = 0; i + 8 <= n && i < 48; i++) {
		if (i && s[i - 1] != ' ' && s[i - 1] != '[' && s[i - 1] != '(' && s[i - 1] != 'T' &&
		    s[i - 1] != ':')
			continue;
		if (time_length(s + i, n - i))
			return i < 2 || date;
		if (!date && (date = date_length(s + i, n - i)))
			i += date - 1;
	}
	return false;
}

bool
shape_is_listing(const struct line *line, const char *bytes)
{
	size_t n;
	const char *s = text_of(line, bytes, &n);

	if (n < 20 || !strchr("-dlbcps", s[0]) || !strchr("-r", s[1]) || !strchr("-w", s[2]))
		return false;
	for (size_t i = 3; i < 10; i++) {
		if (!strchr("-rwxsStT", s[i]))
			return false;
	}
	return s[10] == ' ' || s[10] == '.' || s[10] == '+' || s[10] == '@';
}

bool
shape_is_diff(const struct line *line, const char *bytes)
{
	size_t n = (size_t)range_size(line->range);

	return starts_with(bytes, n, "diff -") || starts_with(bytes, n, "@@ -") ||
	       starts_with(bytes, n, "--- a/") || starts_with(bytes, n, "+++ b/") ||
	       starts_with(bytes, n, "Index: ");
}

/* A bar of the box characters after other words. */
static bool
ends_with_bar(const char *s, size_t n)
{
	return n > 5 && s[n - 3] == '\xe2' &&
	       (memcmp(s + n - 3, "│", 3) == 0 || memcmp(s + n - 3, "║", 3) == 0);
}

bool
shape_is_drawing(const struct line *line, const char *bytes)
{
	size_t n;
	const char *s = text_of(line, bytes, &n);

	if (line->flags & LINE_NO_WORD)
		return n > 1 || strchr("|+/\\^v-", s[0]);
	if (n < 3 || (line->symbols + line->marks == 0 && !(line->flags & LINE_NON_ASCII)))
		return false;
	bool left = s[0] == '|' || s[0] == '+' || starts_with(s, n, "│") ||
	            starts_with(s, n, "┃") || starts_with(s, n, "├") || starts_with(s, n, "└") ||
	            starts_with(s, n, "║");
	bool right = s[n - 1] == '|' || s[n - 1] == '+' || ends_with_bar(s, n);
	if (left && (right || s[0] != '+'))
		return true;
	/* +--, --+, -->, <-- among words */
	return line->symbols + line->marks > 6 && line->symbols * 4 > line->letters &&
	       (memmem(s, n, "--", 2) || memmem(s, n, "  |", 3));
}

/* Two marks together that hardly stand in prose. */
static bool
has_code_words(const char *s, size_t n)
{
	static const char pairs[] = "()->::==!=&&||+=<//>:={  }[]${=\"\\\\<<$([-=>%s%d";
	size_t look = n < 400 ? n : 400;

	if (memmem(s, look, " = ", 3))
		return true;
	for (size_t i = 0; i + 1 < look; i++) {
		unsigned char c = (unsigned char)s[i];
		if (c >= 'A' && c != '[' && c != '\\' && c != '|' && c != '{')
			continue;
		for (size_t k = 0; k + 1 < sizeof pairs - 1; k += 2) {
			if (pairs[k] == s[i] && pairs[k + 1] == s[i + 1])
				return true;
		}
	}
	return false;
}

/* A prompt, a preprocessor line, a comment, a tag at the start. */
static bool
starts_as_code(const char *s, size_t n)
{
	static const char *const starts[] = {
		"$ ", "% ",   "# ", "#!",   "#include", "#define", "//", "/*", "*/",
		"<?", "<!--", "};", ">>> ", "~$ ",      "{",       "}",  "--", "sudo ",
	};

	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
		if (starts_with(s, n, starts[i]))
			return true;
	}
	return n > 2 && s[0] == '<' && (s[1] == '/' || (s[1] | 0x20) >= 'a') && memchr(s, '>', n);
}

unsigned
shape_code(const struct line *line, const char *bytes)
{
	size_t n;
	const char *s = text_of(line, bytes, &n);

	if (n == 0 || n > 2000 || (line->symbols == 0 && line->marks < 4 && s[n - 1] != ';'))
		return 0;
	/* Stars or hashes that count a heading's depth are no sign of code. */
	size_t run = strspn(s, s[0] == '*' ? "*" : "#");
	uint32_t symbols = run < n && s[run] == ' ' ? line->symbols - (uint32_t)run : line->symbols;
	uint32_t solid = line->letters + line->digits + line->marks;
	bool prose = line->words >= 6 && line->letters * 10 >= solid * 8;
	/* A line of figures is none. */
	bool dense =
		symbols > 1 && line->digits <= line->letters * 2 + 8 && symbols * 100 >= solid * 12;
	char end = s[n - 1];
	unsigned score = 0;

	if (starts_as_code(s, n))
		score += prose ? 1 : 2;
	if (end == ';' || end == '{' || end == '}' || end == '\\')
		score += end == ';' && (prose || !symbols) ? 1 : 2;
	if (symbols && (dense || has_code_words(s, n)))
		score += dense && !prose ? 2 : 1;
	else if (end == ';' && prose)
		score--;
	return score > 2 ? 2 : score;
}
