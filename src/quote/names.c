/*
 * Names are rows of capitalised words, with titles before them. A row is cut where a known given name starts a new
 * name ("Commissioner for Refugees Anna Keller") and behind a title in it ("Spanish President Maria Lopez").
 */
#include "quote/names.h"

#include <string.h>

static bool
is_name_word(const struct token *t)
{
	if (t->kind != TOKEN_WORD || !(t->flags & TOKEN_CAPITAL))
		return false;
	if (t->bits & (WORD_TITLE | WORD_GIVEN))
		return true;
	/* "the March Crow" */
	if (t->bits & WORD_TIME && t->bits & WORD_NOUN && t[1].kind == TOKEN_WORD &&
	    t[1].flags & TOKEN_CAPITAL && !t[1].bits && !(t->flags & TOKEN_DOTTED))
		return true;
	return !(t->bits & (WORD_DETERMINER | WORD_PRONOUN | WORD_CONJUNCTION | WORD_PREPOSITION |
	                    WORD_AUXILIARY | WORD_ADVERB | WORD_TIME | WORD_INTERJECTION));
}

static bool
is_one_of(const struct token *t, const char *bytes, const char *const words[], size_t count)
{
	if (t->kind != TOKEN_WORD || t->flags & TOKEN_CAPITAL)
		return false;
	for (size_t i = 0; i < count; i++)
		if (strlen(words[i]) == t->size && memcmp(words[i], bytes + t->start, t->size) == 0)
			return true;
	return false;
}

