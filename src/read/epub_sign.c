/*
 * An EPUB is a zip whose first file says so in its content (OCF 3.3, section 4.3), not compressed. One that was packed by hand may
 * not have it there, but it has a container, or at least the name.
 */
#include "read/epub_sign.h"

#include "read/format.h"
#include "read/zip_sign.h"

int
epub_sign(const char *name, const char *head, size_t n)
{
	static const char *const endings[] = { ".epub", NULL };

	if (zip_sign_has_type(head, n, "application/epub+zip"))
		return FORMAT_SURE;
	if (zip_sign_begins(head, n) && zip_sign_holds(head, n, "META-INF/container.xml"))
		return FORMAT_LIKELY;
	if (format_ends(name, endings) &&
	    (zip_sign_holds(head, n, "PK\3\4") || zip_sign_holds(head, n, "PK\5\6")))
		return FORMAT_NAMED;
	return FORMAT_NOT;
}
