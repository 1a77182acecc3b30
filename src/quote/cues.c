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
#include "quote/phrase.h"
#include "quote/spans.h"

struct search {
	const struct passage *p;
	struct findings *f;
	const struct sentence *s;
	size_t first_finding;      /* of this sentence */
	struct tokens last_source; /* in this sentence, for the gerund that follows */
};

static const struct token *
at(const struct search *x, size_t unit)
{
	return passage_token(x->p, unit);
}

static bool
in(const struct search *x, size_t unit)
{
	return unit < x->s->end;
}

static uint32_t
span_at(const struct search *x, size_t unit)
{
	return in(x, unit) ? x->p->units[unit].span : 0;
}

static bool
is_kind(const struct search *x, size_t unit, enum token_kind kind)
{
	return in(x, unit) && !span_at(x, unit) && at(x, unit)->kind == kind;
}

static struct tokens
stretch_tokens(const struct search *x, struct stretch t)
{
	if (t.first >= t.end)
		return TOKENS_NONE;
	return (struct tokens){ x->p->units[t.first].first, x->p->units[t.end - 1].last };
}

static struct tokens
group_tokens(const struct search *x, const struct verb_group *g)
{
	return stretch_tokens(x, (struct stretch){ g->first, g->last + 1 });
}

/* Gives spans in a stretch of units to a finding; true when there was one. */
static bool
own_spans(const struct search *x, const struct finding *finding, struct stretch t)
{
	bool any = false;

	for (size_t i = t.first; i < t.end; i++)
		if (x->p->units[i].span) {
			x->f->owner[x->p->units[i].span - 1] =
				(uint32_t)(finding - x->f->items) + 1;
			any = true;
		}
	return any;
}

static struct finding *
add(const struct search *x, enum quote_type type, struct tokens cue, struct tokens source)
{
	struct finding *finding = findings_add(x->f, type);

	if (finding) {
		finding->cue = cue;
		finding->source = source;
	}
	return finding;
}

/* A clause; inside another reported clause of its sentence it is speech in speech. */
static struct finding *
add_clause(const struct search *x, struct tokens cue, struct tokens source)
{
	struct finding *finding = add(x, QUOTE_INDIRECT, cue, source);

	if (!finding)
		return NULL;
	finding->reported = true;
	for (size_t i = x->first_finding; i + 1 < x->f->count; i++) {
		const struct finding *other = &x->f->items[i];

		if (other->run && other->reported && other->cue.last < cue.first &&
		    x->f->runs[other->run_last - 1].tokens.last >= cue.first)
			finding->nested = true;
	}
	return finding;
}

static void
add_content(const struct search *x, struct finding *finding, struct stretch t)
{
	findings_add_run(x->f, finding, stretch_tokens(x, t));
	if (own_spans(x, finding, t) && finding->type == QUOTE_INDIRECT)
		finding->type = QUOTE_MIXED;
}

/* The span that ends right before a unit, with a comma or a dash between them or not; 0 for none. */
static size_t
span_before(const struct search *x, size_t unit)
{
	size_t first = x->s->first;

	if (unit > first && x->p->units[unit - 1].span)
		return unit;
	if (unit > first + 1 && x->p->units[unit - 2].span &&
	    (at(x, unit - 1)->kind == TOKEN_COMMA || at(x, unit - 1)->kind == TOKEN_DASH))
		return unit - 1;
	return 0;
}

static bool
is_owned(const struct search *x, size_t unit)
{
	return x->f->owner[x->p->units[unit].span - 1] != 0;
}

/* Words in marks stand before the cue. With other words before them in their sentence they are part of a clause. */
static bool
take_span_before(struct search *x, size_t end, struct tokens cue, struct tokens source)
{
	size_t span = end - 1, first = x->s->first;
	struct finding *finding;
	bool prefix = span > first;

	if (is_owned(x, span))
		return false;
	for (size_t i = first; i < span; i++)
		prefix = prefix && !span_at(x, i);
	finding = add(x, prefix ? QUOTE_MIXED : QUOTE_DIRECT, cue, source);
	if (!finding)
		return true;
	add_content(x, finding, (struct stretch){ prefix ? first : span, end });
	x->last_source = source;
	return true;
}

