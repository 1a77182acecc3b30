/*
 * Paragraphs, headings, lists: what stands below one another. A heading waits on a tape until it has ended, because names that
 * lead to it are made of its text; a box that stands beside a paragraph waits until the paragraph has ended. Paragraphs
 * of one kind in a row (a quotation's, a listing's lines) are one; what goes around them is kept in `extra` of what they
 * stand in.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "read/html_attribute.h"
#include "read/odt_state.h"

enum { NUMBER_MOST = 1000000000 };

/* ---- flows ---- */

void
odt_flow_begin(struct odt *o)
{
	struct odt_flow *flow = memory_zero(1, sizeof *flow);

	flow->outer = o->flow;
	flow->lists_before = o->list_count;
	o->flow = flow;
}

void
odt_flow_end(struct odt *o)
{
	struct odt_flow *flow = o->flow;

	o->flow = flow->outer;
	html_tape_clear(&flow->title);
	html_tape_clear(&flow->boxes);
	free(flow);
}

/* ---- lists ---- */

static struct odt_list *
list_of(struct odt *o)
{
	return o->list_count > o->flow->lists_before ? &o->lists[o->list_count - 1] : NULL;
}

void
odt_enter_list(struct odt *o, struct rewrite_open *open, const char *const *attributes)
{
	const char *style = rewrite_attribute(attributes, "style-name");
	const char *goes_on = rewrite_attribute(attributes, "continue-numbering");
	bool continues = rewrite_attribute(attributes, "continue-list") ||
	                 (goes_on && !strcmp(goes_on, "true"));
	struct odt_list *outer = list_of(o);

	odt_begin_block(o, open, ODT_ALONE, NULL);
	if (o->list_count == ODT_LISTS)
		return;
	open->value = true;
	struct odt_list *list = &o->lists[o->list_count++];
	*list = (struct odt_list){ .level = outer ? outer->level + 1 : 1 };
	list->numbering = odt_styles_numbering(o->styles, style);
	if (!style && outer)
		list->numbering = outer->numbering;
	if (list->numbering && !continues)
		odt_numbering_restart(list->numbering, list->level);
	rewrite_start(o->rewrite, "ul", NULL);
}

void
odt_leave_list(struct odt *o, const struct rewrite_open *open)
{
	o->list_count -= open->value != 0;
}

void
odt_enter_item(struct odt *o, const struct rewrite_open *open, const char *const *attributes)
{
	const char *start = rewrite_attribute(attributes, "start-value");
	struct odt_list *list = list_of(o);

	if (!list)
		return;
	list->item_due = true;
	list->headless = open->rule->value;
	list->starts = start != NULL;
	list->start = html_attribute_number(start, 0, NUMBER_MOST, 1);
}

/* What stands before the item, counted now; false when that is the list's usual sign. */
static bool
take_marker(struct odt_list *list, struct buffer *to)
{
	list->item_due = false;
	if (list->headless)
		return true;
	if (!list->numbering)
		return false;
	odt_numbering_next(list->numbering, list->level, list->starts ? &list->start : NULL);
	return odt_numbering_print(list->numbering, list->level, to);
}

static void
begin_item(struct odt *o, struct rewrite_open *open, struct odt_list *list)
{
	struct buffer marker = { 0 };
	bool own = take_marker(list, &marker);

	if (marker.size)
		buffer_add_byte(&marker, ' ');
	rewrite_start_around(
		o->rewrite, open, "li",
		(const char *[]){ own ? "::marker" : NULL, buffer_string(&marker), NULL });
	buffer_clear(&marker);
}

/* ---- what goes around ---- */

enum { AROUND_BITS = 2, AROUND_MASK = 3 };

/* Goes on with what is around the blocks before, or ends it and begins another. */
static void
go_around(struct odt *o, struct rewrite_open *open, struct rewrite_open *container,
          enum odt_around kind)
{
	static const char *const names[] = { NULL, "blockquote", "pre" };
	enum odt_around now = (enum odt_around)(container->extra & AROUND_MASK);

	if (now == kind)
		return;
	if (now)
		rewrite_close_around(o->rewrite, open, (size_t)container->extra >> AROUND_BITS);
	container->extra = 0;
	if (!kind)
		return;
	container->extra = (long)(rewrite_depth(o->rewrite) << AROUND_BITS) | kind;
	rewrite_start_around(o->rewrite, open, names[kind], NULL);
}

