/*
 * The engine: each block becomes passages, each passage is cut into tokens, its marks are paired, cue words give
 * quotations, and what is left in marks is judged. What is carried from block to block is small: the language's
 * counts, the marks that are open, the quotation that goes on, and the cast.
 *
 * A quotation that is open at the end of its paragraph waits for the next one; everything else is emitted at
 * once, in order of place.
 */
#include "quote/quoter.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "quote/continuation.h"
#include "quote/cues.h"
#include "quote/dash.h"
#include "quote/finding.h"
#include "quote/ideograph.h"
#include "quote/intro.h"
#include "quote/language.h"
#include "quote/marks.h"
#include "quote/passage.h"
#include "quote/spans.h"
#include "quote/speakers.h"

enum { PENDING_RUNS_MAX = 1024, NESTED_RUNS_MAX = 8, DEPTHS_MAX = 8, INTRO_MAX = 512 };

/* A quotation whose last run may be still to come. */
struct pending {
	bool active;
	bool hushed; /* not to be emitted */
	struct quote quote;
	struct range runs[PENDING_RUNS_MAX];
	char speaker[NAME_MAX];
};

struct quoter {
	void (*emit)(void *context, const struct quote *quote);
	void *context;
	bool muted;
	struct language_state language;
	struct marks_state marks;
	struct continuation continuation;
	struct speakers speakers;
	struct pending pending;
	struct intro writers[DEPTHS_MAX]; /* of mail, by the depth of its reply marks */
	struct intro intro;   /* the paragraph before, when it introduces a block quotation */
	struct pending block; /* the block quotation that goes on, and its depth */
	unsigned block_depth;

	/* From here on: worked in for one passage, written before it is read, and large. */
	struct passage passage;
	struct findings findings;
	uint32_t order[FINDINGS_MAX];
	char names[FINDINGS_MAX][NAME_MAX]; /* of the speakers, in the same order */
};

/* A look at one place makes a quoter of its own: only what is read before it is written costs anything here. */
struct quoter *
quoter_new(const struct lexicon *lexicon, void (*emit)(void *context, const struct quote *quote),
           void *context)
{
	struct quoter *q = memory_alloc(sizeof *q);

	assert(lexicon);
	memset(q, 0, offsetof(struct quoter, speakers));
	q->emit = emit;
	q->context = context;
	speakers_init(&q->speakers);
	q->pending.active = q->block.active = false;
	memset(q->writers, 0, sizeof q->writers);
	q->intro.there = false;
	q->block_depth = 0;
	return q;
}

void
quoter_free(struct quoter *quoter)
{
	free(quoter);
}

static void
emit(struct quoter *q, const struct quote *quote)
{
	if (!q->muted)
		q->emit(q->context, quote);
}

static void
pending_flush(struct quoter *q, struct pending *x)
{
	if (!x->active)
		return;
	x->active = false;
	x->quote.runs = x->runs;
	x->quote.speaker = x->speaker[0] ? x->speaker : NULL;
	if (x->quote.run_count && !x->hushed)
		emit(q, &x->quote);
}

static void
pending_start(struct pending *x, const struct quote *quote)
{
	x->active = true;
	x->hushed = false;
	x->quote = *quote;
	x->quote.run_count = 0;
	x->speaker[0] = '\0';
	if (quote->speaker)
		strcpy(x->speaker, quote->speaker);
}

/* Adds a run; a quotation of too many runs is emitted, and goes on as another one. */
static void
pending_add(struct quoter *q, struct pending *x, struct range run)
{
	if (x->quote.run_count == PENDING_RUNS_MAX) {
		pending_flush(q, x);
		x->active = true;
		x->hushed = false;
		x->quote.run_count = 0;
	}
	x->runs[x->quote.run_count++] = run;
}

static struct range
tokens_range(const struct passage *p, struct tokens t)
{
	if (tokens_empty(t))
		return (struct range){ 0, 0 };
	return passage_range(p, t.first, t.last);
}

static void
emit_nested(struct quoter *q, struct quote *quote, const struct finding *x)
{
	struct range runs[NESTED_RUNS_MAX];

	quote->runs = runs;
	for (uint32_t r = x->run; r && quote->run_count < NESTED_RUNS_MAX;
	     r = q->findings.runs[r - 1].next)
		runs[quote->run_count++] =
			tokens_range(&q->passage, q->findings.runs[r - 1].tokens);
	quote->speaker = quote->speaker[0] ? quote->speaker : NULL;
	emit(q, quote);
}

/* The words of the paragraph before go on; who spoke may be said only here. */
static void
carry_on(struct quoter *q, const struct quote *quote)
{
	struct pending *x = &q->pending;

	if (quote->strength == QUOTE_INFERRED)
		x->quote.strength = QUOTE_INFERRED;
	if (!range_empty(x->quote.cue) || range_empty(quote->cue))
		return;
	x->quote.cue = quote->cue;
	x->quote.source = quote->source;
	strcpy(x->speaker, quote->speaker);
}

/* Whether a run comes behind all that a quotation has. */
static bool
is_behind(const struct pending *x, struct range run)
{
	return !x->quote.run_count || x->runs[x->quote.run_count - 1].end <= run.start;
}

