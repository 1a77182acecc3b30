/*
 * German sentences are read by their commas: a clause tells who speaks ("Keller sagte", "sagte Keller", "teilte die
 * Polizei mit", "wie Keller mitteilte"), and what is said stands in the next one ("dass ...", "er sei ...") or in
 * the one before. Prepositions do the same without a verb: "laut Keller", "nach Angaben der Polizei", "der Polizei
 * zufolge", ", so Keller". The subjunctive marks reported speech that has no cue at all.
 */
#include "quote/german.h"

#include "quote/german_clause.h"
#include "quote/spans.h"

/* A cue verb in its clause. */
struct cue {
	size_t verb;   /* the word that means speaking */
	size_t finite; /* the verb that has the subject beside it: the same, or an auxiliary */
	uint16_t frames;
	bool passive;
};

/* The frames of a verb whose particle stands at the end of its clause: "teilte ... mit". */
static uint16_t
frames_of(const struct german *g, size_t unit, const struct german_clause *clause)
{
	const struct lexicon_verb *v = &lexicon_verbs[german_at(g, unit)->verb];
	uint16_t last =
		search_span(g->x, clause->end - 1) ? 0 : german_at(g, clause->end - 1)->form;

	for (unsigned i = 0; i < v->particle_count; i++) {
		const struct lexicon_particle *x = &lexicon_particles[v->particle_first + i];

		if (last && x->first == last && clause->end - 1 > unit)
			return x->frames;
	}
	return v->frames;
}

static bool
is_subordinate(const struct german *g, const struct german_clause *clause)
{
	const struct token *t = german_at(g, clause->first);

	return !search_span(g->x, clause->first) &&
	       t->bits & (WORD_SUBORDINATING | WORD_THAT | WORD_RELATIVE) &&
	       !(t->bits & WORD_PREPOSITION && t->flags & TOKEN_CAPITAL);
}

/* The auxiliary of a participle or an infinitive, in its clause; the verb itself when there is none. */
static bool
find_finite(const struct german *g, const struct german_clause *clause, struct cue *cue)
{
	const struct token *verb = german_at(g, cue->verb);
	bool alone = verb->bits & (WORD_PAST | WORD_BASE) && verb->bits & WORD_VERB;

	cue->finite = cue->verb;
	for (size_t i = clause->first; i < clause->end; i++) {
		const struct token *t = german_at(g, i);

		if (search_span(g->x, i) || !(t->bits & WORD_AUXILIARY && t->bits & WORD_FINITE))
			continue;
		if (t->bits & WORD_MODAL)
			return false;
		cue->finite = i;
		cue->passive = !(t->bits & WORD_HAVE);
		return verb->bits & WORD_PARTICIPLE || cue->passive;
	}
	return alone;
}

/* For "und fragte": the subject of the verb before, else what the sentence starts with. */
static struct tokens
main_subject(const struct german *g)
{
	size_t first = g->x->s->first;

	if (g->x->f->count > g->x->first_finding)
		return g->x->f->items[g->x->f->count - 1].source;
	return german_is_nominative(g, first)
	               ? search_tokens(g->x, german_phrase(g, first, g->clauses[0].end))
	               : TOKENS_NONE;
}

static bool
find_cue(const struct german *g, const struct german_clause *clause, struct cue *cue)
{
	for (size_t i = clause->first; i < clause->end; i++) {
		const struct token *t = german_at(g, i);

		if (search_span(g->x, i) || t->kind != TOKEN_WORD || !t->verb ||
		    (t->flags & TOKEN_CAPITAL && i > g->x->s->first))
			continue;
		*cue = (struct cue){ .verb = i, .frames = frames_of(g, i, clause) };
		if (cue->frames && find_finite(g, clause, cue))
			return true;
	}
	return false;
}

/* Whether a clause can be what was said: "dass ...", "er sei ...", "ob ...", "... zu ändern". */
static bool
is_content(const struct german *g, const struct german_clause *clause, uint16_t frames)
{
	const struct token *t = german_at(g, clause->first);

	if (search_span(g->x, clause->first))
		return true;
	if (t->bits & (WORD_THAT | WORD_WH) && !(t->bits & WORD_RELATIVE))
		return true;
	for (size_t i = clause->first; i < clause->end; i++) {
		if (search_span(g->x, i))
			continue;
		if (german_at(g, i)->bits & WORD_SUBJUNCTIVE)
			return true;
		if (german_at(g, i)->bits & WORD_TO && i + 2 >= clause->end &&
		    frames & (FRAME_TO | FRAME_CLAUSE))
			return true;
	}
	return false;
}

static struct tokens
cue_tokens(const struct german *g, const struct cue *cue)
{
	return search_tokens(g->x, (struct stretch){ cue->verb, cue->verb + 1 });
}

