/*
 * The line before a reply or a block quotation. It ends in a colon, and a verb of speaking stands in it; who wrote is
 * the name nearest to the verb, before it ("Anna Keller wrote:") or behind it ("schrieb Anna Keller:").
 */
#include "quote/intro.h"

#include <string.h>

#include "quote/source.h"

/* Whether a word is a verb that introduces words, in any language: mail is answered in another one. */
static bool
introduces(const struct token *t)
{
	const struct lexicon_form *form = &lexicon_forms[t->form];

	for (size_t l = 0; l < LANGUAGE_COUNT; l++)
		if (form->verb[l] && form->bits[l] & (WORD_PAST | WORD_PRESENT | WORD_PARTICIPLE) &&
		    lexicon_verbs[form->verb[l]].frames & FRAME_QUOTE)
			return true;
	return false;
}

/* The last such verb of the paragraph; the token count when there is none. */
static size_t
find_verb(const struct passage *p)
{
	for (size_t i = p->count; i-- > 0;)
		if (p->tokens[i].form && introduces(&p->tokens[i]))
			return i;
	return p->count;
}

/* "She answered:", "she softly answered:": the pronoun right before the verb. */
static bool
find_pronoun(const struct passage *p, size_t verb, size_t *pronoun)
{
	size_t i = verb - 1;

	while (i > 0 && (p->tokens[i].bits & (WORD_ADVERB | WORD_AUXILIARY) ||
	                 p->tokens[i].flags & TOKEN_LY))
		i--;
	*pronoun = i;
	return p->tokens[i].bits & WORD_PRONOUN && p->tokens[i].bits & WORD_SUBJECT;
}

static const struct mention *
nearest(const struct mentions *mentions, size_t verb)
{
	const struct mention *before = NULL;

	for (size_t i = 0; i < mentions->count; i++) {
		const struct mention *m = &mentions->items[i];

		if (m->tokens.first > verb)
			return m;
		before = m;
	}
	return before;
}

static bool
is_mail(const struct passage *p)
{
	for (size_t i = 0; i < p->count; i++)
		if (p->tokens[i].kind == TOKEN_NUMBER || p->bytes[p->tokens[i].start] == '@')
			return true;
	return false;
}

void
intro_read(struct intro *intro, const struct passage *p, struct speakers *speakers)
{
	const struct mention *m;
	struct person *person;
	size_t verb, pronoun;

	*intro = (struct intro){ 0 };
	if (p->count == 0 || p->tokens[p->count - 1].kind != TOKEN_COLON)
		return;
	verb = find_verb(p);
	if (verb == p->count)
		return;
	intro->mail = is_mail(p);
	m = nearest(&speakers->mentions, verb);
	if (p->dry && !intro->mail && !(m && source_is_person(p, m->tokens)))
		return;
	intro->there = true;
	intro->cue = passage_range(p, verb, verb);
	if (verb > 0 && find_pronoun(p, verb, &pronoun)) {
		intro->source = passage_range(p, pronoun, pronoun);
		return;
	}
	if (!m)
		return;
	person = &speakers->cast.people[m->person];
	intro->source = passage_range(p, m->tokens.first, m->tokens.last);
	memcpy(intro->name, person->name, NAME_MAX);
	person->human = true;
	cast_touch(&speakers->cast, person, TOUCH_SPOKE);
}