static void
emit_finding(struct quoter *q, const struct finding *x, const char *name,
             const struct intro *before)
{
	const struct passage *p = &q->passage;
	struct quote quote = { .type = x->type,
		               .nested = x->nested,
		               .strength = x->inferred ? QUOTE_INFERRED : QUOTE_EXPLICIT,
		               .cue = tokens_range(p, x->cue),
		               .source = tokens_range(p, x->source),
		               .speaker = name };

	/* "She said in a low voice:" stands in the paragraph before. */
	if (before->there && x->type == QUOTE_DIRECT && tokens_empty(x->cue) &&
	    q->findings.runs[x->run - 1].tokens.first == 0) {
		quote.cue = before->cue;
		quote.source = before->source;
		if (before->name[0])
			quote.speaker = before->name;
	}
	if (x->nested) {
		emit_nested(q, &quote, x);
		return;
	}
	if (x->continues && q->pending.active &&
	    is_behind(&q->pending, tokens_range(p, q->findings.runs[x->run - 1].tokens))) {
		carry_on(q, &quote);
	} else {
		pending_flush(q, &q->pending);
		pending_start(&q->pending, &quote);
	}
	for (uint32_t r = x->run; r; r = q->findings.runs[r - 1].next)
		pending_add(q, &q->pending, tokens_range(p, q->findings.runs[r - 1].tokens));
}

static int
compare_findings(const void *a, const void *b, void *context)
{
	const struct findings *f = context;
	const struct finding *x = &f->items[*(const uint32_t *)a];
	const struct finding *y = &f->items[*(const uint32_t *)b];
	uint32_t i = f->runs[x->run - 1].tokens.first, j = f->runs[y->run - 1].tokens.first;

	if (i != j)
		return i < j ? -1 : 1;
	return x < y ? -1 : x > y;
}

static void
emit_findings(struct quoter *q, const struct intro *before)
{
	size_t n = 0;

	for (uint32_t i = 0; i < q->findings.count; i++)
		if (q->findings.items[i].run && !q->findings.items[i].dropped)
			q->order[n++] = i;
	qsort_r(q->order, n, sizeof *q->order, compare_findings, &q->findings);
	speakers_resolve(&q->speakers, &q->passage, &q->findings, q->order, n, q->names);
	for (size_t i = 0; i < n; i++)
		emit_finding(q, &q->findings.items[q->order[i]], q->names[i], before);
}

static void
read_passage(struct quoter *q, bool midway)
{
	struct passage *p = &q->passage;
	struct intro before = q->intro;

	p->language = language_decide(&q->language, p->tokens, p->count);
	p->dry = language_is_dry(&q->language);
	p->bits = tokens_classify(p->tokens, p->count, p->language);
	p->span_count = marks_pair(&q->marks, p->bytes, p->tokens, p->count, midway, p->spans);
	passage_divide(p);
	findings_reset(&q->findings, p->span_count);
	if (!language_has_dashes(&q->language) || !dash_find(p, &q->findings))
		cues_find(p, &q->findings);
	ideograph_find(p, &q->findings);
	dash_split_spans(p, &q->findings);
	spans_judge(p, &q->findings);
	continuation_extend(&q->continuation, p, &q->findings);
	speakers_read(&q->speakers, p);
	intro_read(&q->intro, p, &q->speakers);
	emit_findings(q, &before);
	if (q->marks.open == MARK_NONE && !q->continuation.open)
		pending_flush(q, &q->pending);
}

/* A line inside a reply that introduces a deeper one: "> On Monday, Brandt wrote:". */
static void
read_intro(struct quoter *q, const struct block *block, const char *bytes,
           const struct range *hidden, size_t hidden_count)
{
	struct passage *p = &q->passage;
	size_t size = (size_t)range_size(block->range), at = 0;

	q->intro = (struct intro){ 0 };
	if (size == 0 || size > INTRO_MAX || bytes[size - 1] != ':')
		return;
	p->bytes = bytes;
	p->base = block->range.start;
	p->count = tokens_read(bytes, size, &at, p->base, hidden, hidden_count, p->tokens);
	p->bits = tokens_classify(p->tokens, p->count, (enum language)q->language.language);
	p->span_count = 0;
	passage_divide(p);
	speakers_read(&q->speakers, p);
	intro_read(&q->intro, p, &q->speakers);
}

/*
 * Consecutive blocks behind reply marks of one depth are one quotation. In mail its writer is known by the depth
 * from then on: answers stand between the pieces of what they answer.
 */
/* Who is named below a block quotation has said it: "— Ana Petrov". False for a line that names nobody. */
static bool
read_signature(struct quoter *q, const struct block *block, const char *bytes)
{
	struct pending *x = &q->block;
	size_t size = (size_t)range_size(block->range), at = 0, n;
	uint32_t cp;

	if (block->kind != BLOCK_BYLINE || !x->active || q->block_depth != block->quote_depth)
		return false;
	while (at < size && (n = utf8_decode(bytes + at, size - at, &cp)) &&
	       (cp == '-' || (cp >= 0x2010 && cp <= 0x2015) || unicode_is_space(cp)))
		at += n;
	if (at == size || size - at >= NAME_MAX)
		return false;
	memcpy(x->speaker, bytes + at, size - at);
	x->speaker[size - at] = '\0';
	for (char *p = x->speaker; (p = strpbrk(p, "\t\n"));)
		*p = ' ';
	x->quote.source = (struct range){ block->range.start + at, block->range.end };
	return true;
}

