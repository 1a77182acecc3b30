/*
 * Noun phrases and verb groups without a parser. From a verb, a subject is sought to the left: word by word
 * while words can belong to a noun phrase, through "of" and "for", across an apposition between commas, and back
 * over a relative clause to the noun that it tells of. What stops the walk is what a clause starts with.
 */
#include "quote/phrase.h"

#include <string.h>

enum { REACH = 60 }; /* units that a phrase may have; keeps everything linear */

bool
phrase_is_finite(const struct token *t)
{
	if (t->kind != TOKEN_WORD)
		return false;
	if (t->bits & WORD_AUXILIARY)
		return t->bits & (WORD_FINITE | WORD_CLITIC);
	return t->bits & WORD_VERB && t->bits & (WORD_PAST | WORD_PRESENT) &&
	       !(t->bits & (WORD_SAYING | WORD_ROLE | WORD_OCCASION | WORD_NOUN));
}

bool
phrase_is_nominal(const struct token *t)
{
	if (t->kind == TOKEN_NUMBER)
		return true;
	if (t->kind != TOKEN_WORD)
		return false;
	if (t->flags & TOKEN_CAPITAL && !t->bits)
		return true;
	return !(t->bits & (WORD_CONJUNCTION | WORD_PREPOSITION | WORD_AUXILIARY | WORD_PRONOUN |
	                    WORD_ADVERB | WORD_TO)) ||
	       t->bits & (WORD_NOUN | WORD_ROLE | WORD_TITLE | WORD_GIVEN);
}

/* Whether a clause stands between a boundary on the left and this unit: a coordination of clauses, then. */
static bool
has_verb_left(const struct passage *p, const struct sentence *s, size_t unit)
{
	for (size_t i = unit; i > s->first && unit - i < REACH; i--) {
		const struct token *t = passage_token(p, i - 1);

		if (passage_is_span(p, i - 1) || t->kind == TOKEN_SEMICOLON ||
		    t->kind == TOKEN_COLON)
			return false;
		if (phrase_is_finite(t) || (t->bits & WORD_PRONOUN && t->bits & WORD_SUBJECT &&
		                            !(t->bits & WORD_RELATIVE)))
			return true;
	}
	return false;
}

/* The comma, if any, that opens the apposition whose closing comma stands at a unit. */
static size_t
apposition_start(const struct passage *p, const struct sentence *s, size_t comma)
{
	for (size_t i = comma; i > s->first && comma - i < REACH; i--) {
		const struct token *t = passage_token(p, i - 1);

		if (passage_is_span(p, i - 1))
			continue;
		if (t->kind == TOKEN_COMMA)
			return i - 1;
		if (t->kind == TOKEN_SEMICOLON || t->kind == TOKEN_COLON || t->kind == TOKEN_DASH)
			break;
	}
	return comma;
}

/* Back over a parenthesis that closes at a unit; the unit of its opening, or the same unit. */
static size_t
parenthesis_start(const struct passage *p, const struct sentence *s, size_t unit)
{
	for (size_t i = unit; i > s->first && unit - i < 12; i--)
		if (!passage_is_span(p, i - 1) && passage_token(p, i - 1)->kind == TOKEN_OPEN)
			return i - 1;
	return unit;
}

/* Whether the preposition, conjunction or comma at a unit still belongs to the phrase that was walked so far. */
static bool
joins(const struct passage *p, const struct sentence *s, size_t unit, bool list)
{
	const struct token *t = passage_token(p, unit), *before;

	if (unit == s->first || passage_is_span(p, unit - 1))
		return false;
	before = passage_token(p, unit - 1);
	if (!phrase_is_nominal(before) || before->bits & WORD_TIME)
		return false;
	if (t->kind == TOKEN_COMMA)
		return list && before->flags & TOKEN_CAPITAL;
	if (t->bits & WORD_COORDINATING)
		return !(t->bits & WORD_CONTRAST) && !has_verb_left(p, s, unit);
	return t->bits & WORD_PREPOSITION && !(t->bits & WORD_SUBORDINATING);
}

/* The clitic of "Anna's brother", not that of "it's". */
static bool
is_genitive(const struct passage *p, const struct sentence *s, size_t unit)
{
	return passage_token(p, unit)->bits & WORD_CLITIC && unit > s->first &&
	       !passage_is_span(p, unit - 1) && phrase_is_nominal(passage_token(p, unit - 1));
}

