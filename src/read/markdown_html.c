/*
 * HTML in Markdown: the tags that people write there, on the same levels and with the same blocks as Markdown's own. Whatever
 * is no tag is text, tags that are not known are left out, and so are comments. No tree, no rules of what may stand where.
 */
#include "read/markdown_state.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "read/entity.h"

/* A tag, as it stands in the text. */
struct tag {
	const char *name, *end; /* end: before the '>' */
	size_t name_size;
	bool closes;
	const struct element *element; /* NULL: not known */
};

/* What an element is, beside its number. */
enum element_kind {
	ELEMENT_BLOCK, /* stands by itself */
	ELEMENT_MARK,
	ELEMENT_HEADING,
	ELEMENT_LIST,
	ELEMENT_ITEM,
	ELEMENT_QUOTE,
	ELEMENT_PRE,
	ELEMENT_CAPTION,
	ELEMENT_SUMMARY,
	ELEMENT_TABLE,
	ELEMENT_ROW,
	ELEMENT_CELL,
	ELEMENT_LINK,
	ELEMENT_IMAGE,
	ELEMENT_BREAK,
	ELEMENT_RULE,
	ELEMENT_SAID,
	ELEMENT_DROP, /* its text is none */
};

static const struct element {
	const char *name;
	enum element_kind kind;
	int value;
} elements[] = {
	/* sorted by name */
	{ "a", ELEMENT_LINK, 0 },
	{ "address", ELEMENT_BLOCK, 0 },
	{ "article", ELEMENT_BLOCK, 0 },
	{ "aside", ELEMENT_BLOCK, 0 },
	{ "b", ELEMENT_MARK, SPAN_STRONG },
	{ "blockquote", ELEMENT_QUOTE, 0 },
	{ "br", ELEMENT_BREAK, 0 },
	{ "caption", ELEMENT_BLOCK, 0 },
	{ "center", ELEMENT_BLOCK, 0 },
	{ "cite", ELEMENT_MARK, SPAN_EMPHASIS },
	{ "code", ELEMENT_MARK, SPAN_CODE },
	{ "dd", ELEMENT_BLOCK, 0 },
	{ "del", ELEMENT_MARK, SPAN_STRIKE },
	{ "details", ELEMENT_BLOCK, 0 },
	{ "dfn", ELEMENT_MARK, SPAN_EMPHASIS },
	{ "div", ELEMENT_BLOCK, 0 },
	{ "dl", ELEMENT_BLOCK, 0 },
	{ "dt", ELEMENT_BLOCK, 0 },
	{ "em", ELEMENT_MARK, SPAN_EMPHASIS },
	{ "figcaption", ELEMENT_CAPTION, 0 },
	{ "figure", ELEMENT_BLOCK, 0 },
	{ "footer", ELEMENT_BLOCK, 0 },
	{ "h1", ELEMENT_HEADING, 1 },
	{ "h2", ELEMENT_HEADING, 2 },
	{ "h3", ELEMENT_HEADING, 3 },
	{ "h4", ELEMENT_HEADING, 4 },
	{ "h5", ELEMENT_HEADING, 5 },
	{ "h6", ELEMENT_HEADING, 6 },
	{ "header", ELEMENT_BLOCK, 0 },
	{ "hr", ELEMENT_RULE, 0 },
	{ "i", ELEMENT_MARK, SPAN_EMPHASIS },
	{ "img", ELEMENT_IMAGE, 0 },
	{ "ins", ELEMENT_MARK, SPAN_UNDERLINE },
	{ "kbd", ELEMENT_MARK, SPAN_CODE },
	{ "li", ELEMENT_ITEM, 0 },
	{ "main", ELEMENT_BLOCK, 0 },
	{ "nav", ELEMENT_BLOCK, 0 },
	{ "ol", ELEMENT_LIST, MD_BLOCK_OL },
	{ "p", ELEMENT_BLOCK, 0 },
	{ "pre", ELEMENT_PRE, 0 },
	{ "q", ELEMENT_SAID, 0 },
	{ "s", ELEMENT_MARK, SPAN_STRIKE },
	{ "samp", ELEMENT_MARK, SPAN_CODE },
	{ "script", ELEMENT_DROP, 0 },
	{ "section", ELEMENT_BLOCK, 0 },
	{ "strike", ELEMENT_MARK, SPAN_STRIKE },
	{ "strong", ELEMENT_MARK, SPAN_STRONG },
	{ "style", ELEMENT_DROP, 0 },
	{ "summary", ELEMENT_SUMMARY, 0 },
	{ "table", ELEMENT_TABLE, 0 },
	{ "td", ELEMENT_CELL, 0 },
	{ "template", ELEMENT_DROP, 0 },
	{ "th", ELEMENT_CELL, 1 },
	{ "tr", ELEMENT_ROW, 0 },
	{ "tt", ELEMENT_MARK, SPAN_CODE },
	{ "u", ELEMENT_MARK, SPAN_UNDERLINE },
	{ "ul", ELEMENT_LIST, MD_BLOCK_UL },
	{ "var", ELEMENT_MARK, SPAN_EMPHASIS },
};

