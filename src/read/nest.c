/*
 * From headings to an outline. First what is no section after all is dropped: entries of a contents list that
 * nobody announced, numbers that do not count, points without their fellows. Then each one that is left gets a level. A
 * dotted number finds its parent by the number; labels rank as books rank them; marks rank in the order of their first
 * appearance, as reStructuredText has it.
 */
#include "read/nest.h"

#include <stdlib.h>
#include <string.h>

#include "base/bisect.h"
#include "base/memory.h"

enum {
	LOOK_BACK = 1000, /* candidates that are looked at for a parent */
	RUN_LEAST = 3,    /* headings without text between that make a list of contents */
	STYLES_MAX = 16,  /* ways to underline that are told apart */
	POINTS_LEAST = 3,
	ABBREVIATION = 7, /* bytes */
	LABELS = LABEL_FIGURE + 1,
};

static bool
is_kept(const struct candidate *c)
{
	return c->level != 0;
}

static void
drop(struct candidate *c)
{
	c->level = 0;
}

/* A number without a label and of one component. */
static bool
is_single(const struct candidate *c)
{
	return !c->point && c->style == HEADING_NUMBERED && c->number.depth == 1 &&
	       !c->number.label;
}

/* A key and where it stands last. */
struct place {
	uint64_t key;
	size_t at;
};

static int
compare_places(const void *a, const void *b)
{
	const struct place *x = a, *y = b;

	if (x->key != y->key)
		return x->key < y->key ? -1 : 1;
	return x->at < y->at ? -1 : x->at > y->at;
}

/* True when the key stands again at or after position at. */
static bool
comes_again(const struct place *places, size_t count, uint64_t key, size_t at)
{
	struct place want = { key, at };
	size_t i;

	BISECT(i, 0, count, compare_places(&places[i], &want) < 0);
	return i < count && places[i].key == key;
}

/* Drops runs of headings with no text between them most of which come again later. */
static void
drop_contents(struct candidate *c, size_t count)
{
	struct place *places = memory_zero(count + 1, sizeof *places);

	for (size_t i = 0; i < count; i++)
		places[i] = (struct place){ c[i].key, i };
	qsort(places, count, sizeof *places, compare_places);
	for (size_t i = 0; i < count;) {
		size_t to = i, again = 0;

		while (to < count && c[to].body == 0 && !c[to].point)
			to++;
		/* The last one has text after it: it may still be the list's last entry. */
		for (size_t k = i; k < to; k++)
			again += comes_again(places, count, c[k].key, to);
		if (to - i >= RUN_LEAST && again * 3 >= (to - i) * 2) {
			if (to < count && comes_again(places, count, c[to].key, to + 1))
				to++;
			for (size_t k = i; k < to; k++)
				drop(&c[k]);
		}
		i = to + (to == i);
	}
	free(places);
}

/* A capital that may count letters or Roman digits is read as what its neighbours count. */
static void
settle_letters(struct candidate *c, size_t count)
{
	uint16_t letters = 0;

	for (size_t i = 0; i < count; i++) {
		struct numbering *n = &c[i].number;

		if (!n->depth || c[i].point)
			continue;
		if (n->kind == NUMBER_ROMAN && n->letter && n->letter == letters + 1 &&
		    n->value[0] != 1) {
			n->kind = NUMBER_LETTER;
			n->value[0] = n->letter;
		}
		if (n->kind == NUMBER_LETTER)
			letters = n->value[0];
	}
}

/* Single numbers must count from one on; what does not is an item of some list. */
static void
drop_uncounted(const struct survey *survey, struct candidate *c, size_t count)
{
	for (unsigned kind = NUMBER_ARABIC; kind <= NUMBER_WORD; kind++) {
		unsigned expected = 1;
		struct candidate *first = NULL;
		size_t run = 0;

		for (size_t i = 0; i < count; i++) {
			if (!is_kept(&c[i]) || !is_single(&c[i]) || c[i].number.kind != kind ||
			    c[i].listed || survey->margin)
				continue;
			if (c[i].number.value[0] == 1) {
				if (run == 1)
					drop(first);
				expected = 1;
				run = 0;
				first = &c[i];
			}
			if (c[i].number.value[0] != expected) {
				drop(&c[i]);
				continue;
			}
			expected++;
			run++;
		}
		if (run == 1)
			drop(first);
	}
}

