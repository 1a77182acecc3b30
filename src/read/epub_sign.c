/*
 * An EPUB is a zip whose first file says so in its content (OCF 3.3, section 4.3), not compressed. One that was packed by hand may
 * not have it there, but it has a container, or at least the name.
 */
#include "read/epub_sign.h"

#include <stdbool.h>
#include <string.h>

#include "read/format.h"

static bool
holds(const char *head, size_t n, const char *what)
{
	return memmem(head, n, what, strlen(what));
}

int
epub_sign(const char *name, const char *head, size_t n)
{
	static const char *const endings[] = { ".epub", NULL };
	static const char type[] = "mimetypeapplication/epub+zip";
	enum { NAME_AT = 30 }; /* in a file's header */

	if (n >= NAME_AT + sizeof type - 1 && !memcmp(head, "PK\3\4", 4) &&
	    !memcmp(head + NAME_AT, type, sizeof type - 1))
		return FORMAT_SURE;
	if (n >= 4 && !memcmp(head, "PK\3\4", 4) && holds(head, n, "META-INF/container.xml"))
		return FORMAT_LIKELY;
	if (format_ends(name, endings) && (holds(head, n, "PK\3\4") || holds(head, n, "PK\5\6")))
		return FORMAT_NAMED;
	return FORMAT_NOT;
}
