/*
 * From source words to a speaker. A name is looked up in the cast; a pronoun goes to whoever of that gender was
 * named or spoke last; a role ("the minister") to whoever bears it. What is left is shown as it stands.
 */
#include "quote/speakers.h"

#include <string.h>

void
speakers_read(struct speakers *speakers, const struct passage *p)
{
	names_find(&speakers->cast, p, &speakers->mentions);
}

/* The mention that names the head of the source: the last one before a comma or a preposition. */
static const struct mention *
mention_in(const struct speakers *speakers, const struct passage *p, struct tokens source)
{
	const struct mention *found = NULL;
	uint32_t end = source.first;

	while (end <= source.last && p->tokens[end].kind != TOKEN_COMMA &&
	       !(p->tokens[end].bits & (WORD_PREPOSITION | WORD_RELATIVE)))
		end++;
	for (size_t i = 0; i < speakers->mentions.count; i++) {
		const struct mention *m = &speakers->mentions.items[i];

		if (m->tokens.first >= source.first && m->tokens.last <= source.last &&
		    (m->tokens.first < end || !found))
			found = m;
	}
	return found;
}

/* A mention right before the source's determiner or role, or an apposition behind it, gives a role to the person. */
static struct person *
latest(struct speakers *speakers, enum gender gender)
{
	struct person *best = NULL;
	uint64_t best_when = 0;

	for (size_t i = 0; i < speakers->cast.count; i++) {
		struct person *x = &speakers->cast.people[i];
		uint64_t when = x->spoke > x->seen ? x->spoke : x->seen;

		if (x->gender != GENDER_UNKNOWN && x->gender != gender)
			continue;
		if (!best || when > best_when) {
			best = x;
			best_when = when;
		}
	}
	return best;
}

static struct person *
by_role(struct speakers *speakers, uint16_t role)
{
	struct person *best = NULL;

	for (size_t i = 0; i < speakers->cast.count; i++) {
		struct person *x = &speakers->cast.people[i];

		for (unsigned r = 0; r < x->role_count; r++)
			if (x->roles[r] == role && (!best || x->seen > best->seen))
				best = x;
	}
	return best;
}

/* The source's words as they stand, one blank between them. */
static void
copy_words(const struct passage *p, struct tokens source, char name[NAME_MAX])
{
	size_t n = 0;

	for (uint32_t i = source.first; i <= source.last; i++) {
		const struct token *t = &p->tokens[i];

		if (t->kind == TOKEN_COMMA && i > source.first)
			break;
		if (n + t->size + 2 > NAME_MAX)
			break;
		if (n && t->flags & TOKEN_SPACE_BEFORE)
			name[n++] = ' ';
		memcpy(name + n, p->bytes + t->start, t->size);
		n += t->size;
	}
	name[n] = '\0';
}

static void
name_person(struct speakers *speakers, struct person *x, char name[NAME_MAX])
{
	cast_touch(&speakers->cast, x, true);
	memcpy(name, x->name, NAME_MAX);
}

/* Mentions up to a token are in the past now. */
static void
pass_mentions(struct speakers *speakers, uint32_t token)
{
	for (size_t i = 0; i < speakers->mentions.count; i++)
		if (speakers->mentions.items[i].tokens.last < token)
			cast_touch(&speakers->cast,
			           &speakers->cast.people[speakers->mentions.items[i].person],
			           false);
}

static struct person *
of_pronoun(struct speakers *speakers, uint64_t bits)
{
	if (bits & (WORD_FIRST | WORD_SECOND | WORD_PLURAL | WORD_NEUTER))
		return NULL;
	if (bits & WORD_MALE)
		return latest(speakers, GENDER_MALE);
	if (bits & WORD_FEMALE)
		return latest(speakers, GENDER_FEMALE);
	return NULL;
}

void
speakers_resolve(struct speakers *speakers, const struct passage *p, const struct finding *finding,
                 char name[NAME_MAX])
{
	const struct token *t = &p->tokens[finding->source.first];
	const struct mention *m;
	struct person *x = NULL;

	name[0] = '\0';
	if (tokens_empty(finding->source))
		return;
	pass_mentions(speakers, finding->source.first);
	m = mention_in(speakers, p, finding->source);
	if (m)
		x = &speakers->cast.people[m->person];
	else if (finding->source.first == finding->source.last && t->bits & WORD_PRONOUN)
		x = of_pronoun(speakers, t->bits);
	else
		for (uint32_t i = finding->source.first; i <= finding->source.last && !x; i++)
			if (p->tokens[i].bits & WORD_ROLE)
				x = by_role(speakers, p->tokens[i].form);
	if (x)
		name_person(speakers, x, name);
	else if (!(t->bits & WORD_PRONOUN))
		copy_words(p, finding->source, name);
}
