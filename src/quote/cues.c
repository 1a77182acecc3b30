/*
 * From a cue word to a quotation: who speaks (the noun phrase before or after the verb), and what is said. The
 * words said come before the cue ("..., said Smith"), after it ("Smith said that ..."), or on both sides.
 * Whatever stands in marks next to the cue is direct speech; a clause is reported speech, mixed when some of it is
 * in marks.
 *
 * What belongs to the content and what to the cue follows the conventions of news corpora: "that" and "to" are
 * content; auxiliaries, negations, adverbs and particles are cue; an addressee is neither.
 */
#include "quote/cues.h"

#include "quote/clause.h"
#include "quote/german.h"
#include "quote/nominal.h"
#include "quote/phrase.h"
#include "quote/search.h"
#include "quote/source.h"
#include "quote/spans.h"
#include "quote/verb.h"

/*
 * "In a talk on "News at Nine," Smith said that ...": the span belongs to a phrase of place, and what is said
 * comes behind the cue.
 */
static bool
is_span_in_circumstance(const struct search *x, const struct verb_group *g, size_t end)
{
	struct span_shape shape = spans_shape(x->p, &x->p->spans[x->p->units[end - 1].span - 1]);

	return end - 1 > x->s->first && shape.capitals == shape.words &&
	       search_in(x, g->last + 1) && search_at(x, g->last + 1)->kind == TOKEN_WORD;
}

/* Where the content begins behind a verb group: past the addressee and the circumstances. */
static size_t
skip_addressee(const struct search *x, const struct verb_group *g, size_t unit)
{
	struct stretch person;

	if (!(g->frames & FRAME_PERSON) || search_span(x, unit) || !search_in(x, unit))
		return unit;
	if (search_at(x, unit)->bits & (WORD_THAT | WORD_WH | WORD_TO) &&
	    !(search_at(x, unit)->bits & WORD_PRONOUN))
		return unit;
	if (search_at(x, unit)->bits & WORD_PRONOUN)
		return search_at(x, unit)->bits & WORD_OBJECT ? unit + 1 : unit;
	person = phrase_after(x->p, x->s, unit, true);
	return person.end;
}

/* Whether a span that stands somewhere behind a cue is what was said: punctuation leads to it, or it is a sentence. */
static bool
is_pointed_to(const struct search *x, const struct verb_group *g, size_t unit)
{
	struct span_shape shape = spans_shape(x->p, &x->p->spans[x->p->units[unit].span - 1]);

	switch ((enum token_kind)search_at(x, unit - 1)->kind) {
	case TOKEN_COMMA:
	case TOKEN_COLON:
	case TOKEN_DASH:
		return true;
	default:
		return unit == g->last + 1 ||
		       (shape.starts_capital && (shape.ends_stop || shape.ends_comma) &&
		        shape.capitals < shape.words + (shape.words == 1));
	}
}

/* The span that the cue points to across "in a speech on Friday:" or a comma; 0 for none. */
static size_t
span_after(const struct search *x, const struct verb_group *g)
{
	size_t i = g->last + 1;

	for (; search_in(x, i) && i - g->last < 24; i++) {
		const struct token *t = search_at(x, i);

		if (search_span(x, i))
			return is_pointed_to(x, g, i) ? i : 0;
		if (t->bits & WORD_THAT || t->kind == TOKEN_SEMICOLON || phrase_is_finite(t))
			return 0;
	}
	return 0;
}

/* Direct speech behind the cue, or a clause that starts with some. */
static bool
take_span_after(struct search *x, const struct verb_group *g, struct tokens source)
{
	size_t span = span_after(x, g), end;
	struct finding *finding;
	bool direct;

	if (!span || !(g->frames & (FRAME_QUOTE | FRAME_CLAUSE | FRAME_OBJECT | FRAME_NAME)))
		return false;
	end = clause_end(x->p, x->s, span);
	direct = end <= span + 1 || search_is_utterance(x, span);
	finding = search_add(x, direct ? QUOTE_DIRECT : QUOTE_MIXED, search_group_tokens(x, g),
	                     source);
	if (finding)
		finding->reported = !direct;
	if (finding)
		search_add_content(x, finding, (struct stretch){ span, direct ? span + 1 : end });
	x->last_source = source;
	return true;
}

