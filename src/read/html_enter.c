/*
 * What an element does to the text in it: where it starts, and again where it ends. A hidden element's text is never
 * said, so nothing of this is asked for it.
 */
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "read/html_state.h"

enum { DEFINITION_INDENT = 4, INDENT_MOST = 64, DEPTH_MOST = 255, LEVEL_MOST = 99, GAP_MOST = 2 };

/* ---- quotation marks ---- */

struct quote_marks {
	const char *langs; /* two letters each, blanks between; "" for all others */
	const char *marks[4];
};

static const struct quote_marks quote_marks[] = {
	{ "de cs sk sl bg is lt et", { "„", "“", "‚", "‘" } },
	{ "fr", { "«\xc2\xa0", "\xc2\xa0»", "“", "”" } },
	{ "es it pt ru uk be el no nb nn ca", { "«", "»", "“", "”" } },
	{ "pl hu ro hr", { "„", "”", "«", "»" } },
	{ "sv fi", { "”", "”", "’", "’" } },
	{ "ja zh", { "「", "」", "『", "』" } },
	{ "", { "“", "”", "‘", "’" } },
};

/* The mark that starts a q, or ends it. */
static const char *
quote_mark(const struct html_place *place, bool end)
{
	const struct quote_marks *q = quote_marks;

	while (*q->langs && !(place->lang[0] && strstr(q->langs, place->lang)))
		q++;
	return q->marks[(place->quoted % 2 ? 0 : 2) + end];
}

/* ---- places ---- */

static uint8_t
deeper(uint8_t depth)
{
	return depth < DEPTH_MOST ? (uint8_t)(depth + 1) : depth;
}

static bool
is_named(const struct html_open *open, const char *name)
{
	return !strcmp(open->element->name, name);
}

static void
enter_section(struct html *h, const struct html_open *open)
{
	html_break(h, 0);
	if (!is_named(open, "section"))
		h->place.furniture = HTML_NO_FURNITURE;
	if (!h->place.furniture)
		h->place.content = true;
}

/* In what the page is about, these belong to it; but the way to other pages never does. */
static void
enter_furniture(struct html *h, const struct html_open *open, const struct html_attributes *a)
{
	bool nav = is_named(open, "nav"), header = is_named(open, "header");

	html_break(h, 0);
	if (!nav && (h->place.content || h->place.quote_depth || html_attributes_deny(a)))
		return;
	if (h->place.furniture < HTML_ALL_FURNITURE && !h->options.is_part)
		h->place.furniture = header ? HTML_BANNER : HTML_ALL_FURNITURE;
}

static void
enter_heading(struct html *h, unsigned level)
{
	html_break(h, 1);
	if (h->place.furniture == HTML_BANNER)
		h->place.furniture = HTML_NO_FURNITURE;
	if (!h->place.furniture)
		h->place.heading = (uint8_t)level;
}

static void
enter_kept(struct html *h)
{
	html_break(h, 1);
	h->place.kept = h->at_start = true;
	h->place.kind = BLOCK_CODE;
}

static void
enter_definition(struct html *h)
{
	html_break(h, 0);
	if (h->place.indent < INDENT_MOST)
		h->place.indent = (uint16_t)(h->place.indent + DEFINITION_INDENT);
}

/* The sign beside a heading that leads to the heading itself. */
static bool
is_permalink(const struct html *h, const struct html_attributes *a)
{
	static const char *const classes[] = { "headerlink",    "anchor-link", "permalink",
		                               "anchorjs-link", "hash-link",   "header-anchor",
		                               "heading-anchor" };

	for (size_t i = 0; a->href && a->class && i < sizeof classes / sizeof *classes; i++)
		if (html_attribute_has(a->class, classes[i]))
			return h->place.heading || html_attribute_has(a->class, "headerlink");
	return false;
}

static void
enter_link(struct html *h, struct html_open *open, const struct html_attributes *a)
{
	if (a->name)
		html_anchor(h, a->name);
	if (is_permalink(h, a))
		open->mute = open->moved = h->place.hidden = true;
	else if (a->href)
		html_link(h, a->href);
}

/* A drawing's title is no page's: it is what its alt text would be. */
static void
enter_title(struct html *h)
{
	if (h->place.foreign)
		html_say(h, " ", 1);
	else if (h->has_title || h->options.is_part)
		h->place.hidden = true;
	else
		h->in_title = h->has_title = true;
}

