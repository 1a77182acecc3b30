/*
 * What stands in a paragraph. Which marks are on it is said by styles that replace one another, so that only what is wanted of
 * the next text is kept, and marks are opened and closed when it comes.
 */
#include <string.h>
#include <strings.h>

#include "read/html_attribute.h"
#include "read/odt_state.h"
#include "read/uri.h"

enum { SPACES_MOST = 256 };

/* ---- marks ---- */

static const struct {
	unsigned mark;
	const char *name;
} marks[] = {
	{ ODT_STRONG, "strong" }, { ODT_EMPHASIS, "em" }, { ODT_UNDERLINE, "u" },
	{ ODT_STRIKE, "s" },      { ODT_FIXED, "code" },  { ODT_RAISED, "sup" },
	{ ODT_LOWERED, "sub" },
};

enum { MARKS = sizeof marks / sizeof *marks };

/* What a paragraph wears as a whole, as all of its kind do, is no mark on its text. */
static unsigned
wanted_marks(const struct odt_flow *flow)
{
	unsigned wanted = flow->wanted;

	if (flow->is_heading || flow->role == ODT_TITLE || flow->role == ODT_SUBTITLE ||
	    flow->role == ODT_CELL_HEADING)
		wanted &= ~(unsigned)(ODT_STRONG | ODT_UNDERLINE);
	if (flow->role == ODT_CAPTION)
		wanted &= ~(unsigned)ODT_EMPHASIS;
	if (flow->role == ODT_KEPT)
		wanted &= ~(unsigned)ODT_FIXED;
	if (flow->links)
		wanted &= ~(unsigned)ODT_UNDERLINE;
	return wanted;
}

void
odt_show_marks(struct odt *o)
{
	struct odt_flow *flow = o->flow;
	unsigned wanted = wanted_marks(flow);

	if (wanted == flow->shown)
		return;
	for (size_t i = MARKS; i--;)
		if (flow->shown & marks[i].mark)
			rewrite_mark(o->rewrite, marks[i].name, false);
	for (size_t i = 0; i < MARKS; i++)
		if (wanted & marks[i].mark)
			rewrite_mark(o->rewrite, marks[i].name, true);
	flow->shown = wanted;
}

void
odt_enter_span(struct odt *o, struct rewrite_open *open, const char *style)
{
	struct odt_look look = odt_styles_look(o->styles, ODT_TEXT, style);
	unsigned *wanted = &o->flow->wanted;

	if (look.marks & ODT_HIDDEN) {
		rewrite_hide(open);
		return;
	}
	open->value = *wanted;
	*wanted = (*wanted & ~look.set) | look.marks;
}

void
odt_leave_span(struct odt *o, const struct rewrite_open *open)
{
	o->flow->wanted = (unsigned)open->value;
}

/* ---- text ---- */

static bool
is_white(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/* White space in a kept paragraph is what elements say; what stands between the tags is a blank at most. */
static void
say_kept(struct odt *o, const char *bytes, size_t n)
{
	struct odt_flow *flow = o->flow;

	for (size_t i = 0; i < n;) {
		size_t end = i;
		while (end < n && is_white(bytes[end]) == is_white(bytes[i]))
			end++;
		bool blank = is_white(bytes[i]);
		if (!blank)
			rewrite_text(o->rewrite, bytes + i, end - i);
		else if (!flow->is_blank)
			rewrite_text(o->rewrite, " ", 1);
		flow->is_blank = blank;
		i = end;
	}
}

/* What stands between two paragraphs is none of the text, unless it says something. */
static bool
is_said(const struct odt *o, const char *bytes, size_t n)
{
	if (o->flow->paragraphs)
		return true;
	for (size_t i = 0; i < n && o->in_text; i++)
		if (!is_white(bytes[i]))
			return true;
	return false;
}

void
odt_text(void *context, const char *bytes, size_t n)
{
	struct odt *o = context;

	if (!is_said(o, bytes, n))
		return;
	odt_show_marks(o);
	if (o->flow->role == ODT_KEPT)
		say_kept(o, bytes, n);
	else
		rewrite_text(o->rewrite, bytes, n);
}

void
odt_spaces(struct odt *o, const char *count)
{
	long n = html_attribute_number(count, 0, SPACES_MOST, 1);

	if (!o->flow->paragraphs)
		return;
	if (o->flow->role != ODT_KEPT)
		n = n > 1 ? 1 : n;
	for (; n > 0; n--)
		rewrite_text(o->rewrite, " ", 1);
}

void
odt_tab(struct odt *o)
{
	if (o->flow->paragraphs)
		rewrite_text(o->rewrite, o->flow->role == ODT_KEPT ? "\t" : " ", 1);
}

/* ---- links ---- */

void
odt_target(void *context, const char *href, struct buffer *to)
{
	const struct odt *o = context;

	uri_clean(href, to);
	const char *target = buffer_string(to);
	if (*target == '#')
		uri_decode(to);
	else if (o->packed && !strncmp(target, "../", 3))
		buffer_consume(to, 3);
	else if (!strncasecmp(target, "javascript:", 11))
		buffer_reset(to);
}

void
odt_enter_link(struct odt *o, const char *href)
{
	o->flow->links++;
	if (href)
		rewrite_start(o->rewrite, "a", (const char *[]){ "href", href, NULL });
}

void
odt_leave_link(struct odt *o)
{
	o->flow->links -= o->flow->links > 0;
}

/* What refers to a place by its name. */
void
odt_enter_reference(struct odt *o, const char *name)
{
	struct buffer href = { 0 };

	o->flow->links++;
	if (!name)
		return;
	buffer_printf(&href, "#%s", name);
	rewrite_start(o->rewrite, "a", (const char *[]){ "href", href.bytes, NULL });
	buffer_clear(&href);
}

/* ---- pictures ---- */

/* What a picture shows stands in its place; of a box with text, the text does. */
void
odt_leave_frame(struct odt *o, const struct rewrite_open *open)
{
	struct buffer *title = &o->picture_title, *text = &o->picture_text;

	if (title->size && text->size && strcmp(title->bytes, text->bytes) != 0)
		buffer_add_string(title, ": ");
	if (!title->size || strcmp(buffer_string(title), buffer_string(text)) != 0)
		buffer_add_string(title, buffer_string(text));
	if (title->size && !open->value) {
		size_t depth = rewrite_depth(o->rewrite);
		/* What stands between paragraphs, or above what is said of it, stands by itself. */
		if (!o->flow->paragraphs)
			rewrite_start(o->rewrite, "p", NULL);
		else if (o->flow->role == ODT_CAPTION)
			rewrite_start(o->rewrite, "div", NULL);
		rewrite_void(o->rewrite, "img", (const char *[]){ "alt", title->bytes, NULL });
		rewrite_close(o->rewrite, depth);
	}
	buffer_reset(title);
	buffer_reset(text);
}