static void
read_block_quotation(struct quoter *q, const struct block *block)
{
	size_t depth = block->quote_depth < DEPTHS_MAX ? block->quote_depth : DEPTHS_MAX;
	struct intro *writer = &q->writers[depth - 1];
	struct quote quote = { .type = QUOTE_BLOCK };

	if (!q->block.active || q->block_depth != block->quote_depth) {
		pending_flush(q, &q->block);
		if (q->intro.there || !writer->mail)
			*writer = q->intro;
		quote.cue = writer->cue;
		quote.source = writer->source;
		quote.speaker = writer->name;
		pending_start(&q->block, &quote);
		q->block_depth = block->quote_depth;
	}
	pending_add(q, &q->block, block->range);
}

static bool
is_read(const struct block *block)
{
	switch ((enum block_kind)block->kind) {
	case BLOCK_CODE:
	case BLOCK_VERBATIM:
	case BLOCK_TABLE_ROW:
	case BLOCK_RULE:
	case BLOCK_BOILERPLATE:
	case BLOCK_CONTENTS:
		return false;
	default:
		return true;
	}
}

static void
close_speech(struct quoter *q)
{
	pending_flush(q, &q->pending);
	q->marks.open = MARK_NONE;
	q->continuation.open = false;
}

void
quoter_block(struct quoter *quoter, const struct block *block, const char *bytes,
             const struct range *hidden, size_t hidden_count)
{
	struct passage *p = &quoter->passage;
	size_t size = (size_t)range_size(block->range), at = 0;

	if (block->quote_depth > 0) {
		if (read_signature(quoter, block, bytes))
			return;
		read_block_quotation(quoter, block);
		read_intro(quoter, block, bytes, hidden, hidden_count);
		return;
	}
	pending_flush(quoter, &quoter->block);
	if (block->kind == BLOCK_CODE || block->kind == BLOCK_VERBATIM)
		language_add_code(&quoter->language);
	if (!is_read(block))
		return;
	/* A heading or a caption ends what was said before it. */
	if (block->kind != BLOCK_PARAGRAPH && block->kind != BLOCK_ITEM)
		close_speech(quoter);
	while (at < size) {
		p->bytes = bytes;
		p->base = block->range.start;
		p->count = tokens_read(bytes, size, &at, p->base, hidden, hidden_count, p->tokens);
		if (p->count > 0)
			read_passage(quoter, at < size);
	}
}

void
quoter_end(struct quoter *quoter)
{
	pending_flush(quoter, &quoter->pending);
	pending_flush(quoter, &quoter->block);
}

/* ---- stretches ---- */

/*
 * The head's words count a quarter of the stretch's own: enough that a list of foreign words does not turn the language, little
 * enough that a second book in another one is soon read in it.
 */
enum { HEAD_SHARE = 4 };

struct quoter_habits
quoter_habits(const struct quoter *q)
{
	struct quoter_habits habits = { .language = q->language,
		                        .singles = q->marks.singles,
		                        .doubles = q->marks.doubles,
		                        .unmarked = q->continuation.unmarked,
		                        .narrator = q->continuation.narrator };

	language_share(&habits.language, HEAD_SHARE);
	return habits;
}

void
quoter_turn(struct quoter *q, const struct quoter_habits *habits)
{
	q->language = habits->language;
	q->marks.singles = habits->singles;
	q->marks.doubles = habits->doubles;
	q->continuation.unmarked = habits->unmarked;
	q->continuation.narrator = habits->narrator;
}

bool
quoter_is_clean(const struct quoter *q)
{
	return !q->pending.active && !q->block.active && q->marks.open == MARK_NONE &&
	       !q->continuation.open && !q->intro.there;
}

static uint64_t
pending_start_of(const struct pending *x)
{
	return x->active && x->quote.run_count && !x->hushed ? x->runs[0].start : UINT64_MAX;
}

uint64_t
quoter_open_start(const struct quoter *q)
{
	uint64_t a = pending_start_of(&q->pending), b = pending_start_of(&q->block);

	return a < b ? a : b;
}

void
quoter_hush(struct quoter *q)
{
	q->pending.hushed = q->block.hushed = true;
}

void
quoter_cut(struct quoter *q)
{
	q->pending.quote.run_count = q->block.quote.run_count = 0;
}

void
quoter_mute(struct quoter *q, bool muted)
{
	q->muted = muted;
}

void
quoter_take_speakers(struct quoter *q, const struct quoter *other)
{
	q->speakers = other->speakers;
	q->speakers.called = NULL; /* one of the other's people, for the passage at hand */
	memcpy(q->writers, other->writers, sizeof q->writers);
}
