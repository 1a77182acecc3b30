/*
 * md4c's calls become blocks and marks. Quotations and lists are a stack of levels, each of which says where the blocks
 * in it stand; a block begins with its first text, because only then is it known what it is. The parser's text may
 * point anywhere: nothing is ever derived from where it lies.
 */
#include "read/markdown_render.h"

#include <md4c.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"

enum {
	LEVELS_MOST = 256,
	INDENT_MOST = 40, /* cells: what is nested deeper stands there too */
	QUOTE_MOST = 255,
	TAB = 4,
};

/* A quotation, a list or a list's item. */
struct level {
	MD_BLOCKTYPE type;
	unsigned indent; /* cells before what stands in it */
	unsigned quotes; /* how many quotations are around it */
	bool tight;      /* of a list: no empty rows between its items */
	unsigned number; /* of an ordered list's next item */
	char delimiter;  /* behind the number; '\0' for a list of bullets */
	unsigned bullets;
	bool begun; /* something stands in it */
};

struct markdown_render {
	struct builder *builder;
	struct level levels[LEVELS_MOST + 1]; /* the first is the document */
	size_t depth;                         /* of the innermost */
	size_t beyond;                        /* levels that are too deep to be kept */
	struct buffer marker;                 /* of the item whose text comes next; empty: none */
	unsigned marker_cols;
	unsigned marker_indent;
	uint8_t marker_gap, marker_level;
	bool open; /* a block is */
	bool code;
	bool header;     /* of a table: its rows */
	unsigned column; /* in a line of code */
	struct buffer scratch;
};

struct markdown_render *
markdown_render_new(struct builder *builder)
{
	struct markdown_render *r = memory_zero(1, sizeof *r);

	r->builder = builder;
	return r;
}

void
markdown_render_free(struct markdown_render *r)
{
	if (!r)
		return;
	buffer_clear(&r->marker);
	buffer_clear(&r->scratch);
	free(r);
}

/* ---- levels ---- */

static struct level *
level_of(struct markdown_render *r)
{
	return &r->levels[r->depth];
}

static struct level *
push(struct markdown_render *r, MD_BLOCKTYPE type)
{
	struct level *outer = level_of(r);

	if (r->depth == LEVELS_MOST) {
		r->beyond++;
		return outer;
	}
	r->depth++;
	struct level *level = level_of(r);
	*level = *outer;
	level->type = type;
	level->begun = false;
	return level;
}

static void
pop(struct markdown_render *r)
{
	if (r->beyond)
		r->beyond--;
	else if (r->depth)
		r->depth--;
}

/* Empty rows before what comes next. */
static unsigned
gap_here(struct markdown_render *r)
{
	const struct level *level = level_of(r);
	bool tight = level->type == MD_BLOCK_LI && level->tight;

	return tight ? 0 : 1;
}

/* ---- blocks ---- */

static void
end_block(struct markdown_render *r)
{
	if (r->open)
		builder_block_end(r->builder);
	r->open = false;
}

static struct block
block_here(struct markdown_render *r, enum block_kind kind)
{
	const struct level *level = level_of(r);
	unsigned indent = level->indent < INDENT_MOST ? level->indent : INDENT_MOST;

	return (struct block){
		.kind = (uint8_t)kind,
		.quote_depth = (uint8_t)(level->quotes < QUOTE_MOST ? level->quotes : QUOTE_MOST),
		.gap = (uint8_t)gap_here(r),
		.indent = (uint16_t)indent,
		.hang = (uint16_t)indent,
	};
}

static void
begin_block(struct markdown_render *r, const struct block *block)
{
	end_block(r);
	builder_block(r->builder, block);
	r->open = true;
	level_of(r)->begun = true;
}

/* The item whose marker waits begins here. */
static void
begin_item(struct markdown_render *r)
{
	struct block block = block_here(r, BLOCK_ITEM);

	block.level = r->marker_level;
	block.gap = r->marker_gap;
	block.indent = (uint16_t)(r->marker_indent < INDENT_MOST ? r->marker_indent : INDENT_MOST);
	block.hang = (uint16_t)(block.indent + r->marker_cols);
	begin_block(r, &block);
	builder_marker(r->builder, r->marker.bytes);
	buffer_reset(&r->marker);
}

