/* What the rules of every language share: looking at units, and making findings of what is found. */
#include "quote/search.h"

#include "quote/source.h"
#include "quote/spans.h"

struct tokens
search_tokens(const struct search *x, struct stretch t)
{
	if (t.first >= t.end)
		return TOKENS_NONE;
	return (struct tokens){ x->p->units[t.first].first, x->p->units[t.end - 1].last };
}

struct tokens
search_group_tokens(const struct search *x, const struct verb_group *g)
{
	return search_tokens(x, (struct stretch){ g->first, g->last + 1 });
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

struct finding *
search_add(const struct search *x, enum quote_type type, struct tokens cue, struct tokens source)
{
	struct finding *finding;

	if (!source_is_believed(x->p, source, cue, type == QUOTE_DIRECT))
		return NULL;
	finding = findings_add(x->f, type);
	if (finding) {
		finding->cue = cue;
		finding->source = source;
	}
	return finding;
}

struct finding *
search_add_clause(const struct search *x, struct tokens cue, struct tokens source)
{
	struct finding *finding = search_add(x, QUOTE_INDIRECT, cue, source);

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

void
search_add_content(const struct search *x, struct finding *finding, struct stretch t)
{
	findings_add_run(x->f, finding, search_tokens(x, t));
	if (own_spans(x, finding, t) && finding->type == QUOTE_INDIRECT)
		finding->type = QUOTE_MIXED;
}

size_t
search_span_before(const struct search *x, size_t unit)
{
	size_t first = x->s->first;

	if (unit > first && x->p->units[unit - 1].span)
		return unit;
	if (unit > first + 1 && x->p->units[unit - 2].span &&
	    (search_at(x, unit - 1)->kind == TOKEN_COMMA ||
	     search_at(x, unit - 1)->kind == TOKEN_DASH))
		return unit - 1;
	return 0;
}

static bool
is_owned(const struct search *x, size_t unit)
{
	return x->f->owner[x->p->units[unit].span - 1] != 0;
}

/* Punctuation behind which words in marks stand for themselves. */
static bool
leads_to_words(const struct token *t)
{
	switch ((enum token_kind)t->kind) {
	case TOKEN_COMMA:
	case TOKEN_COLON:
	case TOKEN_SEMICOLON:
	case TOKEN_DASH:
	case TOKEN_OPEN:
		return true;
	default:
		return false;
	}
}

bool
search_take_span_before(struct search *x, size_t end, struct tokens cue, struct tokens source)
{
	size_t span = end - 1, first = x->s->first;
	struct finding *finding;
	bool prefix = span > first;

	if (is_owned(x, span))
		return false;
	for (size_t i = first; i < span; i++)
		prefix = prefix && !search_span(x, i);
	/* "Anna looked up; "for it is late," she said." */
	prefix = prefix && !leads_to_words(search_at(x, span - 1));
	finding = search_add(x, prefix ? QUOTE_MIXED : QUOTE_DIRECT, cue, source);
	if (!finding)
		return true;
	search_add_content(x, finding, (struct stretch){ prefix ? first : span, end });
	x->last_source = source;
	return true;
}

bool
search_is_utterance(const struct search *x, size_t unit)
{
	struct span_shape shape = spans_shape(x->p, &x->p->spans[x->p->units[unit].span - 1]);
	const struct token *next = search_at(x, unit + 1);

	if (shape.ends_comma || shape.ends_stop || next->kind == TOKEN_COMMA ||
	    next->kind == TOKEN_DASH || next->kind == TOKEN_SEMICOLON)
		return true;
	return shape.starts_capital && shape.capitals < shape.words && next->bits & WORD_TO;
}
