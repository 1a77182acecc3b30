/*
 * OpenDocument texts (ODF 1.3, part 3). What the document says of itself, its styles and its text are three files in an archive, or
 * three elements of one flat file, and are read in this order either way. The text's elements become HTML's; the functions that
 * this takes are in odt_block.c, odt_text.c, odt_table.c and odt_note.c; odt_archive.c opens the archive.
 */
#include "read/odt.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "read/builder.h"
#include "read/html.h"
#include "read/odt_state.h"

enum { COPIES_MOST = 1024 * 1024 }; /* bytes of rows and cells that are said again */

/* clang-format off */
static const struct rewrite_rule rules[] = {
	{ "dc:creator", ODT_DO_META, ODT_META_CHANGER, NULL },
	{ "dc:date", ODT_DO_META, ODT_META_CHANGED, NULL },
	{ "dc:language", ODT_DO_META, ODT_META_LANGUAGE, NULL },
	{ "dc:title", ODT_DO_META, ODT_META_TITLE, NULL },
	{ "draw:a", ODT_DO_LINK, 0, NULL },
	{ "draw:caption", ODT_DO_BOX, 0, NULL },
	{ "draw:circle", ODT_DO_BOX, 0, NULL },
	{ "draw:custom-shape", ODT_DO_BOX, 0, NULL },
	{ "draw:ellipse", ODT_DO_BOX, 0, NULL },
	{ "draw:frame", ODT_DO_FRAME, 0, NULL },
	{ "draw:object", REWRITE_SKIP, 0, NULL },
	{ "draw:path", ODT_DO_BOX, 0, NULL },
	{ "draw:polygon", ODT_DO_BOX, 0, NULL },
	{ "draw:rect", ODT_DO_BOX, 0, NULL },
	{ "draw:text-box", ODT_DO_BOX, 0, NULL },
	{ "meta:creation-date", ODT_DO_META, ODT_META_WRITTEN, NULL },
	{ "meta:initial-creator", ODT_DO_META, ODT_META_WRITER, NULL },
	{ "office:annotation", ODT_DO_ANNOTATION, 0, NULL },
	{ "office:binary-data", REWRITE_SKIP, 0, NULL },
	{ "office:event-listeners", REWRITE_SKIP, 0, NULL },
	{ "office:forms", REWRITE_SKIP, 0, NULL },
	{ "office:master-styles", REWRITE_SKIP, 0, NULL },
	{ "office:meta", ODT_DO_FACTS, 0, NULL },
	{ "office:scripts", REWRITE_SKIP, 0, NULL },
	{ "office:settings", REWRITE_SKIP, 0, NULL },
	{ "office:text", ODT_DO_BODY, 0, NULL },
	{ "style:font-face", ODT_DO_FONT, 0, NULL },
	{ "style:paragraph-properties", ODT_DO_STYLE_PARAGRAPH, 0, NULL },
	{ "style:style", ODT_DO_STYLE, 0, NULL },
	{ "style:text-properties", ODT_DO_STYLE_TEXT, 0, NULL },
	{ "svg:desc", ODT_DO_DESCRIPTION, 1, NULL },
	{ "svg:title", ODT_DO_DESCRIPTION, 0, NULL },
	{ "table:covered-table-cell", REWRITE_SKIP, 0, NULL },
	{ "table:desc", REWRITE_SKIP, 0, NULL },
	{ "table:table", ODT_DO_TABLE, 0, NULL },
	{ "table:table-cell", ODT_DO_CELL, 0, NULL },
	{ "table:table-header-rows", REWRITE_AS, 0, "thead" },
	{ "table:table-row", ODT_DO_ROW, 0, NULL },
	{ "table:title", REWRITE_SKIP, 0, NULL },
	{ "text:a", ODT_DO_LINK, 0, NULL },
	{ "text:alphabetical-index-source", REWRITE_SKIP, 0, NULL },
	{ "text:bibliography-source", REWRITE_SKIP, 0, NULL },
	{ "text:bookmark", ODT_DO_ANCHOR, 0, NULL },
	{ "text:bookmark-ref", ODT_DO_REFERENCE, 0, NULL },
	{ "text:bookmark-start", ODT_DO_ANCHOR, 0, NULL },
	{ "text:h", ODT_DO_PARAGRAPH, 1, NULL },
	{ "text:illustration-index", ODT_DO_INDEX, 0, NULL },
	{ "text:illustration-index-source", REWRITE_SKIP, 0, NULL },
	{ "text:line-break", ODT_DO_BREAK, 0, NULL },
	{ "text:list", ODT_DO_LIST, 0, NULL },
	{ "text:list-header", ODT_DO_ITEM, 1, NULL },
	{ "text:list-item", ODT_DO_ITEM, 0, NULL },
	{ "text:list-level-style-bullet", ODT_DO_LEVEL, 1, NULL },
	{ "text:list-level-style-image", ODT_DO_LEVEL, 1, NULL },
	{ "text:list-level-style-number", ODT_DO_LEVEL, 0, NULL },
	{ "text:list-style", ODT_DO_NUMBERING, 0, NULL },
	{ "text:note", ODT_DO_NOTE, 0, NULL },
	{ "text:note-body", ODT_DO_NOTE_BODY, 0, NULL },
	{ "text:note-citation", ODT_DO_CITATION, 0, NULL },
	{ "text:note-ref", ODT_DO_REFERENCE, 0, NULL },
	{ "text:object-index", ODT_DO_INDEX, 0, NULL },
	{ "text:object-index-source", REWRITE_SKIP, 0, NULL },
	{ "text:outline-level-style", ODT_DO_LEVEL, 0, NULL },
	{ "text:outline-style", ODT_DO_NUMBERING, 1, NULL },
	{ "text:p", ODT_DO_PARAGRAPH, 0, NULL },
	{ "text:reference-mark", ODT_DO_ANCHOR, 0, NULL },
	{ "text:reference-mark-start", ODT_DO_ANCHOR, 0, NULL },
	{ "text:reference-ref", ODT_DO_REFERENCE, 0, NULL },
	{ "text:ruby-text", REWRITE_AS, 0, "rt" },
	{ "text:s", ODT_DO_SPACES, 0, NULL },
	{ "text:script", REWRITE_SKIP, 0, NULL },
	{ "text:section", ODT_DO_SECTION, 0, NULL },
	{ "text:sequence", ODT_DO_ANCHOR, 0, NULL },
	{ "text:sequence-ref", ODT_DO_REFERENCE, 0, NULL },
	{ "text:span", ODT_DO_SPAN, 0, NULL },
	{ "text:tab", ODT_DO_TAB, 0, NULL },
	{ "text:table-index", ODT_DO_INDEX, 0, NULL },
	{ "text:table-index-source", REWRITE_SKIP, 0, NULL },
	{ "text:table-of-content", ODT_DO_INDEX, 0, NULL },
	{ "text:table-of-content-source", REWRITE_SKIP, 0, NULL },
	{ "text:tracked-changes", REWRITE_SKIP, 0, NULL },
	{ "text:user-index", ODT_DO_INDEX, 0, NULL },
	{ "text:user-index-source", REWRITE_SKIP, 0, NULL },
};
/* clang-format on */