/* Whether the content may start with this word, given what the verb takes. */
static bool
content_fits(const struct search *x, const struct verb_group *g, size_t unit)
{
	const struct token *t = search_at(x, unit);

	if (search_span(x, unit))
		return true;
	if (t->kind == TOKEN_NUMBER)
		return g->frames & (FRAME_CLAUSE | FRAME_OBJECT | FRAME_NAME);
	if (t->kind != TOKEN_WORD)
		return false;
	if (t->bits & WORD_THAT)
		return g->frames & (FRAME_CLAUSE | FRAME_OBJECT | FRAME_NAME);
	if (t->bits & WORD_TO)
		return g->frames & (FRAME_TO | FRAME_ORDER);
	if (t->bits & (WORD_WH) && !(t->bits & WORD_RELATIVE))
		return g->frames & (FRAME_CLAUSE | FRAME_ASKS | FRAME_OBJECT);
	if (t->bits & WORD_SUBORDINATING)
		return g->frames & FRAME_CLAUSE && !(t->bits & WORD_PREPOSITION);
	if (t->bits & (WORD_PREPOSITION | WORD_COORDINATING | WORD_AUXILIARY))
		return false;
	if (t->bits & WORD_ADVERB)
		return g->frames & FRAME_CLAUSE;
	return g->frames & (FRAME_CLAUSE | FRAME_OBJECT | FRAME_NAME | FRAME_ORDER | FRAME_AS);
}

/* "He called the nurse, who was in the hall, "Come here!"": a sentence in marks ends the clause behind its addressee. */
static bool
take_words_at_end(struct search *x, const struct verb_group *g, size_t end, struct tokens source)
{
	struct span_shape shape;
	struct finding *finding;

	if (!(g->frames & FRAME_QUOTE) || !(g->frames & (FRAME_NAME | FRAME_PERSON)) ||
	    !search_span(x, end - 1) || !search_is(x, end - 2, TOKEN_COMMA))
		return false;
	shape = spans_shape(x->p, &x->p->spans[x->p->units[end - 1].span - 1]);
	if (!shape.starts_capital || !shape.ends_stop || shape.words < 2)
		return false;
	finding = search_add(x, QUOTE_DIRECT, search_group_tokens(x, g), source);
	if (finding)
		search_add_content(x, finding, (struct stretch){ end - 1, end });
	x->last_source = source;
	return true;
}

/* "The manual explains them": that tells of no words. */
static bool
is_pronoun(const struct search *x, size_t unit)
{
	return !search_span(x, unit) && search_at(x, unit)->bits & WORD_PRONOUN;
}

static bool
take_clause_after(struct search *x, const struct verb_group *g, struct tokens source)
{
	size_t unit = phrase_skip_circumstance(x->p, x->s, g->last + 1), end;
	struct finding *finding;

	if (!search_in(x, unit))
		return false;
	unit = skip_addressee(x, g, unit);
	unit = phrase_skip_circumstance(x->p, x->s, unit);
	if (search_is(x, unit, TOKEN_COLON))
		unit++;
	if (!search_in(x, unit) || !content_fits(x, g, unit))
		return false;
	end = clause_end(x->p, x->s, unit);
	if (take_words_at_end(x, g, end, source))
		return true;
	if (end < unit + 2 &&
	    !(end == unit + 1 && g->frames & FRAME_OBJECT && !is_pronoun(x, unit)))
		return false;
	finding = search_add_clause(x, search_group_tokens(x, g), source);
	if (finding)
		search_add_content(x, finding, (struct stretch){ unit, end });
	x->last_source = source;
	return true;
}