/*
 * "In an interview on "Face the Nation," Smith said that ...": the span belongs to a phrase of place, and what is said
 * comes behind the cue.
 */
static bool
is_span_in_circumstance(const struct search *x, const struct verb_group *g, size_t end)
{
	struct span_shape shape = spans_shape(x->p, &x->p->spans[x->p->units[end - 1].span - 1]);

	return end - 1 > x->s->first && shape.capitals == shape.words && in(x, g->last + 1) &&
	       at(x, g->last + 1)->kind == TOKEN_WORD;
}

/* Where the content begins behind a verb group: past the addressee and the circumstances. */
static size_t
skip_addressee(const struct search *x, const struct verb_group *g, size_t unit)
{
	struct stretch person;

	if (!(g->frames & FRAME_PERSON) || span_at(x, unit) || !in(x, unit))
		return unit;
	if (at(x, unit)->bits & (WORD_THAT | WORD_WH | WORD_TO) &&
	    !(at(x, unit)->bits & WORD_PRONOUN))
		return unit;
	if (at(x, unit)->bits & WORD_PRONOUN)
		return at(x, unit)->bits & WORD_OBJECT ? unit + 1 : unit;
	person = phrase_after(x->p, x->s, unit, true);
	return person.end;
}

/* The span that the cue points to across "in a speech on Friday:" or a comma; 0 for none. */
static size_t
span_after(const struct search *x, const struct verb_group *g)
{
	size_t i = g->last + 1;

	for (; in(x, i) && i - g->last < 24; i++) {
		const struct token *t = at(x, i);

		if (span_at(x, i)) {
			const struct token *before = at(x, i - 1);

			return i == g->last + 1 || before->kind == TOKEN_COMMA ||
			                       before->kind == TOKEN_COLON ||
			                       before->kind == TOKEN_DASH
			               ? i
			               : 0;
		}
		if (t->bits & WORD_THAT || t->kind == TOKEN_SEMICOLON || phrase_is_finite(t))
			return 0;
	}
	return 0;
}

/* Whether the marks hold all that was said, although the sentence goes on behind them. */
static bool
is_utterance(const struct search *x, size_t unit)
{
	struct span_shape shape = spans_shape(x->p, &x->p->spans[x->p->units[unit].span - 1]);
	const struct token *next = at(x, unit + 1);

	if (shape.ends_comma || shape.ends_stop || next->kind == TOKEN_COMMA ||
	    next->kind == TOKEN_DASH || next->kind == TOKEN_SEMICOLON)
		return true;
	return shape.starts_capital && shape.capitals < shape.words && next->bits & WORD_TO;
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
	direct = end <= span + 1 || is_utterance(x, span);
	finding = add(x, direct ? QUOTE_DIRECT : QUOTE_MIXED, group_tokens(x, g), source);
	if (finding)
		finding->reported = !direct;
	if (finding)
		add_content(x, finding, (struct stretch){ span, direct ? span + 1 : end });
	x->last_source = source;
	return true;
}

