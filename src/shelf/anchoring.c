/*
 * The order of looking: what costs least comes first, and nearly always that is enough. Whether a place is the right one is
 * not decided here (sought).
 */
#include "shelf/anchoring.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/memory.h"
#include "shelf/rare.h"
#include "shelf/sought.h"

enum {
	STEP_US = 4000,
	NEAR = 24 * 1024,         /* bytes on either side of a place */
	SECTION_MAX = 256 * 1024, /* of a section, that are looked through */
	BLOCK = 256 * 1024,       /* of the search from one end to the other */
	PROBES_MAX = 20000,       /* of its places that are looked at */
	COMMON = 1000,            /* of one word */
	NEAR_COUNT = 3,
};

enum stage { STAGE_HERE, STAGE_NEAR, STAGE_HEADING, STAGE_ALL, STAGE_DONE };

struct anchoring {
	struct sought sought;
	enum stage stage;
	size_t near; /* how many of the places near were looked at */
	uint64_t at; /* in the section, or the text, so far */
	uint64_t section_end;
	uint64_t looked_until; /* around the last of the words */
	struct rare_word words[RARE_COUNT];
	size_t found[RARE_COUNT]; /* how often */
	size_t word_count;
	size_t probes;
	int64_t until_us; /* the end of this step */
	enum anchoring_result result;
	struct range range;
};

static void
finish(struct anchoring *a, enum anchoring_result result, struct range range)
{
	a->stage = STAGE_DONE;
	a->result = result;
	a->range = range;
}

struct anchoring *
anchoring_new(struct document *document, const struct selector *selector)
{
	struct anchoring *a = memory_zero(1, sizeof *a);

	sought_init(&a->sought, document, selector);
	if (!a->sought.whole)
		finish(a, ANCHORING_ORPHAN, (struct range){ 0, 0 });
	return a;
}

void
anchoring_free(struct anchoring *a)
{
	if (!a)
		return;
	sought_clear(&a->sought);
	free(a);
}

static uint64_t
size_of(const struct anchoring *a)
{
	return text_size(document_text(a->sought.document));
}

static void
finish_with_best(struct anchoring *a)
{
	const struct candidate *best = &a->sought.best;

	finish(a, best->errors ? ANCHORING_CHANGED : ANCHORING_MOVED, best->range);
}

/* As much of the text around a place. */
static struct range
around(const struct anchoring *a, uint64_t pos, uint64_t bytes)
{
	uint64_t size = size_of(a);

	pos = pos < size ? pos : size;
	return (struct range){ pos < bytes ? 0 : pos - bytes,
		               size - pos < bytes ? size : pos + bytes };
}

/* So many bytes a piece with what belongs to it may take after it was changed. */
static uint64_t
reach(const struct anchoring *a)
{
	return 2 * range_size(a->sought.selector->range) + 1024;
}

/* ---- the stages ---- */

static void
look_here(struct anchoring *a)
{
	struct range place = a->sought.selector->range;

	a->stage = STAGE_NEAR;
	if (sought_is_at(&a->sought, place))
		finish(a, ANCHORING_SAME, place);
}

/* The places where it may be now, the likeliest first. */
static uint64_t
place_near(const struct anchoring *a, size_t i)
{
	const struct selector *selector = a->sought.selector;
	uint64_t start = selector->range.start;

	if (i == 0)
		return start;
	if (i == 1)
		return start + size_of(a) - selector->text_size; /* modulo 2^64 */
	return (uint64_t)((long double)start / (long double)selector->text_size *
	                  (long double)size_of(a));
}

static void
look_near(struct anchoring *a)
{
	if (a->near == NEAR_COUNT) {
		a->stage = STAGE_HEADING;
		return;
	}
	uint64_t place = place_near(a, a->near++);
	if (place > size_of(a))
		return;
	for (size_t i = 0; i + 1 < a->near; i++) {
		uint64_t other = place_near(a, i);
		if (place < other + NEAR / 2 && other < place + NEAR / 2)
			return;
	}
	struct range range = around(a, place, NEAR);
	range.end = around(a, place, NEAR + reach(a)).end;
	sought_look(&a->sought, range);
	if (sought_is_certain(&a->sought))
		finish_with_best(a);
}

