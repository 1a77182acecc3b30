/*
 * What the elements are to a reader, and how the standard nests them (https://html.spec.whatwg.org/, section 13.2.6): the
 * one place to look at for an element. Sorted by name.
 */
#include "read/html_element.h"

#include <assert.h>
#include <string.h>

#include "doc/span.h"

enum {
	P = HTML_CLOSES_P,
	F = HTML_FORMATTING,
	S = HTML_SPECIAL,
	SCOPE = HTML_SCOPE,
	MARKER = HTML_MARKER,
};

static const struct html_element elements[] = {
	{ "a", HTML_LINK, 0, F },
	{ "address", HTML_BLOCK, 0, P | S },
	{ "annotation", HTML_HIDDEN, 0, S },
	{ "annotation-xml", HTML_HIDDEN, 0, S },
	{ "applet", HTML_INLINE, 0, S | SCOPE | MARKER },
	{ "area", HTML_IMAGE, 0, S },
	{ "article", HTML_SECTION, 0, P | S },
	{ "aside", HTML_FURNITURE, 0, P | S },
	{ "b", HTML_MARK, SPAN_STRONG, F },
	{ "base", HTML_BASE, 0, S },
	{ "basefont", HTML_NOTHING, 0, S },
	{ "bgsound", HTML_NOTHING, 0, S },
	{ "big", HTML_INLINE, 0, F },
	{ "blockquote", HTML_QUOTE, 0, P | S },
	{ "body", HTML_INLINE, 0, S },
	{ "br", HTML_BREAK, 0, S },
	{ "button", HTML_CHOICE, 0, S | SCOPE },
	{ "caption", HTML_TABLE_CAPTION, 0, S | SCOPE | MARKER },
	{ "center", HTML_BLOCK, 0, P | S },
	{ "cite", HTML_MARK, SPAN_EMPHASIS, 0 },
	{ "code", HTML_MARK, SPAN_CODE, F },
	{ "col", HTML_NOTHING, 0, S },
	{ "colgroup", HTML_INLINE, 0, S },
	{ "datalist", HTML_HIDDEN, 0, S },
	{ "dd", HTML_DEFINITION, 0, P | S },
	{ "del", HTML_MARK, SPAN_STRIKE, 0 },
	{ "desc", HTML_CHOICE, 0, 0 },
	{ "details", HTML_BLOCK, 0, P | S },
	{ "dfn", HTML_MARK, SPAN_EMPHASIS, 0 },
	{ "dialog", HTML_BLOCK, 0, P | S },
	{ "dir", HTML_LIST, 0, P | S },
	{ "div", HTML_BLOCK, 0, P | S },
	{ "dl", HTML_BLOCK, 1, P | S },
	{ "dt", HTML_TERM, 0, P | S },
	{ "em", HTML_MARK, SPAN_EMPHASIS, F },
	{ "embed", HTML_NOTHING, 0, S },
	{ "fieldset", HTML_BLOCK, 1, P | S },
	{ "figcaption", HTML_CAPTION, 0, P | S },
	{ "figure", HTML_BLOCK, 1, P | S },
	{ "font", HTML_INLINE, 0, F },
	{ "footer", HTML_FURNITURE, 0, P | S },
	{ "foreignobject", HTML_BLOCK, 0, S | SCOPE | MARKER },
	{ "form", HTML_BLOCK, 0, P | S },
	{ "frame", HTML_NOTHING, 0, S },
	{ "frameset", HTML_INLINE, 0, S },
	{ "h1", HTML_HEADING, 1, P | S },
	{ "h2", HTML_HEADING, 2, P | S },
	{ "h3", HTML_HEADING, 3, P | S },
	{ "h4", HTML_HEADING, 4, P | S },
	{ "h5", HTML_HEADING, 5, P | S },
	{ "h6", HTML_HEADING, 6, P | S },
	{ "head", HTML_INLINE, 0, S },
	{ "header", HTML_FURNITURE, 0, P | S },
	{ "hgroup", HTML_BLOCK, 0, P | S },
	{ "hr", HTML_RULE, 0, P | S },
	{ "html", HTML_ROOT, 0, S | SCOPE },
	{ "i", HTML_MARK, SPAN_EMPHASIS, F },
	{ "iframe", HTML_HIDDEN, 0, S },
	{ "image", HTML_IMAGE, 0, 0 },
	{ "img", HTML_IMAGE, 0, S },
	{ "input", HTML_INPUT, 0, S },
	{ "ins", HTML_MARK, SPAN_UNDERLINE, 0 },
	{ "kbd", HTML_MARK, SPAN_CODE, 0 },
	{ "keygen", HTML_NOTHING, 0, S },
	{ "legend", HTML_BLOCK, 0, 0 },
	{ "li", HTML_ITEM, 0, P | S },
	{ "link", HTML_NOTHING, 0, S },
	{ "listing", HTML_KEPT, 0, P | S },
	{ "main", HTML_SECTION, 0, P | S },
	{ "mark", HTML_MARK, SPAN_STRONG, 0 },
	{ "marquee", HTML_INLINE, 0, S | SCOPE | MARKER },
	{ "math", HTML_FOREIGN, 0, 0 },
	{ "menu", HTML_LIST, 0, P | S },
	{ "meta", HTML_META, 0, S },
	{ "metadata", HTML_HIDDEN, 0, S },
	{ "mi", HTML_TOKEN, 0, 0 },
	{ "mn", HTML_TOKEN, 0, 0 },
	{ "ms", HTML_TOKEN, 0, 0 },
	{ "mtext", HTML_TOKEN, 0, 0 },
	{ "nav", HTML_FURNITURE, 0, P | S },
	{ "nobr", HTML_INLINE, 0, F },
	{ "noembed", HTML_HIDDEN, 0, S },
	{ "noframes", HTML_INLINE, 0, S },
	{ "noscript", HTML_INLINE, 0, S },
	{ "object", HTML_INLINE, 0, S | SCOPE | MARKER },
	{ "ol", HTML_LIST, 1, P | S },
	{ "optgroup", HTML_BLOCK, 0, 0 },
	{ "option", HTML_CHOICE, 0, 0 },
	{ "p", HTML_BLOCK, 1, P | S },
	{ "param", HTML_NOTHING, 0, S },
	{ "plaintext", HTML_KEPT, 0, P | S },
	{ "pre", HTML_KEPT, 0, P | S },
	{ "q", HTML_QUOTED, 0, 0 },
	{ "rb", HTML_INLINE, 0, 0 },
	{ "rp", HTML_HIDDEN, 0, 0 },
	{ "rt", HTML_ANNOTATION, 0, 0 },
	{ "rtc", HTML_INLINE, 0, 0 },
	{ "ruby", HTML_RUBY, 0, 0 },
	{ "s", HTML_MARK, SPAN_STRIKE, F },
	{ "samp", HTML_MARK, SPAN_CODE, 0 },
	{ "script", HTML_HIDDEN, 0, S },
	{ "search", HTML_BLOCK, 0, P | S },
	{ "section", HTML_SECTION, 0, P | S },
	{ "select", HTML_INLINE, 0, S },
	{ "small", HTML_INLINE, 0, F },
	{ "source", HTML_NOTHING, 0, S },
	{ "strike", HTML_MARK, SPAN_STRIKE, F },
	{ "strong", HTML_MARK, SPAN_STRONG, F },
	{ "style", HTML_HIDDEN, 0, S },
	{ "sub", HTML_LOWERED, 0, 0 },
	{ "summary", HTML_SUMMARY, 0, P | S },
	{ "sup", HTML_RAISED, 0, 0 },
	{ "svg", HTML_FOREIGN, 0, 0 },
	{ "table", HTML_TABLE, 0, P | S | SCOPE },
	{ "tbody", HTML_ROWS, 0, S },
	{ "td", HTML_CELL, 0, S | SCOPE | MARKER },
	{ "template", HTML_HIDDEN, 0, S | SCOPE | MARKER },
	{ "text", HTML_CHOICE, 0, 0 },
	{ "textarea", HTML_KEPT, 0, S },
	{ "tfoot", HTML_ROWS, 0, S },
	{ "th", HTML_CELL, 1, S | SCOPE | MARKER },
	{ "thead", HTML_ROWS, 1, S },
	{ "title", HTML_TITLE, 0, 0 },
	{ "tr", HTML_ROW, 0, S },
	{ "track", HTML_NOTHING, 0, S },
	{ "tt", HTML_MARK, SPAN_CODE, F },
	{ "u", HTML_MARK, SPAN_UNDERLINE, F },
	{ "ul", HTML_LIST, 0, P | S },
	{ "var", HTML_MARK, SPAN_EMPHASIS, 0 },
	{ "wbr", HTML_NOTHING, 0, S },
	{ "xmp", HTML_KEPT, 0, P | S },
};

