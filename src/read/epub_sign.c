/*
 * An EPUB is a zip whose first file says so in its content (OCF 3.3, section 4.3), not compressed. One that was packed by hand may
 * not have it there, but it has a container, or at least the name.
 */
#include "read/epub_sign.h"

#include "read/format.h"
#include "read/zip_sign.h"

const char *const epub_charsets[] = {
	"windows-1252", "windows-1250", "windows-1251", "windows-1253", "windows-1254",
	"windows-1255", "windows-1256", "windows-1257", "ISO-8859-2",   "ISO-8859-5",
	"ISO-8859-7",   "ISO-8859-15",  "KOI8-R",       "KOI8-U",       "CP932",
	"EUC-JP",       "ISO-2022-JP",  "GB18030",      "BIG5-HKSCS",   "CP949",
	NULL,
};

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
