/*
 * FictionBook 2 (http://www.fictionbook.org/index.php/Eng:XML_Schema_Fictionbook_2.1): one file in XML, first what the book
 * says of itself, then its bodies: the text, and mostly another one that holds the notes. Sections stand in each other, so
 * that how many titles are around one is its level. What makes a note is its place in a body of notes: its title is
 * then no heading but the sign that it is known by.
 */
#include "read/fb2.h"

#include <string.h>
#include <strings.h>

#include "base/buffer.h"
#include "read/builder.h"
#include "read/fb2_state.h"
#include "read/html.h"

static const struct rewrite_rule rules[] = {
	{ "a", FB2_DO_LINK, 0, NULL },
	{ "annotation", FB2_DO_ANNOTATION, 0, NULL },
	{ "author", FB2_DO_FACT, FB2_AUTHOR, NULL },
	{ "binary", REWRITE_SKIP, 0, NULL },
	{ "body", FB2_DO_BODY, 0, NULL },
	{ "book-title", FB2_DO_FACT, FB2_TITLE, NULL },
	{ "cite", FB2_DO_PLACE, 0, "blockquote" },
	{ "code", REWRITE_AS, 0, "code" },
	{ "custom-info", REWRITE_SKIP, 0, NULL },
	{ "date", FB2_DO_FACT, FB2_DATE, NULL },
	{ "description", FB2_DO_DESCRIPTION, 0, NULL },
	{ "document-info", REWRITE_SKIP, 0, NULL },
	{ "email", REWRITE_SKIP, 0, NULL },
	{ "emphasis", REWRITE_AS, 0, "em" },
	{ "empty-line", FB2_DO_EMPTY, 0, NULL },
	{ "epigraph", FB2_DO_PLACE, 0, "blockquote" },
	{ "first-name", FB2_DO_FACT, FB2_NAME, NULL },
	{ "home-page", REWRITE_SKIP, 0, NULL },
	{ "id", REWRITE_SKIP, 0, NULL },
	{ "image", FB2_DO_IMAGE, 0, NULL },
	{ "lang", FB2_DO_FACT, FB2_LANGUAGE, NULL },
	{ "last-name", FB2_DO_FACT, FB2_NAME, NULL },
	{ "middle-name", FB2_DO_FACT, FB2_NAME, NULL },
	{ "nickname", FB2_DO_FACT, FB2_NICKNAME, NULL },
	{ "p", FB2_DO_PARAGRAPH, 0, NULL },
	{ "poem", FB2_DO_PLACE, 0, "dd" },
	{ "publish-info", REWRITE_SKIP, 0, NULL },
	{ "section", FB2_DO_SECTION, 0, NULL },
	{ "sequence", FB2_DO_SEQUENCE, 0, NULL },
	{ "src-title-info", REWRITE_SKIP, 0, NULL },
	{ "stanza", FB2_DO_PLACE, 0, "p" },
	{ "strikethrough", REWRITE_AS, 0, "s" },
	{ "strong", REWRITE_AS, 0, "strong" },
	{ "stylesheet", REWRITE_SKIP, 0, NULL },
	{ "sub", REWRITE_AS, 0, "sub" },
	{ "subtitle", FB2_DO_SUBTITLE, 0, NULL },
	{ "sup", REWRITE_AS, 0, "sup" },
	{ "table", FB2_DO_PLACE, 0, "table" },
	{ "td", FB2_DO_CELL, 0, NULL },
	{ "text-author", FB2_DO_SIGNATURE, 0, NULL },
	{ "th", FB2_DO_CELL, 0, NULL },
	{ "title", FB2_DO_TITLE, 0, NULL },
	{ "tr", REWRITE_AS, 0, "tr" },
	{ "translator", REWRITE_SKIP, 0, NULL },
	{ "v", FB2_DO_LINE, 0, NULL },
};

/* ---- bodies and sections ---- */

