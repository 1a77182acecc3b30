/*
 * Styles by name. One says little of its own and takes the rest from the one that it is derived from, which may be told later:
 * so a style's look is put together when it is asked for. What a paragraph is, nothing says but the names of styles: those
 * that office programs come with, and those that converters write.
 */
#include "read/odt_style.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/memory.h"
#include "doc/atoms.h"
#include "read/html_attribute.h"
#include "read/rewrite.h"

enum { ANCESTORS_MOST = 32, LEVEL_MOST = 10, SHOWN_MOST = 10, NUMBER_MOST = 1000000000 };

struct style {
	const char *parent; /* its key; NULL */
	enum odt_role role;
	unsigned set, marks;
	unsigned level;
	const char *align;
};

struct odt_styles {
	struct arena *arena;
	struct atoms keys; /* a letter for the family, then the name: numbers of styles */
	struct style *styles;
	size_t style_count, style_capacity;
	struct style *last; /* that is told of; NULL */
	struct atoms fonts; /* whose letters are of one width */
	struct atoms lists; /* names: numbers of numberings */
	struct odt_numbering **numberings;
	size_t numbering_count, numbering_capacity;
	struct odt_numbering *numbering; /* that is told of; NULL */
};

struct odt_styles *
odt_styles_new(void)
{
	struct odt_styles *s = memory_zero(1, sizeof *s);

	s->arena = arena_new();
	return s;
}

void
odt_styles_free(struct odt_styles *s)
{
	arena_free(s->arena);
	atoms_clear(&s->keys);
	atoms_clear(&s->fonts);
	atoms_clear(&s->lists);
	free(s->styles);
	free(s->numberings);
	free(s);
}

/* ---- names ---- */

/* A style's name as people see it, in small letters: "Text_20_body" is "text body". */
static void
add_plain_name(const char *name, struct buffer *to)
{
	for (; *name; name++) {
		bool blank = !strncmp(name, "_20_", 4);
		char c = *name;
		buffer_add_byte(to, blank ? ' ' : c >= 'A' && c <= 'Z' ? (char)(c + 'a' - 'A') : c);
		name += blank ? 3 : 0;
	}
}

static enum odt_role
role_of(const char *name)
{
	static const struct {
		const char *name;
		enum odt_role role;
	} roles[] = {
		{ "author", ODT_BYLINE },
		{ "block quotation", ODT_QUOTE },
		{ "block text", ODT_QUOTE },
		{ "blockquote", ODT_QUOTE },
		{ "caption", ODT_CAPTION },
		{ "code", ODT_KEPT },
		{ "code block", ODT_KEPT },
		{ "date", ODT_DATELINE },
		{ "definition definition", ODT_DEFINITION },
		{ "definition definition tight", ODT_DEFINITION },
		{ "definition term", ODT_TERM },
		{ "definition term tight", ODT_TERM },
		{ "figurecaption", ODT_CAPTION },
		{ "horizontal line", ODT_RULE },
		{ "html preformatted", ODT_KEPT },
		{ "intense quote", ODT_QUOTE },
		{ "list contents", ODT_DEFINITION },
		{ "list heading", ODT_TERM },
		{ "preformatted text", ODT_KEPT },
		{ "quotations", ODT_QUOTE },
		{ "quote", ODT_QUOTE },
		{ "source code", ODT_KEPT },
		{ "source text", ODT_KEPT },
		{ "subtitle", ODT_SUBTITLE },
		{ "table heading", ODT_CELL_HEADING },
		{ "tablecaption", ODT_CAPTION },
		{ "title", ODT_TITLE },
	};
	struct buffer plain = { 0 };
	enum odt_role role = ODT_BODY;

	add_plain_name(name, &plain);
	for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
		if (!strcmp(buffer_string(&plain), roles[i].name))
			role = roles[i].role;
	buffer_clear(&plain);
	return role;
}

static char
family_letter(enum odt_family family)
{
	return family == ODT_TEXT ? 't' : 'p';
}

/* ---- telling ---- */

static const char *
key_of(struct odt_styles *s, char family, const char *name)
{
	struct buffer key = { 0 };

	buffer_add_byte(&key, family);
	buffer_add_string(&key, name);
	const char *kept = arena_string(s->arena, key.bytes);
	buffer_clear(&key);
	return kept;
}

