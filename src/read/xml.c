/*
 * libxml2's trees, asked the few questions that readers have. All walks are loops: the parser limits the depth, but the stack is
 * not its own.
 */
#include "read/xml.h"

#include <libxml/parser.h>
#include <limits.h>
#include <string.h>

#include "base/utf8.h"
#include "read/entity.h"

enum {
	TEXT_MOST = 64 * 1024,
	OPTIONS = XML_PARSE_RECOVER | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NONET |
	          XML_PARSE_COMPACT,
};

xmlDoc *
xml_parse(const char *bytes, size_t n)
{
	if (!n || n > INT_MAX)
		return NULL;
	xmlDoc *tree = xmlReadMemory(bytes, (int)n, NULL, NULL, OPTIONS);
	if (tree && xmlDocGetRootElement(tree))
		return tree;
	xmlFreeDoc(tree);
	return NULL;
}

/* ---- names ---- */

static bool
is_name(const xmlChar *full, const char *name)
{
	const char *s = (const char *)full, *colon = s ? strrchr(s, ':') : NULL;

	return s && !strcmp(colon ? colon + 1 : s, name);
}

bool
xml_is(const xmlNode *node, const char *name)
{
	return node->type == XML_ELEMENT_NODE && (!name || is_name(node->name, name));
}

/* ---- walking ---- */

/* What comes after a node in the document's order, within the root; deeper: its children too. */
static xmlNode *
following(const xmlNode *node, const xmlNode *root, bool deeper)
{
	if (deeper && node->type == XML_ELEMENT_NODE && node->children)
		return node->children;
	while (node != root && !node->next)
		node = node->parent;
	return node == root ? NULL : node->next;
}

xmlNode *
xml_find(xmlNode *root, const char *name)
{
	for (xmlNode *node = root; node; node = following(node, root, true))
		if (xml_is(node, name))
			return node;
	return NULL;
}

xmlNode *
xml_find_next(const xmlNode *node, const xmlNode *root, const char *name)
{
	xmlNode *next = following(node, root, true);

	while (next && !xml_is(next, name))
		next = following(next, root, true);
	return next;
}

static xmlNode *
first_element(xmlNode *node, const char *name)
{
	while (node && !xml_is(node, name))
		node = node->next;
	return node;
}

xmlNode *
xml_child(const xmlNode *node, const char *name)
{
	return first_element(node->children, name);
}

xmlNode *
xml_next(const xmlNode *node, const char *name)
{
	return first_element(node->next, name);
}

/* ---- contents ---- */

const char *
xml_attribute(const xmlNode *node, const char *name)
{
	for (const xmlAttr *a = node->properties; a; a = a->next)
		if (is_name(a->name, name))
			return a->children && a->children->content
			               ? (const char *)a->children->content
			               : "";
	return NULL;
}

bool
xml_has_word(const xmlNode *node, const char *attribute, const char *word)
{
	static const char white[] = " \t\r\n";
	const char *p = xml_attribute(node, attribute);
	size_t size = strlen(word);

	while (p && *p) {
		size_t n = strcspn(p, white);
		if (n == size && !memcmp(p, word, n))
			return true;
		p += n;
		p += strspn(p, white);
	}
	return false;
}

/* A reference to one of HTML's names; one of the document's own stays what it is. */
static void
add_reference(const xmlNode *node, struct buffer *to)
{
	struct buffer reference = { 0 };

	buffer_printf(&reference, "&%s;", (const char *)node->name);
	entity_text(reference.bytes, reference.size, false, to);
	buffer_clear(&reference);
}

void
xml_text(const xmlNode *root, struct buffer *to)
{
	size_t start = to->size;

	buffer_reserve(to, 0);
	for (const xmlNode *node = root; node && to->size - start < TEXT_MOST;
	     node = following(node, root, true)) {
		const char *text = (const char *)node->content;
		if (node->type == XML_ENTITY_REF_NODE)
			add_reference(node, to);
		else if ((node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) &&
		         text)
			buffer_add(to, text, utf8_valid_prefix(text, strnlen(text, TEXT_MOST)));
	}
	buffer_one_line(to, start);
}
