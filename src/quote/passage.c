/*
 * Divides a paragraph into units and sentences. The stop that ends an abbreviation ends no sentence, and neither
 * does a stop inside marks when the words behind the marks say who spoke: "Go!" Smith said.
 */
#include "quote/passage.h"

#include "base/bisect.h"
#include "quote/phrase.h"

/* Each token from first to end, not included, as a unit of its own, the n-th and following ones; returns how many there are. */
static size_t
put_tokens(struct passage *p, size_t n, size_t first, size_t end)
{
	for (size_t i = first; i < end; i++)
		p->units[n++] = (struct unit){ .first = (uint32_t)i, .last = (uint32_t)i };
	return n;
}

static void
make_units(struct passage *p)
{
	size_t n = 0, i = 0;

	for (size_t s = 0; s < p->span_count; s++) {
		const struct span *span = &p->spans[s];

		if (span->parent || span->open < i)
			continue;
		n = put_tokens(p, n, i, span->open);
		p->units[n] = (struct unit){ span->open, span->close, (uint32_t)s + 1 };
		p->unit_of_span[s] = (uint32_t)n++;
		i = span->close + 1;
	}
	n = put_tokens(p, n, i, p->count);
	p->unit_count = n;
	p->units[n] = (struct unit){ .first = (uint32_t)p->count, .last = (uint32_t)p->count };
}

bool
passage_span_stops(const struct passage *p, const struct span *span)
{
	uint32_t last = span->unclosed ? span->close : span->close - 1;

	while (last > span->open && p->tokens[last].kind == TOKEN_MARK)
		last--;
	return last > span->open && p->tokens[last].kind == TOKEN_STOP;
}

/* Words that start a sentence more often than they go on after "U.S." or "Jr." */
static bool
is_sentence_opener(const struct token *t)
{
	return t->flags & TOKEN_CAPITAL &&
	       t->bits & (WORD_DETERMINER | WORD_PRONOUN | WORD_CONJUNCTION | WORD_PREPOSITION |
	                  WORD_ADVERB | WORD_AUXILIARY) &&
	       !(t->bits & WORD_TIME);
}

static bool
starts_lower(const struct token *t)
{
	return t->kind == TOKEN_WORD && !(t->flags & (TOKEN_CAPITAL | TOKEN_IDEOGRAPH));
}

/* Whether the stop at a unit ends its sentence, given what comes next. */
static bool
stop_ends(const struct passage *p, size_t i)
{
	const struct token *next = passage_token(p, i + 1);

	if (next->kind == TOKEN_COMMA || next->kind == TOKEN_CLOSE || next->kind == TOKEN_STOP)
		return false;
	return !starts_lower(next);
}

/* Whether an abbreviation is the last word of its sentence: "... in the U.S. The other ..." */
static bool
abbreviation_ends(const struct token *t, const struct token *next)
{
	if (t->size == 2 || (t->bits & WORD_TITLE && !(t->bits & WORD_SUFFIX)))
		return false;
	return is_sentence_opener(next) || next->kind == TOKEN_MARK;
}

static bool
ends_sentence(const struct passage *p, size_t i)
{
	const struct unit *u = &p->units[i];
	const struct token *t = passage_token(p, i), *next = passage_token(p, i + 1);

	if (u->span) {
		if (!passage_span_stops(p, &p->spans[u->span - 1]) || starts_lower(next))
			return false;
		if (next->kind == TOKEN_MARK)
			return true;
		return next->kind == TOKEN_WORD && !phrase_is_attribution(p, i + 1);
	}
	if (t->kind == TOKEN_STOP)
		return stop_ends(p, i);
	return t->kind == TOKEN_WORD && t->flags & TOKEN_DOTTED && abbreviation_ends(t, next);
}

/* Told by one look: nearly no unit ends a sentence. */
static inline bool
may_end(const struct passage *p, size_t i)
{
	const struct token *t = passage_token(p, i);

	return p->units[i].span || t->kind == TOKEN_STOP || t->flags & TOKEN_DOTTED;
}

void
passage_divide(struct passage *p)
{
	size_t first = 0, n = 0;

	make_units(p);
	for (size_t i = 0; i < p->unit_count; i++)
		if (i + 1 == p->unit_count || i - first >= SENTENCE_MAX ||
		    (may_end(p, i) && ends_sentence(p, i))) {
			p->sentences[n++] = (struct sentence){ (uint32_t)first, (uint32_t)i + 1 };
			first = i + 1;
		}
	p->sentence_count = n;
}

size_t
passage_sentence(const struct passage *p, uint32_t token)
{
	size_t i;

	BISECT(i, 0, p->sentence_count, p->units[p->sentences[i].first].first <= token);
	return i ? i - 1 : 0;
}
