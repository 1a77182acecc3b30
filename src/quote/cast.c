/*
 * Who is who. A name belongs to somebody who is known already when one of the two has all the words of the other:
 * "Keller", "Anna Keller". Gender, the given name in front, and how somebody is addressed keep the members of a
 * family apart.
 */
#include "quote/cast.h"

#include <string.h>

enum { EVICT_REACH = 16 };

/* "Miss Brandt" is not Mrs. Brandt, and neither is she Julia, who is called so. */
static bool
is_other_style(const struct person *x, const struct naming *r)
{
	if (r->style == STYLE_NONE)
		return false;
	if (x->style != STYLE_NONE)
		return x->style != r->style;
	return r->word_count == 1 && x->given_alone >= 2;
}

/* Whether all of the n words are among the person's, or the person's among them. */
static bool
holds(const uint32_t *many, size_t many_count, const uint32_t *few, size_t few_count)
{
	for (size_t i = 0; i < few_count; i++) {
		bool found = false;

		for (size_t j = 0; j < many_count; j++)
			found = found || many[j] == few[i];
		if (!found)
			return false;
	}
	return true;
}

/* Whether a name can be this person's: all the words of the shorter one are in the other. */
static bool
fits(const struct person *x, const struct naming *r)
{
	if (!x->word_count || !r->word_count)
		return false;
	if ((x->gender && r->gender && x->gender != r->gender) || is_other_style(x, r))
		return false;
	if (r->word_count <= x->word_count)
		return holds(x->words, x->word_count, r->words, r->word_count);
	/* A given name stays in front. */
	if (x->given && x->words[0] != r->words[0])
		return false;
	return holds(r->words, r->word_count, x->words, x->word_count);
}

void
cast_init(struct cast *cast)
{
	memset(cast->named, 0, sizeof cast->named);
	cast->count = cast->hand = 0;
	cast->clock = 0;
}

/* Puts a person under the words of the name, or takes it out from there. */
static void
index_person(struct cast *cast, const struct person *x, bool there)
{
	size_t i = (size_t)(x - cast->people);
	uint64_t bit = UINT64_C(1) << i % 64;

	for (unsigned w = 0; w < x->word_count; w++) {
		uint64_t *bits = &cast->named[x->words[w] % CAST_BUCKETS][i / 64];

		*bits = there ? *bits | bit : *bits & ~bit;
	}
}

/* A surname alone is hardly that of somebody who is called by the other name. */
static bool
is_called_otherwise(const struct person *x, const struct naming *r)
{
	return r->word_count == 1 && x->word_count > 1 && x->words[0] != r->words[0] &&
	       x->given_alone >= 2;
}

/* Whether a person is meant by a name rather than another one whom it fits. */
static bool
is_nearer(const struct person *x, const struct person *other, const struct naming *r)
{
	bool far = is_called_otherwise(x, r);

	if (far != is_called_otherwise(other, r))
		return !far;
	return x->seen > other->seen;
}

struct person *
cast_find(struct cast *cast, const struct naming *r)
{
	struct person *best = NULL;

	/* Whoever fits shares a word with the name. */
	for (size_t k = 0; k < CAST_BITS; k++) {
		uint64_t bits = 0;

		for (unsigned w = 0; w < r->word_count; w++)
			bits |= cast->named[r->words[w] % CAST_BUCKETS][k];
		for (; bits; bits &= bits - 1) {
			struct person *x = &cast->people[k * 64 + (size_t)__builtin_ctzll(bits)];

			if (fits(x, r) && (!best || is_nearer(x, best, r)))
				best = x;
		}
	}
	return best;
}

/* A free place, or that of whoever was not seen for the longest time among the next few. */
static struct person *
new_person(struct cast *cast)
{
	struct person *x;

	if (cast->count < CAST_MAX) {
		x = &cast->people[cast->count++];
	} else {
		x = &cast->people[cast->hand];
		for (size_t i = 0; i < EVICT_REACH; i++) {
			struct person *y = &cast->people[(cast->hand + i) % CAST_MAX];

			if (y->seen < x->seen)
				x = y;
		}
		cast->hand = (cast->hand + EVICT_REACH) % CAST_MAX;
		index_person(cast, x, false);
	}
	*x = (struct person){ .seen = cast->clock };
	return x;
}

void
cast_add_role(struct person *x, uint16_t role)
{
	for (unsigned i = 0; i < x->role_count; i++)
		if (x->roles[i] == role)
			return;
	if (x->role_count < PERSON_ROLES)
		x->roles[x->role_count++] = role;
}

struct person *
cast_meet(struct cast *cast, const struct naming *r)
{
	struct person *x = cast_find(cast, r);

	if (!x)
		x = new_person(cast);
	if (r->word_count > x->word_count) {
		index_person(cast, x, false);
		memcpy(x->name, r->name, sizeof x->name);
		memcpy(x->words, r->words, sizeof x->words);
		x->word_count = r->word_count;
		x->given = r->given;
		index_person(cast, x, true);
	}
	if (!x->gender)
		x->gender = r->gender;
	if (x->style == STYLE_NONE)
		x->style = r->style;
	if (r->word_count == 1 && !r->titled && x->given_alone < UINT8_MAX &&
	    (r->given || (x->word_count > 1 && x->words[0] == r->words[0])))
		x->given_alone++;
	x->human = x->human || r->titled || r->given;
	for (unsigned i = 0; i < r->role_count; i++)
		cast_add_role(x, r->roles[i]);
	return x;
}

void
cast_touch(struct cast *cast, struct person *person, enum touch how)
{
	person->seen = ++cast->clock;
	if (how == TOUCH_ACTED)
		person->acted = cast->clock;
	if (how == TOUCH_SPOKE)
		person->spoke = cast->clock;
}

struct person *
cast_find_role(struct cast *cast, uint16_t role)
{
	struct person *best = NULL;

	for (size_t i = 0; i < cast->count; i++)
		for (unsigned r = 0; r < cast->people[i].role_count; r++)
			if (cast->people[i].roles[r] == role &&
			    (!best || cast->people[i].seen > best->seen))
				best = &cast->people[i];
	return best;
}