/* ---- what the document says of itself ---- */

static bool
is_remark(struct odt *o, const struct rewrite_open *open)
{
	const struct rewrite_open *around = rewrite_around(o->rewrite, open);

	return around && around->rule->action == ODT_DO_ANNOTATION;
}

static void
leave_meta(struct odt *o, const struct rewrite_open *open)
{
	char **meta = &o->meta[open->rule->value];

	buffer_one_line(&o->text, 0);
	const char *text = buffer_string(&o->text);
	if (is_remark(o, open))
		odt_add_remarker(o, text, open->rule->value == ODT_META_CHANGED);
	else if (!*meta && *text)
		*meta = memory_string(text);
}

/* Of two, the first that is there. */
static void
say_fact(struct odt *o, enum fact fact, char *const value, char *const otherwise)
{
	if (value || otherwise)
		sink_fact(o->sink, fact, value ? value : otherwise);
}

static void
say_facts(struct odt *o)
{
	char **meta = o->meta;

	/* The day is enough. */
	for (enum odt_meta i = ODT_META_WRITTEN; i <= ODT_META_CHANGED; i++)
		if (meta[i])
			meta[i][strcspn(meta[i], "T")] = '\0';
	if (meta[ODT_META_TITLE] && !o->has_title)
		sink_title(o->sink, meta[ODT_META_TITLE]);
	o->has_title |= meta[ODT_META_TITLE] != NULL;
	say_fact(o, FACT_AUTHOR, meta[ODT_META_WRITER], meta[ODT_META_CHANGER]);
	say_fact(o, FACT_DATE, meta[ODT_META_WRITTEN], meta[ODT_META_CHANGED]);
	say_fact(o, FACT_LANGUAGE, meta[ODT_META_LANGUAGE], NULL);
}

/* ---- elements ---- */

static void
begin_catch(struct odt *o, struct buffer *to)
{
	buffer_reset(to);
	rewrite_catch(o->rewrite, to);
}

