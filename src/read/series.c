/*
 * The first page has two columns until its first empty line after them: on the left what the document is, on the right its authors,
 * each with what he belongs to, and at last the date.
 */
#include "read/series.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum { LINES_MOST = 40, COLUMN_LEAST = 24, GAP = 3, TAG_MOST = 40 };

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool
is_letter(char c)
{
	return is_upper(c) || (c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80;
}

/* ---- the first page ---- */

/* What stands in the right column of a line; false when nothing does. */
static bool
right_column(const char *line, size_t n, const char **words, size_t *size)
{
	size_t start = n, blanks = 0;

	while (n && (line[n - 1] == ' ' || line[n - 1] == '\r'))
		n--;
	for (start = n; start; start--) {
		blanks = line[start - 1] == ' ' ? blanks + 1 : 0;
		if (blanks == GAP)
			break;
	}
	start += blanks == GAP ? GAP - 1 : 0;
	*words = line + start;
	*size = n - start;
	return blanks == GAP && start >= COLUMN_LEAST && n > start;
}

/* "M. Thomson, Ed.", "T. Berners-Lee", "J.-P. Serre": initials and a name. What belongs to the name is its length. */
static size_t
author_length(const char *s, size_t n)
{
	size_t at = 0, initials = 0;

	while (at + 1 < n && is_upper(s[at]) && s[at + 1] == '.') {
		at += 2;
		initials++;
		while (at < n && (s[at] == ' ' || s[at] == '-'))
			at++;
	}
	if (!initials || at == n || !is_letter(s[at]))
		return 0;
	for (size_t i = at; i < n; i++) {
		if (s[i] == ',')
			return i;
		if (is_digit(s[i]) || s[i] == '(')
			return 0;
	}
	return n;
}

/* "May 2021", "8 July 2019", "July 8, 2019". */
static bool
is_date(const char *s, size_t n)
{
	static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
	size_t digits = 0;
	bool month = false;

	for (size_t i = 0; i < n; i++) {
		digits = is_digit(s[i]) ? digits + 1 : 0;
		for (size_t m = 0; is_upper(s[i]) && n - i >= 3 && m < 12; m++)
			month |= !memcmp(s + i, months + 3 * m, 3);
	}
	return month && digits == 4;
}

static void
say_fact(struct sink *sink, enum fact fact, const char *s, size_t n)
{
	char *value = memory_string_n(s, n);

	sink_fact(sink, fact, value);
	free(value);
}

void
series_say_facts(const char *bytes, size_t n, struct sink *sink)
{
	bool columns = false;

	for (size_t at = 0, i = 0; at < n && i < LINES_MOST; i++) {
		const char *line = bytes + at, *end = memchr(line, '\n', n - at), *words;
		size_t size = end ? (size_t)(end - line) : n - at, length, author;
		at += size + 1;
		if (!right_column(line, size, &words, &length)) {
			bool blank = size == 0 || (size == 1 && *line == '\r');
			if (columns && blank)
				return;
			continue;
		}
		columns = true;
		author = author_length(words, length);
		if (author)
			say_fact(sink, FACT_AUTHOR, words, author);
		else if (is_date(words, length)) {
			say_fact(sink, FACT_DATE, words, length);
			return;
		}
	}
}

/* ---- sections and tags ---- */

void
series_add_anchor(struct buffer *to, const char *number, size_t n)
{
	buffer_add_string(to, n && is_upper(*number) ? "appendix-" : "section-");
	buffer_add(to, number, n);
}

bool
series_number(const char *title, size_t *start, size_t *n)
{
	static const char *const words[] = { "Appendix ", "APPENDIX ", "Section " };
	size_t at = 0, end;

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (!strncmp(title, words[i], strlen(words[i])))
			at = strlen(words[i]);
	end = at;
	if (is_upper(title[at]) && !is_letter(title[at + 1]))
		end++;
	else
		while (is_digit(title[end]))
			end++;
	if (end == at)
		return false;
	while (title[end] == '.' && is_digit(title[end + 1]))
		for (end++; is_digit(title[end]); end++)
			;
	*start = at;
	*n = end - at;
	return title[end] == '.' || title[end] == ' ' || title[end] == ':' || !title[end];
}

size_t
series_tag_end(const char *bytes, size_t n, size_t at)
{
	size_t end = at + 1;
	bool letter = false;

	if (at >= n || bytes[at] != '[')
		return at;
	for (; end < n && end - at <= TAG_MOST; end++) {
		char c = bytes[end];
		letter |= is_upper(c);
		if (!is_letter(c) && !is_digit(c) && !strchr("-_.+/", c))
			break;
	}
	return end < n && bytes[end] == ']' && letter && end > at + 2 ? end + 1 : at;
}