/*
 * "The plan, Smith said, is dead." The cue and its subject stand in [first, end) between commas, or at the
 * sentence's end; the content is the rest.
 */
static bool
take_around(struct search *x, struct stretch parenthesis, struct tokens cue, struct tokens source)
{
	size_t first = x->s->first, next = parenthesis.end;
	struct finding *finding;

	if (parenthesis.first < first + 3 || !search_is(x, parenthesis.first - 1, TOKEN_COMMA))
		return false;
	next = phrase_skip_circumstance(x->p, x->s, next);
	if (search_in(x, next) && !search_is(x, next, TOKEN_COMMA) &&
	    !search_is(x, next, TOKEN_STOP))
		return false;
	finding = search_add_clause(x, cue, source);
	if (!finding)
		return true;
	search_add_content(x, finding, (struct stretch){ first, parenthesis.first - 1 });
	if (search_is(x, next, TOKEN_COMMA) && search_in(x, next + 2))
		search_add_content(x, finding,
		                   (struct stretch){ next + 1, clause_end(x->p, x->s, next + 1) });
	x->last_source = source;
	return true;
}

/* Where the clause of a verb starts: behind a semicolon, or with ", and she". */
static size_t
clause_start(const struct search *x, size_t unit)
{
	for (size_t i = unit; i > x->s->first; i--) {
		const struct token *t = search_at(x, i - 1);

		if (search_span(x, i - 1))
			continue;
		if (t->kind == TOKEN_SEMICOLON)
			return i;
		if (t->bits & WORD_COORDINATING && i - 1 > x->s->first && i < unit &&
		    search_is(x, i - 2, TOKEN_COMMA) &&
		    search_at(x, i)->bits & (WORD_DETERMINER | WORD_PRONOUN))
			return i;
	}
	return x->s->first;
}

/*
 * The subject of a gerund or a second predicate that has none: that of the cue before in the same clause, else the
 * noun phrase that the clause starts with, or that comes behind its first comma.
 */
static struct tokens
main_subject(const struct search *x, size_t unit)
{
	size_t i = clause_start(x, unit);
	struct stretch subject;

	if (!tokens_empty(x->last_source) &&
	    (i == x->s->first || x->last_source.first >= x->p->units[i].first))
		return x->last_source;
	while (i < unit && !search_span(x, i) &&
	       search_at(x, i)->bits & (WORD_COORDINATING | WORD_ADVERB))
		i++;
	if (i < unit && !search_span(x, i) &&
	    search_at(x, i)->bits & (WORD_PREPOSITION | WORD_SUBORDINATING))
		while (i < unit && search_at(x, i++)->kind != TOKEN_COMMA)
			continue;
	subject = phrase_after(x->p, x->s, i, true);
	return subject.first < subject.end && subject.end <= unit ? search_tokens(x, subject)
	                                                          : TOKENS_NONE;
}

static bool
is_predicate(const struct search *x, const struct verb_group *g)
{
	return g->first > x->s->first && !search_span(x, g->first - 1) &&
	       search_at(x, g->first - 1)->bits & WORD_COORDINATING;
}

/* Direct speech, or a clause if the verb takes one, behind a verb whose subject is told. */
static bool
take_after(struct search *x, const struct verb_group *g, struct tokens source)
{
	if (take_span_after(x, g, source))
		return true;
	if (g->frames & (FRAME_THOUGHT | FRAME_SOUND))
		return false;
	return take_clause_after(x, g, source);
}

/* False behind a list's marker, say. */
static bool
has_word_before(const struct search *x, size_t unit)
{
	for (size_t i = x->s->first; i < unit; i++)
		if (search_span(x, i) || search_at(x, i)->kind == TOKEN_WORD)
			return true;
	return false;
}

/*
 * "..., saying that": only behind a comma or at a boundary is it the main subject that speaks. Without a subject, as in
 * "Reporting Bugs", nothing is said.
 */