/* Points count from the first on, with at least three of them, or two after a colon. */
static void
drop_points(const struct survey *survey, struct candidate *c, size_t count)
{
	bool strong = survey->underlines || survey->margin || survey->book || survey->dotted;

	for (size_t i = 0; i < count;) {
		size_t to = i;

		if (!c[i].point) {
			i++;
			continue;
		}
		if (c[i].point == 1)
			while (to + 1 < count && c[to + 1].point == c[to].point + 1)
				to++;
		if (strong || to - i + 1 < (c[i].led ? 2u : POINTS_LEAST) || c[i].point != 1)
			for (size_t k = i; k <= to; k++)
				drop(&c[k]);
		i = to + 1;
	}
}

/* A headline under the title, with no other heading in all of the text, divides nothing. */
static void
drop_headline(struct candidate *c, size_t count)
{
	size_t headings = 0;

	for (size_t i = 0; i < count; i++)
		headings += is_kept(&c[i]) && !c[i].point;
	if (headings == 1 && c[0].headline)
		drop(&c[0]);
}

/* The ways to underline, in order of their first appearance. */
struct styles {
	struct {
		char mark;
		bool over;
	} of[STYLES_MAX];
	unsigned count;
};

static unsigned
rank_of(struct styles *styles, const struct candidate *c)
{
	for (unsigned i = 0; i < styles->count; i++)
		if (styles->of[i].mark == c->mark && styles->of[i].over == c->over)
			return i + 1;
	if (styles->count < STYLES_MAX) {
		styles->of[styles->count].mark = c->mark;
		styles->of[styles->count++].over = c->over;
	}
	return styles->count;
}

static unsigned
rank_asciidoc(char mark)
{
	static const char order[] = "=-~^+";
	const char *at = strchr(order, mark);

	return at && mark ? (unsigned)(at - order) + (at == order) : 5;
}

/* The levels of the labels that are in use. */
static void
rank_labels(const struct candidate *c, size_t count, unsigned levels[LABELS])
{
	size_t first[LABELS];
	unsigned level = 0;

	for (unsigned k = 0; k < LABELS; k++) {
		first[k] = count;
		levels[k] = 0;
	}
	for (size_t i = count; i-- > 0;)
		if (is_kept(&c[i]) && c[i].style == HEADING_LABELLED)
			first[c[i].number.label] = i;
	for (unsigned k = LABEL_VOLUME; k < LABEL_APPENDIX; k++)
		if (first[k] < count)
			levels[k] = ++level;
	/* "Part" may hold books. */
	if (levels[LABEL_BOOK] && levels[LABEL_PART] && first[LABEL_PART] < first[LABEL_BOOK]) {
		unsigned swap = levels[LABEL_BOOK];

		levels[LABEL_BOOK] = levels[LABEL_PART];
		levels[LABEL_PART] = swap;
	}
	levels[LABEL_APPENDIX] = 1;
	levels[LABEL_MINOR] = level + 1;
}

/* The levels of single numbers by their kind: nested when they start again under an earlier kind. */
static void
rank_singles(const struct candidate *c, size_t count, unsigned base,
             unsigned levels[NUMBER_WORD + 1])
{
	size_t first[NUMBER_WORD + 1];
	size_t starts[NUMBER_WORD + 1] = { 0 };

	for (unsigned k = 0; k <= NUMBER_WORD; k++) {
		first[k] = count;
		levels[k] = base;
	}
	for (size_t i = count; i-- > 0;) {
		if (!is_kept(&c[i]) || !is_single(&c[i]))
			continue;
		first[c[i].number.kind] = i;
		starts[c[i].number.kind] += c[i].number.value[0] == 1;
	}
	for (unsigned k = 1; k <= NUMBER_WORD; k++)
		for (unsigned other = 1; other <= NUMBER_WORD; other++)
			if (other != k && first[other] < first[k] && starts[k] > 1 &&
			    starts[k] > starts[other])
				levels[k]++;
}

/* 1 when the table of contents lists names, and single numbers that it does not list divide what they name. */
static unsigned
holds_singles(const struct candidate *c, size_t count)
{
	size_t names = 0, singles = 0;

	for (size_t i = 0; i < count; i++) {
		if (!is_kept(&c[i]))
			continue;
		names += c[i].listed && !c[i].number.depth && c[i].style >= HEADING_NAMED;
		if (is_single(&c[i])) {
			if (c[i].listed)
				return 0;
			singles++;
		}
	}
	return names > 1 && singles > 1;
}