/* Walks left from a unit (included) to the first one of its noun phrase; returns unit + 1 for none. */
static size_t
walk_left(const struct passage *p, const struct sentence *s, size_t unit)
{
	size_t i = unit + 1;
	bool list = false;

	while (i > s->first && unit + 1 - i < REACH) {
		const struct token *t = passage_token(p, i - 1);

		if (passage_is_span(p, i - 1))
			break;
		if (t->kind == TOKEN_CLOSE) {
			size_t open = parenthesis_start(p, s, i - 1);

			if (open == i - 1)
				break;
			i = open;
			continue;
		}
		if (t->bits & WORD_PRONOUN) {
			if (t->bits & WORD_RELATIVE && i - 1 > s->first &&
			    phrase_is_nominal(passage_token(p, i - 2))) {
				i--;
				continue;
			}
			if (t->bits & WORD_SUBJECT)
				i--;
			break;
		}
		if (t->bits & WORD_DETERMINER && !(t->flags & TOKEN_UPPER)) {
			i--;
			/* "the jury all said" */
			if (i == unit && i > s->first && phrase_is_nominal(passage_token(p, i - 1)))
				continue;
			if (i > s->first && passage_token(p, i - 1)->bits & WORD_PREPOSITION &&
			    joins(p, s, i - 1, list))
				continue;
			if (i > s->first && passage_token(p, i - 1)->bits & WORD_DETERMINER)
				continue;
			break;
		}
		if (phrase_is_nominal(t) || t->bits & WORD_CLITIC) {
			if (phrase_is_finite(t) && !(t->flags & TOKEN_CAPITAL) &&
			    !is_genitive(p, s, i - 1))
				break;
			i--;
			continue;
		}
		if ((t->kind == TOKEN_COMMA || t->kind == TOKEN_WORD) && joins(p, s, i - 1, list)) {
			list = list || t->bits & WORD_COORDINATING;
			i--;
			continue;
		}
		break;
	}
	return i;
}

struct stretch
phrase_before(const struct passage *p, const struct sentence *s, size_t unit)
{
	struct stretch none = { unit, unit };
	size_t end = unit, head = unit, first;

	if (unit == s->first)
		return none;
	if (!passage_is_span(p, unit - 1) && passage_token(p, unit - 1)->kind == TOKEN_COMMA) {
		head = apposition_start(p, s, unit - 1);
		if (head == unit - 1)
			return none;
		end = unit - 1;
	}
	if (head == s->first)
		return none;
	/* "by citing", "and accused": no noun phrase ends here. */
	if (!passage_is_span(p, head - 1) &&
	    passage_token(p, head - 1)->bits &
	            (WORD_PREPOSITION | WORD_COORDINATING | WORD_SUBORDINATING))
		return none;
	first = walk_left(p, s, head - 1);
	if (first >= head)
		return none;
	return (struct stretch){ first, end };
}

/* Whether the phrase goes on behind a comma, with an apposition. */
static bool
is_apposition(const struct passage *p, const struct sentence *s, size_t unit)
{
	const struct token *t;

	if (unit >= s->end || passage_is_span(p, unit))
		return false;
	t = passage_token(p, unit);
	return t->kind == TOKEN_NUMBER ||
	       t->bits & (WORD_DETERMINER | WORD_ROLE | WORD_RELATIVE | WORD_TITLE);
}

/* "voted" behind a noun: a verb, although the lexicon does not know it. */
static bool
is_past_form(const struct passage *p, const struct token *t)
{
	return t->kind == TOKEN_WORD && !(t->flags & TOKEN_CAPITAL) &&
	       (t->bits & WORD_EVENT || (!t->bits && t->size > 4 &&
	                                 memcmp(p->bytes + t->start + t->size - 2, "ed", 2) == 0));
}

/* In French and Spanish only "de" surely goes on with a noun phrase: "dit le maire de la ville dans la rue". */
static bool
is_circumstantial(const struct passage *p, const struct token *t)
{
	return (p->language == LANGUAGE_FRENCH || p->language == LANGUAGE_SPANISH) &&
	       !(t->bits & WORD_POSSESSIVE);
}

static size_t
walk_right(const struct passage *p, const struct sentence *s, size_t unit)
{
	size_t i = unit;

	while (i < s->end && i - unit < REACH && !passage_is_span(p, i)) {
		const struct token *t = passage_token(p, i);

		/* A day ends the phrase; "the March Crow" goes on. */
		if (t->bits & WORD_TIME &&
		    !(t->flags & TOKEN_CAPITAL &&
		      (i == unit ||
		       (i + 1 < s->end && passage_token(p, i + 1)->flags & TOKEN_CAPITAL &&
		        !(passage_token(p, i + 1)->bits & WORD_TIME)))))
			break;
		/* "said Keller softly", "the servant helplessly" */
		if (i > unit && t->flags & TOKEN_LY && !(t->flags & TOKEN_CAPITAL) && !t->bits &&
		    (passage_token(p, i - 1)->flags & TOKEN_CAPITAL ||
		     passage_token(p, i - 1)->bits & WORD_ROLE))
			break;
		/* "said Anna Keller this week" */
		if (i > unit && t->bits & WORD_DETERMINER &&
		    passage_token(p, i - 1)->flags & TOKEN_CAPITAL && !(t->flags & TOKEN_CAPITAL) &&
		    !passage_token(p, i - 1)->bits)
			break;
		if (i > unit && is_past_form(p, t) &&
		    !(passage_token(p, i - 1)->bits & (WORD_DETERMINER | WORD_ADJECTIVE)))
			break;
		if (t->bits & WORD_PRONOUN) {
			/* "he", and "the others" */
			if ((i == unit && !(t->bits & WORD_WH)) ||
			    (i == unit + 1 && passage_token(p, unit)->bits & WORD_DETERMINER))
				i++;
			break;
		}
		if (t->bits & WORD_PREPOSITION) {
			if (i == unit || i + 1 >= s->end || passage_is_span(p, i + 1) ||
			    is_circumstantial(p, t) ||
			    passage_token(p, i + 1)->bits &
			            (WORD_OCCASION | WORD_TIME | WORD_PRONOUN) ||
			    (i + 2 < s->end && passage_token(p, i + 2)->bits & WORD_OCCASION) ||
			    t->bits & (WORD_SUBORDINATING | WORD_TO))
				break;
		} else if (t->bits & WORD_COORDINATING && !(t->bits & WORD_CONTRAST)) {
			if (i + 1 >= s->end || passage_is_span(p, i + 1) ||
			    !phrase_is_nominal(passage_token(p, i + 1)))
				break;
		} else if (!phrase_is_nominal(t) && !(t->bits & WORD_CLITIC)) {
			break;
		} else if (phrase_is_finite(t) && !(t->flags & TOKEN_CAPITAL)) {
			break;
		}
		i++;
	}
	return i;
}

