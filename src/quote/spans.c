/*
 * Words in marks that no cue took. They are speech when they look like an utterance: a sentence of their own, or
 * words that end in punctuation inside the marks. A few words in lower case in the middle of a sentence are a
 * scare quote, words in title case a work.
 */
#include "quote/spans.h"

static const struct token *
inner(const struct passage *p, const struct span *s, uint32_t *last)
{
	uint32_t first =
		s->continues && p->tokens[s->open].kind != TOKEN_MARK ? s->open : s->open + 1;

	*last = s->unclosed ? s->close : s->close - 1;
	return &p->tokens[first];
}

/* The whole span, marks and all; the closing mark of a part that goes on is there too. */
static struct tokens
span_tokens(const struct span *s)
{
	return (struct tokens){ s->open, s->close };
}

struct span_shape
spans_shape(const struct passage *p, const struct span *s)
{
	uint32_t last;
	const struct token *t = inner(p, s, &last);
	struct span_shape shape = { 0 };
	const struct token *end = &p->tokens[last];

	for (; t <= end; t++) {
		if (t->kind != TOKEN_WORD && t->kind != TOKEN_NUMBER)
			continue;
		if (shape.words++ == 0)
			shape.starts_capital = t->flags & (TOKEN_CAPITAL | TOKEN_IDEOGRAPH);
		shape.capitals += (t->flags & TOKEN_CAPITAL) != 0 ||
		                  t->bits & (WORD_PREPOSITION | WORD_DETERMINER | WORD_CONJUNCTION);
	}
	while (end > inner(p, s, &last) && end->kind == TOKEN_MARK)
		end--;
	shape.ends_stop = end->kind == TOKEN_STOP || end->kind == TOKEN_DASH;
	shape.ends_comma = end->kind == TOKEN_COMMA || end->kind == TOKEN_SEMICOLON;
	return shape;
}

/* What stands before and after an outermost span. */
static const struct token *
unit_beside(const struct passage *p, size_t unit, int step)
{
	if ((step < 0 && unit == 0) || (step > 0 && unit + 1 >= p->unit_count))
		return NULL;
	return passage_token(p, step < 0 ? unit - 1 : unit + 1);
}

/*
 * Where nobody is told of, marks mostly hold names, examples and messages: a sentence of some length, in marks that are no
 * apostrophes and set off from the text, may still be somebody's.
 */
static bool
is_plain_utterance(const struct span *s, const struct span_shape *shape)
{
	enum { WORDS = 8 };

	return s->mark != MARK_SINGLE && s->mark != MARK_LEFT_ONE && s->mark != MARK_TICK &&
	       s->mark != MARK_TICKS && s->mark != MARK_PRIMES && !s->unclosed &&
	       shape->starts_capital && shape->ends_stop && shape->words >= WORDS &&
	       shape->capitals < shape->words;
}

static bool
is_speech(const struct passage *p, uint32_t span)
{
	const struct span *s = &p->spans[span];
	size_t unit = p->unit_of_span[span];
	const struct token *before = unit_beside(p, unit, -1), *after = unit_beside(p, unit, 1);
	struct span_shape shape = spans_shape(p, s);
	bool opens = !before || before->kind == TOKEN_STOP || before->kind == TOKEN_COLON ||
	             before->kind == TOKEN_DASH || before->kind == TOKEN_MARK;

	if (shape.words == 0)
		return false;
	if (s->continues || (s->unclosed && opens && !p->dry))
		return true;
	if (p->dry)
		return opens && is_plain_utterance(s, &shape);
	if (!before && !after)
		return shape.words > 3 || shape.ends_stop || shape.ends_comma;
	/* "Words", he said: whoever said it comes behind the comma. */
	if (!before && shape.starts_capital &&
	    (after->kind == TOKEN_COMMA || after->kind == TOKEN_DASH) &&
	    (shape.words == 1 || shape.capitals < shape.words))
		return true;
	/* "his lodge, "The Order of Light," met": a name, though a comma leads to it. */
	if (before && before->kind == TOKEN_COMMA && shape.words > 1 && shape.words < 8 &&
	    shape.capitals == shape.words && !shape.ends_stop)
		return false;
	/* "at the "Herald," and elsewhere": in the middle of a clause more is asked. */
	if (shape.ends_comma || (shape.ends_stop && (shape.starts_capital || opens)))
		return opens || before->kind != TOKEN_WORD ||
		       (shape.words > 3 && shape.starts_capital && shape.capitals < shape.words);
	if (opens && shape.starts_capital && shape.words > 3 && shape.capitals < shape.words)
		return true;
	return before && before->kind == TOKEN_COMMA && shape.words > 5 &&
	       shape.capitals < shape.words;
}

