/*
 * Names are rows of capitalised words, with titles before them. A row is cut where a known given name starts a
 * new name ("Human Rights Michelle Bachelet") and behind a title in it ("Chinese President Xi Jinping"). A name
 * belongs to somebody who is known already when one of the two has all the words of the other: "Bachelet",
 * "Michelle Bachelet".
 */
#include "quote/names.h"

#include <string.h>

enum { EVICT_REACH = 16 };

static bool
is_name_word(const struct token *t)
{
	if (t->kind != TOKEN_WORD || !(t->flags & TOKEN_CAPITAL))
		return false;
	if (t->bits & (WORD_TITLE | WORD_GIVEN))
		return true;
	return !(t->bits & (WORD_DETERMINER | WORD_PRONOUN | WORD_CONJUNCTION | WORD_PREPOSITION |
	                    WORD_AUXILIARY | WORD_ADVERB | WORD_TIME | WORD_INTERJECTION));
}

/* "de", "von", "al": small words inside a name. */
static bool
is_particle(const struct token *t, const char *bytes)
{
	static const char *const particles[] = { "de",  "del", "della", "di", "da", "von", "van",
		                                 "der", "den", "bin",   "al", "la", "le",  "du" };

	if (t->kind != TOKEN_WORD || t->flags & TOKEN_CAPITAL || t->size > 5)
		return false;
	for (size_t i = 0; i < sizeof particles / sizeof *particles; i++)
		if (strlen(particles[i]) == t->size &&
		    memcmp(particles[i], bytes + t->start, t->size) == 0)
			return true;
	return false;
}

static bool
is_title(const struct token *t)
{
	return t->bits & WORD_TITLE && t->flags & TOKEN_CAPITAL;
}

/* The end of the row of name words at a token. */
static size_t
row_end(const struct passage *p, size_t i)
{
	size_t end = i;

	while (i < p->count) {
		const struct token *t = &p->tokens[i];

		if (is_name_word(t)) {
			end = ++i;
		} else if (end == i && is_particle(t, p->bytes) && i + 1 < p->count &&
		           is_name_word(t + 1)) {
			i++;
		} else {
			break;
		}
		/* A new row after a clitic or punctuation. */
		if (i < p->count && p->tokens[i].bits & WORD_CLITIC)
			break;
	}
	return end;
}

/* Where in a row the name itself starts. */
static size_t
name_start(const struct passage *p, size_t first, size_t end)
{
	size_t start = first;

	for (size_t i = first; i < end; i++)
		if (is_title(&p->tokens[i]) && i + 1 < end)
			start = i + 1;
	for (size_t i = start + 1; i + 1 < end; i++)
		if (p->tokens[i].bits & WORD_GIVEN && !(p->tokens[i - 1].bits & WORD_GIVEN) &&
		    !(p->tokens[start].bits & WORD_GIVEN) &&
		    !(p->tokens[i - 1].flags & TOKEN_DOTTED))
			return i;
	return start < end ? start : first;
}

static uint32_t
hash_bytes(const char *s, size_t n)
{
	uint32_t h = LEXICON_HASH_START;

	for (size_t i = 0; i < n; i++)
		h = lexicon_hash(h, (unsigned char)s[i]);
	return h ? h : 1;
}

/* A name as it is read: its words, and what titles and given names say. */
struct reading {
	char name[NAME_MAX];
	uint32_t words[NAME_WORDS];
	uint8_t word_count;
	uint8_t gender;
	bool titled;
	bool given;
	uint16_t roles[PERSON_ROLES];
	uint8_t role_count;
};

static void
read_gender(struct reading *r, uint64_t bits)
{
	if (r->gender == GENDER_UNKNOWN && bits & WORD_MALE && !(bits & WORD_FEMALE))
		r->gender = GENDER_MALE;
	if (r->gender == GENDER_UNKNOWN && bits & WORD_FEMALE && !(bits & WORD_MALE))
		r->gender = GENDER_FEMALE;
}

static void
read_name(const struct passage *p, size_t first, size_t start, size_t end, struct reading *r)
{
	size_t from = p->tokens[start].start;
	size_t to = p->tokens[end - 1].start + p->tokens[end - 1].size, n = 0;

	*r = (struct reading){ 0 };
	for (size_t i = first; i < start; i++)
		if (p->tokens[i].bits & WORD_TITLE) {
			r->titled = true;
			read_gender(r, p->tokens[i].bits);
			if (r->role_count < PERSON_ROLES && p->tokens[i].bits & WORD_ROLE)
				r->roles[r->role_count++] = p->tokens[i].form;
		}
	for (size_t i = start; i < end; i++) {
		const struct token *t = &p->tokens[i];

		if (t->kind != TOKEN_WORD)
			continue;
		if (i == start) {
			read_gender(r, t->bits & WORD_GIVEN ? t->bits : 0);
			r->given = t->bits & WORD_GIVEN;
		}
		if (r->word_count < NAME_WORDS && !(t->flags & TOKEN_DOTTED && t->size == 2))
			r->words[r->word_count++] = hash_bytes(p->bytes + t->start, t->size);
	}
	/* One blank between words, whatever the line breaks. */
	for (size_t i = from; i < to && n + 1 < NAME_MAX; i++) {
		bool blank = (unsigned char)p->bytes[i] <= ' ';

		if (blank && (n == 0 || r->name[n - 1] == ' '))
			continue;
		r->name[n++] = blank ? ' ' : p->bytes[i];
	}
	while (n > 0 && ((unsigned char)r->name[n - 1] & 0xc0) == 0x80 && to - from >= NAME_MAX)
		n--;
	r->name[n] = '\0';
}

