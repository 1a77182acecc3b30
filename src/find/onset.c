/*
 * The two characters may be in the text as they are, in either case; or the first as what is not ASCII and becomes it when it
 * is folded, which is looked for among all that there is, as the fold tables know it; or with something between
 * them, and that is not ASCII or a hyphen. Each byte that such a character begins with makes a class of the filter.
 */
#include "find/onset.h"

#include "base/unicode.h"
#include "base/utf8.h"

enum {
	SYLLABLE_FIRST = 0xac00, /* of Hangul */
	SYLLABLE_COUNT = 11172,
	TAIL_COUNT = 28,
	LEAD_FIRST = 0x1100,  /* jamo that begin a syllable */
	LEAD_SYLLABLES = 588, /* that begin with the same */
};

bool
onset_may_become(uint32_t folded, uint32_t code)
{
	uint32_t syllable = code - SYLLABLE_FIRST;

	if (folded == code)
		return true;
	return syllable < SYLLABLE_COUNT && (folded == code - syllable % TAIL_COUNT ||
	                                     folded == LEAD_FIRST + syllable / LEAD_SYLLABLES);
}

static bool
many_may_become(uint32_t value, uint32_t code)
{
	const uint32_t *codes;
	size_t n = fold_many(value, &codes);

	for (size_t i = 0; i < n; i++)
		if (onset_may_become(codes[i], code))
			return true;
	return false;
}

bool
onset_may_be_first(const struct onset *o, uint32_t folded)
{
	uint32_t value = fold_value(folded), first = o->first;

	switch (fold_class(folded)) {
	case FOLD_ONE:
	case FOLD_SOFT:
	case FOLD_HYPHEN:
	case FOLD_JAMO:
		return onset_may_become(value, first);
	case FOLD_MANY:
		return many_may_become(value, first);
	default:
		return false;
	}
}

/* One class for each byte that such a character begins with. */
enum { LEAD_LEAST = 0x80, LEADS = 0x80 };

struct classes {
	struct filter_class items[2 + LEADS];
	bool used[2 + LEADS];
};

/* What may follow the first one right away, if it is ASCII. */
static void
add_second(const struct onset *o, struct filter_class *class, int which)
{
	uint32_t second = o->second;

	filter_class_add(class, which, '-');
	if (second >= 0x80)
		return;
	filter_class_add(class, which, (uint8_t)second);
	if (o->rule == FOLD_CASE && unicode_is_letter(second))
		filter_class_add(class, which, (uint8_t)(second & ~0x20u));
}

/* Adds a character that is not ASCII; pair says that the second one follows it. */
static void
add_first(const struct onset *o, struct classes *classes, uint32_t cp, bool pair)
{
	char bytes[UTF8_MAX];
	size_t n = utf8_encode(cp, bytes);
	size_t which = (unsigned char)bytes[0] - LEAD_LEAST;
	struct filter_class *class = &classes->items[which];

	classes->used[which] = true;
	for (int i = 0; i < 3 && i < (int)n; i++)
		filter_class_add(class, i, (uint8_t)bytes[i]);
	if (n != 2)
		return;
	filter_class_add_all(class, 2, pair ? 0x80 : 0, 0xff);
	if (pair)
		add_second(o, class, 2);
}

/* All that folds to the first one. What is not in the first plane is looked at when it is met. */
static void
add_folding(const struct onset *o, struct classes *classes)
{
	enum { HAN_FIRST = 0x3400, HAN_END = 0xa000, SURROGATES = 0xd800, PLANE = 0x10000 };
	enum { OTHER_PLANES = 0xf0, OTHER_PLANES_END = 0xf4, PRIVATE_END = 0xf900 };

	for (uint32_t cp = 0x80; cp < PLANE; cp++) {
		if (cp == HAN_FIRST)
			cp = HAN_END;
		else if (cp == SYLLABLE_FIRST)
			cp = SYLLABLE_FIRST + SYLLABLE_COUNT;
		else if (cp == SURROGATES)
			cp = PRIVATE_END;
		uint32_t folded = fold_code_point(o->rule, cp);
		if (onset_may_be_first(o, folded))
			add_first(o, classes, cp, o->second && fold_class(folded) == FOLD_ONE);
	}
	struct filter_class *class = &classes->items[OTHER_PLANES - LEAD_LEAST];
	classes->used[OTHER_PLANES - LEAD_LEAST] = true;
	filter_class_add_all(class, 0, OTHER_PLANES, OTHER_PLANES_END);
	filter_class_add_all(class, 1, 0x80, 0xbf);
	filter_class_add_all(class, 2, 0x80, 0xbf);
}

/* The first one as it is in the pattern. */
static void
add_itself(const struct onset *o, struct classes *classes)
{
	uint32_t first = o->first;
	uint32_t syllable = first - SYLLABLE_FIRST;

	if (first >= 0x80)
		add_first(o, classes, first, o->second);
	if (syllable < SYLLABLE_COUNT && o->rule != FOLD_NONE)
		add_first(o, classes, first - syllable % TAIL_COUNT, false);
}

/* The first one as ASCII: before the second one; or before what is not ASCII. */
static void
add_ascii(const struct onset *o, struct classes *classes, bool pair)
{
	struct filter_class *plain = &classes->items[LEADS], *high = plain + 1;
	uint8_t first = (uint8_t)o->first;

	classes->used[LEADS] = true;
	filter_class_add(plain, 0, first);
	if (o->rule == FOLD_CASE && unicode_is_letter(first))
		filter_class_add(plain, 0, (uint8_t)(first & ~0x20u));
	filter_class_add_all(plain, 2, 0, 0xff);
	*high = *plain;
	if (!pair) {
		filter_class_add_all(plain, 1, 0, 0xff);
		return;
	}
	classes->used[LEADS + 1] = true;
	filter_class_add_all(high, 1, 0x80, 0xff);
	add_second(o, plain, 1);
}

/* Any byte that is not ASCII may be what no UTF-8 becomes. */
static void
add_stray(struct classes *classes)
{
	classes->used[0] = true;
	filter_class_add_all(&classes->items[0], 0, 0x80, 0xff);
	filter_class_add_all(&classes->items[0], 1, 0, 0xff);
	filter_class_add_all(&classes->items[0], 2, 0, 0xff);
}

void
onset_filter(const struct onset *o, struct filter *filter)
{
	uint32_t first = o->first, second = o->second;
	struct classes classes = { 0 };
	/* White space may follow a hyphen that breaks a word. */
	bool pair = second && first != '-';
	size_t count = 0;

	filter_init(filter, first < 0x80 ? (uint8_t)first : 0,
	            pair ? second < 0x80 ? (uint8_t)second : '-' : 0, '-', o->rule == FOLD_CASE);
	/* What is exact is in the text as it is, byte by byte. */
	if (o->rule == FOLD_NONE && first < 0x80 && second < 0x80)
		return;
	if (first < 0x80)
		add_ascii(o, &classes, pair);
	if (first == UTF8_REPLACEMENT)
		add_stray(&classes);
	else
		add_itself(o, &classes);
	if (o->rule != FOLD_NONE)
		add_folding(o, &classes);
	for (size_t i = 0; i < 2 + LEADS; i++)
		if (classes.used[i])
			classes.items[count++] = classes.items[i];
	filter_set_classes(filter, classes.items, count);
}
