/*
 * md4c's calls become blocks and marks. The parser's text may point anywhere: nothing is ever derived from where it lies. Tags
 * come in pieces, so they are gathered until something else comes. A reference to a note is a link for the parser, to a target
 * that no document has (read/markdown_label).
 */
#include "read/markdown_render.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/memory.h"
#include "read/entity.h"
#include "read/markdown_alert.h"
#include "read/markdown_state.h"

struct markdown_render *
markdown_render_new(struct builder *builder, struct sink *sink, struct markdown_plan *plan,
                    bool titled)
{
	struct markdown_render *r = memory_zero(1, sizeof *r);

	r->builder = builder;
	r->sink = sink;
	r->plan = plan;
	r->titled = titled;
	r->notes = memory_zero(plan->note_count + 1, sizeof *r->notes);
	r->numbers = memory_zero(plan->note_count + 1, sizeof *r->numbers);
	r->referred = memory_zero(plan->note_count + 1, sizeof *r->referred);
	return r;
}

void
markdown_render_after_title(struct markdown_render *r, void (*say)(void *context), void *context)
{
	r->after_title = say;
	r->after_title_context = context;
}

void
markdown_render_free(struct markdown_render *r)
{
	if (!r)
		return;
	buffer_clear(&r->marker.text);
	buffer_clear(&r->title);
	markdown_slugs_clear(&r->slugs);
	buffer_clear(&r->image);
	buffer_clear(&r->html);
	free(r->notes);
	free(r->numbers);
	free(r->referred);
	buffer_clear(&r->note_label);
	buffer_clear(&r->scratch);
	free(r);
}

/* ---- attributes ---- */

static void
read_attribute(struct markdown_render *r, const MD_ATTRIBUTE *attribute)
{
	buffer_reset(&r->scratch);
	for (size_t i = 0; attribute->text && attribute->substr_offsets[i] < attribute->size; i++) {
		MD_OFFSET start = attribute->substr_offsets[i];
		MD_OFFSET end = attribute->substr_offsets[i + 1];
		const char *bytes = attribute->text + start;
		if (attribute->substr_types[i] != MD_TEXT_ENTITY ||
		    !entity_decode(bytes, end - start, false, &r->scratch))
			buffer_add(&r->scratch, bytes, end - start);
	}
}

/* ---- notes ---- */

/* The number that a note has in the text, given when it is referred to for the first time. */
static size_t
number_of(struct markdown_render *r, size_t note)
{
	if (!r->numbers[note]) {
		r->notes[r->note_count++] = note;
		r->numbers[note] = r->note_count;
	}
	return r->numbers[note];
}

static void
put_reference(struct markdown_render *r, size_t note)
{
	size_t number = number_of(r, note);
	char name[40];

	markdown_need(r);
	snprintf(name, sizeof name, "fnref:%zu", number);
	if (!r->referred[note])
		builder_anchor(r->builder, name);
	r->referred[note] = true;
	snprintf(name, sizeof name, "#fn:%zu", number);
	builder_open(r->builder, SPAN_LINK, name);
	snprintf(name, sizeof name, "[%zu]", number);
	builder_string(r->builder, name);
	builder_close(r->builder, SPAN_LINK);
}

/* The note that a link's target means; 0: it is another link. */
static size_t
note_of(const struct markdown_render *r, const char *target)
{
	size_t size = sizeof MARKDOWN_NOTE_TARGET - 1;

	if (strncmp(target, MARKDOWN_NOTE_TARGET, size) != 0)
		return 0;
	unsigned long long number = strtoull(target + size, NULL, 10);
	return number <= r->plan->note_count ? (size_t)number : 0;
}

/* "[^a][^b]" is one link for the parser, whose text is the first note's label. */
static void
end_reference(struct markdown_render *r)
{
	const struct buffer *text = &r->note_label;
	const struct markdown_label *other =
		text->size ? markdown_labels_find(&r->plan->labels, text->bytes, text->size) : NULL;

	if (other && other->note && other->note != r->note)
		put_reference(r, other->note - 1);
	put_reference(r, r->note - 1);
	r->note = 0;
}

/* ---- blocks ---- */