/* ---- attributes that any element may have ---- */

/* True for elements that lay out text, whose class tells something. */
static bool
lays_out(const struct html_element *e)
{
	return e->action >= HTML_BLOCK && e->action <= HTML_TABLE;
}

/* What only our own readers ask for. */
static void
enter_own(struct html *h, const struct html_attributes *a)
{
	if (a->own_gap) {
		html_break(h, 0);
		h->gap = (uint8_t)html_attribute_number(a->own_gap, 0, GAP_MOST, 0);
	}
	if (a->own_indent)
		h->place.indent = (uint16_t)html_attribute_number(a->own_indent, 0, INDENT_MOST, 0);
	for (int kind = 0; a->own_block && kind < BLOCK_KIND_COUNT; kind++)
		if (!strcmp(a->own_block, block_kind_name((enum block_kind)kind)))
			h->place.kind = (uint8_t)kind;
}

static void
enter_any(struct html *h, const struct html_open *open, const struct html_attributes *a)
{
	const struct html_element *e = open->element;

	/* The name is that of what the element holds, not of the end of what stands before it. */
	if (a->id && lays_out(e))
		html_break(h, 0);
	if (a->id)
		html_anchor(h, a->id);
	if (a->lang || a->xml_lang)
		html_language(h, a);
	if (!lays_out(e))
		return;
	if (!h->options.is_part && html_attributes_furnish(a)) {
		html_break(h, 0);
		h->place.furniture = HTML_ALL_FURNITURE;
	}
	if (a->role && html_attribute_has(a->role, "main"))
		enter_section(h, open);
	if (a->style && html_attributes_keep(a) && e->action != HTML_KEPT) {
		enter_kept(h);
		h->place.kind = BLOCK_VERBATIM;
	}
	if (a->own_gap || a->own_block || a->own_indent)
		enter_own(h, a);
}

static void
enter_role(struct html *h, const struct html_attributes *a)
{
	if (!h->place.heading && html_attribute_has(a->role, "heading"))
		enter_heading(h, (unsigned)html_attribute_number(a->aria_level, 1, LEVEL_MOST, 2));
}

/* ---- entering and leaving ---- */

void
html_enter(struct html *h, struct html_open *open, const struct html_attributes *a)
{
	const struct html_element *e = open->element;

	enter_any(h, open, a);
	switch (e->action) {
	case HTML_MARK:
		html_mark(h, e->value);
		break;
	case HTML_LINK:
		enter_link(h, open, a);
		break;
	case HTML_BLOCK:
		html_break(h, e->value);
		if (!strcmp(e->name, "foreignobject"))
			h->place.foreign = false;
		break;
	case HTML_SECTION:
		enter_section(h, open);
		break;
	case HTML_FURNITURE:
		enter_furniture(h, open, a);
		break;
	case HTML_HEADING:
		enter_heading(h, e->value);
		break;
	case HTML_LIST:
		html_list_enter(h, open, a);
		break;
	case HTML_ITEM:
		html_item_enter(h, a);
		break;
	case HTML_TERM:
		html_break(h, 0);
		break;
	case HTML_DEFINITION:
		enter_definition(h);
		break;
	case HTML_QUOTE:
		html_break(h, 1);
		h->place.quote_depth = deeper(h->place.quote_depth);
		break;
	case HTML_KEPT:
		enter_kept(h);
		break;
	case HTML_CAPTION:
		html_break(h, 0);
		h->place.kind = BLOCK_CAPTION;
		break;
	case HTML_SUMMARY:
		html_break(h, 0);
		html_mark(h, SPAN_STRONG);
		break;
	case HTML_TABLE:
		html_table_enter(h, a);
		break;
	case HTML_TABLE_CAPTION:
	case HTML_ROWS:
	case HTML_ROW:
	case HTML_CELL:
		html_table_part_enter(h, e, a);
		break;
	case HTML_QUOTED:
		h->place.quoted = deeper(h->place.quoted);
		html_say_string(h, quote_mark(&h->place, false));
		break;
	case HTML_RAISED:
		h->place.raised = true;
		break;
	case HTML_LOWERED:
		h->place.lowered = true;
		break;
	case HTML_ANNOTATION:
		h->ruby = h->ruby == HTML_RUBY_SAID ? HTML_RUBY_GOES_ON : HTML_RUBY_BEGINS;
		break;
	case HTML_CHOICE:
		html_say(h, " ", 1);
		break;
	case HTML_TOKEN:
		if (h->is_token)
			html_say(h, " ", 1);
		break;
	case HTML_FOREIGN:
		h->place.foreign = true;
		break;
	case HTML_TITLE:
		enter_title(h);
		break;
	default:
		break;
	}
	if (a->role)
		enter_role(h, a);
}