/* An item that begins with something else than text has a row of its own. */
static void
flush_marker(struct markdown_render *r)
{
	if (!r->marker.size)
		return;
	begin_item(r);
	end_block(r);
}

/* What text stands in. */
static void
need_block(struct markdown_render *r)
{
	if (r->open)
		return;
	if (r->marker.size) {
		begin_item(r);
		return;
	}
	struct block block = block_here(r, BLOCK_PARAGRAPH);
	begin_block(r, &block);
}

/* ---- lists ---- */

static void
enter_list(struct markdown_render *r, MD_BLOCKTYPE type, const void *detail)
{
	end_block(r);
	unsigned bullets = level_of(r)->bullets;
	bool outermost = level_of(r)->type != MD_BLOCK_LI;
	struct level *list = push(r, type);

	if (list->type != type)
		return;
	list->delimiter = '\0';
	list->bullets = bullets + 1;
	list->indent += outermost ? 2 : 0;
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

/* Writes the marker; returns its width. */
static unsigned
write_marker(struct buffer *to, struct level *list, const MD_BLOCK_LI_DETAIL *li)
{
	static const char *const bullets[] = { "•", "◦", "▪" };
	size_t cols = 0, before = to->size;

	if (list->delimiter) {
		buffer_printf(to, "%u%c ", list->number++, list->delimiter);
		cols = to->size - before;
	}
	if (li->is_task)
		buffer_add_string(to, li->task_mark == ' ' ? "☐ " : "☑ ");
	else if (!list->delimiter)
		buffer_printf(to, "%s ", bullets[(list->bullets - 1) % 3]);
	return (unsigned)cols + (li->is_task || !list->delimiter ? 2 : 0);
}

static void
enter_item(struct markdown_render *r, const MD_BLOCK_LI_DETAIL *li)
{
	struct level *list = level_of(r);
	bool first = !list->begun;

	end_block(r);
	/* Of "- - text" both markers stand before the text. */
	if (!r->marker.size) {
		r->marker_cols = 0;
		r->marker_indent = list->indent;
		r->marker_level = (uint8_t)(list->bullets < UINT8_MAX ? list->bullets : UINT8_MAX);
		r->marker_gap = list->tight ? 0 : 1;
		if (first && r->depth)
			r->marker_gap =
				r->depth > 1 && list[-1].type == MD_BLOCK_LI && list[-1].tight ? 0
											       : 1;
	}
	list->begun = true;
	unsigned cols = write_marker(&r->marker, list, li);
	r->marker_cols += cols;
	struct level *item = push(r, MD_BLOCK_LI);
	if (item != list)
		item->indent += cols;
}

/* ---- code ---- */

static void
enter_code(struct markdown_render *r)
{
	flush_marker(r);
	struct block block = block_here(r, BLOCK_CODE);
	begin_block(r, &block);
	r->code = true;
	r->column = 0;
}

/* Tabs become blanks, to stops of four as everywhere in Markdown. */
static void
code_text(struct markdown_render *r, const char *bytes, size_t n)
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

/* ---- md4c's calls about blocks ---- */

static void
enter_heading(struct markdown_render *r, const MD_BLOCK_H_DETAIL *detail)
{
	flush_marker(r);
	struct block block = block_here(r, BLOCK_HEADING);
	block.level = (uint8_t)detail->level;
	begin_block(r, &block);
	if (!level_of(r)->quotes)
		builder_heading(r->builder, detail->level);
}

static enum table_align
align_of(const MD_BLOCK_TD_DETAIL *detail)
{
	if (detail->align == MD_ALIGN_CENTER)
		return TABLE_CENTRE;
	return detail->align == MD_ALIGN_RIGHT ? TABLE_RIGHT : TABLE_LEFT;
}

static int
enter_block(MD_BLOCKTYPE type, void *detail, void *context)
{
	struct markdown_render *r = context;
	struct block block;

	switch (type) {
	case MD_BLOCK_QUOTE:
		end_block(r);
		flush_marker(r);
		push(r, type)->quotes++;
		break;
	case MD_BLOCK_UL:
	case MD_BLOCK_OL:
		enter_list(r, type, detail);
		break;
	case MD_BLOCK_LI:
		enter_item(r, detail);
		break;
	case MD_BLOCK_HR:
		end_block(r);
		flush_marker(r);
		block = block_here(r, BLOCK_RULE);
		builder_rule(r->builder, &block);
		break;
	case MD_BLOCK_H:
		enter_heading(r, detail);
		break;
	case MD_BLOCK_CODE:
		enter_code(r);
		break;
	case MD_BLOCK_TABLE:
		end_block(r);
		flush_marker(r);
		block = block_here(r, BLOCK_TABLE_ROW);
		builder_table(r->builder, &block);
		r->open = true;
		break;
	case MD_BLOCK_THEAD:
	case MD_BLOCK_TBODY:
		r->header = type == MD_BLOCK_THEAD;
		break;
	case MD_BLOCK_TR:
		builder_row(r->builder, r->header);
		break;
	case MD_BLOCK_TH:
	case MD_BLOCK_TD:
		builder_cell(r->builder, align_of(detail), 1);
		break;
	default:
		break;
	}
	return 0;
}

static int
leave_block(MD_BLOCKTYPE type, void *detail, void *context)
{
	struct markdown_render *r = context;

	(void)detail;
	switch (type) {
	case MD_BLOCK_LI:
		flush_marker(r);
		end_block(r);
		pop(r);
		break;
	case MD_BLOCK_QUOTE:
	case MD_BLOCK_UL:
	case MD_BLOCK_OL:
		end_block(r);
		pop(r);
		break;
	case MD_BLOCK_TABLE:
		builder_table_end(r->builder);
		r->open = false;
		break;
	case MD_BLOCK_TR:
		builder_row_end(r->builder);
		break;
	case MD_BLOCK_TH:
	case MD_BLOCK_TD:
		builder_cell_end(r->builder);
		break;
	case MD_BLOCK_P:
	case MD_BLOCK_H:
	case MD_BLOCK_CODE:
	case MD_BLOCK_HTML:
		end_block(r);
		r->code = false;
		break;
	default:
		break;
	}
	return 0;
}

/* ---- md4c's calls about text ---- */

static const int marks[] = {
	[MD_SPAN_EM] = SPAN_EMPHASIS, [MD_SPAN_STRONG] = SPAN_STRONG, [MD_SPAN_A] = SPAN_LINK,
	[MD_SPAN_IMG] = SPAN_LINK,    [MD_SPAN_CODE] = SPAN_CODE,     [MD_SPAN_DEL] = SPAN_STRIKE,
	[MD_SPAN_U] = SPAN_UNDERLINE,
};

static int
enter_span(MD_SPANTYPE type, void *detail, void *context)
{
	struct markdown_render *r = context;

	need_block(r);
	if (type == MD_SPAN_A) {
		const MD_SPAN_A_DETAIL *a = detail;
		buffer_reset(&r->scratch);
		buffer_add(&r->scratch, a->href.text, a->href.size);
		builder_open(r->builder, SPAN_LINK, r->scratch.bytes);
	} else {
		builder_open(r->builder, (enum span_kind)marks[type], NULL);
	}
	return 0;
}

static int
leave_span(MD_SPANTYPE type, void *detail, void *context)
{
	struct markdown_render *r = context;

	(void)detail;
	builder_close(r->builder, (enum span_kind)marks[type]);
	return 0;
}

static int
text(MD_TEXTTYPE type, const MD_CHAR *bytes, MD_SIZE n, void *context)
{
	struct markdown_render *r = context;

	need_block(r);
	switch (type) {
	case MD_TEXT_BR:
		builder_break(r->builder);
		break;
	case MD_TEXT_SOFTBR:
		builder_text(r->builder, "\n", 1);
		break;
	case MD_TEXT_NULLCHAR:
		builder_string(r->builder, "\xef\xbf\xbd");
		break;
	default:
		if (r->code)
			code_text(r, bytes, n);
		else
			builder_text(r->builder, bytes, n);
		break;
	}
	return 0;
}

bool
markdown_render_text(struct markdown_render *r, const char *bytes, size_t n)
{
	static const MD_PARSER parser = {
		.flags = MD_DIALECT_GITHUB,
		.enter_block = enter_block,
		.leave_block = leave_block,
		.enter_span = enter_span,
		.leave_span = leave_span,
		.text = text,
	};

	return md_parse(bytes, (MD_SIZE)n, &parser, r) == 0;
}
