/*
 * What the first word of a line is when it may mark a list's item. Every line of a text is asked, and nearly none begins with
 * one: two bytes refuse the others.
 */
#include "read/marker.h"

#include <stdbool.h>
#include <string.h>

#include "base/utf8.h"
#include "read/class.h"

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

	if (n < 2 || class_of(bytes[0]) & (CLASS_UPPER | CLASS_DIGIT))
		return 0;
	if (bytes[0] == '-' || bytes[0] == '*' || bytes[0] == '+')
		return 1;
	/* The small o of typewriters; with one blank it may be a word. */
	if (bytes[0] == 'o')
		return n > 2 && bytes[1] == ' ' && bytes[2] == ' ';
	if (class_of(bytes[0]) != CLASS_HIGH)
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
	       (class_of(bytes[i]) == CLASS_DIGIT ||
	        (i && bytes[i] == '.' && i + 1 < n && class_of(bytes[i + 1]) == CLASS_DIGIT))) {
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
	while (i < n && i < 8 && (class_of(bytes[i]) & CLASS_LETTER))
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

static bool
is_roman(char c)
{
	return (c | 0x20) == 'i' || (c | 0x20) == 'v' || (c | 0x20) == 'x';
}

/* False when no counter begins so: a word of letters is none but for the Roman ones. */
static bool
may_count(const char *bytes, size_t n)
{
	unsigned first = class_of(bytes[0]);

	if (!(first & CLASS_LETTER))
		return first == CLASS_DIGIT;
	return n > 1 &&
	       (bytes[1] == '.' || bytes[1] == ')' || (is_roman(bytes[0]) && is_roman(bytes[1])));
}

/* The length of "1." "(a)" "[2]" "iv)" "1.2" at the start, 0 when there is none. */
static size_t
number_length(struct line *line, const char *bytes, size_t n)
{
	bool open = bytes[0] == '(' || bytes[0] == '[';
	size_t i = open ? 1 : 0;

	if (!open && !may_count(bytes, n))
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

void
marker_read(struct line *line, const char *bytes, size_t n)
{
	size_t size = bullet_length(bytes, n);

	if (size)
		line->marker = MARKER_BULLET;
	else
		size = number_length(line, bytes, n);
	if (!size || size >= n || class_of(bytes[size]) != CLASS_BLANK) {
		line->marker = MARKER_NONE;
		line->marker_value = 0;
		return;
	}
	/* The marker's own cells: a bullet takes one, everything else is ASCII. */
	unsigned column = line->indent + (line->marker == MARKER_BULLET ? 1 : (unsigned)size);
	for (size_t i = size; i < n && class_of(bytes[i]) == CLASS_BLANK; i++)
		column = bytes[i] == '\t' ? (column + 8) & ~7u : column + 1;
	unsigned cells = column - line->indent;
	line->marker_cells = (uint8_t)(cells < UINT8_MAX ? cells : UINT8_MAX);
}
