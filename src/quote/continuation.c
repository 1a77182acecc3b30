/*
 * Reports of meetings give a speaker's words for paragraphs on without a cue or a mark; ordinary news does so
 * hardly ever. So the gate is narrow. A sentence carries reported speech on when it stands right behind some,
 * has no cue of its own, tells of nothing that happened, and shows one of these: "we" outside marks, in a
 * document that is not told by a first person; an ordinal behind a colon, or among the points that such a colon
 * opened; what must or should be. Once a document was seen to report speech so, a sentence in the present tense
 * is enough.
 */
#include "quote/continuation.h"

#include <assert.h>
#include <string.h>

#include "quote/phrase.h"

/* What a sentence shows, outside marks. */
struct signs {
	bool first;   /* we, our */
	bool me;      /* I, my */
	bool past;    /* something happened */
	bool needed;  /* must, should, it is important to */
	bool ordinal; /* it starts with one: "First," */
	bool named;   /* it starts with a name, or with he, she or they */
	bool spans;
	bool verb; /* there is a finite verb at all */
};

static bool
ends_in_ed(const struct passage *p, const struct token *t)
{
	return t->size > 4 && !(t->flags & TOKEN_CAPITAL) && !t->bits &&
	       memcmp(p->bytes + t->start + t->size - 2, "ed", 2) == 0;
}

/* "passed" tells of the past; "is passed", "to be passed", "the aged", "fixed by" mostly do not. */
static bool
is_past(const struct passage *p, const struct sentence *s, size_t unit)
{
	const struct token *t = passage_token(p, unit), *before;

	if (t->bits & WORD_AUXILIARY)
		return t->bits & WORD_PAST;
	if (t->bits & (WORD_EVENT | WORD_VERB))
		return t->bits & WORD_PAST && !(t->bits & (WORD_SAYING | WORD_OCCASION)) &&
		       !(unit > s->first &&
		         (passage_token(p, unit - 1)->bits & (WORD_AUXILIARY | WORD_ADVERB) ||
		          passage_token(p, unit - 1)->flags & TOKEN_LY));
	if (!ends_in_ed(p, t) || unit == s->first)
		return false;
	before = passage_token(p, unit - 1);
	return before->flags & TOKEN_CAPITAL || before->bits & WORD_PRONOUN;
}

static void
look_at_word(const struct passage *p, const struct sentence *s, size_t unit, struct signs *signs)
{
	const struct token *t = passage_token(p, unit);

	if (t->kind != TOKEN_WORD)
		return;
	if (t->bits & WORD_FIRST && t->bits & WORD_PLURAL)
		signs->first = true;
	else if (t->bits & WORD_FIRST)
		signs->me = true;
	if (t->bits & (WORD_NORMATIVE | WORD_NEED | WORD_SUBJUNCTIVE))
		signs->needed = true;
	signs->past = signs->past || is_past(p, s, unit);
	signs->verb = signs->verb || phrase_is_finite(t);
}

static struct signs
look(const struct passage *p, const struct sentence *s)
{
	const struct token *t = passage_token(p, s->first);
	struct signs signs = { 0 };

	signs.ordinal =
		t->bits & WORD_ORDINAL || (t->kind == TOKEN_NUMBER && s->first + 1 < s->end);
	signs.named = (t->flags & TOKEN_CAPITAL && !t->bits) ||
	              t->bits & (WORD_GIVEN | WORD_TITLE) ||
	              (t->bits & WORD_PRONOUN && t->bits & (WORD_MALE | WORD_FEMALE));
	for (size_t i = s->first; i < s->end; i++) {
		if (p->units[i].span)
			signs.spans = true;
		else
			look_at_word(p, s, i, &signs);
	}
	return signs;
}

/* Whether a first person tells, outside marks: what is asked of every sentence, and most passages have none. */
static bool
has_first_person(const struct passage *p, const struct sentence *s)
{
	if (!(p->bits & WORD_FIRST))
		return false;
	for (size_t i = s->first; i < s->end; i++) {
		const struct token *t = passage_token(p, i);

		if (!p->units[i].span && t->kind == TOKEN_WORD && t->bits & WORD_FIRST)
			return true;
	}
	return false;
}

