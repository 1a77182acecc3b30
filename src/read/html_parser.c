/*
 * The tags of a page: what read/markup says goes to read/html.
 */
#include "read/html_parser.h"

#include <string.h>

#include "read/html_attribute.h"

static void
start(void *context, const char *name, const char *const *attributes)
{
	html_start(context, name, attributes);
}

static void
end(void *context, const char *name)
{
	html_end(context, name);
}

static void
text(void *context, const char *bytes, size_t n)
{
	html_text(context, bytes, n);
}

static bool
is_foreign(void *context, const char *name)
{
	return html_is_foreign(context) ||
	       (name && (!strcmp(name, "svg") || !strcmp(name, "math")));
}

static const struct markup_raw raws[] = {
	{ "script", false, false },  { "style", false, false }, { "title", true, true },
	{ "textarea", true, false }, { "xmp", false, false },   { "iframe", false, false },
	{ "noembed", false, false },
};

const struct markup_language *
html_language_of(bool xml)
{
#define LANGUAGE(is_xml) \
	{ \
		.xml = is_xml, .matters = html_attribute_matters, .start = start, .end = end, \
		.text = text, .raws = raws, .raw_count = sizeof raws / sizeof *raws, \
		.is_foreign = is_foreign \
	}
	static const struct markup_language languages[] = { LANGUAGE(false), LANGUAGE(true) };
#undef LANGUAGE

	return &languages[xml];
}

void
html_parser_page(struct html *html, bool xml, const char *bytes, size_t n)
{
	markup_read(html_language_of(xml), html, bytes, n);
	html_finish(html);
}
