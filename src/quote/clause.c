/*
 * Where reported speech ends. Without a parser the sentence's end is the best guess; it ends earlier where the same
 * speaker does something else: "... and reaffirmed that ...".
 */
#include "quote/clause.h"

#include "quote/phrase.h"

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
			       phrase_verb(p, s, unit, &g) && g.frames & FRAME_SPEECH;
		if (!(t->bits & WORD_ADVERB || t->flags & TOKEN_LY))
			return false;
	}
	return false;
}

size_t
clause_end(const struct passage *p, const struct sentence *s, size_t unit)
{
	size_t end = s->end;

	for (size_t i = unit + 1; i < end; i++)
		if (starts_predicate(p, s, i))
			end = i;
	while (end > unit && !p->units[end - 1].span &&
	       (passage_token(p, end - 1)->kind == TOKEN_STOP ||
	        passage_token(p, end - 1)->kind == TOKEN_COMMA))
		end--;
	return end;
}