/* The section that has the same headings over it, or an empty range. */
static struct range
find_section(const struct anchoring *a)
{
	const char *wanted = a->sought.selector->heading;
	const char *last = strrchr(wanted, '\n');
	size_t count;
	const struct section *sections = document_sections(a->sought.document, &count);

	last = last ? last + 1 : wanted;
	for (size_t i = 0; *last && i < count; i++) {
		struct range range = sections[i].range;
		if (strcmp(sections[i].title, last) != 0)
			continue;
		char *heading = selector_heading(a->sought.document, range.start);
		bool same = !strcmp(heading, wanted);
		free(heading);
		if (same)
			return range;
	}
	return (struct range){ 0, 0 };
}

static void
look_under_heading(struct anchoring *a)
{
	if (!a->section_end) {
		struct range section = find_section(a);
		a->at = section.start;
		a->section_end = range_size(section) < SECTION_MAX ? section.end
		                                                   : section.start + SECTION_MAX;
	}
	if (a->at >= a->section_end) {
		a->stage = STAGE_ALL;
		a->at = 0;
		a->word_count = rare_words(a->sought.selector, a->words);
		return;
	}
	uint64_t end = a->at + 2 * NEAR + reach(a);
	sought_look(&a->sought,
	            (struct range){ a->at, end < a->section_end ? end : a->section_end });
	a->at += 2 * NEAR;
	if (sought_is_certain(&a->sought))
		finish_with_best(a);
}

/* One that turns out to be common is looked for no more, as long as there is another. */
static void
count_word(struct anchoring *a, size_t i)
{
	if (++a->found[i] < COMMON || a->word_count == 1)
		return;
	a->word_count--;
	a->words[i] = a->words[a->word_count];
	a->found[i] = a->found[a->word_count];
}

/* A rare word stands at a place. */
static void
look_at_word(struct anchoring *a, uint64_t pos)
{
	if (pos < a->looked_until)
		return;
	a->probes++;
	if (!sought_may_be_near(&a->sought, pos))
		return;
	struct range range = around(a, pos, reach(a));
	sought_look(&a->sought, range);
	a->looked_until = pos + reach(a) / 4;
}

/* One block of the search through all of the text. */
static void
look_everywhere(struct anchoring *a)
{
	static char block[BLOCK];
	struct text *text = document_text(a->sought.document);
	size_t n = text_read(text, a->at, block, sizeof block), at = 0, found, which;

	while (a->probes < PROBES_MAX &&
	       rare_find(a->words, a->word_count, block + at, n - at, &found, &which)) {
		look_at_word(a, a->at + at + found);
		count_word(a, which);
		if (clock_us() >= a->until_us) {
			a->at += at + found + 1;
			return;
		}
		at += found + 1;
	}
	if (a->at + n < size_of(a) && n > RARE_MAX && a->probes < PROBES_MAX) {
		a->at += n - RARE_MAX;
		return;
	}
	/* What could not be looked through might hold another like it. */
	if (a->probes < PROBES_MAX && sought_is_found(&a->sought))
		finish_with_best(a);
	else
		finish(a, ANCHORING_ORPHAN, (struct range){ 0, 0 });
}

enum anchoring_result
anchoring_step(struct anchoring *a)
{
	static void (*const stages[])(struct anchoring *) = {
		[STAGE_HERE] = look_here,
		[STAGE_NEAR] = look_near,
		[STAGE_HEADING] = look_under_heading,
		[STAGE_ALL] = look_everywhere,
	};

	a->until_us = clock_us() + STEP_US;
	while (a->stage != STAGE_DONE) {
		stages[a->stage](a);
		if (a->stage != STAGE_DONE && clock_us() >= a->until_us)
			return ANCHORING_BUSY;
	}
	return a->result;
}

struct range
anchoring_range(const struct anchoring *a)
{
	return a->range;
}

enum anchoring_result
anchoring_find(struct document *document, const struct selector *selector, struct range *range)
{
	struct anchoring *a = anchoring_new(document, selector);
	enum anchoring_result result;

	while ((result = anchoring_step(a)) == ANCHORING_BUSY)
		;
	*range = a->range;
	anchoring_free(a);
	return result;
}

bool
anchoring_is_same(struct document *document, const struct selector *selector)
{
	struct sought sought;

	sought_init(&sought, document, selector);
	bool is = sought_is_at(&sought, selector->range);
	sought_clear(&sought);
	return is;
}