/* Who speaks: before the finite verb, across an apposition between commas, or behind it. */
static struct stretch
subject_of(const struct german *g, const struct cue *cue)
{
	const struct german_clause *clause = &g->clauses[g->here];
	size_t first = clause->first;

	if (cue->passive)
		return (struct stretch){ 0, 0 };
	if (cue->finite + 1 < clause->end && german_is_nominative(g, cue->finite + 1) &&
	    (cue->finite == first || !german_is_nominative(g, first)))
		return german_phrase(g, cue->finite + 1, clause->end);
	/* "Keller, die Ingenieurin, sagte" */
	if (cue->finite == first && g->here >= 2)
		return (struct stretch){ g->clauses[g->here - 2].first,
			                 g->clauses[g->here - 1].end };
	while (first < cue->finite && !search_span(g->x, first) &&
	       german_at(g, first)->bits & (WORD_COORDINATING | WORD_ADVERB))
		first++;
	if (first < cue->finite && german_is_nominative(g, first))
		return (struct stretch){ first, cue->finite };
	return german_phrase(g, cue->finite + 1, clause->end);
}

/* "..., sagte Keller." The words before are what was said. */
static bool
take_before(struct german *g, const struct cue *cue, struct tokens source)
{
	const struct german_clause *clause = &g->clauses[g->here];
	size_t span = search_span_before(g->x, clause->first), first = g->x->s->first;
	struct finding *finding;

	if (cue->finite != clause->first && !german_is_word(g, clause->first, "so", 2))
		return false;
	if (span)
		return search_take_span_before(g->x, span, cue_tokens(g, cue), source);
	if (clause->first < first + 3 || !(cue->frames & FRAME_CLAUSE) ||
	    !search_is(g->x, clause->first - 1, TOKEN_COMMA))
		return false;
	finding = search_add_clause(g->x, cue_tokens(g, cue), source);
	if (finding)
		search_add_content(g->x, finding, (struct stretch){ first, clause->first - 1 });
	return true;
}

/* "Keller sagte, dass ...": the next clause that can be content; an apposition may come first. */
static bool
take_after(struct german *g, const struct cue *cue, struct tokens source)
{
	size_t end = german_content_end(g);
	struct finding *finding;

	for (size_t i = g->here + 1; i < g->count && i < g->here + 4; i++) {
		const struct german_clause *next = &g->clauses[i];

		if (!is_content(g, next, cue->frames))
			continue;
		if (search_span(g->x, next->first) &&
		    (end <= next->first + 1 || search_is_utterance(g->x, next->first)) &&
		    cue->frames & FRAME_QUOTE) {
			finding = search_add(g->x, QUOTE_DIRECT, cue_tokens(g, cue), source);
			if (finding)
				search_add_content(
					g->x, finding,
					(struct stretch){ next->first, next->first + 1 });
			return true;
		}
		finding = search_add_clause(g->x, cue_tokens(g, cue), source);
		if (finding)
			search_add_content(g->x, finding, (struct stretch){ next->first, end });
		return true;
	}
	return false;
}

/* Both sides of [first, end) are what was said, without the commas around it. */
static void
take_around(struct german *g, struct stretch inner, struct tokens cue, struct tokens source)
{
	size_t first = g->x->s->first, end = german_content_end(g);
	struct finding *finding;
	size_t span = search_span_before(g->x, inner.first);

	if (span && span <= first + 2 && search_take_span_before(g->x, span, cue, source))
		return;
	finding = search_add_clause(g->x, cue, source);
	if (!finding)
		return;
	while (inner.first > first && german_is_border(g, inner.first - 1))
		inner.first--;
	if (inner.first > first)
		search_add_content(g->x, finding, (struct stretch){ first, inner.first });
	while (inner.end < end && german_is_border(g, inner.end))
		inner.end++;
	if (inner.end < end)
		search_add_content(g->x, finding, (struct stretch){ inner.end, end });
	if (!finding->run)
		finding->dropped = true;
}

/* "wie die Polizei mitteilte" between commas. */
static bool
take_how(struct german *g, const struct cue *cue)
{
	const struct german_clause *clause = &g->clauses[g->here];
	struct stretch who;

	if (!german_is_word(g, clause->first, "wie", 3) || clause->first == g->x->s->first)
		return false;
	who = german_phrase(g, clause->first + 1,
	                    cue->finite < cue->verb ? cue->finite : cue->verb);
	take_around(g, (struct stretch){ clause->first, clause->end }, cue_tokens(g, cue),
	            search_tokens(g->x, who));
	return true;
}

/* "so Keller" behind a comma. */
static void
take_so(struct german *g)
{
	const struct german_clause *clause = &g->clauses[g->here];
	struct stretch who;

	if (!german_is_word(g, clause->first, "so", 2) || clause->first == g->x->s->first ||
	    clause->end < clause->first + 2 || !german_is_nominative(g, clause->first + 1))
		return;
	who = german_phrase(g, clause->first + 1, clause->end);
	if (who.end <= who.first)
		return;
	/* "so dass", "so war es": a verb makes another thing of it. */
	for (size_t i = who.end; i < clause->end; i++)
		if (!search_span(g->x, i) && german_at(g, i)->bits & WORD_FINITE)
			return;
	take_around(g, (struct stretch){ clause->first, clause->end },
	            search_tokens(g->x, (struct stretch){ clause->first, clause->first + 1 }),
	            search_tokens(g->x, who));
}

