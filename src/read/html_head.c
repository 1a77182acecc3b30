/*
 * What a page says of itself, and the names of places: its title, its facts, where its links lead and what leads into it.
 */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "read/html_state.h"
#include "read/uri.h"

enum { TITLE_MOST = 4096 };

/* ---- title ---- */

void
html_title_end(struct html *h)
{
	if (!h->in_title)
		return;
	h->in_title = false;
	buffer_one_line(&h->title, 0);
	if (!h->title.size)
		return;
	sink_title(h->sink, h->title.bytes);
	h->title_due = true;
}

void
html_title_above(struct html *h)
{
	h->title_waits = h->title_due && h->place.heading && h->place.heading <= 2 &&
	                 h->place.tabling != HTML_REAL_TABLE;
	if (!h->title_due || h->title_waits)
		return;
	h->title_due = false;
	builder_block(h->builder, &(struct block){ .kind = BLOCK_TITLE });
	builder_text(h->builder, h->title.bytes, h->title.size);
	builder_block_end(h->builder);
	h->gap = 1;
}

void
html_title_above_heading(struct html *h)
{
	if (!h->title_waits)
		return;
	h->title_due = h->title_waits = false;
	if (!builder_holds(h->builder, h->title.bytes))
		builder_block_before(h->builder, &(struct block){ .kind = BLOCK_BOILERPLATE },
		                     h->title.bytes);
}

/* ---- facts ---- */

static void
say_fact(struct html *h, enum fact fact, const char *value)
{
	struct buffer text = { 0 };

	buffer_add_string(&text, value);
	buffer_one_line(&text, 0);
	if (text.size && !h->options.is_part)
		sink_fact(h->sink, fact, text.bytes);
	buffer_clear(&text);
}

void
html_meta(struct html *h, const struct html_attributes *a)
{
	static const struct {
		const char *name;
		enum fact fact;
	} facts[] = {
		{ "author", FACT_AUTHOR },
		{ "dc.creator", FACT_AUTHOR },
		{ "dcterms.creator", FACT_AUTHOR },
		{ "citation_author", FACT_AUTHOR },
		{ "date", FACT_DATE },
		{ "dc.date", FACT_DATE },
		{ "dcterms.date", FACT_DATE },
		{ "dcterms.created", FACT_DATE },
		{ "article:published_time", FACT_DATE },
		{ "citation_publication_date", FACT_DATE },
	};
	const char *name = a->name ? a->name : a->property;

	for (size_t i = 0; name && a->content && i < sizeof facts / sizeof *facts; i++)
		if (!strcasecmp(name, facts[i].name))
			say_fact(h, facts[i].fact, a->content);
}

void
html_language(struct html *h, const struct html_attributes *a)
{
	const char *lang = a->lang ? a->lang : a->xml_lang;
	struct html_place *place = &h->place;

	/* The root is open, and nothing else: the page's own. */
	if (h->open_count == 1 && h->open[0].element->action == HTML_ROOT)
		say_fact(h, FACT_LANGUAGE, lang);
	memset(place->lang, 0, sizeof place->lang);
	if (isalpha((unsigned char)lang[0]) && isalpha((unsigned char)lang[1])) {
		place->lang[0] = (char)tolower((unsigned char)lang[0]);
		place->lang[1] = (char)tolower((unsigned char)lang[1]);
	}
}

/* ---- links ---- */

void
html_set_base(struct html *h, const char *href)
{
	if (h->has_base)
		return;
	h->has_base = true;
	uri_clean(href, &h->base);
}

/* A link's target, as the document writes it; empty for none. */
static void
resolve(struct html *h, const char *href, struct buffer *to)
{
	if (h->options.target) {
		h->options.target(h->options.context, href, to);
		return;
	}
	uri_clean(href, to);
	if (to->size && to->bytes[0] == '#')
		uri_decode(to);
	else if (to->size && h->base.size)
		uri_join(h->base.bytes, to);
	/* A program is no place. */
	if (to->size && !strncasecmp(to->bytes, "javascript:", 11))
		buffer_reset(to);
}

void
html_link(struct html *h, const char *href)
{
	struct buffer *target = &h->scratch;

	buffer_reset(target);
	resolve(h, href, target);
	html_title_above(h);
	if (target->size > 1 || (target->size && target->bytes[0] != '#'))
		builder_open(h->builder, SPAN_LINK, target->bytes);
}

void
html_anchor(struct html *h, const char *name)
{
	if (h->place.hidden || !*name)
		return;
	if (!h->options.anchor) {
		builder_anchor(h->builder, name);
		return;
	}
	buffer_reset(&h->scratch);
	h->options.anchor(h->options.context, name, &h->scratch);
	if (h->scratch.size)
		builder_anchor(h->builder, h->scratch.bytes);
}
