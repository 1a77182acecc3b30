/*
 * Numbers of several levels, and what is written for them. The levels above one that is counted before they are stand at their
 * first number.
 */
#include "read/odt_number.h"

#include <string.h>

#include "base/utf8.h"
#include "read/counter.h"

static unsigned
index_of(unsigned level)
{
	return level < 1 ? 0 : level > ODT_LEVELS ? ODT_LEVELS - 1 : level - 1;
}

void
odt_numbering_restart(struct odt_numbering *numbering, unsigned level)
{
	for (unsigned i = index_of(level); i < ODT_LEVELS; i++)
		numbering->counted[i] = false;
}

void
odt_numbering_next(struct odt_numbering *numbering, unsigned level, const long *start)
{
	unsigned at = index_of(level);
	long number = numbering->levels[at].start;

	if (start)
		number = *start;
	else if (numbering->counted[at])
		number = numbering->numbers[at] + 1;
	odt_numbering_restart(numbering, level);
	numbering->numbers[at] = number;
	numbering->counted[at] = true;
}

static void
add_numbers(const struct odt_numbering *numbering, unsigned at, struct buffer *to)
{
	unsigned shown = numbering->levels[at].shown;
	const char *between = "";

	for (unsigned i = shown > at + 1 || !shown ? 0 : at + 1 - shown; i <= at; i++) {
		const struct odt_level *level = &numbering->levels[i];
		char number[COUNTER_SIZE];
		if (!level->format)
			continue;
		long value = numbering->counted[i] ? numbering->numbers[i] : level->start;
		counter_print(number, value, level->format);
		buffer_add_string(to, between);
		buffer_add_string(to, number);
		between = ".";
	}
}

/* True for signs that say nothing: a list's usual ones, and those that only one font has. */
static bool
is_usual(const char *sign)
{
	static const char usual[] = "•◦▪‣⁃●○■□▫◆";
	size_t n = strlen(sign);
	uint32_t cp;

	utf8_decode(sign, n, &cp);
	return !n || strstr(usual, sign) || (cp >= 0xe000 && cp < 0xf900) || cp < 0x21;
}

bool
odt_numbering_print(const struct odt_numbering *numbering, unsigned level, struct buffer *to)
{
	unsigned at = index_of(level);
	const struct odt_level *l = &numbering->levels[at];

	if (l->bullet) {
		if (!is_usual(l->prefix))
			buffer_add_string(to, l->prefix);
		return !is_usual(l->prefix);
	}
	if (!l->format)
		return true;
	buffer_add_string(to, l->prefix);
	add_numbers(numbering, at, to);
	buffer_add_string(to, l->suffix);
	return true;
}
