#ifndef READ_XML_SIGN_H
#define READ_XML_SIGN_H

#include <stdbool.h>
#include <stddef.h>

/*
 * How a document of tags begins, whichever UTF it is in: for recognisers.
 */
enum { XML_SIGN_LOOKED_AT = 16 * 1024 }; /* bytes */

/* The first bytes as ASCII: without NULs and byte order mark. */
struct xml_sign {
	char bytes[XML_SIGN_LOOKED_AT + 1];
	size_t size;
};

/* True when the first byte that is seen opens a tag: a quick look. */
bool xml_sign_opens_tag(const char *head, size_t n);

void xml_sign_take(struct xml_sign *sign, const char *head, size_t n);

/* What comes behind comments and instructions; *xml is true when there was an XML declaration. */
const char *xml_sign_skip_prologue(const char *s, bool *xml);

/* True when a tag with this name starts here, whatever its case. */
bool xml_sign_is_element(const char *s, const char *name);

/*
 * The root's tag, behind all that may stand before it: from its name, prefix included, to the tag's end. NULL when it is not
 * there. Points into the sign.
 */
const char *xml_sign_root(const struct xml_sign *sign, size_t *size);

#endif
