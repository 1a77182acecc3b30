/*
 * An OpenDocument says what it is in its first file, a flat one in its root. One that was packed by hand may not; then it needs
 * the name. Tables and drawings are OpenDocuments too, but no texts.
 */
#include "read/odt_sign.h"

#include <stdbool.h>
#include <string.h>

#include "read/format.h"
#include "read/xml_sign.h"
#include "read/zip_sign.h"

#define TYPE "application/vnd.oasis.opendocument.text"

static bool
is_flat(const char *head, size_t n)
{
	static const char name[] = "office:document";
	struct xml_sign start;
	size_t size;

	if (!xml_sign_opens_tag(head, n))
		return false;
	xml_sign_take(&start, head, n);
	const char *root = xml_sign_root(&start, &size);
	if (!root || size < sizeof name || memcmp(root, name, sizeof name - 1) != 0 ||
	    !strchr(" \t\r\n", root[sizeof name - 1]))
		return false;
	const char *type = memmem(root, size, TYPE, sizeof TYPE - 1);
	return type != NULL;
}

int
odt_sign(const char *name, const char *head, size_t n)
{
	static const char *const endings[] = { ".odt", ".ott", ".odm", NULL };

	if (zip_sign_has_type(head, n, TYPE) || is_flat(head, n))
		return FORMAT_SURE;
	return format_ends(name, endings) && zip_sign_begins(head, n) ? FORMAT_NAMED : FORMAT_NOT;
}
