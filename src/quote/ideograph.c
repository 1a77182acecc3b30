/*
 * Chinese and Japanese write no blanks between words, so each character is a token, and a cue is a character that the lexicon
 * knows as a verb, close to the marks. In Chinese it stands before them with a colon or a comma between (他说：“…”), or behind
 * them (“…”他说。); who speaks is what stands before it in its clause, up to "to" and adverbs (他笑着对她说). In Japanese と leads
 * from the marks to the verb, and the speaker is marked by は or が, before the marks or behind them.
 */
#include "quote/ideograph.h"

#include <string.h>

enum { REACH = 24, CUE_TAIL = 4 }; /* characters */

static bool
is_ideograph(const struct passage *p, size_t i)
{
	return i < p->count && p->tokens[i].flags & TOKEN_IDEOGRAPH;
}

static bool
is_char(const struct passage *p, size_t i, const char *character)
{
	const struct token *t = &p->tokens[i];

	return i < p->count && t->size == strlen(character) &&
	       memcmp(p->bytes + t->start, character, t->size) == 0;
}

static bool
is_subject_mark(const struct passage *p, size_t i)
{
	return is_char(p, i, "は") || is_char(p, i, "が");
}

/* Hiragana, which inflects. */
static bool
is_kana(const struct passage *p, size_t i)
{
	const char *s = p->bytes + p->tokens[i].start;

	return is_ideograph(p, i) && p->tokens[i].size == 3 && (unsigned char)s[0] == 0xe3 &&
	       ((unsigned char)s[1] == 0x81 || (unsigned char)s[1] == 0x82);
}

/* A verb of two characters ("指出") is a verb with a particle. The last token of the verb at i, or 0 for none. */
static size_t
cue_last(const struct passage *p, size_t i)
{
	const struct lexicon_verb *v;

	if (!is_ideograph(p, i) || !p->tokens[i].verb)
		return 0;
	v = &lexicon_verbs[p->tokens[i].verb];
	for (unsigned k = 0; k < v->particle_count; k++)
		if (lexicon_particles[v->particle_first + k].first == p->tokens[i + 1].form)
			return i + 1;
	return v->frames & FRAME_QUOTE ? i : 0;
}

/* The first token of the row of characters that ends before a token; commas end it. */
static size_t
row_start(const struct passage *p, size_t end)
{
	size_t i = end;

	while (i > 0 && end - i < REACH && is_ideograph(p, i - 1))
		i--;
	return i;
}

/* Who speaks in a row of characters: up to an adverb or "to". */
static struct tokens
source_in(const struct passage *p, size_t first, size_t end)
{
	size_t i = first;

	while (i < end && !(i > first && p->tokens[i].bits & (WORD_ADVERB | WORD_PREPOSITION)))
		i++;
	return i > first ? (struct tokens){ (uint32_t)first, (uint32_t)i - 1 } : TOKENS_NONE;
}

/* The verb that ends a row of characters before a token, "说" or "说道"; 0 for none. */
static size_t
verb_before(const struct passage *p, size_t end, size_t first)
{
	for (size_t i = end; i > first && end - i < 3; i--) {
		size_t last = cue_last(p, i - 1);

		if (last && last + 2 >= end)
			return i - 1;
	}
	return 0;
}

static void
take(const struct passage *p, struct findings *f, uint32_t span, struct tokens cue,
     struct tokens source)
{
	struct finding *x = p->dry && tokens_empty(source) ? NULL : findings_add(f, QUOTE_DIRECT);

	if (!x)
		return;
	x->cue = cue;
	x->source = source;
	x->continues = p->spans[span].continues;
	findings_add_run(f, x, (struct tokens){ p->spans[span].open, p->spans[span].close });
	f->owner[span] = (uint32_t)(x - f->items) + 1;
}

