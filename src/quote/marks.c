/*
 * Pairs quotation marks. Each mark is first judged by its neighbours: can it open, can it close? A stack of open
 * marks then decides, from left to right. Apostrophes, primes and elisions fall out: a single mark counts only
 * when its partner is found in the paragraph, or when the next paragraph opens with the same mark again, as
 * quotations of several paragraphs do.
 *
 * The document's convention matters for two marks only. A guillemet opens on the side that the text puts it on,
 * and the mark that is also an apostrophe ("the boys' room") closes a single quotation only when no better
 * closing mark comes before the next opening one.
 */
#include "quote/marks.h"

#include <string.h>

enum { DEPTH_MAX = 8 };

struct pairing {
	const char *bytes;
	const struct token *tokens;
	size_t count;
	struct span *spans;
	size_t span_count;
	uint32_t stack[DEPTH_MAX]; /* span numbers */
	unsigned depth;
};

static bool
is_single(enum mark mark)
{
	return mark == MARK_SINGLE || mark == MARK_LEFT_ONE || mark == MARK_RIGHT_ONE ||
	       mark == MARK_LOW_ONE || mark == MARK_TICK;
}

/* The marks that close what this one opens; MARK_NONE for none. */
static bool
closes(enum mark opener, enum mark mark)
{
	switch (opener) {
	case MARK_DOUBLE:
		return mark == MARK_DOUBLE || mark == MARK_RIGHT || mark == MARK_PRIMES;
	case MARK_LEFT:
		return mark == MARK_RIGHT || mark == MARK_DOUBLE;
	case MARK_RIGHT:
		return mark == MARK_RIGHT;
	case MARK_LOW:
		return mark == MARK_LEFT || mark == MARK_RIGHT || mark == MARK_DOUBLE;
	case MARK_SINGLE:
	case MARK_LEFT_ONE:
	case MARK_TICK:
		return mark == MARK_RIGHT_ONE || mark == MARK_SINGLE;
	case MARK_LOW_ONE:
		return mark == MARK_LEFT_ONE || mark == MARK_RIGHT_ONE || mark == MARK_SINGLE;
	case MARK_LEFT_ANGLE:
		return mark == MARK_RIGHT_ANGLE;
	case MARK_RIGHT_ANGLE:
		return mark == MARK_LEFT_ANGLE || mark == MARK_RIGHT_ANGLE;
	case MARK_LEFT_ANGLE_ONE:
		return mark == MARK_RIGHT_ANGLE_ONE;
	case MARK_RIGHT_ANGLE_ONE:
		return mark == MARK_LEFT_ANGLE_ONE || mark == MARK_RIGHT_ANGLE_ONE;
	case MARK_LEFT_CORNER:
		return mark == MARK_RIGHT_CORNER;
	case MARK_LEFT_CORNER_WHITE:
		return mark == MARK_RIGHT_CORNER_WHITE;
	case MARK_TICKS:
		return mark == MARK_PRIMES || mark == MARK_DOUBLE || mark == MARK_RIGHT;
	case MARK_PRIMES:
		return mark == MARK_PRIMES;
	default:
		return false;
	}
}

static bool
space_before(const struct token *t, size_t i)
{
	return i == 0 || t->flags & TOKEN_SPACE_BEFORE;
}

/* Something after which a quotation may open although no blank stands between. */
static bool
is_opening_place(const struct token *before)
{
	return before->kind == TOKEN_OPEN || before->kind == TOKEN_DASH ||
	       before->kind == TOKEN_COLON || before->kind == TOKEN_OTHER ||
	       before->kind == TOKEN_MARK || before->flags & TOKEN_IDEOGRAPH;
}

/* "'tis", "'em", "'90s": an apostrophe that starts a word. */
static bool
is_elision(const struct token *word)
{
	return word->kind == TOKEN_NUMBER || word->bits & (WORD_CLITIC | WORD_ELIDED);
}

static bool
can_open(const struct pairing *p, size_t i)
{
	const struct token *t = &p->tokens[i];
	bool left = space_before(t, i) || is_opening_place(t - 1);
	bool right = !(t->flags & TOKEN_SPACE_AFTER) && i + 1 < p->count;

	switch ((enum mark)t->mark) {
	case MARK_LEFT:
	case MARK_LOW:
	case MARK_LEFT_CORNER:
	case MARK_LEFT_CORNER_WHITE:
	case MARK_TICKS:
	case MARK_LOW_ONE:
		return true;
	case MARK_LEFT_ANGLE:
	case MARK_LEFT_ANGLE_ONE:
		return left;
	case MARK_LEFT_ONE:
	case MARK_TICK:
		return left && right;
	case MARK_DOUBLE:
	case MARK_RIGHT_ANGLE:
	case MARK_RIGHT_ANGLE_ONE:
	case MARK_RIGHT:
	case MARK_PRIMES:
		return left && right;
	case MARK_SINGLE:
		return left && right && !is_elision(t + 1);
	case MARK_RIGHT_ONE:
	default:
		return false;
	}
}

