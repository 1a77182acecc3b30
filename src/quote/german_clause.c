/*
 * The parts of a German sentence: clauses between commas, and noun phrases, which its capitals show.
 */
#include "quote/german_clause.h"

#include <string.h>

#include "quote/spans.h"

bool
german_is_word(const struct german *g, size_t unit, const char *word, size_t size)
{
	return search_in(g->x, unit) && !search_span(g->x, unit) && german_at(g, unit)->form &&
	       german_at(g, unit)->form == lexicon_find(word, size);
}

bool
german_is_border(const struct german *g, size_t unit)
{
	if (search_span(g->x, unit))
		return false;
	switch ((enum token_kind)german_at(g, unit)->kind) {
	case TOKEN_COMMA:
	case TOKEN_COLON:
	case TOKEN_SEMICOLON:
	case TOKEN_DASH:
	case TOKEN_STOP:
		return true;
	default:
		return false;
	}
}

/* Words in marks that a clause of its own may follow: »Nein,« sagte er. */
static bool
ends_utterance(const struct german *g, size_t unit)
{
	struct span_shape shape;

	if (!search_span(g->x, unit) || unit + 1 >= g->x->s->end)
		return false;
	shape = spans_shape(g->x->p, &g->x->p->spans[g->x->p->units[unit].span - 1]);
	return shape.ends_comma || shape.ends_stop || german_at(g, unit + 1)->verb;
}

void
german_divide(struct german *g)
{
	size_t first = g->x->s->first;

	g->count = 0;
	for (size_t i = first; i <= g->x->s->end && g->count < GERMAN_CLAUSES; i++) {
		if (i < g->x->s->end && ends_utterance(g, i)) {
			g->clauses[g->count++] = (struct german_clause){ first, i + 1 };
			first = i + 1;
			continue;
		}
		if (i < g->x->s->end && !german_is_border(g, i))
			continue;
		if (i > first)
			g->clauses[g->count++] = (struct german_clause){ first, i };
		first = i + 1;
	}
}

bool
german_is_nominal(const struct german *g, size_t unit)
{
	const struct token *t = german_at(g, unit);

	if (search_span(g->x, unit) || t->kind == TOKEN_OPEN || t->kind == TOKEN_CLOSE ||
	    t->kind == TOKEN_NUMBER)
		return true;
	if (t->kind != TOKEN_WORD || t->bits & WORD_TIME)
		return false;
	if (t->flags & TOKEN_CAPITAL &&
	    !(t->bits & (WORD_PREPOSITION | WORD_CONJUNCTION | WORD_ADVERB)))
		return true;
	return t->bits & (WORD_DETERMINER | WORD_ROLE | WORD_GROUP | WORD_TITLE) ||
	       (!t->bits && !(t->flags & TOKEN_CAPITAL));
}

/*
 * A small unknown word behind a noun is the clause's verb ("laut Keller bleibt die Brücke ..."), unless it is the
 * adjective of a genitive ("Angaben iranischer Behörden").
 */
static bool
is_clause_verb(const struct german *g, size_t unit, size_t end)
{
	const struct token *t = german_at(g, unit), *before = german_at(g, unit - 1);
	const char *last = g->x->p->bytes + t->start + t->size;

	if (search_span(g->x, unit) || search_span(g->x, unit - 1) || t->kind != TOKEN_WORD ||
	    t->flags & TOKEN_CAPITAL || t->bits & WORD_DETERMINER)
		return false;
	if (t->bits & WORD_FINITE)
		return true;
	if (t->bits || !(before->flags & TOKEN_CAPITAL))
		return false;
	return !(t->size > 3 &&
	         (memcmp(last - 2, "er", 2) == 0 || memcmp(last - 2, "en", 2) == 0) &&
	         unit + 1 < end && german_at(g, unit + 1)->flags & TOKEN_CAPITAL);
}

struct stretch
german_phrase(const struct german *g, size_t unit, size_t end)
{
	size_t i = unit, last = unit;

	if (i < end && !search_span(g->x, i) && german_at(g, i)->bits & WORD_PRONOUN &&
	    german_at(g, i)->bits & WORD_SUBJECT)
		return (struct stretch){ i, i + 1 };
	for (; i < end; i++) {
		const struct token *t = german_at(g, i);

		if (i > unit && is_clause_verb(g, i, end))
			break;
		if (german_is_nominal(g, i)) {
			if (search_span(g->x, i) || t->flags & TOKEN_CAPITAL ||
			    t->bits & WORD_ROLE || t->kind == TOKEN_CLOSE ||
			    t->kind == TOKEN_NUMBER)
				last = i + 1;
			continue;
		}
		if (i > unit && i + 1 < end &&
		    (t->bits & WORD_COORDINATING || german_is_word(g, i, "von", 3) ||
		     german_is_word(g, i, "vom", 3) || german_is_word(g, i, "für", 4)) &&
		    german_is_nominal(g, i + 1))
			continue;
		break;
	}
	return (struct stretch){ unit, last };
}

bool
german_is_nominative(const struct german *g, size_t unit)
{
	const struct token *t = german_at(g, unit);

	if (search_span(g->x, unit) || t->kind != TOKEN_WORD)
		return false;
	if (t->bits & WORD_PRONOUN)
		return t->bits & WORD_SUBJECT;
	return (t->bits & WORD_DETERMINER || t->flags & TOKEN_CAPITAL) &&
	       !(t->bits & (WORD_PREPOSITION | WORD_TIME | WORD_ADVERB | WORD_CONJUNCTION));
}

size_t
german_content_end(const struct german *g)
{
	size_t end = g->x->s->end;

	while (end > g->x->s->first && german_is_border(g, end - 1))
		end--;
	return end;
}