static void
take_gerund(struct search *x, const struct verb_group *g)
{
	struct stretch before = phrase_before(x->p, x->s, g->first);
	bool starts = !has_word_before(x, g->first);
	bool free = starts || before.first >= before.end ||
	            search_at(x, g->first - 1)->kind != TOKEN_WORD;
	bool told = search_in(x, g->last + 1) &&
	            (search_span(x, g->last + 1) || search_at(x, g->last + 1)->bits & WORD_THAT);
	struct tokens subject = free ? main_subject(x, g->first) : search_tokens(x, before);

	if (told || (free && !(starts && tokens_empty(subject))))
		take_after(x, g, subject);
}

/* Words in marks before the cue and its subject, or before the cue and its subject behind it. */
static bool
take_quoted(struct search *x, const struct verb_group *g, struct stretch before,
            struct stretch after)
{
	size_t span;

	if (!(g->frames & FRAME_QUOTE))
		return false;
	span = search_span_before(x, g->first);
	if (span &&
	    search_take_span_before(x, span, search_group_tokens(x, g), search_tokens(x, after)))
		return true;
	span = before.first < before.end ? search_span_before(x, before.first) : 0;
	return span && !is_span_in_circumstance(x, g, span) &&
	       search_take_span_before(x, span, search_group_tokens(x, g),
	                               search_tokens(x, before));
}

static bool
is_word(const struct search *x, size_t unit, const char *word, size_t size)
{
	return search_in(x, unit) && !search_span(x, unit) && search_at(x, unit)->form &&
	       search_at(x, unit)->form == lexicon_find(word, size);
}

/* "As Keller put it, the bridge is old", "The bridge, as Keller said, is old". */
static bool
take_as(struct search *x, const struct verb_group *g, struct stretch before)
{
	struct tokens cue = search_group_tokens(x, g), source = search_tokens(x, before);
	size_t next = phrase_skip_circumstance(x->p, x->s, g->last + 1), end;
	struct finding *finding;
	bool direct;

	if (before.first > x->s->first + 1)
		return take_around(x, (struct stretch){ before.first - 1, g->last + 1 }, cue,
		                   source);
	if (!search_is(x, next, TOKEN_COMMA) ||
	    !(search_span(x, next + 1) || search_in(x, next + 2)))
		return false;
	next++;
	end = clause_end(x->p, x->s, next);
	direct = search_span(x, next) && (end <= next + 1 || search_is_utterance(x, next));
	finding = direct ? search_add(x, QUOTE_DIRECT, cue, source)
	                 : search_add_clause(x, cue, source);
	if (finding)
		search_add_content(x, finding, (struct stretch){ next, direct ? next + 1 : end });
	x->last_source = source;
	return true;
}

static bool
take_parenthesis(struct search *x, const struct verb_group *g, struct stretch before,
                 struct stretch after)
{
	struct tokens cue = search_group_tokens(x, g);

	bool as = before.first < before.end && before.first > x->s->first &&
	          is_word(x, before.first - 1, "as", 2);

	/* "As Keller put it" is all that "put it" is good for. */
	if (as && g->frames & FRAME_AS && g->frames & FRAME_SOUND)
		return take_as(x, g, before);
	if (!(g->frames & FRAME_CLAUSE) || g->frames & (FRAME_THOUGHT | FRAME_SOUND))
		return false;
	if (as)
		return take_as(x, g, before);
	if (before.first < before.end)
		return take_around(x, (struct stretch){ before.first, g->last + 1 }, cue,
		                   search_tokens(x, before));
	return after.first < after.end && take_around(x, (struct stretch){ g->first, after.end },
	                                              cue, search_tokens(x, after));
}