/* The style with this key, without what was said of it before. */
static struct style *
begin_style(struct odt_styles *s, const char *key)
{
	size_t number = atoms_number(&s->keys, key);

	s->styles = memory_grow(s->styles, &s->style_capacity, number + 1, sizeof *s->styles);
	if (number >= s->style_count)
		s->style_count = number + 1;
	s->styles[number] = (struct style){ 0 };
	return &s->styles[number];
}

void
odt_styles_add(struct odt_styles *s, const char *const *attributes)
{
	const char *family = rewrite_attribute(attributes, "family");
	const char *name = rewrite_attribute(attributes, "name");
	const char *parent = rewrite_attribute(attributes, "parent-style-name");
	const char *shown = rewrite_attribute(attributes, "display-name");
	const char *level = rewrite_attribute(attributes, "default-outline-level");

	s->last = NULL;
	if (!family || !name || (strcmp(family, "paragraph") != 0 && strcmp(family, "text") != 0))
		return;
	s->last = begin_style(s, key_of(s, *family, name));
	if (parent)
		s->last->parent = key_of(s, *family, parent);
	if (*family == 'p')
		s->last->role = role_of(shown ? shown : name);
	s->last->level = (unsigned)html_attribute_number(level, 0, LEVEL_MOST, 0);
}

/* Says yes or no to a mark. */
static void
set_mark(struct style *style, enum odt_mark mark, bool yes)
{
	style->set |= mark;
	style->marks = yes ? style->marks | mark : style->marks & ~(unsigned)mark;
}

static bool
is_fixed_name(const char *name)
{
	static const char *const parts[] = { "mono",  "courier", "consol",   "menlo",
		                             "fixed", "code",    "typewrit", "terminal" };

	for (size_t i = 0; name && i < sizeof parts / sizeof *parts; i++)
		if (strcasestr(name, parts[i]))
			return true;
	return false;
}

void
odt_styles_add_font(struct odt_styles *s, const char *const *attributes)
{
	const char *name = rewrite_attribute(attributes, "name");
	const char *pitch = rewrite_attribute(attributes, "font-pitch");
	const char *family = rewrite_attribute(attributes, "font-family");

	/* Some programs say of every font that its pitch is fixed or variable, whatever it is; the name knows. */
	if (name &&
	    (is_fixed_name(name) || is_fixed_name(family) || (pitch && !strcmp(pitch, "fixed"))))
		atoms_number(&s->fonts, name);
}

/* "super 58%", "-33% 58%". */
static void
set_position(struct style *style, const char *position)
{
	long percent = strtol(position, NULL, 10);

	set_mark(style, ODT_RAISED, !strncmp(position, "super", 5) || percent > 0);
	set_mark(style, ODT_LOWERED, !strncmp(position, "sub", 3) || percent < 0);
}

static void
set_lines(struct style *style, const char *const *attributes)
{
	const char *under = rewrite_attribute(attributes, "text-underline-style");
	const char *through = rewrite_attribute(attributes, "text-line-through-style");
	const char *type = rewrite_attribute(attributes, "text-line-through-type");

	through = through ? through : type;
	if (under)
		set_mark(style, ODT_UNDERLINE, strcmp(under, "none") != 0);
	if (through)
		set_mark(style, ODT_STRIKE, strcmp(through, "none") != 0);
}

static void
set_font(struct odt_styles *s, struct style *style, const char *const *attributes)
{
	const char *name = rewrite_attribute(attributes, "font-name");
	const char *family = rewrite_attribute(attributes, "font-family");
	uint32_t number;

	if (name || family)
		set_mark(style, ODT_FIXED,
		         is_fixed_name(family) || is_fixed_name(name) ||
		                 (name && atoms_find(&s->fonts, name, &number)));
}

void
odt_styles_add_paragraph(struct odt_styles *s, const char *const *attributes)
{
	const char *align = rewrite_attribute(attributes, "text-align");

	if (!s->last || !align)
		return;
	if (!strcmp(align, "end") || !strcmp(align, "right"))
		s->last->align = "right";
	else
		s->last->align = !strcmp(align, "center") ? "center" : "left";
}

