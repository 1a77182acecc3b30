#ifndef READ_XML_H
#define READ_XML_H

#include <libxml/tree.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"

/*
 * Small XML documents as trees: a package, a table of contents. What is not well-formed gives what could be understood of it.
 * Nothing outside is read, no entity of the document's own is replaced. Names are compared without their prefixes.
 */

/* NULL when there is nothing to be understood. To be freed with xmlFreeDoc. */
xmlDoc *xml_parse(const char *bytes, size_t n);

/* The first element below the node with this name, at whatever depth, or the node itself; NULL. */
xmlNode *xml_find(xmlNode *node, const char *name);

/* The next one in the document's order after this one, below root. */
xmlNode *xml_find_next(const xmlNode *node, const xmlNode *root, const char *name);

/* The first child, and the next sibling, that is an element with this name (NULL: any name); NULL. */
xmlNode *xml_child(const xmlNode *node, const char *name);
xmlNode *xml_next(const xmlNode *node, const char *name);

bool xml_is(const xmlNode *node, const char *name);

/* NULL when the element has no such attribute. Lives as long as the tree. */
const char *xml_attribute(const xmlNode *node, const char *name);

/* True when the attribute holds this word, among others with white space between. */
bool xml_has_word(const xmlNode *node, const char *attribute, const char *word);

/* Adds the text in the element, in one line, 64 KiB of it at most. */
void xml_text(const xmlNode *node, struct buffer *to);

#endif
