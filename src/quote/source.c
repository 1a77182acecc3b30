/*
 * Who can be a source. A word of the lexicon is a verb only if a subject stands before it that fits: what looks like one in
 * "the specified options", "Keller's call", "a press report" is none. And where a text tells of things and of nobody, as manuals
 * do, hardly anything that "calls", "specifies" or "says" is a speaker: there it must be somebody, by name, title or pronoun.
 */
#include "quote/source.h"

#include <strings.h>

/* The last token of the source before what is added to its head: a preposition, a relative clause, an apposition. */
static uint32_t
head_of(const struct passage *p, struct tokens source)
{
	uint32_t i = source.first;

	while (i < source.last && p->tokens[i + 1].kind != TOKEN_COMMA &&
	       p->tokens[i + 1].kind != TOKEN_OPEN &&
	       !(p->tokens[i + 1].bits & (WORD_PREPOSITION | WORD_RELATIVE)))
		i++;
	return i;
}

/* An article or the like, that cannot stand alone: "the", "its"; "some" and "those" can. */
static bool
is_article(const struct token *t)
{
	return t->bits & WORD_DETERMINER &&
	       !(t->bits & (WORD_PRONOUN | WORD_PLURAL | WORD_DEMONSTRATIVE | WORD_NUMBER)) &&
	       !(t->flags & TOKEN_UPPER);
}

static bool
is_plural(const struct passage *p, const struct token *t)
{
	const char *last = p->bytes + t->start + t->size - 1;

	if (t->bits & WORD_PRONOUN)
		return !(t->bits & (WORD_MALE | WORD_FEMALE | WORD_NEUTER));
	if (t->bits & (WORD_PLURAL | WORD_GROUP) || t->kind == TOKEN_NUMBER)
		return true;
	return t->kind == TOKEN_WORD && t->size > 2 && *last == 's' && last[-1] != 's';
}

/* "the critics", "Keller and Brandt", "some of the staff" */
static bool
is_many(const struct passage *p, struct tokens source, uint32_t head)
{
	if (is_plural(p, &p->tokens[head]))
		return true;
	for (uint32_t i = source.first; i <= source.last; i++)
		if (p->tokens[i].bits & WORD_COORDINATING ||
		    (p->tokens[i].bits & WORD_DETERMINER && p->tokens[i].bits & WORD_PLURAL) ||
		    (i < head && p->tokens[i].kind == TOKEN_NUMBER))
			return true;
	return false;
}

/* "no one", "no critic": what nobody says, nobody has said. */
static bool
is_denied(const struct passage *p, struct tokens source)
{
	const struct token *first = &p->tokens[source.first];

	return first->size == 2 && source.first < source.last &&
	       !strncasecmp(p->bytes + first->start, "no", 2);
}

bool
source_agrees(const struct passage *p, struct tokens source, const struct verb_group *group)
{
	const struct token *last;
	uint32_t head;

	if (tokens_empty(source) || p->language != LANGUAGE_ENGLISH)
		return true;
	last = &p->tokens[source.last];
	if (is_article(last))
		return false;
	if (is_denied(p, source))
		return false;
	if (group->bare && last->bits & WORD_CLITIC)
		return false;
	head = head_of(p, source);
	return !group->bare || is_many(p, source, head);
}

/* A pronoun that stands for somebody: he, she. */
static bool
is_somebody(const struct token *t)
{
	return t->bits & WORD_PRONOUN && t->bits & (WORD_MALE | WORD_FEMALE) &&
	       !(t->bits & WORD_NEUTER);
}

bool
source_is_person(const struct passage *p, struct tokens source)
{
	uint32_t head;

	if (tokens_empty(source))
		return false;
	head = head_of(p, source);
	for (uint32_t i = source.first; i <= head; i++) {
		const struct token *t = &p->tokens[i], *next = t + 1;

		if (is_somebody(t))
			return true;
		if (!(t->flags & TOKEN_CAPITAL) || t->flags & TOKEN_UPPER)
			continue;
		if (t->bits & WORD_GIVEN)
			return true;
		if (t->bits & WORD_TITLE && next->flags & TOKEN_CAPITAL && !next->bits)
			return true;
	}
	return false;
}

/* "Keller wrote": in a text of the present tense, what has been said or written was so by somebody. */
static bool
is_past_name(const struct passage *p, struct tokens source, struct tokens cue)
{
	const struct token *head;

	if (tokens_empty(source) || tokens_empty(cue))
		return false;
	head = &p->tokens[head_of(p, source)];
	return p->tokens[cue.last].bits & WORD_PAST && head->flags & TOKEN_CAPITAL &&
	       !(head->flags & TOKEN_UPPER) && !head->bits;
}

bool
source_is_believed(const struct passage *p, struct tokens source, struct tokens cue, bool direct)
{
	if (!p->dry)
		return true;
	return source_is_person(p, source) || (direct && is_past_name(p, source, cue));
}
