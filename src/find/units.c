/*
 * Text becomes units, code point by code point. What takes more than a look at one of them is done here: white
 * space runs together, accents go with the letter before, jamo join to syllables, and a hyphen that
 * breaks a word at a line's end is told apart from others: its neighbours are letters, with nothing but white space and
 * a line break between it and the second.
 */
#include "find/units.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/unicode.h"
#include "base/utf8.h"

void
units_start(struct units *u, enum fold_rule rule, uint64_t base)
{
	u->rule = rule;
	u->base = base;
	u->count = 0;
	u->line_end = u->may_break = u->soft = false;
}

void
units_clear(struct units *u)
{
	free(u->items);
	*u = (struct units){ 0 };
}

static struct unit *
last_unit(struct units *u)
{
	return u->count ? &u->items[u->count - 1] : NULL;
}

static void
push(struct units *u, uint32_t code, uint32_t start, uint32_t end)
{
	if (u->count == u->capacity)
		u->items = memory_grow(u->items, &u->capacity, u->count + 1, sizeof *u->items);
	u->items[u->count++] = (struct unit){ code, start, end };
}

/*
 * The hyphen that was noted meets what follows: a letter after a line's end makes it a broken word. A soft hyphen that
 * breaks no word goes.
 */
static void
settle_hyphen(struct units *u, uint32_t next)
{
	size_t blank = u->count && u->items[u->count - 1].code == ' ' ? 1 : 0;
	struct unit *hyphen = &u->items[u->count - 1 - blank];

	if (blank && u->line_end && unicode_is_word(next)) {
		hyphen[0].code = UNIT_HYPHEN;
		hyphen[1].code = UNIT_BREAK;
	} else if (u->soft) {
		if (blank)
			hyphen[0] = hyphen[1];
		u->count--;
	}
	u->may_break = u->soft = false;
}

static void
add_blank(struct units *u, bool line_end, uint32_t start, uint32_t end)
{
	struct unit *last = last_unit(u);

	if (last && last->code == ' ') {
		last->end = end;
		u->line_end |= line_end;
		return;
	}
	push(u, ' ', start, end);
	u->line_end = line_end;
}

static void
add_one(struct units *u, uint32_t code, uint32_t start, uint32_t end)
{
	if (u->may_break)
		settle_hyphen(u, code);
	push(u, code, start, end);
}

/* A hyphen of either kind; after a letter it may be one that breaks a word. */
static void
add_hyphen(struct units *u, bool soft, uint32_t code, uint32_t start, uint32_t end)
{
	if (u->may_break)
		settle_hyphen(u, code);
	struct unit *last = last_unit(u);
	bool after_letter = last && unicode_is_word(last->code);
	if (soft && !after_letter)
		return;
	push(u, code, start, end);
	u->may_break = after_letter;
	u->soft = soft;
}

static void
add_jamo(struct units *u, uint32_t code, uint32_t start, uint32_t end)
{
	struct unit *last = last_unit(u);
	uint32_t joined = last ? fold_join(last->code, code) : 0;

	if (!joined) {
		add_one(u, code, start, end);
		return;
	}
	last->code = joined;
	last->end = end;
}

static void
add_many(struct units *u, uint32_t value, uint32_t start, uint32_t end)
{
	const uint32_t *codes;
	size_t n = fold_many(value, &codes);

	for (size_t i = 0; i < n; i++)
		if (codes[i] == ' ')
			add_blank(u, false, start, end);
		else
			add_jamo(u, codes[i], start, end);
}

static void
add_code_point(struct units *u, uint32_t cp, uint32_t start, uint32_t end)
{
	uint32_t folded = fold_code_point(u->rule, cp);
	struct unit *last = last_unit(u);

	switch (fold_class(folded)) {
	case FOLD_ONE:
		add_one(u, fold_value(folded), start, end);
		break;
	case FOLD_MANY:
		add_many(u, fold_value(folded), start, end);
		break;
	case FOLD_BLANK:
		add_blank(u, cp == '\n' || cp == '\r' || cp == '\f', start, end);
		break;
	case FOLD_MARK:
		if (last)
			last->end = end;
		break;
	case FOLD_SOFT:
	case FOLD_HYPHEN:
		add_hyphen(u, fold_class(folded) == FOLD_SOFT, fold_value(folded), start, end);
		break;
	case FOLD_JAMO:
		add_jamo(u, fold_value(folded), start, end);
		break;
	case FOLD_IGNORE:
	case FOLD_UNKNOWN:
		break;
	}
}

void
units_add(struct units *u, uint64_t pos, const char *bytes, size_t n)
{
	uint32_t at = (uint32_t)(pos - u->base);
	struct unit *last = last_unit(u);

	if (last && last->code == ' ' && at > last->end)
		u->line_end = true;
	for (size_t i = 0; i < n;) {
		uint32_t cp;
		size_t length = utf8_decode(bytes + i, n - i, &cp);
		add_code_point(u, cp, at + (uint32_t)i, at + (uint32_t)(i + length));
		i += length;
	}
}

void
units_end(struct units *u)
{
	if (u->may_break)
		settle_hyphen(u, ' ');
}