static void
enter_code(struct markdown_render *r, const MD_BLOCK_CODE_DETAIL *detail)
{
	struct buffer info = { 0 };

	read_attribute(r, &detail->info);
	buffer_add_string(&info, buffer_string(&r->scratch));
	markdown_code(r, buffer_string(&info));
	buffer_clear(&info);
}

static enum table_align
align_of(const MD_BLOCK_TD_DETAIL *detail)
{
	if (detail->align == MD_ALIGN_CENTER)
		return TABLE_CENTRE;
	return detail->align == MD_ALIGN_RIGHT ? TABLE_RIGHT : TABLE_LEFT;
}

static void
enter_table(struct markdown_render *r)
{
	struct block block;

	markdown_end(r);
	markdown_flush(r);
	block = markdown_block(r, BLOCK_TABLE_ROW);
	builder_table(r->builder, &block);
	r->open = true;
}

static int
enter_block(MD_BLOCKTYPE type, void *detail, void *context)
{
	struct markdown_render *r = context;

	switch (type) {
	case MD_BLOCK_QUOTE:
		markdown_quote(r, false);
		break;
	case MD_BLOCK_UL:
	case MD_BLOCK_OL:
		markdown_list(r, type, detail, false);
		break;
	case MD_BLOCK_LI:
		markdown_item(r, detail, false);
		break;
	case MD_BLOCK_HR:
		markdown_rule(r);
		break;
	case MD_BLOCK_H:
		markdown_heading(r, ((const MD_BLOCK_H_DETAIL *)detail)->level);
		break;
	case MD_BLOCK_CODE:
		enter_code(r, detail);
		break;
	case MD_BLOCK_HTML:
		markdown_end(r);
		r->html_block = true;
		break;
	case MD_BLOCK_TABLE:
		enter_table(r);
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
	case MD_BLOCK_P:
		markdown_end(r);
		break;
	case MD_BLOCK_DOC:
		break;
	}
	return 0;
}

static int
leave_block(MD_BLOCKTYPE type, void *detail, void *context)
{
	struct markdown_render *r = context;

	(void)detail;
	markdown_html(r);
	switch (type) {
	case MD_BLOCK_QUOTE:
	case MD_BLOCK_UL:
	case MD_BLOCK_OL:
	case MD_BLOCK_LI:
		markdown_html_end(r);
		markdown_leave(r, type, false);
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
		markdown_html_end(r);
		builder_cell_end(r->builder);
		break;
	case MD_BLOCK_H:
		markdown_html_end(r);
		markdown_heading_end(r);
		break;
	case MD_BLOCK_P:
	case MD_BLOCK_CODE:
	case MD_BLOCK_HTML:
		markdown_html_end(r);
		markdown_end(r);
		r->html_block = false;
		break;
	default:
		break;
	}
	return 0;
}

/* ---- marks ---- */

/* The mark of a kind of span; SPAN_KIND_COUNT for none. */
static enum span_kind
mark_of(MD_SPANTYPE type)
{
	switch (type) {
	case MD_SPAN_EM:
		return SPAN_EMPHASIS;
	case MD_SPAN_STRONG:
		return SPAN_STRONG;
	case MD_SPAN_CODE:
		return SPAN_CODE;
	case MD_SPAN_DEL:
		return SPAN_STRIKE;
	case MD_SPAN_U:
		return SPAN_UNDERLINE;
	default:
		return SPAN_KIND_COUNT;
	}
}

static void
enter_link(struct markdown_render *r, const MD_SPAN_A_DETAIL *detail)
{
	read_attribute(r, &detail->href);
	r->note = note_of(r, buffer_string(&r->scratch));
	buffer_reset(&r->note_label);
	if (r->note)
		return;
	markdown_target(&r->scratch);
	markdown_need(r);
	builder_open(r->builder, SPAN_LINK, buffer_string(&r->scratch));
	r->links++;
}

static int
enter_span(MD_SPANTYPE type, void *detail, void *context)
{
	struct markdown_render *r = context;

	markdown_html(r);
	if (type == MD_SPAN_A) {
		enter_link(r, detail);
	} else if (type == MD_SPAN_IMG) {
		struct buffer target = { 0 };
		read_attribute(r, &((const MD_SPAN_IMG_DETAIL *)detail)->src);
		markdown_target(&r->scratch);
		buffer_add_string(&target, buffer_string(&r->scratch));
		markdown_image(r, buffer_string(&target));
		buffer_clear(&target);
	} else if (mark_of(type) < SPAN_KIND_COUNT && !r->note) {
		markdown_need(r);
		builder_open(r->builder, mark_of(type), NULL);
	}
	return 0;
}