static void
enter_description(struct fb2 *f)
{
	if (f->bodies)
		return;
	f->describes = true;
	rewrite_catch(f->rewrite, &f->text);
}

static void
end_description(struct fb2 *f)
{
	if (!f->describes)
		return;
	f->describes = false;
	rewrite_catch(f->rewrite, NULL);
	fb2_book_say_facts(f->book, f->sink);
}

static void
enter_body(struct fb2 *f, const char *name)
{
	static const char *const notes[] = { "notes", "footnotes", "comments" };

	end_description(f);
	fb2_begin_body(f);
	f->body = f->bodies++ ? FB2_OTHER_BODY : FB2_MAIN_BODY;
	for (size_t i = 0; name && i < sizeof notes / sizeof *notes; i++)
		if (!strcasecmp(name, notes[i]))
			f->body = FB2_NOTES_BODY;
	f->page_due = true;
}

static void
enter_section(struct fb2 *f, const char *id)
{
	fb2_begin_body(f);
	fb2_say_sign(f);
	if (f->body != FB2_NOTES_BODY)
		return;
	buffer_reset(&f->note);
	buffer_add_string(&f->note, id ? id : "");
}

/* A note without a text; and what follows a section that has no title stands apart. */
static void
leave_section(struct fb2 *f, const struct rewrite_open *open)
{
	size_t depth = rewrite_depth(f->rewrite);

	if (f->sign.size) {
		rewrite_start(f->rewrite, "p", NULL);
		rewrite_text(f->rewrite, f->sign.bytes, f->sign.size);
		buffer_reset(&f->sign);
	} else if (!open->value && f->body == FB2_MAIN_BODY) {
		rewrite_start(f->rewrite, "div", (const char *[]){ "::gap", "2", NULL });
	}
	rewrite_close(f->rewrite, depth);
	f->level -= open->value != 0;
}

/* ---- what the book says of itself ---- */

static void
enter_fact(struct fb2 *f, struct rewrite_open *open, const char *value)
{
	if (!f->describes) {
		fb2_begin_block(f, open);
		rewrite_start(f->rewrite, "p", NULL);
		return;
	}
	buffer_reset(&f->text);
	open->value = value && *value;
	if (open->value)
		fb2_book_add(f->book, open->rule->value, value);
}

static void
leave_fact(struct fb2 *f, const struct rewrite_open *open)
{
	if (!f->describes)
		return;
	buffer_one_line(&f->text, 0);
	if (!open->value)
		fb2_book_add(f->book, open->rule->value, buffer_string(&f->text));
	buffer_reset(&f->text);
}

static void
take_series(struct fb2 *f, const char *name, const char *number)
{
	struct buffer line = { 0 };

	if (!f->describes || !name)
		return;
	buffer_add_string(&line, name);
	buffer_one_line(&line, 0);
	if (line.size && number && *number)
		buffer_printf(&line, ", %s", number);
	fb2_book_add(f->book, FB2_SERIES, buffer_string(&line));
	buffer_clear(&line);
}

static void
enter_annotation(struct fb2 *f, struct rewrite_open *open)
{
	open->value = f->describes;
	if (open->value) {
		rewrite_catch(f->rewrite, NULL);
		rewrite_tape(f->rewrite, fb2_book_annotation(f->book));
	} else {
		fb2_begin_block(f, open);
		rewrite_start(f->rewrite, "div", NULL);
	}
}

static void
leave_annotation(struct fb2 *f, const struct rewrite_open *open)
{
	if (!open->value)
		return;
	rewrite_untape(f->rewrite);
	/* One that was not ended has taken what came behind it. */
	if (f->bodies)
		rewrite_replay(f->rewrite, fb2_book_annotation(f->book));
	if (f->describes)
		rewrite_catch(f->rewrite, &f->text);
}

/* ---- in a paragraph ---- */