struct stretch
phrase_after(const struct passage *p, const struct sentence *s, size_t unit, bool closed)
{
	size_t end = walk_right(p, s, unit);

	if (end > unit && end + 1 < s->end && !passage_is_span(p, end) &&
	    passage_token(p, end)->kind == TOKEN_COMMA && is_apposition(p, s, end + 1)) {
		size_t i = end + 1;

		/* An apposition goes on to its own comma, or to the end. */
		while (i < s->end && !passage_is_span(p, i) &&
		       passage_token(p, i)->kind != TOKEN_COMMA &&
		       passage_token(p, i)->kind != TOKEN_COLON &&
		       passage_token(p, i)->kind != TOKEN_SEMICOLON &&
		       passage_token(p, i)->kind != TOKEN_DASH && i - end < REACH)
			i++;
		if (i == s->end && passage_token(p, i - 1)->kind == TOKEN_STOP)
			i--;
		if (!closed || (i < s->end && !passage_is_span(p, i) &&
		                passage_token(p, i)->kind == TOKEN_COMMA))
			end = i;
	}
	return (struct stretch){ unit, end };
}

/* The end of one phrase of time, place or occasion at a unit; the unit itself for none. */
static size_t
skip_one(const struct passage *p, const struct sentence *s, size_t unit)
{
	const struct token *t = passage_token(p, unit);
	size_t i = unit;

	if (passage_is_span(p, unit))
		return unit;
	if (t->bits & WORD_TIME && !(t->bits & WORD_PREPOSITION)) {
		while (i < s->end && !passage_is_span(p, i) &&
		       (passage_token(p, i)->bits & WORD_TIME ||
		        passage_token(p, i)->kind == TOKEN_NUMBER))
			i++;
		return i;
	}
	if (!(t->bits & WORD_PREPOSITION) || t->bits & WORD_SUBORDINATING)
		return unit;
	for (i = unit + 1; i < s->end && i - unit < 6 && !passage_is_span(p, i); i++) {
		const struct token *w = passage_token(p, i);

		if (w->bits & (WORD_OCCASION | WORD_TIME)) {
			while (i + 1 < s->end && !passage_is_span(p, i + 1) &&
			       (passage_token(p, i + 1)->bits & (WORD_OCCASION | WORD_TIME) ||
			        passage_token(p, i + 1)->kind == TOKEN_NUMBER))
				i++;
			return i + 1;
		}
		if (!phrase_is_nominal(w) && !(w->bits & (WORD_DETERMINER | WORD_CLITIC)))
			break;
	}
	return unit;
}

size_t
phrase_skip_circumstance(const struct passage *p, const struct sentence *s, size_t unit)
{
	size_t i = unit, next;

	while (i < s->end && (next = skip_one(p, s, i)) > i)
		i = next;
	return i;
}

bool
phrase_is_attribution(const struct passage *p, size_t unit)
{
	enum { AHEAD = 14 };
	size_t last = unit + AHEAD < p->unit_count ? unit + AHEAD : p->unit_count;

	for (size_t i = unit; i < last; i++) {
		const struct token *t = passage_token(p, i), *next;

		if (passage_is_span(p, i) || t->kind == TOKEN_COLON || t->kind == TOKEN_SEMICOLON)
			return false;
		if (t->kind == TOKEN_STOP)
			return false;
		if (!t->verb || !(t->bits & (WORD_PAST | WORD_PRESENT)) ||
		    !(lexicon_verbs[t->verb].frames & FRAME_QUOTE))
			continue;
		if (i == unit)
			return false;
		next = passage_token(p, i + 1);
		return i + 1 >= p->unit_count || next->kind != TOKEN_WORD ||
		       next->bits & (WORD_PREPOSITION | WORD_TIME | WORD_ADVERB) ||
		       next->flags & TOKEN_LY || next->bits & WORD_SUBORDINATING;
	}
	return false;
}
