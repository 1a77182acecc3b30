/*
 * Counters are a binary indexed tree (Fenwick, 1994), so that a count before a place and a new count each cost a
 * walk over a few counters. What is known is one bit a stretch, and the number of unknown stretches in each group.
 */
#include "find/tally.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum { GROUPS_MAX = 64 * 1024, WORD = 64 };

struct group {
	uint64_t count;
	uint32_t known; /* stretches */
};

struct tally {
	size_t size;  /* stretches */
	size_t known; /* of those */
	size_t per_group;
	uint64_t count;

	uint64_t *bits; /* a set one: known */
	size_t words, bits_capacity;

	struct group *groups;
	uint64_t *tree; /* tree[i]: the sum of the group counts i - (i & -i) ... i - 1 */
	size_t group_count, group_capacity, tree_capacity;
};

struct tally *
tally_new(void)
{
	struct tally *t = memory_zero(1, sizeof *t);

	t->per_group = 1;
	t->tree = memory_grow(NULL, &t->tree_capacity, 1, sizeof *t->tree);
	t->tree[0] = 0;
	return t;
}

void
tally_free(struct tally *t)
{
	if (!t)
		return;
	free(t->bits);
	free(t->groups);
	free(t->tree);
	free(t);
}

size_t
tally_size(const struct tally *t)
{
	return t->size;
}

static size_t
groups_for(const struct tally *t, size_t stretches)
{
	return (stretches + t->per_group - 1) / t->per_group;
}

/* Makes the tree anew from the groups. */
static void
plant_tree(struct tally *t)
{
	t->tree = memory_grow(t->tree, &t->tree_capacity, t->group_count + 1, sizeof *t->tree);
	memset(t->tree, 0, (t->group_count + 1) * sizeof *t->tree);
	for (size_t i = 1; i <= t->group_count; i++) {
		size_t parent = i + (i & -i);
		t->tree[i] += t->groups[i - 1].count;
		if (parent <= t->group_count)
			t->tree[parent] += t->tree[i];
	}
}

static void
halve_groups(struct tally *t)
{
	size_t count = (t->group_count + 1) / 2;

	for (size_t i = 0; i < count; i++) {
		struct group sum = t->groups[2 * i];
		if (2 * i + 1 < t->group_count) {
			sum.count += t->groups[2 * i + 1].count;
			sum.known += t->groups[2 * i + 1].known;
		}
		t->groups[i] = sum;
	}
	t->group_count = count;
	t->per_group *= 2;
}

static void
set_size(struct tally *t, size_t stretches)
{
	size_t words = (stretches + WORD - 1) / WORD, groups = groups_for(t, stretches);

	if (words > t->words) {
		t->bits = memory_grow(t->bits, &t->bits_capacity, words, sizeof *t->bits);
		memset(t->bits + t->words, 0, (words - t->words) * sizeof *t->bits);
	}
	t->words = words;
	if (groups > t->group_count) {
		t->groups = memory_grow(t->groups, &t->group_capacity, groups, sizeof *t->groups);
		memset(t->groups + t->group_count, 0,
		       (groups - t->group_count) * sizeof *t->groups);
	}
	t->group_count = groups;
	t->size = stretches;
}

void
tally_resize(struct tally *t, size_t stretches)
{
	if (stretches == t->size)
		return;
	if (stretches < t->size)
		tally_forget(t, stretches);
	while (groups_for(t, stretches) > GROUPS_MAX)
		halve_groups(t);
	set_size(t, stretches);
	plant_tree(t);
}

bool
tally_knows(const struct tally *t, size_t stretch)
{
	return stretch < t->size && t->bits[stretch / WORD] >> stretch % WORD & 1;
}

void
tally_set(struct tally *t, size_t stretch, uint32_t count)
{
	assert(stretch < t->size);
	if (tally_knows(t, stretch))
		return;
	t->bits[stretch / WORD] |= UINT64_C(1) << stretch % WORD;
	t->known++;
	size_t group = stretch / t->per_group;
	t->groups[group].known++;
	if (!count)
		return;
	t->count += count;
	t->groups[group].count += count;
	for (size_t i = group + 1; i <= t->group_count; i += i & -i)
		t->tree[i] += count;
}

void
tally_forget(struct tally *t, size_t from)
{
	if (from >= t->size)
		return;
	size_t first = from / t->per_group;
	for (size_t i = first; i < t->group_count; i++) {
		t->known -= t->groups[i].known;
		t->count -= t->groups[i].count;
		t->groups[i] = (struct group){ 0 };
	}
	for (size_t i = first * t->per_group; i < t->words * WORD; i++)
		t->bits[i / WORD] &= ~(UINT64_C(1) << i % WORD);
	plant_tree(t);
}

/* How many stretches the group has: the last one may have fewer. */
static size_t
group_size(const struct tally *t, size_t group)
{
	size_t first = group * t->per_group;

	return t->size - first < t->per_group ? t->size - first : t->per_group;
}

bool
tally_seek(const struct tally *t, size_t from, bool forward, size_t *stretch)
{
	size_t i = from;

	while (i < t->size) {
		size_t group = i / t->per_group;
		bool whole = t->groups[group].known == group_size(t, group);
		if (!tally_knows(t, i) || t->groups[group].count) {
			*stretch = i;
			return true;
		}
		if (forward)
			i = whole ? (group + 1) * t->per_group : i + 1;
		else
			i = whole ? group * t->per_group - 1 : i - 1;
	}
	return false;
}

bool
tally_unknown(const struct tally *t, size_t from, size_t *stretch)
{
	for (size_t i = from; i < t->size;) {
		uint64_t unknown = ~t->bits[i / WORD] >> i % WORD;
		if (unknown) {
			*stretch = i + (size_t)__builtin_ctzll(unknown);
			return *stretch < t->size;
		}
		i = (i / WORD + 1) * WORD;
	}
	return false;
}

uint64_t
tally_count(const struct tally *t, bool *complete)
{
	*complete = t->known == t->size;
	return t->count;
}

bool
tally_knows_all(const struct tally *t, size_t from, size_t to)
{
	size_t unknown;

	return from >= to ||
	       (to <= t->size && (!tally_unknown(t, from, &unknown) || unknown >= to));
}

uint64_t
tally_before(const struct tally *t, size_t stretch, size_t *rest)
{
	size_t group = stretch / t->per_group;
	uint64_t count = 0;

	if (group > t->group_count)
		group = t->group_count;
	for (size_t i = group; i; i -= i & -i)
		count += t->tree[i];
	*rest = group * t->per_group;
	return count;
}