/* Some elements are more than their name says. */
static void
leave_any(struct html *h, const struct html_open *open)
{
	const struct html_place *inside = &h->place, *outside = &open->before;

	if (inside->heading != outside->heading || inside->kept != outside->kept)
		html_break(h, 1);
	else if (inside->furniture != outside->furniture)
		html_break(h, 0);
}

void
html_leave(struct html *h, const struct html_open *open)
{
	const struct html_element *e = open->element;

	switch (e->action) {
	case HTML_MARK:
		html_unmark(h, e->value);
		break;
	case HTML_LINK:
		builder_close(h->builder, SPAN_LINK);
		break;
	case HTML_BLOCK:
	case HTML_SECTION:
	case HTML_FURNITURE:
	case HTML_TERM:
	case HTML_DEFINITION:
	case HTML_CAPTION:
		html_break(h, e->value);
		break;
	case HTML_HEADING:
	case HTML_QUOTE:
	case HTML_KEPT:
		html_break(h, 1);
		break;
	case HTML_LIST:
		html_break(h, open->before.list_depth || open->before.furniture ? 0 : 1);
		break;
	case HTML_ITEM:
		html_break(h, 0);
		h->marker[0] = '\0';
		break;
	case HTML_SUMMARY:
		html_unmark(h, SPAN_STRONG);
		html_break(h, 0);
		break;
	case HTML_TABLE:
	case HTML_TABLE_CAPTION:
	case HTML_ROWS:
	case HTML_ROW:
	case HTML_CELL:
		html_table_part_leave(h, open);
		break;
	case HTML_QUOTED:
		html_say_string(h, quote_mark(&h->place, true));
		break;
	case HTML_RUBY:
		html_ruby_end(h);
		break;
	case HTML_ANNOTATION:
		if (h->ruby)
			h->ruby = h->ruby == HTML_RUBY_BEGINS ? HTML_NO_RUBY : HTML_RUBY_SAID;
		break;
	case HTML_CHOICE:
		html_say(h, " ", 1);
		break;
	case HTML_TOKEN:
		h->is_token = true;
		break;
	case HTML_TITLE:
		if (h->place.foreign)
			html_say(h, " ", 1);
		html_title_end(h);
		break;
	default:
		break;
	}
	leave_any(h, open);
}

/* ---- elements without content ---- */

/* What a control shows; NULL when nobody sees it. */
static const char *
input_text(const struct html_attributes *a)
{
	if (a->type && !strcasecmp(a->type, "hidden"))
		return NULL;
	if (a->type && (!strcasecmp(a->type, "checkbox") || !strcasecmp(a->type, "radio")))
		return "";
	return a->value && *a->value ? a->value : a->placeholder ? a->placeholder : "";
}

static void
say_apart(struct html *h, const char *text)
{
	if (!text)
		return;
	html_say(h, " ", 1);
	html_say_string(h, text);
	html_say(h, " ", 1);
}

/* A picture's text is words of its own, but for a single letter: a word may begin with that one. */
static void
say_picture(struct html *h, const char *text)
{
	uint32_t cp;

	if (!text || !*text)
		return;
	if (text[utf8_decode(text, strlen(text), &cp)])
		say_apart(h, text);
	else
		html_say_string(h, text);
}

void
html_enter_void(struct html *h, const struct html_element *e, const struct html_attributes *a)
{
	if (a->id)
		html_anchor(h, a->id);
	switch (e->action) {
	case HTML_BREAK:
		html_line_break(h);
		break;
	case HTML_RULE:
		html_rule(h);
		break;
	case HTML_IMAGE:
		say_picture(h, a->alt);
		break;
	case HTML_INPUT:
		say_apart(h, input_text(a));
		break;
	case HTML_META:
		html_meta(h, a);
		break;
	case HTML_BASE:
		if (a->href)
			html_set_base(h, a->href);
		break;
	default:
		break;
	}
}
