/*
 * Where text stands: quotations and lists are a stack of levels, each of which says how far in, and how deep in quotations,
 * the blocks in it are. Levels that tags have begun lie on the same stack: what begins inside of Markdown's own level ends
 * with it at the latest, and a tag ends no level of Markdown's. A block begins with its first text, because only then it is
 * known what it is.
 */
#include "read/markdown_state.h"

#include <stdio.h>
#include <string.h>

#include "doc/sink.h"

enum { TAB = 4, LIST_INDENT = 2, QUOTES_MOST = UINT8_MAX };

/* ---- levels ---- */

struct markdown_level *
markdown_level(struct markdown_render *r)
{
	return &r->levels[r->depth];
}

static unsigned
least(unsigned a, unsigned b)
{
	return a < b ? a : b;
}

/* NULL when it is too deep: what stands in it stands in the level around it. */
static struct markdown_level *
push(struct markdown_render *r, MD_BLOCKTYPE type, bool html)
{
	struct markdown_level *outer = markdown_level(r);

	markdown_end(r);
	if (r->depth == MARKDOWN_LEVELS_MOST) {
		r->beyond++;
		if (!r->noted)
			sink_note(r->sink, "lists and quotations nest too deep: the innermost are "
			                   "shown as if they did not");
		r->noted = true;
		return NULL;
	}
	struct markdown_level *level = &r->levels[++r->depth];
	*level = *outer;
	level->type = type;
	level->html = html;
	level->begun = level->alert = false;
	return level;
}

void
markdown_leave(struct markdown_render *r, MD_BLOCKTYPE type, bool html)
{
	size_t depth = r->depth;

	if (r->beyond) {
		r->beyond--;
		return;
	}
	/* A tag ends levels of tags only; Markdown's end takes those with it that stand in it. */
	while (depth && (html ? r->levels[depth].html && r->levels[depth].type != type
	                      : r->levels[depth].html))
		depth--;
	if (!depth || r->levels[depth].html != html || r->levels[depth].type != type)
		return;
	markdown_flush(r);
	markdown_end(r);
	r->depth = depth - 1;
}

void
markdown_quote(struct markdown_render *r, bool html)
{
	markdown_flush(r);
	struct markdown_level *quote = push(r, MD_BLOCK_QUOTE, html);

	if (quote) {
		quote->quotes = least(quote->quotes + 1, QUOTES_MOST);
		quote->tight = false;
		quote->alert = !html;
	}
}

void
markdown_list(struct markdown_render *r, MD_BLOCKTYPE type, const void *detail, bool html)
{
	bool outermost = markdown_level(r)->type != MD_BLOCK_LI;
	struct markdown_level *list = push(r, type, html);

	if (!list)
		return;
	list->delimiter = '\0';
	list->lists++;
	list->indent += outermost ? LIST_INDENT : 0;
	if (type == MD_BLOCK_UL) {
		const MD_BLOCK_UL_DETAIL *ul = detail;
		list->tight = ul->is_tight;
	} else {
		const MD_BLOCK_OL_DETAIL *ol = detail;
		list->tight = ol->is_tight;
		list->number = ol->start;
		list->delimiter = ol->mark_delimiter;
	}
}

/* Adds the item's own marker; returns its width. */
static unsigned
add_marker(struct buffer *to, struct markdown_level *list, const MD_BLOCK_LI_DETAIL *li)
{
	static const char *const bullets[] = { "• ", "◦ ", "▪ " };
	size_t before = to->size;
	unsigned cols = 0;

	if (list->delimiter) {
		buffer_printf(to, "%u%c ", list->number++, list->delimiter);
		cols = (unsigned)(to->size - before);
	}
	if (list->delimiter && !li->is_task)
		return cols;
	if (li->is_task)
		buffer_add_string(to, li->task_mark == ' ' ? "☐ " : "☑ ");
	else
		buffer_add_string(to, bullets[list->lists ? (list->lists - 1) % 3 : 0]);
	return cols + 2;
}

/* Empty rows before the item. */
static unsigned
item_gap(const struct markdown_level *list)
{
	if (list->begun)
		return list->tight ? 0 : 1;
	return list->lists > 1 && list[-1].type == MD_BLOCK_LI && list[-1].tight ? 0 : 1;
}