static bool
is_closing_place(const struct pairing *p, size_t i)
{
	const struct token *t = &p->tokens[i], *next = t + 1;

	return i + 1 >= p->count || t->flags & TOKEN_SPACE_AFTER || next->kind != TOKEN_WORD ||
	       next->flags & TOKEN_IDEOGRAPH || next->bits & WORD_CLITIC;
}

static bool
can_close(const struct pairing *p, size_t i)
{
	const struct token *t = &p->tokens[i];

	if (i == 0)
		return false;
	switch ((enum mark)t->mark) {
	case MARK_RIGHT:
	case MARK_RIGHT_CORNER:
	case MARK_RIGHT_CORNER_WHITE:
	case MARK_PRIMES:
		return true;
	case MARK_RIGHT_ANGLE:
	case MARK_RIGHT_ANGLE_ONE:
	case MARK_LEFT_ANGLE:
	case MARK_LEFT_ANGLE_ONE:
		return true;
	case MARK_DOUBLE:
	case MARK_SINGLE:
	case MARK_RIGHT_ONE:
		return !space_before(t, i) && is_closing_place(p, i);
	case MARK_LEFT:
	case MARK_LEFT_ONE:
		return !space_before(t, i);
	default:
		return false;
	}
}

/* A single mark behind a letter may be an apostrophe: it is a weak closer. */
static bool
is_weak(const struct pairing *p, size_t i)
{
	const struct token *t = &p->tokens[i];

	return i > 0 && (t->mark == MARK_SINGLE || t->mark == MARK_RIGHT_ONE) &&
	       (t[-1].kind == TOKEN_WORD || t[-1].kind == TOKEN_NUMBER);
}

/* "the boys' room": behind an s, before a small word. */
static bool
is_plural_genitive(const struct pairing *p, size_t i)
{
	const struct token *before = &p->tokens[i] - 1, *after = &p->tokens[i] + 1;

	return i + 1 < p->count && before->kind == TOKEN_WORD && after->kind == TOKEN_WORD &&
	       p->bytes[before->start + before->size - 1] == 's' &&
	       !(after->flags & TOKEN_CAPITAL) &&
	       !(after->bits & (WORD_CONJUNCTION | WORD_AUXILIARY | WORD_PREPOSITION | WORD_VERB));
}

/*
 * Whether a weak closer must wait, because a better one comes before the next single mark that opens. Looks at
 * most a few hundred tokens ahead, so hostile text stays linear.
 */
static bool
better_closer_ahead(const struct pairing *p, size_t i, enum mark opener)
{
	enum { AHEAD = 256, GENITIVE_REACH = 12 };
	size_t last = p->count - i > AHEAD ? i + AHEAD : p->count;
	bool plural = is_plural_genitive(p, i);

	for (size_t j = i + 1; j < last; j++) {
		const struct token *t = &p->tokens[j];

		if (t->kind != TOKEN_MARK)
			continue;
		if (closes(opener, (enum mark)t->mark) && can_close(p, j) &&
		    (!is_weak(p, j) || (plural && j < i + GENITIVE_REACH)))
			return true;
		if (is_single((enum mark)t->mark) && can_open(p, j))
			return false;
	}
	return false;
}

static struct span *
top(const struct pairing *p)
{
	return p->depth ? &p->spans[p->stack[p->depth - 1]] : NULL;
}

static void
push(struct pairing *p, size_t i)
{
	struct span *s;

	if (p->depth == DEPTH_MAX || p->span_count == SPANS_MAX)
		return;
	s = &p->spans[p->span_count];
	*s = (struct span){ .open = (uint32_t)i,
		            .mark = p->tokens[i].mark,
		            .parent = p->depth ? p->stack[p->depth - 1] + 1 : 0 };
	p->stack[p->depth++] = (uint32_t)p->span_count++;
}

/* The mark closes the innermost open span that it can close; what is open inside that one was no span. */
static bool
try_close(struct pairing *p, size_t i)
{
	enum mark mark = (enum mark)p->tokens[i].mark;

	for (unsigned d = p->depth; d-- > 0;) {
		struct span *s = &p->spans[p->stack[d]];

		if (!closes((enum mark)s->mark, mark))
			continue;
		/* Empty: two marks that stand together say nothing. */
		if (is_weak(p, i) && is_single((enum mark)s->mark) &&
		    better_closer_ahead(p, i, (enum mark)s->mark))
			return true;
		s->close = (uint32_t)i;
		p->depth = d;
		return true;
	}
	return false;
}

/* A number before it and nothing open that it could close: 12", 6'. */
static bool
is_prime(const struct pairing *p, size_t i)
{
	const struct token *t = &p->tokens[i];

	return i > 0 && (t->mark == MARK_DOUBLE || t->mark == MARK_RIGHT) &&
	       t[-1].kind == TOKEN_NUMBER && !space_before(t, i);
}