/* The nearest heading before i whose number is all of i's but the last component. */
static const struct candidate *
find_parent(const struct candidate *c, size_t i)
{
	const struct numbering *n = &c[i].number;

	for (size_t k = i, steps = 0; k-- > 0 && steps < LOOK_BACK; steps++) {
		const struct numbering *p = &c[k].number;
		bool same = p->depth && p->depth < n->depth && is_kept(&c[k]) && !c[k].point &&
		            p->label != LABEL_MINOR;

		for (unsigned d = 0; same && d < p->depth; d++)
			same = p->value[d] == n->value[d] ||
			       (d == 0 && p->letter && p->letter == n->value[0]);
		if (same)
			return &c[k];
	}
	return NULL;
}

/* What levels the whole text's headings get. */
struct ranks {
	struct styles styles;
	unsigned labels[LABELS];
	unsigned singles[NUMBER_WORD + 1];
	unsigned base; /* of what has neither label nor number */
	bool caps;     /* capitals came before */
	unsigned last; /* the level of the last heading */
};

static unsigned
level_of(const struct survey *survey, struct ranks *ranks, const struct candidate *c, size_t i)
{
	const struct candidate *parent = c[i].number.depth > 1 ? find_parent(c, i) : NULL;

	/* One way to mark for all of them: then the numbers tell. */
	if (parent && parent->style == c[i].style && parent->mark == c[i].mark && c[i].mark &&
	    parent->depth == c[i].depth && parent->over == c[i].over)
		return parent->level + (c[i].number.depth - parent->number.depth);
	switch ((enum heading_style)c[i].style) {
	case HEADING_UNDERLINED:
		return survey->asciidoc ? rank_asciidoc(c[i].mark) : rank_of(&ranks->styles, &c[i]);
	case HEADING_EQUALS:
	case HEADING_HASH:
		return c[i].depth;
	default:
		break;
	}
	if (c[i].number.depth > 1) {
		return parent ? parent->level + (c[i].number.depth - parent->number.depth)
		              : ranks->base + c[i].number.depth - 1u;
	}
	switch ((enum heading_style)c[i].style) {
	case HEADING_LABELLED:
		return ranks->labels[c[i].number.label];
	case HEADING_NUMBERED:
		return ranks->singles[c[i].number.kind];
	case HEADING_MARGIN:
		return c[i].indent && !c[i].listed ? 2 : 1;
	case HEADING_CAPS:
		/* An abbreviation is written so wherever it stands. */
		ranks->caps = ranks->caps || strlen(c[i].title) > ABBREVIATION;
		return ranks->base;
	case HEADING_SHORT:
		return ranks->base + (ranks->caps ? 1 : 0);
	default:
		return 1;
	}
}

/* Levels must not leave gaps: what stands two below its parent stands one below. */
static void
close_gaps(struct candidate *c, size_t count)
{
	unsigned open[64];
	unsigned depth = 0;

	for (size_t i = 0; i < count; i++) {
		if (!is_kept(&c[i]))
			continue;
		while (depth && open[depth - 1] >= c[i].level)
			depth--;
		if (depth < 63)
			open[depth++] = c[i].level;
		c[i].level = depth;
	}
}

void
nest(const struct survey *survey, struct candidate *c, size_t count)
{
	struct ranks ranks = { 0 };

	for (size_t i = 0; i < count; i++)
		c[i].level = 1;
	settle_letters(c, count);
	drop_contents(c, count);
	drop_uncounted(survey, c, count);
	drop_points(survey, c, count);
	drop_headline(c, count);
	rank_labels(c, count, ranks.labels);
	ranks.base = 1;
	for (unsigned k = LABEL_VOLUME; k < LABEL_APPENDIX; k++)
		if (ranks.labels[k] >= ranks.base)
			ranks.base = ranks.labels[k] + 1;
	rank_singles(c, count, ranks.base + holds_singles(c, count), ranks.singles);
	for (size_t i = 0; i < count; i++) {
		if (!is_kept(&c[i]))
			continue;
		if (c[i].point) {
			c[i].level = ranks.last + 1;
			continue;
		}
		c[i].level = level_of(survey, &ranks, c, i);
		ranks.last = c[i].level;
	}
	close_gaps(c, count);
}