static const struct html_element unknown = { "", HTML_INLINE, 0, 0 };

enum { ELEMENT_COUNT = sizeof elements / sizeof *elements };

_Static_assert(sizeof elements / sizeof *elements < (size_t)HTML_ELEMENTS_MOST,
               "the unknown one has a number too");

/* The elements by first letter and length: the first of each, plus one, and the next of the same, plus one. */
enum { LETTERS = 26, LENGTHS = sizeof elements[0].name };

static uint8_t firsts[LETTERS][LENGTHS], nexts[ELEMENT_COUNT];

static void
index_elements(void)
{
	for (unsigned i = ELEMENT_COUNT; i--;) {
		const char *name = elements[i].name;
		uint8_t *first = &firsts[*name - 'a'][strlen(name)];
		nexts[i] = *first;
		*first = (uint8_t)(i + 1);
	}
}

const struct html_element *
html_element_find(const char *name)
{
	unsigned letter = (unsigned)(*name - 'a');
	size_t n = strlen(name);

	if (letter >= LETTERS || n >= LENGTHS)
		return &unknown;
	if (!firsts[0][1])
		index_elements();
	for (unsigned i = firsts[letter][n]; i; i = nexts[i - 1])
		if (!memcmp(elements[i - 1].name, name, n))
			return &elements[i - 1];
	return &unknown;
}

size_t
html_element_index(const struct html_element *element)
{
	return element == &unknown ? ELEMENT_COUNT : (size_t)(element - elements);
}