void
odt_begin_block(struct odt *o, struct rewrite_open *open, enum odt_around kind,
                const struct odt_look *look)
{
	struct rewrite_open *container = rewrite_around(o->rewrite, open);
	struct odt_list *list = list_of(o);
	enum odt_action action = (enum odt_action)open->rule->action;

	o->flow->has_blocks = true;
	if (!container || container->rule->action == ODT_DO_ROW)
		return;
	if (container->rule->action == ODT_DO_CELL)
		odt_begin_cell(o, open, container, look);
	if (container->rule->action == ODT_DO_ITEM && list && list->item_due &&
	    action != ODT_DO_LIST && !o->flow->is_heading)
		begin_item(o, open, list);
	go_around(o, open, container, kind);
}

/* ---- paragraphs ---- */

/* How the block that a role makes is called (block_kind_name); NULL for an ordinary one. */
static const char *
block_of(enum odt_role role)
{
	switch (role) {
	case ODT_TITLE:
		return "title";
	case ODT_SUBTITLE:
		return "subtitle";
	case ODT_BYLINE:
		return "byline";
	case ODT_DATELINE:
		return "dateline";
	case ODT_CAPTION:
		return "caption";
	default:
		return NULL;
	}
}

static bool
is_taped(const struct odt_flow *flow)
{
	return flow->is_heading || flow->role == ODT_TITLE;
}

/* Who makes a remark is said before it. */
static void
say_remarker(struct odt *o)
{
	if (!o->remarker.size)
		return;
	rewrite_mark(o->rewrite, "strong", true);
	rewrite_text(o->rewrite, o->remarker.bytes, o->remarker.size);
	rewrite_mark(o->rewrite, "strong", false);
	rewrite_string(o->rewrite, ": ");
	buffer_reset(&o->remarker);
}

/* The first block beside a sign stands close to the one before; so do the lines of a printed table of contents. */
static bool
is_close(struct odt *o, const struct rewrite_open *container)
{
	const struct odt_list *list = list_of(o);
	enum odt_action around = container ? (enum odt_action)container->rule->action : ODT_DO_BOX;

	if (around == ODT_DO_ITEM && list)
		return list->item_due;
	return o->indices || (!o->flow->has_blocks &&
	                      (around == ODT_DO_NOTE_BODY || around == ODT_DO_ANNOTATION));
}

static void
start_paragraph(struct odt *o, bool goes_on, bool close)
{
	struct odt_flow *flow = o->flow;
	const char *block = block_of(flow->role);

	if (is_taped(flow)) {
		rewrite_tape(o->rewrite, &flow->title);
	} else if (flow->role == ODT_KEPT) {
		rewrite_string(o->rewrite, goes_on ? "\n" : "");
	} else if (block) {
		rewrite_start(o->rewrite, "div", (const char *[]){ "::block", block, NULL });
	} else if (flow->role == ODT_TERM) {
		rewrite_start(o->rewrite, "dt", (const char *[]){ "::gap", "1", NULL });
	} else if (flow->role == ODT_DEFINITION) {
		rewrite_start(o->rewrite, "dd", NULL);
	} else {
		if (flow->role == ODT_RULE)
			rewrite_void(o->rewrite, "hr", NULL);
		rewrite_start(o->rewrite, close ? "div" : "p", NULL);
	}
	say_remarker(o);
}

void
odt_enter_paragraph(struct odt *o, struct rewrite_open *open, const char *const *attributes)
{
	struct odt_flow *flow = o->flow;
	const char *style = rewrite_attribute(attributes, "style-name");
	const char *level = rewrite_attribute(attributes, "outline-level");
	struct rewrite_open *container = rewrite_around(o->rewrite, open);
	struct odt_look look = odt_styles_look(o->styles, ODT_PARAGRAPH, style);

	if (look.marks & ODT_HIDDEN) {
		rewrite_hide(open);
		return;
	}
	/* One in another is no more than a line of it. */
	if (flow->paragraphs++) {
		rewrite_void(o->rewrite, "br", NULL);
		return;
	}
	open->value = true;
	flow->is_heading = (open->rule->value || look.level) && !o->indices;
	flow->role = flow->is_heading ? ODT_BODY : look.role;
	flow->level = (unsigned)html_attribute_number(level, 1, 99, look.level ? look.level : 1);
	flow->is_blank = true;
	flow->wanted = look.marks;
	enum odt_around kind = flow->role == ODT_QUOTE  ? ODT_IN_QUOTE
	                       : flow->role == ODT_KEPT ? ODT_IN_KEPT
	                                                : ODT_ALONE;
	bool goes_on = container && kind && (container->extra & AROUND_MASK) == kind;
	bool close = is_close(o, container);
	odt_begin_block(o, open, kind, &look);
	start_paragraph(o, goes_on, close);
	rewrite_anchor(o->rewrite, rewrite_attribute(attributes, "id"));
}