/* A number and this mark, with a span open, and another mark that would close it behind: inches inside speech. */
static bool
is_prime_inside(const struct pairing *p, size_t i)
{
	enum { AHEAD = 64 };
	const struct span *s = top(p);
	size_t last = p->count - i > AHEAD ? i + AHEAD : p->count;

	if (!is_prime(p, i) || !s || s->mark != p->tokens[i].mark)
		return false;
	for (size_t j = i + 1; j < last; j++) {
		if (p->tokens[j].kind != TOKEN_MARK || p->tokens[j].mark != p->tokens[i].mark)
			continue;
		return can_close(p, j) && !can_open(p, j) && !is_prime(p, j);
	}
	return false;
}

/* "at the “Herald,” and": a directed mark in the middle of a clause nests in its own kind. */
static bool
nests_itself(const struct pairing *p, size_t i)
{
	return i > 0 && p->tokens[i].mark != MARK_DOUBLE && p->tokens[i].mark != MARK_SINGLE &&
	       p->tokens[i - 1].kind == TOKEN_WORD;
}

static void
take_mark(struct pairing *p, size_t i)
{
	const struct span *s = top(p);
	enum mark mark = (enum mark)p->tokens[i].mark;
	bool opens = can_open(p, i);

	if (is_prime_inside(p, i) || (!s && is_prime(p, i)))
		return;
	/* A guillemet or a straight mark that could do both closes what is open. */
	if (can_close(p, i) && s && closes((enum mark)s->mark, mark) &&
	    !(opens && (mark == MARK_LEFT_ANGLE || mark == MARK_LEFT_ANGLE_ONE) &&
	      mark == s->mark)) {
		try_close(p, i);
		return;
	}
	if (!opens) {
		if (can_close(p, i))
			try_close(p, i);
		return;
	}
	/* The same mark opens again: what was open was never closed, and ends before the new one. */
	for (unsigned d = p->depth; d-- > 0 && !nests_itself(p, i);)
		if (p->spans[p->stack[d]].mark == mark && p->spans[p->stack[d]].open != i) {
			p->spans[p->stack[d]].close = (uint32_t)(i - 1);
			p->spans[p->stack[d]].unclosed = true;
			p->depth = d;
			break;
		}
	push(p, i);
}

/* The paragraph opens with the mark that the one before left open. */
static void
take_continued(struct pairing *p, const struct marks_state *state)
{
	if (state->open == MARK_NONE || p->count == 0)
		return;
	if (state->midway) {
		struct span *s = &p->spans[0];

		*s = (struct span){ .mark = state->open, .continues = true };
		p->stack[p->depth++] = 0;
		p->span_count = 1;
	} else if (p->tokens[0].kind == TOKEN_MARK && p->tokens[0].mark == state->open) {
		push(p, 0);
		p->spans[0].continues = true;
	}
}

/* Where speech starts: at the paragraph's start, or behind punctuation that leads to it. */
static bool
opens_speech(const struct pairing *p, size_t i)
{
	const struct token *before = &p->tokens[i] - 1;

	return i == 0 || before->kind == TOKEN_COMMA || before->kind == TOKEN_COLON ||
	       before->kind == TOKEN_SEMICOLON || before->kind == TOKEN_DASH;
}

/* What is open at the end: the outermost goes on to the paragraph's end, the others were no spans. */
static void
take_end(struct pairing *p, struct marks_state *state, bool midway)
{
	struct span *s = p->depth ? &p->spans[p->stack[0]] : NULL;

	/* An unclosed single mark is an apostrophe, unless single marks are what the document quotes with. */
	if (s && is_single((enum mark)s->mark) &&
	    (state->singles <= state->doubles || !opens_speech(p, s->open)))
		s = NULL;
	state->open = s ? s->mark : (uint8_t)MARK_NONE;
	state->midway = midway;
	if (s) {
		s->close = (uint32_t)(p->count - 1);
		s->unclosed = true;
	}
}

/* Drops spans that were never closed and lie under a closed one, and counts the document's habits. */
static size_t
keep_closed(struct pairing *p, struct marks_state *state)
{
	uint32_t moved[SPANS_MAX];
	size_t n = 0;

	for (size_t i = 0; i < p->span_count; i++) {
		struct span s = p->spans[i];
		uint32_t parent = s.parent;

		moved[i] = 0;
		if (s.close <= s.open)
			continue;
		while (parent && !moved[parent - 1])
			parent = p->spans[parent - 1].parent;
		s.parent = parent ? moved[parent - 1] : 0;
		p->spans[n] = s;
		moved[i] = (uint32_t)++n;
		if (!s.parent && is_single((enum mark)s.mark))
			state->singles++;
		else if (!s.parent)
			state->doubles++;
	}
	return n;
}

size_t
marks_pair(struct marks_state *state, const char *bytes, const struct token *tokens, size_t count,
           bool midway, struct span *spans)
{
	struct pairing p = { .bytes = bytes, .tokens = tokens, .count = count, .spans = spans };
	size_t first;

	take_continued(&p, state);
	first = p.span_count && p.tokens[0].kind == TOKEN_MARK && !state->midway ? 1 : 0;
	for (size_t i = first; i < count; i++)
		if (tokens[i].kind == TOKEN_MARK)
			take_mark(&p, i);
	take_end(&p, state, midway);
	return keep_closed(&p, state);
}