/* How many tokens from i on are small words inside a name: "de", "von der", "al"; a name word comes behind. */
static size_t
particles(const struct passage *p, size_t i)
{
	static const char *const first[] = { "de",  "del", "della", "di", "da", "von",
		                             "van", "bin", "al",    "du", "zu" };
	static const char *const second[] = { "der", "den", "la", "las", "los" };
	size_t n = 0;

	if (!is_one_of(&p->tokens[i], p->bytes, first, sizeof first / sizeof *first))
		return 0;
	n++;
	if (i + n < p->count &&
	    is_one_of(&p->tokens[i + n], p->bytes, second, sizeof second / sizeof *second))
		n++;
	return i + n < p->count && is_name_word(&p->tokens[i + n]) ? n : 0;
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
		} else if (end == i && particles(p, i) && !is_title(t - 1)) {
			i += particles(p, i);
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

static void
read_gender(struct naming *r, uint64_t bits)
{
	if (r->gender == GENDER_UNKNOWN && bits & WORD_MALE && !(bits & WORD_FEMALE))
		r->gender = GENDER_MALE;
	if (r->gender == GENDER_UNKNOWN && bits & WORD_FEMALE && !(bits & WORD_MALE))
		r->gender = GENDER_FEMALE;
}

/* Titles that say nothing but how somebody is addressed; "Ms" does not tell wife from daughter. */
static enum style
style_of(const struct token *t)
{
	if (t->bits & WORD_ROLE || !(t->bits & (WORD_MALE | WORD_FEMALE)))
		return STYLE_NONE;
	if (t->bits & WORD_MALE)
		return STYLE_MISTER;
	if (t->form == lexicon_find("miss", 4) || t->form == lexicon_find("mademoiselle", 12))
		return STYLE_MISS;
	return t->form == lexicon_find("ms", 2) ? STYLE_NONE : STYLE_MISSUS;
}

/* Copies the words from one token to another, with one blank between them whatever the line breaks. */
static void
spell(const struct passage *p, size_t first, size_t end, char name[NAME_MAX])
{
	size_t from = p->tokens[first].start, n = 0;
	size_t to = p->tokens[end - 1].start + p->tokens[end - 1].size;

	for (size_t i = from; i < to && n + 1 < NAME_MAX; i++) {
		bool blank = (unsigned char)p->bytes[i] <= ' ';

		if (blank && (n == 0 || name[n - 1] == ' '))
			continue;
		name[n++] = blank ? ' ' : p->bytes[i];
	}
	while (n > 0 && ((unsigned char)name[n - 1] & 0xc0) == 0x80 && to - from >= NAME_MAX)
		n--;
	name[n] = '\0';
}

static void
read_titles(const struct passage *p, size_t first, size_t start, struct naming *r)
{
	for (size_t i = first; i < start; i++) {
		const struct token *t = &p->tokens[i];

		if (!(t->bits & WORD_TITLE))
			continue;
		r->titled = true;
		if (r->style == STYLE_NONE)
			r->style = (uint8_t)style_of(t);
		read_gender(r, t->bits);
		if (r->role_count < PERSON_ROLES && t->bits & WORD_ROLE)
			r->roles[r->role_count++] = t->form;
	}
}

/* "Miss Anna" is a given name, "Mrs. Barry" none. */
static bool
is_given(const struct naming *r, const struct token *t, size_t words)
{
	if (!(t->bits & WORD_GIVEN))
		return false;
	if (words > 1 || r->style == STYLE_NONE)
		return true;
	return r->style == STYLE_MISS && t->bits & WORD_FEMALE;
}

/* The last title of a style before the name, and the name. */
static void
put_title(const struct passage *p, size_t first, size_t start, struct naming *r)
{
	char name[NAME_MAX];
	size_t n = strlen(r->name), size;

	while (start > first && style_of(&p->tokens[start - 1]) != r->style)
		start--;
	if (start == first)
		return;
	spell(p, start - 1, start, name);
	size = strlen(name);
	if (size + 1 + n >= NAME_MAX)
		return;
	name[size] = ' ';
	memcpy(name + size + 1, r->name, n + 1);
	memcpy(r->name, name, size + n + 2);
}

static void
read_name(const struct passage *p, size_t first, size_t start, size_t end, struct naming *r)
{
	size_t from = start;

	*r = (struct naming){ 0 };
	read_titles(p, first, start, r);
	/* "Mrs. James Brandt" is not James. */
	if (r->style == STYLE_MISSUS && start + 1 < end && p->tokens[start].bits & WORD_GIVEN &&
	    p->tokens[start].bits & WORD_MALE)
		start++;
	for (size_t i = start; i < end; i++) {
		const struct token *t = &p->tokens[i];

		if (t->kind != TOKEN_WORD)
			continue;
		if (i == start && is_given(r, t, end - start)) {
			read_gender(r, t->bits);
			r->given = true;
		}
		if (r->word_count < NAME_WORDS && !(t->flags & TOKEN_DOTTED && t->size == 2))
			r->words[r->word_count++] = hash_bytes(p->bytes + t->start, t->size);
	}
	spell(p, start, end, r->name);
	/* A surname alone keeps how it is addressed. */
	if (!r->given && r->style != STYLE_NONE && r->word_count == 1)
		put_title(p, first, from, r);
}

/* A capital at the start of a sentence says little: a word that the lexicon knows is no name there. */
static bool
is_only_capital(const struct passage *p, size_t i, size_t end)
{
	const struct token *t = &p->tokens[i];
	bool first = i == 0 || t[-1].kind == TOKEN_STOP || t[-1].kind == TOKEN_MARK ||
	             t[-1].kind == TOKEN_DASH || t[-1].kind == TOKEN_COLON;

	/* "Will you", "May I" */
	if (end == i + 1 && first && t->bits & WORD_MODAL &&
	    t[1].bits & (WORD_PRONOUN | WORD_DETERMINER))
		return true;
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

/* A title in the style of headlines: nobody is met in it, but who is known is seen. */
static bool
is_headline(const struct passage *p)
{
	size_t words = 0, capitals = 0;

	if (p->count > 30 || p->count == 0 || p->tokens[p->count - 1].kind == TOKEN_STOP)
		return false;
	for (size_t i = 0; i < p->count; i++) {
		const struct token *t = &p->tokens[i];

		if (t->kind != TOKEN_WORD ||
		    t->bits & (WORD_PREPOSITION | WORD_DETERMINER | WORD_CONJUNCTION))
			continue;
		words++;
		capitals += (t->flags & TOKEN_CAPITAL) != 0;
	}
	return words > 2 && capitals * 5 > words * 4;
}

/* "Mrs. Brandt Anna": the given name of somebody who is known starts a name of its own. */
static size_t
split_row(const struct cast *cast, const struct passage *p, size_t start, size_t end)
{
	const struct token *last = &p->tokens[end - 1];
	uint32_t word;

	if (end < start + 2 || !(last->bits & WORD_GIVEN) || last->flags & TOKEN_DOTTED)
		return end;
	word = hash_bytes(p->bytes + last->start, last->size);
	for (size_t i = 0; i < cast->count; i++)
		if (cast->people[i].given && cast->people[i].words[0] == word &&
		    cast->people[i].given_alone >= 2)
			return end - 1;
	return end;
}

/* A row that ends in a role is somebody by office: "the High Commissioner". */
static bool
is_office(const struct passage *p, size_t start, size_t end)
{
	const struct token *last = &p->tokens[end - 1];

	return last->bits & WORD_ROLE && !(last->bits & WORD_GIVEN) &&
	       !(p->tokens[start].bits & WORD_GIVEN);
}

/* Whether an office is followed by its bearer: "Commissioner for Refugees Anna Keller". */
static bool
has_bearer(const struct passage *p, size_t end)
{
	size_t i = end;

	if (i >= p->count || !(p->tokens[i].bits & WORD_PREPOSITION))
		return false;
	for (i++; i < p->count && i < end + 6 && is_name_word(&p->tokens[i]); i++)
		if (p->tokens[i].bits & WORD_GIVEN && i > end + 1)
			return true;
	return false;
}

static bool
is_other_gender(const struct person *x, uint64_t bits)
{
	return (x->gender == GENDER_MALE && bits & WORD_FEMALE && !(bits & WORD_MALE)) ||
	       (x->gender == GENDER_FEMALE && bits & WORD_MALE && !(bits & WORD_FEMALE));
}

/* Roles that stand beside a name: "spokesman Paul Brandt", "Paul Brandt, the town's mayor,". */
static void
learn_roles(const struct passage *p, struct person *x, size_t first, size_t end)
{
	if (first > 0 && p->tokens[first - 1].bits & WORD_ROLE)
		cast_add_role(x, p->tokens[first - 1].form);
	if (!(x->given || x->word_count > 1) || end + 1 >= p->count ||
	    p->tokens[end].kind != TOKEN_COMMA ||
	    !(p->tokens[end + 1].bits & (WORD_DETERMINER | WORD_ROLE)))
		return;
	for (size_t i = end + 1; i < p->count && i < end + 7; i++) {
		if (p->tokens[i].kind != TOKEN_WORD || p->tokens[i].bits & WORD_PREPOSITION)
			break;
		if (p->tokens[i].bits & WORD_ROLE && !is_other_gender(x, p->tokens[i].bits))
			cast_add_role(x, p->tokens[i].form);
	}
}

static struct person *
meet_row(struct cast *cast, const struct passage *p, size_t first, size_t start, size_t end,
         bool headline)
{
	struct naming r;
	struct person *x;

	read_name(p, first, start, end, &r);
	if (r.word_count == 0)
		return NULL;
	if (is_office(p, start, end)) {
		x = cast_find_role(cast, p->tokens[end - 1].form);
		if (x)
			return x;
		read_gender(&r, p->tokens[end - 1].bits);
	}
	if (headline)
		return cast_find(cast, &r);
	x = cast_meet(cast, &r);
	if (is_office(p, start, end))
		cast_add_role(x, p->tokens[end - 1].form);
	return x;
}

/* Roughly: the name starts a sentence or a clause, and no genitive makes it part of something else. */
static bool
is_subject(const struct passage *p, size_t first, size_t end)
{
	const struct token *before = first > 0 ? &p->tokens[first - 1] : NULL;

	if (end < p->count && p->tokens[end].bits & WORD_CLITIC)
		return false;
	if (!before || before->kind == TOKEN_STOP || before->kind == TOKEN_MARK ||
	    before->kind == TOKEN_SEMICOLON || before->bits & WORD_CONJUNCTION)
		return true;
	return end < p->count && (p->tokens[end].bits & (WORD_AUXILIARY | WORD_EVENT) ||
	                          (p->tokens[end].bits & WORD_VERB &&
	                           p->tokens[end].bits & (WORD_PAST | WORD_PRESENT)));
}

/* A vocative stands between commas, or between one and the edge of what is said. */
static bool
is_called(const struct passage *p, size_t first, size_t end)
{
	const struct token *before = first > 0 ? &p->tokens[first - 1] : NULL;
	const struct token *after = &p->tokens[end];
	bool opens, closes;

	if (!before || end >= p->count)
		return false;
	opens = before->kind == TOKEN_COMMA || before->kind == TOKEN_MARK ||
	        before->kind == TOKEN_STOP || before->bits & WORD_INTERJECTION;
	closes = after->kind == TOKEN_COMMA || after->kind == TOKEN_STOP ||
	         after->kind == TOKEN_MARK || after->kind == TOKEN_DASH;
	/* "Anna." alone may be an answer. */
	return opens && closes &&
	       (before->kind == TOKEN_COMMA || after->kind == TOKEN_COMMA ||
	        before->bits & WORD_INTERJECTION);
}

void
names_find(struct cast *cast, const struct passage *p, struct mentions *mentions)
{
	bool headline = is_headline(p);
	uint16_t office = 0;
	size_t unit = 0;

	mentions->count = 0;
	for (size_t i = 0, end; i < p->count && mentions->count < MENTIONS_MAX; i = end) {
		struct person *x;
		size_t start;

		end = i + 1;
		if (!(p->tokens[i].flags & TOKEN_CAPITAL) || !is_name_word(&p->tokens[i]))
			continue;
		end = row_end(p, i);
		start = name_start(p, i, end);
		end = split_row(cast, p, start, end);
		if (is_only_capital(p, i, end) || is_german_noun(p, i, start, end))
			continue;
		if (is_office(p, start, end) && has_bearer(p, end)) {
			office = p->tokens[end - 1].form;
			continue;
		}
		x = meet_row(cast, p, i, start, end, headline);
		if (!x)
			continue;
		if (office)
			cast_add_role(x, office);
		office = 0;
		learn_roles(p, x, i, end);
		x->mentions++;
		while (p->units[unit].last < i)
			unit++;
		mentions->items[mentions->count++] = (struct mention){
			.subject = is_subject(p, i, end),
			.called = p->units[unit].span && (x->human || x->mentions > 1) &&
			          is_called(p, i, end),
			.tokens = { (uint32_t)i, (uint32_t)end - 1 },
			.person = (uint16_t)(x - cast->people),
			.inside = p->units[unit].span != 0,
		};
		if (mentions->items[mentions->count - 1].called)
			x->human = true;
	}
}
