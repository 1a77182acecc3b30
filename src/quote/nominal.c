/*
 * Nouns as cues. "Keller's claim that the bridge is old was wrong": whose the claim is stands before it, what is claimed
 * stands behind it, up to the verb that the whole is the subject of.
 */
#include "quote/nominal.h"

#include "quote/clause.h"

/* The unit of the possessive before a noun, across adjectives; the noun itself when there is none. */
static size_t
find_owner(const struct search *x, size_t noun)
{
	enum { ADJECTIVES = 3 };

	for (size_t i = noun; i > x->s->first && noun - i < ADJECTIVES && !search_span(x, i - 1);
	     i--) {
		const struct token *t = search_at(x, i - 1);

		if (t->kind != TOKEN_WORD)
			break;
		if (t->bits & WORD_CLITIC ||
		    (t->bits & WORD_DETERMINER && t->bits & WORD_POSSESSIVE))
			return i - 1;
		if (t->bits &
		    (WORD_DETERMINER | WORD_PREPOSITION | WORD_CONJUNCTION | WORD_AUXILIARY))
			break;
	}
	return noun;
}

/* "Her", or the noun phrase before "'s". */
static struct stretch
owner_words(const struct search *x, size_t owner)
{
	struct stretch words = { owner, owner + 1 };

	if (search_at(x, owner)->bits & WORD_CLITIC)
		words = phrase_before(x->p, x->s, owner);
	return words;
}

/* Whether the noun is in the subject: no verb with a tense stands before it and its owner. */
static bool
is_in_subject(const struct search *x, size_t unit)
{
	for (size_t i = x->s->first; i < unit; i++)
		if (search_span(x, i) ||
		    (phrase_is_finite(search_at(x, i)) && !(search_at(x, i)->bits & WORD_CLITIC)))
			return false;
	return true;
}

/* The verb that the noun is the subject of is the second one behind it. */
static size_t
content_end(const struct search *x, size_t owner, size_t first)
{
	size_t end = clause_end(x->p, x->s, first);
	unsigned verbs = 0;

	if (!is_in_subject(x, owner))
		return end;
	for (size_t i = first + 1; i < end; i++) {
		const struct token *before = search_at(x, i - 1);

		if (search_span(x, i) ||
		    !(phrase_is_finite(search_at(x, i)) || search_at(x, i)->bits & WORD_EVENT) ||
		    before->bits & (WORD_COORDINATING | WORD_AUXILIARY | WORD_RELATIVE))
			continue;
		if (++verbs == 2)
			return i;
	}
	return end;
}

bool
nominal_take(struct search *x, size_t unit)
{
	size_t owner = find_owner(x, unit), end;
	struct finding *finding;
	struct stretch words;

	if (owner == unit || !search_in(x, unit + 3) || search_span(x, unit + 1) ||
	    !(search_at(x, unit + 1)->bits & WORD_THAT))
		return false;
	words = owner_words(x, owner);
	if (words.first >= words.end)
		return false;
	end = content_end(x, owner, unit + 1);
	finding = search_add_clause(x, search_tokens(x, (struct stretch){ unit, unit + 1 }),
	                            search_tokens(x, words));
	if (finding)
		search_add_content(x, finding, (struct stretch){ unit + 1, end });
	return finding != NULL;
}