/* "Said Smith: ...": the subject stands behind the verb. */
static void
take_inverted(struct search *x, const struct verb_group *g, struct stretch after)
{
	struct verb_group inverted = *g;
	size_t count = x->f->count;

	if (after.first >= after.end)
		return;
	inverted.last = after.end - 1;
	if (take_span_after(x, &inverted, search_tokens(x, after)) && x->f->count > count)
		x->f->items[x->f->count - 1].cue = search_group_tokens(x, g);
}

static size_t
take_verb(struct search *x, const struct verb_group *g)
{
	struct stretch before = phrase_before(x->p, x->s, g->first);
	struct stretch after = phrase_after(x->p, x->s, g->last + 1, false);

	if (g->pronoun)
		after = (struct stretch){ g->pronoun, g->pronoun + 1 };
	if (g->infinitive || g->passive)
		return g->last;
	if (g->gerund) {
		take_gerund(x, g);
		return g->last;
	}
	if (!source_agrees(x->p, search_tokens(x, before), g))
		return g->last;
	if (take_quoted(x, g, before, after) || take_parenthesis(x, g, before, after))
		return g->last;
	if (before.first < before.end)
		take_after(x, g, search_tokens(x, before));
	else if (is_predicate(x, g))
		take_after(x, g, main_subject(x, g->first));
	else if (x->p->language == LANGUAGE_SPANISH && g->first == x->s->first)
		take_after(x, g, TOKENS_NONE);
	else
		take_inverted(x, g, after);
	return g->last;
}

/* "According to Smith, ..." and "..., according to Smith": both sides are content. */
static size_t
take_according(struct search *x, size_t unit, size_t words)
{
	struct stretch source = phrase_after(x->p, x->s, unit + words, unit == x->s->first);
	struct tokens cue = search_tokens(x, (struct stretch){ unit, unit + words });
	struct finding *finding;
	size_t first = x->s->first, end = source.end;

	if (source.first >= source.end)
		return unit;
	if (unit > first && search_span_before(x, unit) &&
	    search_take_span_before(x, search_span_before(x, unit), cue, search_tokens(x, source)))
		return source.end - 1;
	finding = search_add_clause(x, cue, search_tokens(x, source));
	if (!finding)
		return unit;
	if (unit > first + 1)
		search_add_content(x, finding,
		                   (struct stretch){ first, search_is(x, unit - 1, TOKEN_COMMA)
		                                                    ? unit - 1
		                                                    : unit });
	if (search_is(x, end, TOKEN_COMMA) && search_in(x, end + 2))
		search_add_content(x, finding,
		                   (struct stretch){ end + 1, clause_end(x->p, x->s, end + 1) });
	if (!finding->run)
		finding->dropped = true;
	return source.end - 1;
}

static void
search_sentence(struct search *x)
{
	enum { CUES_MOST = 48 }; /* no sentence that somebody wrote has as many */
	struct verb_group g;
	unsigned cues = 0;

	x->last_source = TOKENS_NONE;
	x->first_finding = x->f->count;
	for (size_t i = x->s->first; i < x->s->end && cues < CUES_MOST; i++) {
		const struct token *t = search_at(x, i);

		if (search_span(x, i) || t->kind != TOKEN_WORD || t->flags & TOKEN_IDEOGRAPH)
			continue;
		if (t->bits & WORD_ACCORDING)
			i = take_according(x, i, is_word(x, i + 1, "to", 2) ? 2 : 1);
		else if (t->bits & WORD_SAYING && nominal_take(x, i))
			;
		else if (t->verb && verb_find(x->p, x->s, i, &g))
			i = take_verb(x, &g);
		else
			continue;
		cues++;
	}
}

void
cues_find(const struct passage *p, struct findings *f)
{
	struct search x = { .p = p, .f = f, .last_source = TOKENS_NONE };

	for (size_t i = 0; i < p->sentence_count; i++) {
		x.s = &p->sentences[i];
		if (p->language == LANGUAGE_GERMAN)
			german_search(&x);
		else
			search_sentence(&x);
	}
}