static bool
has_word(const struct person *x, uint32_t word)
{
	for (unsigned i = 0; i < x->word_count; i++)
		if (x->words[i] == word)
			return true;
	return false;
}

/* Whether a name can be this person's: all the words of the shorter one are in the other. */
static bool
fits(const struct person *x, const struct reading *r)
{
	if (!x->word_count || !r->word_count)
		return false;
	if (x->gender && r->gender && x->gender != r->gender)
		return false;
	if (r->word_count <= x->word_count) {
		for (unsigned i = 0; i < r->word_count; i++)
			if (!has_word(x, r->words[i]))
				return false;
		return true;
	}
	for (unsigned i = 0; i < x->word_count; i++) {
		bool found = false;

		for (unsigned j = 0; j < r->word_count; j++)
			found = found || r->words[j] == x->words[i];
		if (!found)
			return false;
	}
	return true;
}

static uint64_t
filter_of(const uint32_t *words, size_t count)
{
	uint64_t filter = 0;

	for (size_t i = 0; i < count; i++)
		filter |= (uint64_t)1 << (words[i] & 63);
	return filter;
}

static struct person *
find_person(struct cast *cast, const struct reading *r)
{
	uint64_t filter = filter_of(r->words, r->word_count);
	struct person *best = NULL;

	for (size_t i = 0; i < cast->count; i++) {
		uint64_t common = cast->filters[i] & filter;
		struct person *x = &cast->people[i];

		if (common != filter && common != cast->filters[i])
			continue;
		if (fits(x, r) && (!best || x->seen > best->seen))
			best = x;
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
	}
	*x = (struct person){ .seen = cast->clock };
	return x;
}

static void
add_role(struct person *x, uint16_t role)
{
	for (unsigned i = 0; i < x->role_count; i++)
		if (x->roles[i] == role)
			return;
	if (x->role_count < PERSON_ROLES)
		x->roles[x->role_count++] = role;
}

static struct person *
meet(struct cast *cast, const struct reading *r)
{
	struct person *x = find_person(cast, r);

	if (!x)
		x = new_person(cast);
	if (r->word_count > x->word_count) {
		memcpy(x->name, r->name, sizeof x->name);
		memcpy(x->words, r->words, sizeof x->words);
		x->word_count = r->word_count;
		cast->filters[x - cast->people] = filter_of(r->words, r->word_count);
	}
	if (!x->gender)
		x->gender = r->gender;
	x->human = x->human || r->titled || r->given;
	for (unsigned i = 0; i < r->role_count; i++)
		add_role(x, r->roles[i]);
	return x;
}

void
cast_touch(struct cast *cast, struct person *person, bool spoke)
{
	person->seen = ++cast->clock;
	if (spoke)
		person->spoke = cast->clock;
}

/* A capital at the start of a sentence says little: a word that the lexicon knows is no name there. */
static bool
is_only_capital(const struct passage *p, size_t i, size_t end)
{
	const struct token *t = &p->tokens[i];
	bool first = i == 0 || t[-1].kind == TOKEN_STOP || t[-1].kind == TOKEN_MARK ||
	             t[-1].kind == TOKEN_DASH || t[-1].kind == TOKEN_COLON;

	return end == i + 1 && first && (t->bits & ~(WORD_GIVEN | WORD_MALE | WORD_FEMALE)) != 0 &&
	       !(t->bits & WORD_GIVEN);
}

/* Every German noun has a capital: one behind an article or an adjective is no name. */
static bool
is_german_noun(const struct passage *p, size_t i, size_t start, size_t end)
{
	const struct token *before = i > 0 ? &p->tokens[i - 1] : NULL;

	if (p->language != LANGUAGE_GERMAN || start > i || end > i + 1 ||
	    p->tokens[i].bits & WORD_GIVEN)
		return false;
	return p->tokens[i].bits & (WORD_SAYING | WORD_GROUP | WORD_ROLE) ||
	       (before && before->kind == TOKEN_WORD && !(before->flags & TOKEN_CAPITAL) &&
	        (before->bits & WORD_DETERMINER || !before->bits));
}

void
names_find(struct cast *cast, const struct passage *p, struct mentions *mentions)
{
	struct reading r;

	size_t unit = 0;

	mentions->count = 0;
	for (size_t i = 0; i < p->count && mentions->count < MENTIONS_MAX;) {
		size_t end, start;
		struct person *x;

		if (!is_name_word(&p->tokens[i])) {
			i++;
			continue;
		}
		end = row_end(p, i);
		start = name_start(p, i, end);
		read_name(p, i, start, end, &r);
		if (!is_only_capital(p, i, end) && !is_german_noun(p, i, start, end) &&
		    r.word_count) {
			x = meet(cast, &r);
			x->mentions++;
			while (p->units[unit].last < i)
				unit++;
			mentions->items[mentions->count++] = (struct mention){
				.tokens = { (uint32_t)i, (uint32_t)end - 1 },
				.person = (uint16_t)(x - cast->people),
				.inside = p->units[unit].span != 0,
			};
		}
		i = end;
	}
}