static void
end_catch(struct odt *o, struct buffer *of)
{
	rewrite_catch(o->rewrite, NULL);
	buffer_one_line(of, 0);
}

static void
enter_index(struct odt *o, struct rewrite_open *open)
{
	odt_begin_block(o, open, ODT_ALONE, NULL);
	o->indices++;
	rewrite_start(o->rewrite, "nav", (const char *[]){ "::gap", "1", NULL });
}

static void
enter_section(struct odt *o, struct rewrite_open *open, const char *const *attributes)
{
	const char *display = rewrite_attribute(attributes, "display");
	const char *name = rewrite_attribute(attributes, "name");
	struct buffer anchor = { 0 };

	if (display && !strcmp(display, "none")) {
		rewrite_hide(open);
		return;
	}
	odt_begin_block(o, open, ODT_ALONE, NULL);
	buffer_printf(&anchor, "%s|region", name ? name : "");
	if (name)
		rewrite_anchor(o->rewrite, anchor.bytes);
	buffer_clear(&anchor);
}

static void
enter_frame(struct odt *o, struct rewrite_open *open)
{
	buffer_reset(&o->picture_title);
	buffer_reset(&o->picture_text);
	if (!o->flow->paragraphs)
		odt_begin_block(o, open, ODT_ALONE, NULL);
}

static struct buffer *
description_of(struct odt *o, const struct rewrite_open *open)
{
	return open->rule->value ? &o->picture_text : &o->picture_title;
}

static void
enter_anchor(struct odt *o, const char *const *attributes)
{
	const char *name = rewrite_attribute(attributes, "name");
	const char *reference = rewrite_attribute(attributes, "ref-name");

	rewrite_anchor(o->rewrite, reference ? reference : name);
}

static void
enter_numbering(struct odt *o, const struct rewrite_open *open, const char *name)
{
	const char *called = open->rule->value ? "" : name;

	if (called)
		odt_styles_add_numbering(o->styles, called);
}

static void
enter(void *context, struct rewrite_open *open, const char *const *attributes)
{
	struct odt *o = context;

	switch ((enum odt_action)open->rule->action) {
	case ODT_DO_ANCHOR:
		enter_anchor(o, attributes);
		break;
	case ODT_DO_ANNOTATION:
		odt_enter_remark(o);
		break;
	case ODT_DO_BOX:
		odt_enter_box(o, open);
		break;
	case ODT_DO_BREAK:
		if (o->flow->paragraphs)
			rewrite_void(o->rewrite, "br", NULL);
		break;
	case ODT_DO_CELL:
		odt_enter_cell(o, open, attributes);
		break;
	case ODT_DO_CITATION:
	case ODT_DO_META:
		begin_catch(o, &o->text);
		break;
	case ODT_DO_BODY:
		o->in_text = true;
		break;
	case ODT_DO_FACTS:
		break;
	case ODT_DO_DESCRIPTION:
		begin_catch(o, description_of(o, open));
		break;
	case ODT_DO_FONT:
		odt_styles_add_font(o->styles, attributes);
		break;
	case ODT_DO_FRAME:
		enter_frame(o, open);
		break;
	case ODT_DO_INDEX:
		enter_index(o, open);
		break;
	case ODT_DO_ITEM:
		odt_enter_item(o, open, attributes);
		break;
	case ODT_DO_LEVEL:
		odt_styles_add_level(o->styles, open->rule->value, attributes);
		break;
	case ODT_DO_LINK:
		odt_enter_link(o, rewrite_attribute(attributes, "href"));
		break;
	case ODT_DO_LIST:
		odt_enter_list(o, open, attributes);
		break;
	case ODT_DO_NOTE:
		odt_enter_note(o, open, attributes);
		break;
	case ODT_DO_NOTE_BODY:
		odt_enter_note_body(o, open);
		break;
	case ODT_DO_NUMBERING:
		enter_numbering(o, open, rewrite_attribute(attributes, "name"));
		break;
	case ODT_DO_PARAGRAPH:
		odt_enter_paragraph(o, open, attributes);
		break;
	case ODT_DO_REFERENCE:
		odt_enter_reference(o, rewrite_attribute(attributes, "ref-name"));
		break;
	case ODT_DO_ROW:
		odt_enter_row(o, open, attributes);
		break;
	case ODT_DO_SECTION:
		enter_section(o, open, attributes);
		break;
	case ODT_DO_SPACES:
		odt_spaces(o, rewrite_attribute(attributes, "c"));
		break;
	case ODT_DO_SPAN:
		odt_enter_span(o, open, rewrite_attribute(attributes, "style-name"));
		break;
	case ODT_DO_STYLE:
		odt_styles_add(o->styles, attributes);
		break;
	case ODT_DO_STYLE_PARAGRAPH:
		odt_styles_add_paragraph(o->styles, attributes);
		break;
	case ODT_DO_STYLE_TEXT:
		odt_styles_add_text(o->styles, attributes);
		break;
	case ODT_DO_TAB:
		odt_tab(o);
		break;
	case ODT_DO_TABLE:
		odt_enter_table(o, open, attributes);
		break;
	}
}

