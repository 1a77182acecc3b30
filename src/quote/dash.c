/*
 * Dialogue behind dashes. The paragraph's first dash opens speech. Behind it every dash turns from speech to
 * the narrator, or back, when the words after it or the punctuation before it say so. French marks the narrator by
 * a comma only: ", dit-il" ends the speech up to the next stop.
 */
#include "quote/dash.h"

static bool
is_dash(const struct token *t)
{
	return t->kind == TOKEN_DASH;
}

/* A dash that is set off from the words behind it, or a long one; "--all" is an option. */
static bool
opens_speech(const struct passage *p)
{
	const struct token *t = &p->tokens[0];

	return is_dash(t) && (t->flags & TOKEN_SPACE_AFTER || p->bytes[t->start] != '-');
}

/* A cue verb with its subject behind it: "dijo ella", "dit-il", "répondit Jean". */
static bool
is_cue(const struct passage *p, size_t i)
{
	const struct token *t = &p->tokens[i];

	return i < p->count && t->kind == TOKEN_WORD && t->verb && !(t->flags & TOKEN_CAPITAL) &&
	       t->bits & (WORD_PAST | WORD_PRESENT | WORD_FINITE) &&
	       lexicon_verbs[t->verb].frames & FRAME_QUOTE;
}

/* The narrator's words start in lower case; in a language that is not known, a comma before the dash tells. */
static bool
is_narration(const struct passage *p, size_t i)
{
	const struct token *t = &p->tokens[i];

	if (i >= p->count || t->kind != TOKEN_WORD || t->flags & TOKEN_CAPITAL)
		return false;
	return is_cue(p, i) || (i >= 2 && (p->tokens[i - 2].kind == TOKEN_COMMA ||
	                                   p->tokens[i - 2].kind == TOKEN_STOP));
}

static void
take_cue(const struct passage *p, struct finding *x, size_t i, size_t end)
{
	if (!tokens_empty(x->cue))
		return;
	for (; i < end; i++)
		if (is_cue(p, i)) {
			size_t last = i + 1;

			x->cue = (struct tokens){ (uint32_t)i, (uint32_t)i };
			while (last < end && p->tokens[last].kind == TOKEN_WORD &&
			       (p->tokens[last].bits & WORD_PRONOUN ||
			        p->tokens[last].flags & TOKEN_CAPITAL ||
			        p->tokens[last].bits & (WORD_DETERMINER | WORD_ROLE)))
				last++;
			if (last > i + 1)
				x->source = (struct tokens){ (uint32_t)i + 1, (uint32_t)last - 1 };
			return;
		}
}

/* The end of a stretch of speech from a token on: a dash with narration behind it, or a comma with a cue. */
static size_t
speech_end(const struct passage *p, size_t i)
{
	for (; i < p->count; i++) {
		const struct token *t = &p->tokens[i];

		if (is_dash(t) && is_narration(p, i + 1))
			return i;
		if ((t->kind == TOKEN_COMMA || t->kind == TOKEN_STOP) && is_cue(p, i + 1) &&
		    p->language == LANGUAGE_FRENCH)
			return i + 1;
	}
	return i;
}

/* The end of the narrator's words: a dash, or in French the stop. */
static size_t
narration_end(const struct passage *p, size_t i, bool dashed)
{
	for (; i < p->count; i++)
		if (is_dash(&p->tokens[i]) || (!dashed && p->tokens[i].kind == TOKEN_STOP))
			return i;
	return i;
}

bool
dash_find(const struct passage *p, struct findings *f)
{
	struct finding *x;
	size_t i = 1;

	if (p->count < 2 || p->dry || !opens_speech(p) || p->span_count > 0)
		return false;
	x = findings_add(f, QUOTE_DIRECT);
	while (x && i < p->count) {
		size_t end = speech_end(p, i), next;
		bool dashed = end < p->count && is_dash(&p->tokens[end]);

		if (end > i)
			findings_add_run(f, x, (struct tokens){ (uint32_t)i, (uint32_t)end - 1 });
		next = narration_end(p, end + (end < p->count), dashed);
		take_cue(p, x, end, next);
		/* "—dijo ella—. ¿Vienes?" */
		i = next + 1;
		while (i < p->count && (p->tokens[i].kind == TOKEN_STOP ||
		                        p->tokens[i].kind == TOKEN_COMMA || is_dash(&p->tokens[i])))
			i++;
	}
	return x != NULL;
}
