/*
 * How a row is dressed. Everything that is known of the visible stretch (spans, quotations, matches) is gathered once a frame
 * as ranges with a style, lowest layer first; a cluster wears, over its block's style, every one that holds its position.
 * Ranges are copied at once, because the next question to a document may take back what it lent.
 */
#include "view/dress.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum {
	SPANS_MAX = 2048,
	QUOTES_MAX = 1024,
	MATCHES_MAX = 1024, /* asked for at once */
	POINT_MAX = 512,    /* bytes of a title in running text */
};

/* ---- gathering ---- */

static struct style
role(const struct body *body, enum style_role role)
{
	return body->theme->roles[role];
}

static struct dress *
add(struct wardrobe *w, struct range range, struct style style)
{
	w->dresses = memory_grow(w->dresses, &w->capacity, w->count + 1, sizeof *w->dresses);
	w->dresses[w->count] = (struct dress){ .range = range, .style = style };
	return &w->dresses[w->count++];
}

/* The theme's styles, or what the document itself asks for; both sides number colours alike. */
static struct style
span_style(const struct body *body, const struct span *span)
{
	static const enum style_role roles[SPAN_KIND_COUNT] = {
		[SPAN_EMPHASIS] = ROLE_EMPHASIS,   [SPAN_STRONG] = ROLE_STRONG,
		[SPAN_UNDERLINE] = ROLE_UNDERLINE, [SPAN_STRIKE] = ROLE_STRIKE,
		[SPAN_CODE] = ROLE_CODE,           [SPAN_LINK] = ROLE_LINK,
	};
	static_assert(SPAN_PALETTE == (int)COLOUR_INDEX && SPAN_RGB == (int)COLOUR_RGB,
	              "colours of spans are colours of styles");

	switch ((enum span_kind)span->kind) {
	case SPAN_COLOUR:
		return (struct style){ .foreground = span->ink, .background = span->ground };
	case SPAN_DIM:
		return (struct style){ .attributes = STYLE_DIM };
	case SPAN_REVERSE:
		return (struct style){ .attributes = STYLE_REVERSE };
	default:
		return role(body, roles[span->kind]);
	}
}

static void
gather_spans(const struct body *body, struct wardrobe *w, struct range seen)
{
	struct span *spans = memory_alloc(SPANS_MAX * sizeof *spans);
	size_t count = document_spans(body->document, seen, spans, SPANS_MAX);

	for (size_t i = 0; i < count; i++)
		add(w, spans[i].range, span_style(body, &spans[i]));
	free(spans);
}

enum style_role
dress_quote_role(const struct quote *quote)
{
	if (quote->type == QUOTE_DIRECT || quote->type == QUOTE_BLOCK)
		return ROLE_QUOTE;
	return quote->strength == QUOTE_INFERRED ? ROLE_INFERRED : ROLE_REPORTED;
}

static void
gather_runs(const struct body *body, struct wardrobe *w, const struct quote *quote)
{
	bool current = range_holds(quote->runs[0], body->quote);
	struct style style = role(body, dress_quote_role(quote));

	for (uint32_t i = 0; i < quote->run_count; i++) {
		struct dress *d = add(w, quote->runs[i], style);

		d->soft = true;
		d->quoted = true;
		d->current = current;
		d->certain = quote->strength == QUOTE_EXPLICIT;
		if (current)
			add(w, quote->runs[i], role(body, ROLE_QUOTE_CURRENT));
	}
}

static void
gather_words(const struct body *body, struct wardrobe *w, const struct quote *quote)
{
	bool current = range_holds(quote->runs[0], body->quote);

	if (!range_empty(quote->source))
		add(w, quote->source, role(body, current ? ROLE_SOURCE : ROLE_SOURCE_QUIET))->soft =
			true;
	if (!range_empty(quote->cue))
		add(w, quote->cue, role(body, current ? ROLE_CUE : ROLE_CUE_QUIET))->soft = true;
}

/* Who says it lies over what is quoted: a cue may stand inside another's words. */
static void
gather_quotes(const struct body *body, struct wardrobe *w, struct range seen)
{
	const struct quote **quotes = memory_alloc(QUOTES_MAX * sizeof *quotes);
	size_t count = document_quotes(body->document, seen, quotes, QUOTES_MAX);

	for (size_t i = 0; i < count; i++)
		gather_runs(body, w, quotes[i]);
	for (size_t i = 0; i < count; i++)
		gather_words(body, w, quotes[i]);
	free(quotes);
}

/*
 * How far a section's title reaches in the text at its start, blanks and line breaks alike; 0 when the text says
 * something else there.
 */