/* “…，”他说，“…”: the words behind a cue that the ones before it have are more of them. */
static bool
join(const struct passage *p, struct findings *f, uint32_t span, size_t verb)
{
	struct finding *x = f->count ? &f->items[f->count - 1] : NULL;

	if (!x || x->cue.first != verb || tokens_empty(x->cue))
		return false;
	findings_add_run(f, x, (struct tokens){ p->spans[span].open, p->spans[span].close });
	f->owner[span] = (uint32_t)f->count;
	return true;
}

/* 他说：“…” */
static bool
take_chinese_before(const struct passage *p, struct findings *f, uint32_t span)
{
	size_t open = p->spans[span].open, end = open, first, verb;

	if (end > 0 &&
	    (p->tokens[end - 1].kind == TOKEN_COLON || p->tokens[end - 1].kind == TOKEN_COMMA))
		end--;
	first = row_start(p, end);
	verb = end > first ? verb_before(p, end, first) : 0;
	if (!verb || (end == open && verb + 1 < end && !cue_last(p, verb)))
		return false;
	if (!join(p, f, span, verb))
		take(p, f, span, (struct tokens){ (uint32_t)verb, (uint32_t)end - 1 },
		     source_in(p, first, verb));
	return true;
}

/* “…”他说。 */
static bool
take_chinese_after(const struct passage *p, struct findings *f, uint32_t span)
{
	size_t first = p->spans[span].close + 1U, i = first, last;

	while (is_ideograph(p, i) && i - first < REACH && !cue_last(p, i))
		i++;
	last = i - first < REACH ? cue_last(p, i) : 0;
	if (!last)
		return false;
	last = is_char(p, last + 1, "道") ? last + 1 : last;
	if (is_ideograph(p, last + 1))
		return false;
	take(p, f, span, (struct tokens){ (uint32_t)i, (uint32_t)last }, source_in(p, first, i));
	return true;
}

/* The row before a token up to its は, as in 田中は「…」と. */
static struct tokens
subject_before(const struct passage *p, size_t open)
{
	size_t end = open, first;

	if (end > 0 && p->tokens[end - 1].kind == TOKEN_COMMA)
		end--;
	first = row_start(p, end);
	for (size_t i = first; i < end; i++)
		if (i > first && is_subject_mark(p, i))
			return (struct tokens){ (uint32_t)first, (uint32_t)i - 1 };
	return TOKENS_NONE;
}

/* 「…」と田中は言った。 */
static bool
take_japanese(const struct passage *p, struct findings *f, uint32_t span)
{
	size_t to = p->spans[span].close + 1U, i = to + 1, last;
	struct tokens source = TOKENS_NONE;

	if (!is_char(p, to, "と"))
		return false;
	if (p->tokens[i].kind == TOKEN_COMMA)
		to = i++;
	for (; i < p->count && i - to < REACH && !cue_last(p, i); i++) {
		if (!is_ideograph(p, i) && p->tokens[i].kind != TOKEN_COMMA)
			return false;
		if (i > to + 1 && is_subject_mark(p, i) && tokens_empty(source))
			source = (struct tokens){ (uint32_t)to + 1, (uint32_t)i - 1 };
	}
	if (i >= p->count || i - to >= REACH)
		return false;
	for (last = i; last < i + CUE_TAIL && is_kana(p, last + 1);)
		last++;
	if (tokens_empty(source))
		source = subject_before(p, p->spans[span].open);
	take(p, f, span, (struct tokens){ (uint32_t)i, (uint32_t)last }, source);
	return true;
}

void
ideograph_find(const struct passage *p, struct findings *f)
{
	for (uint32_t i = 0; i < p->span_count; i++) {
		const struct span *s = &p->spans[i];

		if (s->parent || f->owner[i] ||
		    !(is_ideograph(p, s->open + 1U) || is_ideograph(p, s->close - 1U)))
			continue;
		if (!take_japanese(p, f, i) && !take_chinese_before(p, f, i))
			take_chinese_after(p, f, i);
	}
}
