/*
 * A plain pattern against units. One unit of the pattern is one of the text, but for a word that is broken at a
 * line's end: its hyphen and the white space after it may be in the pattern or not, "searching", "search-ing" and
 * "search- ing" all match it. A match never ends before a mark that was kept: it would be a part of a letter.
 */
#include "find/literal.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/memory.h"
#include "base/unicode.h"
#include "base/utf8.h"

enum {
	REACH_LEAST = 4096, /* room for page breaks inside a phrase */
	REACH_PER_UNIT = 16,
};

struct literal {
	enum fold_rule rule;
	bool whole_word;
	uint32_t *codes;
	size_t count; /* 0: matches nothing */
};

static bool
has_capital(const char *utf8, size_t n)
{
	for (size_t i = 0; i < n;) {
		uint32_t cp;
		i += utf8_decode(utf8 + i, n - i, &cp);
		if (unicode_is_upper(cp))
			return true;
	}
	return false;
}

static enum fold_rule
choose_rule(const char *utf8, size_t n, const struct pattern_options *options)
{
	if (options->exact)
		return FOLD_NONE;
	if (options->case_rule == CASE_SMART)
		return has_capital(utf8, n) ? FOLD_KEEP_CASE : FOLD_CASE;
	return options->case_rule == CASE_IGNORE ? FOLD_CASE : FOLD_KEEP_CASE;
}

struct literal *
literal_new(const char *utf8, size_t n, const struct pattern_options *options)
{
	struct literal *l = memory_zero(1, sizeof *l);
	struct units units = { 0 };

	l->rule = choose_rule(utf8, n, options);
	l->whole_word = options->whole_word;
	units_start(&units, l->rule, 0);
	units_add(&units, 0, utf8, n);
	units_end(&units);
	l->codes = memory_zero(units.count + 1, sizeof *l->codes);
	for (size_t i = 0; i < units.count; i++) {
		uint32_t code = units.items[i].code;
		l->codes[i] = code == UNIT_HYPHEN ? '-' : code == UNIT_BREAK ? ' ' : code;
	}
	l->count = units.count;
	units_clear(&units);
	return l;
}

void
literal_free(struct literal *l)
{
	if (!l)
		return;
	free(l->codes);
	free(l);
}

enum fold_rule
literal_rule(const struct literal *l)
{
	return l->rule;
}

const uint32_t *
literal_codes(const struct literal *l, size_t *count)
{
	*count = l->count;
	return l->codes;
}

bool
literal_is_word(const struct literal *l)
{
	return l->whole_word;
}

size_t
literal_reach(const struct literal *l)
{
	return REACH_LEAST + REACH_PER_UNIT * l->count;
}

/* True when a text's unit is what the pattern's unit asks for. */
static bool
unit_fits(uint32_t text, uint32_t wanted)
{
	return text == wanted || (text == UNIT_HYPHEN && wanted == '-') ||
	       (text == UNIT_BREAK && wanted == ' ');
}

/* True when the pattern stands at unit i; *last is its last unit. */
static bool
matches_at(const struct literal *l, const struct units *units, size_t i, size_t *last)
{
	size_t wanted = 0;

	while (wanted < l->count) {
		if (i >= units->count)
			return false;
		uint32_t code = units->items[i].code;
		if (unit_fits(code, l->codes[wanted])) {
			*last = i++;
			wanted++;
		} else if (wanted && code == UNIT_HYPHEN) {
			i += 2;
		} else if (wanted && code == UNIT_BREAK && l->codes[wanted - 1] == '-') {
			i++;
		} else {
			return false;
		}
	}
	return true;
}

/* Letters that make words; scripts without spaces have no borders that could be told. */
static bool
is_word(uint32_t code)
{
	return unicode_is_word(code) && !unicode_is_ideograph(code);
}

static bool
ends_cleanly(const struct literal *l, const struct units *units, size_t first, size_t last)
{
	uint32_t before = first ? units->items[first - 1].code : ' ';
	uint32_t after = last + 1 < units->count ? units->items[last + 1].code : ' ';

	if (unicode_is_mark(after))
		return false;
	if (!l->whole_word)
		return true;
	return !(is_word(before) && is_word(units->items[first].code)) &&
	       !(is_word(after) && is_word(units->items[last].code));
}

bool
literal_find(const struct literal *l, const struct units *units, size_t from, size_t to,
             size_t *first, size_t *last)
{
	if (!l->count)
		return false;
	for (size_t i = from; i < to; i++) {
		if (!unit_fits(units->items[i].code, l->codes[0]) ||
		    !matches_at(l, units, i, last) || !ends_cleanly(l, units, i, *last))
			continue;
		*first = i;
		return true;
	}
	return false;
}