static size_t
title_extent(const char *text, size_t n, const char *title)
{
	size_t at = 0;

	while (*title) {
		if (*title == ' ') {
			while (at < n && strchr(" \t\r\n", text[at]))
				at++;
			title++;
		} else if (at < n && text[at] == *title) {
			at++;
			title++;
		} else {
			return 0;
		}
	}
	return at;
}

/* A section that begins inside a paragraph ("First, ...") has its title set apart in the running text. */
static void
gather_points(const struct body *body, struct wardrobe *w, struct range seen)
{
	size_t count;
	const struct section *sections = document_sections(body->document, &count);
	ptrdiff_t i = section_at(sections, count, seen.start ? seen.start - 1 : 0);

	for (i = i < 0 ? 0 : i; (size_t)i < count && sections[i].range.start < seen.end; i++) {
		struct range range = { sections[i].range.start, sections[i].range.start };
		char text[POINT_MAX];
		size_t n = text_read(document_text(body->document), range.start, text, sizeof text);

		range.end += title_extent(text, n, sections[i].title);
		if (!range_empty(range))
			add(w, range, role(body, ROLE_POINT))->soft = true;
	}
}

static void
gather_matches(const struct body *body, struct wardrobe *w, struct range seen)
{
	const struct view_matches *m = body->matches;
	struct range *found = memory_alloc(MATCHES_MAX * sizeof *found);
	size_t count = m->in ? MATCHES_MAX : 0;

	while (count == MATCHES_MAX) {
		count = m->in(m->context, seen, found, MATCHES_MAX);
		for (size_t i = 0; i < count; i++)
			add(w, found[i], role(body, ROLE_MATCH));
		if (count == MATCHES_MAX && found[count - 1].end > seen.start)
			seen.start = found[count - 1].end;
		else
			break;
	}
	free(found);
	if (!range_empty(m->current))
		add(w, m->current, role(body, ROLE_MATCH_CURRENT));
}

static void
gather_highlights(const struct body *body, struct wardrobe *w, struct range seen)
{
	for (size_t i = 0; i < body->highlight_count; i++) {
		const struct view_highlight *h = &body->highlights[i];
		if (!range_meets(h->range, seen))
			continue;
		struct style style = role(body, ROLE_HIGHLIGHT + h->colour);
		if (h->current)
			style = style_over(style, role(body, ROLE_HIGHLIGHT_CURRENT));
		struct dress *d = add(w, h->range, style);
		d->marked = true;
		d->noted = *h->note != '\0';
	}
}

void
dress_gather(const struct body *body, struct range seen, struct wardrobe *w)
{
	gather_spans(body, w, seen);
	if (body->options->quotes_shown)
		gather_quotes(body, w, seen);
	gather_points(body, w, seen);
	gather_highlights(body, w, seen);
	if (!range_empty(body->link))
		add(w, body->link, role(body, ROLE_LINK_CURRENT));
	gather_matches(body, w, seen);
	if (!range_empty(body->selection))
		add(w, body->selection, role(body, ROLE_SELECTION));
}

void
dress_clear(struct wardrobe *w)
{
	free(w->dresses);
	*w = (struct wardrobe){ 0 };
}

/* ---- what a row wears ---- */

enum style_role
dress_role(const struct row *row)
{
	switch (row->kind) {
	case BLOCK_HEADING:
		return row->level <= 1   ? ROLE_HEADING_1
		       : row->level == 2 ? ROLE_HEADING_2
		                         : ROLE_HEADING_3;
	case BLOCK_TABLE_ROW:
		return row->level ? ROLE_TABLE_HEADER : ROLE_BODY;
	case BLOCK_CODE:
		return ROLE_CODE;
	case BLOCK_CAPTION:
		return ROLE_CAPTION;
	case BLOCK_BOILERPLATE:
		return ROLE_BOILERPLATE;
	case BLOCK_TITLE:
		return ROLE_TITLE;
	case BLOCK_SUBTITLE:
		return ROLE_SUBTITLE;
	case BLOCK_BYLINE:
	case BLOCK_DATELINE:
		return ROLE_BYLINE;
	default:
		return ROLE_BODY;
	}
}

/* Titles and headings keep their look when they quote. */
static bool
wears_soft(const struct row *row)
{
	return row->kind != BLOCK_HEADING && row->kind != BLOCK_TITLE &&
	       row->kind != BLOCK_BOILERPLATE;
}

size_t
dress_choose(const struct wardrobe *w, const struct row *row, const struct dress **worn)
{
	size_t count = 0;

	for (size_t i = 0; i < w->count; i++)
		if (range_meets(w->dresses[i].range, row->shown) &&
		    (!w->dresses[i].soft || w->dresses[i].quoted || wears_soft(row)))
			worn[count++] = &w->dresses[i];
	return count;
}