/* ---- headings ---- */

/* The heading's number, if it has one: that of an item of a list, or that of the outline. */
static void
take_number(struct odt *o, const struct rewrite_open *open, struct buffer *to)
{
	const struct rewrite_open *container = rewrite_around(o->rewrite, open);
	struct odt_list *list = list_of(o);
	struct odt_numbering *outline = odt_styles_numbering(o->styles, "");

	if (container && container->rule->action == ODT_DO_ITEM && list && list->item_due) {
		take_marker(list, to);
	} else if (outline && o->flow->level <= ODT_LEVELS &&
	           outline->levels[o->flow->level - 1].format) {
		odt_numbering_next(outline, o->flow->level, NULL);
		odt_numbering_print(outline, o->flow->level, to);
	}
}

/* The names by which links know a heading: "1.2.Its text|outline". */
static void
name_heading(struct odt *o, const char *number, const char *text)
{
	struct buffer name = { 0 };

	buffer_printf(&name, "%s|outline", text);
	rewrite_anchor(o->rewrite, name.bytes);
	if (*number) {
		buffer_reset(&name);
		buffer_printf(&name, "%s%s%s|outline", number,
		              number[strlen(number) - 1] == '.' ? "" : ".", text);
		rewrite_anchor(o->rewrite, name.bytes);
	}
	buffer_clear(&name);
}

static void
say_heading(struct odt *o, const struct rewrite_open *open, const char *text)
{
	size_t depth = rewrite_depth(o->rewrite);
	struct buffer number = { 0 };
	char level[16];

	take_number(o, open, &number);
	snprintf(level, sizeof level, "%u", o->flow->level);
	name_heading(o, buffer_string(&number), text);
	rewrite_start(
		o->rewrite, "div",
		(const char *[]){ "role", "heading", "aria-level", level, "::indent", "0", NULL });
	if (number.size) {
		rewrite_text(o->rewrite, number.bytes, number.size);
		rewrite_text(o->rewrite, " ", 1);
	}
	rewrite_replay(o->rewrite, &o->flow->title);
	rewrite_close(o->rewrite, depth);
	buffer_clear(&number);
}

static void
say_title(struct odt *o, const char *text)
{
	size_t depth = rewrite_depth(o->rewrite);

	if (!o->has_title)
		sink_title(o->sink, text);
	o->has_title = true;
	rewrite_start(o->rewrite, "div", (const char *[]){ "::block", "title", NULL });
	rewrite_replay(o->rewrite, &o->flow->title);
	rewrite_close(o->rewrite, depth);
}

static void
end_tape(struct odt *o, const struct rewrite_open *open)
{
	struct buffer text = { 0 };

	rewrite_untape(o->rewrite);
	html_tape_line(&o->flow->title, &text);
	if (text.size && o->flow->is_heading)
		say_heading(o, open, text.bytes);
	else if (text.size)
		say_title(o, text.bytes);
	else
		rewrite_replay(o->rewrite, &o->flow->title);
	html_tape_clear(&o->flow->title);
	buffer_clear(&text);
}

void
odt_leave_paragraph(struct odt *o, const struct rewrite_open *open)
{
	struct odt_flow *flow = o->flow;

	flow->paragraphs--;
	if (!open->value)
		return;
	flow->wanted = 0;
	flow->links = 0;
	odt_show_marks(o);
	if (is_taped(flow))
		end_tape(o, open);
	flow->is_heading = false;
	flow->role = ODT_BODY;
	rewrite_replay(o->rewrite, &flow->boxes);
	html_tape_clear(&flow->boxes);
}

/* ---- boxes ---- */

void
odt_enter_box(struct odt *o, struct rewrite_open *open)
{
	struct rewrite_open *frame = rewrite_around(o->rewrite, open);

	if (frame && frame->rule->action == ODT_DO_FRAME)
		frame->value = true;
	open->value = o->flow->paragraphs > 0;
	if (open->value)
		rewrite_tape(o->rewrite, &o->flow->boxes);
	else
		odt_begin_block(o, open, ODT_ALONE, NULL);
	odt_flow_begin(o);
	rewrite_start(o->rewrite, "div", NULL);
}

void
odt_leave_box(struct odt *o, const struct rewrite_open *open)
{
	odt_flow_end(o);
	if (open->value)
		rewrite_untape(o->rewrite);
}