/* ---- tags ---- */

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool
is_white(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static const struct element *
element_find(const char *name, size_t n)
{
	size_t low = 0, high = sizeof elements / sizeof *elements;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const char *other = elements[middle].name;
		int order = strncasecmp(name, other, n);
		if (!order && other[n])
			order = -1;
		if (!order)
			return &elements[middle];
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return NULL;
}

/* The '>' of a tag that starts at p; NULL when it has none. */
static const char *
tag_end(const char *p, const char *end)
{
	char quote = '\0';

	for (; p < end; p++) {
		if (quote)
			quote = *p == quote ? '\0' : quote;
		else if (*p == '>')
			return p;
		else if ((*p == '"' || *p == '\'') && p[-1] == '=')
			quote = *p;
	}
	return NULL;
}

/* The tag that starts at p, a '<'; false when it is none and the sign stands for itself. */
static bool
tag_parse(const char *p, const char *end, struct tag *tag)
{
	*tag = (struct tag){ .closes = p + 1 < end && p[1] == '/' };
	p += tag->closes ? 2 : 1;
	if (p >= end || !is_letter(*p))
		return false;
	tag->name = p;
	while (p < end && (is_letter(*p) || (*p >= '0' && *p <= '9')))
		p++;
	tag->name_size = (size_t)(p - tag->name);
	if (p < end && *p != '>' && *p != '/' && !is_white(*p) && *p != '-' && *p != ':')
		return false;
	tag->end = tag_end(p, end);
	tag->element = element_find(tag->name, tag->name_size);
	return tag->end != NULL;
}

/* Reads the value of an attribute; false when it is not there. */
static bool
tag_value(const struct tag *tag, const char *name, struct buffer *to)
{
	size_t n = strlen(name);

	buffer_reset(to);
	for (const char *p = tag->name + tag->name_size; p < tag->end;) {
		const char *start = p;
		while (p < tag->end && *p != '=' && !is_white(*p))
			p++;
		bool same = (size_t)(p - start) == n && !strncasecmp(start, name, n);
		while (p < tag->end && is_white(*p))
			p++;
		const char *value = p, *stop = p;
		if (p < tag->end && *p == '=') {
			for (value = p + 1; value < tag->end && is_white(*value);)
				value++;
			char quote = value < tag->end ? *value : '\0';
			bool quoted = quote == '"' || quote == '\'';
			value += quoted;
			for (stop = value;
			     stop < tag->end && (quoted ? *stop != quote : !is_white(*stop));)
				stop++;
			p = stop + (quoted && stop < tag->end);
		}
		if (!same)
			continue;
		entity_text(value, (size_t)(stop - value), true, to);
		return true;
	}
	return false;
}

/* ---- what tags do ---- */

/* A block that stands by itself, and what stood before it ends. */
static void
begin_apart(struct markdown_render *r, enum block_kind kind)
{
	struct block block;

	markdown_flush(r);
	block = markdown_block(r, kind);
	markdown_begin(r, &block);
}

static void
end_marks(struct markdown_render *r, enum span_kind kind)
{
	for (; r->marks[kind]; r->marks[kind]--) {
		builder_close(r->builder, kind);
		if (kind == SPAN_LINK)
			r->links--;
	}
}

void
markdown_html_end(struct markdown_render *r)
{
	for (unsigned kind = 0; kind < SPAN_KIND_COUNT; kind++)
		end_marks(r, (enum span_kind)kind);
	r->html_drop = NULL;
	if (r->html_block && r->heading)
		markdown_heading_end(r);
}

static void
mark(struct markdown_render *r, enum span_kind kind, bool closes, const char *target)
{
	if (closes && !r->marks[kind])
		return;
	if (closes) {
		builder_close(r->builder, kind);
		r->marks[kind]--;
		r->links -= kind == SPAN_LINK;
		return;
	}
	markdown_need(r);
	builder_open(r->builder, kind, target);
	r->marks[kind]++;
	r->links += kind == SPAN_LINK;
}

static void
link_tag(struct markdown_render *r, const struct tag *tag)
{
	if (tag->closes) {
		mark(r, SPAN_LINK, true, NULL);
		return;
	}
	if (tag_value(tag, "name", &r->scratch))
		builder_anchor(r->builder, buffer_string(&r->scratch));
	if (!tag_value(tag, "href", &r->scratch))
		return;
	markdown_target(&r->scratch);
	/* A link in a link ends the outer one. */
	mark(r, SPAN_LINK, true, NULL);
	mark(r, SPAN_LINK, false, buffer_string(&r->scratch));
}

static void
image_tag(struct markdown_render *r, const struct tag *tag)
{
	if (tag->closes)
		return;
	tag_value(tag, "src", &r->scratch);
	markdown_target(&r->scratch);
	markdown_image(r, buffer_string(&r->scratch));
	if (tag_value(tag, "alt", &r->scratch))
		markdown_text(r, buffer_string(&r->scratch), r->scratch.size);
	markdown_image_end(r);
}

static void
list_tag(struct markdown_render *r, const struct tag *tag)
{
	MD_BLOCKTYPE type = (MD_BLOCKTYPE)tag->element->value;
	MD_BLOCK_OL_DETAIL ol = { .start = 1, .is_tight = 1, .mark_delimiter = '.' };
	MD_BLOCK_UL_DETAIL ul = { .is_tight = 1, .mark = '-' };

	if (tag->closes) {
		markdown_leave(r, type, true);
		return;
	}
	markdown_flush(r);
	if (tag_value(tag, "start", &r->scratch))
		ol.start = (unsigned)strtoul(buffer_string(&r->scratch), NULL, 10);
	markdown_list(r, type, type == MD_BLOCK_OL ? (const void *)&ol : &ul, true);
}

static void
item_tag(struct markdown_render *r, bool closes)
{
	static const MD_BLOCK_LI_DETAIL plain = { 0 };

	/* The end of an item may be left out. */
	if (markdown_level(r)->html && markdown_level(r)->type == MD_BLOCK_LI)
		markdown_leave(r, MD_BLOCK_LI, true);
	if (!closes) {
		markdown_flush(r);
		markdown_item(r, &plain, true);
	}
}

static void
table_tag(struct markdown_render *r, const struct tag *tag)
{
	bool closes = tag->closes;
	struct block block;

	switch (tag->element->kind) {
	case ELEMENT_TABLE:
		markdown_flush(r);
		if (closes) {
			builder_table_end(r->builder);
			r->open = false;
			return;
		}
		markdown_end(r);
		block = markdown_block(r, BLOCK_TABLE_ROW);
		builder_table(r->builder, &block);
		r->open = true;
		return;
	case ELEMENT_ROW:
		/* Its first cell tells what kind of row begins. */
		builder_row_end(r->builder);
		r->html_row = !closes;
		return;
	default:
		break;
	}
	markdown_html_end(r);
	if (closes) {
		builder_cell_end(r->builder);
		return;
	}
	if (r->html_row)
		builder_row(r->builder, tag->element->value == 1);
	r->html_row = false;
	builder_cell(r->builder, TABLE_LEFT, 1);
	r->open = true;
}

static void
heading_tag(struct markdown_render *r, const struct tag *tag)
{
	if (r->heading)
		markdown_heading_end(r);
	if (!tag->closes)
		markdown_heading(r, (unsigned)tag->element->value);
}

/* Tags inside of a paragraph of Markdown's end no block. */
static bool
is_inline(const struct element *element)
{
	return element->kind == ELEMENT_MARK || element->kind == ELEMENT_LINK ||
	       element->kind == ELEMENT_IMAGE || element->kind == ELEMENT_BREAK ||
	       element->kind == ELEMENT_SAID || element->kind == ELEMENT_DROP;
}

static void
run_tag(struct markdown_render *r, const struct tag *tag)
{
	const struct element *element = tag->element;
	bool closes = tag->closes;

	switch (element->kind) {
	case ELEMENT_BLOCK:
		markdown_end(r);
		break;
	case ELEMENT_MARK:
		if (!r->html_pre)
			mark(r, (enum span_kind)element->value, closes, NULL);
		break;
	case ELEMENT_HEADING:
		heading_tag(r, tag);
		break;
	case ELEMENT_LIST:
		list_tag(r, tag);
		break;
	case ELEMENT_ITEM:
		item_tag(r, closes);
		break;
	case ELEMENT_QUOTE:
		if (closes)
			markdown_leave(r, MD_BLOCK_QUOTE, true);
		else
			markdown_quote(r, true);
		break;
	case ELEMENT_PRE:
		r->html_pre = !closes;
		if (closes)
			markdown_end(r);
		else
			markdown_code(r, "");
		break;
	case ELEMENT_CAPTION:
		markdown_end(r);
		if (!closes)
			begin_apart(r, BLOCK_CAPTION);
		break;
	case ELEMENT_SUMMARY:
		if (closes)
			end_marks(r, SPAN_STRONG);
		markdown_end(r);
		if (!closes)
			mark(r, SPAN_STRONG, false, NULL);
		break;
	case ELEMENT_TABLE:
	case ELEMENT_ROW:
	case ELEMENT_CELL:
		table_tag(r, tag);
		break;
	case ELEMENT_LINK:
		link_tag(r, tag);
		break;
	case ELEMENT_IMAGE:
		image_tag(r, tag);
		break;
	case ELEMENT_BREAK:
		if (!closes)
			markdown_break(r);
		break;
	case ELEMENT_RULE:
		if (!closes)
			markdown_rule(r);
		break;
	case ELEMENT_SAID:
		markdown_text(r, closes ? "”" : "“", 3);
		break;
	case ELEMENT_DROP:
		r->html_drop = closes ? NULL : element->name;
		break;
	}
}

static void
use_tag(struct markdown_render *r, const struct tag *tag)
{
	if (!tag->closes && tag_value(tag, "id", &r->scratch))
		builder_anchor(r->builder, buffer_string(&r->scratch));
	if (tag->element && (r->html_block || is_inline(tag->element)))
		run_tag(r, tag);
}

/* ---- the text ---- */

static void
put_text(struct markdown_render *r, const char *p, const char *end)
{
	const char *text = p;

	while (text < end && is_white(*text))
		text++;
	if (r->html_drop || p == end || (text == end && !r->open))
		return;
	buffer_reset(&r->scratch);
	entity_text(p, (size_t)(end - p), false, &r->scratch);
	markdown_text(r, buffer_string(&r->scratch), r->scratch.size);
}

/* The end of a comment, a declaration and the like that starts at p; NULL when nothing does. */
static const char *
hidden_end(const char *p, const char *end)
{
	const char *stop = NULL;
	size_t n = (size_t)(end - p);

	if (n >= 4 && !memcmp(p, "<!--", 4))
		stop = memmem(p + 2, n - 2, "-->", 3);
	else if (n >= 2 && p[1] == '?')
		stop = memmem(p, n, "?>", 2);
	else if (n >= 2 && p[1] == '!')
		stop = memchr(p, '>', n);
	else
		return NULL;
	if (!stop)
		return end;
	return *stop == '-' ? stop + 3 : *stop == '?' ? stop + 2 : stop + 1;
}

void
markdown_html(struct markdown_render *r)
{
	/* Taken, so that what is called may look whether something waits. */
	struct buffer html = r->html;
	const char *p = buffer_string(&html), *end = p + html.size, *text = p;

	if (!html.size)
		return;
	r->html = (struct buffer){ 0 };
	while (p && p < end && (p = memchr(p, '<', (size_t)(end - p)))) {
		struct tag tag;
		const char *hidden = hidden_end(p, end);
		bool is_tag = !hidden && tag_parse(p, end, &tag);
		if (!hidden && !is_tag) {
			p++;
			continue;
		}
		if (is_tag && r->html_drop &&
		    (!tag.closes || !tag.element || tag.element->name != r->html_drop)) {
			p++;
			continue;
		}
		put_text(r, text, p);
		p = text = hidden ? hidden : tag.end + 1;
		if (is_tag)
			use_tag(r, &tag);
	}
	put_text(r, text, end);
	buffer_reset(&html);
	r->html = html;
}