static void
leave(void *context, const struct rewrite_open *open)
{
	struct odt *o = context;

	switch ((enum odt_action)open->rule->action) {
	case ODT_DO_ANNOTATION:
		odt_leave_remark(o);
		break;
	case ODT_DO_BODY:
		o->in_text = false;
		break;
	case ODT_DO_BOX:
		odt_leave_box(o, open);
		break;
	case ODT_DO_CELL:
		odt_leave_cell(o, open);
		break;
	case ODT_DO_CITATION:
		end_catch(o, &o->text);
		odt_leave_citation(o, open);
		break;
	case ODT_DO_DESCRIPTION:
		end_catch(o, description_of(o, open));
		break;
	case ODT_DO_FACTS:
		say_facts(o);
		break;
	case ODT_DO_FRAME:
		odt_leave_frame(o, open);
		break;
	case ODT_DO_INDEX:
		o->indices--;
		break;
	case ODT_DO_LINK:
	case ODT_DO_REFERENCE:
		odt_leave_link(o);
		break;
	case ODT_DO_LIST:
		odt_leave_list(o, open);
		break;
	case ODT_DO_META:
		end_catch(o, &o->text);
		leave_meta(o, open);
		break;
	case ODT_DO_NOTE_BODY:
		odt_leave_note_body(o, open);
		break;
	case ODT_DO_PARAGRAPH:
		odt_leave_paragraph(o, open);
		break;
	case ODT_DO_ROW:
		odt_leave_row(o, open);
		break;
	case ODT_DO_SPAN:
		odt_leave_span(o, open);
		break;
	default:
		break;
	}
}

static const struct rewrite_format format = { .rules = rules,
	                                      .count = sizeof rules / sizeof *rules,
	                                      .prefixed = true,
	                                      .enter = enter,
	                                      .leave = leave,
	                                      .text = odt_text };

/* ---- a flat file ---- */

static void
read_flat(struct odt *o, struct source *source, struct builder *builder)
{
	struct buffer text = { 0 };
	bool more;

	do {
		more = source_read_text(source, &text);
		rewrite_feed(o->rewrite, text.bytes, text.size);
		builder_progress(builder, source->at, source->size);
		buffer_reset(&text);
	} while (more);
	rewrite_end(o->rewrite);
	buffer_clear(&text);
}

/* ---- the door ---- */

static void
clear(struct odt *o)
{
	odt_flow_end(o);
	odt_clear_notes(o);
	odt_styles_free(o->styles);
	rewrite_free(o->rewrite);
	for (size_t i = 0; i < ODT_META_COUNT; i++)
		free(o->meta[i]);
	buffer_clear(&o->text);
	buffer_clear(&o->remarker);
	buffer_clear(&o->picture_title);
	buffer_clear(&o->picture_text);
	html_tape_clear(&o->row.tape);
	html_tape_clear(&o->cell.tape);
}

static void
say_nothing(struct odt *o)
{
	rewrite_start(o->rewrite, "div", (const char *[]){ "::block", "boilerplate", NULL });
	rewrite_string(o->rewrite, o->nothing);
	rewrite_close(o->rewrite, 0);
}

void
odt_source(struct source *source, struct sink *sink)
{
	struct odt o = { .sink = sink,
		         .copies_left = COPIES_MOST,
		         .nothing = "There is nothing to read in this document." };
	struct builder *builder = builder_new(sink);
	struct html *html = html_new(builder, sink,
	                             &(struct html_options){ .context = &o, .target = odt_target });

	o.rewrite = rewrite_new(&format, &o, html);
	o.styles = odt_styles_new();
	odt_flow_begin(&o);
	if (source->head_size > 1 && !memcmp(source->head, "PK", 2))
		odt_read_archive(&o, source, builder);
	else
		read_flat(&o, source, builder);
	odt_say_notes(&o);
	if (o.too_many)
		sink_note(sink, "some rows or cells of a table are repeated more often than is "
		                "shown");
	if (!builder_size(builder))
		say_nothing(&o);
	html_finish(html);
	builder_end(builder);
	clear(&o);
	html_free(html);
	builder_free(builder);
}
