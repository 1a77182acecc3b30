#ifndef QUOTE_SEARCH_H
#define QUOTE_SEARCH_H

#include "quote/finding.h"
#include "quote/passage.h"
#include "quote/phrase.h"
#include "quote/verb.h"

/* The search of one sentence for cues: where it looks, and where findings go. */
struct search {
	const struct passage *p;
	struct findings *f;
	const struct sentence *s;
	size_t first_finding;      /* of this sentence */
	struct tokens last_source; /* for the verb that has no subject of its own */
	size_t mood;   /* in German: the finding that the mood of the sentence before gave + 1 */
	bool reported; /* ... and whether the sentence before reported at all */
};

static inline const struct token *
search_at(const struct search *x, size_t unit)
{
	return passage_token(x->p, unit);
}

static inline bool
search_in(const struct search *x, size_t unit)
{
	return unit < x->s->end;
}

/* The span at a unit + 1; 0 for none. */
static inline uint32_t
search_span(const struct search *x, size_t unit)
{
	return search_in(x, unit) ? x->p->units[unit].span : 0;
}

static inline bool
search_is(const struct search *x, size_t unit, enum token_kind kind)
{
	return search_in(x, unit) && !search_span(x, unit) && search_at(x, unit)->kind == kind;
}

struct tokens search_tokens(const struct search *x, struct stretch t);
struct tokens search_group_tokens(const struct search *x, const struct verb_group *g);

/* A finding without content yet; NULL when there is no more room, or none is believed here. */
struct finding *search_add(const struct search *x, enum quote_type type, struct tokens cue,
                           struct tokens source);

/* A clause; inside another reported clause of its sentence it is speech in speech. */
struct finding *search_add_clause(const struct search *x, struct tokens cue, struct tokens source);

/* Adds a stretch as a run; spans in it belong to the finding, and make an indirect one mixed. */
void search_add_content(const struct search *x, struct finding *finding, struct stretch t);

/* The unit behind the span that ends before a unit, with a comma or a dash between them or not; 0 for none. */
size_t search_span_before(const struct search *x, size_t unit);

/*
 * Words in marks before a cue: the span that ends at a unit. With other words before them in their sentence they
 * are part of a clause. False when another cue had them.
 */
bool search_take_span_before(struct search *x, size_t end, struct tokens cue, struct tokens source);

/* Whether the marks of the span at a unit hold all that was said, although the sentence goes on behind them. */
bool search_is_utterance(const struct search *x, size_t unit);

#endif
