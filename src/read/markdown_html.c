/*
 * HTML in Markdown: the tags that people write there, on the same levels and with the same blocks as Markdown's own. Whatever
 * is no tag is text, tags that are not known are left out, and so are comments. No tree, no rules of what may stand where.
 */
#include "read/markdown_state.h"

#include <stdlib.h>
#include <string.h>

#include "read/entity.h"
#include "read/markdown_tag.h"

static bool
is_white(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
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
link_tag(struct markdown_render *r, const struct markdown_tag *tag)
{
	if (tag->closes) {
		mark(r, SPAN_LINK, true, NULL);
		return;
	}
	if (markdown_tag_value(tag, "name", &r->scratch))
		builder_anchor(r->builder, buffer_string(&r->scratch));
	if (!markdown_tag_value(tag, "href", &r->scratch))
		return;
	markdown_target(&r->scratch);
	/* A link in a link ends the outer one. */
	mark(r, SPAN_LINK, true, NULL);
	mark(r, SPAN_LINK, false, buffer_string(&r->scratch));
}

static void
image_tag(struct markdown_render *r, const struct markdown_tag *tag)
{
	if (tag->closes)
		return;
	markdown_tag_value(tag, "src", &r->scratch);
	markdown_target(&r->scratch);
	markdown_image(r, buffer_string(&r->scratch));
	if (markdown_tag_value(tag, "alt", &r->scratch))
		markdown_text(r, buffer_string(&r->scratch), r->scratch.size);
	markdown_image_end(r);
}

static void
list_tag(struct markdown_render *r, const struct markdown_tag *tag)
{
	MD_BLOCKTYPE type = (MD_BLOCKTYPE)tag->element->value;
	MD_BLOCK_OL_DETAIL ol = { .start = 1, .is_tight = 1, .mark_delimiter = '.' };
	MD_BLOCK_UL_DETAIL ul = { .is_tight = 1, .mark = '-' };

	if (tag->closes) {
		markdown_leave(r, type, true);
		return;
	}
	markdown_flush(r);
	if (markdown_tag_value(tag, "start", &r->scratch))
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
table_tag(struct markdown_render *r, const struct markdown_tag *tag)
{
	bool closes = tag->closes;
	struct block block;

	switch (tag->element->kind) {
	case MARKDOWN_TABLE:
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
	case MARKDOWN_ROW:
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
heading_tag(struct markdown_render *r, const struct markdown_tag *tag)
{
	if (r->heading)
		markdown_heading_end(r);
	if (!tag->closes)
		markdown_heading(r, (unsigned)tag->element->value);
}

/* Tags inside of a paragraph of Markdown's end no block. */
static bool
is_inline(const struct markdown_element *element)
{
	return element->kind == MARKDOWN_MARK || element->kind == MARKDOWN_LINK ||
	       element->kind == MARKDOWN_IMAGE || element->kind == MARKDOWN_BREAK ||
	       element->kind == MARKDOWN_SAID || element->kind == MARKDOWN_DROP;
}

static void
run_tag(struct markdown_render *r, const struct markdown_tag *tag)
{
	const struct markdown_element *element = tag->element;
	bool closes = tag->closes;

	switch (element->kind) {
	case MARKDOWN_BLOCK:
		markdown_end(r);
		break;
	case MARKDOWN_MARK:
		if (!r->html_pre)
			mark(r, (enum span_kind)element->value, closes, NULL);
		break;
	case MARKDOWN_HEADING:
		heading_tag(r, tag);
		break;
	case MARKDOWN_LIST:
		list_tag(r, tag);
		break;
	case MARKDOWN_ITEM:
		item_tag(r, closes);
		break;
	case MARKDOWN_QUOTE:
		if (closes)
			markdown_leave(r, MD_BLOCK_QUOTE, true);
		else
			markdown_quote(r, true);
		break;
	case MARKDOWN_PRE:
		r->html_pre = !closes;
		if (closes)
			markdown_end(r);
		else
			markdown_code(r, "");
		break;
	case MARKDOWN_CAPTION:
		markdown_end(r);
		if (!closes)
			begin_apart(r, BLOCK_CAPTION);
		break;
	case MARKDOWN_SUMMARY:
		if (closes)
			end_marks(r, SPAN_STRONG);
		markdown_end(r);
		if (!closes)
			mark(r, SPAN_STRONG, false, NULL);
		break;
	case MARKDOWN_TABLE:
	case MARKDOWN_ROW:
	case MARKDOWN_CELL:
		table_tag(r, tag);
		break;
	case MARKDOWN_LINK:
		link_tag(r, tag);
		break;
	case MARKDOWN_IMAGE:
		image_tag(r, tag);
		break;
	case MARKDOWN_BREAK:
		if (!closes)
			markdown_break(r);
		break;
	case MARKDOWN_RULE:
		if (!closes)
			markdown_rule(r);
		break;
	case MARKDOWN_SAID:
		markdown_text(r, closes ? "”" : "“", 3);
		break;
	case MARKDOWN_DROP:
		r->html_drop = closes ? NULL : element->name;
		break;
	}
}

static void
use_tag(struct markdown_render *r, const struct markdown_tag *tag)
{
	if (!tag->closes && markdown_tag_value(tag, "id", &r->scratch))
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
		struct markdown_tag tag;
		const char *hidden = hidden_end(p, end);
		bool is_tag = !hidden && markdown_tag_parse(p, end, &tag);
		if (!hidden && !is_tag) {
			size_t rest = (size_t)(end - p);
			p += tag.end ? 1 : rest < MARKDOWN_TAG_MOST ? rest : MARKDOWN_TAG_MOST;
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