static int
leave_span(MD_SPANTYPE type, void *detail, void *context)
{
	struct markdown_render *r = context;

	(void)detail;
	markdown_html(r);
	if (type == MD_SPAN_A && r->note) {
		end_reference(r);
	} else if (type == MD_SPAN_A) {
		builder_close(r->builder, SPAN_LINK);
		r->links--;
	} else if (type == MD_SPAN_IMG) {
		markdown_image_end(r);
	} else if (mark_of(type) < SPAN_KIND_COUNT && !r->note) {
		builder_close(r->builder, mark_of(type));
	}
	return 0;
}

/* ---- text ---- */

static void
put_entity(struct markdown_render *r, const char *bytes, size_t n)
{
	buffer_reset(&r->scratch);
	if (entity_decode(bytes, n, false, &r->scratch))
		markdown_text(r, r->scratch.bytes, r->scratch.size);
	else
		markdown_text(r, bytes, n);
}

static int
text(MD_TEXTTYPE type, const MD_CHAR *bytes, MD_SIZE n, void *context)
{
	struct markdown_render *r = context;

	if (type == MD_TEXT_HTML) {
		buffer_add(&r->html, bytes, n);
		return 0;
	}
	markdown_html(r);
	if (r->note) {
		buffer_add(&r->note_label, bytes, n);
		return 0;
	}
	switch (type) {
	case MD_TEXT_BR:
		markdown_break(r);
		break;
	case MD_TEXT_SOFTBR:
		/* Behind an alert's label a new block begins anyway. */
		if (r->open)
			markdown_text(r, "\n", 1);
		break;
	case MD_TEXT_NULLCHAR:
		markdown_text(r, "\xef\xbf\xbd", 3);
		break;
	case MD_TEXT_ENTITY:
		put_entity(r, bytes, n);
		break;
	default:
		if (r->open || !markdown_alert_begin(r, bytes, n))
			markdown_text(r, bytes, n);
		break;
	}
	return 0;
}

/* ---- the whole ---- */

/* What the parser has left open, if it gave up. */
static void
end_all(struct markdown_render *r)
{
	markdown_html(r);
	markdown_html_end(r);
	r->heading = r->links = r->images = 0;
	r->note = 0;
	markdown_end(r);
	/* Levels that tags have begun may end in a later piece. */
	while (r->depth && !r->levels[r->depth].html)
		markdown_leave(r, r->levels[r->depth].type, false);
	markdown_flush(r);
}

void
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

	if (n && md_parse(bytes, (MD_SIZE)n, &parser, r) != 0) {
		struct block block = markdown_block(r, BLOCK_VERBATIM);
		sink_note(r->sink, "a part that could not be read as Markdown is shown as it is");
		markdown_begin(r, &block);
		builder_text(r->builder, bytes, n);
	}
	end_all(r);
}

static void
render_note(struct markdown_render *r, size_t note, struct buffer *text)
{
	struct markdown_marker *marker = &r->marker;
	char name[40];
	size_t number = number_of(r, note);

	markdown_plan_note(r->plan, note, text);
	snprintf(name, sizeof name, "fn:%zu", number);
	builder_block_anchor(r->builder, name);
	buffer_printf(&marker->text, "[%zu] ", number);
	marker->cols = (unsigned)marker->text.size;
	marker->indent = 0;
	marker->gap = number == 1 ? 1 : 0;
	marker->level = 1;
	marker->back = r->referred[note] ? number : 0;
	r->levels[0].indent = marker->cols;
	markdown_render_text(r, text->bytes, text->size);
	r->levels[0].indent = 0;
}

void
markdown_render_notes(struct markdown_render *r)
{
	struct buffer text = { 0 };

	if (!r->plan->note_count)
		return;
	r->depth = 0;
	markdown_rule(r);
	/* A note may refer to another one. */
	for (size_t k = 0, i = 0; k < r->plan->note_count; k++) {
		while (k == r->note_count && r->numbers[i])
			i++;
		if (k == r->note_count)
			number_of(r, i);
		render_note(r, r->notes[k], &text);
	}
	buffer_clear(&text);
}