static void
enter_link(struct fb2 *f, const char *const *attributes)
{
	const char *href = rewrite_attribute(attributes, "href");
	const char *type = rewrite_attribute(attributes, "type");
	bool note = type && !strcmp(type, "note");

	if (!href)
		return;
	if (note && *href == '#') {
		struct buffer name = { 0 };
		atoms_number(&f->referred, href + 1);
		buffer_printf(&name, FB2_REFERENCE "%s", href + 1);
		rewrite_anchor(f->rewrite, name.bytes);
		buffer_clear(&name);
	}
	rewrite_start(f->rewrite, "a", (const char *[]){ "href", href, NULL });
	if (note)
		rewrite_start(f->rewrite, "sup", NULL);
}

static void
enter_image(struct fb2 *f, struct rewrite_open *open, const char *const *attributes)
{
	const char *alt = rewrite_attribute(attributes, "alt");
	const char *title = rewrite_attribute(attributes, "title");
	const struct rewrite_open *around = rewrite_around(f->rewrite, open);
	bool apart = !around || around->rule->action == FB2_DO_BODY ||
	             around->rule->action == FB2_DO_SECTION;

	/* A picture may stand above the body's title. */
	if (around && around->rule->action == FB2_DO_SECTION &&
	    ((alt && *alt) || (title && *title)))
		fb2_begin_block(f, open);
	if (apart)
		rewrite_start(f->rewrite, "div", (const char *[]){ "::gap", "1", NULL });
	rewrite_anchor(f->rewrite, rewrite_attribute(attributes, "id"));
	rewrite_void(f->rewrite, "img", (const char *[]){ "alt", alt && *alt ? alt : title, NULL });
	if (!alt || !*alt || !title || !strcmp(alt, title))
		return;
	rewrite_start(f->rewrite, apart ? "div" : "span",
	              (const char *[]){ "::block", "caption", NULL });
	rewrite_string(f->rewrite, apart ? "" : " ");
	rewrite_string(f->rewrite, title);
}

/* Lines of a stanza or of a title are one block. */
static void
enter_line(struct fb2 *f)
{
	if (f->title == FB2_SIGN_TITLE)
		rewrite_string(f->rewrite, " ");
	else if (f->lines++)
		rewrite_void(f->rewrite, "br", NULL);
}

static void
enter_paragraph(struct fb2 *f, struct rewrite_open *open)
{
	if (f->title) {
		enter_line(f);
		return;
	}
	fb2_begin_block(f, open);
	rewrite_start(f->rewrite, "p", NULL);
}

static void
enter_cell(struct fb2 *f, const struct rewrite_open *open, const char *const *attributes)
{
	static const char *const names[] = { "align", "colspan", "rowspan" };
	const char *pairs[2 * sizeof names / sizeof *names + 1];
	size_t n = 0;

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const char *value = rewrite_attribute(attributes, names[i]);
		if (!value)
			continue;
		pairs[n++] = names[i];
		pairs[n++] = value;
	}
	pairs[n] = NULL;
	rewrite_start(f->rewrite, open->rule->name, pairs);
}

/* ---- all of them ---- */

