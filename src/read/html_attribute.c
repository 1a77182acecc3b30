/*
 * Attributes, and what can be told from them. What a class or an id says of a page's furniture is convention and no standard, so
 * whole words count, and only those that hardly ever name anything else.
 */
#include "read/html_attribute.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* ---- gathering ---- */

#define AT(member) offsetof(struct html_attributes, member)

/* Sorted by name. */
static const struct {
	char name[14];
	size_t at; /* of its member */
} names[] = {
	{ "::back", AT(own_back) },
	{ "::block", AT(own_block) },
	{ "::gap", AT(own_gap) },
	{ "::indent", AT(own_indent) },
	{ "::marker", AT(own_marker) },
	{ "align", AT(align) },
	{ "alt", AT(alt) },
	{ "aria-level", AT(aria_level) },
	{ "charset", AT(charset) },
	{ "class", AT(class) },
	{ "colspan", AT(colspan) },
	{ "content", AT(content) },
	{ "hidden", AT(hidden) },
	{ "href", AT(href) },
	{ "http-equiv", AT(http_equiv) },
	{ "id", AT(id) },
	{ "label", AT(label) },
	{ "lang", AT(lang) },
	{ "media", AT(media) },
	{ "name", AT(name) },
	{ "open", AT(open) },
	{ "placeholder", AT(placeholder) },
	{ "property", AT(property) },
	{ "reversed", AT(reversed) },
	{ "role", AT(role) },
	{ "rowspan", AT(rowspan) },
	{ "start", AT(start) },
	{ "style", AT(style) },
	{ "type", AT(type) },
	{ "value", AT(value) },
	{ "xml:lang", AT(xml_lang) },
};

enum { NAME_COUNT = sizeof names / sizeof *names };

/* The index in names; NAME_COUNT when it is not there. */
static size_t
find_name(const char *name, size_t n)
{
	for (size_t i = 0; i < NAME_COUNT && names[i].name[0] <= *name; i++)
		if (names[i].name[0] == *name && !strncmp(names[i].name, name, n) &&
		    !names[i].name[n])
			return i;
	return NAME_COUNT;
}

bool
html_attribute_matters(const char *name, size_t n)
{
	return n && n < sizeof names[0].name && find_name(name, n) < NAME_COUNT;
}

struct html_attributes
html_attributes_gather(const char *const *pairs)
{
	struct html_attributes a = { 0 };

	for (; pairs && pairs[0]; pairs += 2) {
		size_t n = strlen(pairs[0]);
		size_t i = n && n < sizeof names[0].name ? find_name(pairs[0], n) : NAME_COUNT;
		if (i == NAME_COUNT)
			continue;
		const char **member = (const char **)(void *)((char *)&a + names[i].at);
		if (!*member)
			*member = pairs[1] ? pairs[1] : "";
	}
	return a;
}

/* ---- values ---- */

long
html_attribute_number(const char *value, long least, long most, long otherwise)
{
	char *end;

	if (!value)
		return otherwise;
	long number = strtol(value, &end, 10);
	if (end == value)
		return otherwise;
	return number < least ? least : number > most ? most : number;
}

static size_t
white_size(const char *s)
{
	return strspn(s, " \t\n\f\r");
}

/* True when one of the words in the value is one of these, in whatever case. */
static bool
has_any(const char *value, const char *const *words, size_t count)
{
	for (const char *p = value; p && *(p += white_size(p));) {
		size_t n = strcspn(p, " \t\n\f\r");
		for (size_t i = 0; i < count; i++)
			if ((*p | 0x20) == words[i][0] && !strncasecmp(p, words[i], n) &&
			    !words[i][n])
				return true;
		p += n;
	}
	return false;
}

bool
html_attribute_has(const char *value, const char *word)
{
	return has_any(value, &word, 1);
}

/* The value of a property in an inline style, up to the semicolon; NULL when it is not there. */
static const char *
style_value(const char *style, const char *property)
{
	size_t n = strlen(property);

	for (const char *p = style; p && *p;) {
		p += white_size(p);
		const char *after = p + n;
		if (!strncasecmp(p, property, n) && after[white_size(after)] == ':') {
			after += white_size(after) + 1;
			return after + white_size(after);
		}
		p += strcspn(p, ";");
		p += *p == ';';
	}
	return NULL;
}

/* True when the value is this word, or begins with it and a sign. */
static bool
is_word(const char *value, const char *word)
{
	size_t n = strlen(word);

	return value && !strncasecmp(value, word, n) &&
	       !strchr("abcdefghijklmnopqrstuvwxyz-", value[n] | 0x20);
}

bool
html_attributes_hide(const struct html_attributes *a)
{
	/* "until-found" is there for whoever searches. */
	if (a->hidden && strcasecmp(a->hidden, "until-found") != 0)
		return true;
	return a->style && is_word(style_value(a->style, "display"), "none");
}

bool
html_attributes_keep(const struct html_attributes *a)
{
	const char *value = a->style ? style_value(a->style, "white-space") : NULL;

	return value && !strncasecmp(value, "pre", 3) && strncasecmp(value, "pre-line", 8) != 0;
}

enum table_align
html_attributes_align(const struct html_attributes *a)
{
	const char *value = a->style ? style_value(a->style, "text-align") : NULL;

	value = value ? value : a->align;
	if (is_word(value, "right") || is_word(value, "end"))
		return TABLE_RIGHT;
	return is_word(value, "center") ? TABLE_CENTRE : TABLE_LEFT;
}

/* ---- furniture ---- */

bool
html_attributes_furnish(const struct html_attributes *a)
{
	static const char *const roles[] = { "navigation", "banner", "contentinfo", "search",
		                             "complementary" };
	static const char *const words[] = {
		"advert",     "advertisement",  "breadcrumb",    "breadcrumbs",   "cookie-banner",
		"cookie-bar", "cookie-consent", "cookie-notice", "cookieconsent", "gdpr",
		"navbar",     "navbox",         "navfooter",     "navheader",     "page-footer",
		"pagination", "share-buttons",  "sidebar-nav",   "site-footer",   "site-header",
		"site-nav",   "skip-link",      "skiplink",      "social-share",  "sphinxsidebar",
	};

	if (!a->role && !a->class && !a->id)
		return false;
	return has_any(a->role, roles, sizeof roles / sizeof *roles) ||
	       has_any(a->class, words, sizeof words / sizeof *words) ||
	       has_any(a->id, words, sizeof words / sizeof *words);
}

bool
html_attributes_deny(const struct html_attributes *a)
{
	static const char *const roles[] = { "main",         "article",      "note",
		                             "doc-footnote", "doc-endnotes", "doc-endnote",
		                             "doc-tip",      "region" };
	static const char *const words[] = { "admonition",    "callout",   "footnote", "footnotes",
		                             "footnote-list", "note",      "sidenote", "marginnote",
		                             "pull-quote",    "pullquote", "tip",      "topic",
		                             "warning" };

	return has_any(a->role, roles, sizeof roles / sizeof *roles) ||
	       has_any(a->class, words, sizeof words / sizeof *words);
}
