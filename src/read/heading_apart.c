/*
 * Short lines that stand apart and have neither mark nor number: a heading, if what is known of the whole text allows it, or a
 * caption. The weakest signs of all, so they are looked at last.
 */
#include "read/heading_parts.h"

#include <string.h>

#include "read/role.h"

/* Another short line stands right over this one. */
static bool
is_under_heading(const struct survey *survey, const struct lines *lines, struct unit unit)
{
	struct unit before;

	return unit_before(survey, lines, unit.from, &before) && unit_is_short(lines, before) &&
	       lines->line[before.from].range.start >= survey->body;
}

/* A picture's caption says more than a heading: it has a comma, a year, parentheses, many words. */
static bool
tells_more(const struct lines *lines, struct unit unit)
{
	const struct line *l = &lines->line[unit.from];
	size_t n;
	const char *s = unit_bytes(lines, unit, &n);

	return memchr(s, ',', n) || memchr(s, '(', n) || l->digits == 4 || l->words > 6;
}

/* Two words or more, all of them the title's: it names who is in the picture. */
static bool
repeats_title(const struct survey *survey, const struct lines *lines, struct unit unit)
{
	size_t n, at = 0, words = 0;
	const char *s = unit_bytes(lines, unit, &n);

	while (survey->name && at < n) {
		char word[64];
		size_t size = strcspn(s + at, " \t\r\n");

		if (size > n - at)
			size = n - at;
		if (size >= sizeof word)
			return false;
		memcpy(word, s + at, size);
		word[size] = '\0';
		if (!strstr(survey->name, word))
			return false;
		words++;
		for (at += size; at < n && strchr(" \t\r\n", s[at]);)
			at++;
	}
	return words > 1;
}

/* In a book words in capitals are shouted, signed or cried; a heading has more blank lines and no quotation marks. */
static bool
is_set_off(const struct lines *lines, struct unit unit)
{
	size_t n;
	const char *s = unit_text(lines, unit.from, &n);

	return unit.from > 1 && unit_is_blank(lines, unit.from - 1) &&
	       unit_is_blank(lines, unit.from - 2) && s[0] >= 'A' && s[n - 1] != '-' &&
	       !role_is_ending(s, n);
}

bool
heading_apart(const struct survey *survey, const struct lines *lines, struct unit unit,
              struct heading *h)
{
	size_t n;
	const char *s = unit_text(lines, unit.from, &n);
	bool alone = unit.to - unit.from == 1;

	if (alone && role_is_known_name(s, n))
		return heading_take(unit, HEADING_NAMED, h);
	if (survey_lists(survey, s, n) && lines->line[unit.from].indent <= survey->indent + 30 &&
	    unit.to - unit.from <= 3)
		return heading_take(unit, HEADING_NAMED, h);
	if (alone && heading_caps(lines, unit.from, h) && unit_stands_apart(survey, lines, unit) &&
	    (!survey->book || is_set_off(lines, unit)))
		return heading_take(unit, HEADING_CAPS, h);
	if (survey->book || survey->dotted || survey->mail ||
	    lines->line[unit.from].indent > survey->indent)
		return false;
	if ((lines->line[unit.to - 1].flags & LINE_COLON) ||
	    !unit_stands_apart(survey, lines, unit))
		return false;
	if (repeats_title(survey, lines, unit) ||
	    (is_under_heading(survey, lines, unit) && tells_more(lines, unit)))
		return heading_take_as(unit, BLOCK_CAPTION, h);
	return heading_take(unit, HEADING_SHORT, h);
}