static void
enter(void *context, struct rewrite_open *open, const char *const *attributes)
{
	struct fb2 *f = context;
	const char *id = rewrite_attribute(attributes, "id");

	switch (open->rule->action) {
	case FB2_DO_ANNOTATION:
		enter_annotation(f, open);
		break;
	case FB2_DO_BODY:
		enter_body(f, rewrite_attribute(attributes, "name"));
		break;
	case FB2_DO_CELL:
		enter_cell(f, open, attributes);
		break;
	case FB2_DO_DESCRIPTION:
		enter_description(f);
		break;
	case FB2_DO_EMPTY:
		if (!f->title)
			rewrite_start(f->rewrite, "div", (const char *[]){ "::gap", "2", NULL });
		break;
	case FB2_DO_FACT:
		enter_fact(f, open, rewrite_attribute(attributes, "value"));
		break;
	case FB2_DO_IMAGE:
		enter_image(f, open, attributes);
		return;
	case FB2_DO_LINE:
		enter_line(f);
		break;
	case FB2_DO_LINK:
		enter_link(f, attributes);
		break;
	case FB2_DO_PARAGRAPH:
		enter_paragraph(f, open);
		break;
	case FB2_DO_PLACE:
		fb2_begin_block(f, open);
		f->lines = 0;
		break;
	case FB2_DO_SECTION:
		enter_section(f, id);
		break;
	case FB2_DO_SEQUENCE:
		take_series(f, rewrite_attribute(attributes, "name"),
		            rewrite_attribute(attributes, "number"));
		break;
	case FB2_DO_SIGNATURE:
		fb2_begin_block(f, open);
		rewrite_start(f->rewrite, "div",
		              (const char *[]){ "::block", "byline", "::gap", "0", NULL });
		rewrite_string(f->rewrite, "— ");
		break;
	case FB2_DO_SUBTITLE:
		fb2_enter_subtitle(f, open);
		break;
	case FB2_DO_TITLE:
		fb2_enter_title(f, open);
		break;
	default:
		break;
	}
	rewrite_anchor(f->rewrite, id);
}

static void
leave(void *context, const struct rewrite_open *open)
{
	struct fb2 *f = context;

	switch (open->rule->action) {
	case FB2_DO_ANNOTATION:
		leave_annotation(f, open);
		break;
	case FB2_DO_BODY:
		fb2_begin_body(f);
		f->body = FB2_NO_BODY;
		f->level = 0;
		break;
	case FB2_DO_DESCRIPTION:
		end_description(f);
		break;
	case FB2_DO_FACT:
		leave_fact(f, open);
		break;
	case FB2_DO_SECTION:
		leave_section(f, open);
		break;
	case FB2_DO_SUBTITLE:
		fb2_leave_subtitle(f, open);
		break;
	case FB2_DO_TITLE:
		fb2_leave_title(f, open);
		break;
	default:
		break;
	}
}

/* ---- the book ---- */

static const struct rewrite_format format = {
	.rules = rules, .count = sizeof rules / sizeof *rules, .enter = enter, .leave = leave
};

static void
read_book(struct fb2 *f, struct source *source, struct builder *builder)
{
	struct buffer text = { 0 };
	bool more;

	do {
		more = source_read_text(source, &text);
		rewrite_feed(f->rewrite, text.bytes, text.size);
		builder_progress(builder, source->at, source->size);
		buffer_reset(&text);
	} while (more);
	rewrite_end(f->rewrite);
	buffer_clear(&text);
}

/* Something stands where there is nothing. */
static void
say_nothing(struct fb2 *f)
{
	rewrite_start(f->rewrite, "div", (const char *[]){ "::block", "boilerplate", NULL });
	rewrite_string(f->rewrite, "There is nothing to read in this book.");
	rewrite_close(f->rewrite, 0);
}

static void
clear(struct fb2 *f)
{
	rewrite_free(f->rewrite);
	fb2_book_free(f->book);
	buffer_clear(&f->text);
	buffer_clear(&f->sign);
	buffer_clear(&f->note);
	atoms_clear(&f->referred);
	html_tape_clear(&f->tape);
}

void
fb2_source(struct source *source, struct sink *sink)
{
	struct builder *builder = builder_new(sink);
	struct html *html = html_new(builder, sink, &(struct html_options){ .is_part = true });
	struct fb2 f = { .sink = sink, .book = fb2_book_new() };

	f.rewrite = rewrite_new(&format, &f, html);
	read_book(&f, source, builder);
	if (!builder_size(builder))
		say_nothing(&f);
	html_finish(html);
	builder_end(builder);
	clear(&f);
	html_free(html);
	builder_free(builder);
}