void
markdown_item(struct markdown_render *r, const MD_BLOCK_LI_DETAIL *li, bool html)
{
	struct markdown_level *list = markdown_level(r);
	struct markdown_marker *marker = &r->marker;

	markdown_end(r);
	/* Of "- - text" both markers stand before the text. */
	if (!marker->text.size) {
		marker->cols = 0;
		marker->back = 0;
		marker->indent = least(list->indent, MARKDOWN_INDENT_MOST);
		marker->level = (uint8_t)least(list->lists, UINT8_MAX);
		marker->gap = (uint8_t)item_gap(list);
	}
	list->begun = true;
	unsigned cols = add_marker(&marker->text, list, li);
	marker->cols += cols;
	struct markdown_level *item = push(r, MD_BLOCK_LI, html);
	if (item)
		item->indent += cols;
}

/* ---- blocks ---- */

struct block
markdown_block(struct markdown_render *r, enum block_kind kind)
{
	const struct markdown_level *level = markdown_level(r);
	unsigned indent = least(level->indent, MARKDOWN_INDENT_MOST);
	bool close = level->type == MD_BLOCK_LI && level->tight;

	return (struct block){
		.kind = (uint8_t)kind,
		.quote_depth = (uint8_t)level->quotes,
		.gap = close ? 0 : 1,
		.indent = (uint16_t)indent,
		.hang = (uint16_t)indent,
	};
}

void
markdown_begin(struct markdown_render *r, const struct block *block)
{
	markdown_end(r);
	builder_block(r->builder, block);
	r->open = true;
	markdown_level(r)->begun = true;
	markdown_level(r)->alert = false;
}

void
markdown_end(struct markdown_render *r)
{
	if (r->open)
		builder_block_end(r->builder);
	r->open = r->code = false;
}

/* The item, or note, whose marker waits begins. */
static void
begin_item(struct markdown_render *r)
{
	struct markdown_marker *marker = &r->marker;
	struct block block = markdown_block(r, BLOCK_ITEM);

	block.level = marker->level;
	block.gap = marker->gap;
	block.indent = (uint16_t)marker->indent;
	block.hang = (uint16_t)(marker->indent + least(marker->cols, MARKDOWN_INDENT_MOST));
	markdown_begin(r, &block);
	if (marker->back) {
		char target[40];
		snprintf(target, sizeof target, "#fnref:%zu", marker->back);
		builder_open(r->builder, SPAN_LINK, target);
	}
	size_t n = marker->text.size;
	if (marker->back) { /* the blank behind it is no link */
		marker->text.bytes[n - 1] = '\0';
		builder_marker(r->builder, marker->text.bytes);
		builder_close(r->builder, SPAN_LINK);
		builder_marker(r->builder, " ");
	} else {
		builder_marker(r->builder, marker->text.bytes);
	}
	buffer_reset(&marker->text);
}

void
markdown_flush(struct markdown_render *r)
{
	if (!r->marker.text.size)
		return;
	/* Without the blank before a text. */
	buffer_truncate(&r->marker.text, r->marker.text.size - 1);
	begin_item(r);
	markdown_end(r);
}

void
markdown_need(struct markdown_render *r)
{
	struct block block;

	if (r->open)
		return;
	if (r->marker.text.size) {
		begin_item(r);
		return;
	}
	block = markdown_block(r, BLOCK_PARAGRAPH);
	markdown_begin(r, &block);
}

void
markdown_heading(struct markdown_render *r, unsigned level)
{
	struct block block;

	markdown_flush(r);
	block = markdown_block(r, BLOCK_HEADING);
	block.level = (uint8_t)level;
	block.gap = level <= 2 ? 2 : 1;
	markdown_begin(r, &block);
	/* What is quoted is no section of this document. */
	if (!block.quote_depth)
		builder_heading(r->builder, level);
	r->heading = level;
	buffer_reset(&r->title);
}

/* The name in "Title {#name}", which some writers give. */
static void
own_anchor(struct markdown_render *r)
{
	const struct buffer *title = &r->title;
	const char *open = strstr(buffer_string(title), "{#");
	const char *close = open ? strchr(open, '}') : NULL;

	if (!close || close[1] || strchr(open, ' '))
		return;
	buffer_reset(&r->scratch);
	buffer_add(&r->scratch, open + 2, (size_t)(close - open - 2));
	builder_block_anchor(r->builder, buffer_string(&r->scratch));
}

/* The only heading of the first level is the document's title; of those that tags make, the first. */
static void
say_title(struct markdown_render *r, bool html)
{
	struct buffer title = { 0 };

	if (r->titled || r->heading != 1 || markdown_level(r)->quotes ||
	    r->plan->titles != (html ? 0 : 1))
		return;
	buffer_add_string(&title, buffer_string(&r->title));
	buffer_one_line(&title, 0);
	r->titled = title.size > 0;
	if (r->titled)
		sink_title(r->sink, title.bytes);
	buffer_clear(&title);
}

