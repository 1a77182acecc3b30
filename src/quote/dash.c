/*
 * What Spanish and French write otherwise: dialogue behind dashes, and the narrator's words inside the marks. The paragraph's first dash opens speech. Behind it every dash turns from speech to
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

/* What the narrator says between two pieces of speech: "dit-il", "a ajouté le maire", "dijo ella". */
struct remark {
	struct tokens cue;
	struct tokens source;
};

static bool
quotes(const struct token *t)
{
	return t->kind == TOKEN_WORD && t->verb && !(t->flags & TOKEN_CAPITAL) &&
	       lexicon_verbs[t->verb].frames & FRAME_QUOTE;
}

static bool
is_pronoun(const struct token *t)
{
	return t->bits & WORD_PRONOUN && t->bits & WORD_SUBJECT && !(t->bits & WORD_RELATIVE);
}

/* A cue verb at a token, with its auxiliary: "dijo", "a déclaré", "a-t-il déclaré". */
static bool
read_cue(const struct passage *p, size_t i, struct remark *r)
{
	const struct token *t = &p->tokens[i];

	*r = (struct remark){ TOKENS_NONE, TOKENS_NONE };
	if (i >= p->count || t->kind != TOKEN_WORD)
		return false;
	if (quotes(t) && t->bits & (WORD_PAST | WORD_PRESENT | WORD_FINITE)) {
		r->cue = (struct tokens){ (uint32_t)i, (uint32_t)i };
		return true;
	}
	if (!(t->bits & WORD_HAVE))
		return false;
	if (is_pronoun(t + 1) && !(t->flags & TOKEN_SPACE_AFTER)) {
		r->source = (struct tokens){ (uint32_t)i + 1, (uint32_t)i + 1 };
		i++;
	}
	if (i + 1 >= p->count || !quotes(&p->tokens[i + 1]) ||
	    !(p->tokens[i + 1].bits & WORD_PARTICIPLE))
		return false;
	r->cue = (struct tokens){ (uint32_t)(t - p->tokens), (uint32_t)i + 1 };
	return true;
}

/* The words behind a cue that say who: a pronoun, a name, "le maire de la ville". */
static void
read_source(const struct passage *p, size_t end, struct remark *r)
{
	size_t first = r->cue.last + 1U, i = first;

	if (!tokens_empty(r->source))
		return;
	if (i < end && is_pronoun(&p->tokens[i])) {
		i++;
	} else {
		while (i < end && p->tokens[i].kind == TOKEN_WORD) {
			const struct token *t = &p->tokens[i];
			bool genitive = t->bits & WORD_PREPOSITION && t->bits & WORD_POSSESSIVE;

			if (!(t->flags & TOKEN_CAPITAL) && !genitive &&
			    !(t->bits & (WORD_DETERMINER | WORD_ROLE | WORD_TITLE | WORD_GROUP)) &&
			    !(!t->bits && i > first && t[-1].bits & WORD_DETERMINER))
				break;
			i++;
		}
	}
	if (i > first)
		r->source = (struct tokens){ (uint32_t)first, (uint32_t)i - 1 };
}

/* The narrator's words start in lower case; in a language that is not known, a comma before the dash tells. */
static bool
is_narration(const struct passage *p, size_t i)
{
	const struct token *t = &p->tokens[i];
	struct remark r;

	if (i >= p->count || t->kind != TOKEN_WORD || t->flags & TOKEN_CAPITAL)
		return false;
	return read_cue(p, i, &r) || (i >= 2 && (p->tokens[i - 2].kind == TOKEN_COMMA ||
	                                         p->tokens[i - 2].kind == TOKEN_STOP));
}

static void
take_cue(const struct passage *p, struct finding *x, size_t i, size_t end)
{
	struct remark r;

	if (!tokens_empty(x->cue))
		return;
	while (i < end && !read_cue(p, i, &r))
		i++;
	if (i >= end)
		return;
	read_source(p, end, &r);
	x->cue = r.cue;
	x->source = r.source;
}

/*
 * French and Spanish put the narrator's words between the commas of the speech itself: "Le pont, dit-il, est fermé."
 * Whether such words start at a token; who speaks must be told, and then the remark is over.
 */
static bool
is_incise(const struct passage *p, size_t i, size_t end, struct remark *r)
{
	enum { LONGEST = 10 };

	if (!read_cue(p, i, r))
		return false;
	read_source(p, end, r);
	if (tokens_empty(r->source))
		return false;
	for (size_t k = r->source.last + 1U; k < end && k < r->source.last + LONGEST; k++) {
		const struct token *t = &p->tokens[k];

		if (t->kind == TOKEN_COMMA || t->kind == TOKEN_STOP || t->kind == TOKEN_MARK)
			return true;
		if (t->kind != TOKEN_WORD || t->bits & (WORD_AUXILIARY | WORD_THAT | WORD_FINITE))
			return false;
	}
	return r->source.last + 1U >= end;
}

/* The end of a stretch of speech from a token on: a dash with narration behind it, or a comma with a cue. */
static size_t
speech_end(const struct passage *p, size_t i)
{
	struct remark r;

	for (; i < p->count; i++) {
		const struct token *t = &p->tokens[i];

		if (is_dash(t) && is_narration(p, i + 1))
			return i;
		if ((t->kind == TOKEN_COMMA || t->kind == TOKEN_STOP) &&
		    p->language == LANGUAGE_FRENCH && is_incise(p, i + 1, p->count, &r))
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

/* Where the remark ends that starts at a token, and the speech goes on: behind its comma or stop. */
static size_t
remark_end(const struct passage *p, const struct remark *r, size_t end)
{
	size_t i = (r->source.last > r->cue.last ? r->source.last : r->cue.last) + 1U;

	while (i < end && p->tokens[i].kind != TOKEN_COMMA && p->tokens[i].kind != TOKEN_STOP)
		i++;
	return i + 1;
}

static void
split_span(const struct passage *p, struct findings *f, uint32_t number)
{
	const struct span *span = &p->spans[number];
	size_t first = span->open, end = span->unclosed ? span->close + 1U : span->close;
	struct finding *x = NULL;
	struct remark r;

	for (size_t i = span->open + 1U; i + 1 < end; i++) {
		const struct token *t = &p->tokens[i];

		if ((t->kind != TOKEN_COMMA && t->kind != TOKEN_STOP) ||
		    !is_incise(p, i + 1, end, &r))
			continue;
		x = x ? x : findings_add(f, QUOTE_DIRECT);
		if (!x)
			return;
		if (tokens_empty(x->cue)) {
			x->cue = r.cue;
			x->source = r.source;
		}
		findings_add_run(f, x, (struct tokens){ (uint32_t)first, (uint32_t)i });
		i = first = remark_end(p, &r, end);
	}
	if (!x)
		return;
	x->continues = span->continues;
	f->owner[number] = (uint32_t)(x - f->items) + 1;
	if (first < end)
		findings_add_run(f, x, (struct tokens){ (uint32_t)first, span->close });
}

void
dash_split_spans(const struct passage *p, struct findings *f)
{
	if (p->language != LANGUAGE_FRENCH && p->language != LANGUAGE_SPANISH)
		return;
	for (uint32_t i = 0; i < p->span_count; i++)
		if (!p->spans[i].parent && !f->owner[i])
			split_span(p, f, i);
}