/* Whether the content may start with this word, given what the verb takes. */
static bool
content_fits(const struct search *x, const struct verb_group *g, size_t unit)
{
	const struct token *t = at(x, unit);

	if (span_at(x, unit))
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

static bool
take_clause_after(struct search *x, const struct verb_group *g, struct tokens source)
{
	size_t unit = phrase_skip_circumstance(x->p, x->s, g->last + 1), end;
	struct finding *finding;

	if (!in(x, unit))
		return false;
	unit = skip_addressee(x, g, unit);
	unit = phrase_skip_circumstance(x->p, x->s, unit);
	if (is_kind(x, unit, TOKEN_COMMA) && x->p->language == LANGUAGE_GERMAN)
		unit++;
	if (is_kind(x, unit, TOKEN_COLON))
		unit++;
	if (!in(x, unit) || !content_fits(x, g, unit))
		return false;
	end = clause_end(x->p, x->s, unit);
	if (end < unit + 2 && !(end == unit + 1 && g->frames & FRAME_OBJECT))
		return false;
	finding = add_clause(x, group_tokens(x, g), source);
	if (finding)
		add_content(x, finding, (struct stretch){ unit, end });
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

	if (parenthesis.first < first + 3 || !is_kind(x, parenthesis.first - 1, TOKEN_COMMA))
		return false;
	next = phrase_skip_circumstance(x->p, x->s, next);
	if (in(x, next) && !is_kind(x, next, TOKEN_COMMA) && !is_kind(x, next, TOKEN_STOP))
		return false;
	finding = add_clause(x, cue, source);
	if (!finding)
		return true;
	add_content(x, finding, (struct stretch){ first, parenthesis.first - 1 });
	if (is_kind(x, next, TOKEN_COMMA) && in(x, next + 2))
		add_content(x, finding,
		            (struct stretch){ next + 1, clause_end(x->p, x->s, next + 1) });
	x->last_source = source;
	return true;
}

/*
 * The subject of the sentence, for a gerund or a second predicate that has none: that of the cue before, else the
 * noun phrase that the sentence starts with, or that comes behind its first comma.
 */
static struct tokens
main_subject(const struct search *x, size_t unit)
{
	size_t i = x->s->first;
	struct stretch subject;

	if (!tokens_empty(x->last_source))
		return x->last_source;
	while (i < unit && !span_at(x, i) && at(x, i)->bits & (WORD_COORDINATING | WORD_ADVERB))
		i++;
	if (i < unit && !span_at(x, i) && at(x, i)->bits & (WORD_PREPOSITION | WORD_SUBORDINATING))
		while (i < unit && at(x, i++)->kind != TOKEN_COMMA)
			continue;
	subject = phrase_after(x->p, x->s, i, true);
	return subject.first < subject.end && subject.end <= unit ? stretch_tokens(x, subject)
	                                                          : TOKENS_NONE;
}

static bool
is_predicate(const struct search *x, const struct verb_group *g)
{
	return g->first > x->s->first && !span_at(x, g->first - 1) &&
	       at(x, g->first - 1)->bits & WORD_COORDINATING;
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

/* "..., saying that": only behind a comma or at a boundary is it the main subject that speaks. */
static void
take_gerund(struct search *x, const struct verb_group *g)
{
	struct stretch before = phrase_before(x->p, x->s, g->first);
	bool free = g->first == x->s->first || before.first >= before.end ||
	            at(x, g->first - 1)->kind != TOKEN_WORD;

	if (free)
		take_after(x, g, main_subject(x, g->first));
	else if (in(x, g->last + 1) &&
	         (span_at(x, g->last + 1) || at(x, g->last + 1)->bits & WORD_THAT))
		take_after(x, g, stretch_tokens(x, before));
}

/* Words in marks before the cue and its subject, or before the cue and its subject behind it. */
static bool
take_quoted(struct search *x, const struct verb_group *g, struct stretch before,
            struct stretch after)
{
	size_t span;

	if (!(g->frames & FRAME_QUOTE))
		return false;
	span = span_before(x, g->first);
	if (span && take_span_before(x, span, group_tokens(x, g), stretch_tokens(x, after)))
		return true;
	span = before.first < before.end ? span_before(x, before.first) : 0;
	return span && !is_span_in_circumstance(x, g, span) &&
	       take_span_before(x, span, group_tokens(x, g), stretch_tokens(x, before));
}

static bool
take_parenthesis(struct search *x, const struct verb_group *g, struct stretch before,
                 struct stretch after)
{
	struct tokens cue = group_tokens(x, g);

	if (!(g->frames & FRAME_CLAUSE) || g->frames & (FRAME_THOUGHT | FRAME_SOUND))
		return false;
	if (before.first < before.end)
		return take_around(x, (struct stretch){ before.first, g->last + 1 }, cue,
		                   stretch_tokens(x, before));
	return after.first < after.end && take_around(x, (struct stretch){ g->first, after.end },
	                                              cue, stretch_tokens(x, after));
}

/* "Said Smith: ..." and, in German, "In Bonn sagte Schmidt, ...": the subject stands behind the verb. */
static void
take_inverted(struct search *x, const struct verb_group *g, struct stretch after)
{
	struct verb_group inverted = *g;

	if (after.first >= after.end)
		return;
	inverted.last = after.end - 1;
	if (take_span_after(x, &inverted, stretch_tokens(x, after))) {
		x->f->items[x->f->count - 1].cue = group_tokens(x, g);
		return;
	}
	if (x->p->language == LANGUAGE_GERMAN &&
	    take_clause_after(x, &inverted, stretch_tokens(x, after)))
		x->f->items[x->f->count - 1].cue = group_tokens(x, g);
}

static size_t
take_verb(struct search *x, const struct verb_group *g)
{
	struct stretch before = phrase_before(x->p, x->s, g->first);
	struct stretch after = phrase_after(x->p, x->s, g->last + 1, false);

	if (g->infinitive || g->passive)
		return g->last;
	if (g->gerund) {
		take_gerund(x, g);
		return g->last;
	}
	if (take_quoted(x, g, before, after) || take_parenthesis(x, g, before, after))
		return g->last;
	if (before.first < before.end)
		take_after(x, g, stretch_tokens(x, before));
	else if (is_predicate(x, g))
		take_after(x, g, main_subject(x, g->first));
	else
		take_inverted(x, g, after);
	return g->last;
}

/* "According to Smith, ..." and "..., according to Smith": both sides are content. */
static size_t
take_according(struct search *x, size_t unit, size_t words)
{
	struct stretch source = phrase_after(x->p, x->s, unit + words, unit == x->s->first);
	struct tokens cue = stretch_tokens(x, (struct stretch){ unit, unit + words });
	struct finding *finding;
	size_t first = x->s->first, end = source.end;

	if (source.first >= source.end)
		return unit;
	if (unit > first && span_before(x, unit) &&
	    take_span_before(x, span_before(x, unit), cue, stretch_tokens(x, source)))
		return source.end - 1;
	finding = add_clause(x, cue, stretch_tokens(x, source));
	if (!finding)
		return unit;
	if (unit > first + 1)
		add_content(x, finding,
		            (struct stretch){ first, is_kind(x, unit - 1, TOKEN_COMMA) ? unit - 1
		                                                                       : unit });
	if (is_kind(x, end, TOKEN_COMMA) && in(x, end + 2))
		add_content(x, finding,
		            (struct stretch){ end + 1, clause_end(x->p, x->s, end + 1) });
	if (!finding->run)
		finding->dropped = true;
	return source.end - 1;
}

static bool
is_word(const struct search *x, size_t unit, const char *word, size_t size)
{
	return in(x, unit) && !span_at(x, unit) && at(x, unit)->form &&
	       at(x, unit)->form == lexicon_find(word, size);
}

static void
search_sentence(struct search *x)
{
	struct verb_group g;

	x->last_source = TOKENS_NONE;
	x->first_finding = x->f->count;
	for (size_t i = x->s->first; i < x->s->end; i++) {
		const struct token *t = at(x, i);

		if (span_at(x, i) || t->kind != TOKEN_WORD)
			continue;
		if (t->bits & WORD_ACCORDING)
			i = take_according(x, i, is_word(x, i + 1, "to", 2) ? 2 : 1);
		else if (t->verb && phrase_verb(x->p, x->s, i, &g))
			i = take_verb(x, &g);
	}
}

void
cues_find(const struct passage *p, struct findings *f)
{
	struct search x = { .p = p, .f = f };

	for (size_t i = 0; i < p->sentence_count; i++) {
		x.s = &p->sentences[i];
		search_sentence(&x);
	}
}