/* Whether only the attribution, or nothing, stands between a quotation so far and the span. */
static bool
goes_on(const struct passage *p, const struct findings *f, const struct finding *x, uint32_t span)
{
	uint32_t last = f->runs[x->run_last - 1].tokens.last, from = p->spans[span].open;
	unsigned stops = 0;

	for (uint32_t t = last + 1; t < from; t++)
		stops += p->tokens[t].kind == TOKEN_STOP && p->tokens[t].sign != ':';
	/* Two quotations side by side are two voices. */
	if (last + 1 == from)
		return false;
	return !tokens_empty(x->cue) && x->cue.first > last && x->cue.last < from && stops <= 1;
}

static bool
is_after_comma(const struct passage *p, uint32_t span)
{
	const struct token *before = unit_beside(p, p->unit_of_span[span], -1);

	return before && (before->kind == TOKEN_COMMA || before->kind == TOKEN_DASH ||
	                  before->kind == TOKEN_SEMICOLON);
}

/* "A," he said, rising, "b": the first part ends with a comma, and another one brings the second. */
static bool
is_split(const struct passage *p, uint32_t last, uint32_t span)
{
	return is_after_comma(p, span) && spans_shape(p, &p->spans[last]).ends_comma;
}

/* last is the outermost span before this one, or the same. */
static void
judge(const struct passage *p, struct findings *f, uint32_t span, uint32_t last)
{
	struct finding *before =
		span > last && f->owner[last] ? &f->items[f->owner[last] - 1] : NULL;
	struct finding *x;
	bool joined;

	joined = before && before->type == QUOTE_DIRECT && before->run &&
	         (goes_on(p, f, before, span) || is_split(p, last, span));
	/* Behind "A," he said, anything in marks is the rest of it. */
	if (!is_speech(p, span) && !(joined && is_after_comma(p, span)))
		return;
	if (joined) {
		findings_add_run(f, before, span_tokens(&p->spans[span]));
		f->owner[span] = (uint32_t)(before - f->items) + 1;
		return;
	}
	x = findings_add(f, QUOTE_DIRECT);
	if (!x)
		return;
	x->continues = p->spans[span].continues;
	findings_add_run(f, x, span_tokens(&p->spans[span]));
	f->owner[span] = (uint32_t)(x - f->items) + 1;
}

/* A span inside speech is speech in speech when it looks like an utterance. */
static void
judge_nested(const struct passage *p, struct findings *f, uint32_t span)
{
	const struct span *s = &p->spans[span];
	struct span_shape shape = spans_shape(p, s);
	struct finding *x;

	if (!f->owner[s->parent - 1])
		return;
	if (!shape.ends_stop && !shape.ends_comma && shape.words < 4)
		return;
	x = findings_add(f, QUOTE_DIRECT);
	if (!x)
		return;
	x->nested = true;
	findings_add_run(f, x, span_tokens(s));
	f->owner[span] = (uint32_t)(x - f->items) + 1;
}

void
spans_judge(const struct passage *p, struct findings *f)
{
	uint32_t last = 0;

	for (uint32_t i = 0; i < p->span_count; i++) {
		if (p->spans[i].parent) {
			judge_nested(p, f, i);
			continue;
		}
		if (!f->owner[i])
			judge(p, f, i, last);
		else if (p->spans[i].continues)
			f->items[f->owner[i] - 1].continues = true;
		last = i;
	}
}