void
markdown_heading_end(struct markdown_render *r)
{
	if (r->heading && r->open) {
		say_title(r, r->html_block);
		markdown_slugs_next(&r->slugs, buffer_string(&r->title), r->title.size,
		                    &r->scratch);
		builder_block_anchor(r->builder, buffer_string(&r->scratch));
		own_anchor(r);
	}
	void (*say)(void *) = r->heading == 1 ? r->after_title : NULL;
	r->heading = 0;
	markdown_end(r);
	if (say) {
		r->after_title = NULL;
		say(r->after_title_context);
	}
}

void
markdown_rule(struct markdown_render *r)
{
	struct block block;

	markdown_flush(r);
	markdown_end(r);
	block = markdown_block(r, BLOCK_RULE);
	builder_rule(r->builder, &block);
}

void
markdown_code(struct markdown_render *r, const char *info)
{
	struct block block, caption;

	markdown_flush(r);
	block = markdown_block(r, BLOCK_CODE);
	if (*info) {
		caption = markdown_block(r, BLOCK_CAPTION);
		markdown_begin(r, &caption);
		builder_string(r->builder, info);
		block.gap = 0;
	}
	markdown_begin(r, &block);
	r->code = true;
	r->column = 0;
}

/* ---- text ---- */

/* Tabs become blanks, to stops of four as everywhere in Markdown. */
static void
put_code(struct markdown_render *r, const char *bytes, size_t n)
{
	static const char blanks[] = "    ";

	while (n) {
		size_t end = 0;
		while (end < n && bytes[end] != '\t' && bytes[end] != '\n')
			end++;
		builder_text(r->builder, bytes, end);
		r->column += (unsigned)end;
		if (end == n)
			return;
		if (bytes[end] == '\n') {
			builder_text(r->builder, "\n", 1);
			r->column = 0;
		} else {
			unsigned cols = TAB - r->column % TAB;
			builder_text(r->builder, blanks, cols);
			r->column += cols;
		}
		bytes += end + 1;
		n -= end + 1;
	}
}

void
markdown_text(struct markdown_render *r, const char *bytes, size_t n)
{
	markdown_need(r);
	if (r->images)
		r->image_text = r->image_text || n;
	else if (r->heading)
		buffer_add(&r->title, bytes, n);
	if (r->code)
		put_code(r, bytes, n);
	else
		builder_text(r->builder, bytes, n);
}

void
markdown_break(struct markdown_render *r)
{
	if (r->heading)
		buffer_add_byte(&r->title, ' ');
	if (r->open)
		builder_break(r->builder);
}

void
markdown_target(struct buffer *target)
{
	struct buffer uri = { 0 };

	for (size_t i = 0; i < target->size; i++) {
		unsigned char c = (unsigned char)target->bytes[i];
		if (c <= ' ' || c == 0x7f)
			buffer_printf(&uri, "%%%02X", c);
		else
			buffer_add_byte(&uri, (char)c);
	}
	buffer_clear(target);
	*target = uri;
}

/* ---- images ---- */

void
markdown_image(struct markdown_render *r, const char *target)
{
	markdown_need(r);
	if (r->images++)
		return;
	buffer_reset(&r->image);
	buffer_add_string(&r->image, target);
	r->image_text = false;
	r->image_link = !r->links && *target;
	if (r->image_link)
		builder_open(r->builder, SPAN_LINK, target);
	/* In a title the words are enough. */
	if (!r->heading)
		builder_string(r->builder, "[image: ");
}

/* An image without a text is called by its file's name. */
static const char *
image_name(const struct markdown_render *r, size_t *n)
{
	const char *target = r->image.bytes;
	size_t end = strcspn(target, "?#"), start;

	if (!strncmp(target, "data:", 5))
		end = 0;
	for (start = end; start && target[start - 1] != '/'; start--)
		;
	*n = end - start;
	return target + start;
}

void
markdown_image_end(struct markdown_render *r)
{
	size_t n;

	if (!r->images || --r->images)
		return;
	if (!r->image_text) {
		const char *name = image_name(r, &n);
		builder_text(r->builder, name, n);
	}
	if (!r->heading)
		builder_string(r->builder, "]");
	if (r->image_link)
		builder_close(r->builder, SPAN_LINK);
}