static bool
ends_in_colon(const struct passage *p, const struct sentence *s)
{
	return !p->units[s->end - 1].span && passage_token(p, s->end - 1)->kind == TOKEN_COLON;
}

/* Whether the sentence carries on what was reported right before it. */
static bool
carries_on(struct continuation *c, const struct passage *p, const struct sentence *s)
{
	struct signs signs = look(p, s);

	if (signs.spans || signs.past || signs.me || !(signs.verb || signs.ordinal))
		return false;
	if (c->list && signs.ordinal) {
		c->unmarked = true;
		return true;
	}
	if (signs.first && c->narrator < 2 && !signs.named) {
		c->unmarked = true;
		return true;
	}
	if (c->unmarked)
		return true;
	return signs.needed && !signs.named && c->narrator < 2;
}

/*
 * For each sentence the last reported finding that ends in it, or else reaches over it, + 1; OTHER when other speech stands
 * there.
 */
enum { OTHER = UINT16_MAX };

static void
assign(const struct passage *p, const struct findings *f, uint16_t *owner)
{
	memset(owner, 0, p->sentence_count * sizeof *owner);
	for (size_t i = 0; i < f->count; i++) {
		const struct finding *x = &f->items[i];
		uint16_t number = x->reported ? (uint16_t)(i + 1) : (uint16_t)OTHER;

		if (!x->run || x->dropped || x->nested)
			continue;
		size_t first = passage_sentence(p, f->runs[x->run - 1].tokens.first);
		size_t last = passage_sentence(p, f->runs[x->run_last - 1].tokens.last);
		for (size_t s = first; s < last; s++)
			owner[s] = owner[s] ? owner[s] : number;
		owner[last] = number;
	}
}

static struct tokens
sentence_tokens(const struct passage *p, const struct sentence *s)
{
	size_t end = s->end;

	while (end > s->first + 1 && !p->units[end - 1].span &&
	       passage_token(p, end - 1)->kind == TOKEN_STOP)
		end--;
	return (struct tokens){ p->units[s->first].first, p->units[end - 1].last };
}

static struct finding *
extend(const struct passage *p, struct findings *f, struct finding *x, const struct sentence *s)
{
	struct run *run;

	if (!x) {
		x = findings_add(f, QUOTE_INDIRECT);
		if (!x)
			return NULL;
		x->continues = x->reported = true;
	}
	x->inferred = true;
	run = x->run_last ? &f->runs[x->run_last - 1] : NULL;
	/* Sentences that follow each other in a paragraph are one run. */
	if (run && run->tokens.last + 2 >= p->units[s->first].first)
		run->tokens.last = sentence_tokens(p, s).last;
	else
		findings_add_run(f, x, sentence_tokens(p, s));
	return x;
}

void
continuation_extend(struct continuation *c, const struct passage *p, struct findings *f)
{
	static_assert((int)FINDINGS_MAX < (int)OTHER, "owners are 16 bits");
	uint16_t owner[TOKENS_MAX];
	struct finding *current = NULL;
	bool open = c->open;

	assign(p, f, owner);
	for (size_t i = 0; i < p->sentence_count; i++) {
		const struct sentence *s = &p->sentences[i];

		if (owner[i]) {
			open = owner[i] != OTHER;
			current = open ? &f->items[owner[i] - 1] : NULL;
			c->list = ends_in_colon(p, s);
			continue;
		}
		if (open && carries_on(c, p, s)) {
			current = extend(p, f, current, s);
			c->list = c->list || ends_in_colon(p, s);
			continue;
		}
		if (has_first_person(p, s) && c->narrator < UINT8_MAX)
			c->narrator++;
		open = false;
		current = NULL;
	}
	c->open = open;
	c->list = c->list && open;
}
