/*
 * Verb groups: a word of the lexicon with the auxiliaries and adverbs before it and the particles behind it. A form may be
 * a noun as well, or a participle that belongs to a noun; its neighbours decide.
 */
#include "quote/verb.h"

static bool
is_adverb(const struct token *t)
{
	return t->kind == TOKEN_WORD && !(t->flags & TOKEN_CAPITAL) &&
	       (t->bits & WORD_ADVERB || (t->flags & TOKEN_LY && !t->bits));
}

/* What can stand between an auxiliary and its verb. */
static bool
is_in_group(const struct token *t)
{
	return t->kind == TOKEN_WORD &&
	       (t->bits & (WORD_AUXILIARY | WORD_NEGATION) || is_adverb(t));
}

static bool
is_form(const struct passage *p, size_t unit, uint16_t form)
{
	return form == 0 || (!passage_is_span(p, unit) && passage_token(p, unit)->form == form);
}

/* The frames of the verb with the particles that follow it; without particles its own. */
static uint16_t
find_frames(const struct passage *p, const struct sentence *s, size_t unit, size_t *last)
{
	const struct lexicon_verb *v = &lexicon_verbs[passage_token(p, unit)->verb];
	uint16_t frames = v->frames;

	*last = unit;
	for (unsigned i = 0; i < v->particle_count; i++) {
		const struct lexicon_particle *x = &lexicon_particles[v->particle_first + i];
		size_t n = x->second ? 2 : 1;

		if (unit + n >= s->end || *last >= unit + n || !is_form(p, unit + 1, x->first) ||
		    !is_form(p, unit + n, x->second ? x->second : x->first))
			continue;
		frames = x->frames;
		*last = unit + n;
	}
	return frames;
}

/* A word that can be a subject right before its verb: a pronoun, a name, somebody by role, who. */
static bool
is_clear_subject(const struct token *t)
{
	if (t->kind == TOKEN_CLOSE || t->kind == TOKEN_COMMA)
		return true;
	if (t->kind != TOKEN_WORD)
		return false;
	return t->flags & TOKEN_CAPITAL ||
	       t->bits & (WORD_PRONOUN | WORD_ROLE | WORD_GROUP | WORD_AUXILIARY | WORD_TO) ||
	       is_adverb(t);
}

/* "la demande", "une réponse": forms of French and Spanish that are nouns behind an article or "de". */
static bool
is_behind_article(const struct passage *p, const struct sentence *s, size_t unit)
{
	return unit > s->first && !passage_is_span(p, unit - 1) &&
	       passage_token(p, unit - 1)->bits &
	               (WORD_DETERMINER | WORD_PREPOSITION | WORD_ADJECTIVE);
}

/*
 * A form that is a noun here: "the report", "United States". A homograph is a verb only behind a clear subject
 * ("critics claim"), and a capital inside a sentence makes a name of it.
 */
static bool
is_noun_here(const struct passage *p, const struct sentence *s, size_t unit)
{
	const struct token *t = passage_token(p, unit), *before;
	bool homograph = t->bits & (WORD_NOUN | WORD_SAYING | WORD_OCCASION | WORD_ROLE);

	if (t->bits & (WORD_PAST | WORD_GERUND) && !(t->bits & WORD_BASE))
		return p->language != LANGUAGE_ENGLISH && is_behind_article(p, s, unit);
	if (unit == s->first)
		return !(t->bits & WORD_PAST);
	before = passage_token(p, unit - 1);
	/* "her only comment": what stands before the adverb tells. */
	if (homograph && is_adverb(before) && unit > s->first + 1)
		before = passage_token(p, unit - 2);
	if (before->kind == TOKEN_OTHER || (homograph && !is_clear_subject(before)))
		return true;
	if (homograph && t->flags & TOKEN_CAPITAL && before->flags & TOKEN_CAPITAL)
		return true;
	if (before->kind != TOKEN_WORD && before->kind != TOKEN_NUMBER)
		return false;
	if (before->bits & WORD_PRONOUN && before->bits & WORD_SUBJECT)
		return false;
	return before->bits & (WORD_DETERMINER | WORD_PREPOSITION | WORD_ADJECTIVE) &&
	       !(before->bits & WORD_TO);
}

/* A pronoun that a hyphen joins to the verb before it. */
static bool
is_attached(const struct passage *p, size_t unit)
{
	const struct token *t = passage_token(p, unit);

	return !passage_is_span(p, unit) && t->bits & WORD_PRONOUN && t->bits & WORD_SUBJECT &&
	       !(t->flags & TOKEN_SPACE_BEFORE);
}

/* Walks left over auxiliaries, adverbs and negations to where the group starts. */
static void
take_auxiliaries(const struct passage *p, const struct sentence *s, struct verb_group *g)
{
	bool be = false, have = false, auxiliary = false;
	size_t i = g->verb;
	const struct token *verb = passage_token(p, g->verb);

	/* "a-t-il ajouté" */
	if (i > s->first + 1 && is_attached(p, i - 1) && passage_token(p, i - 2)->bits & WORD_HAVE)
		g->pronoun = --i;
	while (i > s->first && !passage_is_span(p, i - 1) && is_in_group(passage_token(p, i - 1))) {
		const struct token *t = passage_token(p, i - 1);

		/* "Keller's said" is no group; "he's said" is one. */
		if (t->bits & WORD_CLITIC &&
		    (i - 1 == s->first || !(passage_token(p, i - 2)->bits & WORD_PRONOUN)))
			break;
		/* Only the nearest auxiliary tells the voice. */
		be = be || (!auxiliary && t->bits & WORD_BE);
		have = have || t->bits & WORD_HAVE;
		auxiliary = auxiliary || t->bits & WORD_AUXILIARY;
		i--;
	}
	if (i > s->first && passage_token(p, i - 1)->bits & WORD_TO && !auxiliary) {
		g->infinitive = verb->bits & WORD_BASE;
		i--;
	}
	g->first = i;
	g->auxiliary = auxiliary;
	g->passive = be && verb->bits & WORD_PARTICIPLE;
	g->gerund = verb->bits & WORD_GERUND && !auxiliary;
	g->finite = !g->infinitive && !g->gerund;
	g->bare = !auxiliary && !g->infinitive && verb->bits & WORD_BASE &&
	          !(verb->bits & (WORD_PAST | WORD_PRESENT));
}

/* A participle without an auxiliary belongs to a noun ("the letter written in May"), and an infinitive has no subject. */
static bool
is_in_use(const struct token *t, enum language language, const struct verb_group *g)
{
	if (t->bits & (WORD_PAST | WORD_PRESENT | WORD_FINITE | WORD_GERUND))
		return true;
	if (language == LANGUAGE_ENGLISH && t->bits & WORD_BASE)
		return true;
	return g->auxiliary && t->bits & WORD_PARTICIPLE;
}

bool
verb_find(const struct passage *p, const struct sentence *s, size_t unit, struct verb_group *g)
{
	const struct token *t = passage_token(p, unit);

	if (passage_is_span(p, unit) || !t->verb || !(t->bits & WORD_VERB))
		return false;
	*g = (struct verb_group){ .verb = unit };
	g->frames = find_frames(p, s, unit, &g->last);
	if (!g->frames || is_noun_here(p, s, unit))
		return false;
	take_auxiliaries(p, s, g);
	return is_in_use(t, p->language, g);
}