void
odt_styles_add_text(struct odt_styles *s, const char *const *attributes)
{
	const char *weight = rewrite_attribute(attributes, "font-weight");
	const char *slant = rewrite_attribute(attributes, "font-style");
	const char *position = rewrite_attribute(attributes, "text-position");
	const char *display = rewrite_attribute(attributes, "display");
	struct style *style = s->last;

	if (!style)
		return;
	if (weight)
		set_mark(style, ODT_STRONG, !strcmp(weight, "bold") || atoi(weight) >= 600);
	if (slant)
		set_mark(style, ODT_EMPHASIS, strcmp(slant, "normal") != 0);
	if (position)
		set_position(style, position);
	if (display)
		set_mark(style, ODT_HIDDEN, !strcmp(display, "none"));
	set_lines(style, attributes);
	set_font(s, style, attributes);
}

/* ---- lists ---- */

static void
begin_numbering(struct odt_numbering *numbering)
{
	*numbering = (struct odt_numbering){ 0 };
	for (size_t i = 0; i < ODT_LEVELS; i++)
		numbering->levels[i] = (struct odt_level){
			.bullet = true, .prefix = "", .suffix = "", .start = 1, .shown = 1
		};
}

void
odt_styles_add_numbering(struct odt_styles *s, const char *name)
{
	size_t number = atoms_number(&s->lists, name);

	if (number == s->numbering_count) {
		s->numberings = memory_grow(s->numberings, &s->numbering_capacity, number + 1,
		                            sizeof(struct odt_numbering *));
		s->numberings[s->numbering_count++] =
			arena_alloc(s->arena, sizeof(struct odt_numbering));
	}
	s->numbering = s->numberings[number];
	begin_numbering(s->numbering);
}

static const char *
keep(struct odt_styles *s, const char *value)
{
	return value ? arena_string(s->arena, value) : "";
}

void
odt_styles_add_level(struct odt_styles *s, bool bullet, const char *const *attributes)
{
	long number =
		html_attribute_number(rewrite_attribute(attributes, "level"), 0, ODT_LEVELS, 0);
	const char *format = rewrite_attribute(attributes, "num-format");
	const char *shown = rewrite_attribute(attributes, "display-levels");
	const char *start = rewrite_attribute(attributes, "start-value");

	if (!s->numbering || number < 1)
		return;
	struct odt_level *level = &s->numbering->levels[number - 1];
	level->bullet = bullet;
	level->prefix =
		keep(s, rewrite_attribute(attributes, bullet ? "bullet-char" : "num-prefix"));
	level->suffix = keep(s, rewrite_attribute(attributes, "num-suffix"));
	level->format = format && *format && strchr("1aAiI", *format) ? *format : '\0';
	level->start = html_attribute_number(start, 0, NUMBER_MOST, 1);
	level->shown = (unsigned)html_attribute_number(shown, 1, SHOWN_MOST, 1);
}

struct odt_numbering *
odt_styles_numbering(const struct odt_styles *s, const char *name)
{
	uint32_t number;

	return name && atoms_find(&s->lists, name, &number) ? s->numberings[number] : NULL;
}

/* ---- asking ---- */

static const struct style *
find_style(const struct odt_styles *s, const char *key)
{
	uint32_t number;

	return atoms_find(&s->keys, key, &number) ? &s->styles[number] : NULL;
}

struct odt_look
odt_styles_look(const struct odt_styles *s, enum odt_family family, const char *name)
{
	struct odt_look look = { ODT_BODY, 0, 0, 0, NULL };
	struct buffer key = { 0 };

	if (!name)
		return look;
	buffer_add_byte(&key, family_letter(family));
	buffer_add_string(&key, name);
	const char *at = key.bytes;
	for (int i = 0; at && i < ANCESTORS_MOST; i++) {
		const struct style *style = find_style(s, at);
		/* A style that nobody told of may have a name that tells enough. */
		if (!style && !look.role && family == ODT_PARAGRAPH)
			look.role = role_of(at + 1);
		if (!style)
			break;
		look.marks |= style->marks & ~look.set;
		look.set |= style->set;
		look.role = look.role ? look.role : style->role;
		look.level = look.level ? look.level : style->level;
		look.align = look.align ? look.align : style->align;
		at = style->parent;
	}
	buffer_clear(&key);
	return look;
}
