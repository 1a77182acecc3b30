/*
 * Where reported speech ends. Without a parser the sentence's end is the best guess; it ends earlier where the same
 * speaker does something else: "... and reaffirmed that ...".
 */
#include "quote/clause.h"

#include "quote/phrase.h"
#include "quote/verb.h"

/* "and reaffirmed", "and commended": a cue verb without a subject of its own, in the tense of the one before. */
static bool
starts_predicate(const struct passage *p, const struct sentence *s, size_t unit)
{
	const struct token *t = passage_token(p, unit);
	struct verb_group g;

	if (p->units[unit].span || !(t->bits & WORD_COORDINATING))
		return false;
	for (unit++; unit + 1 < s->end && !p->units[unit].span; unit++) {
		t = passage_token(p, unit);
		if (t->verb)
			return t->bits & (WORD_PAST | WORD_PRESENT) &&
			       !(t->bits & (WORD_SAYING | WORD_NOUN | WORD_ROLE)) &&
			       verb_find(p, s, unit, &g) && g.frames & FRAME_SPEECH;
		if (!(t->bits & WORD_ADVERB || t->flags & TOKEN_LY))
			return false;
	}
	return false;
}

/* ", saying ...", ", adding that ...": what the main clause's subject says besides. */
static bool
starts_gerund(const struct passage *p, const struct sentence *s, size_t unit)
{
	struct verb_group g;

	return verb_find(p, s, unit, &g) && g.gerund && g.frames & FRAME_SPEECH &&
	       g.frames & (FRAME_CLAUSE | FRAME_QUOTE | FRAME_ORDER);
}

/* "he said" between commas or at the end. */
static bool
is_parenthesis(const struct passage *p, const struct sentence *s, const struct verb_group *g)
{
	size_t next = phrase_skip_circumstance(p, s, g->last + 1);
	const struct token *t = passage_token(p, next);

	return next >= s->end || t->kind == TOKEN_COMMA || t->kind == TOKEN_STOP;
}

/*
 * Another cue with a subject of its own, behind a comma or a conjunction: where that clause starts, conjunction
 * included; 0 when the verb at a unit starts none.
 */
static size_t
other_clause(const struct passage *p, const struct sentence *s, size_t from, size_t unit)
{
	struct verb_group g;
	struct stretch subject;
	const struct token *before;

	if (!verb_find(p, s, unit, &g) || !g.finite || g.passive || !(g.frames & FRAME_SPEECH))
		return 0;
	subject = phrase_before(p, s, g.first);
	if (subject.first >= subject.end || subject.first < from + 2 ||
	    p->units[subject.first - 1].span)
		return 0;
	before = passage_token(p, subject.first - 1);
	if (before->kind == TOKEN_COMMA)
		return is_parenthesis(p, s, &g) ? subject.first - 1 : 0;
	if (!(before->bits & (WORD_COORDINATING | WORD_CONTRAST)))
		return 0;
	return subject.first - 1;
}

static bool
is_according(const struct token *t)
{
	return t->bits & WORD_ACCORDING;
}

/* Where the clause is cut at a unit: the unit behind the last one that it keeps, or 0 for no cut. */
static size_t
cut_at(const struct passage *p, const struct sentence *s, size_t from, size_t unit)
{
	const struct token *t = passage_token(p, unit);

	if (p->units[unit].span)
		return 0;
	if (starts_predicate(p, s, unit) || is_according(t))
		return unit;
	if (t->kind == TOKEN_COMMA && unit + 1 < s->end && passage_token(p, unit + 1)->verb &&
	    starts_gerund(p, s, unit + 1))
		return unit;
	return t->verb ? other_clause(p, s, from, unit) : 0;
}

size_t
clause_end(const struct passage *p, const struct sentence *s, size_t unit)
{
	size_t end = s->end, cut = 0;

	for (size_t i = unit + 1; i < s->end && !cut; i++)
		cut = cut_at(p, s, unit, i);
	if (cut > unit)
		end = cut;
	while (end > unit && !p->units[end - 1].span &&
	       (passage_token(p, end - 1)->kind == TOKEN_STOP ||
	        passage_token(p, end - 1)->kind == TOKEN_COMMA))
		end--;
	return end;
}