/* "nach Angaben", "nach einem Bericht": the preposition needs a noun of saying. */
static bool
has_saying(const struct german *g, struct stretch who)
{
	for (size_t i = who.first; i < who.end && i < who.first + 4; i++)
		if (!search_span(g->x, i) && german_at(g, i)->bits & WORD_SAYING)
			return true;
	return false;
}

/* Walks left from before "zufolge". */
static size_t
phrase_start(const struct german *g, size_t unit)
{
	size_t i = unit;

	while (i > g->clauses[g->here].first && german_is_nominal(g, i - 1) &&
	       !(german_at(g, i - 1)->bits & WORD_FINITE)) {
		i--;
		if (german_at(g, i)->bits & WORD_DETERMINER &&
		    !(i > g->clauses[g->here].first && german_at(g, i - 1)->flags & TOKEN_CAPITAL))
			break;
	}
	return i;
}

static bool
take_according(struct german *g, size_t unit)
{
	const struct german_clause *clause = &g->clauses[g->here];
	struct tokens cue = search_tokens(g->x, (struct stretch){ unit, unit + 1 });
	struct stretch who;

	if (german_is_word(g, unit, "zufolge", 7)) {
		who = (struct stretch){ phrase_start(g, unit), unit };
		if (who.first >= who.end)
			return false;
		take_around(g, (struct stretch){ who.first, unit + 1 }, cue,
		            search_tokens(g->x, who));
		return true;
	}
	if (!(german_at(g, unit)->bits & WORD_ACCORDING) && !german_is_word(g, unit, "nach", 4))
		return false;
	who = german_phrase(g, unit + 1, clause->end);
	if (who.first >= who.end ||
	    (!(german_at(g, unit)->bits & WORD_ACCORDING) && !has_saying(g, who)))
		return false;
	take_around(g, (struct stretch){ unit, who.end }, cue, search_tokens(g->x, who));
	return true;
}

static void
search_clause(struct german *g)
{
	const struct german_clause *clause = &g->clauses[g->here];
	struct tokens source;
	struct cue cue;

	for (size_t i = clause->first; i < clause->end; i++)
		if (!search_span(g->x, i) && german_at(g, i)->kind == TOKEN_WORD &&
		    take_according(g, i))
			return;
	take_so(g);
	if (!find_cue(g, clause, &cue) || take_how(g, &cue))
		return;
	if (is_subordinate(g, clause) && clause->first != g->x->s->first)
		return;
	source = search_tokens(g->x, subject_of(g, &cue));
	if (tokens_empty(source) && !cue.passive)
		source = main_subject(g);
	if (cue.finite + 1 == clause->end && take_after(g, &cue, source))
		return;
	if (take_before(g, &cue, source) || cue.frames & FRAME_THOUGHT)
		return;
	take_after(g, &cue, source);
}

/*
 * "Der Fluss sei sauber." behind reported speech is more of it, said by the same; sentences that follow each other so
 * are one run.
 */
static void
take_mood(struct german *g)
{
	struct search *x = g->x;
	struct stretch all = { x->s->first, german_content_end(g) };
	struct finding *finding;
	struct run *run;

	if (!german_reports(x->p, x->s, x->reported) || all.end < all.first + 3) {
		x->mood = 0;
		x->reported = false;
		x->last_source = TOKENS_NONE;
		return;
	}
	finding = x->mood ? &x->f->items[x->mood - 1] : NULL;
	run = finding && finding->run_last ? &x->f->runs[finding->run_last - 1] : NULL;
	if (!run) {
		finding = search_add_clause(x, TOKENS_NONE, x->last_source);
		if (!finding)
			return;
		x->mood = (size_t)(finding - x->f->items) + 1;
		search_add_content(x, finding, all);
		finding->nested = false;
	} else {
		/* The two runs become one. */
		search_add_content(x, finding, all);
		run->tokens.last = search_tokens(x, all).last;
		run->next = 0;
		finding->run_last = (uint32_t)(run - x->f->runs) + 1;
	}
	x->reported = true;
}

void
german_search(struct search *x)
{
	struct german g = { .x = x };

	x->first_finding = x->f->count;
	german_divide(&g);
	for (g.here = 0; g.here < g.count; g.here++)
		search_clause(&g);
	if (x->f->count > x->first_finding) {
		x->mood = 0;
		x->reported = true;
		x->last_source = x->f->items[x->f->count - 1].source;
		return;
	}
	take_mood(&g);
}

bool
german_reports(const struct passage *p, const struct sentence *s, bool weak)
{
	bool found = false;

	for (size_t i = s->first; i < s->end; i++) {
		const struct token *t = passage_token(p, i);

		if (p->units[i].span)
			continue;
		if (t->bits & WORD_FIRST)
			return false;
		if (t->bits & WORD_SUBJUNCTIVE && (weak || !(t->bits & WORD_PAST)))
			found = true;
	}
	return found;
}
